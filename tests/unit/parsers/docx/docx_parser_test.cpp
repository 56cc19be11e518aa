// SPDX-License-Identifier: Apache-2.0
// Word documents, as packages of a few parts.
#include "parsers/docx/docx_parser.hpp"

#include "tests/unit/nianbao/io/zip_writer.hpp"
#include "tests/unit/parsers/shown.hpp"

#include <catch2/catch.hpp>

using namespace nianbao;
using namespace nianbao::test;

namespace {

const std::string transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const std::string strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const std::string relationship_kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

ZipPart part(const std::string& name, const std::string& text) {
    ZipPart entry;
    entry.name = name;
    entry.text = text;
    return entry;
}

std::string document_part(const std::string& body, const std::string& name_space = transitional) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document xmlns:w=\"" + name_space +
           "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>" + body +
           "</w:body></w:document>";
}

std::string relationships(const std::vector<std::pair<std::string, std::string>>& targets) {
    std::string text =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    for (const auto& [kind, target] : targets) {
        text += "<Relationship Id=\"r" + kind + "\" Type=\"" + relationship_kinds + kind + "\" Target=\"" +
                target + "\"/>";
    }
    return text + "</Relationships>";
}

Document parse_parts(const std::vector<ZipPart>& parts, const Limits& limits = Limits{}) {
    return parse_docx_document(source_of(make_zip(parts), "a.docx"), limits);
}

Document parse(const std::string& body, const Limits& limits = Limits{}) {
    return parse_parts({part("word/document.xml", document_part(body))}, limits);
}

std::string run(const std::string& text, const std::string& properties = "") {
    return "<w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>") + "<w:t>" + text +
           "</w:t></w:r>";
}

std::string paragraph(const std::string& text) {
    return "<w:p>" + run(text) + "</w:p>";
}

std::string cell(const std::string& text, const std::string& properties = "") {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(text) + "</w:tc>";
}

std::string row(const std::string& cells, const std::string& properties = "") {
    return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}

std::string table(const std::string& rows) {
    return "<w:tbl><w:tblPr/>" + rows + "</w:tbl>";
}

const std::string restart = "<w:vMerge w:val=\"restart\"/>";
const std::string goes_on = "<w:vMerge/>";

} // namespace

TEST_CASE("docx: paragraphs, their numbers, bars and breaks") {
    CHECK(shown(parse(paragraph("a") + "<w:p/>" + paragraph("b | c ||") + "<w:p>" + run("d") +
                      "<w:r><w:br/><w:t>e</w:t></w:r></w:p>")) ==
          Lines{"p1: a", "p3: b <1> c <2>", "p4: d", "p4: e"});
}

TEST_CASE("docx: runs glue, a hyphen that does not break is one") {
    CHECK(shown(parse("<w:p>" + run("1") + run("2") + "<w:r><w:noBreakHyphen/></w:r>" + run("3") +
                      "</w:p>")) == Lines{"p1: 12-3"});
}

TEST_CASE("docx: links, content controls and custom XML are seen through") {
    CHECK(shown(parse("<w:p><w:hyperlink>" + run("a") +
                      "</w:hyperlink><w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent>" + run("b") +
                      "</w:sdtContent></w:sdt></w:p><w:sdt><w:sdtContent>" + paragraph("c") +
                      "</w:sdtContent></w:sdt><w:customXml>" + paragraph("d") + "</w:customXml>")) ==
          Lines{"p1: ab", "p2: c", "p3: d"});
}

TEST_CASE("docx: inserted text is read, deleted text is left out") {
    const Document document = parse("<w:p><w:ins>" + run("13") +
                                    "</w:ins><w:del><w:r><w:delText>12</w:delText></w:r></w:del></w:p>");
    CHECK(shown(document) == Lines{"p1: 13"});
    CHECK(left_out(document) == Lines{"p1 deleted: 12"});
    CHECK(remarks(document) == Lines{"D-01 1: p1"});
}

TEST_CASE("docx: what is struck through is left out, and parts the digits beside it") {
    const std::string struck = "<w:strike/>";
    const Document document = parse("<w:p>" + run("12", struck) + run("13") + "</w:p><w:p>" + run("1") + run("2", "<w:dstrike/>") + run("3") +
                                    "</w:p><w:p>" + run("7", "<w:strike w:val=\"0\"/>") + "</w:p>");
    CHECK(shown(document) == Lines{"p1: 13", "p2: 1 3", "p3: 7"});
    CHECK(left_out(document) == Lines{"p1 struck-through: 12", "p2 struck-through: 2"});
    CHECK(remarks(document) == Lines{"D-03 struck-through 2: p1, p2"});
}

TEST_CASE("docx: a raised digit is none of the number before it") {
    const std::string raised = "<w:vertAlign w:val=\"superscript\"/>";
    CHECK(shown(parse("<w:p>" + run("10") + run("2", raised) + run("3") + "</w:p>")) == Lines{"p1: 10 2 3"});
    CHECK(shown(parse("<w:p>" + run("m") + run("2", raised) + run("a") + "</w:p>")) == Lines{"p1: m2a"});
    CHECK(shown(parse("<w:p>" + run("12", raised) + "</w:p>")) == Lines{"p1: 12"});
}

