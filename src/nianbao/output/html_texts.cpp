// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/html_texts.hpp"

#include "nianbao/base/limits.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/forms/suggestion_sentences.hpp"
#include "nianbao/xml/dom.hpp"

namespace nianbao::html {

Texts::Texts(std::string_view language, const std::string& more) : m_language(language == "en" ? "en" : "zh") {
    std::vector<std::string> names = {"messages.xml", "html/texts.xml"};
    if (!more.empty()) {
        names.push_back(more);
    }
    for (const std::string& name : names) {
        const bool pages = name != "messages.xml";
        const xml::Tree tree = xml::parse_embedded_xml(embedded_schema(name), name);
        for (xml::Node node = tree.root().first_child(); node; node = node.next()) {
            const std::string_view id = node.attribute("id");
            const bool wanted = pages || id.substr(0, 8) == "because.";
            const xml::Node sentence = node.child(m_language);
            if (wanted && sentence) {
                m_sentences[std::string(id)] = sentence.content();
            }
        }
    }
}

std::string Texts::operator()(std::string_view id, const Arguments& arguments) const {
    const auto found = m_sentences.find(id);
    return found == m_sentences.end() ? std::string(id) : fill_names(found->second, arguments);
}

std::vector<std::pair<std::string, std::string>> Texts::all(std::string_view prefix) const {
    const std::string start = std::string(prefix) + ".";
    std::vector<std::pair<std::string, std::string>> found;
    for (auto at = m_sentences.lower_bound(start); at != m_sentences.end(); ++at) {
        if (at->first.compare(0, start.size(), start) != 0) {
            break;
        }
        found.emplace_back(at->first.substr(start.size()), at->second);
    }
    return found;
}

} // namespace nianbao::html
