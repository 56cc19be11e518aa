// SPDX-License-Identifier: Apache-2.0
// The table of figures as its reader wants it: with which labels, a row a figure or a row a report.
#ifndef NIANBAO_OUTPUT_FIGURE_TABLE_HPP
#define NIANBAO_OUTPUT_FIGURE_TABLE_HPP

#include "nianbao/forms/english_labels.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/output/fields.hpp"
#include "nianbao/output/html_texts.hpp"
#include "nianbao/output/sheet_spool.hpp"

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

/// The labels as the form prints them, in English in their place, or in English in columns of their own at the end.
enum class Labels { zh, en, both };

class FigureTable {
public:
    /// `editions`: with the columns that tell editions apart.
    FigureTable(Labels labels, bool editions) : m_labels(labels), m_editions(editions) {}

    std::vector<Field> columns() const;
    /// CSV, without the header.
    std::string rows(const Record& record, Edition edition) const;

private:
    Labels m_labels;
    bool m_editions;
    EnglishLabels m_english;
};

/// One row a report, one column a figure. Its columns are known only when all reports are.
class WideTable {
public:
    WideTable(const std::string& folder, const Knowledge& knowledge) : m_knowledge(knowledge), m_spool(folder) {}

    /// What the table needs of a record, made by any thread.
    static SheetReport row_of(const Record& record, Edition edition);
    void add(const SheetReport& row);

    /// The columns before the figures.
    static std::vector<Field> first_columns();
    /// Ids of the forms that occurred: the newest form's in its order, then those that only older ones have.
    std::vector<std::string> figures() const;
    void write(const std::function<void(std::string_view)>& out);

private:
    const Knowledge& m_knowledge;
    SheetSpool m_spool;
    std::set<std::string> m_forms;
};

/// datapackage.json (Frictionless Table Schema) of one run's CSV files.
struct PackageTable {
    std::string name; ///< of the file, without .csv
    std::vector<Field> columns;
    std::vector<std::string> wide; ///< further columns: a number, or the state where there is none
};
std::string data_package(const std::vector<PackageTable>& tables, const Knowledge& knowledge, const html::Texts& texts,
                         Labels labels);

} // namespace nianbao

#endif // NIANBAO_OUTPUT_FIGURE_TABLE_HPP
