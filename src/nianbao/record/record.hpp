// SPDX-License-Identifier: Apache-2.0
// The canonical record: identity, document, figures and findings of one report.
#ifndef NIANBAO_RECORD_RECORD_HPP
#define NIANBAO_RECORD_RECORD_HPP

#include "nianbao/base/decimal.hpp"
#include "nianbao/base/finding.hpp"
#include "nianbao/base/place.hpp"
#include "nianbao/base/reading.hpp"
#include "nianbao/document/document.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao {

/// Another reading of the same print, or another print for the same figure.
struct Alternative {
    std::string value;   ///< decimal
    std::string unit;    ///< may be empty
    std::string because; ///< key of a sentence in schemas/messages.xml: "column-unit", "other-cell", "other-print", ...
    std::string cell;    ///< reference of the cell it stands in, where that differs; else empty
};

struct Figure {
    std::string table;
    std::string row;    ///< "x-..." outside the form
    std::string column;
    std::string row_label;    ///< labels joined by U+203A between spaces; as printed for x- rows
    std::string column_label;
    FigureState state = FigureState::missing_table;
    Reading reading = Reading::none;
    std::optional<Decimal> value; ///< in `unit`; only where one reading is preferred
    std::string unit;             ///< unit of value, else the form's
    std::string raw;              ///< the cell as printed
    Place place;
    std::string cell;             ///< "t1.c14" in a run, "t2.4.5" in a grid; empty if absent
    std::string printed_number;   ///< where the number was printed in another unit or form: its decimal
    std::string printed_unit;     ///< unit printed in the cell
    std::string column_unit;      ///< unit printed in the column's header
    std::string form_unit;
    std::string note;             ///< remark printed in the cell
    std::string evidence;         ///< inferred: the equation
    std::vector<Alternative> alternatives;
    std::vector<std::size_t> findings; ///< indices into Record::findings, ascending

    std::string id() const {
        return table + "/" + row + "/" + column;
    }
    bool in_form() const {
        return row.rfind("x-", 0) != 0 && column.rfind("x-", 0) != 0;
    }
};

/// What a person decided on a figure, with what was seen then: the guard against another print. Append-only.
struct Correction {
    std::string table;
    std::string row;
    std::string column;
    std::string decision;         ///< "confirm" (right as printed), "correct", "undecidable"
    std::string state;            ///< "accepted"; "open": its guard does not hold; "rejected"
    std::optional<Decimal> value; ///< of "correct" only, in `unit`
    std::string unit;
    std::string seen;             ///< the figure's raw text
    FigureState seen_state = FigureState::reported;
    std::string published;        ///< the value that was read then, a decimal; empty for none
    std::string reason;
    std::string by;
    std::string date;             ///< ISO 8601

    std::string id() const {
        return table + "/" + row + "/" + column;
    }
};

/// A statement about the report itself. `basis` is empty where it was not found.
struct IdentityField {
    std::string value; ///< canonical: year "2023", dates "2024-01-26"; titles and names as printed
    std::string basis; ///< "title", "page-metadata", "narrative", "file-name", "operator", "label"; "" = not found
    std::string raw;   ///< as printed, where it differs from value
    std::string at;    ///< place; may be empty
};

struct RecordIdentity {
    IdentityField title;
    IdentityField agency;
    IdentityField year;
    IdentityField period_from; ///< ISO date
    IdentityField period_to;
    IdentityField published;
    IdentityField index_number;    ///< suoyinhao, as portals print it
    IdentityField document_number; ///< wenhao
    IdentityField credit_code;     ///< 18 characters, unified social credit code
};

/// The statements with their names in records, in the order of records.
inline constexpr std::pair<const char*, IdentityField RecordIdentity::*> identity_fields[] = {
    {"title", &RecordIdentity::title},
    {"agency", &RecordIdentity::agency},
    {"year", &RecordIdentity::year},
    {"period-from", &RecordIdentity::period_from},
    {"period-to", &RecordIdentity::period_to},
    {"published", &RecordIdentity::published},
    {"index-number", &RecordIdentity::index_number},
    {"document-number", &RecordIdentity::document_number},
    {"credit-code", &RecordIdentity::credit_code},
};

/// What the blocks of the document are part of. Blocks before the first section have none.
struct SectionSpan {
    std::string id;    ///< the form's section id, or "x" for a heading no form knows
    std::string state; ///< "present", "heading-only" (nothing below its heading), "no-table" (its table is missing)
    std::size_t heading = 0;    ///< block index of the heading line
    std::size_t first_block = 0; ///< == heading
    std::size_t last_block = 0;  ///< one past the end
};

/// A stretch of lines that was read as a table: blocks [first_block, last_block), pieces as below.
/// The first and the last line may also hold text that is no part of it: none does today.
struct RunSpan {
    std::string id; ///< "t1": runs and grids are numbered together, in order
    std::size_t first_block = 0;
    std::size_t last_block = 0;
};

/// How a table of the form was read.
struct RebuiltSlot {
    std::string column;
    std::string cell;
};
struct RebuiltRow {
    std::string row;
    std::string label_cell;          ///< cell of its own label
    std::vector<RebuiltSlot> slots;
};
struct RebuiltTable {
    std::string from;      ///< "t1"
    std::string table;     ///< table id of the form
    std::uint32_t width = 0; ///< measured W, 0 where the source proves none
    std::string witness;   ///< "bars labels order" ...
    std::string certainty; ///< "exact", "doubtful"
    std::vector<RebuiltRow> rows;
};

struct SourceFacts {
    std::string name;
    std::string media_type;
    std::string charset;
    std::string charset_basis;
    std::string dialect; ///< names of variety.md: "cell-per-line", "row-per-line", ..., "html", "docx"
    std::size_t bytes = 0;
    std::string sha256;
    std::vector<SourceFacts> others{}; ///< further files of the report: the second, the third, ...
};

struct Record {
    std::string form;         ///< "" where it fits no form
    std::string form_version;
    std::string form_sha256;
    RecordIdentity identity;
    SourceFacts source;
    Document document;
    std::vector<SectionSpan> sections;
    std::vector<RunSpan> runs;
    std::vector<RebuiltTable> rebuilt;
    std::vector<Figure> figures; ///< the form's, in its order; then x- rows in printed order
    std::vector<Finding> findings;
    std::vector<Correction> corrections; ///< in the order in which they were added
    std::size_t checks_passed = 0; ///< identities that hold
    std::size_t checks_failed = 0;
    std::size_t checks_not_testable = 0;
    std::string written_by;     ///< version of the program that wrote it; empty for one that was never written
    std::string written_schema; ///< and the version of its schema

    std::size_t expected() const;  ///< figures the form asks for
    std::size_t reported() const;  ///< in_form, state reported
    std::size_t undecided() const; ///< in_form, state undecided
    std::size_t absent() const;    ///< expected - reported - undecided
    std::size_t doubtful() const;  ///< in_form, reading doubtful or unread
};

} // namespace nianbao

#endif // NIANBAO_RECORD_RECORD_HPP
