// SPDX-License-Identifier: Apache-2.0
#include "nianbao/catalog/catalog.hpp"

#include "nianbao/base/digest.hpp"
#include "nianbao/base/error.hpp"
#include "nianbao/forms/embedded.hpp"

#include <charconv>
#include <string_view>
#include <utility>

namespace nianbao::catalog {

namespace {

using database::Connection;
using database::Kind;
using database::Row;

constexpr std::string_view folder = "catalog/";
constexpr std::string_view suffix = ".sql";
constexpr std::size_t version_digits = 4;

void replace_all(std::string& text, std::string_view mark, std::string_view with) {
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + with.size())) {
        text.replace(at, mark.size(), with);
    }
}

/// The text of a migration as the database takes it, one statement each, without comments.
std::vector<std::string> statements_of(std::string_view sql, Kind kind) {
    const bool sqlite = kind == Kind::sqlite;
    std::vector<std::string> statements(1);
    while (!sql.empty()) {
        const std::size_t end = std::min(sql.find('\n'), sql.size());
        std::string line(sql.substr(0, end));
        sql.remove_prefix(std::min(end + 1, sql.size()));
        if (line.rfind("--", 0) == 0 || line.empty()) {
            continue;
        }
        replace_all(line, "{text}", sqlite ? "TEXT" : "TEXT COLLATE \"C\"");
        replace_all(line, "{number}", sqlite ? "REAL" : "NUMERIC");
        replace_all(line, "{clustered}", sqlite ? " WITHOUT ROWID" : "");
        const bool last = line.back() == ';';
        statements.back() += last ? line.substr(0, line.size() - 1) : line + "\n";
        if (last) {
            statements.emplace_back();
        }
    }
    statements.pop_back();
    return statements;
}

/// A file that holds tables, none of them ours, is somebody else's. A server may well hold other things beside.
void refuse_other_database(Connection& connection, const database::Address& address) {
    if (connection.kind() == Kind::sqlite && number_from(connection, "SELECT count(*) FROM sqlite_master") > 0) {
        throw Error(ErrorCode::io, "catalog-other-database", {}, address.shown);
    }
}

void migrate(Connection& connection, const database::Address& address, const std::vector<Migration>& migrations) {
    connection.begin();
    try {
        int version = version_of(connection); // again: somebody else may have done it meanwhile
        if (version == 0) {
            refuse_other_database(connection, address);
            if (connection.kind() == Kind::postgresql) {
                connection.execute("CREATE SCHEMA IF NOT EXISTS nianbao");
            }
            connection.execute("CREATE TABLE migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, "
                               "tool_version TEXT NOT NULL)");
        }
        for (const Migration& migration : migrations) {
            if (migration.version <= version) {
                continue;
            }
            for (const std::string& statement : statements_of(migration.sql, connection.kind())) {
                connection.execute(statement);
            }
            connection.execute("INSERT INTO migration (version, name, sha256, tool_version) VALUES ($1, $2, $3, $4)",
                               {std::to_string(migration.version), migration.name, migration.sha256, NIANBAO_VERSION});
        }
        connection.commit();
    } catch (...) {
        connection.rollback();
        throw;
    }
}

} // namespace

std::vector<Migration> embedded_migrations() {
    std::vector<Migration> migrations; // the files are in name order
    for (const EmbeddedFile& file : embedded_files()) {
        std::string_view name = file.name;
        if (name.substr(0, folder.size()) != folder || name.size() < folder.size() + version_digits + suffix.size()) {
            continue;
        }
        name.remove_prefix(folder.size());
        name.remove_suffix(suffix.size());
        Migration migration;
        const auto read = std::from_chars(name.data(), name.data() + version_digits, migration.version);
        if (read.ec == std::errc()) {
            migration.name = name;
            migration.sql = file.bytes;
            migration.sha256 = sha256(file.bytes);
            migrations.push_back(std::move(migration));
        }
    }
    return migrations;
}

int version_of(Connection& connection) {
    if (!connection.has_table("migration")) {
        return 0;
    }
    return static_cast<int>(number_from(connection, "SELECT COALESCE(MAX(version), 0) FROM migration"));
}

long long number_from(Connection& connection, const std::string& sql, const Row& parameters) {
    long long number = 0;
    connection.read(sql, parameters, 1, [&](const Row& row) {
        if (row[0]) {
            std::from_chars(row[0]->data(), row[0]->data() + row[0]->size(), number);
        }
    });
    return number;
}

std::unique_ptr<Connection> open_catalog(const database::Address& address, database::Access access,
                                         const std::vector<Migration>& migrations) {
    std::unique_ptr<Connection> connection = database::connect(address, access);
    const int newest = migrations.back().version;
    const int version = version_of(*connection);
    const std::string versions = std::to_string(version) + " > " + std::to_string(newest);
    if (version > newest) {
        throw Error(ErrorCode::schema, "catalog-newer", versions, address.shown);
    }
    if (access == database::Access::write) {
        if (version < newest) {
            migrate(*connection, address, migrations);
        }
        return connection;
    }
    if (version == 0) {
        throw Error(ErrorCode::schema, "catalog-none", {}, address.shown);
    }
    if (version < newest) {
        throw Error(ErrorCode::schema, "catalog-older", std::to_string(version) + " < " + std::to_string(newest), address.shown);
    }
    return connection;
}

} // namespace nianbao::catalog
