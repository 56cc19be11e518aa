// SPDX-License-Identifier: Apache-2.0
// Small readers shared by the layers of a record's XML. What they cannot read ends in Error(schema).
#ifndef NIANBAO_RECORD_READ_XML_HPP
#define NIANBAO_RECORD_READ_XML_HPP

#include "nianbao/document/document.hpp"
#include "nianbao/record/record.hpp"
#include "nianbao/xml/dom.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao::read_xml {

/// Throws Error(schema, "record-not-readable") that names `what` and the node's line.
[[noreturn]] void fail(const xml::Node& node, const std::string& what);

/// The child elements in order. Text other than white space between them fails.
std::vector<xml::Node> children(const xml::Node& node);

/// The child element of that name; fails if there is none.
xml::Node required(const xml::Node& node, std::string_view name);

/// The content of an element that holds only text, its control characters put back.
std::string text(const xml::Node& node);

std::string attribute(const xml::Node& node, std::string_view name);
std::string required_attribute(const xml::Node& node, std::string_view name);
/// A code: an id, a reference, "" where it is absent. Fails where it holds what no code of a record does.
std::string code(const xml::Node& node, std::string_view name);
bool flag(const xml::Node& node, std::string_view name); ///< "true", "false" or absent (false)

/// A whole number, at most `most`; `absent` where there is no such attribute.
std::size_t number(const xml::Node& node, std::string_view name, std::size_t absent,
                   std::size_t most = SIZE_MAX);
std::uint32_t small_number(const xml::Node& node, std::string_view name, std::uint32_t absent);

/// The attribute `at`; an empty place where it is absent. Fails if it is not a place.
Place place(const xml::Node& node);
/// A place of the record; fails if `text` is not one.
Place place(const xml::Node& node, const std::string& text);

/// A <correction> of a record or of a corrections file; what the latter lacks stays empty.
Correction correction(const xml::Node& node);

/// The document layer: fills document, sections and runs.
void read_document(const xml::Node& node, Record& record);

} // namespace nianbao::read_xml

#endif // NIANBAO_RECORD_READ_XML_HPP
