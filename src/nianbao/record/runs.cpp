// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/runs.hpp"

#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t longest_stray = 40; // code points of a line between rows that still belongs to the table
constexpr std::size_t most_strays = 3;    // such lines in a row

bool has_bars(const Line& line) {
    return std::any_of(line.pieces.begin(), line.pieces.end(), [](const Piece& piece) { return piece.bars > 0; });
}

/// Lines between two rows of one table: bars, or a few short texts.
bool is_inside(const Document& document, std::size_t from, std::size_t to) {
    std::size_t strays = 0;
    for (std::size_t block = from; block < to; ++block) {
        if (document.blocks[block].kind == Block::Kind::table) {
            return false;
        }
        const Line& line = document.blocks[block].line;
        if (!has_bars(line) && (++strays > most_strays || count_code_points(trimmed(line.pieces.front().text)) > longest_stray)) {
            return false;
        }
    }
    return true;
}

struct Stretch {
    std::uint32_t table;
    std::size_t first;
    std::size_t last; ///< one past the end
};

std::vector<Stretch> stretches(const Document& document, const Rebuilt& rebuilt) {
    std::vector<Stretch> found;
    for (const PrintedSpan& span : rebuilt.printed) {
        const Token& token = rebuilt.tokens[span.begin];
        if (token.grid) {
            continue;
        }
        const std::size_t first = token.block;
        const std::size_t last = std::size_t{rebuilt.tokens[span.end - 1].block} + 1;
        const bool shares_line = !found.empty() && found.back().last > first;
        const bool continues = !found.empty() && found.back().table == span.table && is_inside(document, found.back().last, first);
        if (shares_line || continues) {
            found.back().last = std::max(found.back().last, last);
        } else {
            found.push_back({span.table, first, last});
        }
    }
    return found;
}

} // namespace

namespace {

/// Where a run cut at a section's heading begins: not with the heading and sentences below it.
std::size_t first_table_line(const Document& document, const Rebuilt& rebuilt, std::size_t first, std::size_t last) {
    const auto at = std::lower_bound(rebuilt.printed.begin(), rebuilt.printed.end(), first, [&](const PrintedSpan& span, std::size_t block) {
        return rebuilt.tokens[span.begin].block < block;
    });
    const std::size_t printed = at == rebuilt.printed.end() ? last : std::min<std::size_t>(last, rebuilt.tokens[at->begin].block);
    while (first < printed && !has_bars(document.blocks[first].line)) {
        ++first;
    }
    return first;
}

/// Lines of bars alone that touch a run belong to it.
void take_bar_lines(const Document& document, const std::vector<SectionSpan>& sections, std::vector<RunSpan>& runs) {
    const auto only_bars = [&](std::size_t block) {
        const Block& content = document.blocks[block];
        return content.kind == Block::Kind::line && std::all_of(content.line.pieces.begin(), content.line.pieces.end(),
                                                                [](const Piece& piece) { return piece.bars > 0; });
    };
    const auto starts_section = [&](std::size_t block) {
        const auto at = std::lower_bound(sections.begin(), sections.end(), block,
                                         [](const SectionSpan& section, std::size_t wanted) { return section.first_block < wanted; });
        return at != sections.end() && at->first_block == block;
    };
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::size_t from = i == 0 ? 0 : runs[i - 1].last_block;
        const std::size_t to = i + 1 < runs.size() ? runs[i + 1].first_block : document.blocks.size();
        while (runs[i].first_block > from && !starts_section(runs[i].first_block) && only_bars(runs[i].first_block - 1)) {
            --runs[i].first_block;
        }
        while (runs[i].last_block < to && !starts_section(runs[i].last_block) && only_bars(runs[i].last_block)) {
            ++runs[i].last_block;
        }
    }
}

} // namespace

