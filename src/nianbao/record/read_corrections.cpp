// SPDX-License-Identifier: Apache-2.0
// A corrections file: validated first, so that every fault is named with its line; then read.
#include "nianbao/base/limits.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/record/corrections.hpp"
#include "nianbao/record/read_xml.hpp"
#include "nianbao/xml/dom.hpp"

namespace nianbao {

CorrectionsFile read_corrections(std::string_view xml, const std::string& name) {
    const xml::Tree tree = xml::parse_xml(xml, name, Limits{});
    const std::vector<std::string> faults = xml::validate(xml, embedded_schema("corrections-1.xsd"));
    if (!faults.empty()) {
        std::string all;
        for (const std::string& fault : faults) {
            all += (all.empty() ? "" : " ") + fault;
        }
        throw Error(ErrorCode::schema, "corrections-invalid", all);
    }
    CorrectionsFile file;
    const xml::Node root = tree.root();
    file.source = read_xml::attribute(root, "source");
    file.sha256 = read_xml::attribute(root, "sha256");
    file.form = read_xml::attribute(root, "form");
    for (const xml::Node& node : read_xml::children(root)) {
        Correction correction = read_xml::correction(node);
        correction.state = "accepted";
        file.corrections.push_back(std::move(correction));
    }
    return file;
}

} // namespace nianbao
