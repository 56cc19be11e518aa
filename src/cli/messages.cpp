// SPDX-License-Identifier: Apache-2.0
// Loads schemas/messages.xml and fills sentences.
#include "cli/messages.hpp"

#include "nianbao/base/limits.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/xml/dom.hpp"

namespace nianbao::cli {

namespace {

/// One pass over the sentence, so that an argument that holds braces is never filled again.
std::string filled(const std::string& sentence, const Arguments& arguments) {
    std::string text;
    std::size_t at = 0;
    while (at < sentence.size()) {
        const std::size_t open = sentence.find('{', at);
        const std::size_t close = open == std::string::npos ? open : sentence.find('}', open);
        if (close == std::string::npos) {
            break;
        }
        text += sentence.substr(at, open - at);
        const std::string name = sentence.substr(open + 1, close - open - 1);
        std::string value = "{" + name + "}";
        for (const auto& [key, replacement] : arguments) {
            if (key == name) {
                value = replacement;
            }
        }
        text += value;
        at = close + 1;
    }
    return text + sentence.substr(at);
}

} // namespace

Messages::Messages(std::string language) : m_language(std::move(language)) {
    const xml::Tree tree = xml::parse_embedded_xml(embedded_schema("messages.xml"), "messages.xml");
    for (xml::Node node = tree.root().first_child(); node; node = node.next()) {
        if (node.name() != "message") {
            continue;
        }
        const xml::Node zh = node.child("zh");
        const xml::Node en = node.child("en");
        m_sentences[std::string(node.attribute("id"))] = {zh ? zh.content() : "", en ? en.content() : ""};
    }
}

bool Messages::has(const std::string& id) const {
    return m_sentences.count(id) != 0;
}

std::string Messages::text(const std::string& id, const Arguments& arguments) const {
    return text_in(m_language, id, arguments);
}

std::string Messages::text_in(std::string_view language, const std::string& id,
                              const Arguments& arguments) const {
    const auto found = m_sentences.find(id);
    if (found == m_sentences.end()) {
        std::string bare = id;
        for (const auto& [name, value] : arguments) {
            bare += value.empty() ? "" : " " + name + "=" + value;
        }
        return bare;
    }
    return filled(language == "zh" ? found->second.zh : found->second.en, arguments);
}

std::string Messages::error(const Error& error) const {
    return error_in(m_language, error);
}

std::string Messages::error_in(std::string_view language, const Error& error) const {
    const std::string id = "error." + error.key();
    const Arguments arguments = {{"detail", error.detail()}, {"where", error.where()}};
    std::string sentence = text_in(language, id, arguments);
    // A sentence without {where} still has to name the place.
    const bool has_place = error.where().empty() || sentence.find(error.where()) != std::string::npos;
    return has_place ? sentence : sentence + " (" + error.where() + ")";
}

} // namespace nianbao::cli
