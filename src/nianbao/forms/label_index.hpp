// SPDX-License-Identifier: Apache-2.0
// Where a text may stand in a form: the hash table from matching keys to places in forms.
#ifndef NIANBAO_FORMS_LABEL_INDEX_HPP
#define NIANBAO_FORMS_LABEL_INDEX_HPP

#include "nianbao/forms/form.hpp"
#include "nianbao/forms/lexicon.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nianbao {

enum class LabelKind : std::uint8_t { section, caption, head, group, row };

/// One place of a form where a label is printed. `order` is its position in the form's reading order;
/// it is what "rows come in the form's order" means.
struct LabelUse {
    LabelKind kind = LabelKind::row;
    std::uint16_t table = 0;   ///< index into Form::tables (section: index into Form::sections)
    std::uint16_t block = 0;
    std::uint16_t item = 0;    ///< head: index into head; row and group: index of the (first) row
    std::uint16_t depth = 0;   ///< row, group: position in Row::path
    std::uint32_t order = 0;
};

/// How well a key fits: official wording, alias; whole text or with its enumerator or note stripped.
struct LabelMatch {
    std::uint32_t use = 0;  ///< index into LabelIndex::uses
    bool official = false;
    bool stripped = false;  ///< the form's own label was stripped of its enumerator to make this key
};

/// An official wording, whole or without its enumerator, and the places it may stand at.
struct OfficialLabel {
    std::u32string key;
    std::vector<std::uint32_t> uses; ///< sorted
    std::uint64_t characters = 0;    ///< character_set() of the key
};

/// A label that may be recognized through damage: `radius` edits at most, less than half the distance to every label of
/// the form that stands elsewhere, so that no text is within the radius of two of them; and a fifth of its length at most.
struct NearLabel {
    OfficialLabel label;
    std::size_t radius = 0;
};

/// A key that is looked up in the indexes of several forms: hashed once.
struct HashedKey {
    explicit HashedKey(std::string_view text) : key(text), hash(std::hash<std::string_view>{}(text)) {}

    std::string_view key;
    std::size_t hash;
};

/// Not noexcept: then the standard library keeps the hash beside each key, and compares that first.
struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
        return std::hash<std::string_view>{}(key);
    }
    std::size_t operator()(const HashedKey& key) const {
        return key.hash;
    }
};
struct KeyEqual {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const {
        return a == b;
    }
    bool operator()(const HashedKey& a, std::string_view b) const {
        return a.key == b;
    }
    bool operator()(std::string_view a, const HashedKey& b) const {
        return a == b.key;
    }
};

struct LabelIndex {
    std::vector<LabelUse> uses;
    std::unordered_map<std::string, std::vector<LabelMatch>, KeyHash, KeyEqual> keys;

    /// The official key that `key` is a damaged print of; empty where there is none.
    std::string undamaged(std::string_view key) const;
    /// Official wordings with a radius of 1 at least, by length: all pairs are compared, which is for tests.
    std::vector<NearLabel> near() const;

private:
    std::size_t radius_of(const OfficialLabel& label) const;
    /// By length, then by key. Made when first asked for, by one thread.
    const std::vector<OfficialLabel>& official() const;

    struct Official {
        std::once_flag once;
        std::vector<OfficialLabel> labels;
    };
    std::shared_ptr<Official> m_official = std::make_shared<Official>(); ///< shared by copies: it only depends on `keys`
};

LabelIndex index_labels(const Form& form, const Lexicon& lexicon);

} // namespace nianbao

#endif // NIANBAO_FORMS_LABEL_INDEX_HPP
