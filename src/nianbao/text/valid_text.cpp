// SPDX-License-Identifier: Apache-2.0
// UTF-8 for outputs: what is written is valid, whatever came in.
#include "nianbao/text/valid_text.hpp"

#include "nianbao/text/utf8.hpp"

#include <cstddef>

namespace nianbao {

std::string_view valid_text(std::string_view text, std::string& buffer) {
    if (is_valid_utf8(text)) {
        return text;
    }
    std::size_t replaced = 0;
    buffer = repair_utf8(text, replaced);
    return buffer;
}

} // namespace nianbao
