// SPDX-License-Identifier: Apache-2.0
#include "nianbao/catalog/rows_of_record.hpp"

#include "nianbao/base/digest.hpp"
#include "nianbao/base/error.hpp"
#include "nianbao/compare/agencies.hpp"
#include "nianbao/forms/form_figures.hpp"
#include "nianbao/forms/prose.hpp"
#include "nianbao/output/fields.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/text/valid_text.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace nianbao::catalog {

namespace {

constexpr std::size_t digest_digits = 64;
/// Bytes of an agency's key; what is longer is no name, and more than an index of PostgreSQL can hold.
constexpr std::size_t longest_key = 1'000;

/// Text as every database holds it: UTF-8 without U+0000, which PostgreSQL cannot store.
std::string stored(std::string_view raw) {
    std::string buffer;
    std::string text(valid_text(raw, buffer));
    for (std::size_t at = text.find('\0'); at != text.npos; at = text.find('\0', at)) {
        text.replace(at, 1, "\xEF\xBF\xBD"); // U+FFFD
    }
    return text;
}

/// NULL for what a record leaves empty where there is nothing to say.
Text stored_if(std::string_view raw) {
    return raw.empty() ? Text() : Text(stored(raw));
}

Text count(std::size_t number) {
    return std::to_string(number);
}

/// "a.html#2" is the second report of its source.
int part_of(const std::string& source) {
    const std::size_t mark = source.rfind('#');
    int part = 1;
    if (mark != source.npos) {
        const char* const end = source.data() + source.size();
        int number = 0;
        const auto read = std::from_chars(source.data() + mark + 1, end, number);
        part = read.ec == std::errc() && read.ptr == end && number > 1 ? number : 1;
    }
    return part;
}

Text year_of(const std::string& text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool whole = !text.empty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), is_digit);
    return whole ? Text(text) : Text();
}

Text key_of_agency(const std::string& name, const Knowledge& knowledge) {
    const std::string key = stored(agency_key(name, knowledge.lexicon));
    return key.empty() ? Text() : key.size() > longest_key ? Text("sha256:" + sha256(key)) : Text(key);
}

/// In the order of record_table(), behind its key.
std::vector<Text> facts_of(const Record& record, const Text& agency_key) {
    std::vector<Text> facts = {
        record.written_by.empty() ? NIANBAO_VERSION : stored(record.written_by),
        record.written_schema.empty() ? std::string(record_schema_version) : stored(record.written_schema),
        record.form.empty() ? "no-form" : "converted",
        stored_if(record.form),
        stored_if(record.form_version),
        stored_if(record.form_sha256),
        agency_key};
    for (const auto& [name, member] : identity_fields) {
        const IdentityField& field = record.identity.*member;
        const bool is_year = member == &RecordIdentity::year;
        facts.push_back(is_year ? year_of(field.value) : stored_if(field.value));
        facts.push_back(stored_if(field.basis));
    }
    facts.push_back(stored_if(record.source.media_type));
    facts.push_back(stored_if(record.source.charset.empty() ? record.document.charset : record.source.charset));
    for (const std::size_t number :
         {record.expected(), record.reported(), record.undecided(), record.absent(), record.doubtful(),
          record.figures.size(), record.findings.size(), record.corrections.size(), record.checks_passed,
          record.checks_failed, record.checks_not_testable}) {
        facts.push_back(count(number));
    }
    return facts;
}

std::string joined_rules(const Record& record, const Figure& figure) {
    std::string text;
    for (const std::string_view rule : rules_of(record, figure)) {
        text += text.empty() ? "" : ";";
        text += rule;
    }
    return text;
}

const Label* label_of(const Record& record, const Figure& figure, const LabelBook& labels, RecordRows& rows) {
    if (figure.in_form()) {
        if (const Label* known = labels.find(record.form, figure.id())) {
            return known;
        }
    }
    auto own = std::make_unique<Label>();
    own->form = stored(record.form);
    own->table = stored(figure.table);
    own->row = stored(figure.row);
    own->column = stored(figure.column);
    own->row_label = stored(figure.row_label);
    own->column_label = stored(figure.column_label);
    own->unit = stored(figure.unit);
    own->sha256 = digest_of(*own);
    rows.own_labels.push_back(std::move(own));
    return rows.own_labels.back().get();
}

