// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/match.hpp"

#include <algorithm>
#include <array>
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

/// A key that some form knows, and what each form has under it.
class PrintedKey {
public:
    const std::string* key = nullptr;

    /// nullptr where the form has nothing.
    const std::vector<LabelMatch>* in(std::size_t form) const {
        return form < m_few.size() ? m_few[form] : form - m_few.size() < m_more.size() ? m_more[form - m_few.size()] : nullptr;
    }
    void set(std::size_t form, const std::vector<LabelMatch>* matches) {
        if (form >= m_few.size()) {
            m_more.resize(form + 1 - m_few.size());
            m_more.back() = matches;
        } else {
            m_few[form] = matches;
        }
    }

private:
    std::array<const std::vector<LabelMatch>*, 8> m_few{}; ///< of the first forms: more are rare
    std::vector<const std::vector<LabelMatch>*> m_more;
};

/// False where no form knows the key.
bool find_in_forms(const std::string& key, const Knowledge& knowledge, PrintedKey& printed) {
    bool known = false;
    const HashedKey hashed(key);
    for (std::size_t form = 0; form < knowledge.indexes.size(); ++form) {
        const auto at = knowledge.indexes[form].keys.find(hashed);
        if (at != knowledge.indexes[form].keys.end()) {
            printed.key = &at->first;
            printed.set(form, &at->second);
            known = true;
        }
    }
    return known;
}

/// In the order of the keys, so that what is made of them is the same in every run.
void keep_one_of_each(std::vector<PrintedKey>& keys) {
    std::sort(keys.begin(), keys.end(), [](const PrintedKey& a, const PrintedKey& b) { return a.key != b.key && *a.key < *b.key; });
    keys.erase(std::unique(keys.begin(), keys.end(), [](const PrintedKey& a, const PrintedKey& b) { return a.key == b.key; }), keys.end());
}

/// The places of a form whose labels the document prints; sections do not count.
std::vector<std::uint32_t> uses_found(const LabelIndex& index, std::size_t form, const std::vector<PrintedKey>& keys) {
    std::vector<std::uint32_t> found;
    for (const PrintedKey& key : keys) {
        if (key.in(form) == nullptr) {
            continue;
        }
        for (const LabelMatch& match : *key.in(form)) {
            if (index.uses[match.use].kind != LabelKind::section && !match.stripped) {
                found.push_back(match.use);
            }
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool has_officially(const LabelIndex& index, const std::vector<LabelMatch>& matches) {
    return std::any_of(matches.begin(), matches.end(), [&](const LabelMatch& match) {
        return match.official && index.uses[match.use].kind != LabelKind::section;
    });
}

/// Every key that a form knows, once: of texts, of labels before digits, of labels over two or three paragraphs.
std::vector<PrintedKey> keys_printed(const std::vector<TokenKeys>& token_keys, const std::vector<Token>& tokens, const Knowledge& knowledge) {
    std::vector<PrintedKey> keys;
    const auto add = [&](const std::string& key) {
        PrintedKey printed;
        if (find_in_forms(key, knowledge, printed)) {
            keys.push_back(std::move(printed));
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
    keep_one_of_each(keys);
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

bool stands_as(const LabelIndex& index, const std::vector<LabelMatch>* matches, LabelKind kind) {
    return matches != nullptr && std::any_of(matches->begin(), matches->end(), [&](const LabelMatch& match) {
               return match.official && !match.stripped && index.uses[match.use].kind == kind;
           });
}

/// Labels with a value right behind them that this form has as rows, and every other form that has them only above rows.
double rows_elsewhere_groups(std::size_t form, const std::vector<PrintedKey>& labels, const Knowledge& knowledge) {
    double score = 0;
    for (const PrintedKey& key : labels) {
        if (!stands_as(knowledge.indexes[form], key.in(form), LabelKind::row)) {
            continue;
        }
        bool group = false;
        bool row = false;
        for (std::size_t other = 0; other < knowledge.indexes.size(); ++other) {
            if (other != form) {
                group = group || stands_as(knowledge.indexes[other], key.in(other), LabelKind::group);
                row = row || stands_as(knowledge.indexes[other], key.in(other), LabelKind::row);
            }
        }
        score += group && !row ? row_that_is_group_elsewhere : 0;
    }
    return score;
}

/// Keys of the labels that a value follows, each once.
std::vector<PrintedKey> labels_with_values(const std::vector<TokenKeys>& token_keys, const std::vector<Token>& tokens,
                                           const Knowledge& knowledge) {
    std::vector<PrintedKey> labels;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (token_keys[i].keys.empty()) {
            continue;
        }
        std::size_t next = i + 1;
        while (next < tokens.size() && tokens[next].kind != Token::Kind::text && tokens[next].kind != Token::Kind::edge) {
            ++next;
        }
        PrintedKey printed;
        const bool has_value = next < tokens.size() && tokens[next].kind == Token::Kind::text && token_keys[next].value_like;
        if (has_value && find_in_forms(token_keys[i].keys.front(), knowledge, printed)) {
            labels.push_back(std::move(printed));
        }
    }
    keep_one_of_each(labels);
    return labels;
}

/// Whether another form has the key, too: officially, where this one does.
bool is_shared(const PrintedKey& key, std::size_t form, const Knowledge& knowledge) {
    const LabelMatch& match = key.in(form)->front();
    for (std::size_t other = 0; other < knowledge.indexes.size(); ++other) {
        if (other == form || key.in(other) == nullptr) {
            continue;
        }
        if (!match.official || match.stripped || has_officially(knowledge.indexes[other], *key.in(other))) {
            return true;
        }
    }
    return false;
}

} // namespace

std::vector<FormBid> form_bids(const std::vector<TokenKeys>& token_keys, const std::vector<Token>& tokens,
                               const Knowledge& knowledge) {
    const std::vector<PrintedKey> keys = keys_printed(token_keys, tokens, knowledge);
    const std::vector<PrintedKey> with_values = labels_with_values(token_keys, tokens, knowledge);
    std::vector<FormBid> bids;
    for (std::size_t form = 0; form < knowledge.forms.size(); ++form) {
        const LabelIndex& index = knowledge.indexes[form];
        FormBid bid;
        bid.form = knowledge.forms[form].id;
        bid.index = form;
        const auto found = uses_found(index, form, keys);
        bid.labels = found.size();
        for (const std::uint32_t use : found) {
            bid.rows += index.uses[use].kind == LabelKind::row ? 1 : 0;
        }
        bid.score += rows_elsewhere_groups(form, with_values, knowledge);
        std::size_t named = 0;
        for (const PrintedKey& key : keys) {
            if (key.in(form) == nullptr || index.uses[key.in(form)->front().use].kind == LabelKind::section) {
                continue;
            }
            const LabelMatch& match = key.in(form)->front();
            if (match.stripped || is_shared(key, form, knowledge)) {
                continue;
            }
            bid.score += match.official ? 1.0 : 0.5;
            const std::string_view text = named < named_labels ? text_of(*key.key, token_keys, tokens) : std::string_view{};
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
