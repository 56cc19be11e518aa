// SPDX-License-Identifier: Apache-2.0
// Words in bytes of any charset: whether one of them is there, without decoding anything.
#ifndef NIANBAO_TEXT_BYTE_WORDS_HPP
#define NIANBAO_TEXT_BYTE_WORDS_HPP

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

/// Each word as UTF-8, GB18030, Big5 and UTF-16, as references of HTML (decimal, hexadecimal), and as UTF-8 that was taken
/// for Windows-1252 or GB18030 and encoded again. The search steps over the text in the manner of Wu and Manber (1994): by
/// a table of the distance at which a pair of bytes stands from the end of the shortest pattern's length.
/// The table is made when it is first needed. Safe to use from several threads.
class ByteWords {
public:
    /// Words in UTF-8, of at least two characters; without words nothing is found.
    explicit ByteWords(std::vector<std::string> words = {});
    ByteWords(ByteWords&&) noexcept;
    ByteWords& operator=(ByteWords&&) noexcept;
    ~ByteWords();

    bool are_in(std::string_view bytes) const;

private:
    struct Table;
    std::unique_ptr<Table> m_table;
};

} // namespace nianbao

#endif // NIANBAO_TEXT_BYTE_WORDS_HPP
