// SPDX-License-Identifier: Apache-2.0
#include "nianbao/text/decode.hpp"

#include "nianbao/text/encoded_twice.hpp"
#include "nianbao/text/mixed_charsets.hpp"
#include "nianbao/text/plain_text.hpp"
#include "nianbao/text/transcode.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace nianbao {

namespace {

constexpr std::size_t evidence_bytes = std::size_t{256} * 1024; ///< words are looked for in this much of a text
constexpr std::size_t least_words = 2;

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

struct Label {
    std::string_view label;
    std::string_view charset;
};

/// GB2312 and GBK are read as GB18030, their superset: pages that name them hold its characters, and iconv's
/// own GB2312 maps the middle dot and the dash to other characters.
constexpr std::array<Label, 20> labels = {{
    {"utf8", "UTF-8"},        {"gb2312", "GB18030"},   {"gb231280", "GB18030"}, {"gbk", "GB18030"},
    {"gb18030", "GB18030"},   {"xgbk", "GB18030"},     {"cp936", "GB18030"},    {"ms936", "GB18030"},
    {"windows936", "GB18030"}, {"csgb2312", "GB18030"}, {"euccn", "GB18030"},    {"big5", "Big5"},
    {"big5hkscs", "Big5"},    {"cnbig5", "Big5"},      {"xxbig5", "Big5"},      {"cp950", "Big5"},
    {"utf16le", "UTF-16LE"},  {"utf16be", "UTF-16BE"}, {"utf16", "UTF-16"},     {"ucs2", "UTF-16"},
}};

/// "" for a name that is not known: then it says nothing.
std::string_view charset_of(std::string_view name) {
    std::string key;
    for (const char byte : name) {
        if (byte >= 'A' && byte <= 'Z') {
            key += static_cast<char>(byte - 'A' + 'a');
        } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
            key += byte;
        }
    }
    const auto* const found =
        std::find_if(labels.begin(), labels.end(), [&](const Label& entry) { return entry.label == key; });
    return found == labels.end() ? std::string_view{} : found->charset;
}

/// A byte whose neighbor is zero and that speaks for ASCII: a digit, a sign, a line end. Not what is a character of
/// Chinese in the other order: "0" (U+3000, the ideographic space) and letters (U+4E00 to U+7A00: "one", "open", "most").
bool speaks_for_ascii(unsigned byte) {
    return byte != 0 && byte < 0x40 && byte != '0';
}

/// UTF-16 shows by the zero bytes of its digits, signs and line ends, nearly all on one side.
std::string_view utf16_without_mark(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 4096);
    std::array<std::size_t, 2> zeros = {0, 0};
    for (std::size_t at = 0; at + 1 < head.size(); at += 2) {
        zeros[0] += byte_at(head, at + 1) == 0 && speaks_for_ascii(byte_at(head, at)) ? 1U : 0U;
        zeros[1] += byte_at(head, at) == 0 && speaks_for_ascii(byte_at(head, at + 1)) ? 1U : 0U;
    }
    const std::size_t least = 2 + head.size() / 400; // one digit, space or line end in 200 characters
    if (zeros[0] >= least && zeros[0] > 8 * zeros[1]) {
        return "UTF-16LE";
    }
    if (zeros[1] >= least && zeros[1] > 8 * zeros[0]) {
        return "UTF-16BE";
    }
    return {};
}

/// Validity cannot tell Big5 from GB: all Big5 text decodes as GB18030 and most GB text as Big5. Words of the trade can.
/// `said` is believed unless nearly all words speak against it; "" where nothing is said.
std::string_view big5_or_gb(std::string_view bytes, std::string_view said, const std::vector<std::string>& words) {
    const std::string_view part = bytes.substr(0, evidence_bytes);
    const std::size_t big5 = count_words(to_utf8_from(part, "Big5").text, words);
    const std::size_t gb = count_words(to_utf8_from(part, "GB18030").text, words);
    const std::string_view more = big5 > gb ? "Big5" : "GB18030";
    if (said.empty()) {
        return std::max(big5, gb) >= least_words ? more : "GB18030";
    }
    const bool contradicted = std::max(big5, gb) >= 2 * least_words && std::max(big5, gb) > 8 * std::min(big5, gb);
    return contradicted ? more : said;
}

/// Damaged UTF-8 keeps most of its characters; of the bytes of GB text hardly one in three fits into UTF-8.
bool is_damaged_utf8(std::string_view bytes, std::size_t bad) {
    const std::size_t high = static_cast<std::size_t>(
        std::count_if(bytes.begin(), bytes.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; }));
    return bad > 0 && bad * 8 <= high;
}

