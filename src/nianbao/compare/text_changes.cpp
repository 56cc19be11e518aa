// SPDX-License-Identifier: Apache-2.0
#include "nianbao/compare/text_changes.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t most_work = 4'000'000; ///< paragraphs times paragraphs; above, the middle is removed and added whole
constexpr std::size_t pair_bytes = 6;        ///< two hanzi

using Kind = ParagraphChange::Kind;

bool is_character_start(std::string_view text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// Shares at least half of the smaller one's pairs of characters.
bool is_rewritten(const std::string& a, const std::string& b) {
    const auto pairs = [](const std::string& text) {
        std::unordered_map<std::string_view, int> counts;
        const std::string_view view(text);
        for (std::size_t at = 0; at + pair_bytes <= view.size(); ++at) {
            if (is_character_start(view, at)) {
                ++counts[view.substr(at, pair_bytes)];
            }
        }
        return counts;
    };
    const auto left = pairs(a);
    auto right = pairs(b);
    std::size_t total_left = 0;
    std::size_t total_right = 0;
    std::size_t shared = 0;
    for (const auto& [pair, count] : right) {
        total_right += static_cast<std::size_t>(count);
    }
    for (const auto& [pair, count] : left) {
        total_left += static_cast<std::size_t>(count);
        const auto found = right.find(pair);
        shared += found == right.end() ? 0U : static_cast<std::size_t>(std::min(count, found->second));
    }
    return shared > 0 && 2 * shared >= std::min(total_left, total_right) && 4 * shared >= std::max(total_left, total_right);
}

ParagraphChange changed(const BriefParagraph& before, const BriefParagraph& after) {
    ParagraphChange change{Kind::changed, &before, &after, 0, 0};
    const std::string_view a = before.text;
    const std::string_view b = after.text;
    const std::size_t most = std::min(a.size(), b.size());
    while (change.same_start < most && a[change.same_start] == b[change.same_start]) {
        ++change.same_start;
    }
    while (change.same_start > 0 && !(is_character_start(a, change.same_start) && is_character_start(b, change.same_start))) {
        --change.same_start;
    }
    const std::size_t rest = most - change.same_start;
    while (change.same_end < rest && a[a.size() - change.same_end - 1] == b[b.size() - change.same_end - 1]) {
        ++change.same_end;
    }
    while (change.same_end > 0 && !is_character_start(a, a.size() - change.same_end)) {
        --change.same_end;
    }
    return change;
}

class Differ {
public:
    Differ(const std::vector<BriefParagraph>& before, const std::vector<BriefParagraph>& after) : m_before(before), m_after(after) {}

    std::vector<ParagraphChange> run() {
        std::size_t start = 0;
        while (start < m_before.size() && start < m_after.size() && m_before[start].text == m_after[start].text) {
            keep(start, start);
            ++start;
        }
        std::size_t end_a = m_before.size();
        std::size_t end_b = m_after.size();
        while (end_a > start && end_b > start && m_before[end_a - 1].text == m_after[end_b - 1].text) {
            --end_a;
            --end_b;
        }
        middle(start, end_a, end_b);
        for (; end_a < m_before.size(); ++end_a, ++end_b) {
            keep(end_a, end_b);
        }
        return std::move(m_changes);
    }

private:
    void keep(std::size_t a, std::size_t b) {
        m_changes.push_back({Kind::same, &m_before[a], &m_after[b], 0, 0});
    }

    void middle(std::size_t start, std::size_t end_a, std::size_t end_b) {
        const std::size_t rows = end_a - start;
        const std::size_t columns = end_b - start;
        if (rows * columns > most_work) {
            replace(start, end_a, start, end_b);
            return;
        }
        // lengths[i][j]: longest common part of what follows a[i] and b[j].
        std::vector<std::uint32_t> lengths((rows + 1) * (columns + 1), 0);
        const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return lengths[i * (columns + 1) + j]; };
        for (std::size_t i = rows; i-- > 0;) {
            for (std::size_t j = columns; j-- > 0;) {
                at(i, j) = m_before[start + i].text == m_after[start + j].text ? at(i + 1, j + 1) + 1
                                                                               : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
        std::size_t i = 0;
        std::size_t j = 0;
        std::size_t from_i = 0;
        std::size_t from_j = 0;
        while (i < rows && j < columns) {
            if (m_before[start + i].text == m_after[start + j].text) {
                replace(start + from_i, start + i, start + from_j, start + j);
                keep(start + i, start + j);
                from_i = ++i;
                from_j = ++j;
            } else if (at(i + 1, j) >= at(i, j + 1)) {
                ++i;
            } else {
                ++j;
            }
        }
        replace(start + from_i, end_a, start + from_j, end_b);
    }

    /// Paragraphs that went and came at one spot: in order, those alike are one rewritten paragraph.
    void replace(std::size_t a, std::size_t end_a, std::size_t b, std::size_t end_b) {
        constexpr std::size_t look_ahead = 8;
        while (a < end_a) {
            std::size_t like = b;
            const std::size_t last = std::min(end_b, b + look_ahead);
            while (like < last && !is_rewritten(m_before[a].text, m_after[like].text)) {
                ++like;
            }
            if (like == last) {
                m_changes.push_back({Kind::removed, &m_before[a], nullptr, 0, 0});
            } else {
                add(b, like);
                m_changes.push_back(changed(m_before[a], m_after[like]));
                b = like + 1;
            }
            ++a;
        }
        add(b, end_b);
    }

    void add(std::size_t from, std::size_t to) {
        for (; from < to; ++from) {
            m_changes.push_back({Kind::added, nullptr, &m_after[from], 0, 0});
        }
    }

    const std::vector<BriefParagraph>& m_before;
    const std::vector<BriefParagraph>& m_after;
    std::vector<ParagraphChange> m_changes;
};

bool is_same_section(const BriefSection& a, const BriefSection& b) {
    return a.id == b.id && (a.id != "x" || a.heading == b.heading);
}

const BriefSection* find_section(const Brief& brief, const BriefSection& like) {
    const auto found = std::find_if(brief.sections.begin(), brief.sections.end(),
                                    [&](const BriefSection& each) { return is_same_section(each, like); });
    return found == brief.sections.end() ? nullptr : &*found;
}

void compare_sections(const Comparison& comparison, SectionChange base, const std::function<void(const SectionChange&)>& take) {
    static const std::vector<BriefParagraph> none;
    const Brief& before = comparison.briefs[base.before];
    const Brief& after = comparison.briefs[base.after];
    const auto tell = [&](const BriefSection& section, const BriefSection* old, const BriefSection* now) {
        base.id = section.id;
        base.heading = section.heading;
        base.paragraphs = paragraph_changes(old == nullptr ? none : old->paragraphs, now == nullptr ? none : now->paragraphs);
        if (base.any()) {
            take(base);
        }
    };
    for (const BriefSection& section : after.sections) {
        if (find_section(after, section) == &section) { // a heading printed twice: its first
            tell(section, find_section(before, section), &section);
        }
    }
    for (const BriefSection& section : before.sections) {
        if (find_section(after, section) == nullptr && find_section(before, section) == &section) {
            tell(section, &section, nullptr);
        }
    }
}

} // namespace

bool SectionChange::any() const {
    return std::any_of(paragraphs.begin(), paragraphs.end(), [](const ParagraphChange& one) { return one.kind != Kind::same; });
}

std::vector<ParagraphChange> paragraph_changes(const std::vector<BriefParagraph>& before,
                                               const std::vector<BriefParagraph>& after) {
    return Differ(before, after).run();
}

void each_section_change(const Comparison& comparison, const std::function<void(const SectionChange&)>& take) {
    for (std::size_t agency = 0; agency < comparison.agencies.list.size(); ++agency) {
        std::size_t last = AgencyNote::npos;
        for (const std::size_t record : comparison.agencies.list[agency].records) {
            const int year = comparison.briefs[record].year;
            if (year == 0 || (last != AgencyNote::npos && comparison.briefs[last].year == year)) {
                continue; // of two reports of a year the first
            }
            if (last != AgencyNote::npos) {
                compare_sections(comparison, {agency, last, record, {}, {}, {}}, take);
            }
            last = record;
        }
    }
}

} // namespace nianbao
