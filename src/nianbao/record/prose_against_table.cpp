// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/prose_against_table.hpp"

#include "nianbao/record/figures.hpp"
#include "nianbao/record/prose_reader.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace nianbao {

namespace {

/// Figures of the table that together are one measure, and what they add up to.
struct TableSum {
    std::vector<const Figure*> figures;
    Decimal value;
    bool is_known = true; ///< a plain number in each, or in one of them and blanks
};

/// What the table says about one figure of schemas/prose.xml.
struct Counterpart {
    std::optional<TableSum> table; ///< nothing where the form does not ask for the measure
    std::vector<TableSum> others;  ///< what a sentence may mean instead
    std::string digits;            ///< of a count, as the table prints it
};

bool is_plain(const Figure& figure) {
    return figure.state == FigureState::reported && figure.value &&
           (figure.reading == Reading::exact || figure.reading == Reading::normalized);
}

class ProseCheck {
public:
    ProseCheck(const Prose& prose, const FindingBook& book)
        : m_prose(prose), m_book(book), m_counterparts(prose.figures.size()) {}

    /// `blocks`: those that may state numbers.
    std::vector<Finding> findings(ProseReader& reader, const std::vector<bool>& table_blocks,
                                  std::vector<std::size_t> blocks) {
        ProseReader::Wanted wanted;
        wanted.blocks = std::move(blocks);
        wanted.figure = [&](std::size_t i) { return is_comparable(i); };
        wanted.number = [&](std::size_t i, const Decimal& value) { return !fits(counterpart(i), value); };
        wanted.known = [&](std::size_t i) { return std::string_view{counterpart(i).digits}; };
        const std::vector<std::vector<Stated>> differing = reader.read(table_blocks, wanted);
        std::vector<Finding> findings;
        wanted.number = nullptr;
        wanted.known = nullptr;
        for (std::size_t i = 0; i < differing.size(); ++i) {
            if (std::any_of(differing[i].begin(), differing[i].end(), is_clear)) {
                wanted.figure = [i](std::size_t figure) { return figure == i; };
                add_findings(i, differing[i], reader.read(table_blocks, wanted)[i], findings);
            }
        }
        return findings;
    }

private:
    static bool is_clear(const Stated& stated) {
        return stated.scope == StatedScope::own && !stated.may_be_part;
    }

    static bool fits(const Counterpart& counterpart, const Decimal& value) {
        return counterpart.table->value == value ||
               std::any_of(counterpart.others.begin(), counterpart.others.end(),
                           [&](const TableSum& sum) { return !sum.is_known || sum.value == value; });
    }

    const Counterpart& counterpart(std::size_t figure) {
        std::optional<Counterpart>& found = m_counterparts[figure];
        if (!found) {
            found = counterpart_of(m_prose.figures[figure]);
        }
        return *found;
    }

    bool is_comparable(std::size_t figure) {
        const Counterpart& found = counterpart(figure);
        return found.table && found.table->is_known;
    }

    std::optional<TableSum> sum_of(const std::vector<std::string>& ids) const {
        TableSum sum;
        bool is_printed = false;
        for (const std::string& id : ids) {
            const std::size_t first = id.find('/');
            const std::size_t last = id.rfind('/');
            const std::string_view text = id;
            const Figure* const figure = m_book.find(
                text.substr(0, first), text.substr(first + 1, last - first - 1), text.substr(last + 1));
            if (figure == nullptr) {
                return std::nullopt;
            }
            const bool is_empty = figure->state == FigureState::blank || figure->state == FigureState::mark;
            sum.is_known = sum.is_known && (is_plain(*figure) || is_empty);
            if (is_plain(*figure)) {
                sum.value = sum.value + *figure->value;
                is_printed = true;
            }
            sum.figures.push_back(figure);
        }
        sum.is_known = sum.is_known && is_printed;
        return sum;
    }

