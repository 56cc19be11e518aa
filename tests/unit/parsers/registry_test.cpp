// SPDX-License-Identifier: Apache-2.0
#include "parsers/registry.hpp"

#include "tests/unit/nianbao/io/zip_writer.hpp"
#include "tests/unit/parsers/shown.hpp"

#include <catch2/catch.hpp>

using namespace nianbao;
using namespace nianbao::test;

namespace {

std::string chosen(const std::string& bytes, const std::string& name = "a", const std::string& format = "") {
    Source source = source_of(bytes, name);
    source.format = format;
    return std::string{choose_parser(source).parser->name};
}

std::string refused(const std::string& bytes, const std::string& format = "") {
    return error_of([&] { chosen(bytes, "a", format); });
}

std::string zip_of(const std::string& entry) {
    ZipPart part;
    part.name = entry;
    part.text = "x";
    return make_zip({part});
}

std::string bytes_of(std::string_view text, std::size_t size = 600) {
    std::string bytes{text};
    bytes.resize(std::max(size, bytes.size()), '\0');
    return bytes;
}

const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

std::string wide(std::string_view text) {
    std::string bytes;
    for (const char byte : text) {
        bytes += byte;
        bytes += '\0';
    }
    return bytes;
}

} // namespace

TEST_CASE("registry: the parsers") {
    std::string names;
    for (const Parser& parser : parsers()) {
        names += std::string{parser.name} + " ";
        CHECK_FALSE(parser.media_type.empty());
    }
    CHECK(names == "flat html docx ");
}

TEST_CASE("registry: content decides, not the file name") {
    CHECK(chosen("a | b | c | d\n") == "flat");
    CHECK(chosen("<html><body><p>a</p>") == "html");
    CHECK(chosen("<html><body><p>a</p>", "a.doc") == "html");
    CHECK(chosen("<html><body><p>a</p>", "a.txt") == "html");
    CHECK(chosen("text", "a.html") == "flat");
    CHECK(chosen("a | b<br>c | d | e\n", "a.md") == "flat");
    CHECK(chosen(zip_of("word/document.xml"), "a.txt") == "docx");
    CHECK(chosen("\xFF\xFE" + wide("<html><body><p>a")) == "html");
    CHECK(chosen("\xFF\xFE" + wide("a text\n")) == "flat");
    CHECK(chosen("[2023] a\n{b}") == "flat");
}

TEST_CASE("registry: every parser bids, the highest first") {
    const std::vector<Offer> offers = bids(source_of("<html><body>", "a.html"));
    REQUIRE(offers.size() == 3);
    CHECK(offers[0].parser->name == "html");
    CHECK(offers[0].bid.bits == 20);
    CHECK(offers[1].parser->name == "flat");
    CHECK(offers[2].bid.bits == 0);
}

TEST_CASE("registry: a truncated document is docx's to report") {
    CHECK(chosen(zip_of("word/document.xml").substr(0, 40)) == "docx");
}

TEST_CASE("registry: the operator's word goes before bids") {
    CHECK(chosen("<html><body><p>a", "a", "flat") == "flat");
    CHECK(chosen("{\"a\": 1}", "a", "flat") == "flat");
    CHECK(refused("a", "pdf") == "usage no-such-parser pdf");
    CHECK(refused("", "html") == "empty no-text");
    CHECK(refused("%PDF-1.7\n", "html") == "unsupported unsupported-format PDF");
}

TEST_CASE("registry: formats that are known and not read") {
    const auto name = [](const std::string& bytes) {
        const std::string text = refused(bytes);
        for (const std::string begin : {"unsupported unsupported-format ", "unsupported unsupported-archive "}) {
            if (text.substr(0, begin.size()) == begin) {
                return text.substr(begin.size());
            }
        }
        return "not refused: " + text;
    };
    CHECK(refused("Rar!\x1A\x07") == "unsupported unsupported-archive RAR archive"); // it may hold reports: never passed over
    CHECK(refused("GIF89a") == "unsupported unsupported-format GIF image");
    CHECK(name("\x28\xB5\x2F\xFD") == "zstd archive");
    CHECK(name(std::string(257, 'a') + "ustar") == "TAR archive");
    CHECK(name("%PDF-1.7\n1 0 obj") == "PDF");
    CHECK(name("\n%PDF-1.7\n1 0 obj") == "PDF");
    CHECK(name(bytes_of(compound)) == "Office 97-2003 / WPS (.doc, .xls, .wps)");
    CHECK(name("{\\rtf1\\ansi a | b | c |}") == "RTF");
    CHECK(name(" {\"a\": [1, 2]}\n") == "JSON");
    CHECK(name("[{\"a\": \"<p>b</p>\"}]") == "JSON");
    CHECK(name("MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>") == "MHTML");
    CHECK(name("<?xml version=\"1.0\"?>\n<a><p>b</p></a>") == "XML");
    CHECK(name(bytes_of("\x89PNG\r\n\x1A\n")) == "PNG image");
    CHECK(name(bytes_of("\xFF\xD8\xFF\xE0")) == "JPEG image");
    CHECK(name("GIF89a") == "GIF image");
    CHECK(name(bytes_of("BM\x10")) == "BMP image");
    CHECK(name("\x1F\x8B\x08") == "gzip archive");
    CHECK(name("Rar!\x1A\x07") == "RAR archive");
    CHECK(name("7z\xBC\xAF\x27\x1C") == "7z archive");
    CHECK(name(zip_of("xl/workbook.xml")) == "XLSX");
    CHECK(name(zip_of("ppt/presentation.xml")) == "PPTX");
    CHECK(name(zip_of("OFD.xml")) == "OFD");
    CHECK(name(zip_of("content.xml")) == "ODF");
    CHECK(name(zip_of("a.txt")) == "ZIP archive");
}

TEST_CASE("registry: an encrypted document is told from an old one") {
    const std::string bytes = bytes_of(compound) + wide("EncryptedPackage");
    CHECK(refused(bytes) == "encrypted encrypted");
    CHECK(refused(bytes, "docx") == "encrypted encrypted");
}

TEST_CASE("registry: nothing and what is no text") {
    CHECK(refused("") == "empty no-text");
    CHECK(refused(bytes_of("abc")) == "not-recognized not-recognized");
    CHECK(refused("a\x01\x02\x03\x04 | | | \x05") == "not-recognized not-recognized");
    CHECK(refused(std::string("<html>\0<body>\0<p>\0\0\0", 19)) == "not-recognized not-recognized");
}

TEST_CASE("registry: a stray control character makes no binary") {
    CHECK(chosen(std::string(98, 'a') + "\x01\x0B") == "flat");
}

TEST_CASE("registry: two that are equally sure are an error that lists both") {
    const auto all = parsers();
    const Offer flat{&all[0], {8, "text"}};
    const Offer html{&all[1], {8, "<p>"}};
    CHECK(error_of([&] {
              winner({flat, html});
          }) == "not-recognized several-parsers flat 8 (text), html 8 (<p>)");
    CHECK(winner({flat, Offer{&all[1], {7, ""}}}).parser->name == "flat");
    CHECK(error_of([&] { winner({Offer{&all[0], {0, ""}}}); }) == "not-recognized not-recognized");
    CHECK(error_of([&] { winner({}); }) == "not-recognized not-recognized");
}
