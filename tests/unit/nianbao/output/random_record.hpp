// SPDX-License-Identifier: Apache-2.0
// Records filled at random, nasty texts included, that keep every promise of record.hpp.
#ifndef NIANBAO_TESTS_RANDOM_RECORD_HPP
#define NIANBAO_TESTS_RANDOM_RECORD_HPP

#include "nianbao/forms/rules.hpp"
#include "nianbao/record/record.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace nianbao::test {

/// The same numbers on every machine: the standard's distributions are not portable, the engine is.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : m_engine(seed) {}
    std::uint32_t below(std::uint32_t count) {
        return static_cast<std::uint32_t>(m_engine() % count);
    }
    bool maybe() {
        return below(2) == 1;
    }

private:
    std::mt19937 m_engine;
};

inline const std::vector<std::string>& nasty_texts() {
    static const std::vector<std::string> texts = {
        "",
        "3126",
        "行政许可",
        "a ]]> b & c < d > e \"f\" 'g'",
        "&amp;&#13;&lt;",
        "line\nline\n\nline",
        "\ttab  and  spaces ",
        "  ",
        "\n",
        "carriage\rreturn\r\n",
        std::string("nul\0nul", 7),
        "\x01\x1B[0m\x1F",
        "\xEF\xBF\xBE\xEF\xBF\xBF",
        "\xEF\xBF\xBD genuine replacement \x02 and not \xEF\xBF\xBD",
        "\xF0\xA0\xAE\xB7\xF0\x9F\x98\x80 astral",
        "\xE3\x80\x80\xC2\xA0\xC2\x85\xE2\x80\xA8\x7F",
        "<!-- --> <![CDATA[x]]> <?pi?>",
        "=1+1, \"quoted\", semicolon;",
        "{name} \\n \\u0000 \\",
        "86000元（罚没收入）",
    };
    return texts;
}

inline std::string nasty(Dice& dice) {
    std::string text = nasty_texts()[dice.below(static_cast<std::uint32_t>(nasty_texts().size()))];
    return dice.below(4) == 0 ? text + nasty(dice) : text;
}

inline std::string nasty_filled(Dice& dice) {
    const std::string text = nasty(dice);
    return text.empty() ? "x" : text;
}

inline IdentityField identity_field(Dice& dice, const std::string& value) {
    IdentityField field;
    if (dice.maybe()) {
        const char* const bases[] = {"title", "page-metadata", "narrative", "file-name", "operator", "label"};
        field.basis = bases[dice.below(6)];
        field.value = value;
        field.at = dice.maybe() ? "L" + std::to_string(1 + dice.below(99)) : "";
    }
    field.raw = dice.maybe() ? nasty(dice) : "";
    return field;
}

inline Line random_line(Dice& dice, std::uint32_t number, bool barred) {
    Line line;
    line.place.line = dice.maybe() ? number : 0;
    line.place.paragraph = line.place.line == 0 ? 1 + dice.below(3) : 0;
    line.heading = static_cast<std::uint8_t>(dice.below(10));
    line.origin = dice.maybe() ? "footnote" : "";
    const std::uint32_t pieces = barred ? 1 + dice.below(6) : 1;
    for (std::uint32_t i = 0; i < pieces; ++i) {
        const bool bars = barred && dice.maybe();
        line.pieces.push_back(bars ? Piece{"", 1 + dice.below(9)} : Piece{nasty(dice), 0});
    }
    return line;
}

inline Grid random_grid(Dice& dice, std::uint32_t number) {
    Grid grid;
    grid.number = number;
    grid.width = dice.below(16);
    grid.inside = dice.maybe() ? 1 : 0;
    grid.place.table = dice.maybe() ? number : 0;
    grid.place.line = grid.place.table == 0 ? 7 : 0;
    for (std::uint32_t r = 1; r <= dice.below(5); ++r) {
        GridRow row;
        for (std::uint32_t c = 1; c <= dice.below(5); ++c) {
            Cell cell;
            cell.text = nasty(dice);
            cell.column = dice.below(20);
            cell.column_span = dice.below(4);
            cell.row_span = dice.below(4);
            cell.hidden = dice.maybe();
            cell.head = dice.maybe();
            cell.place = dice.maybe() ? Place{0, 0, 0, number, r, c} : Place{46, 0, 0, 0, 0, 0};
            row.cells.push_back(cell);
        }
        grid.rows.push_back(row);
    }
    return grid;
}

