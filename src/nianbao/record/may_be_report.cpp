// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/may_be_report.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

/// ZIP, compound files, PDF, RTF.
constexpr std::array<std::string_view, 4> packed_formats = {"PK\x03\x04", "\xD0\xCF\x11\xE0", "%PDF-", "{\\rtf"};

} // namespace

bool may_be_report(std::string_view input, const Knowledge& knowledge) {
    const std::string_view head = input.substr(0, report_head_bytes);
    const bool hides_words = std::any_of(packed_formats.begin(), packed_formats.end(),
                                         [&](std::string_view start) { return head.substr(0, start.size()) == start; });
    return hides_words || knowledge.report_words.are_in(head);
}

} // namespace nianbao
