// SPDX-License-Identifier: Apache-2.0
#include "nianbao/catalog/tables.hpp"

namespace nianbao::catalog {

using database::Table;

const Table& record_table() {
    static const Table table = {
        "record",
        {{"id", true}, {"source_sha256"}, {"part", true}, {"source"}, {"record_sha256"},
         // The facts, in the order of rows_of_record.cpp.
         {"tool_version"}, {"schema_version"}, {"status"}, {"form"}, {"form_version"}, {"form_sha256"}, {"agency_key"},
         {"title"}, {"title_basis"}, {"agency"}, {"agency_basis"}, {"year", true}, {"year_basis"},
         {"period_from"}, {"period_from_basis"}, {"period_to"}, {"period_to_basis"}, {"published"}, {"published_basis"},
         {"index_number"}, {"index_number_basis"}, {"document_number"}, {"document_number_basis"},
         {"credit_code"}, {"credit_code_basis"}, {"media_type"}, {"charset"},
         {"expected", true}, {"reported", true}, {"undecided", true}, {"absent", true}, {"doubtful", true},
         {"figures", true}, {"findings", true}, {"corrections", true},
         {"checks_passed", true}, {"checks_failed", true}, {"checks_not_testable", true}}};
    return table;
}

const Table& other_source_table() {
    static const Table table = {"other_source", {{"record_id", true}, {"ordinal", true}, {"source"}}};
    return table;
}

const Table& label_table() {
    static const Table table = {"label",
                                {{"id", true}, {"label_sha256"}, {"form"}, {"table_id"}, {"row_id"}, {"column_id"},
                                 {"row_label"}, {"column_label"}, {"unit"}}};
    return table;
}

const Table& figure_table() {
    static const Table table = {"figure",
                                {{"record_id", true}, {"label_id", true}, {"ordinal", true}, {"value"}, {"unit"}, {"state"},
                                 {"reading"}, {"rules"}, {"raw"}, {"place"}, {"decision"}, {"corrected"}}};
    return table;
}

const Table& finding_table() {
    static const Table table = {"finding",
                                {{"record_id", true}, {"ordinal", true}, {"rule"}, {"variant"}, {"severity"}, {"about"},
                                 {"place"}, {"message_zh"}, {"message_en"}}};
    return table;
}

const Table& correction_table() {
    static const Table table = {"correction",
                                {{"record_id", true}, {"ordinal", true}, {"table_id"}, {"row_id"}, {"column_id"},
                                 {"decision"}, {"state"}, {"value"}, {"unit"}, {"seen"}, {"seen_state"}, {"published"},
                                 {"reason"}, {"decided_by"}, {"decided_on"}}};
    return table;
}

const Table& agency_table() {
    static const Table table = {"agency", {{"agency_key"}, {"name"}, {"region"}, {"parent"}, {"successor"}}};
    return table;
}

const Table& agency_alias_table() {
    static const Table table = {"agency_alias", {{"alias_key"}, {"agency_key"}}};
    return table;
}

} // namespace nianbao::catalog
