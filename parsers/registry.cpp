// SPDX-License-Identifier: Apache-2.0
#include "parsers/registry.hpp"

#include "nianbao/base/error.hpp"
#include "parsers/docx/docx_parser.hpp"
#include "parsers/flat/flat_parser.hpp"
#include "parsers/html/html_parser.hpp"
#include "parsers/known_formats.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

constexpr std::array<Parser, 3> known_parsers = {{
    {"flat", "text/plain", bid_flat, parse_flat_document},
    {"html", "text/html", bid_html, parse_html_document},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bid_docx,
     parse_docx_document},
}};

[[noreturn]] void refuse(const std::string& format) {
    constexpr std::string_view archive = " archive"; // it may hold any number of reports
    const bool is_archive = format.size() > archive.size() && format.compare(format.size() - archive.size(), archive.size(), archive) == 0;
    throw Error(ErrorCode::unsupported, is_archive ? "unsupported-archive" : "unsupported-format", format);
}

/// What no parser can read, whoever names one.
void refuse_binary_formats(std::string_view bytes) {
    if (bytes.empty()) {
        throw Error(ErrorCode::empty, "no-text");
    }
    if (is_encrypted_package(bytes)) {
        throw Error(ErrorCode::encrypted, "encrypted");
    }
    if (is_compound_file(bytes)) {
        refuse("Office 97-2003 / WPS (.doc, .xls, .wps)");
    }
    const std::string format = unread_binary_format(bytes);
    if (!format.empty()) {
        refuse(format);
    }
}

std::string as_text(const Offer& offer) {
    std::string text{offer.parser->name};
    text.append(" ").append(std::to_string(offer.bid.bits));
    return offer.bid.why.empty() ? text : text.append(" (").append(offer.bid.why).append(")");
}

Offer named_parser(const std::string& name) {
    const auto* const found = std::find_if(known_parsers.begin(), known_parsers.end(),
                                           [&](const Parser& parser) { return parser.name == name; });
    if (found == known_parsers.end()) {
        throw Error(ErrorCode::usage, "no-such-parser", name);
    }
    return {found, {}};
}

} // namespace

std::span<const Parser> parsers() {
    return known_parsers;
}

std::vector<Offer> bids(const Source& source) {
    refuse_binary_formats(source.bytes);
    const bool zip = is_zip(source.bytes);
    const bool binary = !zip && is_binary(source.bytes);
    std::vector<Offer> offers;
    for (const Parser& parser : known_parsers) {
        const bool reads_text = parser.name != "docx";
        offers.push_back({&parser, reads_text && (zip || binary) ? Bid{} : parser.bid(source)});
    }
    std::stable_sort(offers.begin(), offers.end(),
                     [](const Offer& a, const Offer& b) { return a.bid.bits > b.bid.bits; });
    if (offers.front().bid.bits == 0) {
        if (zip) {
            refuse(zip_format(source.bytes));
        }
        throw Error(ErrorCode::not_recognized, "not-recognized");
    }
    const std::string format = zip ? std::string{} : unread_text_format(source.bytes);
    if (!format.empty()) {
        refuse(format);
    }
    return offers;
}

Offer winner(const std::vector<Offer>& offers) {
    if (offers.empty() || offers.front().bid.bits == 0) {
        throw Error(ErrorCode::not_recognized, "not-recognized");
    }
    if (offers.size() > 1 && offers[1].bid.bits == offers[0].bid.bits) {
        throw Error(ErrorCode::not_recognized, "several-parsers",
                    as_text(offers[0]) + ", " + as_text(offers[1]));
    }
    return offers.front();
}

Offer choose_parser(const Source& source) {
    if (source.format.empty()) {
        return winner(bids(source));
    }
    const Offer named = named_parser(source.format);
    refuse_binary_formats(source.bytes);
    return named;
}

} // namespace nianbao