std::vector<RunSpan> find_runs(const Document& document, const Rebuilt& rebuilt, const std::vector<SectionSpan>& sections) {
    std::size_t number = 0;
    for (const Block& block : document.blocks) {
        number = block.kind == Block::Kind::table ? std::max<std::size_t>(number, block.table.number) : number;
    }
    std::vector<RunSpan> runs;
    auto section = sections.begin();
    for (const Stretch& stretch : stretches(document, rebuilt)) {
        std::size_t first = stretch.first;
        while (first < stretch.last) {
            while (section != sections.end() && section->first_block <= first) {
                ++section;
            }
            if (document.blocks[first].kind == Block::Kind::table) { // a row of lines around a nested table
                ++first;
                continue;
            }
            std::size_t last = first;
            while (last < stretch.last && document.blocks[last].kind == Block::Kind::line &&
                   file_of(document.blocks[last]) == file_of(document.blocks[first])) {
                ++last;
            }
            if (section != sections.end()) {
                last = std::min(last, section->first_block);
            }
            const std::size_t begin = first_table_line(document, rebuilt, first, last);
            if (begin < last) {
                runs.push_back({"t" + std::to_string(++number), begin, last});
            }
            first = last;
        }
    }
    take_bar_lines(document, sections, runs);
    return runs;
}

CellRefs cell_references(const Document& document, const Rebuilt& rebuilt, const std::vector<RunSpan>& runs) {
    CellRefs references(rebuilt.tokens.size());
    std::size_t token = 0;
    const std::vector<Token>& tokens = rebuilt.tokens;
    for (const RunSpan& run : runs) {
        std::size_t cells = 0;
        std::string id = run.id + ".c";
        const std::size_t prefix = id.size();
        for (std::size_t block = run.first_block; block < run.last_block; ++block) {
            while (token < tokens.size() && tokens[token].block < block) {
                ++token;
            }
            // Every text piece is a token, or several where white space separates cells.
            std::size_t piece = std::string::npos;
            for (; token < tokens.size() && tokens[token].block == block; ++token) {
                if (tokens[token].kind == Token::Kind::text || tokens[token].part) {
                    cells += tokens[token].piece == piece ? 0 : 1;
                    piece = tokens[token].piece;
                    id.resize(prefix);
                    std::array<char, 20> digits; // 2^64 has 20
                    id.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), cells).ptr);
                    references[token] = id;
                }
            }
        }
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& cell = tokens[i];
        if (cell.grid && cell.kind != Token::Kind::edge) {
            const Grid& grid = document.blocks[cell.block].table;
            references[i] = "t" + std::to_string(grid.number) + "." + std::to_string(cell.piece + 1) + "." +
                            std::to_string(cell.cell + 1);
        }
    }
    return references;
}

namespace {

bool is_table(const Grid& grid) {
    const auto rows = std::count_if(grid.rows.begin(), grid.rows.end(), [](const GridRow& row) {
        return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return !cell.text.empty() && !cell.hidden; });
    });
    return rows >= 2 && grid.width >= 2;
}

} // namespace

std::vector<std::string> unknown_tables(const Document& document, const Rebuilt& rebuilt, const std::vector<RunSpan>& runs) {
    std::vector<bool> known(document.blocks.size(), false);
    for (const RunSpan& run : runs) {
        std::fill(known.begin() + static_cast<std::ptrdiff_t>(run.first_block),
                  known.begin() + static_cast<std::ptrdiff_t>(run.last_block), true);
    }
    for (const PrintedSpan& span : rebuilt.printed) {
        known[rebuilt.tokens[span.begin].block] = true;
    }
    std::vector<std::string> places;
    for (std::size_t block = 0; block < document.blocks.size(); ++block) {
        const Block& content = document.blocks[block];
        if (known[block]) {
            continue;
        }
        if (content.kind == Block::Kind::table) {
            if (is_table(content.table)) {
                places.push_back("t" + std::to_string(content.table.number));
            }
            continue;
        }
        std::size_t end = block;
        while (end < document.blocks.size() && !known[end] && document.blocks[end].kind == Block::Kind::line &&
               has_bars(document.blocks[end].line)) {
            ++end;
        }
        if (end > block + 1) {
            Place place = content.line.place;
            place.line_end = document.blocks[end - 1].line.place.line;
            places.push_back(to_string(place));
            block = end - 1;
        }
    }
    return places;
}

} // namespace nianbao
