// SPDX-License-Identifier: Apache-2.0
// What must agree from one year to the next, and what looks odd: findings, never changes.
#ifndef NIANBAO_COMPARE_CONTINUITY_HPP
#define NIANBAO_COMPARE_CONTINUITY_HPP

#include "nianbao/compare/comparison.hpp"

namespace nianbao {

/// Appends the findings of every agency to `comparison`: the continuity rules of series.xml, restated values (Y-03),
/// missing years (Y-04) and outliers (Y-05); rows name those that are about them. Rules are tested only between
/// consecutive years, where every figure is printed without doubt; with `all_series` false, only for series that have rows.
void find_discontinuities(Comparison& comparison, const SeriesBook& book, bool all_series);

} // namespace nianbao

#endif // NIANBAO_COMPARE_CONTINUITY_HPP
