// SPDX-License-Identifier: Apache-2.0
// Letters of ASCII, whatever the locale: names of elements, fields and files.
#ifndef NIANBAO_BASE_ASCII_HPP
#define NIANBAO_BASE_ASCII_HPP

#include <algorithm>
#include <string>
#include <string_view>

namespace nianbao {

constexpr char lower(char byte) noexcept {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

inline std::string lowered(std::string_view text) {
    std::string copy{text};
    std::transform(copy.begin(), copy.end(), copy.begin(), lower);
    return copy;
}

} // namespace nianbao

#endif // NIANBAO_BASE_ASCII_HPP
