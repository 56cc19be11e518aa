// SPDX-License-Identifier: Apache-2.0
#include "nianbao/text/encoded_twice.hpp"

#include "nianbao/text/plain_text.hpp"
#include "nianbao/text/transcode.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t least_characters = 4;
constexpr std::size_t least_words = 2;

/// What Windows-1252 has at 80 to 9F. The five bytes it leaves free stand as control characters, as in Latin-1.
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E, 0x178};

/// The byte that a single-byte charset shows as `code`, Latin-1 or Windows-1252; 0 for none and for ASCII.
unsigned char byte_of(char32_t code) {
    if (code >= 0x80 && code <= 0xFF) {
        return static_cast<unsigned char>(code);
    }
    if (code < 0x80 || code > 0x2122) { // the highest of them
        return 0;
    }
    const auto* const found = std::find(windows_1252.begin(), windows_1252.end(), code);
    return found == windows_1252.end() ? 0 : static_cast<unsigned char>(0x80 + (found - windows_1252.begin()));
}

bool continues(std::string_view bytes, std::size_t at) {
    return at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80;
}

/// Bytes of the character of UTF-8 at `at`, 0 for none: of those that Chinese text is made of, Han, its punctuation and
/// full width (E2 to E9, EF) or, as 2 bytes, the signs of Latin-1 (C2).
std::size_t whole_character(std::string_view bytes, std::size_t at) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead == 0xC2) {
        return continues(bytes, at + 1) ? 2 : 0;
    }
    const bool of_three = (lead >= 0xE2 && lead <= 0xE9) || lead == 0xEF;
    return of_three && continues(bytes, at + 1) && continues(bytes, at + 2) ? 3 : 0;
}

class Undoing {
public:
    void keep(std::string_view text) {
        m_result.text += text;
        m_line += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    }

    void take(std::string_view utf8, std::size_t characters) {
        m_result.text += utf8;
        m_result.characters += characters;
        if (m_result.lines.empty() || m_result.lines.back() != m_line) {
            m_result.lines.push_back(m_line);
        }
    }

    OnceEncoded result(const char* through) {
        m_result.through = through;
        return std::move(m_result);
    }

private:
    OnceEncoded m_result;
    std::size_t m_line = 0;
};

/// A run of characters that each stand for one byte.
void undo_single_bytes(std::string_view text, const std::string& bytes, const std::vector<std::size_t>& ends, Undoing& undoing) {
    const auto start = [&](std::size_t byte) { return byte == 0 ? 0 : ends[byte - 1]; };
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t size = whole_character(bytes, at);
        if (size > 0) {
            undoing.take(std::string_view{bytes}.substr(at, size), size == 3 ? 1 : 0);
            at += size;
        } else {
            undoing.keep(text.substr(start(at), ends[at] - start(at)));
            ++at;
        }
    }
}

OnceEncoded undo_windows_1252(std::string_view text) {
    Undoing undoing;
    std::size_t run = 0; // where the run begins
    std::string bytes;
    std::vector<std::size_t> ends; // of its characters, from `run`
    const auto end_run = [&] {
        undo_single_bytes(text.substr(run), bytes, ends, undoing);
        bytes.clear();
        ends.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t first = at;
        const unsigned char byte = byte_of(next_code_point(text, at));
        if (byte == 0) {
            end_run();
            undoing.keep(text.substr(first, at - first));
            continue;
        }
        run = bytes.empty() ? first : run;
        bytes += static_cast<char>(byte);
        ends.push_back(at - run);
    }
    end_run();
    return undoing.result("Windows-1252");
}

/// The bytes of a text in GB18030, and where its characters end in them.
struct GbBytes {
    std::string bytes;
    std::vector<std::size_t> ends;
};

GbBytes gb_bytes_of(std::string_view text, GbEncoder& encoder) {
    GbBytes gb;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t first = at;
        next_code_point(text, at);
        gb.bytes += encoder.bytes_of(text.substr(first, at - first));
        gb.ends.push_back(gb.bytes.size());
    }
    return gb;
}

/// A run of characters outside ASCII, each two bytes of GB or more. UTF-8 has three bytes for a character: they meet at
/// every second character of UTF-8, and only what lies between two meetings can be taken. A last byte may have
/// swallowed the ASCII character behind it.
void undo_gb_run(std::string_view text, GbEncoder& encoder, Undoing& undoing) {
    const GbBytes gb = gb_bytes_of(text, encoder);
    std::size_t text_at = 0;
    std::size_t at = 0;
    std::size_t character = 0;
    const auto keep_one = [&] {
        const std::size_t first = text_at;
        next_code_point(text, text_at);
        undoing.keep(text.substr(first, text_at - first));
        at = gb.ends[character++];
    };
    while (at < gb.bytes.size()) {
        std::size_t end = at;   // of what can be taken
        std::size_t last = character;
        std::size_t taken = 0;
        std::size_t han = 0;
        std::size_t boundary = character;
        for (std::size_t next = at; next < gb.bytes.size();) {
            const bool is_ascii = next > at && static_cast<unsigned char>(gb.bytes[next]) < 0x80;
            const std::size_t size = is_ascii ? 1 : whole_character(gb.bytes, next);
            if (size == 0) {
                break;
            }
            next += size;
            han += size == 3 ? 1 : 0;
            while (boundary < gb.ends.size() && gb.ends[boundary] < next) {
                ++boundary;
            }
            if (boundary < gb.ends.size() && gb.ends[boundary] == next) {
                end = next;
                last = boundary + 1;
                taken = han;
            }
        }
        if (taken < 2) {
            keep_one();
            continue;
        }
        undoing.take(std::string_view{gb.bytes}.substr(at, end - at), taken);
        for (; character < last; ++character) {
            next_code_point(text, text_at);
        }
        at = end;
    }
}

