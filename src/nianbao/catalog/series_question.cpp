// SPDX-License-Identifier: Apache-2.0
// A series out of the catalog: its records as a comparison wants them, so that both say the same.
#include "nianbao/catalog/questions.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/compare/comparison.hpp"
#include "nianbao/output/comparison_files.hpp"
#include "nianbao/text/csv_reader.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace nianbao::catalog {

namespace {

using database::Connection;
using database::Row;

BriefFinding finding_of(std::string rule) {
    BriefFinding finding;
    finding.rule = std::move(rule);
    return finding;
}

/// The rules of "U-03;A-01" as findings of the record, each once.
std::vector<std::size_t> findings_of(const std::string& rules, Brief& brief) {
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < rules.size();) {
        const std::size_t end = std::min(rules.find(';', at), rules.size());
        const std::string rule = rules.substr(at, end - at);
        const auto known = std::find_if(brief.findings.begin(), brief.findings.end(),
                                        [&](const BriefFinding& finding) { return finding.rule == rule; });
        found.push_back(static_cast<std::size_t>(known - brief.findings.begin()));
        if (known == brief.findings.end()) {
            brief.findings.push_back(finding_of(rule));
        }
        at = end + 1;
    }
    return found;
}

BriefFigure figure_of(const Row& row, bool corrected, Brief& brief) {
    BriefFigure figure;
    figure.id = *row[1];
    figure.state = figure_state_from_string(*row[2]).value_or(FigureState::undecided);
    figure.reading = reading_from_string(row[3].value_or("")).value_or(Reading::none);
    figure.value = row[4] ? Decimal::parse(*row[4]) : std::nullopt;
    figure.unit = row[5].value_or("");
    figure.raw = row[6].value_or("");
    figure.place = row[7].value_or("");
    figure.row_label = row[8].value_or("");
    figure.column_label = row[9].value_or("");
    figure.findings = findings_of(row[10].value_or(""), brief);
    if (corrected && (row[11] == "correct" || row[11] == "confirm") && figure.value) { // a person is sure of it
        figure.state = FigureState::reported;
        figure.reading = Reading::exact;
    } else if (corrected && row[11] == "undecidable") {
        figure.state = FigureState::undecided;
        figure.reading = Reading::none;
    }
    return figure;
}

std::vector<Brief> briefs_of(Connection& connection, const std::string& agency, bool corrected) {
    std::vector<Brief> briefs;
    std::map<std::string, std::size_t> by_id;
    connection.read("SELECT record_id, source, form, year, agency, credit_code, source_sha256 FROM records "
                    "WHERE agency_key = $1 ORDER BY year, source, record_id",
                    {agency}, 7, [&](const Row& row) {
                        Brief brief;
                        brief.name = *row[1];
                        brief.path = brief.name;
                        brief.source = brief.name;
                        brief.form = row[2].value_or("");
                        brief.year = row[3] ? std::stoi(*row[3]) : 0;
                        brief.agency = row[4].value_or("");
                        brief.credit_code = row[5].value_or("");
                        brief.sha256 = *row[6];
                        by_id.emplace(*row[0], briefs.size());
                        briefs.push_back(std::move(brief));
                    });
    connection.read("SELECT record_id, figure, state, reading, " + std::string(corrected ? "current_value" : "value") +
                        ", unit, raw, place, row_label, column_label, rules, decision FROM figures WHERE agency_key = $1 "
                        "ORDER BY record_id, ordinal",
                    {agency}, 12, [&](const Row& row) {
                        Brief& brief = briefs[by_id.at(*row[0])];
                        brief.figures.push_back(figure_of(row, corrected, brief));
                    });
    return briefs;
}

/// What the catalog knows of the agency, as agencies.csv would say it: its records need not print one name.
std::vector<AgencyEntry> entries_of(Connection& connection, const std::string& agency, const std::vector<Brief>& briefs) {
    std::vector<AgencyEntry> entries;
    connection.read("SELECT name, region, parent, successor FROM agency WHERE agency_key = $1", {agency}, 4, [&](const Row& row) {
        AgencyEntry entry;
        entry.name = *row[0];
        entry.region = row[1].value_or("");
        entry.parent = row[2].value_or("");
        entry.successor = row[3].value_or("");
        for (const Brief& brief : briefs) {
            if (brief.agency != entry.name && std::find(entry.aliases.begin(), entry.aliases.end(), brief.agency) == entry.aliases.end()) {
                entry.aliases.push_back(brief.agency);
            }
        }
        entries.push_back(std::move(entry));
    });
    return entries;
}

} // namespace

void ask_series(Connection& connection, const std::string& series, const std::string& agency, Edition edition,
                const std::string& language, const Knowledge& knowledge, const AnswerSink& sink) {
    const database::ReadTransaction transaction(connection);
    std::vector<Brief> briefs = briefs_of(connection, agency, edition == Edition::corrected);
    if (briefs.empty()) {
        throw Error(ErrorCode::usage, "catalog-no-agency", agency);
    }
    const std::vector<AgencyEntry> entries = entries_of(connection, agency, briefs);
    const SeriesBook book = load_series(knowledge);
    CompareOptions options;
    options.series = {series};
    const Comparison comparison = compare(std::move(briefs), entries, book, knowledge, options);
    std::string csv;
    write_comparison_csv(comparison, CompareBy::agency, language, [&](std::string_view bytes) { csv += bytes; });
    bool first = true;
    for (const CsvRow& line : read_csv(csv)) {
        if (std::exchange(first, false)) {
            sink.names(line.fields);
            continue;
        }
        Row row;
        for (const std::string& field : line.fields) {
            row.push_back(field.empty() ? database::Text() : database::Text(field));
        }
        sink.row(row);
    }
}

} // namespace nianbao::catalog
