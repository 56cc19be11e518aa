// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/may_be_report.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

/// ZIP, compound files, PDF, RTF; archives that are not read: gzip, bzip2, xz, zstd, RAR, 7z.
constexpr std::array<std::string_view, 10> packed_formats = {"PK\x03\x04", "\xD0\xCF\x11\xE0", "%PDF-",        "{\\rtf",
                                                             "\x1F\x8B\x08", "BZh",              "\xFD" "7zXZ", "\x28\xB5\x2F\xFD",
                                                             "Rar!",         "7z\xBC\xAF"};

bool is_tar(std::string_view head) {
    return head.substr(0, 262).substr(std::min<std::size_t>(head.size(), 257)) == "ustar";
}

} // namespace

bool may_be_report(std::string_view input, const Knowledge& knowledge) {
    const std::string_view head = input.substr(0, report_head_bytes);
    const bool hides_words = std::any_of(packed_formats.begin(), packed_formats.end(),
                                         [&](std::string_view start) { return head.substr(0, start.size()) == start; });
    return hides_words || is_tar(head) || knowledge.report_words.are_in(head);
}

} // namespace nianbao
