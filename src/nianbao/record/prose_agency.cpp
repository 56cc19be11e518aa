// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/prose_agency.hpp"

#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t han = 3; // bytes of a character in UTF-8

} // namespace

ProseAgency::ProseAgency(std::string name, const Prose& prose)
    : m_name(std::move(name)), m_is_of_area(prose.patterns.matches("area-agency", m_name)) {
    if (const auto match = prose.patterns.find("agency-level", m_name)) {
        m_level = match->group("level");
        m_is_of_town = prose.patterns.matches("town", m_level);
    }
}

bool ProseAgency::has(std::string_view word) const {
    return m_name.find(word.substr(0, han)) != std::string::npos;
}

std::string ProseAgency::without(std::string_view text) const {
    std::string rest{text};
    const std::size_t at = m_name.empty() ? std::string::npos : rest.find(m_name);
    if (at != std::string::npos) {
        rest.erase(at, m_name.size());
    }
    return rest;
}

bool ProseAgency::ends(std::string_view text) const {
    for (std::size_t size = m_name.size(); size > 2 * han; --size) { // two characters at least
        const std::string_view name = std::string_view{m_name}.substr(0, size);
        if (text.size() >= size && text.substr(text.size() - size) == name) {
            return true;
        }
    }
    return false;
}

} // namespace nianbao
