// SPDX-License-Identifier: Apache-2.0
// Patterns out of schemas/, compiled once. The only use of re2.
#ifndef NIANBAO_TEXT_PATTERN_HPP
#define NIANBAO_TEXT_PATTERN_HPP

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao {

/// Where a pattern matched, and what its named groups hold: views into the text that was searched.
struct PatternMatch {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<std::pair<std::string, std::string_view>> groups; ///< only those that took part

    /// The text of a named group; empty where it took no part.
    std::string_view group(std::string_view name) const;
};

/// Sets of patterns, found by the name of their kind. Each is compiled when it is first needed: most runs
/// need few of them. Safe to use from several threads.
class Patterns {
public:
    Patterns();
    /// The syntax of each pattern is checked when it is first used; a broken one throws Error(schema).
    explicit Patterns(const std::vector<std::pair<std::string, std::vector<std::string>>>& kinds);
    Patterns(Patterns&&) noexcept;
    Patterns& operator=(Patterns&&) noexcept;
    ~Patterns();

    /// The first match of any pattern of the kind, in their order; nothing for a kind that is not there.
    std::optional<PatternMatch> find(std::string_view kind, std::string_view text, std::size_t from = 0) const;
    /// Every match after the other, of find().
    std::vector<PatternMatch> find_all(std::string_view kind, std::string_view text) const;
    bool matches(std::string_view kind, std::string_view text) const;

private:
    struct Kinds;
    std::unique_ptr<Kinds> m_kinds;
};

} // namespace nianbao

#endif // NIANBAO_TEXT_PATTERN_HPP
