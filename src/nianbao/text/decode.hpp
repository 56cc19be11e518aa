// SPDX-License-Identifier: Apache-2.0
// Bytes to UTF-8, with the basis of the choice.
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
/// be empty. `words` are words such texts hold, in UTF-8: they tell charsets apart that validity cannot (Big5 from GB).
///
/// Order: BOM; `named`; UTF-16 by its zero bytes; strict UTF-8; the declared family (gb2312, gbk: as GB18030, 80 as the
/// euro sign); Big5 or GB18030 by the words. A declaration that the bytes contradict is a remark C-01 (declared, used);
/// bytes that no charset explains become U+FFFD, with a remark C-02 (count), and nothing after them is lost.
/// Text that was encoded twice is decoded twice, with a remark D-04 (what it was taken for, its lines). Where UTF-8 and
/// GB or Big5 meet in one text each stretch is decoded in its own, with a remark D-05 (the other charset, its lines
/// and bytes). Without `words` no text counts as encoded twice,
/// and none as Big5 unless it is named or declared.
DecodedText decode(std::string_view bytes, std::string_view named, std::string_view declared,
                   const std::vector<std::string>& words = {});

} // namespace nianbao

#endif // NIANBAO_TEXT_DECODE_HPP
