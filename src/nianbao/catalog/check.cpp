// SPDX-License-Identifier: Apache-2.0
#include "nianbao/catalog/check.hpp"

#include "nianbao/catalog/catalog.hpp"
#include "nianbao/catalog/rows_of_record.hpp"

#include <map>
#include <utility>

namespace nianbao::catalog {

namespace {

using database::Connection;
using database::Row;

/// Rows that the form asks for: a printed row or column that it does not know begins with x-.
constexpr const char* in_form = "substr(l.row_id, 1, 2) <> 'x-' AND substr(l.column_id, 1, 2) <> 'x-'";

class Check {
public:
    explicit Check(Connection& connection) : m_connection(connection) {
    }

    Checked run() {
        m_result.version = version_of(m_connection);
        m_result.records = number_from(m_connection, "SELECT count(*) FROM record");
        m_result.figures = number_from(m_connection, "SELECT count(*) FROM figure");
        for (const std::string& fault : m_connection.faults()) {
            add("database", "", fault);
        }
        check_migrations();
        check_orphans();
        check_labels();
        check_counts();
        check_digests();
        check_decisions();
        return std::move(m_result);
    }

private:
    void add(const std::string& kind, std::string about, std::string detail) {
        if (++m_told[kind] > most_faults) {
            m_result.more = true;
            return;
        }
        m_result.faults.push_back({kind, std::move(about), std::move(detail)});
    }

    /// Each row of `sql`: what it is about, and a detail.
    void each(const std::string& kind, const std::string& sql) {
        m_connection.read(sql, {}, 2, [&](const Row& row) { add(kind, row[0].value_or("NULL"), row[1].value_or("NULL")); });
    }

    /// The tables were made by these very statements.
    void check_migrations() {
        std::map<int, std::string> applied;
        m_connection.read("SELECT version, sha256 FROM migration", {}, 2,
                          [&](const Row& row) { applied[std::stoi(*row[0])] = row[1].value_or(""); });
        for (const Migration& migration : embedded_migrations()) {
            if (applied[migration.version] != migration.sha256) {
                add("migration", migration.name, applied[migration.version] + " \xE2\x89\xA0 " + migration.sha256);
            }
        }
    }

    void check_orphans() {
        for (const std::string table : {"figure", "finding", "correction", "other_source"}) {
            each("orphan", "SELECT '" + table + "', t.record_id FROM " + table +
                               " t LEFT JOIN record r ON r.id = t.record_id WHERE r.id IS NULL GROUP BY t.record_id ORDER BY t.record_id");
        }
        each("no-label", "SELECT r.source, f.label_id FROM figure f JOIN record r ON r.id = f.record_id "
                         "LEFT JOIN label l ON l.id = f.label_id WHERE l.id IS NULL ORDER BY r.source, f.label_id");
        each("other-form", "SELECT r.source, l.form FROM figure f JOIN record r ON r.id = f.record_id "
                           "JOIN label l ON l.id = f.label_id WHERE r.form IS NULL OR r.form <> l.form "
                           "GROUP BY r.source, l.form ORDER BY r.source");
    }

    void check_labels() {
        m_connection.read("SELECT form, table_id, row_id, column_id, row_label, column_label, unit, label_sha256 FROM label", {}, 8,
                          [&](const Row& row) {
                              const Label label = {*row[0], *row[1], *row[2], *row[3], *row[4], *row[5], *row[6], {}};
                              if (digest_of(label) != row[7]) {
                                  add("label", *row[0], *row[1] + "/" + *row[2] + "/" + *row[3]);
                              }
                          });
    }

    /// What the record says of itself, and what stands in the tables.
    void check_counts() {
        const std::string counted =
            "SELECT f.record_id, count(*) AS figures, SUM(CASE WHEN " + std::string(in_form) + " THEN 1 ELSE 0 END) AS expected, "
            "SUM(CASE WHEN " + in_form + " AND f.state = 'reported' THEN 1 ELSE 0 END) AS reported, "
            "SUM(CASE WHEN " + in_form + " AND f.state = 'undecided' THEN 1 ELSE 0 END) AS undecided, "
            "SUM(CASE WHEN " + in_form + " AND f.reading IN ('doubtful', 'unread') THEN 1 ELSE 0 END) AS doubtful "
            "FROM figure f JOIN label l ON l.id = f.label_id GROUP BY f.record_id";
        m_connection.read("SELECT r.source, r.figures, COALESCE(c.figures, 0), r.expected, COALESCE(c.expected, 0), "
                          "r.reported, COALESCE(c.reported, 0), r.undecided, COALESCE(c.undecided, 0), "
                          "r.doubtful, COALESCE(c.doubtful, 0), r.absent, COALESCE(c.expected - c.reported - c.undecided, 0) "
                          "FROM record r LEFT JOIN (" + counted + ") c ON c.record_id = r.id ORDER BY r.source, r.id",
                          {}, 13, [&](const Row& row) {
                              static constexpr const char* names[] = {"figures", "expected", "reported", "undecided", "doubtful", "absent"};
                              for (std::size_t i = 0; i < std::size(names); ++i) {
                                  tell_count(row[0].value_or(""), names[i], row[2 * i + 1], row[2 * i + 2]);
                              }
                          });
        for (const std::string table : {"finding", "correction"}) {
            m_connection.read("SELECT r.source, r." + table + "s, (SELECT count(*) FROM " + table +
                                  " t WHERE t.record_id = r.id) FROM record r ORDER BY r.source, r.id",
                              {}, 3, [&](const Row& row) { tell_count(row[0].value_or(""), table + "s", row[1], row[2]); });
        }
    }

    void tell_count(const std::string& source, const std::string& name, const database::Text& said, const database::Text& found) {
        if (said != found) {
            add("count", source, name + " " + said.value_or("NULL") + " \xE2\x89\xA0 " + found.value_or("NULL"));
        }
    }

    void check_digests() {
        m_connection.read("SELECT source, source_sha256, record_sha256 FROM record ORDER BY source, id", {}, 3, [&](const Row& row) {
            for (std::size_t i = 1; i < row.size(); ++i) {
                const std::string digest = row[i].value_or("");
                if (digest.size() != 64 || digest.find_first_not_of("0123456789abcdef") != digest.npos) {
                    add("digest", row[0].value_or(""), digest);
                }
            }
        });
    }

    /// A figure shows a decision only where the record holds one that is accepted.
    void check_decisions() {
        each("decision", "SELECT r.source, l.table_id || '/' || l.row_id || '/' || l.column_id FROM figure f "
                         "JOIN label l ON l.id = f.label_id JOIN record r ON r.id = f.record_id "
                         "WHERE f.decision IS NOT NULL AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.record_id = f.record_id "
                         "AND c.table_id = l.table_id AND c.row_id = l.row_id AND c.column_id = l.column_id "
                         "AND c.state = 'accepted' AND c.decision = f.decision) ORDER BY r.source");
    }

    Connection& m_connection;
    Checked m_result;
    std::map<std::string, std::size_t> m_told;
};

} // namespace

Checked check_catalog(Connection& connection) {
    const database::ReadTransaction transaction(connection);
    return Check(connection).run();
}

} // namespace nianbao::catalog
