// SPDX-License-Identifier: Apache-2.0
// What the fuzz targets share: schemas loaded once, DOCX packed from its main part, a check that stops the run.
#ifndef NIANBAO_TESTS_FUZZ_TARGET_HPP
#define NIANBAO_TESTS_FUZZ_TARGET_HPP

#include "nianbao/base/error.hpp"
#include "nianbao/base/limits.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/io/source.hpp"
#include "tests/unit/nianbao/io/zip_writer.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace nianbao::fuzz {

inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

inline const Knowledge& knowledge() {
    static const Knowledge loaded = load_builtin_knowledge();
    return loaded;
}

/// Caps that an input of some KB can reach, so that what is behind them is tested, too.
inline Limits small_limits() {
    Limits limits;
    limits.unpacked_bytes = 4'000'000;
    limits.elements = 20'000;
    limits.nesting = 300;
    limits.open_formatting = 64;
    limits.tag_bytes = 8'000;
    limits.cells = 5'000;
    limits.span = 200;
    limits.tokens = 50'000;
    return limits;
}

/// Mutations of a package break its checksums long before its text: a bare main part is packed here.
inline std::string packed(std::string_view main_part) {
    test::ZipPart types;
    types.name = "[Content_Types].xml";
    types.text = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    test::ZipPart relationships;
    relationships.name = "_rels/.rels";
    relationships.text = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                         "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                         "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    test::ZipPart document;
    document.name = "word/document.xml";
    document.text = main_part;
    return test::make_zip({types, relationships, document});
}

inline Source source_of(std::string_view bytes, const char* name) {
    Source source;
    source.bytes = bytes.find(":document") == bytes.npos || bytes.substr(0, 2) == "PK" ? std::string{bytes} : packed(bytes);
    source.name = name;
    return source;
}

inline void require(bool fact, const char* what, std::string_view detail = {}) {
    if (!fact) {
        const std::string text{detail};
        std::fprintf(stderr, "NOT SO: %s %s\n", what, text.c_str());
        std::abort();
    }
}

/// Errors are an answer, but for those that blame the program.
inline void require_no_bug(const Error& error) {
    require(error.code() != ErrorCode::internal && error.code() != ErrorCode::schema && error.code() != ErrorCode::usage,
            "an error that blames the program:", error.what());
}

} // namespace nianbao::fuzz

#endif // NIANBAO_TESTS_FUZZ_TARGET_HPP
