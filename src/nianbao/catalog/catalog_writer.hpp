// SPDX-License-Identifier: Apache-2.0
// Puts records into a catalog: in order, by one thread, some hundred a transaction. The rows may be made by any number of
// threads before (rows_of_record).
#ifndef NIANBAO_CATALOG_CATALOG_WRITER_HPP
#define NIANBAO_CATALOG_CATALOG_WRITER_HPP

#include "nianbao/base/error.hpp"
#include "nianbao/catalog/rows.hpp"
#include "nianbao/database/database.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace nianbao::catalog {

struct WriterOptions {
    bool replace = false;    ///< also where decisions of persons get lost; a record under another name takes its place
    std::size_t batch = 500; ///< records a transaction
};

enum class Added {
    added,     ///< it was not there
    replaced,  ///< another record of the same source was
    unchanged, ///< it was there
    duplicate, ///< the same source was there under another name, which is kept; this one is noted
};

class CatalogWriter {
public:
    /// `connection`: opened for writing; nobody else uses it meanwhile.
    CatalogWriter(database::Connection& connection, const WriterOptions& options);
    ~CatalogWriter(); ///< without commit() before, what is not yet in a whole batch is not in the catalog
    CatalogWriter(const CatalogWriter&) = delete;
    CatalogWriter& operator=(const CatalogWriter&) = delete;

    /// Throws Error(schema) for this record alone: the catalog holds decisions on it that it lacks ("catalog-corrections-lost"),
    /// or under another name, and it holds further ones ("catalog-corrections-elsewhere"). Any other Error is of the
    /// database: the batch is gone, and the writer must not be used again.
    Added add(const RecordRows& record);
    void commit();

    /// Whether it is an Error of one record: the next can be added all the same.
    static bool concerns_record(const Error& error);

private:
    struct Known;
    struct Pending;
    struct Decisions {
        bool lost = false;   ///< the catalog has one that the record lacks
        bool gained = false; ///< and the other way round
    };

    Added add_in_batch(const RecordRows& record);
    Known known_record(const RecordRows& record);
    Decisions compare_decisions(const RecordRows& record, const Known& known);
    bool has_same_figures(const RecordRows& record, const Known& known);
    Added note_duplicate(const RecordRows& record, const Known& known);
    void remove(int record);
    void put(const RecordRows& record, int id, int part);
    void put_figures(const RecordRows& record, const std::string& id);
    std::string label_id(const Label& label);
    void flush();

    database::Connection& m_connection;
    WriterOptions m_options;
    std::unique_ptr<Pending> m_pending;
    std::unordered_map<std::string, std::string> m_labels; ///< digest -> id
    int m_next_record = 0;
    int m_next_label = 0;
    std::size_t m_in_batch = 0;
    bool m_open = false; ///< a transaction is
};

} // namespace nianbao::catalog

#endif // NIANBAO_CATALOG_CATALOG_WRITER_HPP