TEST_CASE("docx: a field shows its result, not its instruction") {
    const std::string field =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>SUM</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
        run("7") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    const Document document = parse("<w:p>" + run("a") + field + run("b") + "</w:p>");
    CHECK(shown(document) == Lines{"p1: a7b"});
    CHECK(left_out(document) == Lines{"p1 field-code: SUM"});
    // A field that never ends must not swallow what follows.
    CHECK(shown(parse("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + run("a") + "</w:p>" +
                      paragraph("b"))) == Lines{"p1: a", "p2: b"});
}

TEST_CASE("docx: hidden text is left out") {
    const Document document =
        parse("<w:p>" + run("a") + run("b", "<w:vanish/>") + run("c", "<w:vanish w:val=\"0\"/>") + "</w:p>");
    CHECK(shown(document) == Lines{"p1: ac"});
    CHECK(left_out(document) == Lines{"p1 hidden: b"});
    CHECK(remarks(document) == Lines{"D-02 1: p1"});
}

TEST_CASE("docx: cells over columns and rows") {
    const Document document = parse(table(row(cell("a", "<w:gridSpan w:val=\"2\"/>") + cell("b", restart)) +
                                          row(cell("c") + cell("d") + cell("", goes_on)) +
                                          row(cell("e") + cell("f") + cell("g", restart))));
    CHECK(shown(document) == Lines{"t1 w3: 0 a 2x1, 2 b 1x2 | 0 c, 1 d | 0 e, 1 f, 2 g"});
    CHECK(remarks(document).empty());
}

TEST_CASE("docx: a merged cell that holds text stays, with a remark") {
    const Document document =
        parse(table(row(cell("a", restart) + cell("b")) + row(cell("c", goes_on) + cell("d"))));
    CHECK(shown(document) == Lines{"t1 w2: 0 a, 1 b | 0 c, 1 d"});
    CHECK(remarks(document) == Lines{"D-03 text-in-merged-cell 1: t1.2.1"});
}

TEST_CASE("docx: columns before and after a row") {
    CHECK(shown(parse(table(row(cell("a") + cell("b") + cell("c")) +
                            row(cell("d"), "<w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"2\"/>")))) ==
          Lines{"t1 w4: 0 a, 1 b, 2 c | 1 d"});
}

TEST_CASE("docx: paragraphs of a cell, rows in content controls") {
    CHECK(shown(parse(table("<w:sdt><w:sdtContent>" +
                            row("<w:tc>" + paragraph("a") + paragraph("b") + "</w:tc>") +
                            "</w:sdtContent></w:sdt>"))) == Lines{"t1 w1: 0 a^b"});
}

TEST_CASE("docx: a nested table is a grid of its own") {
    CHECK(shown(parse(table(row("<w:tc>" + paragraph("a") + table(row(cell("1") + cell("2"))) +
                                paragraph("b") + "</w:tc>")) +
                      paragraph("c"))) == Lines{"t1 w1: 0 a^b", "t2 in 1 w2: 0 1, 1 2", "p1: c"});
}

TEST_CASE("docx: a text box comes behind its paragraph, once") {
    const std::string box = "<w:txbxContent>" + paragraph("box") + "</w:txbxContent>";
    const Document document = parse("<w:p>" + run("a") + "<w:r><mc:AlternateContent><mc:Choice>" + box +
                                    "</mc:Choice><mc:Fallback>" + box +
                                    "</mc:Fallback></mc:AlternateContent></w:r></w:p>" + paragraph("b"));
    CHECK(shown(document) == Lines{"p1: a", "p2 textbox: box", "p3: b"});
    CHECK(left_out(document) == Lines{"p1 alternate-version: box"});
}

TEST_CASE("docx: the other parts of a package") {
    const std::string notes = "<w:footnotes xmlns:w=\"" + transitional +
                              "\"><w:footnote w:type=\"separator\"><w:p/></w:footnote>"
                              "<w:footnote>" +
                              paragraph("note") + "</w:footnote></w:footnotes>";
    const std::string header = "<w:hdr xmlns:w=\"" + transitional + "\">" + paragraph("head") + "</w:hdr>";
    const std::string styles = "<w:styles xmlns:w=\"" + transitional +
                               "\"><w:style w:type=\"paragraph\" w:styleId=\"H\">"
                               "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style></w:styles>";
    const std::string core =
        "<cp:coreProperties "
        "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>t</dc:title><dc:creator> </dc:creator>"
        "<cp:revision>3</cp:revision></cp:coreProperties>";
    const std::string body = "<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr>" + run("a") + "</w:p>";
    const Document document = parse_parts(
        {part("_rels/.rels",
              relationships({{"officeDocument", "word/main.xml"}, {"core-properties", "docProps/core.xml"}})),
         part("word/main.xml", document_part(body)),
         part("word/_rels/main.xml.rels",
              relationships(
                  {{"footnotes", "notes.xml"}, {"header", "/word/header1.xml"}, {"styles", "styles.xml"}})),
         part("word/notes.xml", notes), part("word/header1.xml", header), part("word/styles.xml", styles),
         part("docProps/core.xml", core)});
    CHECK(shown(document) == Lines{"p1 h1: a", "p2 footnote: note"});
    CHECK(left_out(document) == Lines{"header: head"});
    CHECK(meta(document) == Lines{"dc:title=t", "cp:revision=3"});
}

