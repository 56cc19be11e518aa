// SPDX-License-Identifier: Apache-2.0
// From bytes to a valid record and back.
#include "nianbao/nianbao.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/record/build_record.hpp"
#include "nianbao/record/read_record.hpp"
#include "nianbao/text/utf8.hpp"
#include "nianbao/xml/dom.hpp"
#include "tests/fuzz/document_checks.hpp"

#include <set>
#include <string>

using namespace nianbao;

namespace {

void check_figures(const Record& record) {
    std::set<std::string> ids;
    for (const Figure& figure : record.figures) {
        fuzz::require(ids.insert(figure.id()).second, "figures are unique:", figure.id());
        const bool has_reading = figure.reading != Reading::none;
        fuzz::require(!figure.value || has_reading, "no value without a reading:", figure.id());
        fuzz::require(!figure.value || figure.state == FigureState::reported, "a value is reported:", figure.id());
        fuzz::require(!figure.value || !figure.raw.empty(), "no value without a print:", figure.id());
        for (const std::size_t finding : figure.findings) {
            fuzz::require(finding < record.findings.size(), "findings of a figure are there:", figure.id());
        }
    }
    fuzz::require(record.expected() == record.reported() + record.undecided() + record.absent(), "counts add up");
}

void check_xml(const Record& record) {
    const Knowledge& knowledge = fuzz::knowledge();
    const std::string xml = record_to_xml(record, knowledge.rules);
    static const xml::Schema schema(embedded_schema("report-1.xsd"));
    for (const std::string& fault : schema.faults_in(xml)) {
        fuzz::require(false, "the record is valid:", fault);
    }
    const Record read = read_record(xml, "fuzz.xml", Limits{});
    fuzz::require(record_to_xml(read, knowledge.rules) == xml, "a record that was read is written alike");
    const Record built = build_record(read.document, read.source, knowledge);
    fuzz::require(record_to_xml(built, knowledge.rules) == xml, "figures follow from the document layer");
}

void check_texts(const Record& record) {
    const Knowledge& knowledge = fuzz::knowledge();
    for (const std::string& text :
         {figures_csv_rows(record), findings_csv_rows(record, knowledge.rules, "zh"), record_to_json(record, knowledge.rules)}) {
        fuzz::require(is_valid_utf8(text), "outputs are valid UTF-8");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const Source source = fuzz::source_of(fuzz::bytes_of(data, size), "fuzz");
        for (const Record& record : convert(source, fuzz::knowledge(), {fuzz::small_limits(), true})) {
            fuzz::check_document(record.document);
            check_figures(record);
            check_xml(record);
            check_texts(record);
        }
    } catch (const Error& error) {
        fuzz::require_no_bug(error);
    }
    return 0;
}
