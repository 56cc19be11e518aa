// SPDX-License-Identifier: Apache-2.0
#include "parsers/known_formats.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/io/zip.hpp"
#include "nianbao/text/decode.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

constexpr std::size_t head_bytes = 4096;

struct Signature {
    std::string_view bytes;
    std::string_view format;
};

using namespace std::string_view_literals;

constexpr std::array<Signature, 20> signatures = {{
    {"%PDF-"sv, "PDF"},
    {"%!PS"sv, "PostScript"},
    {"\x89PNG\r\n"sv, "PNG image"},
    {"\xFF\xD8\xFF"sv, "JPEG image"},
    {"GIF87a"sv, "GIF image"},
    {"GIF89a"sv, "GIF image"},
    {"II*\0"sv, "TIFF image"},
    {"MM\0*"sv, "TIFF image"},
    {"RIFF"sv, "RIFF (WebP image)"},
    {"\x1F\x8B\x08"sv, "gzip archive"},
    {"BZh91AY&SY"sv, "bzip2 archive"},
    {"\xFD\x37zXZ\0"sv, "xz archive"},
    {"Rar!\x1A\x07"sv, "RAR archive"},
    {"7z\xBC\xAF\x27\x1C"sv, "7z archive"},
    {"\x28\xB5\x2F\xFD"sv, "zstd archive"},
    {"SQLite format 3\0"sv, "SQLite database"},
    {"\x7F"
     "ELF"sv,
     "executable"},
    {"MZ\x90\0"sv, "executable"},
    {"\0\0\x01\0"sv, "icon image"},
    {"HN30"sv, "CAJ"},
}};

constexpr std::string_view compound_signature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

bool begins_with(std::string_view text, std::string_view word) {
    return text.substr(0, word.size()) == word;
}

bool contains(std::string_view text, std::string_view word) {
    return text.find(word) != text.npos;
}

/// Without byte order mark and white space.
std::string_view first_text(std::string_view bytes) {
    if (begins_with(bytes, "\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    return first == bytes.npos ? std::string_view{} : bytes.substr(first);
}

/// {"a": ... } or [ {...} ]: a text of a report may begin with a bracket, but does not go on so.
bool is_json(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    const std::size_t second = text.find_first_not_of(" \t\r\n", 1);
    if (last == text.npos || second == text.npos) {
        return false;
    }
    const char next = text[second];
    const bool is_object = text[0] == '{' && text[last] == '}' && (next == '"' || next == '}');
    const bool is_array = text[0] == '[' && text[last] == ']' && (next == '{' || next == '"' || next == '[');
    return is_object || is_array;
}

} // namespace

std::string unread_binary_format(std::string_view bytes) {
    const bool is_bitmap = begins_with(bytes, "BM") && contains(bytes.substr(0, 64), "\0\0\0\0"sv);
    if (is_bitmap) {
        return "BMP image";
    }
    constexpr std::size_t magic_of_tar = 257; // POSIX ustar
    if (bytes.size() > magic_of_tar && begins_with(bytes.substr(magic_of_tar), "ustar")) {
        return "TAR archive";
    }
    const std::string_view text = first_text(bytes.substr(0, head_bytes));
    const auto* const found = std::find_if(signatures.begin(), signatures.end(), [&](const Signature& entry) {
        return begins_with(bytes, entry.bytes) || (entry.format == "PDF" && begins_with(text, entry.bytes));
    });
    return found == signatures.end() ? std::string{} : std::string{found->format};
}

std::string unread_text_format(std::string_view bytes) {
    const std::string_view text = first_text(bytes);
    const std::string_view head = text.substr(0, head_bytes);
    if (begins_with(head, "{\\rtf")) {
        return "RTF";
    }
    if (!head.empty() && is_json(text)) {
        return "JSON";
    }
    if (begins_with(head, "MIME-Version:") && contains(head, "multipart/related")) {
        return "MHTML";
    }
    const bool is_page =
        contains(head, "<html") || contains(head, "<HTML") || contains(head, "<!DOCTYPE html");
    return begins_with(head, "<?xml") && !is_page ? "XML" : "";
}

bool is_compound_file(std::string_view bytes) {
    return begins_with(bytes, compound_signature);
}

bool is_encrypted_package(std::string_view bytes) {
    constexpr std::string_view name =
        "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv; // UTF-16 in its directory
    return is_compound_file(bytes) && contains(bytes, name);
}

bool is_zip(std::string_view bytes) {
    return begins_with(bytes, "PK\3\4") || begins_with(bytes, "PK\5\6");
}

std::string zip_format(std::string_view bytes) {
    constexpr std::array<Signature, 6> folders = {{{"xl/", "XLSX"},
                                                   {"ppt/", "PPTX"},
                                                   {"OFD.xml", "OFD"},
                                                   {"META-INF/container.xml", "EPUB"},
                                                   {"META-INF/manifest.xml", "ODF"},
                                                   {"content.xml", "ODF"}}};
    try {
        const ZipReader zip(bytes, Limits{});
        for (const Signature& folder : folders) {
            const auto& entries = zip.entries();
            if (std::any_of(entries.begin(), entries.end(),
                            [&](const ZipEntry& entry) { return begins_with(entry.name, folder.bytes); })) {
                return std::string{folder.format};
            }
        }
    } catch (const Error&) {
        return "ZIP archive"; // its own fault is of no interest: it holds no document that is read
    }
    return "ZIP archive";
}

bool is_binary(std::string_view bytes) {
    std::string_view head = bytes.substr(0, head_bytes);
    std::string decoded;
    if (contains(head, "\0"sv)) {
        DecodedText text = decode(head, {}, {});
        if (!begins_with(text.charset, "UTF-16")) {
            return true;
        }
        decoded = std::move(text.text);
        head = decoded;
    }
    const auto is_control = [](char byte) {
        const unsigned code = static_cast<unsigned char>(byte);
        return code < 0x20 && !(code >= 9 && code <= 13);
    };
    const auto controls = std::count_if(head.begin(), head.end(), is_control);
    return controls * 50 > static_cast<std::ptrdiff_t>(head.size()); // a stray one is a fault of a text
}

} // namespace nianbao
