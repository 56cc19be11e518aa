// SPDX-License-Identifier: Apache-2.0
// Small helpers to read the files of schemas/: texts, attributes, faults that name file and line.
#ifndef NIANBAO_FORMS_XML_READING_HPP
#define NIANBAO_FORMS_XML_READING_HPP

#include "nianbao/xml/dom.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace nianbao::reading {

/// Element children, all or of one name.
std::vector<xml::Node> children(xml::Node parent);
std::vector<xml::Node> children(xml::Node parent, std::string_view name);

/// Content without outer white space; inner white space runs become one space.
std::string text_of(xml::Node node);
/// text_of the first child of that name; empty where there is none.
std::string child_text(xml::Node parent, std::string_view name);
/// The words of an attribute, separated by white space.
std::vector<std::string> words_of(std::string_view text);

std::string attribute(xml::Node node, std::string_view name);
/// Throws Error(schema) where the attribute is absent or empty.
std::string required(xml::Node node, std::string_view name, const std::string& file);
/// An integer between `low` and `high`; `fallback` where the attribute is absent.
int number(xml::Node node, std::string_view name, int fallback, int low, int high, const std::string& file);

/// Throws Error(schema, "schema-fault") with file and line.
[[noreturn]] void fail(const std::string& file, xml::Node node, const std::string& what);

} // namespace nianbao::reading

#endif // NIANBAO_FORMS_XML_READING_HPP
