// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/labeled_values.hpp"

#include "nianbao/base/ascii.hpp"
#include "nianbao/record/folded_text.hpp"

#include <algorithm>
#include <optional>

namespace nianbao {

namespace {

constexpr std::size_t longest_statement = 600; // bytes; a line of labels, no paragraph
constexpr std::size_t longest_value = 300;

struct Name {
    const std::string* kind = nullptr;
    std::size_t rank = 0;
    std::size_t begin = 0; ///< bytes of the folded text
    std::size_t end = 0;   ///< behind the name
};

/// The longest identity name that ends exactly at `end` and is the whole text from `from`, or stands behind
/// something that is no part of a word.
std::optional<Name> name_before(const FoldedText& text, std::size_t from, std::size_t end, const Lexicon& lexicon) {
    std::optional<Name> best;
    for (const auto& [kind, names] : lexicon.identity_words) {
        for (std::size_t rank = 0; rank < names.size(); ++rank) {
            const std::string& name = names[rank];
            const bool fits = name.size() <= end - from && text.text.compare(end - name.size(), name.size(), name) == 0;
            if (fits && (!best || name.size() > best->end - best->begin)) {
                best = Name{&kind, rank, end - name.size(), end};
            }
        }
    }
    if (!best || best->begin == from) {
        return best;
    }
    // White space or punctuation before the name in print: its first character does not follow a word directly.
    const std::size_t before = text.step_at(best->begin - 1).end;
    const bool apart = before < text.step_at(best->begin).begin ||
                       (static_cast<unsigned char>(text.text[best->begin - 1]) < 0x80 &&
                        std::string_view("[(|,;*-").find(text.text[best->begin - 1]) != std::string_view::npos);
    const bool bullet = text.text.compare(from, best->begin - from, "\xE2\x80\xA2") == 0;
    return apart || bullet ? best : std::nullopt;
}

std::vector<Name> names_in(const FoldedText& text, const Lexicon& lexicon) {
    std::vector<Name> names;
    std::size_t from = 0;
    for (std::size_t colon = text.text.find(':'); colon != std::string::npos; colon = text.text.find(':', colon + 1)) {
        if (const auto name = name_before(text, from, colon, lexicon)) {
            names.push_back(*name);
            from = colon + 1;
        }
    }
    return names;
}

void add_in_line(const Statement& statement, const Lexicon& lexicon, std::vector<LabeledValue>& values) {
    const bool has_colon = statement.text.find(':') != std::string_view::npos ||
                           statement.text.find("\xEF\xBC\x9A") != std::string_view::npos;
    if (!has_colon || statement.text.size() > longest_statement) {
        return;
    }
    const FoldedText text = fold_with_places(statement.text, lexicon);
    const std::vector<Name> names = names_in(text, lexicon);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::size_t end = i + 1 < names.size() ? names[i + 1].begin : text.text.size();
        const std::string_view value = text.printed(names[i].end + 1, end);
        if (!value.empty() && value.size() <= longest_value) {
            values.push_back({*names[i].kind, std::string{value}, statement.place, names[i].rank});
        }
    }
}

/// The text as a whole is a name (a colon behind it does not count).
std::optional<Name> whole_name(std::string_view text, const Lexicon& lexicon) {
    constexpr std::size_t longest_name = 60; // bytes, white space inside it included
    if (text.size() > longest_name) {
        return std::nullopt;
    }
    FoldedText folded = fold_with_places(text, lexicon);
    std::size_t end = folded.text.size();
    if (end > 0 && folded.text[end - 1] == ':') {
        --end;
    }
    const auto name = name_before(folded, 0, end, lexicon);
    return name && name->begin == 0 ? name : std::nullopt;
}

} // namespace

std::vector<LabeledValue> labeled_values(const std::vector<Statement>& statements, const Lexicon& lexicon) {
    std::vector<LabeledValue> values;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        add_in_line(statements[i], lexicon, values);
        const bool has_neighbor = i + 1 < statements.size() && statements[i].cell && statements[i + 1].cell &&
                                  statements[i + 1].block == statements[i].block && statements[i + 1].row == statements[i].row;
        if (!has_neighbor) {
            continue;
        }
        const auto name = whole_name(statements[i].text, lexicon);
        if (name && !whole_name(statements[i + 1].text, lexicon) && statements[i + 1].text.size() <= longest_value) {
            values.push_back({*name->kind, std::string{statements[i + 1].text}, statements[i + 1].place, name->rank});
        }
    }
    return values;
}

std::vector<LabeledValue> labeled_values(const std::vector<Meta>& meta, const Lexicon& lexicon) {
    std::vector<LabeledValue> values;
    for (const Meta& one : meta) {
        const std::string name = lowered(one.name);
        for (const auto& [kind, names] : lexicon.identity_words) {
            const auto found = std::find_if(names.begin(), names.end(), [&](const std::string& other) { return lowered(other) == name; });
            if (found != names.end() && !one.value.empty()) {
                values.push_back({kind, one.value, {}, static_cast<std::size_t>(found - names.begin())});
            }
        }
    }
    return values;
}

const LabeledValue* best_of(const std::vector<LabeledValue>& values, std::string_view kind) {
    const LabeledValue* best = nullptr;
    for (const LabeledValue& value : values) {
        if (value.kind == kind && (best == nullptr || value.rank < best->rank)) {
            best = &value;
        }
    }
    return best;
}

} // namespace nianbao
