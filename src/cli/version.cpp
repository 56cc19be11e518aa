// SPDX-License-Identifier: Apache-2.0
// `nianbao --version`: everything a bug report has to name.
#include "cli/version.hpp"

#include "nianbao/forms/knowledge.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/xml/dom.hpp"

// Versions that CMake found; a build by hand has none.
#ifndef NIANBAO_LIBRARIES
#define NIANBAO_LIBRARIES "libraries unknown"
#endif

namespace nianbao::cli {

std::string version_text() {
    const Knowledge knowledge = load_builtin_knowledge();
    std::string text = "nianbao " NIANBAO_VERSION "\n";
    for (const Form& form : knowledge.forms) {
        text += "form " + form.id + " " + form.version + "\n";
    }
    text += "lexicon " + knowledge.lexicon.version + "\n";
    text += "rules " + knowledge.rules.version + "\n";
    text += "record schema " + std::string(record_schema_version) + "\n";
    text += "libxml2 " + xml::library_version() + "\n";
    return text + NIANBAO_LIBRARIES "\n";
}

} // namespace nianbao::cli
