// SPDX-License-Identifier: Apache-2.0
#include "nianbao/forms/english_labels.hpp"

#include "nianbao/base/limits.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/xml/dom.hpp"

#include <algorithm>

namespace nianbao {

EnglishLabels::EnglishLabels() {
    const xml::Tree tree = xml::parse_embedded_xml(embedded_schema("labels-en.xml"), "labels-en.xml");
    for (xml::Node node = tree.root().first_child(); node; node = node.next()) {
        const std::string_view english = node.attribute("en");
        if (!english.empty()) {
            m_names[node.content()] = english;
        }
    }
}

bool EnglishLabels::has(std::string_view label) const {
    return m_names.find(label) != m_names.end();
}

std::string EnglishLabels::of(std::string_view labels) const {
    constexpr std::string_view joint = " \xE2\x80\xBA ";
    std::string out;
    for (std::size_t at = 0; at <= labels.size();) {
        const std::size_t end = std::min(labels.find(joint, at), labels.size());
        const std::string_view label = labels.substr(at, end - at);
        const auto found = m_names.find(label);
        out += out.empty() ? "" : joint;
        out += found == m_names.end() ? label : std::string_view(found->second);
        at = end == labels.size() ? end + 1 : end + joint.size();
    }
    return out;
}

} // namespace nianbao
