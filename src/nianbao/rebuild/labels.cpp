// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/labels.hpp"

#include "nianbao/forms/label_key.hpp"
#include "nianbao/rebuild/value.hpp"
#include "nianbao/rebuild/value_words.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <limits>

namespace nianbao {

namespace {

// Costs are log odds in spirit: what each kind of accident is worth against an ordered, complete table.
constexpr float cost_note_stripped = 0.2F;    // the text has a note in parentheses that the form has not
constexpr float cost_number_stripped = 0.5F;  // only without the enumerator
constexpr float cost_alias = 0.4F;
constexpr float cost_damaged = 0.8F;          // within the label's radius of edits
constexpr float cost_joined = 0.1F;           // a label over several paragraphs
constexpr float cost_skipped = 0.02F;         // each place of the form that is passed over
constexpr float cost_skipped_most = 1.5F;
constexpr float cost_back = 2.5F;             // going back within a table: a repeated header, a second print
constexpr float cost_next_table = 0.6F;
constexpr float cost_earlier_table = 2.6F;
constexpr float cost_foreign_official = 4.0F; // an official wording that is no label here
constexpr float cost_foreign = 1.2F;
constexpr float beam = 12.0F;

constexpr std::size_t longest_label = 1200;     // bytes: what is longer is neither a label nor a value
constexpr std::size_t longest_undelimited = 60; // bytes of digits behind a label

/// Cuts digits and marks off the end of a text that begins with words: "(label)000".
std::size_t tail_start(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && ((text[at - 1] >= '0' && text[at - 1] <= '9') || text[at - 1] == '.' || text[at - 1] == ' ')) {
        --at;
    }
    return text.size() - at > longest_undelimited ? text.size() : at;
}

void collect(const LabelIndex& index, const std::vector<std::string>& keys, bool has_gloss, float extra,
             std::vector<Candidate>& candidates) {
    const std::size_t whole = has_gloss ? 2 : 1;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto found = index.keys.find(keys[i]);
        if (found == index.keys.end()) {
            continue;
        }
        candidates.reserve(candidates.size() + found->second.size());
        for (const LabelMatch& match : found->second) {
            const bool known = std::any_of(candidates.begin(), candidates.end(),
                                           [&](const Candidate& other) { return other.use == match.use; });
            if (known) {
                continue;
            }
            float cost = extra + (match.official ? 0 : cost_alias) + (match.stripped ? cost_number_stripped : 0);
            cost += i >= whole ? cost_number_stripped : i == 1 ? cost_note_stripped : 0;
            candidates.push_back({match.use, cost, match.official && !match.stripped && i < whole && extra < cost_damaged});
        }
    }
}

bool is_official(const std::vector<Candidate>& candidates) {
    return std::any_of(candidates.begin(), candidates.end(), [](const Candidate& candidate) { return candidate.official; });
}

/// The token that may go on with a label that ends at `last`: the next paragraph, the next word; in a table printed with
/// columns of spaces the lone text on the line below the row, too. tokens.size() where there is none.
std::size_t next_part(const std::vector<Token>& tokens, const std::vector<TokenKeys>& keys, std::size_t last) {
    const auto words = [&](std::size_t i) {
        return i < tokens.size() && tokens[i].kind == Token::Kind::text && !tokens[i].grid && !keys[i].keys.empty() && !keys[i].value_like;
    };
    if (tokens[last].closed || tokens[last].grid) {
        return tokens.size();
    }
    std::size_t next = last + 1;
    if (words(next) && (tokens[next].line_start || tokens[next].spaced)) {
        return next;
    }
    while (tokens[last].aligned && next < tokens.size() && tokens[next].aligned && tokens[next].block == tokens[last].block) {
        ++next;
    }
    const bool alone = words(next) && tokens[next].line_start && (next + 1 == tokens.size() || tokens[next + 1].block != tokens[next].block);
    return alone && next > last + 1 ? next : tokens.size();
}

