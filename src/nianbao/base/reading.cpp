// SPDX-License-Identifier: Apache-2.0
// Names of states and readings.
#include "nianbao/base/reading.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace nianbao {

namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 10> state_names = {
    "reported",      "blank",           "mark",        "text", "undecided", "missing-cell", "missing-row",
    "missing-table", "missing-section", "not-in-form",
};
constexpr std::array<std::string_view, 7> reading_names = {
    "", "exact", "normalized", "inferred", "prose", "doubtful", "unread",
};

static_assert(static_cast<std::size_t>(FigureState::not_in_form) + 1 == state_names.size());
static_assert(static_cast<std::size_t>(Reading::unread) + 1 == reading_names.size());

template <typename Enum, std::size_t count>
std::optional<Enum> find_name(const std::array<std::string_view, count>& names, std::string_view text) {
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) {
        return std::nullopt;
    }
    return static_cast<Enum>(found - names.begin());
}

} // namespace

std::string_view to_string(FigureState state) noexcept {
    return state_names[static_cast<std::size_t>(state)];
}

std::string_view to_string(Reading reading) noexcept {
    return reading_names[static_cast<std::size_t>(reading)];
}

std::optional<FigureState> figure_state_from_string(std::string_view text) noexcept {
    return find_name<FigureState>(state_names, text);
}

std::optional<Reading> reading_from_string(std::string_view text) noexcept {
    return find_name<Reading>(reading_names, text);
}

} // namespace nianbao
