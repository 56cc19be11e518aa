// SPDX-License-Identifier: Apache-2.0
// Small questions about WordprocessingML elements that several stages ask.
#ifndef NIANBAO_PARSERS_DOCX_MARKUP_HPP
#define NIANBAO_PARSERS_DOCX_MARKUP_HPP

#include "nianbao/xml/dom.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nianbao::docx {

/// Names are matched by local name; the namespace is only asked where one name stands in several.
/// The transitional and the strict namespace are the same to us.
bool is_word(const xml::Node& node) noexcept;
bool is_math(const xml::Node& node) noexcept;

/// Properties, which hold no text of the document but elements of the same names as content (w:tab in w:tabs).
bool is_properties(const xml::Node& node) noexcept;

/// An on/off element: absent is nullopt; no value means on (ISO 29500-1, 17.17.4).
std::optional<bool> on_off(const xml::Node& parent, std::string_view name) noexcept;

/// The attribute `val` of the child `name`; empty where either is absent.
std::string_view child_value(const xml::Node& parent, std::string_view name) noexcept;

/// A decimal of at most `most`; `otherwise` where there is none or it is no number.
std::uint32_t number(std::string_view text, std::uint32_t otherwise, std::uint32_t most) noexcept;

/// Deleted or moved away under tracked changes: a run of text, a row, a cell.
bool is_deleted(const xml::Node& node) noexcept;

/// Of the versions in mc:AlternateContent, the one to read: the first Choice, else the Fallback.
xml::Node chosen_version(const xml::Node& alternatives) noexcept;

/// The element after `node` in document order, without going into `node` and without leaving `root`.
xml::Node next_outside(xml::Node node, const xml::Node& root) noexcept;
/// As above, but into `node` first.
xml::Node next_inside(const xml::Node& node, const xml::Node& root) noexcept;

/// Every text below `node`, deleted text and all versions included; paragraphs on lines of their own.
std::string all_text(const xml::Node& node);

} // namespace nianbao::docx

#endif // NIANBAO_PARSERS_DOCX_MARKUP_HPP