    Counterpart counterpart_of(const ProseFigure& figure) const {
        Counterpart counterpart;
        counterpart.table = sum_of({figure.table + "/" + figure.row + "/" + figure.column});
        for (auto same = figure.same.begin(); !counterpart.table && same != figure.same.end(); ++same) {
            counterpart.table = sum_of(*same);
        }
        for (const ProseFigure::Sum& ids : figure.or_sums) {
            if (auto sum = sum_of(ids)) {
                counterpart.others.push_back(std::move(*sum));
            }
        }
        if (counterpart.table && !figure.is_money) { // an amount stands in one unit or another
            counterpart.digits = counterpart.table->value.to_string();
        }
        return counterpart;
    }

    /// `all`: every sentence on the figure. One of another scope that agrees with the table tells that the
    /// table has that scope.
    void add_findings(std::size_t index, const std::vector<Stated>& differing, const std::vector<Stated>& all,
                      std::vector<Finding>& findings) {
        const Counterpart& table = counterpart(index);
        if (std::any_of(all.begin(), all.end(),
                        [&](const Stated& one) { return !is_clear(one) && fits(table, one.value); })) {
            return;
        }
        std::vector<Decimal> told;
        for (const Stated& stated : differing) {
            if (is_clear(stated) && std::find(told.begin(), told.end(), stated.value) == told.end()) {
                told.push_back(stated.value);
                findings.push_back(finding_of(m_prose.figures[index], *table.table, stated));
            }
        }
    }

    static Finding finding_of(const ProseFigure& figure, const TableSum& table, const Stated& stated) {
        Finding finding;
        finding.rule = "P-03";
        finding.variant = table.figures.size() > 1 ? "sum" : "";
        finding.about = table.figures.front()->id();
        std::string places;
        std::string equation;
        for (const Figure* one : table.figures) {
            finding.figures.push_back(one->id());
            const std::string place = to_string(one->place);
            if (!place.empty() && places.empty()) {
                finding.place = place;
                places = place;
            }
            if (one->value && !one->value->is_zero()) {
                equation += (equation.empty() ? "" : " + ") + one->value->to_string();
            }
        }
        finding.arguments = {
            {"figure", table.figures.size() > 1 ? figure.label : figure_name(*table.figures.front())},
            {"value", table.value.to_string()},
            {"stated", stated.value.to_string()},
            {"text", stated.words},
            {"places", places + ", " + to_string(stated.place)}};
        if (table.figures.size() > 1) {
            finding.arguments.emplace_back("equation", equation.empty() ? "0" : equation);
        }
        return finding;
    }

    const Prose& m_prose;
    const FindingBook& m_book;
    std::vector<std::optional<Counterpart>>
        m_counterparts; ///< per figure of the file, made when a sentence may state it
};

/// Paragraphs outside of tables that may state a number: most reports have none or few.
std::vector<std::size_t> likely_blocks(const Record& record, const std::vector<bool>& table_blocks,
                                       const Knowledge& knowledge) {
    std::vector<std::size_t> likely;
    const std::vector<Block>& blocks = record.document.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!table_blocks[i] && ProseReader::is_paragraph(blocks[i]) &&
            knowledge.patterns.matches("states-number", blocks[i].line.pieces.front().text)) {
            likely.push_back(i);
        }
    }
    return likely;
}

} // namespace

void check_prose(const Record& record, const std::vector<bool>& table_blocks, const Knowledge& knowledge,
                 FindingBook& book, Deadline deadline) {
    std::vector<std::size_t> blocks = likely_blocks(record, table_blocks, knowledge);
    if (blocks.empty()) {
        return;
    }
    const Prose& prose = builtin_prose();
    ProseReader reader(record, knowledge, prose, deadline);
    for (Finding& finding : ProseCheck{prose, book}.findings(reader, table_blocks, std::move(blocks))) {
        book.add(std::move(finding));
    }
}

} // namespace nianbao
