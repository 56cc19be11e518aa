// SPDX-License-Identifier: Apache-2.0
// PostgreSQL through Poco Data. The catalog's tables stand in a schema of their own, `nianbao`.
#include "nianbao/database/poco/guarded.hpp"
#include "nianbao/database/poco/text_handler.hpp"

#include <Poco/Data/PostgreSQL/Connector.h>
#include <Poco/Data/PostgreSQL/PostgreSQLException.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <map>

namespace nianbao::database {

namespace {

using namespace Poco::Data::Keywords;
namespace postgresql = Poco::Data::PostgreSQL;

/// Key of the lock that the one writer holds; any number that no other program takes.
constexpr const char* writer_lock = "7233172015";
constexpr const char* schema = "nianbao";

/// An array as PostgreSQL reads it: {1,NULL,"a \"b\""}.
std::string array_of(const std::vector<Text>& values, bool whole) {
    std::string out = "{";
    for (const Text& value : values) {
        out += out.size() > 1 ? "," : "";
        if (!value || whole) {
            out += value ? *value : "NULL";
            continue;
        }
        out += '"';
        for (const char c : *value) {
            if (c == '"' || c == '\\') {
                out += '\\';
            }
            out += c;
        }
        out += '"';
    }
    return out + "}";
}

/// What the server says, without Poco's words around it and the statement below it.
std::string reason_of(const Poco::Exception& exception) {
    std::string text = exception.message().empty() ? exception.displayText() : exception.message();
    for (const char* const start : {"ERROR:", "FATAL:"}) {
        const std::size_t at = text.find(start);
        if (at != text.npos) {
            text.erase(0, text.find_first_not_of(' ', at + 6));
            return text.substr(0, text.find('\n'));
        }
    }
    return text.substr(0, text.find('\n'));
}

class PostgresqlConnection : public PocoConnection {
public:
    PostgresqlConnection(const Address& address, Access access) : m_shown(address.shown) {
        postgresql::Connector::registerConnector();
        open(postgresql::Connector::KEY, settings_of(address));
        m_connected = true;
        execute(std::string("SET search_path TO ") + schema, {});
        execute("SET client_min_messages TO warning", {});
        execute("SET standard_conforming_strings TO on", {}); // a backslash hides no quote (one_select.hpp)
        execute("SET lock_timeout TO '60s'", {});
        if (access == Access::read) {
            execute("SET default_transaction_read_only TO on", {});
        }
    }

    Kind kind() const noexcept override {
        return Kind::postgresql;
    }

    void begin() override {
        guarded([&] { session().begin(); });
        execute(std::string("SELECT pg_advisory_xact_lock(") + writer_lock + ")", {});
    }

    void commit() override {
        guarded([&] { session().commit(); });
    }

    void rollback() noexcept override {
        try {
            guarded([&] { session().rollback(); });
        } catch (...) { // the server rolls back what it is not told to commit
        }
    }

    /// A row at a time would be a round trip each: the columns go over as arrays, in one statement.
    void begin_reading() override {
        guarded([&] { session().begin(); });
        execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY", {});
    }
    void end_reading() noexcept override {
        rollback();
    }

    void insert(const Table& table, std::vector<std::vector<Text>>& columns) override {
        if (columns.front().empty()) {
            return;
        }
        guarded([&] {
            Bulk& bulk = m_bulks[table.name];
            bulk.arrays.resize(columns.size());
            for (std::size_t i = 0; i < columns.size(); ++i) {
                bulk.arrays[i] = array_of(columns[i], table.columns[i].whole);
            }
            if (!bulk.statement) {
                prepare(bulk, table);
            }
            bulk.statement->execute();
        });
    }

    std::vector<std::string> faults() override {
        return {};
    }

    bool has_table(const std::string& name) override {
        bool found = false;
        read("SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
             "WHERE n.nspname = $1 AND c.relname = $2",
             {schema, name}, 1, [&](const Row&) { found = true; });
        return found;
    }

protected:
    Error error_of(const Poco::Exception& exception) const override {
        const std::string reason = reason_of(exception);
        if (!m_connected || dynamic_cast<const postgresql::ConnectionException*>(&exception) != nullptr) {
            return Error(ErrorCode::io, "catalog-connect", reason, m_shown);
        }
        if (reason.find("lock timeout") != reason.npos) {
            return Error(ErrorCode::io, "catalog-busy", {}, m_shown);
        }
        if (exception.message().find("stmt_prepare") != std::string::npos) {
            return Error(ErrorCode::usage, "catalog-sql", reason);
        }
        return Error(ErrorCode::io, "catalog-database", reason, m_shown);
    }

private:
    struct Bulk {
        std::vector<std::string> arrays;
        std::unique_ptr<Poco::Data::Statement> statement;
    };

    /// Poco Data splits its settings at blanks and quotes nothing.
    std::string settings_of(const Address& address) const {
        std::string settings;
        const auto add = [&](const char* name, const std::string& value) {
            if (value.find_first_of(" \t\r\n'\\") != value.npos) {
                throw Error(ErrorCode::usage, "catalog-url-blank", name, m_shown);
            }
            settings += value.empty() ? "" : std::string(name) + "=" + value + " ";
        };
        add("host", address.host);
        add("port", address.port);
        add("user", address.user);
        add("password", address.password);
        add("dbname", address.name);
        return settings + "connect_timeout=10";
    }

    void prepare(Bulk& bulk, const Table& table) {
        std::string names;
        std::string arrays;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const Column& column = table.columns[i];
            names += (i == 0 ? "" : ", ") + std::string(column.name);
            arrays += (i == 0 ? "$" : ", $") + std::to_string(i + 1) + (column.whole ? "::integer[]" : "::text[]");
        }
        auto statement = std::make_unique<Poco::Data::Statement>(session());
        *statement << "INSERT INTO " + std::string(table.name) + " (" + names + ") SELECT * FROM unnest(" + arrays + ")";
        for (std::string& array : bulk.arrays) {
            *statement, use(array);
        }
        bulk.statement = std::move(statement);
    }

    std::string m_shown;
    bool m_connected = false;
    std::map<std::string, Bulk> m_bulks;
};

} // namespace

std::unique_ptr<Connection> connect_postgresql(const Address& address, Access access) {
    return std::make_unique<PostgresqlConnection>(address, access);
}

} // namespace nianbao::database
