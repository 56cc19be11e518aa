// SPDX-License-Identifier: Apache-2.0
// The parser of Word documents.
#include "parsers/docx/docx_parser.hpp"
#include "tests/fuzz/document_checks.hpp"

using namespace nianbao;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const Source source = fuzz::source_of(fuzz::bytes_of(data, size), "fuzz.docx");
        bid_docx(source);
        fuzz::check_document(parse_docx_document(source, fuzz::small_limits()));
    } catch (const Error& error) {
        fuzz::require_no_bug(error);
    }
    return 0;
}
