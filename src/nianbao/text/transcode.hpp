// SPDX-License-Identifier: Apache-2.0
// One charset to UTF-8, and UTF-8 to GB18030. The only use of iconv.
#ifndef NIANBAO_TEXT_TRANSCODE_HPP
#define NIANBAO_TEXT_TRANSCODE_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct Transcoded {
    std::string text;    ///< valid UTF-8
    std::size_t bad = 0; ///< byte sequences that became U+FFFD
};

/// "UTF-8", "GB18030" (80 as the euro sign), "Big5", "UTF-16LE", "UTF-16BE". All of `bytes`: what cannot be decoded costs
/// one byte and one U+FFFD, and reading goes on.
Transcoded to_utf8_from(std::string_view bytes, std::string_view charset);

/// The bytes of a text in GB18030, the euro sign as 80, and the code points they stand for: character i is bytes
/// [ends[i-1], ends[i]).
struct GbBytes {
    std::string bytes;
    std::vector<std::size_t> ends;
};

/// `text` is valid UTF-8. What cannot be encoded (it would be our C library) becomes '?'.
GbBytes to_gb18030(std::string_view text);

} // namespace nianbao

#endif // NIANBAO_TEXT_TRANSCODE_HPP
