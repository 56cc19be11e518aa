// SPDX-License-Identifier: Apache-2.0
#include "nianbao/text/edit_distance.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace nianbao {

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t most) {
    const std::size_t far = most + 1;
    const std::size_t difference = a.size() < b.size() ? b.size() - a.size() : a.size() - b.size();
    if (difference > most) {
        return far;
    }
    constexpr std::size_t short_text = 96; // labels: no allocation
    std::array<std::size_t, 2 * short_text> buffer{};
    std::vector<std::size_t> large;
    std::size_t* above = buffer.data();
    if (b.size() >= short_text) {
        large.resize(2 * (b.size() + 1));
        above = large.data();
    }
    std::size_t* row = above + b.size() + 1;
    std::fill(above, row + b.size() + 1, far);
    for (std::size_t j = 0; j <= std::min(b.size(), most); ++j) {
        above[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const std::size_t from = i > most ? i - most : 0;
        const std::size_t to = std::min(b.size(), i + most);
        std::size_t least = far;
        std::fill(row, row + b.size() + 1, far);
        for (std::size_t j = from; j <= to; ++j) {
            std::size_t cost = above[j] + 1;
            if (j == 0) {
                cost = i;
            } else {
                cost = std::min({cost, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            }
            row[j] = std::min(cost, far);
            least = std::min(least, row[j]);
        }
        if (least > most) {
            return far;
        }
        std::swap(above, row);
    }
    return above[b.size()];
}

} // namespace nianbao