FigureRow figure_row(const Record& record, const Figure& figure, const LabelBook& labels, RecordRows& rows) {
    const Shown shown = shown_values(record, figure, Edition::published);
    const std::string place = to_string(figure.place);
    FigureRow row;
    row.label = label_of(record, figure, labels, rows);
    row.value = stored_if(shown.published);
    row.unit = figure.unit == row.label->unit ? Text() : Text(stored(figure.unit));
    row.state = to_string(figure.state);
    row.reading = stored_if(to_string(figure.reading));
    row.rules = stored_if(joined_rules(record, figure));
    row.raw = figure.raw.empty() && place.empty() ? Text() : Text(stored(figure.raw));
    row.place = stored_if(place);
    row.decision = stored_if(shown.decision);
    row.corrected = stored_if(shown.corrected);
    return row;
}

FindingRow finding_row(const Finding& finding, const Rules& rules) {
    return {finding.rule,
            stored_if(finding.variant),
            std::string(to_string(finding.severity)),
            stored_if(finding.about),
            stored_if(finding.place),
            stored(rules.message(finding, "zh")),
            stored(rules.message(finding, "en"))};
}

CorrectionRow correction_row(const Correction& correction) {
    return {stored(correction.table),
            stored(correction.row),
            stored(correction.column),
            correction.decision,
            correction.state,
            correction.value ? Text(correction.value->to_string()) : Text(),
            stored_if(correction.unit),
            stored(correction.seen),
            std::string(to_string(correction.seen_state)),
            stored_if(correction.published),
            stored(correction.reason),
            stored(correction.by),
            stored(correction.date)};
}

} // namespace

std::string digest_of(const Label& label) {
    std::string all;
    for (const std::string* part : {&label.form, &label.table, &label.row, &label.column, &label.row_label,
                                    &label.column_label, &label.unit}) {
        all += std::to_string(part->size()) + ":" + *part; // no two labels give one text
    }
    return sha256(all);
}

LabelBook::LabelBook(const Knowledge& knowledge) {
    for (const Form& form : knowledge.forms) {
        m_forms[form.id];
        for (const FormFigure& one : figures_of(form)) {
            add({form.id, one.table, one.row, one.column, one.row_label, one.column_label, one.unit, {}}, one.id());
        }
    }
    const Prose& prose = builtin_prose();
    for (const ProseFigure& one : prose.figures) {
        add({prose.id, one.table, one.row, one.column, one.label, {}, one.unit, {}},
            one.table + "/" + one.row + "/" + one.column);
    }
}

void LabelBook::add(Label label, const std::string& figure) {
    label.sha256 = digest_of(label);
    m_forms[label.form].emplace(figure, std::move(label));
}

bool LabelBook::knows(const std::string& form) const {
    return m_forms.count(form) != 0;
}

const Label* LabelBook::find(const std::string& form, const std::string& figure) const {
    const auto labels = m_forms.find(form);
    if (labels == m_forms.end()) {
        return nullptr;
    }
    const auto found = labels->second.find(figure);
    return found == labels->second.end() ? nullptr : &found->second;
}

RecordRows rows_of_record(const Record& record, const std::string& record_sha256, const LabelBook& labels,
                          const Knowledge& knowledge) {
    if (record.source.sha256.size() != digest_digits) {
        throw Error(ErrorCode::schema, "catalog-no-digest", record.source.name);
    }
    if (!record.form.empty() && !labels.knows(record.form)) {
        throw Error(ErrorCode::schema, "catalog-unknown-form", record.form);
    }
    RecordRows rows;
    rows.source_sha256 = stored(record.source.sha256);
    rows.part = part_of(record.source.name);
    rows.agency_key = key_of_agency(record.identity.agency.value, knowledge);
    rows.year = year_of(record.identity.year.value);
    rows.source = stored(record.source.name);
    rows.record_sha256 = record_sha256;
    rows.facts = facts_of(record, rows.agency_key);
    rows.figures.reserve(record.figures.size());
    for (const Figure& figure : record.figures) {
        rows.figures.push_back(figure_row(record, figure, labels, rows));
    }
    for (const Finding& finding : record.findings) {
        rows.findings.push_back(finding_row(finding, knowledge.rules));
    }
    for (const Correction& correction : record.corrections) {
        rows.corrections.push_back(correction_row(correction));
    }
    return rows;
}

} // namespace nianbao::catalog
