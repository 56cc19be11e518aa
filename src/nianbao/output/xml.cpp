// SPDX-License-Identifier: Apache-2.0
// The canonical XML of a record: fixed order of attributes and elements, described by schemas/report-1.xsd.
#include "nianbao/output/fields.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/output/xml_document.hpp"
#include "nianbao/xml/emitter.hpp"

#include <utility>

namespace nianbao {

namespace {

using xml::Emitter;

void write_identity_field(Emitter& xml, std::string_view name, const IdentityField& field) {
    xml.open(name);
    if (field.basis.empty()) {
        xml.attribute("state", "not-found");
    } else {
        xml.attribute("basis", field.basis);
    }
    xml.attribute_if("at", field.at);
    xml.text(field.value);
    xml.close();
}

void write_identity(Emitter& xml, const RecordIdentity& identity) {
    xml.open("identity");
    for (const auto& [name, member] : identity_fields) {
        write_identity_field(xml, name, identity.*member);
    }
    // Beside the fields, not inside: the text of <year> is the year and nothing else.
    for (const auto& [name, member] : identity_fields) {
        const IdentityField& field = identity.*member;
        if (!field.raw.empty()) {
            xml.open("printed");
            xml.attribute("field", name);
            xml.text(field.raw);
            xml.close();
        }
    }
    xml.close();
}

void write_source(Emitter& xml, const Record& record) {
    const SourceFacts& source = record.source;
    const Document& document = record.document;
    xml.open("source");
    xml.attribute("name", source.name);
    xml.attribute_if("media-type", source.media_type);
    xml.attribute_if("charset", source.charset.empty() ? document.charset : source.charset);
    xml.attribute_if("charset-basis",
                     source.charset_basis.empty() ? document.charset_basis : source.charset_basis);
    xml.attribute_if("dialect", source.dialect);
    xml.attribute("bytes", source.bytes);
    xml.attribute_if("sha256", source.sha256);
    xml.close();
    std::size_t number = 1;
    for (const SourceFacts& other : source.others) {
        xml.open("other-source");
        xml.attribute("n", ++number);
        xml.attribute("name", other.name);
        xml.attribute_if("media-type", other.media_type);
        xml.attribute_if("charset", other.charset);
        xml.attribute_if("charset-basis", other.charset_basis);
        xml.attribute("bytes", other.bytes);
        xml.attribute("sha256", other.sha256);
        xml.close();
    }
    xml.open("conversion");
    xml.attribute("tool", "nianbao");
    xml.attribute("version", NIANBAO_VERSION);
    xml.attribute_if("form-version", record.form_version);
    xml.attribute_if("form-sha256", record.form_sha256);
    xml.close();
}

void write_rebuilt(Emitter& xml, const std::vector<RebuiltTable>& tables) {
    xml.open("rebuilt");
    for (const RebuiltTable& table : tables) {
        xml.open("grid");
        xml.attribute("from", table.from);
        xml.attribute("table", table.table);
        if (table.width != 0) {
            xml.attribute("columns", std::size_t{table.width});
        }
        xml.attribute("rows", table.rows.size());
        xml.attribute_if("witness", table.witness);
        xml.attribute_if("certainty", table.certainty);
        for (const RebuiltRow& row : table.rows) {
            xml.open("row");
            xml.attribute("row", row.row);
            xml.attribute_if("label-cell", row.label_cell);
            for (const RebuiltSlot& slot : row.slots) {
                xml.open("slot");
                xml.attribute("column", slot.column);
                xml.code_if("cell", slot.cell);
                xml.close();
            }
            xml.close();
        }
        xml.close();
    }
    xml.close();
}

std::string finding_id(std::size_t index) {
    return "f" + std::to_string(index + 1);
}

void write_figure_content(Emitter& xml, const Figure& figure) {
    if (!figure.in_form()) { // the form has the labels of all others
        xml.element_if("row-label", figure.row_label);
        xml.element_if("column-label", figure.column_label);
    }
    xml.element_if("raw", figure.raw);
    if (has_printed(figure)) {
        xml.open("printed");
        xml.attribute_if("number", figure.printed_number);
        xml.attribute_if("unit", figure.printed_unit);
        xml.attribute_if("column-unit", figure.column_unit);
        xml.attribute_if("form-unit", figure.form_unit);
        xml.close();
    }
    xml.element_if("note", figure.note);
    for (const Alternative& alternative : figure.alternatives) {
        xml.open("alternative");
        xml.attribute_if("value", alternative.value);
        xml.attribute_if("unit", alternative.unit);
        xml.attribute_if("because", alternative.because);
        xml.attribute_if("cell", alternative.cell);
        xml.close();
    }
    xml.element_if("evidence", figure.evidence);
    for (const std::size_t index : figure.findings) {
        xml.open("finding");
        xml.attribute("ref", finding_id(index));
        xml.close();
    }
}

void write_figure(Emitter& xml, const Figure& figure) {
    xml.open("figure");
    if (figure.in_form()) {
        xml.code("table", figure.table);
        xml.code("row", figure.row);
        xml.code("column", figure.column);
    } else {
        xml.attribute("table", figure.table);
        xml.attribute("row", figure.row);
        xml.attribute("column", figure.column);
    }
    xml.code("state", to_string(figure.state));
    xml.code_if("reading", to_string(figure.reading));
    xml.code_if("cell", figure.cell);
    xml.code_if("at", to_string(figure.place));
    xml.attribute_if("unit", figure.unit);
    if (figure.value) {
        xml.code("value", figure.value->to_string());
    }
    write_figure_content(xml, figure);
    xml.close();
}

void write_figures(Emitter& xml, const Record& record) {
    xml.open("figures");
    xml.attribute("expected", record.expected());
    xml.attribute("reported", record.reported());
    xml.attribute("undecided", record.undecided());
    xml.attribute("absent", record.absent());
    xml.attribute("doubtful", record.doubtful());
    for (const Figure& figure : record.figures) {
        write_figure(xml, figure);
    }
    xml.close();
}

void write_suggestion(Emitter& xml, const Suggestion& suggestion) {
    xml.open("suggestion");
    xml.attribute("kind", suggestion.kind);
    for (const SuggestedChange& change : suggestion.changes) {
        xml.open("change");
        xml.attribute("figure", change.figure);
        xml.attribute_if("printed", change.printed);
        xml.attribute("value", change.value);
        xml.text(change.label);
        xml.close();
    }
    xml.close();
}

void write_finding(Emitter& xml, const Finding& finding, std::size_t index, const Rules& rules) {
    xml.open("finding");
    xml.attribute("id", finding_id(index));
    xml.attribute("rule", finding.rule);
    xml.attribute("severity", to_string(finding.severity));
    xml.attribute_if("about", finding.about);
    xml.attribute_if("at", finding.place);
    xml.attribute_if("variant", finding.variant);
    for (const std::string_view language : {"zh", "en"}) {
        xml.open("message");
        xml.attribute("xml:lang", language);
        xml.text(rules.message(finding, language));
        xml.close();
    }
    for (const auto& [name, value] : finding.arguments) {
        xml.open("argument");
        xml.attribute("name", name);
        xml.text(value);
        xml.close();
    }
    for (const std::string& figure : finding.figures) {
        xml.open("figure");
        xml.attribute("ref", figure);
        xml.close();
    }
    for (const Suggestion& suggestion : finding.suggestions) {
        write_suggestion(xml, suggestion);
    }
    xml.close();
}

void write_findings(Emitter& xml, const Record& record, const Rules& rules) {
    xml.open("findings");
    xml.attribute("passed", record.checks_passed);
    xml.attribute("failed", record.checks_failed);
    xml.attribute("not-testable", record.checks_not_testable);
    for (std::size_t i = 0; i < record.findings.size(); ++i) {
        write_finding(xml, record.findings[i], i, rules);
    }
    xml.close();
}

/// Empty until a person decides something.
void write_corrections(Emitter& xml, const Record& record) {
    xml.open("corrections");
    for (const Correction& correction : record.corrections) {
        xml.open("correction");
        xml.attribute("table", correction.table);
        xml.attribute("row", correction.row);
        xml.attribute("column", correction.column);
        xml.attribute("decision", correction.decision);
        xml.attribute("state", correction.state);
        if (correction.value) {
            xml.attribute("value", correction.value->to_string());
        }
        xml.attribute_if("unit", correction.unit);
        xml.attribute("date", correction.date);
        xml.open("seen");
        xml.attribute("state", to_string(correction.seen_state));
        xml.attribute_if("published", correction.published);
        xml.text(correction.seen);
        xml.close();
        xml.element("reason", correction.reason);
        xml.element("by", correction.by);
        xml.close();
    }
    xml.close();
}

} // namespace

std::string record_to_xml(const Record& record, const Rules& rules) {
    std::string out;
    out.reserve(16'000 + 200 * (record.figures.size() + record.document.blocks.size()));
    Emitter xml(out);
    xml.open("report");
    xml.attribute("xmlns", "urn:nianbao:report:1");
    xml.attribute("schema-version", record_schema_version);
    xml.attribute_if("form", record.form);
    xml.attribute_if("year", record.identity.year.value);
    xml.attribute("xml:lang", "zh-CN");
    write_identity(xml, record.identity);
    write_source(xml, record);
    write_document(xml, record);
    write_rebuilt(xml, record.rebuilt);
    write_figures(xml, record);
    write_findings(xml, record, rules);
    write_corrections(xml, record);
    xml.close();
    return out;
}

} // namespace nianbao
