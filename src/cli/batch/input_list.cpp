// SPDX-License-Identifier: Apache-2.0
#include "cli/batch/input_list.hpp"

#include <algorithm>
#include <utility>

namespace nianbao::cli {

namespace {

constexpr std::size_t chunk_bytes = 64 * 1024;

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

} // namespace

const char* InputList::keep(std::string_view text) {
    if (m_room < text.size()) {
        m_room = std::max(chunk_bytes, text.size());
        m_chunks.push_back(std::make_unique<char[]>(m_room));
        m_free = m_chunks.back().get();
    }
    std::copy(text.begin(), text.end(), m_free);
    const char* kept = m_free;
    m_free += text.size();
    m_room -= text.size();
    return kept;
}

void InputList::add(Input input) {
    Entry entry;
    const bool place_in_path = ends_with(input.path, input.place);
    entry.text = keep(place_in_path ? input.path : input.path + input.place);
    entry.path_size = static_cast<std::uint32_t>(input.path.size());
    entry.place_size = static_cast<std::uint32_t>(input.place.size());
    entry.place_start = entry.path_size - (place_in_path ? entry.place_size : 0);
    entry.origin = input.origin;
    m_entries.push_back(entry);
    if (input.bytes || input.trouble || !input.annexes.empty() || input.place.empty() || input.path == "-") {
        m_special.emplace(m_entries.size() - 1, std::move(input));
    }
}

std::string_view InputList::path(std::size_t index) const noexcept {
    return {m_entries[index].text, m_entries[index].path_size};
}

std::string_view InputList::place(std::size_t index) const noexcept {
    const Entry& entry = m_entries[index];
    return {entry.text + entry.place_start, entry.place_size};
}

Input InputList::at(std::size_t index) const {
    if (const auto special = m_special.find(index); special != m_special.end()) {
        return special->second;
    }
    Input input;
    input.path = path(index);
    input.place = place(index);
    input.name = name_as_text(input.place);
    input.origin = m_entries[index].origin;
    return input;
}

void InputList::read_ahead(const Limits& limits) {
    for (auto& [index, input] : m_special) {
        cli::read_ahead(input, limits);
    }
}

} // namespace nianbao::cli
