// SPDX-License-Identifier: Apache-2.0
// The inputs of a run, kept small: a hundred thousand paths wait here while the first are converted.
#ifndef NIANBAO_CLI_BATCH_INPUT_LIST_HPP
#define NIANBAO_CLI_BATCH_INPUT_LIST_HPP

#include "cli/inputs.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao::cli {

class InputList {
public:
    void add(Input input);

    std::size_t size() const noexcept {
        return m_entries.size();
    }
    Input at(std::size_t index) const;
    std::string_view path(std::size_t index) const noexcept;
    std::string_view place(std::size_t index) const noexcept;

    /// Reads standard input, where it is among them.
    void read_ahead(const Limits& limits);

private:
    /// 24 bytes and its path; the place is mostly the path's end.
    struct Entry {
        const char* text = nullptr;
        std::uint32_t path_size = 0;
        std::uint32_t place_start = 0;
        std::uint32_t place_size = 0;
        Input::Origin origin = Input::Origin::named;
    };

    const char* keep(std::string_view text);

    std::deque<Entry> m_entries;
    std::vector<std::unique_ptr<char[]>> m_chunks;
    std::size_t m_room = 0; ///< left in the last chunk
    char* m_free = nullptr;
    std::map<std::size_t, Input> m_special; ///< those with more to them than a path
};

} // namespace nianbao::cli

#endif // NIANBAO_CLI_BATCH_INPUT_LIST_HPP
