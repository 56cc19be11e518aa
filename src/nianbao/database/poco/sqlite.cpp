// SPDX-License-Identifier: Apache-2.0
// SQLite through Poco Data: one file, nothing to start.
#include "nianbao/database/poco/guarded.hpp"
#include "nianbao/database/poco/text_handler.hpp"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <filesystem>
#include <map>
#include <system_error>

namespace nianbao::database {

namespace {

using namespace Poco::Data::Keywords;
namespace sqlite = Poco::Data::SQLite;

constexpr const char* busy_milliseconds = "60000";
/// A transaction of some hundred records stays in memory until it is committed, so that readers wait only then. In KiB.
constexpr const char* cache_kibibytes = "-65536";

/// A path as SQLite's URI: a file name may hold `?`, `#` and `%`.
std::string uri_of(const std::string& path, bool read_only) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '?' || c == '#' || c == '%' || byte < 0x21 || byte > 0x7E) {
            uri += '%';
            uri += digits[byte / 16];
            uri += digits[byte % 16];
        } else {
            uri += c;
        }
    }
    return uri + (read_only ? "?mode=ro" : "");
}

/// The sentence of SQLite without Poco's own, which may say it twice.
std::string reason_of(const Poco::Exception& exception) {
    const std::string text = exception.message().empty() ? exception.displayText() : exception.message();
    const std::size_t half = text.size() / 2;
    const bool twice = text.size() > 2 && text.compare(0, half - 1, text, half + 1) == 0 && text.compare(half - 1, 2, ": ") == 0;
    return twice ? text.substr(0, half - 1) : text;
}

class SqliteConnection : public PocoConnection {
public:
    SqliteConnection(const Address& address, Access access) : m_shown(address.shown) {
        sqlite::Connector::registerConnector();
        std::error_code ignored;
        const bool is_there = std::filesystem::exists(address.path, ignored);
        if (!is_there && access == Access::read) {
            throw Error(ErrorCode::io, "catalog-not-there", {}, m_shown);
        }
        if (access == Access::read) {
            roll_back_killed(address.path);
        }
        open(sqlite::Connector::KEY, uri_of(address.path, access == Access::read));
        execute(std::string("PRAGMA busy_timeout = ") + busy_milliseconds, {});
        execute("PRAGMA query_only = " + std::string(access == Access::read ? "ON" : "OFF"), {});
        read("SELECT count(*) FROM sqlite_master", {}, 1, [](const Row&) {}); // a file that is no database fails here
        if (access == Access::write) {
            // A rollback journal keeps the catalog one file that may be copied and read anywhere. FULL is safe even where
            // the power fails; with transactions of some hundred records it costs a few percent.
            pragma("journal_mode = DELETE");
            pragma("synchronous = FULL");
            pragma(std::string("cache_size = ") + cache_kibibytes);
            pragma("temp_store = MEMORY");
        }
    }

    Kind kind() const noexcept override {
        return Kind::sqlite;
    }

    void begin() override {
        execute("BEGIN IMMEDIATE", {});
    }

    void commit() override {
        execute("COMMIT", {});
    }

    void rollback() noexcept override {
        try {
            execute("ROLLBACK", {});
        } catch (...) { // SQLite has rolled back by itself
        }
    }

    void begin_reading() override {
        execute("BEGIN", {});
    }
    void end_reading() noexcept override {
        rollback();
    }

    void insert(const Table& table, std::vector<std::vector<Text>>& columns) override {
        if (columns.front().empty()) {
            return;
        }
        guarded([&] {
            Bulk& bulk = bulk_of(table);
            exchange(bulk, columns);
            if (!bulk.statement) {
                prepare(bulk, table);
            }
            bulk.statement->execute();
            exchange(bulk, columns);
        });
    }

    std::vector<std::string> faults() override {
        std::vector<std::string> found;
        read("PRAGMA integrity_check", {}, 1, [&](const Row& row) {
            if (row[0] && *row[0] != "ok") {
                found.push_back(*row[0]);
            }
        });
        return found;
    }

    bool has_table(const std::string& name) override {
        bool found = false;
        read("SELECT 1 FROM sqlite_master WHERE name = $1", {name}, 1, [&](const Row&) { found = true; });
        return found;
    }

protected:
    Error error_of(const Poco::Exception& exception) const override {
        const std::string reason = reason_of(exception);
        const auto is = [&](auto* type) { return dynamic_cast<decltype(type)>(&exception) != nullptr; };
        if (is(static_cast<const sqlite::CorruptImageException*>(nullptr))) {
            return Error(ErrorCode::corrupt, "catalog-corrupt", reason, m_shown);
        }
        if (is(static_cast<const sqlite::InvalidSQLStatementException*>(nullptr))) {
            return Error(ErrorCode::usage, "catalog-sql", reason);
        }
        if (is(static_cast<const sqlite::DBLockedException*>(nullptr)) || is(static_cast<const sqlite::TableLockedException*>(nullptr))) {
            return Error(ErrorCode::io, "catalog-busy", {}, m_shown);
        }
        return Error(ErrorCode::io, "catalog-database", reason, m_shown);
    }

private:
    /// An INSERT that stays prepared. Poco Data binds by reference: it always looks at these columns.
    struct Bulk {
        std::vector<std::vector<Text>> columns;
        std::unique_ptr<Poco::Data::Statement> statement;
    };

    void pragma(const std::string& setting) {
        execute("PRAGMA " + setting, {});
    }

    /// A load that was killed leaves a journal. Who may only read cannot roll it back: somebody has to open the file first.
    static void roll_back_killed(const std::string& path) {
        std::error_code error;
        const auto size = std::filesystem::file_size(path + "-journal", error);
        if (error || size == 0) {
            return;
        }
        try {
            Poco::Data::Session writer(sqlite::Connector::KEY, uri_of(path, false));
            writer << "PRAGMA busy_timeout = 60000", now;
            writer << "SELECT count(*) FROM sqlite_master", now;
        } catch (const Poco::Exception&) { // told when the file is opened for reading
        }
    }

    Bulk& bulk_of(const Table& table) {
        Bulk& bulk = m_bulks[table.name];
        bulk.columns.resize(table.columns.size());
        return bulk;
    }

    /// Column by column: the statement is bound to these vectors, not to what they hold.
    static void exchange(Bulk& bulk, std::vector<std::vector<Text>>& columns) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            bulk.columns[i].swap(columns[i]);
        }
    }

    void prepare(Bulk& bulk, const Table& table) {
        std::string names;
        std::string marks;
        for (const Column& column : table.columns) {
            names += (names.empty() ? "" : ", ") + std::string(column.name);
            marks += marks.empty() ? "?" : ", ?";
        }
        auto statement = std::make_unique<Poco::Data::Statement>(session());
        *statement << "INSERT INTO " + std::string(table.name) + " (" + names + ") VALUES (" + marks + ")";
        for (std::vector<Text>& column : bulk.columns) {
            *statement, use(column);
        }
        bulk.statement = std::move(statement);
    }

    std::string m_shown;
    std::map<std::string, Bulk> m_bulks;
};

} // namespace

std::unique_ptr<Connection> connect_sqlite(const Address& address, Access access) {
    return std::make_unique<SqliteConnection>(address, access);
}

} // namespace nianbao::database
