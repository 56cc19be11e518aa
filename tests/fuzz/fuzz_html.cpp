// SPDX-License-Identifier: Apache-2.0
// The parser of pages.
#include "parsers/html/html_parser.hpp"
#include "tests/fuzz/document_checks.hpp"

using namespace nianbao;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const Source source = fuzz::source_of(fuzz::bytes_of(data, size), "fuzz.html");
        bid_html(source);
        fuzz::check_document(parse_html_document(source, fuzz::small_limits()));
    } catch (const Error& error) {
        fuzz::require_no_bug(error);
    }
    return 0;
}
