// SPDX-License-Identifier: Apache-2.0
#include "nianbao/catalog/catalog_writer.hpp"

#include "nianbao/catalog/catalog.hpp"
#include "nianbao/catalog/tables.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace nianbao::catalog {

namespace {

using database::Row;
using database::Table;

using Columns = std::vector<std::vector<Text>>;

constexpr std::size_t flush_rows = 4'000;  ///< rows of figures that wait: some 20 reports
constexpr std::size_t most_labels = 200'000; ///< remembered; printed labels differ from report to report

void append(Columns& columns, Row row) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        columns[i].push_back(std::move(row[i]));
    }
}

Text text(std::size_t number) {
    return std::to_string(number);
}

} // namespace

/// Rows on their way. Records and labels go at once, for later ones look for them.
struct CatalogWriter::Pending {
    Columns figures{figure_table().columns.size()};
    Columns findings{finding_table().columns.size()};
    Columns corrections{correction_table().columns.size()};
};

/// What the catalog has of a source.
struct CatalogWriter::Known {
    int id = 0; ///< 0: nothing
    int part = 1; ///< 0: the number that a new record gets
    std::string source;
    std::string record_sha256;
};

CatalogWriter::CatalogWriter(database::Connection& connection, const WriterOptions& options)
    : m_connection(connection), m_options(options), m_pending(std::make_unique<Pending>()) {
}

CatalogWriter::~CatalogWriter() {
    if (m_open) {
        m_connection.rollback();
    }
}

Added CatalogWriter::add(const RecordRows& record) {
    if (!m_open) {
        m_connection.begin();
        m_open = true;
        m_in_batch = 0;
        // Others may have added records and labels since our last batch.
        m_next_record = static_cast<int>(number_from(m_connection, "SELECT COALESCE(MAX(id), 0) + 1 FROM record"));
        m_next_label = static_cast<int>(number_from(m_connection, "SELECT COALESCE(MAX(id), 0) + 1 FROM label"));
    }
    const Added added = add_in_batch(record);
    if (++m_in_batch >= m_options.batch) {
        commit();
    }
    return added;
}

Added CatalogWriter::add_in_batch(const RecordRows& record) {
    const Known known = known_record(record);
    if (known.id == 0) {
        put(record, m_next_record++, known.part);
        return Added::added;
    }
    if (known.record_sha256 == record.record_sha256) {
        return Added::unchanged;
    }
    if (!m_options.replace) {
        const bool other_name = known.source != record.source;
        const Decisions decisions = compare_decisions(record, known);
        if (other_name && decisions.gained) {
            throw Error(ErrorCode::schema, "catalog-corrections-elsewhere", known.source);
        }
        if (other_name && !has_same_figures(record, known)) {
            throw Error(ErrorCode::schema, "catalog-figures-elsewhere", known.source);
        }
        if (other_name) {
            return note_duplicate(record, known);
        }
        if (decisions.lost) {
            throw Error(ErrorCode::schema, "catalog-corrections-lost", known.source);
        }
    }
    remove(known.id);
    put(record, known.id, known.part);
    return Added::replaced;
}

/// The record that this one is, or is a later state of: the same XML, the same name, or the same report under another name.
/// A source may hold several reports, and be converted together with different annexes; names say which part of it a record
/// is, but may be chosen by anybody. So a part with another agency or year is another report, and both are kept.
CatalogWriter::Known CatalogWriter::known_record(const RecordRows& record) {
    enum Likeness { other, same_report, same_name, same_record };
    Likeness best = other;
    Known known;
    bool taken = false;
    int last = 0;
    m_connection.read("SELECT id, part, source, record_sha256, agency_key, year FROM record WHERE source_sha256 = $1 ORDER BY part",
                      {record.source_sha256}, 6, [&](const Row& row) {
                          const int part = std::stoi(*row[1]);
                          const bool is_report = part == record.part && row[4] == record.agency_key && row[5] == record.year;
                          const Likeness like = *row[3] == record.record_sha256 ? same_record
                                                : *row[2] == record.source      ? same_name
                                                : is_report                     ? same_report
                                                                                : other;
                          if (like > best) {
                              best = like;
                              known = {std::stoi(*row[0]), part, *row[2], *row[3]};
                          }
                          taken = taken || part == record.part;
                          last = part;
                      });
    if (best == other) {
        known.part = taken ? last + 1 : record.part;
    }
    return known;
}

/// Whether both have the same figures, with the same values, states and prints.
bool CatalogWriter::has_same_figures(const RecordRows& record, const Known& known) {
    flush();
    using Print = std::array<std::string, 5>;
    std::vector<Print> held;
    for (const FigureRow& one : record.figures) {
        held.push_back({one.label->sha256, one.value.value_or(""), one.unit.value_or(""), one.state, one.raw.value_or("")});
    }
    std::vector<Print> known_ones;
    m_connection.read("SELECT label_sha256, COALESCE(value, ''), COALESCE(figure.unit, ''), state, COALESCE(raw, '') "
                      "FROM figure JOIN label ON label.id = figure.label_id WHERE record_id = $1 ORDER BY ordinal",
                      {std::to_string(known.id)}, 5, [&](const Row& row) {
                          Print print;
                          std::transform(row.begin(), row.end(), print.begin(), [](const Text& value) { return value.value_or(""); });
                          known_ones.push_back(std::move(print));
                      });
    return held == known_ones;
}