/// Two or three texts that together are a label which none of them is alone.
/// `whole`: the first text is a label already; what follows it must be none at all.
bool join(const std::vector<Token>& tokens, const std::vector<TokenKeys>& keys, const LabelIndex& index,
          std::size_t first, bool whole, LabelHit& hit) {
    constexpr int most_parts = 3;
    if (next_part(tokens, keys, first) == tokens.size()) {
        return false;
    }
    std::string key = keys[first].keys.front();
    std::size_t last = first;
    std::size_t end = first; // of the texts that follow each other
    for (int part = 1; part < most_parts; ++part) {
        const std::size_t next = next_part(tokens, keys, last);
        if (next == tokens.size()) {
            return false;
        }
        std::vector<Candidate> alone;
        collect(index, {keys[next].keys.front()}, false, 0, alone);
        if (is_official(alone) || (whole && !alone.empty())) {
            return false;
        }
        end = next == end + 1 ? next : end;
        last = next;
        key += keys[next].keys.front();
        std::vector<Candidate> candidates;
        collect(index, {key}, false, cost_joined, candidates);
        if (is_official(candidates)) {
            hit.first = first;
            hit.last = end;
            hit.candidates = std::move(candidates);
            return true;
        }
    }
    return false;
}

/// A label in a column of spaces, beside another label, that began on the line above and may go on below.
void join_around(const std::vector<Token>& tokens, const std::vector<TokenKeys>& keys, const LabelIndex& index, std::size_t middle,
                 LabelHit& hit) {
    if (!tokens[middle].aligned || tokens[middle].line_start) {
        return;
    }
    std::size_t first = middle; // of the line
    while (first > 0 && !tokens[first].line_start) {
        --first;
    }
    const bool begins_above = first > 0 && tokens[first - 1].kind == Token::Kind::text && tokens[first - 1].line_start &&
                              !tokens[first - 1].grid && !keys[first - 1].keys.empty();
    if (!begins_above) {
        return;
    }
    std::string key = keys[first - 1].keys.front() + keys[middle].keys.front();
    const std::size_t below = next_part(tokens, keys, middle);
    for (int part = 0; part < 2; ++part) {
        std::vector<Candidate> candidates;
        collect(index, {key}, false, cost_joined, candidates);
        if (is_official(candidates)) {
            hit.candidates = std::move(candidates);
            return;
        }
        if (below == tokens.size()) {
            return;
        }
        key += keys[below].keys.front();
    }
}

/// A label in which characters were lost, doubled or changed.
void collect_damaged(const LabelIndex& index, const TokenKeys& keys, LabelHit& hit) {
    for (const std::string& key : keys.keys) {
        const std::string official = index.undamaged(key);
        if (!official.empty()) {
            collect(index, {official}, false, cost_damaged, hit.candidates);
            hit.damaged = true;
            return;
        }
    }
}

std::vector<LabelHit> segment(const std::vector<Token>& tokens, const std::vector<TokenKeys>& keys,
                              const LabelIndex& index, Deadline& deadline) {
    std::vector<LabelHit> hits;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        deadline.work();
        if (keys[i].keys.empty()) {
            continue;
        }
        LabelHit hit;
        hit.first = hit.last = i;
        collect(index, keys[i].keys, !keys[i].gloss.empty(), 0, hit.candidates);
        LabelHit joined;
        if (join(tokens, keys, index, i, is_official(hit.candidates), joined)) {
            hit = std::move(joined);
        }
        if (hit.candidates.empty()) {
            join_around(tokens, keys, index, i, hit);
        }
        if (hit.candidates.empty() && keys[i].tail.empty()) {
            collect_damaged(index, keys[i], hit);
        }
        if (hit.candidates.empty() && !keys[i].tail.empty()) {
            collect(index, {keys[i].stem}, false, cost_joined, hit.candidates);
            hit.has_tail = true;
        }
        if (!hit.candidates.empty()) {
            i = hit.last;
            hits.push_back(std::move(hit));
        }
    }
    return hits;
}

float step_cost(const LabelUse* from, const LabelUse& to) {
    if (from == nullptr || from->kind == LabelKind::section || to.kind == LabelKind::section) {
        return 0;
    }
    if (from->table != to.table) {
        return to.table > from->table ? cost_next_table : cost_earlier_table;
    }
    if (to.order <= from->order) {
        return cost_back;
    }
    return std::min(cost_skipped * static_cast<float>(to.order - from->order - 1), cost_skipped_most);
}

/// A way through the form up to one hit: its last place, its cost, and how it got here.
struct Way {
    int last_use = -1;
    float cost = 0;
    std::size_t before = 0; ///< way in the previous layer
    int use = -1;           ///< what this hit became
};

/// Of ways that end at the same place the cheapest, the earlier of two as cheap. A layer has a few ways.
void keep_cheapest(std::vector<Way>& layer, const Way& way) {
    const auto same = std::find_if(layer.begin(), layer.end(), [&](const Way& other) { return other.last_use == way.last_use; });
    if (same == layer.end()) {
        layer.push_back(way);
    } else if (way.cost < same->cost) {
        *same = way;
    }
}

