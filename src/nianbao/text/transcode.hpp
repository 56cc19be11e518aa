// SPDX-License-Identifier: Apache-2.0
// One charset to UTF-8, and UTF-8 to GB18030. The only use of iconv.
#ifndef NIANBAO_TEXT_TRANSCODE_HPP
#define NIANBAO_TEXT_TRANSCODE_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace nianbao {

struct Transcoded {
    std::string text;    ///< valid UTF-8
    std::size_t bad = 0; ///< byte sequences that became U+FFFD
};

/// "UTF-8", "GB18030" (80 as the euro sign), "Big5", "UTF-16LE", "UTF-16BE". All of `bytes`: what cannot be decoded costs
/// one byte and one U+FFFD, and reading goes on.
Transcoded to_utf8_from(std::string_view bytes, std::string_view charset);

/// UTF-8 in "GB18030" or "Big5"; empty where a character is not in it, and for want of conversion modules in the C library.
std::string from_utf8(std::string_view text, std::string_view charset);

/// Characters to the bytes they have in GB18030.
class GbEncoder {
public:
    GbEncoder();
    GbEncoder(const GbEncoder&) = delete;
    GbEncoder& operator=(const GbEncoder&) = delete;
    ~GbEncoder();

    /// `character` is one character of UTF-8. The euro sign is 80, as in the code page of Windows; "?" for want of conversion
    /// modules in the C library.
    std::string bytes_of(std::string_view character);

private:
    void* m_converter; ///< iconv's; null where there is none
};

} // namespace nianbao

#endif // NIANBAO_TEXT_TRANSCODE_HPP