/// Compares the decisions of both. Their states may differ: the print may be another.
CatalogWriter::Decisions CatalogWriter::compare_decisions(const RecordRows& record, const Known& known) {
    flush();
    using Decision = std::array<std::string, 9>;
    std::set<Decision> held;
    for (const CorrectionRow& one : record.corrections) {
        held.insert({one.table, one.row, one.column, one.decision, one.value.value_or(""), one.seen, one.reason, one.by, one.date});
    }
    std::set<Decision> known_ones;
    Decisions decisions;
    m_connection.read("SELECT table_id, row_id, column_id, decision, COALESCE(value, ''), seen, reason, decided_by, decided_on "
                      "FROM correction WHERE record_id = $1 ORDER BY ordinal",
                      {std::to_string(known.id)}, 9, [&](const Row& row) {
                          Decision decision;
                          std::transform(row.begin(), row.end(), decision.begin(), [](const Text& value) { return value.value_or(""); });
                          decisions.lost = decisions.lost || held.count(decision) == 0;
                          known_ones.insert(std::move(decision));
                      });
    decisions.gained = !std::includes(known_ones.begin(), known_ones.end(), held.begin(), held.end());
    return decisions;
}

Added CatalogWriter::note_duplicate(const RecordRows& record, const Known& known) {
    const std::string id = std::to_string(known.id);
    const long long noted =
        number_from(m_connection, "SELECT count(*) FROM other_source WHERE record_id = $1 AND source = $2", {id, record.source});
    if (noted == 0) {
        m_connection.execute("INSERT INTO other_source (record_id, ordinal, source) "
                             "SELECT CAST($1 AS INTEGER), COALESCE(MAX(ordinal), 0) + 1, $2 FROM other_source WHERE record_id = $3",
                             {id, record.source, id});
    }
    return Added::duplicate;
}

void CatalogWriter::remove(int record) {
    flush();
    for (const char* const table : {"figure", "finding", "correction"}) {
        m_connection.execute(std::string("DELETE FROM ") + table + " WHERE record_id = $1", {std::to_string(record)});
    }
    m_connection.execute("DELETE FROM record WHERE id = $1", {std::to_string(record)});
}

void CatalogWriter::put(const RecordRows& record, int id, int part) {
    const std::string key = std::to_string(id);
    Columns columns(record_table().columns.size());
    Row row = {key, record.source_sha256, std::to_string(part), record.source, record.record_sha256};
    row.insert(row.end(), record.facts.begin(), record.facts.end());
    append(columns, std::move(row));
    m_connection.insert(record_table(), columns);
    put_figures(record, key);
    std::size_t ordinal = 0;
    for (const FindingRow& one : record.findings) {
        append(m_pending->findings,
               {key, text(++ordinal), one.rule, one.variant, one.severity, one.about, one.place, one.zh, one.en});
    }
    ordinal = 0;
    for (const CorrectionRow& one : record.corrections) {
        append(m_pending->corrections, {key, text(++ordinal), one.table, one.row, one.column, one.decision, one.state, one.value,
                                        one.unit, one.seen, one.seen_state, one.published, one.reason, one.by, one.date});
    }
    if (m_pending->figures.front().size() >= flush_rows) {
        flush();
    }
}

void CatalogWriter::put_figures(const RecordRows& record, const std::string& id) {
    Columns& columns = m_pending->figures;
    std::size_t ordinal = 0;
    for (const FigureRow& one : record.figures) {
        // As append(), without a row of its own for each: there are two hundred of them a report.
        std::size_t column = 0;
        const auto next = [&](auto&& value) { columns[column++].emplace_back(std::forward<decltype(value)>(value)); };
        next(id);
        next(label_id(*one.label));
        next(std::to_string(++ordinal));
        next(one.value);
        next(one.unit);
        next(one.state);
        next(one.reading);
        next(one.rules);
        next(one.raw);
        next(one.place);
        next(one.decision);
        next(one.corrected);
    }
}

std::string CatalogWriter::label_id(const Label& label) {
    if (const auto found = m_labels.find(label.sha256); found != m_labels.end()) {
        return found->second;
    }
    std::string id;
    m_connection.read("SELECT id FROM label WHERE label_sha256 = $1", {label.sha256}, 1, [&](const Row& row) { id = *row[0]; });
    if (id.empty()) {
        id = std::to_string(m_next_label++);
        Columns columns(label_table().columns.size());
        append(columns, {id, label.sha256, label.form, label.table, label.row, label.column, label.row_label, label.column_label,
                         label.unit});
        m_connection.insert(label_table(), columns);
    }
    if (m_labels.size() >= most_labels) {
        m_labels.clear();
    }
    m_labels.emplace(label.sha256, id);
    return id;
}

void CatalogWriter::flush() {
    const std::pair<const Table*, Columns*> all[] = {{&figure_table(), &m_pending->figures},
                                                     {&finding_table(), &m_pending->findings},
                                                     {&correction_table(), &m_pending->corrections}};
    for (const auto& [table, columns] : all) {
        m_connection.insert(*table, *columns);
        for (std::vector<Text>& column : *columns) {
            column.clear();
        }
    }
}

bool CatalogWriter::concerns_record(const Error& error) {
    return error.key() == "catalog-corrections-lost" || error.key() == "catalog-corrections-elsewhere" ||
           error.key() == "catalog-figures-elsewhere";
}

void CatalogWriter::commit() {
    if (m_open) {
        flush();
        m_connection.commit();
        m_open = false;
    }
}

} // namespace nianbao::catalog
