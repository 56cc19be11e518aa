// SPDX-License-Identifier: Apache-2.0
// A database as the catalog needs it: text in, text out, one writer. What is behind it stands in a module of its own.
#ifndef NIANBAO_DATABASE_DATABASE_HPP
#define NIANBAO_DATABASE_DATABASE_HPP

#include "nianbao/database/address.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace nianbao::database {

/// A value as the database prints it; nullopt is NULL.
using Text = std::optional<std::string>;
using Row = std::vector<Text>;
using RowSink = std::function<void(const Row&)>;

struct Column {
    const char* name;
    bool whole = false; ///< a whole number; else text
};

struct Table {
    const char* name;
    std::vector<Column> columns;
};

enum class Access { read, write };

/// Statements mark their parameters $1, $2, ... in the order in which they first occur. Whatever fails throws Error:
/// io where the database does not answer or is busy, corrupt where it is none, internal else.
class Connection {
public:
    virtual ~Connection() = default;

    virtual Kind kind() const noexcept = 0;

    /// Until commit() nobody else may begin: waits for another writer, a minute at most.
    virtual void begin() = 0;
    virtual void commit() = 0;
    virtual void rollback() noexcept = 0;

    /// Between the two all that is read is of one moment, whatever others write. Nothing can be written.
    virtual void begin_reading() = 0;
    virtual void end_reading() noexcept = 0;

    virtual void execute(const std::string& sql, const Row& parameters = {}) = 0;

    /// `width`: number of columns that the statement gives.
    virtual void read(const std::string& sql, const Row& parameters, std::size_t width, const RowSink& sink) = 0;

    /// A statement of a user: one SELECT, which can change nothing. Gives the names of the columns before the first row.
    /// Throws Error(usage) where it is anything else.
    virtual void question(const std::string& sql, const std::function<void(const std::vector<std::string>&)>& names,
                          const RowSink& sink) = 0;

    /// Many rows at once: `columns` holds each column's values, all of the same number. They are given back untouched.
    virtual void insert(const Table& table, std::vector<std::vector<Text>>& columns) = 0;

    /// What the database finds wrong with its own file; nothing where it looks after that by itself.
    virtual std::vector<std::string> faults() = 0;

    /// Whether there is a table or a view of that name.
    virtual bool has_table(const std::string& name) = 0;
};

/// Several statements that must see the same records.
class ReadTransaction {
public:
    explicit ReadTransaction(Connection& connection) : m_connection(connection) {
        m_connection.begin_reading();
    }
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;
    ~ReadTransaction() {
        m_connection.end_reading();
    }

private:
    Connection& m_connection;
};

/// Loads the module when it is first called. With Access::write a file that is not there is made.
std::unique_ptr<Connection> connect(const Address& address, Access access);

} // namespace nianbao::database

#endif // NIANBAO_DATABASE_DATABASE_HPP
