// SPDX-License-Identifier: Apache-2.0
// Converts one input and decides between converted, skipped and failed.
#include "cli/outcome.hpp"

#include "cli/batch/run_catalog.hpp"
#include "cli/kept_corrections.hpp"
#include "nianbao/base/digest.hpp"
#include "nianbao/forms/prose.hpp"
#include "nianbao/output/review_page.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/record/may_be_report.hpp"
#include "parsers/known_formats.hpp"

#include <exception>
#include <new>
#include <utility>

namespace nianbao::cli {

namespace {

std::string error_field(const Error& error, const Conversion& conversion) {
    return std::string(to_string(error.code())) + ": " +
           conversion.messages.error_in(conversion.language, error);
}

Outcome unsuccessful(const Input& input, const Error& error, const Conversion& conversion,
                     Outcome::Status status) {
    Outcome outcome;
    outcome.status = status;
    outcome.error = error;
    ReportRow row;
    row.source = input.name;
    row.status = status == Outcome::Status::skipped ? "skipped" : "failed";
    row.error = error_field(error, conversion);
    outcome.report_row = reports_csv_row(row);
    outcome.sheet = sheet_report(row);
    outcome.index.source = input.name;
    outcome.index.status = row.status;
    outcome.index.error = row.error;
    return outcome;
}

Written written(const Record& record, const Conversion& conversion) {
    Written out;
    out.source = record.source.name;
    out.form = record.form;
    out.counts = counts_of(record);
    out.fingerprint = fingerprint_of(record);
    const Rules& rules = conversion.knowledge.rules;
    std::string xml;
    if (conversion.formats.xml || conversion.catalog != nullptr) {
        xml = record_to_xml(record, rules);
    }
    if (conversion.formats.csv) {
        if (!conversion.formats.wide) {
            out.figures = conversion.table != nullptr ? conversion.table->rows(record, conversion.edition)
                                                      : figures_csv_rows(record, conversion.edition);
        }
        out.findings = findings_csv_rows(record, rules, conversion.language);
        ReportRow row;
        row.source = record.source.name;
        row.status = record.form.empty() || record.form == prose_form ? "no-form" : "converted";
        row.record = &record;
        out.report_row = reports_csv_row(row);
    }
    if (conversion.formats.json) {
        out.json = record_to_json(record, rules, conversion.edition);
    }
    add_rows(out, record, xml, conversion);
    if (conversion.formats.xml) {
        out.xml = std::move(xml);
    }
    if (conversion.shell != nullptr) {
        out.page = review_page(record, conversion.knowledge, *conversion.shell, conversion.edition);
    }
    return out;
}

/// Of the bytes and what else of the input decides how they are read. Annexes and kept corrections are files that it
/// does not know: such an input has none.
std::string digest_of(const std::string& sha256_of_bytes, const Input& input, const Conversion& conversion) {
    if (!input.annexes.empty() || !conversion.corrections.empty()) {
        return "";
    }
    return sha256_of_bytes + (input.charset.empty() && input.format.empty() ? "" : " " + input.charset + " " + input.format);
}

Outcome converted(const Input& input, const Conversion& conversion) {
    Source source = open_input(input, conversion.format, conversion.charset, conversion.options.limits);
    const bool has_words = unread_binary_format(source.bytes).empty(); // else it is refused by its name: an archive may hold reports
    if (was_met(input) && !conversion.options.any && has_words && !may_be_report(source.bytes, conversion.knowledge)) {
        throw Error(ErrorCode::not_a_report, "not-a-report"); // most pages of a crawl
    }
    Outcome outcome;
    outcome.status = Outcome::Status::converted;
    if (conversion.earlier) {
        const std::string digest = digest_of(sha256(source.bytes), input, conversion);
        if (!digest.empty() && conversion.earlier(input, digest, outcome)) {
            return outcome;
        }
    }
    std::vector<Record> records;
    if (input.annexes.empty()) {
        ConvertOptions options = conversion.options;
        options.among_others = input.origin == Input::Origin::member;
        records = convert(std::move(source), conversion.knowledge, options);
    } else {
        std::vector<Source> sources;
        sources.push_back(std::move(source));
        for (const Input& annex : input.annexes) {
            sources.push_back(open_input(annex, {}, conversion.charset, conversion.options.limits));
        }
        records.push_back(convert_together(std::move(sources), conversion.knowledge, conversion.options));
    }
    for (std::size_t i = 0; i < records.size(); ++i) {
        records[i].source.name = source_of(input.name, i + 1);
    }
    if (!conversion.corrections.empty()) {
        keep_corrections(records, conversion.corrections, input.place, conversion.knowledge);
    }
    for (std::size_t i = 0; i < records.size(); ++i) {
        outcome.records.push_back(written(records[i], conversion));
    }
    if (outcome.records.empty()) {
        throw Error(ErrorCode::internal, "no-record");
    }
    outcome.digest = digest_of(records.front().source.sha256, input, conversion);
    return outcome;
}

} // namespace

std::string source_of(const std::string& name, std::size_t number) {
    return number == 1 ? name : name + "#" + std::to_string(number);
}

void add_rows(Written& out, const Record& record, const std::string& xml, const Conversion& conversion) {
    if (conversion.catalog != nullptr) {
        out.catalog = conversion.catalog->rows(record, xml);
    }
    if (conversion.formats.csv && conversion.formats.wide) {
        out.wide = WideTable::row_of(record, conversion.edition);
    }
    if (conversion.formats.xlsx) {
        out.sheet = sheet_report(record, conversion.knowledge, *conversion.workbook, conversion.edition);
    }
    if (conversion.shell != nullptr) {
        out.index = index_row(record, conversion.knowledge, *conversion.shell);
    }
}

bool may_be_skipped(const Input& input, const Error& error) {
    const bool no_report =
        error.code() == ErrorCode::not_a_report || error.code() == ErrorCode::not_recognized;
    const bool nothing_in_it = error.code() == ErrorCode::empty;
    const bool other_format = error.code() == ErrorCode::unsupported && error.key() == "unsupported-format";
    return was_met(input) && (no_report || nothing_in_it || other_format);
}

Source open_input(const Input& input, const std::string& format, const std::string& charset,
                  const Limits& limits) {
    Source source = read_input(input, limits);
    if (is_own_output(source.bytes)) {
        throw Error(ErrorCode::not_a_report, "own-output");
    }
    source.format = format.empty() ? input.format : format;
    source.charset = charset.empty() ? input.charset : charset;
    return source;
}

Outcome failed(const Input& input, const Error& error, const Conversion& conversion) {
    return unsuccessful(input, error, conversion, Outcome::Status::failed);
}

Outcome convert_input(const Input& input, const Conversion& conversion) {
    try {
        return converted(input, conversion);
    } catch (const Error& error) {
        const bool skip = may_be_skipped(input, error);
        return unsuccessful(input, error, conversion,
                            skip ? Outcome::Status::skipped : Outcome::Status::failed);
    } catch (const std::bad_alloc&) {
        return failed(input, Error(ErrorCode::internal, "out-of-memory"), conversion);
    } catch (const std::exception& error) {
        return failed(input, Error(ErrorCode::internal, "internal", error.what()), conversion);
    }
}

} // namespace nianbao::cli
