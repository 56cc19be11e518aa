// SPDX-License-Identifier: Apache-2.0
// Whether a text begins like a page of HTML.
#ifndef NIANBAO_MEMBERS_PAGE_OR_TEXT_HPP
#define NIANBAO_MEMBERS_PAGE_OR_TEXT_HPP

#include <string_view>

namespace nianbao {

/// After white space and a byte order mark: '<' and a letter, '!' or '?'.
inline bool begins_like_page(std::string_view text) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") {
        text.remove_prefix(3);
    }
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    if (at == text.npos || text[at] != '<' || at + 1 == text.size()) {
        return false;
    }
    const char next = text[at + 1];
    return next == '!' || next == '?' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
}

} // namespace nianbao

#endif // NIANBAO_MEMBERS_PAGE_OR_TEXT_HPP