// Blocks with runs and sections that nest; returns the ids of the cells.
inline std::vector<std::string> fill_document(Dice& dice, Record& record) {
    std::vector<std::string> cells;
    std::vector<Block>& blocks = record.document.blocks;
    std::uint32_t tables = 0;
    const std::uint32_t parts = dice.below(12);
    bool in_section = false;
    for (std::uint32_t part = 0; part < parts; ++part) {
        if (dice.below(3) == 0) {
            const char* const states[] = {"present", "heading-only", "no-table"};
            record.sections.push_back({dice.maybe() ? "x" : "overview", states[dice.below(3)], blocks.size(),
                                       blocks.size(), blocks.size()});
            in_section = true;
        } else if (in_section && dice.below(4) == 0) {
            in_section = false;
        }
        const auto line_number = static_cast<std::uint32_t>(blocks.size() + 1);
        Block block;
        switch (dice.below(3)) {
        case 0:
            block.line = random_line(dice, line_number, dice.maybe());
            blocks.push_back(block);
            break;
        case 1: {
            block.kind = Block::Kind::table;
            block.table = random_grid(dice, ++tables);
            for (std::size_t r = 0; r < block.table.rows.size(); ++r) {
                for (std::size_t c = 0; c < block.table.rows[r].cells.size(); ++c) {
                    cells.push_back("t" + std::to_string(tables) + "." + std::to_string(r + 1) + "." +
                                    std::to_string(c + 1));
                }
            }
            blocks.push_back(block);
            break;
        }
        default: {
            RunSpan run{"t" + std::to_string(++tables), blocks.size(), 0};
            std::size_t texts = 0;
            for (std::uint32_t lines = 1 + dice.below(4); lines > 0; --lines) {
                block.line = random_line(dice, line_number, true);
                for (const Piece& piece : block.line.pieces) {
                    if (piece.bars == 0) {
                        cells.push_back(run.id + ".c" + std::to_string(++texts));
                    }
                }
                blocks.push_back(block);
            }
            run.last_block = blocks.size();
            record.runs.push_back(run);
            break;
        }
        }
        if (in_section) {
            record.sections.back().last_block = blocks.size();
        }
    }
    return cells;
}

inline std::string any_of(Dice& dice, const std::vector<std::string>& list) {
    return list.empty() || dice.maybe() ? "" : list[dice.below(static_cast<std::uint32_t>(list.size()))];
}

