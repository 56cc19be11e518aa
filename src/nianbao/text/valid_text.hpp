// SPDX-License-Identifier: Apache-2.0
// UTF-8 for outputs: what is written is valid, whatever came in.
#ifndef NIANBAO_TEXT_VALID_TEXT_HPP
#define NIANBAO_TEXT_VALID_TEXT_HPP

#include <string>
#include <string_view>

namespace nianbao {

/// `text` itself where it is UTF-8; else its repair, kept in `buffer`. Documents are repaired when they
/// are decoded; a file name, for one, is not.
std::string_view valid_text(std::string_view text, std::string& buffer);

} // namespace nianbao

#endif // NIANBAO_TEXT_VALID_TEXT_HPP
