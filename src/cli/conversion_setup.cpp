// SPDX-License-Identifier: Apache-2.0
#include "cli/conversion_setup.hpp"

#include "cli/commands.hpp"

#include <algorithm>

namespace nianbao::cli {

namespace {

Labels labels_of(const ConvertArguments& arguments) {
    return arguments.labels == "en" ? Labels::en : arguments.labels == "both" ? Labels::both : Labels::zh;
}

} // namespace

Formats formats_of(const ConvertArguments& arguments) {
    const bool to_folder = !arguments.output.empty();
    const auto has = [&arguments](const char* name) {
        return std::find(arguments.to.begin(), arguments.to.end(), name) != arguments.to.end();
    };
    Formats formats;
    formats.xml = arguments.to.empty() || has("xml");
    formats.csv = arguments.to.empty() ? to_folder : has("csv");
    formats.json = has("json");
    formats.html = has("html");
    formats.xlsx = has("xlsx");
    formats.wide = arguments.shape == "wide";
    formats.csv_bom = arguments.csv_bom;
    // A plain run writes the three files that scripts know; who asks for more gets their description, too.
    formats.datapackage = formats.csv && (arguments.datapackage || formats.wide || formats.csv_bom || arguments.labels != "zh");
    return formats;
}

ConversionSetup::ConversionSetup(const ConvertArguments& arguments, const Formats& formats, const Messages& messages)
    : m_knowledge(knowledge_with(arguments.forms)) {
    if (formats.html) {
        m_shell.emplace(arguments.language);
    }
    if (formats.xlsx || formats.datapackage) {
        m_workbook_texts.emplace(arguments.language, "xlsx/texts.xml");
    }
    const bool editions = !arguments.edition.empty() || !arguments.corrections.empty();
    const Labels labels = labels_of(arguments);
    if (formats.csv && (editions || labels != Labels::zh)) {
        m_table.emplace(labels, editions);
    }
    m_conversion.emplace(Conversion{m_knowledge,
                                    messages,
                                    {arguments.limits, arguments.any},
                                    formats,
                                    arguments.language,
                                    arguments.from,
                                    arguments.charset,
                                    arguments.corrections,
                                    arguments.edition == "corrected" ? Edition::corrected : Edition::published,
                                    m_shell ? &*m_shell : nullptr,
                                    labels,
                                    m_table ? &*m_table : nullptr,
                                    m_workbook_texts ? &*m_workbook_texts : nullptr});
}

} // namespace nianbao::cli
