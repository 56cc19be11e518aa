// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/lost_characters.hpp"

#include "nianbao/record/statements.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace nianbao {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::size_t places_named = 10;

std::size_t count_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find(replacement); at != text.npos; at = text.find(replacement, at + replacement.size())) {
        ++count;
    }
    return count;
}

bool is_lost(std::string_view cell) {
    if (cell.size() < replacement.size() || cell.front() != replacement.front()) {
        return false;
    }
    const std::size_t count = count_in(cell);
    return count > 0 && cell.size() == count * replacement.size();
}

/// The printed row may hold the figures of several rows of the form.
std::set<std::string> figures_of(const PlacedRow& row, const Form& form) {
    const FormBlock& block = form.tables[row.table].blocks[row.block];
    std::set<std::string> ids;
    for (const Column& column : block.columns) {
        const std::string id = !column.row.empty() ? column.row : row.row < 0 ? "x-" + row.label : block.rows[static_cast<std::size_t>(row.row)].id;
        ids.insert(form.tables[row.table].id + "/" + id + "/" + column.id);
    }
    return ids;
}

void doubt(Figure& figure) {
    if (figure.value) {
        figure.alternatives.insert(figure.alternatives.begin(), {figure.value->to_string(), figure.unit, "other-reading", {}});
        figure.value.reset();
    }
    if (figure.state == FigureState::reported && figure.reading != Reading::unread) {
        figure.reading = Reading::doubtful;
    }
}

} // namespace

std::vector<std::string> doubt_lost_cells(Record& record, const Rebuilt& rebuilt, const Form& form) {
    std::set<std::string> ids;
    for (const PlacedRow& row : rebuilt.rows) {
        const bool doubted = std::any_of(row.slots.begin(), row.slots.end(), [&](const Slot& slot) {
            if (slot.kind != Slot::Kind::value) {
                return false;
            }
            const Token& token = rebuilt.tokens[slot.token];
            return !token.grid && is_lost(token.text);
        });
        if (doubted) {
            ids.merge(figures_of(row, form));
        }
    }
    std::vector<std::string> doubted;
    if (ids.empty()) {
        return doubted;
    }
    for (Figure& figure : record.figures) {
        if (ids.count(figure.id()) != 0) {
            doubt(figure);
            doubted.push_back(figure.id());
        }
    }
    return doubted;
}

namespace {

bool has_replacement(const Block& block) {
    const auto in = [](const std::string& text) { return text.find(replacement) != text.npos; };
    return std::any_of(block.line.pieces.begin(), block.line.pieces.end(), [&](const Piece& piece) { return in(piece.text); }) ||
           std::any_of(block.table.rows.begin(), block.table.rows.end(), [&](const GridRow& row) {
               return std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell& cell) { return in(cell.text); });
           });
}

} // namespace

LostCharacters lost_characters(const Record& record) {
    LostCharacters lost;
    if (std::none_of(record.document.blocks.begin(), record.document.blocks.end(), has_replacement)) {
        return lost;
    }
    std::size_t places = 0;
    std::string last;
    for (const Statement& statement : statements_of(record.document)) {
        const std::size_t count = count_in(statement.text);
        if (count == 0) {
            continue;
        }
        lost.count += count;
        const std::string place = to_string(statement.place);
        if (place == last || ++places > places_named) {
            continue;
        }
        lost.places += (lost.places.empty() ? "" : ", ") + place;
        last = place;
        if (lost.first_place.empty()) {
            lost.first_place = place;
        }
    }
    lost.places += places > places_named ? ", ..." : "";
    if (lost.count == 0) {
        return lost;
    }
    for (const Figure& figure : record.figures) {
        if (count_in(figure.raw) > 0) {
            lost.figures.push_back(figure.id());
        }
    }
    return lost;
}

} // namespace nianbao
