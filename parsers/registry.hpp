// SPDX-License-Identifier: Apache-2.0
// The parsers the program has, and how they bid for an input.
#ifndef NIANBAO_PARSERS_REGISTRY_HPP
#define NIANBAO_PARSERS_REGISTRY_HPP

#include "nianbao/base/limits.hpp"
#include "nianbao/document/document.hpp"
#include "nianbao/io/source.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

/// How many bits of the input a parser has verified (0: not mine; at most 64), and what it saw.
/// The file name's suffix adds at most 4 bits: it only breaks ties.
struct Bid {
    int bits = 0;
    std::string why;
};

struct Parser {
    std::string_view name;       ///< "flat", "html", "docx"
    std::string_view media_type; ///< "text/plain", ...
    Bid (*bid)(const Source&);   ///< stateless; looks at the first 4 KB (docx: the zip directory)
    Document (*parse)(const Source&, const Limits&); ///< throws Error
};

/// All parsers, cheap bidders first.
std::span<const Parser> parsers();

struct Offer {
    const Parser* parser = nullptr;
    Bid bid;
};

/// Every parser's bid, highest first. Known formats that are not read (PDF, OLE2 .doc and .wps, JSON,
/// images, ZIP without a document) throw Error(unsupported, ...) that says what to do instead; an empty
/// input throws Error(empty), an encrypted OLE2 package Error(encrypted), binary bytes not_recognized.
std::vector<Offer> bids(const Source& source);

/// The highest of `offers`, which are sorted. Throws Error(not_recognized): none, or two alike.
Offer winner(const std::vector<Offer>& offers);

/// The winner of bids(), or the parser named by source.format. Throws Error: not_recognized, usage
/// (no such parser), and what bids() throws.
Offer choose_parser(const Source& source);

} // namespace nianbao

#endif // NIANBAO_PARSERS_REGISTRY_HPP
