// SPDX-License-Identifier: Apache-2.0
// The table model of the HTML Standard, 4.9.12.1, on the tables reports print.
#include "nianbao/document/grid.hpp"

#include <catch2/catch.hpp>

#include <initializer_list>
#include <string>
#include <vector>

using nianbao::Cell;
using nianbao::Grid;

namespace {

Cell cell(std::uint32_t columns, std::uint32_t rows) {
    Cell made;
    made.column_span = columns;
    made.row_span = rows;
    return made;
}

Grid placed(std::initializer_list<std::vector<Cell>> rows) {
    Grid grid;
    for (const auto& cells : rows) {
        grid.rows.push_back({cells});
    }
    place_cells(grid);
    return grid;
}

/// "column+column_span/row_span" of each cell; rows parted by ';'.
std::string placed_so(const Grid& grid) {
    std::string text;
    for (const auto& row : grid.rows) {
        for (const Cell& one : row.cells) {
            text += std::to_string(one.column) + "+" + std::to_string(one.column_span) + "/" + std::to_string(one.row_span) + " ";
        }
        text += "; ";
    }
    return text + "w" + std::to_string(grid.width);
}

} // namespace

TEST_CASE("grid: cells stand one after the other") {
    CHECK(placed_so(placed({{cell(1, 1), cell(1, 1)}, {cell(2, 1)}})) == "0+1/1 1+1/1 ; 0+2/1 ; w2");
    CHECK(placed_so(placed({})) == "w0");
    CHECK(placed_so(placed({{}, {}})) == "; ; w0");
}

TEST_CASE("grid: a row span pushes the cells below it to the right") {
    // The head of section 3: a note over three rows and columns, seven columns of applicants.
    const Grid grid = placed({{cell(3, 3), cell(7, 1)},
                              {cell(1, 2), cell(5, 1), cell(1, 2)},
                              {cell(1, 1), cell(1, 1), cell(1, 1), cell(1, 1), cell(1, 1)},
                              {cell(3, 1), cell(1, 1), cell(1, 1), cell(1, 1), cell(1, 1), cell(1, 1), cell(1, 1), cell(1, 1)}});
    CHECK(placed_so(grid) == "0+3/3 3+7/1 ; 3+1/2 4+5/1 9+1/2 ; 4+1/1 5+1/1 6+1/1 7+1/1 8+1/1 ; "
                             "0+3/1 3+1/1 4+1/1 5+1/1 6+1/1 7+1/1 8+1/1 9+1/1 ; w10");
}

TEST_CASE("grid: a span between two others leaves the gap free") {
    const Grid grid = placed({{cell(1, 2), cell(1, 1), cell(1, 2)}, {cell(1, 1), cell(1, 1)}});
    CHECK(placed_so(grid) == "0+1/2 1+1/1 2+1/2 ; 1+1/1 3+1/1 ; w4");
}

TEST_CASE("grid: a row span of 0 goes to the end of the table") {
    const Grid grid = placed({{cell(1, 1)}, {cell(1, 0), cell(1, 1)}, {cell(1, 1)}, {cell(1, 1)}});
    CHECK(placed_so(grid) == "0+1/1 ; 0+1/3 1+1/1 ; 1+1/1 ; 1+1/1 ; w2");
}

TEST_CASE("grid: row spans past the end are clipped, column spans of 0 are 1") {
    CHECK(placed_so(placed({{cell(1, 9)}, {cell(1, 9)}})) == "0+1/2 ; 1+1/1 ; w2");
    CHECK(placed_so(placed({{cell(1, 4'294'967'295)}})) == "0+1/1 ; w1");
    CHECK(placed_so(placed({{cell(0, 1), cell(1, 1)}})) == "0+1/1 1+1/1 ; w2");
    CHECK(placed_so(placed({{cell(1000, 1)}})) == "0+1000/1 ; w1000");
}

TEST_CASE("grid: where cells overlap both are kept") {
    // The second row's wide cell begins free and runs into the span from above.
    const Grid grid = placed({{cell(1, 1), cell(1, 3)}, {cell(2, 1), cell(1, 1)}, {cell(1, 1), cell(1, 1)}});
    CHECK(placed_so(grid) == "0+1/1 1+1/3 ; 0+2/1 2+1/1 ; 0+1/1 2+1/1 ; w3");
    // A longer span from above is not cut short by the one that overlaps it.
    const Grid longer = placed({{cell(1, 1), cell(1, 4)}, {cell(2, 2)}, {cell(1, 1)}, {cell(1, 1), cell(1, 1)}});
    CHECK(placed_so(longer) == "0+1/1 1+1/4 ; 0+2/2 ; 2+1/1 ; 0+1/1 2+1/1 ; w3");
}

TEST_CASE("grid: a row without cells under spans costs nothing but its place") {
    const Grid grid = placed({{cell(2, 2)}, {}, {cell(1, 1)}});
    CHECK(placed_so(grid) == "0+2/2 ; ; 0+1/1 ; w2");
}

TEST_CASE("grid: placing twice is placing once") {
    Grid grid = placed({{cell(1, 0), cell(2, 2)}, {cell(1, 9)}, {cell(1, 1)}});
    const std::string once = placed_so(grid);
    place_cells(grid);
    CHECK(placed_so(grid) == once);
}
