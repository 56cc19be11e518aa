// SPDX-License-Identifier: Apache-2.0
// Bytes to UTF-8, with and without names of charsets: the first byte chooses them.
#include "nianbao/text/decode.hpp"
#include "nianbao/text/utf8.hpp"
#include "parsers/html/html_source.hpp"
#include "tests/fuzz/fuzz_target.hpp"

#include <array>

using namespace nianbao;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static constexpr std::array<const char*, 8> names = {"", "gb2312", "utf-8", "big5", "utf-16", "latin1", "nonsense", "GBK"};
    static const std::vector<std::string> words = {"\xE6\x94\xBF\xE5\xBA\x9C", "\xE5\x85\xAC\xE5\xBC\x80"}; // U+653F U+5E9C, U+516C U+5F00
    const std::size_t choice = size == 0 ? 0 : data[0];
    const std::string_view bytes = fuzz::bytes_of(data, size).substr(size == 0 ? 0 : 1);
    try {
        const DecodedText text = decode(bytes, names[choice % 8], names[choice / 8 % 8], words);
        fuzz::require(is_valid_utf8(text.text), "decoded text is valid UTF-8");
        fuzz::require(text.text.find('\r') == std::string::npos, "lines end with a line feed");
        fuzz::require(text.text.size() <= 3 * bytes.size() + 8, "no byte becomes more than a character");
        html::declared_charset(bytes);
        fuzz::require(is_valid_utf8(html::clean_page(text.text).text), "a cleaned page is valid UTF-8");
    } catch (const Error& error) {
        fuzz::require_no_bug(error);
    }
    return 0;
}
