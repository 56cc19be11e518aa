// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/match.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace nianbao {

namespace {

constexpr double least_lead = 1.5; // one lost label (and a half: an alias) must not flip the choice
constexpr std::size_t least_labels = 3;
// A table without row labels (section 4) brings 18 places of labels; the words for "total" and "other" alone bring 7.
constexpr std::size_t least_labels_without_rows = 10;
constexpr std::size_t named_labels = 6;
// A label of rows that holds values itself: the rows below it would all have to be lost.
constexpr double row_that_is_group_elsewhere = least_lead;

/// The places of a form whose labels the document prints; sections do not count.
std::vector<std::uint32_t> uses_found(const LabelIndex& index, const std::vector<std::string>& keys) {
    std::vector<std::uint32_t> found;
    for (const std::string& key : keys) {
        const auto at = index.keys.find(key);
        if (at == index.keys.end()) {
            continue;
        }
        for (const LabelMatch& match : at->second) {
            if (index.uses[match.use].kind != LabelKind::section && !match.stripped) {
                found.push_back(match.use);
            }
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool has_officially(const LabelIndex& index, const std::string& key) {
    const auto at = index.keys.find(key);
    return at != index.keys.end() && std::any_of(at->second.begin(), at->second.end(), [&](const LabelMatch& match) {
               return match.official && index.uses[match.use].kind != LabelKind::section;
           });
}

/// Every key that a form knows, once: of texts, of labels before digits, of labels over two or three paragraphs.
std::vector<std::string> keys_printed(const std::vector<TokenKeys>& token_keys, const std::vector<Token>& tokens, const Knowledge& knowledge) {
    std::vector<std::string> keys;
    const auto add = [&](const std::string& key) {
        if (std::any_of(knowledge.indexes.begin(), knowledge.indexes.end(), [&](const LabelIndex& index) { return index.keys.count(key) > 0; })) {
            keys.push_back(key);
        }
    };
    for (std::size_t i = 0; i < token_keys.size(); ++i) {
        std::for_each(token_keys[i].keys.begin(), token_keys[i].keys.end(), add);
        if (!token_keys[i].stem.empty()) {
            add(token_keys[i].stem);
        }
        std::string joined;
        for (std::size_t more = 1; more <= 2 && i + more < token_keys.size(); ++more) {
            if (token_keys[i].keys.empty() || token_keys[i + more].keys.empty() || tokens[i].grid || tokens[i].closed) {
                break;
            }
            joined = more == 1 ? token_keys[i].keys.front() : joined;
            joined += token_keys[i + more].keys.front();
            add(joined);
        }
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

/// The first text of that key; empty for a joined one.
std::string_view text_of(const std::string& key, const std::vector<TokenKeys>& token_keys, const std::vector<Token>& tokens) {
    for (std::size_t i = 0; i < token_keys.size(); ++i) {
        const std::vector<std::string>& keys = token_keys[i].keys;
        if (token_keys[i].stem == key || std::find(keys.begin(), keys.end(), key) != keys.end()) {
            return tokens[i].text;
        }
    }
    return {};
}

bool stands_as(const LabelIndex& index, const std::string& key, LabelKind kind) {
    const auto at = index.keys.find(key);
    return at != index.keys.end() && std::any_of(at->second.begin(), at->second.end(), [&](const LabelMatch& match) {
               return match.official && !match.stripped && index.uses[match.use].kind == kind;
           });
}

/// Labels with a value right behind them that this form has as rows, and every other form that has them only above rows.
double rows_elsewhere_groups(const LabelIndex& index, const std::vector<std::string>& labels, const Knowledge& knowledge) {
    double score = 0;
    for (const std::string& key : labels) {
        bool group = false;
        bool row = false;
        for (const LabelIndex& other : knowledge.indexes) {
            if (&other != &index) {
                group = group || stands_as(other, key, LabelKind::group);
                row = row || stands_as(other, key, LabelKind::row);
            }
        }
        score += group && !row && stands_as(index, key, LabelKind::row) ? row_that_is_group_elsewhere : 0;
    }
    return score;
}

/// Keys of the labels that a value follows, each once.
std::vector<std::string> labels_with_values(const std::vector<TokenKeys>& token_keys, const std::vector<Token>& tokens) {
    std::vector<std::string> labels;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        std::size_t next = i + 1;
        while (next < tokens.size() && tokens[next].kind != Token::Kind::text && tokens[next].kind != Token::Kind::edge) {
            ++next;
        }
        if (next < tokens.size() && tokens[next].kind == Token::Kind::text && token_keys[next].value_like && !token_keys[i].keys.empty()) {
            labels.push_back(token_keys[i].keys.front());
        }
    }
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    return labels;
}

} // namespace

std::vector<FormBid> form_bids(const std::vector<TokenKeys>& token_keys, const std::vector<Token>& tokens,
                               const Knowledge& knowledge) {
    const std::vector<std::string> keys = keys_printed(token_keys, tokens, knowledge);
    const std::vector<std::string> with_values = labels_with_values(token_keys, tokens);
    std::vector<FormBid> bids;
    for (std::size_t form = 0; form < knowledge.forms.size(); ++form) {
        const LabelIndex& index = knowledge.indexes[form];
        FormBid bid;
        bid.form = knowledge.forms[form].id;
        bid.index = form;
        const auto found = uses_found(index, keys);
        bid.labels = found.size();
        for (const std::uint32_t use : found) {
            bid.rows += index.uses[use].kind == LabelKind::row ? 1 : 0;
        }
        bid.score += rows_elsewhere_groups(index, with_values, knowledge);
        std::size_t named = 0;
        for (const std::string& key : keys) {
            const auto at = index.keys.find(key);
            if (at == index.keys.end() || index.uses[at->second.front().use].kind == LabelKind::section) {
                continue;
            }
            const LabelMatch& match = at->second.front();
            const bool shared = std::any_of(knowledge.indexes.begin(), knowledge.indexes.end(), [&](const LabelIndex& other) {
                return &other != &index && (match.official && !match.stripped ? has_officially(other, key) : other.keys.count(key) > 0);
            });
            if (shared || match.stripped) {
                continue;
            }
            bid.score += match.official ? 1.0 : 0.5;
            const std::string_view text = named < named_labels ? text_of(key, token_keys, tokens) : std::string_view{};
            if (!text.empty()) {
                bid.why += named == 0 ? "" : ", ";
                bid.why += text;
                ++named;
            }
        }
        bids.push_back(std::move(bid));
    }
    std::stable_sort(bids.begin(), bids.end(), [&](const FormBid& a, const FormBid& b) {
        const bool a_is = a.rows > 0;
        const bool b_is = b.rows > 0;
        return a_is != b_is ? a_is : a.score != b.score ? a.score > b.score : a.labels > b.labels;
    });
    return bids;
}

std::vector<FormBid> form_bids(const Document& document, const Knowledge& knowledge) {
    const std::vector<Token> tokens = tokenize(document, knowledge.lexicon);
    Deadline unlimited;
    return form_bids(key_tokens(tokens, knowledge.lexicon, unlimited), tokens, knowledge);
}

namespace {

bool is_form(const FormBid& bid) {
    return bid.labels >= (bid.rows > 0 ? least_labels : least_labels_without_rows);
}

} // namespace

FormChoice choose_form(const std::vector<FormBid>& bids) {
    FormChoice choice;
    if (bids.empty() || !is_form(bids[0])) {
        return choice;
    }
    choice.form = static_cast<int>(bids[0].index);
    if (bids.size() > 1 && is_form(bids[1])) {
        choice.other = static_cast<int>(bids[1].index);
        choice.undecided = bids[0].score - bids[1].score < least_lead;
    }
    return choice;
}

} // namespace nianbao
