// SPDX-License-Identifier: Apache-2.0
// Which lines were read as tables, and how their cells are called.
#ifndef NIANBAO_RECORD_RUNS_HPP
#define NIANBAO_RECORD_RUNS_HPP

#include "nianbao/document/document.hpp"
#include "nianbao/rebuild/rebuild.hpp"
#include "nianbao/record/figures.hpp"
#include "nianbao/record/record.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace nianbao {

/// Stretches of lines that hold printed rows of one table, numbered after the grids of the document. None
/// crosses the start of a section, none holds a grid.
std::vector<RunSpan> find_runs(const Document& document, const Rebuilt& rebuilt, const std::vector<SectionSpan>& sections);

/// The reference of every token that is a cell: "t1.c14" in a run, "t2.4.5" in a grid.
CellRefs cell_references(const Document& document, const Rebuilt& rebuilt, const std::vector<RunSpan>& runs);

/// Places of tables that hold nothing a form knows: grids of two rows and columns at least, and groups of
/// two lines with bars at least.
std::vector<std::string> unknown_tables(const Document& document, const Rebuilt& rebuilt, const std::vector<RunSpan>& runs);

} // namespace nianbao

#endif // NIANBAO_RECORD_RUNS_HPP
