// SPDX-License-Identifier: Apache-2.0
// Which texts of a document are labels of a form, and which of the form's places each of them is.
#ifndef NIANBAO_REBUILD_LABELS_HPP
#define NIANBAO_REBUILD_LABELS_HPP

#include "nianbao/base/deadline.hpp"
#include "nianbao/forms/label_index.hpp"
#include "nianbao/forms/lexicon.hpp"
#include "nianbao/rebuild/tokens.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace nianbao {

/// The matching keys of every token that may be a label or a value; made once, used for every form.
struct TokenKeys {
    std::vector<std::string> keys; ///< as LabelKeys::keys; empty for bars, edges, blanks, values and long prose
    std::string gloss;
    std::string tail;        ///< digits and marks printed right behind a label's text ("...000"), where cut off
    std::string stem;        ///< key of the label before such a tail; empty where there is none
    bool value_like = false;
    bool unit_word = false;  ///< nothing but the word of a unit
};
std::vector<TokenKeys> key_tokens(const std::vector<Token>& tokens, const Lexicon& lexicon, Deadline& deadline);

/// A candidate place for a text, with its cost (0: the official wording, whole).
struct Candidate {
    std::uint32_t use = 0;
    float cost = 0;
    bool official = false;
};

/// A text, or up to three consecutive texts that no bar separates, read as one label.
struct LabelHit {
    std::size_t first = 0; ///< token
    std::size_t last = 0;  ///< last token, inclusive
    std::vector<Candidate> candidates;
    int use = -1;          ///< chosen place, -1: foreign
    bool damaged = false;  ///< matched within a bounded edit distance, not by a key
    bool has_tail = false; ///< digits stand in the same text (undelimited rows)
};

/// Finds the labels of one form and chooses their places: the cheapest way through the form in which the
/// rows come in its order (going back costs more than skipping, and an official wording is seldom foreign).
std::vector<LabelHit> find_labels(const std::vector<Token>& tokens, const std::vector<TokenKeys>& keys,
                                  const LabelIndex& index, Deadline& deadline);

} // namespace nianbao

#endif // NIANBAO_REBUILD_LABELS_HPP