void choose_places(std::vector<LabelHit>& hits, const LabelIndex& index, Deadline& deadline) {
    std::vector<std::vector<Way>> layers;
    layers.reserve(hits.size() + 1);
    layers.push_back({Way{}});
    std::vector<Way> layer;
    for (const LabelHit& hit : hits) {
        deadline.work();
        layer.clear();
        const float foreign = is_official(hit.candidates) ? cost_foreign_official : cost_foreign;
        float cheapest = std::numeric_limits<float>::max();
        for (std::size_t i = 0; i < layers.back().size(); ++i) {
            const Way& way = layers.back()[i];
            const LabelUse* from = way.last_use < 0 ? nullptr : &index.uses[static_cast<std::size_t>(way.last_use)];
            keep_cheapest(layer, {way.last_use, way.cost + foreign, i, -1});
            for (const Candidate& candidate : hit.candidates) {
                const LabelUse& to = index.uses[candidate.use];
                const float cost = way.cost + candidate.cost + step_cost(from, to);
                const int last = to.kind == LabelKind::section ? way.last_use : static_cast<int>(candidate.use);
                keep_cheapest(layer, {last, cost, i, static_cast<int>(candidate.use)});
                cheapest = std::min(cheapest, cost);
            }
        }
        layer.erase(std::remove_if(layer.begin(), layer.end(), [&](const Way& way) { return way.cost > cheapest + beam; }), layer.end());
        std::sort(layer.begin(), layer.end(), [](const Way& a, const Way& b) { return a.last_use < b.last_use; });
        layers.push_back(layer);
    }
    const auto& final_ways = layers.back();
    std::size_t best = 0;
    for (std::size_t i = 1; i < final_ways.size(); ++i) {
        best = final_ways[i].cost < final_ways[best].cost ? i : best;
    }
    for (std::size_t at = layers.size() - 1; at > 0; --at) {
        const Way& way = layers[at][best];
        hits[at - 1].use = way.use;
        best = way.before;
    }
}

bool is_unit_word(std::string_view text, std::u32string_view folded, const Lexicon& lexicon) {
    constexpr std::size_t longest = 24; // bytes
    if (text.size() > longest || folded.empty()) {
        return false;
    }
    std::size_t length = 0;
    const UnitWord* const unit = match_unit(folded, lexicon, length);
    return unit != nullptr && length == folded.size() && unit->kind != "date" && unit->kind != "scale";
}

} // namespace

std::vector<TokenKeys> key_tokens(const std::vector<Token>& tokens, const Lexicon& lexicon, Deadline& deadline) {
    std::vector<TokenKeys> all(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        deadline.work();
        if (tokens[i].kind != Token::Kind::text || tokens[i].hidden || tokens[i].page_number) {
            continue;
        }
        TokenKeys& keys = all[i];
        if (is_plain_value(tokens[i].text)) { // most cells: nothing to fold
            keys.value_like = true;
            continue;
        }
        std::u32string folded = tokens[i].text.size() > longest_label ? std::u32string{} : fold_text(tokens[i].text, lexicon);
        keys.value_like = is_value_like(tokens[i].text, folded, lexicon);
        if (keys.value_like) {
            continue;
        }
        keys.unit_word = is_unit_word(tokens[i].text, folded, lexicon);
        LabelKeys label = label_keys_of(std::move(folded), tokens[i].text.size());
        const std::size_t tail = tail_start(tokens[i].text);
        if (tail < tokens[i].text.size() && tail > 0) {
            for (const char c : tokens[i].text.substr(tail)) {
                if (c >= '0' && c <= '9') {
                    keys.tail.push_back(c);
                }
            }
        }
        keys.keys = std::move(label.keys);
        if (!keys.tail.empty() && !keys.keys.empty()) {
            const std::string& whole = keys.keys.front();
            keys.stem = whole.substr(0, whole.size() - std::min(whole.size(), keys.tail.size()));
        }
        keys.gloss = std::move(label.gloss);
    }
    return all;
}

std::vector<LabelHit> find_labels(const std::vector<Token>& tokens, const std::vector<TokenKeys>& keys,
                                  const LabelIndex& index, Deadline& deadline) {
    std::vector<LabelHit> hits = segment(tokens, keys, index, deadline);
    choose_places(hits, index, deadline);
    return hits;
}

} // namespace nianbao