void fold_line_ends(std::string& text) {
    std::size_t to = text.find('\r');
    if (to == text.npos) {
        return;
    }
    for (std::size_t from = to; from < text.size(); ++from) {
        const bool is_return = text[from] == '\r';
        if (is_return && from + 1 < text.size() && text[from + 1] == '\n') {
            continue;
        }
        text[to++] = is_return ? '\n' : text[from];
    }
    text.resize(to);
}

struct Choice {
    std::string_view charset;
    std::string_view basis;
    std::size_t mark = 0; ///< bytes of the byte order mark
    std::string_view contradicted; ///< the name that the bytes contradict, "" for none
    bool is_whole = false; ///< UTF-8 without a fault: nothing to convert
};

/// What the page and the operator say, and the words that tell charsets apart.
struct Hints {
    std::string_view named;
    std::string_view declared;
    const std::vector<std::string>& words;
};

/// A name may leave the order of the bytes open: then they show it, else it is the order of Windows.
std::string_view named_charset(std::string_view bytes, std::string_view named) {
    const std::string_view charset = charset_of(named);
    if (charset != "UTF-16") {
        return charset;
    }
    const std::string_view seen = utf16_without_mark(bytes);
    return seen.empty() ? "UTF-16LE" : seen;
}

Choice choose_by_content(std::string_view bytes, const Hints& hints) {
    const std::string_view said = charset_of(hints.declared);
    const auto chosen = [&](std::string_view charset, std::string_view basis) {
        const bool agrees = hints.declared.empty() || said == charset;
        return Choice{charset, basis, 0, agrees ? std::string_view{} : hints.declared, false};
    };
    if (const std::string_view named = named_charset(bytes, hints.named); !named.empty()) {
        return {named, "operator", 0, {}, false};
    }
    if (const std::string_view utf16 = utf16_without_mark(bytes); !utf16.empty()) {
        return chosen(utf16, "content");
    }
    if (end_of_ascii(bytes, 0) == bytes.size()) {
        return {"UTF-8", "default", 0, {}, true};
    }
    std::size_t bad = 0;
    const bool is_whole = is_valid_utf8(bytes);
    if (!is_whole) {
        repair_utf8(bytes, bad);
    }
    if (bad == 0 || is_damaged_utf8(bytes, bad)) {
        Choice choice = chosen("UTF-8", said == "UTF-8" ? "meta" : "content");
        choice.is_whole = is_whole;
        return choice;
    }
    const bool says_two_bytes = said == "GB18030" || said == "Big5";
    const std::string_view seen = big5_or_gb(bytes, says_two_bytes ? said : std::string_view{}, hints.words);
    return chosen(seen, says_two_bytes && seen == said ? "meta" : "content");
}

Choice choose(std::string_view bytes, const Hints& hints) {
    constexpr std::array<Label, 3> marks = {{{"\xEF\xBB\xBF", "UTF-8"}, {"\xFF\xFE", "UTF-16LE"},
                                             {"\xFE\xFF", "UTF-16BE"}}};
    for (const auto& [mark, charset] : marks) {
        if (bytes.substr(0, mark.size()) != mark) {
            continue;
        }
        const std::string_view rest = bytes.substr(mark.size());
        std::size_t bad = 0;
        if (charset == "UTF-8") {
            repair_utf8(rest, bad);
        }
        // Some systems put the mark of UTF-8 before GB bytes: then the mark is a wrong declaration.
        if (bad > 0 && !is_damaged_utf8(rest, bad)) {
            Choice choice = choose_by_content(rest, hints);
            choice.mark = mark.size();
            choice.contradicted = "UTF-8";
            return choice;
        }
        const std::string_view named = named_charset(rest, hints.named);
        const std::string_view said = charset_of(hints.declared);
        const bool contradicts_name = !named.empty() && named != charset && charset_of(hints.named) != "UTF-16";
        const bool contradicts_meta = !said.empty() && said != charset;
        return {charset, "bom", mark.size(),
                contradicts_name ? hints.named : contradicts_meta ? hints.declared : std::string_view{}, false};
    }
    return choose_by_content(bytes, hints);
}

