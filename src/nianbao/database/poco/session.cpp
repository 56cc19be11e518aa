// SPDX-License-Identifier: Apache-2.0
#include "nianbao/database/poco/guarded.hpp"
#include "nianbao/database/poco/text_handler.hpp"

#include <Poco/Data/RecordSet.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <utility>

namespace nianbao::database {

namespace {

using namespace Poco::Data::Keywords;
using Poco::Data::Statement;

constexpr Poco::UInt32 chunk = 1'000; // rows that are held at once

void bind_all(Statement& statement, Row& parameters) {
    for (Text& parameter : parameters) {
        statement, use(parameter);
    }
}

void read_rows(Statement& statement, std::size_t width, const RowSink& sink) {
    std::vector<std::vector<Text>> columns(width);
    for (std::vector<Text>& column : columns) {
        statement, into(column);
    }
    statement, limit(chunk);
    Row row(width);
    while (!statement.done()) {
        statement.execute();
        for (std::size_t i = 0; i < columns.front().size(); ++i) {
            for (std::size_t column = 0; column < width; ++column) {
                row[column] = std::move(columns[column][i]);
            }
            sink(row);
        }
        for (std::vector<Text>& column : columns) {
            column.clear(); // the next chunk is appended
        }
    }
}

} // namespace

PocoConnection::PocoConnection() = default;
PocoConnection::~PocoConnection() = default;

void PocoConnection::open(const std::string& connector, const std::string& how) {
    guarded([&] { m_session = std::make_unique<Poco::Data::Session>(connector, how); });
}

Poco::Data::Session& PocoConnection::session() {
    return *m_session;
}

void PocoConnection::execute(const std::string& sql, const Row& parameters) {
    guarded([&] {
        Row values = parameters;
        Statement statement(session());
        statement << sql;
        bind_all(statement, values);
        statement.execute();
    });
}

void PocoConnection::read(const std::string& sql, const Row& parameters, std::size_t width, const RowSink& sink) {
    guarded([&] {
        Row values = parameters;
        Statement statement(session());
        statement << sql;
        bind_all(statement, values);
        read_rows(statement, width, sink);
    });
}

void PocoConnection::question(const std::string& sql, const std::function<void(const std::vector<std::string>&)>& names,
                              const RowSink& sink) {
    // In a subquery only a SELECT can stand, and only one. The line ends keep a comment at the end from hiding the bracket.
    const std::string wrapped = "SELECT * FROM (\n" + sql + "\n) AS question";
    const ReadTransaction transaction(*this);
    try {
        guarded([&] {
            Statement first(session());
            first << wrapped + " LIMIT 0";
            first.execute();
            std::vector<std::string> columns;
            {
                const Poco::Data::RecordSet set(first);
                for (std::size_t i = 0; i < set.columnCount(); ++i) {
                    columns.push_back(set.columnName(i));
                }
            }
            names(columns);
            Statement statement(session());
            statement << wrapped;
            read_rows(statement, columns.size(), sink);
        });
    } catch (const Error& error) {
        if (error.key() == "catalog-database") { // a division by zero is the question's fault, not the database's
            throw Error(ErrorCode::usage, "catalog-sql", error.detail());
        }
        throw;
    }
}

} // namespace nianbao::database
