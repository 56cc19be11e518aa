// SPDX-License-Identifier: Apache-2.0
// One slot of a placed row as a figure: what its cell says, in the form's unit, and what must be said of it.
#ifndef NIANBAO_RECORD_CELL_FIGURE_HPP
#define NIANBAO_RECORD_CELL_FIGURE_HPP

#include "nianbao/document/document.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/rebuild/rebuild.hpp"
#include "nianbao/record/figures.hpp"
#include "nianbao/record/record.hpp"
#include "nianbao/record/unit_places.hpp"
#include "nianbao/record/units.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace nianbao {

class CellReader {
public:
    CellReader(const Document& document, const Rebuilt& rebuilt, const CellRefs& cells, const Form& form, const Lexicon& lexicon);

    /// Fills state, value, raw and place of a figure whose ids and labels are set already, and appends the
    /// findings its cell calls for.
    void read(Figure& figure, const Slot& slot, const PlacedRow& row, std::size_t column, std::vector<Finding>& findings) const;

private:
    void read_value_cell(Figure& figure, std::size_t token, const Column& column, const std::vector<PrintedUnit>& units,
                         std::vector<Finding>& findings) const;
    void read_candidates(Figure& figure, const Slot& slot, const Column& column) const;
    void read_as(Figure& figure, const Slot& slot, const PlacedRow& row, const Column& form_column,
                 const std::vector<PrintedUnit>& units, std::vector<Finding>& findings) const;
    void compare_units(const Figure& figure, const PlacedRow& row, const Column& column, std::vector<Finding>& findings) const;

    const Document& m_document;
    const Rebuilt& m_rebuilt;
    const CellRefs& m_cells;
    const Form& m_form;
    const Lexicon& m_lexicon;
    UnitPlaceFinder m_unit_places;
    std::size_t m_cut; ///< the text token that nothing closes at the end of a text; npos where there is none
};

} // namespace nianbao

#endif // NIANBAO_RECORD_CELL_FIGURE_HPP
