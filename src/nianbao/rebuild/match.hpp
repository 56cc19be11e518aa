// SPDX-License-Identifier: Apache-2.0
// Which form a document is: forms bid with the labels that tell them apart.
#ifndef NIANBAO_REBUILD_MATCH_HPP
#define NIANBAO_REBUILD_MATCH_HPP

#include "nianbao/document/document.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/rebuild/labels.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace nianbao {

struct FormBid {
    std::string form;
    double score = 0;         ///< labels of its own (each once, official wording 1, alias 0.5); shared ones count nothing
    std::size_t labels = 0;   ///< labels found in all, each once
    std::size_t rows = 0;     ///< of them, labels of rows
    std::string why;          ///< the labels of its own that were found, at most a few
    std::size_t index = 0;    ///< in Knowledge::forms
};

/// Highest score first; where scores are equal, the newer form first.
std::vector<FormBid> form_bids(const std::vector<TokenKeys>& keys, const std::vector<Token>& tokens,
                               const Knowledge& knowledge);
std::vector<FormBid> form_bids(const Document& document, const Knowledge& knowledge);

/// A form is taken where it has a row label and three labels in all, or ten labels of headers; a lead of less than
/// two labels of its own is undecided.
struct FormChoice {
    int form = -1;
    int other = -1;
    bool undecided = false;
};
FormChoice choose_form(const std::vector<FormBid>& bids);

} // namespace nianbao

#endif // NIANBAO_REBUILD_MATCH_HPP
