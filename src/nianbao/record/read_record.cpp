// SPDX-License-Identifier: Apache-2.0
// A record's XML back into a Record: the exact inverse of record_to_xml.
#include "nianbao/record/read_record.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/record/read_xml.hpp"

#include <charconv>
#include <utility>

namespace nianbao {

namespace {

using namespace read_xml;
using xml::Node;

constexpr std::string_view record_name_space = "urn:nianbao:report:1";

IdentityField* find_identity_field(RecordIdentity& identity, std::string_view name) {
    for (const auto& [field_name, member] : identity_fields) {
        if (field_name == name) {
            return &(identity.*member);
        }
    }
    return nullptr;
}

RecordIdentity read_identity(const Node& node) {
    RecordIdentity identity;
    for (const Node& child : children(node)) {
        const bool printed = child.name() == "printed";
        IdentityField* field =
            find_identity_field(identity, printed ? child.attribute("field") : child.name());
        if (field == nullptr) {
            fail(child, "<" + std::string(child.name()) + ">");
        }
        if (printed) {
            field->raw = text(child);
        } else {
            field->value = text(child);
            field->basis = attribute(child, "basis");
            field->at = attribute(child, "at");
        }
    }
    return identity;
}

SourceFacts read_source_facts(const Node& node) {
    SourceFacts source;
    source.name = required_attribute(node, "name");
    source.media_type = attribute(node, "media-type");
    source.charset = attribute(node, "charset");
    source.charset_basis = attribute(node, "charset-basis");
    source.dialect = attribute(node, "dialect");
    source.bytes = number(node, "bytes", 0);
    source.sha256 = attribute(node, "sha256");
    return source;
}

std::vector<RebuiltTable> read_rebuilt(const Node& node) {
    std::vector<RebuiltTable> tables;
    for (const Node& grid : children(node)) {
        RebuiltTable table;
        table.from = required_attribute(grid, "from");
        table.table = required_attribute(grid, "table");
        table.width = small_number(grid, "columns", 0);
        table.witness = attribute(grid, "witness");
        table.certainty = attribute(grid, "certainty");
        for (const Node& row_node : children(grid)) {
            RebuiltRow row;
            row.row = required_attribute(row_node, "row");
            row.label_cell = attribute(row_node, "label-cell");
            for (const Node& slot : children(row_node)) {
                row.slots.push_back({required_attribute(slot, "column"), code(slot, "cell")});
            }
            table.rows.push_back(std::move(row));
        }
        tables.push_back(std::move(table));
    }
    return tables;
}

// "f3" is index 2.
std::size_t read_finding_ref(const Node& node, std::size_t findings) {
    const std::string_view ref = node.attribute("ref");
    std::size_t number = 0;
    const bool named = ref.size() > 1 && ref.front() == 'f';
    const char* const end = ref.data() + ref.size();
    const bool whole = named && std::from_chars(ref.data() + 1, end, number).ptr == end;
    if (!whole || number == 0 || number > findings) {
        fail(node, "ref=\"" + std::string(ref) + "\"");
    }
    return number - 1;
}

void read_figure_child(const Node& node, Figure& figure, std::size_t findings) {
    const std::string_view name = node.name();
    if (name == "raw") {
        figure.raw = text(node);
    } else if (name == "row-label") {
        figure.row_label = text(node);
    } else if (name == "column-label") {
        figure.column_label = text(node);
    } else if (name == "printed") {
        figure.printed_number = attribute(node, "number");
        figure.printed_unit = attribute(node, "unit");
        figure.column_unit = attribute(node, "column-unit");
        figure.form_unit = attribute(node, "form-unit");
    } else if (name == "note") {
        figure.note = text(node);
    } else if (name == "alternative") {
        figure.alternatives.push_back({attribute(node, "value"), attribute(node, "unit"),
                                       attribute(node, "because"), attribute(node, "cell")});
    } else if (name == "evidence") {
        figure.evidence = text(node);
    } else if (name == "finding") {
        figure.findings.push_back(read_finding_ref(node, findings));
    } else {
        fail(node, "<" + std::string(name) + ">");
    }
}

Figure read_figure(const Node& node, std::size_t findings) {
    Figure figure;
    figure.table = required_attribute(node, "table");
    figure.row = required_attribute(node, "row");
    figure.column = required_attribute(node, "column");
    if (figure.in_form()) {
        for (const char* const name : {"table", "row", "column"}) {
            code(node, name);
        }
    }
    const auto state = figure_state_from_string(node.attribute("state"));
    const auto reading = reading_from_string(node.attribute("reading"));
    if (!state || !reading) {
        fail(node, "state or reading of " + figure.id());
    }
    figure.state = *state;
    figure.reading = *reading;
    figure.cell = code(node, "cell");
    figure.place = place(node);
    figure.unit = attribute(node, "unit");
    if (node.has_attribute("value")) {
        figure.value = Decimal::parse(node.attribute("value"));
        if (!figure.value) {
            fail(node, "value of " + figure.id());
        }
    }
    figure.form_unit = figure.unit; // written only where it is another
    for (const Node& child : children(node)) {
        read_figure_child(child, figure, findings);
    }
    return figure;
}

Severity read_severity(const Node& node) {
    for (const Severity severity : {Severity::info, Severity::warning, Severity::error}) {
        if (to_string(severity) == node.attribute("severity")) {
            return severity;
        }
    }
    fail(node, "severity");
}

Suggestion read_suggestion(const Node& node) {
    Suggestion suggestion;
    suggestion.kind = required_attribute(node, "kind");
    for (const Node& change : children(node)) {
        suggestion.changes.push_back({required_attribute(change, "figure"), text(change), attribute(change, "printed"),
                                      required_attribute(change, "value")});
    }
    return suggestion;
}

// Messages are not read: rule, variant and arguments say them again.
Finding read_finding(const Node& node) {
    Finding finding;
    finding.rule = required_attribute(node, "rule");
    finding.variant = attribute(node, "variant");
    finding.severity = read_severity(node);
    finding.about = attribute(node, "about");
    finding.place = attribute(node, "at");
    for (const Node& child : children(node)) {
        if (child.name() == "argument") {
            finding.arguments.emplace_back(required_attribute(child, "name"), text(child));
        } else if (child.name() == "figure") {
            finding.figures.push_back(required_attribute(child, "ref"));
        } else if (child.name() == "suggestion") {
            finding.suggestions.push_back(read_suggestion(child));
        } else if (child.name() != "message") {
            fail(child, "<" + std::string(child.name()) + ">");
        }
    }
    return finding;
}

} // namespace

Correction read_xml::correction(const Node& node) {
    Correction correction;
    correction.table = required_attribute(node, "table");
    correction.row = required_attribute(node, "row");
    correction.column = required_attribute(node, "column");
    correction.decision = required_attribute(node, "decision");
    correction.state = attribute(node, "state");
    correction.unit = attribute(node, "unit");
    correction.date = attribute(node, "date");
    if (node.has_attribute("value")) {
        correction.value = Decimal::parse(node.attribute("value"));
        if (!correction.value) {
            fail(node, "value of " + correction.id());
        }
    }
    const Node seen = required(node, "seen");
    const auto state = figure_state_from_string(seen.attribute("state"));
    if (!state) {
        fail(seen, "state");
    }
    correction.seen_state = *state;
    correction.published = attribute(seen, "published");
    correction.seen = text(seen);
    correction.reason = text(required(node, "reason"));
    if (const Node by = node.child("by")) {
        correction.by = text(by);
    }
    return correction;
}

namespace {

void check_root(const Node& root) {
    if (!root || root.name() != "report" || root.name_space() != record_name_space) {
        throw Error(ErrorCode::schema, "record-not-a-record");
    }
    const std::string version = attribute(root, "schema-version");
    if (version.rfind("1.", 0) != 0) {
        throw Error(ErrorCode::schema, "record-version", version);
    }
}

} // namespace

Record read_record(std::string_view xml, const std::string& name, const Limits& limits) {
    const xml::Tree tree = xml::parse_xml(xml, name, limits);
    const Node root = tree.root();
    check_root(root);
    Record record;
    record.form = attribute(root, "form");
    record.written_schema = attribute(root, "schema-version");
    record.identity = read_identity(required(root, "identity"));
    record.source = read_source_facts(required(root, "source"));
    for (const Node& node : children(root)) {
        if (node.name() == "other-source") {
            record.source.others.push_back(read_source_facts(node));
        }
    }
    const Node conversion = required(root, "conversion");
    record.written_by = attribute(conversion, "version");
    record.form_version = attribute(conversion, "form-version");
    record.form_sha256 = attribute(conversion, "form-sha256");
    read_document(required(root, "document"), record);
    record.document.charset = record.source.charset;
    record.document.charset_basis = record.source.charset_basis;
    record.rebuilt = read_rebuilt(required(root, "rebuilt"));
    const Node findings = required(root, "findings");
    for (const Node& child : children(findings)) {
        record.findings.push_back(read_finding(child));
    }
    record.checks_passed = number(findings, "passed", 0);
    record.checks_failed = number(findings, "failed", 0);
    record.checks_not_testable = number(findings, "not-testable", 0);
    for (const Node& child : children(required(root, "figures"))) {
        record.figures.push_back(read_figure(child, record.findings.size()));
    }
    for (const Node& child : children(required(root, "corrections"))) {
        record.corrections.push_back(correction(child));
    }
    return record;
}

} // namespace nianbao