/// Each stretch in its charset. The charset of the whole is that which was chosen for a reason, else that of more
/// characters; the remark names the stretches of the other one.
Transcoded decode_stretches(std::string_view bytes, const std::vector<CharsetStretch>& stretches, Choice& choice,
                            const Hints& hints, std::string& remark) {
    std::string two_bytes;
    std::size_t utf8_characters = 0;
    std::size_t other_characters = 0;
    for (const CharsetStretch& stretch : stretches) {
        (stretch.is_utf8 ? utf8_characters : other_characters) += stretch.characters;
        two_bytes += stretch.is_utf8 ? std::string_view{} : bytes.substr(stretch.begin, stretch.end - stretch.begin);
    }
    const std::string_view said = charset_of(hints.declared);
    const std::string_view named = charset_of(hints.named);
    const std::string_view given = named == "Big5" || named == "GB18030" ? named : said == "Big5" || said == "GB18030" ? said : "";
    const std::string_view other = big5_or_gb(two_bytes, given, hints.words);
    if (choice.basis == "content" || choice.basis == "meta") {
        const bool says_one = said == "UTF-8" || said == other;
        choice.charset = says_one ? said : utf8_characters >= other_characters ? "UTF-8" : other;
        choice.basis = says_one ? "meta" : "content";
        choice.contradicted = says_one ? std::string_view{} : choice.contradicted;
    }
    const bool mostly_utf8 = choice.charset == "UTF-8";
    remark = std::string{mostly_utf8 ? other : "UTF-8"} + ": " + places_of(stretches, !mostly_utf8, bytes);
    Transcoded whole;
    for (const CharsetStretch& stretch : stretches) {
        const Transcoded part = to_utf8_from(bytes.substr(stretch.begin, stretch.end - stretch.begin), stretch.is_utf8 ? "UTF-8" : other);
        whole.text += part.text;
        whole.bad += part.bad;
    }
    return whole;
}

/// Lines, counted from 0, as people cite them; the first five stretches.
std::string cited(const std::vector<std::size_t>& lines) {
    constexpr std::size_t most = 5;
    std::string text;
    std::size_t count = 0;
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t last = i;
        while (last + 1 < lines.size() && lines[last + 1] == lines[last] + 1) {
            ++last;
        }
        if (++count > most) {
            return text + ", ...";
        }
        text += (text.empty() ? "L" : ", L") + std::to_string(lines[i] + 1);
        text += last == i ? std::string{} : "-L" + std::to_string(lines[last] + 1);
        i = last + 1;
    }
    return text;
}

} // namespace

DecodedText decode(std::string_view bytes, std::string_view named, std::string_view declared,
                   const std::vector<std::string>& words) {
    const Hints hints{named, declared, words};
    Choice choice = choose(bytes, hints);
    bytes.remove_prefix(choice.mark);
    Transcoded whole = choice.is_whole ? Transcoded{std::string{bytes}, 0} : to_utf8_from(bytes, choice.charset);
    // Where the name given does not fit at all and UTF-8 does without a fault, the name was wrong.
    if (choice.basis == "operator" && choice.charset != "UTF-8" && whole.bad > 0 && is_valid_utf8(bytes)) {
        choice = {"UTF-8", "content", 0, named, true};
        whole = {std::string{bytes}, 0};
    }
    // GB and Big5 take bytes of UTF-8 for characters of theirs, so that no fault need show.
    const bool may_be_mixed = choice.charset == "UTF-8" || choice.basis == "operator"
                                  ? whole.bad > 0
                                  : choice.charset == "GB18030" || choice.charset == "Big5";
    std::string mixed;
    if (may_be_mixed) {
        if (const std::vector<CharsetStretch> stretches = charset_stretches(bytes); !stretches.empty()) {
            whole = decode_stretches(bytes, stretches, choice, hints, mixed);
        }
    }
    DecodedText decoded{std::move(whole.text), std::string{choice.charset}, std::string{choice.basis}, {}};
    fold_line_ends(decoded.text);
    if (!choice.contradicted.empty()) {
        decoded.remarks.emplace_back("C-01", std::string{choice.contradicted} + ", " + decoded.charset);
    }
    if (whole.bad > 0) {
        decoded.remarks.emplace_back("C-02", std::to_string(whole.bad));
    }
    if (auto once = undo_second_encoding(decoded.text, words)) {
        decoded.text = std::move(once->text);
        decoded.remarks.emplace_back("D-04", once->through + ": " + cited(once->lines));
    }
    if (!mixed.empty()) {
        decoded.remarks.emplace_back("D-05", mixed);
    }
    return decoded;
}

} // namespace nianbao