inline Figure random_figure(Dice& dice, std::uint32_t number, const std::vector<std::string>& cells,
                            std::size_t findings) {
    Figure figure;
    const bool in_form = dice.below(4) != 0;
    figure.table = "requests";
    figure.row = in_form ? "denied.state_secret" : "x-其他/“主动”公开&<文件>" + std::to_string(number);
    figure.column = dice.maybe() ? "c" + std::to_string(number) : "x-列" + std::to_string(number);
    if (!figure.in_form()) { // of all others the form has the labels
        figure.row_label = nasty(dice);
        figure.column_label = nasty(dice);
    }
    figure.state = static_cast<FigureState>(dice.below(10));
    figure.reading = static_cast<Reading>(dice.below(7));
    if (dice.maybe()) {
        figure.value = Decimal(static_cast<long long>(dice.below(90'000)) - 20'000)
                           .shifted(-static_cast<int>(dice.below(6)));
    }
    figure.unit = dice.maybe() ? "万元" : "";
    figure.form_unit = figure.in_form() ? figure.unit : "";
    figure.raw = nasty(dice);
    figure.place.line = dice.below(50);
    figure.cell = any_of(dice, cells);
    figure.printed_number = dice.below(3) == 0 ? "86000" : "";
    figure.printed_unit = dice.below(3) == 0 ? "元 \"<" : "";
    figure.column_unit = dice.below(3) == 0 ? "件" : "";
    figure.note = nasty(dice);
    figure.evidence = nasty(dice);
    for (std::uint32_t i = dice.below(3); i > 0; --i) {
        figure.alternatives.push_back({"-8.6", dice.maybe() ? "元" : "", "column-unit", any_of(dice, cells)});
    }
    for (std::size_t i = 0; i < findings; ++i) {
        if (dice.below(3) == 0) {
            figure.findings.push_back(i);
        }
    }
    return figure;
}

inline Finding random_finding(Dice& dice) {
    Finding finding;
    finding.rule = dice.maybe() ? "U-03" : "Q-01";
    finding.variant = dice.maybe() ? "column" : "";
    finding.severity = static_cast<Severity>(dice.below(3));
    finding.about = dice.maybe() ? "requests/x-<&>/c1" : "";
    finding.place = dice.maybe() ? "t2.4.5" : "";
    for (std::uint32_t i = dice.below(3); i > 0; --i) {
        finding.arguments.emplace_back("name", nasty(dice));
        finding.figures.push_back("proactive/fees/amount");
    }
    for (std::uint32_t i = dice.below(3); i > 0; --i) {
        Suggestion suggestion{dice.maybe() ? "transposed" : "other", {}};
        for (std::uint32_t changes = 1 + dice.below(3); changes > 0; --changes) {
            suggestion.changes.push_back({"requests/granted/total", nasty(dice), dice.maybe() ? "21" : "", "12"});
        }
        finding.suggestions.push_back(suggestion);
    }
    return finding;
}

inline Rules nasty_rules() {
    Rules rules;
    for (const char* id : {"U-03", "Q-01"}) {
        rules.rules.push_back(
            {id,
             Severity::warning,
             "标题",
             "title",
             {{"", "单元格“元”，\"列\"\n万元 ]]>", "cell, column & \"unit\""}, {"column", "列", " x "}}});
    }
    rules.suggestions.change = {"{figure}为{value}（{printed}）", "{figure}: {value} ({printed})"};
    rules.suggestions.blank_change = {"{figure}为{value}", "{figure}: {value}"};
    rules.suggestions.join = {"{first}、{rest}", "{first} & {rest}"};
    rules.suggestions.kinds["other"] = {"<{changes}>", "\"{changes}\""};
    return rules;
}

inline Record random_record(std::uint32_t seed) {
    Dice dice(seed);
    Record record;
    record.form = dice.maybe() ? "gkb-2021" : "";
    record.form_version = dice.maybe() ? "1.0.0" : "";
    record.form_sha256 = dice.maybe() ? std::string(64, 'a') : "";
    RecordIdentity& identity = record.identity;
    identity.title = identity_field(dice, nasty(dice));
    identity.agency = identity_field(dice, nasty(dice));
    identity.year = identity_field(dice, "2023");
    identity.period_from = identity_field(dice, "2023-01-01");
    identity.period_to = identity_field(dice, "2023-12-31");
    identity.published = identity_field(dice, "2024-01-26");
    identity.index_number = identity_field(dice, nasty(dice));
    identity.document_number = identity_field(dice, nasty(dice));
    identity.credit_code = identity_field(dice, nasty(dice));
    record.source = {"夹 &<\">\t\n.txt",
                     "text/plain",
                     dice.maybe() ? "UTF-8" : "",
                     dice.maybe() ? "bom" : "",
                     dice.maybe() ? "cell-per-line" : "",
                     dice.below(5),
                     std::string(64, '0')};
    record.document.parser = "flat";
    record.document.charset = record.source.charset;
    record.document.charset_basis = record.source.charset_basis;
    record.document.closed = dice.maybe();
    for (std::uint32_t i = dice.below(3); i > 0; --i) {
        record.document.meta.push_back({"Article \"Title\" & <", nasty(dice)});
        record.document.left_out.push_back(
            {"form-control", nasty(dice), Place{dice.below(3), 0, 0, 0, 0, 0}});
        record.document.remarks.emplace_back("D-03", nasty(dice));
    }
    const std::vector<std::string> cells = fill_document(dice, record);
    for (const RunSpan& run : record.runs) {
        const std::string cell = any_of(dice, cells);
        record.rebuilt.push_back(
            {run.id,
             "requests",
             dice.below(16),
             dice.maybe() ? "bars labels order" : "",
             dice.maybe() ? "exact" : "",
             {{"received", cell, {{"total", any_of(dice, cells)}, {"x-列", ""}}}, {"x-行", "", {}}}});
    }
    for (std::uint32_t i = dice.below(5); i > 0; --i) {
        record.findings.push_back(random_finding(dice));
    }
    for (std::uint32_t i = dice.below(12); i > 0; --i) {
        record.figures.push_back(random_figure(dice, i, cells, record.findings.size()));
    }
    for (std::uint32_t i = dice.below(3); i > 0; --i) {
        Correction correction;
        correction.table = "requests";
        correction.row = dice.maybe() ? "granted" : "x-<&>";
        correction.column = "total";
        const char* const decisions[] = {"confirm", "correct", "undecidable"};
        correction.decision = decisions[dice.below(3)];
        correction.state = dice.maybe() ? "accepted" : "open";
        if (correction.decision == "correct") {
            correction.value = Decimal(static_cast<long long>(dice.below(900))).shifted(-2);
            correction.unit = dice.maybe() ? "万元" : "";
        }
        correction.seen = nasty(dice);
        correction.seen_state = static_cast<FigureState>(dice.below(10));
        correction.published = dice.maybe() ? "8.6" : "";
        correction.reason = nasty_filled(dice);
        correction.by = nasty_filled(dice);
        correction.date = "2026-03-09";
        record.corrections.push_back(correction);
    }
    record.checks_passed = dice.below(99);
    record.checks_failed = dice.below(99);
    record.checks_not_testable = dice.below(99);
    return record;
}

} // namespace nianbao::test

#endif // NIANBAO_TESTS_RANDOM_RECORD_HPP
