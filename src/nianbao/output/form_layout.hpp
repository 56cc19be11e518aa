// SPDX-License-Identifier: Apache-2.0
// A table of a form as its circular prints it: cells with their places and spans, for any output that has a grid.
#ifndef NIANBAO_OUTPUT_FORM_LAYOUT_HPP
#define NIANBAO_OUTPUT_FORM_LAYOUT_HPP

#include "nianbao/forms/form.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace nianbao {

struct LayoutCell {
    enum class Kind { caption, head, label, side, figure };
    Kind kind = Kind::label;
    std::uint32_t row = 0; ///< from 0
    std::uint32_t column = 0;
    std::uint32_t rows = 1;
    std::uint32_t columns = 1;
    std::string text;   ///< of a figure: its id
};

struct FormLayout {
    std::uint32_t rows = 0;
    std::uint32_t columns = 0;
    std::uint32_t first_label = 0;   ///< columns before the labels
    std::uint32_t label_columns = 0; ///< of the block that has most; the last is the widest
    std::vector<LayoutCell> cells;   ///< row by row
};

FormLayout layout_of(const FormTable& table);

} // namespace nianbao

#endif // NIANBAO_OUTPUT_FORM_LAYOUT_HPP
