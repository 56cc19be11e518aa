// SPDX-License-Identifier: Apache-2.0
#include "nianbao/text/pattern.hpp"

#include "nianbao/base/error.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>

namespace nianbao {

namespace {

/// One pattern and its compiled form. Compiling costs some ten microseconds, so it waits for the first use.
class LazyPattern {
public:
    explicit LazyPattern(std::string text) : m_text(std::move(text)) {
    }

    std::optional<PatternMatch> find(std::string_view text, std::size_t from) const {
        const re2::RE2& compiled = get();
        const auto count = static_cast<std::size_t>(compiled.NumberOfCapturingGroups()) + 1;
        std::vector<re2::StringPiece> parts(count);
        const re2::StringPiece input(text.data(), text.size());
        if (!compiled.Match(input, from, text.size(), re2::RE2::UNANCHORED, parts.data(), static_cast<int>(count))) {
            return std::nullopt;
        }
        PatternMatch match;
        match.begin = static_cast<std::size_t>(parts[0].data() - text.data());
        match.end = match.begin + parts[0].size();
        for (const auto& [name, index] : compiled.NamedCapturingGroups()) {
            const re2::StringPiece& part = parts[static_cast<std::size_t>(index)];
            if (part.data() != nullptr) {
                match.groups.emplace_back(name, std::string_view{part.data(), part.size()});
            }
        }
        return match;
    }

    /// Without the groups, which cost several times as much.
    bool matches(std::string_view text) const {
        return get().Match({text.data(), text.size()}, 0, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
    }

private:
    const re2::RE2& get() const {
        std::call_once(m_once, [this] { m_compiled = std::make_unique<re2::RE2>(m_text, re2::RE2::Quiet); });
        if (!m_compiled->ok()) { // matching with a broken pattern would just return false
            throw Error(ErrorCode::schema, "schema-fault", m_compiled->error(), m_text);
        }
        return *m_compiled;
    }

    std::string m_text;
    mutable std::once_flag m_once;
    mutable std::unique_ptr<re2::RE2> m_compiled;
};

} // namespace

struct Patterns::Kinds {
    std::map<std::string, std::vector<std::unique_ptr<LazyPattern>>, std::less<>> kinds;
    std::vector<std::unique_ptr<LazyPattern>> none;

    const std::vector<std::unique_ptr<LazyPattern>>& of(std::string_view kind) const {
        const auto found = kinds.find(kind);
        return found == kinds.end() ? none : found->second;
    }
};

std::string_view PatternMatch::group(std::string_view name) const {
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.first == name; });
    return found == groups.end() ? std::string_view{} : found->second;
}

Patterns::Patterns() : m_kinds(std::make_unique<Kinds>()) {
}

Patterns::Patterns(const std::vector<std::pair<std::string, std::vector<std::string>>>& kinds) : Patterns() {
    for (const auto& [kind, texts] : kinds) {
        std::vector<std::unique_ptr<LazyPattern>> patterns;
        for (const std::string& text : texts) {
            patterns.push_back(std::make_unique<LazyPattern>(text));
        }
        m_kinds->kinds.emplace(kind, std::move(patterns));
    }
}

Patterns::Patterns(Patterns&&) noexcept = default;
Patterns& Patterns::operator=(Patterns&&) noexcept = default;
Patterns::~Patterns() = default;

std::optional<PatternMatch> Patterns::find(std::string_view kind, std::string_view text, std::size_t from) const {
    if (from > text.size()) {
        return std::nullopt;
    }
    for (const auto& pattern : m_kinds->of(kind)) {
        if (auto match = pattern->find(text, from)) {
            return match;
        }
    }
    return std::nullopt;
}

std::vector<PatternMatch> Patterns::find_all(std::string_view kind, std::string_view text) const {
    std::vector<PatternMatch> all;
    std::size_t from = 0;
    while (auto match = find(kind, text, from)) {
        from = std::max(match->end, from + 1);
        all.push_back(std::move(*match));
    }
    return all;
}

bool Patterns::matches(std::string_view kind, std::string_view text) const {
    const std::vector<std::unique_ptr<LazyPattern>>& patterns = m_kinds->of(kind);
    return std::any_of(patterns.begin(), patterns.end(), [&](const auto& pattern) { return pattern->matches(text); });
}

} // namespace nianbao
