// SPDX-License-Identifier: Apache-2.0
// Bytes to UTF-8, with the basis of the choice. The only use of iconv.
#ifndef NIANBAO_TEXT_DECODE_HPP
#define NIANBAO_TEXT_DECODE_HPP

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao {

struct DecodedText {
    std::string text;    ///< valid UTF-8, no byte order mark, line ends \n (\r\n and lone \r folded)
    std::string charset; ///< "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE"
    std::string basis;   ///< "bom", "operator", "header", "meta", "content", "default"
    std::vector<std::pair<std::string, std::string>> remarks; ///< as Document::remarks
};

/// `declared` is what the page says of itself (meta), `named` what the operator or a header says; both may
/// be empty. Order: BOM; `named`; strict UTF-8; the declared family (gb2312, gbk: as GB18030, 80 as the
/// euro sign); GB18030. A declaration that the bytes contradict is a remark C-01 (declared, used);
/// bytes that no charset explains become U+FFFD, with a remark C-02 (count), and nothing after them is lost.
DecodedText decode(std::string_view bytes, std::string_view named, std::string_view declared);

} // namespace nianbao

#endif // NIANBAO_TEXT_DECODE_HPP