TEST_CASE("docx: the strict namespace is the same") {
    const Document document = parse_parts(
        {part("word/document.xml",
              document_part(paragraph("a") + table(row(cell("b", "<w:gridSpan w:val=\"2\"/>"))), strict))});
    CHECK(shown(document) == Lines{"p1: a", "t1 w2: 0 b 2x1"});
}

TEST_CASE("docx: documents that cannot be read") {
    CHECK(error_of([] { parse("<w:p/>"); }) == "empty no-text");
    CHECK(error_of([] { parse_parts({part("a.txt", "x")}); }) == "corrupt docx-no-document");
    CHECK(error_of([] { parse_parts({part("word/document.xml", "<a><body/></a>")}); }) ==
          "unsupported docx-not-word word/document.xml");
    CHECK(error_of([] { parse_parts({part("word/document.xml", "<a>")}); }).substr(0, 19) ==
          "corrupt xml-corrupt");
    CHECK(error_of([] { parse_docx_document(source_of("PK\3\4"), Limits{}); }) == "corrupt zip-no-directory");
}

TEST_CASE("docx: the cap on cells, at it and beyond") {
    Limits limits;
    limits.cells = 3;
    CHECK(error_of([&] { parse(table(row(cell("a") + cell("b") + cell("c"))), limits); }).empty());
    CHECK(error_of([&] { parse(table(row(cell("a") + cell("b")) + row(cell("c") + cell("d"))), limits); }) ==
          "too-large limit cells");
    limits.span = 2;
    CHECK(shown(parse(table(row(cell("a", "<w:gridSpan w:val=\"2\"/>"))), limits)) ==
          Lines{"t1 w2: 0 a 2x1"});
    CHECK(shown(parse(table(row(cell("a", "<w:gridSpan w:val=\"3\"/>"))), limits)) ==
          Lines{"t1 w2: 0 a 2x1"});
}

TEST_CASE("docx: the caps on what is skipped before and behind a row") {
    Limits limits;
    limits.span = 2;
    for (const std::string skipped : {"gridBefore", "gridAfter"}) {
        const auto of = [&](const std::string& count) {
            return shown(parse(table(row(cell("a"), "<w:" + skipped + " w:val=\"" + count + "\"/>")), limits));
        };
        CHECK(of("1") != of("2"));
        CHECK(of("2") == of("3"));
    }
}

TEST_CASE("docx: the caps on its XML and its package, at them and beyond") {
    const auto failure = [](const Limits& limits) {
        return error_of([&] { parse(paragraph("a"), limits); });
    };
    Limits limits;
    limits.elements = 5; // document, body, p, r, t
    CHECK(failure(limits).empty());
    limits.elements = 4;
    CHECK(failure(limits) == "too-large limit elements");
    limits = Limits{};
    limits.nesting = 5;
    CHECK(failure(limits).empty());
    limits.nesting = 4;
    CHECK(failure(limits) == "too-large limit nesting");
    const std::string text = document_part(paragraph("a"));
    limits = Limits{};
    limits.tag_bytes = text.find('>', text.find("<w:document")) + 1 - text.find("<w:document");
    CHECK(failure(limits).empty());
    --limits.tag_bytes;
    CHECK(failure(limits) == "too-large limit tag_bytes");
    limits = Limits{};
    limits.unpacked_bytes = text.size();
    CHECK(failure(limits).empty());
    --limits.unpacked_bytes;
    CHECK(failure(limits) == "too-large limit unpacked_bytes");
    limits = Limits{};
    limits.zip_entries = 1;
    CHECK(failure(limits).empty());
    limits.zip_entries = 0;
    CHECK(failure(limits) == "too-large limit zip_entries");
}

TEST_CASE("docx: the cap on tokens, at it and beyond") {
    Limits limits;
    limits.tokens = 3;
    CHECK(error_of([&] { parse(paragraph("a|b"), limits); }).empty());
    CHECK(error_of([&] { parse(paragraph("a|b|c"), limits); }) == "too-large limit tokens");
    CHECK(error_of([&] { parse(paragraph("a") + paragraph("b|c"), limits); }) == "too-large limit tokens");
}

TEST_CASE("docx: bids") {
    const std::string package = make_zip({part("word/document.xml", document_part(paragraph("a")))});
    CHECK(bid_docx(source_of(package)).bits == 61);
    CHECK(bid_docx(source_of(package, "a.docx")).bits == 64);
    CHECK(bid_docx(source_of(package.substr(0, package.size() / 2))).bits == 29);
    CHECK(bid_docx(source_of(make_zip({part("xl/workbook.xml", "<a/>")}))).bits == 0);
    CHECK(bid_docx(source_of("text")).bits == 0);
}