/// Most runs were not encoded twice, and show it by their first character: its bytes begin no character of UTF-8.
bool may_be_twice(std::string_view run, GbEncoder& encoder) {
    std::size_t first = 0;
    next_code_point(run, first);
    const std::string bytes = encoder.bytes_of(run.substr(0, first));
    const auto lead = static_cast<unsigned char>(bytes[0]);
    const bool begins = lead == 0xC2 || (lead >= 0xE2 && lead <= 0xE9) || lead == 0xEF;
    return begins && run.size() > first && (bytes.size() == 1 || continues(bytes, 1));
}

/// The verdict on a run depends on its first character, and on whether it is the only one; runs begin with the same few.
class FirstCharacters {
public:
    bool may_be_twice(std::string_view run) {
        std::size_t size = 0;
        const char32_t first = next_code_point(run, size);
        if (size == run.size()) {
            return nianbao::may_be_twice(run, m_encoder);
        }
        Verdict& verdict = m_verdicts[first % m_verdicts.size()];
        if (verdict.first != first) {
            verdict = {first, nianbao::may_be_twice(run, m_encoder)};
        }
        return verdict.may_be;
    }
    GbEncoder& encoder() {
        return m_encoder;
    }

private:
    struct Verdict {
        char32_t first = 0;
        bool may_be = false;
    };
    GbEncoder m_encoder;
    std::array<Verdict, 512> m_verdicts{};
};

/// The ASCII, or what is not ASCII, that begins at `at`.
std::string_view run_at(std::string_view text, std::size_t at) {
    const std::size_t ascii_end = end_of_ascii(text, at);
    return text.substr(at, (ascii_end > at ? ascii_end : end_of_high(text, at)) - at);
}

bool is_ascii(char byte) {
    return static_cast<unsigned char>(byte) < 0x80;
}

OnceEncoded undo_gb(std::string_view text) {
    // What a character is in GB18030 is the same for every text, and a converter is dear to open.
    thread_local FirstCharacters characters;
    bool any = false;
    for (std::size_t at = 0; at < text.size() && !any;) {
        const std::string_view run = run_at(text, at);
        any = !is_ascii(run.front()) && characters.may_be_twice(run);
        at += run.size();
    }
    if (!any) { // hardly any text was: nothing is copied
        return {};
    }
    Undoing undoing;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view run = run_at(text, at);
        if (is_ascii(run.front()) || !characters.may_be_twice(run)) {
            undoing.keep(run);
        } else {
            undo_gb_run(run, characters.encoder(), undoing);
        }
        at += run.size();
    }
    return undoing.result("GB18030");
}

} // namespace

std::size_t count_words(std::string_view text, const std::vector<std::string>& words) {
    std::size_t count = 0;
    for (const std::string& word : words) {
        for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) {
            ++count;
        }
    }
    return count;
}

std::optional<OnceEncoded> undo_second_encoding(std::string_view text, const std::vector<std::string>& words) {
    if (words.empty()) {
        return std::nullopt;
    }
    const bool may_be_latin = text.find('\xC3') != text.npos; // a lead byte of Han taken for Latin-1 is U+00E4 to U+00E9
    for (OnceEncoded (*undo)(std::string_view) : {undo_windows_1252, undo_gb}) {
        if (undo == undo_windows_1252 && !may_be_latin) {
            continue;
        }
        OnceEncoded once = undo(text);
        if (once.characters >= least_characters && count_words(once.text, words) >= count_words(text, words) + least_words) {
            return once;
        }
    }
    return std::nullopt;
}

std::vector<std::string> encoded_twice(std::string_view word) {
    std::vector<std::string> forms(1);
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        append_utf8(forms[0], byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80U] : char32_t{byte});
    }
    for (const std::size_t from : {0U, 1U}) {
        // The last byte may go into a pair with the next character's.
        for (std::size_t size = word.size(); size + 2 > word.size() && size > from; --size) {
            Transcoded taken = to_utf8_from(word.substr(from, size - from), "GB18030");
            if (taken.bad == 0) {
                forms.push_back(std::move(taken.text));
                break;
            }
        }
    }
    return forms;
}

} // namespace nianbao
