// SPDX-License-Identifier: Apache-2.0
// The counts of a record.
#include "nianbao/record/record.hpp"

#include <algorithm>

namespace nianbao {

namespace {

template <typename Test> std::size_t count_in_form(const std::vector<Figure>& figures, Test test) {
    return static_cast<std::size_t>(std::count_if(figures.begin(), figures.end(), [&](const Figure& figure) {
        return figure.in_form() && test(figure);
    }));
}

} // namespace

std::size_t Record::expected() const {
    return count_in_form(figures, [](const Figure&) { return true; });
}

std::size_t Record::reported() const {
    return count_in_form(figures, [](const Figure& figure) { return figure.state == FigureState::reported; });
}

std::size_t Record::undecided() const {
    return count_in_form(figures,
                         [](const Figure& figure) { return figure.state == FigureState::undecided; });
}

std::size_t Record::absent() const {
    return expected() - reported() - undecided();
}

std::size_t Record::doubtful() const {
    return count_in_form(figures, [](const Figure& figure) {
        return figure.reading == Reading::doubtful || figure.reading == Reading::unread;
    });
}

} // namespace nianbao
