// SPDX-License-Identifier: Apache-2.0
#include "nianbao/forms/label_index.hpp"

#include "nianbao/forms/label_key.hpp"
#include "nianbao/text/edit_distance.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <bit>

namespace nianbao {

namespace {

class Indexer {
public:
    Indexer(LabelIndex& index, const Lexicon& lexicon) : m_index(index), m_lexicon(lexicon) {
    }

    void add(LabelKind kind, std::size_t table, std::size_t block, std::size_t item, std::size_t depth,
             const Label& label) {
        LabelUse use{kind,
                     static_cast<std::uint16_t>(table),
                     static_cast<std::uint16_t>(block),
                     static_cast<std::uint16_t>(item),
                     static_cast<std::uint16_t>(depth),
                     static_cast<std::uint32_t>(m_index.uses.size())};
        m_index.uses.push_back(use);
        add_keys(label.text, true);
        for (const std::string& alias : label.aliases) {
            add_keys(alias, false);
        }
    }

private:
    void add_keys(const std::string& text, bool official) {
        const LabelKeys keys = label_keys(text, m_lexicon);
        const bool has_enumerator = enumerator_length(keys.folded) > 0;
        const std::size_t whole = keys.gloss.empty() ? 1 : 2;
        for (std::size_t i = 0; i < keys.keys.size(); ++i) {
            const bool stripped = has_enumerator && i >= whole;
            auto& matches = m_index.keys[keys.keys[i]];
            const auto use = static_cast<std::uint32_t>(m_index.uses.size() - 1);
            const bool known = std::any_of(matches.begin(), matches.end(),
                                           [use](const LabelMatch& match) { return match.use == use; });
            if (!known) {
                matches.push_back({use, official, stripped});
            }
        }
    }

    LabelIndex& m_index;
    const Lexicon& m_lexicon;
};

void index_rows(Indexer& indexer, std::size_t table, std::size_t block_number, const FormBlock& block) {
    const Row* previous = nullptr;
    for (std::size_t row = 0; row < block.rows.size(); ++row) {
        const auto& path = block.rows[row].path;
        for (std::size_t depth = 0; depth < path.size(); ++depth) {
            const bool own = depth + 1 == path.size();
            const bool repeated = previous != nullptr && depth + 1 < previous->path.size() &&
                                  previous->path[depth].text == path[depth].text;
            if (own || !repeated) {
                indexer.add(own ? LabelKind::row : LabelKind::group, table, block_number, row, depth, path[depth]);
            }
        }
        previous = &block.rows[row];
    }
}

constexpr std::size_t damage_share = 5;      // one edit in so many characters
constexpr std::size_t longest_near_key = 60; // code points; the longest official label without its note has 38

/// A bit for each character, many characters a bit: a bit that only one of two texts has is one edit at least between them.
std::uint64_t character_set(std::u32string_view text) {
    std::uint64_t set = 0;
    for (const char32_t code : text) {
        set |= std::uint64_t{1} << (code & 63U);
    }
    return set;
}

std::vector<OfficialLabel> official_labels(const LabelIndex& index) {
    std::vector<OfficialLabel> all;
    for (const auto& [key, matches] : index.keys) {
        const bool official = std::any_of(matches.begin(), matches.end(), [](const LabelMatch& match) { return match.official; });
        OfficialLabel label{to_utf32(key), {}, 0};
        label.characters = character_set(label.key);
        if (!official || label.key.size() > longest_near_key) {
            continue;
        }
        for (const LabelMatch& match : matches) {
            label.uses.push_back(match.use);
        }
        std::sort(label.uses.begin(), label.uses.end());
        all.push_back(std::move(label));
    }
    std::sort(all.begin(), all.end(), [](const OfficialLabel& a, const OfficialLabel& b) {
        return a.key.size() != b.key.size() ? a.key.size() < b.key.size() : a.key < b.key;
    });
    return all;
}

/// Another wording of the same places: taking the one for the other misplaces nothing.
bool stands_only_where(const OfficialLabel& other, const OfficialLabel& label) {
    return std::includes(label.uses.begin(), label.uses.end(), other.uses.begin(), other.uses.end());
}

} // namespace

const std::vector<OfficialLabel>& LabelIndex::official() const {
    std::call_once(m_official->once, [this] { m_official->labels = official_labels(*this); });
    return m_official->labels;
}

std::size_t LabelIndex::radius_of(const OfficialLabel& label) const {
    std::size_t radius = label.key.size() / damage_share;
    for (const OfficialLabel& other : official()) {
        if (radius > 0 && !stands_only_where(other, label)) {
            const std::size_t distance = edit_distance(label.key, other.key, 2 * radius);
            radius = std::min(radius, (distance - 1) / 2);
        }
    }
    return radius;
}

std::vector<NearLabel> LabelIndex::near() const {
    std::vector<NearLabel> all;
    for (const OfficialLabel& label : official()) {
        if (const std::size_t radius = radius_of(label); radius > 0) {
            all.push_back({label, radius});
        }
    }
    return all;
}

std::string LabelIndex::undamaged(std::string_view key) const {
    if (key.size() > 4 * (longest_near_key + longest_near_key / damage_share)) { // of four bytes each
        return {};
    }
    const std::u32string points = to_utf32(key);
    if (points.size() > longest_near_key + longest_near_key / damage_share) {
        return {};
    }
    const std::uint64_t characters = character_set(points);
    for (const OfficialLabel& label : official()) {
        const std::size_t most = label.key.size() / damage_share;
        if (most == 0 || label.key.size() + most < points.size()) {
            continue;
        }
        if (label.key.size() > points.size() + most) {
            break; // by length: no later label is short enough
        }
        const auto within = [most](std::uint64_t only_in_one) { return static_cast<std::size_t>(std::popcount(only_in_one)) <= most; };
        if (!within(characters & ~label.characters) || !within(label.characters & ~characters)) {
            continue;
        }
        const std::size_t distance = edit_distance(points, label.key, most);
        if (distance <= most && distance <= radius_of(label)) { // the radius is dear: asked for last
            return to_utf8(label.key);
        }
    }
    return {};
}

LabelIndex index_labels(const Form& form, const Lexicon& lexicon) {
    LabelIndex index;
    Indexer indexer{index, lexicon};
    for (std::size_t section = 0; section < form.sections.size(); ++section) {
        indexer.add(LabelKind::section, section, 0, 0, 0, form.sections[section].heading);
    }
    for (std::size_t table = 0; table < form.tables.size(); ++table) {
        for (std::size_t block = 0; block < form.tables[table].blocks.size(); ++block) {
            const FormBlock& content = form.tables[table].blocks[block];
            if (!content.caption.text.empty()) {
                indexer.add(LabelKind::caption, table, block, 0, 0, content.caption);
            }
            for (std::size_t cell = 0; cell < content.head.size(); ++cell) {
                indexer.add(LabelKind::head, table, block, cell, 0, content.head[cell].label);
            }
            index_rows(indexer, table, block, content);
        }
    }
    return index;
}

} // namespace nianbao
