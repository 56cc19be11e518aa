// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/review_context.hpp"

#include <set>

namespace nianbao::html {

namespace {

bool is_missing(FigureState state) {
    return state == FigureState::missing_cell || state == FigureState::missing_row ||
           state == FigureState::missing_table || state == FigureState::missing_section;
}

/// Needs a look for what it is, whether or not a finding says so.
bool is_doubtful(const Figure& figure) {
    const bool reading = figure.reading == Reading::doubtful || figure.reading == Reading::unread ||
                         figure.reading == Reading::inferred;
    return reading || figure.state == FigureState::undecided || figure.state == FigureState::text;
}

} // namespace

ReviewContext::ReviewContext(const Record& record, const Knowledge& knowledge, const Texts& texts,
                             Edition edition)
    : m_record(record), m_form(record.form.empty() ? nullptr : knowledge.find_form(record.form)),
      m_rules(knowledge.rules), m_texts(texts), m_edition(edition),
      m_notices(record.figures.size(), Notice::none) {
    for (std::size_t i = 0; i < record.figures.size(); ++i) {
        m_figures.emplace(record.figures[i].id(), i);
    }
    collect_cells();
    collect_blocks();
    collect_notices();
}

std::size_t ReviewContext::find_figure(const std::string& id) const {
    const auto found = m_figures.find(id);
    return found == m_figures.end() ? npos : found->second;
}

std::size_t ReviewContext::find_block(const std::string& cell_or_place) const {
    const auto found = m_blocks.find(cell_or_place);
    return found == m_blocks.end() ? npos : found->second;
}

const ReviewContext::InRun* ReviewContext::run_of(std::size_t block) const {
    const auto found = m_runs.find(block);
    return found == m_runs.end() ? nullptr : &found->second;
}

void ReviewContext::collect_cells() {
    for (const Figure& figure : m_record.figures) {
        m_cells.insert(figure.cell);
        for (const Alternative& alternative : figure.alternatives) {
            m_cells.insert(alternative.cell);
        }
    }
    m_cells.erase(std::string());
}

void ReviewContext::collect_blocks() {
    const std::vector<Block>& blocks = m_record.document.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind == Block::Kind::line) {
            m_blocks.emplace(to_string(blocks[i].line.place), i);
            continue;
        }
        const Grid& grid = blocks[i].table;
        const std::string table = "t" + std::to_string(grid.number);
        m_blocks.emplace(table, i);
        for (std::size_t row = 0; row < grid.rows.size(); ++row) {
            const std::string start = table + "." + std::to_string(row + 1);
            m_blocks.emplace(start, i);
            for (std::size_t cell = 0; cell < grid.rows[row].cells.size(); ++cell) {
                std::string id = start + "." + std::to_string(cell + 1);
                if (is_referred(id)) {
                    m_blocks.emplace(std::move(id), i);
                }
            }
        }
    }
    for (const RunSpan& run : m_record.runs) {
        std::size_t cells = 0;
        m_blocks.emplace(run.id, run.first_block);
        for (std::size_t i = run.first_block; i < run.last_block; ++i) {
            m_runs[i] = {run.id, run.first_block, run.last_block, cells};
            for (const Piece& piece : blocks[i].line.pieces) {
                if (piece.bars == 0) {
                    ++cells;
                    std::string id = run.id + ".c" + std::to_string(cells);
                    if (is_referred(id)) {
                        m_blocks.emplace(std::move(id), i);
                    }
                }
            }
        }
    }
    m_blocks.erase(std::string());
}

void ReviewContext::collect_notices() {
    std::unordered_set<std::string> suspects; // named by a finding, or by what it suggests
    std::set<std::string> places;
    for (const Finding& finding : m_record.findings) {
        if (finding.severity == Severity::info) {
            continue;
        }
        places.insert(finding.about.empty() ? finding.rule : finding.about);
        suspects.insert(finding.about);
        for (const Suggestion& suggestion : finding.suggestions) {
            for (const SuggestedChange& change : suggestion.changes) {
                suspects.insert(change.figure);
            }
        }
    }
    m_places = places.size();
    const Figure* before = nullptr;
    for (std::size_t i = 0; i < m_record.figures.size(); ++i) {
        const Figure& figure = m_record.figures[i];
        bool warned = false;
        for (const std::size_t finding : figure.findings) {
            warned = warned || m_record.findings[finding].severity != Severity::info;
        }
        const bool missing = is_missing(figure.state);
        if (missing && before != nullptr && is_missing(before->state) && before->findings == figure.findings &&
            before->table == figure.table) {
            m_notices[i] = Notice::absent;
        } else if (missing || is_doubtful(figure) || suspects.count(figure.id()) != 0) {
            m_notices[i] = Notice::look;
            m_places += warned ? 0 : 1;
        } else if (warned) {
            m_notices[i] = Notice::beside;
        }
        before = &figure;
    }
}

} // namespace nianbao::html
