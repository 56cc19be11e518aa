// SPDX-License-Identifier: Apache-2.0
// The four things a style says that matter here: heading level, hidden text, automatic numbers, its basis.
#ifndef NIANBAO_PARSERS_DOCX_STYLES_HPP
#define NIANBAO_PARSERS_DOCX_STYLES_HPP

#include "nianbao/xml/dom.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace nianbao::docx {

/// What a style or a paragraph's own properties say; nullopt where they say nothing.
struct StyleFacts {
    std::optional<std::uint8_t> heading; ///< 1 to 9; 0: body text
    std::optional<bool> hidden;
    std::optional<bool> numbered;        ///< has automatic numbers, of the first level
};

/// The properties of a style or paragraph (w:pPr); its run properties stand apart.
StyleFacts paragraph_facts(const xml::Node& properties);

class Styles {
public:
    Styles() = default;
    explicit Styles(const xml::Node& root);

    /// With what the style is based on. An empty id means the default paragraph style.
    StyleFacts facts(std::string_view id) const;

private:
    struct Style {
        StyleFacts own;
        std::string based_on;
    };
    std::unordered_map<std::string, Style> m_styles;
    std::string m_default;
};

} // namespace nianbao::docx

#endif // NIANBAO_PARSERS_DOCX_STYLES_HPP
