// SPDX-License-Identifier: Apache-2.0
#include "parsers/docx/package.hpp"

#include "nianbao/base/ascii.hpp"
#include "nianbao/base/error.hpp"

#include <algorithm>

namespace nianbao::docx {

namespace {

/// Lower case, and / for the \ that some writers use; no / in front.
std::string folded(std::string_view name) {
    while (!name.empty() && (name.front() == '/' || name.front() == '\\')) {
        name.remove_prefix(1);
    }
    std::string text = lowered(name);
    std::replace(text.begin(), text.end(), '\\', '/');
    return text;
}

std::string folder_of(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    return slash == part.npos ? std::string{} : std::string{part.substr(0, slash + 1)};
}

/// A target relative to the part that names it: "media/a.png", "../styles.xml", "/word/document.xml".
std::string resolve(std::string_view part, std::string_view target) {
    const bool is_absolute = !target.empty() && (target.front() == '/' || target.front() == '\\');
    const std::string path = is_absolute ? folded(target) : folder_of(folded(part)) + folded(target);
    std::string resolved;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view step = std::string_view{path}.substr(at, end - at);
        at = end + 1;
        if (step == "..") {
            resolved.resize(folder_of(std::string_view{resolved}.substr(0, resolved.empty() ? 0 : resolved.size() - 1)).size());
        } else if (!step.empty() && step != ".") {
            resolved.append(step).append(end < path.size() ? "/" : "");
        }
    }
    return resolved;
}

} // namespace

Package::Package(std::string_view bytes, const Limits& limits) : m_limits(limits), m_zip(bytes, limits) {
    m_names.reserve(m_zip.entries().size());
    for (const ZipEntry& entry : m_zip.entries()) {
        m_names.push_back(folded(entry.name));
    }
}

const ZipEntry* Package::find(std::string_view part) const {
    const std::string name = folded(part);
    const auto found = std::find(m_names.begin(), m_names.end(), name);
    if (found == m_names.end()) {
        return nullptr;
    }
    // Two parts whose names differ in case only: which of them another program reads cannot be known.
    if (std::find(found + 1, m_names.end(), name) != m_names.end()) {
        throw Error(ErrorCode::corrupt, "zip-duplicate", {}, "entry " + name);
    }
    return &m_zip.entries()[static_cast<std::size_t>(found - m_names.begin())];
}

bool Package::has(std::string_view part) const {
    return find(part) != nullptr;
}

xml::Tree Package::parse(const std::string& part) {
    const ZipEntry* entry = find(part);
    if (entry == nullptr) {
        throw Error(ErrorCode::corrupt, "docx-part", part);
    }
    return xml::parse_xml(m_zip.read(*entry), part, m_limits);
}

std::vector<Relationship> Package::relationships(const std::string& part) {
    const std::string folder = folder_of(folded(part));
    const std::string name = folder + "_rels/" + folded(part).substr(folder.size()) + ".rels";
    std::vector<Relationship> relationships;
    if (!has(name)) {
        return relationships;
    }
    const xml::Tree tree = parse(name);
    for (xml::Node node = tree.root().first_child(); node; node = node.next()) {
        const std::string_view type = node.attribute("Type");
        if (node.name() != "Relationship" || node.attribute("TargetMode") == "External") {
            continue;
        }
        const std::size_t slash = type.rfind('/');
        relationships.push_back({std::string{type.substr(slash == type.npos ? 0 : slash + 1)},
                                 resolve(part, node.attribute("Target"))});
    }
    return relationships;
}

std::string Package::main_part() {
    for (const Relationship& relationship : relationships({})) {
        if (relationship.kind == "officeDocument" && has(relationship.part)) {
            return relationship.part;
        }
    }
    const std::string part = main_word_part();
    return part.empty() && has("word/document.xml") ? "word/document.xml" : part;
}

std::string Package::main_word_part() {
    if (has("[Content_Types].xml")) {
        const xml::Tree tree = parse("[Content_Types].xml");
        for (xml::Node node = tree.root().first_child(); node; node = node.next()) {
            const std::string_view type = node.attribute("ContentType");
            const bool is_main = type.find("wordprocessingml") != type.npos && type.find("main+xml") != type.npos;
            if (is_main && has(node.attribute("PartName"))) {
                return folded(node.attribute("PartName"));
            }
        }
    }
    return {};
}

bool Package::lists_word_document() const {
    return std::any_of(m_names.begin(), m_names.end(), [](std::string_view name) {
        constexpr std::string_view begin = "word/document";
        constexpr std::string_view end = ".xml";
        return name.substr(0, begin.size()) == begin && name.size() >= begin.size() + end.size() &&
               name.substr(name.size() - end.size()) == end &&
               name.find_first_not_of("0123456789", begin.size()) == name.size() - end.size();
    });
}

} // namespace nianbao::docx
