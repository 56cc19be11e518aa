// SPDX-License-Identifier: Apache-2.0
// What changed in the text of each section from one report to the next, paragraph by paragraph.
#ifndef NIANBAO_COMPARE_TEXT_CHANGES_HPP
#define NIANBAO_COMPARE_TEXT_CHANGES_HPP

#include "nianbao/compare/comparison.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace nianbao {

struct ParagraphChange {
    enum class Kind { same, removed, added, changed };
    Kind kind = Kind::same;
    const BriefParagraph* before = nullptr;
    const BriefParagraph* after = nullptr;
    /// changed: bytes at the start and at the end that both have, cut between characters.
    std::size_t same_start = 0;
    std::size_t same_end = 0;
};

/// The shortest way from one list of paragraphs to the other; a paragraph that was rewritten in part is `changed`.
std::vector<ParagraphChange> paragraph_changes(const std::vector<BriefParagraph>& before,
                                               const std::vector<BriefParagraph>& after);

/// A section of two reports that follow each other.
struct SectionChange {
    std::size_t agency = 0;
    std::size_t before = 0; ///< record
    std::size_t after = 0;
    std::string id;         ///< of the section
    std::string heading;
    std::vector<ParagraphChange> paragraphs;

    bool any() const;
};

/// Calls `take` for every section that changed, by agency, year, section. Paragraphs that only moved are removed and added.
void each_section_change(const Comparison& comparison, const std::function<void(const SectionChange&)>& take);

} // namespace nianbao

#endif // NIANBAO_COMPARE_TEXT_CHANGES_HPP
