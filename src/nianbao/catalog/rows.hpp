// SPDX-License-Identifier: Apache-2.0
// A record as the rows that a catalog keeps of it (schemas/catalog/).
#ifndef NIANBAO_CATALOG_ROWS_HPP
#define NIANBAO_CATALOG_ROWS_HPP

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace nianbao::catalog {

/// A value of a row; nullopt is NULL: there is none. An empty text is a text.
using Text = std::optional<std::string>;

/// What a figure is called; kept once for all records of a form.
struct Label {
    std::string form;
    std::string table;
    std::string row;
    std::string column;
    std::string row_label;
    std::string column_label;
    std::string unit;   ///< the form's
    std::string sha256; ///< of all of the above
};

struct FigureRow {
    const Label* label = nullptr;
    Text value; ///< as published
    Text unit;  ///< where it is not the label's
    std::string state;
    Text reading;
    Text rules; ///< ids of the rules that found something, joined by ;
    Text raw;   ///< NULL where nothing stands in the source
    Text place;
    Text decision;
    Text corrected;
};

struct FindingRow {
    std::string rule;
    Text variant;
    std::string severity;
    Text about;
    Text place;
    std::string zh;
    std::string en;
};

struct CorrectionRow {
    std::string table;
    std::string row;
    std::string column;
    std::string decision;
    std::string state;
    Text value;
    Text unit;
    std::string seen;
    std::string seen_state;
    Text published;
    std::string reason;
    std::string by;
    std::string date;
};

struct RecordRows {
    std::string source_sha256; ///< with `part` the key
    int part = 1;              ///< number of the report in its source, as its name says
    Text agency_key;
    Text year;
    std::string source;        ///< its name
    std::string record_sha256; ///< of the record's XML
    std::vector<Text> facts;   ///< the other columns of table `record`, in their order (record_facts)
    std::vector<FigureRow> figures;
    std::vector<FindingRow> findings;
    std::vector<CorrectionRow> corrections;
    std::vector<std::unique_ptr<Label>> own_labels; ///< of figures that the form does not know
};

} // namespace nianbao::catalog

#endif // NIANBAO_CATALOG_ROWS_HPP
