// SPDX-License-Identifier: Apache-2.0
// What all parts of a review page need to know of one record: who is doubtful, what refers to which cell.
#ifndef NIANBAO_OUTPUT_REVIEW_CONTEXT_HPP
#define NIANBAO_OUTPUT_REVIEW_CONTEXT_HPP

#include "nianbao/forms/knowledge.hpp"
#include "nianbao/output/html_texts.hpp"
#include "nianbao/record/corrections.hpp"
#include "nianbao/record/record.hpp"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace nianbao::html {

/// How a figure is shown: whether a person must look at it.
enum class Notice {
    none,
    beside, ///< an operand of a check that failed; not itself suspected
    look,   ///< doubtful, undecided, named by a finding; the keys n and p stop here
    absent, ///< missing like the figure before it, which is the stop
};

class ReviewContext {
public:
    ReviewContext(const Record& record, const Knowledge& knowledge, const Texts& texts,
                  Edition edition = Edition::published);

    const Record& record() const {
        return m_record;
    }
    const Form* form() const {
        return m_form; ///< nullptr where it fits none
    }
    Edition edition() const {
        return m_edition;
    }
    const Rules& rules() const {
        return m_rules;
    }
    const Texts& texts() const {
        return m_texts;
    }
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    std::size_t find_figure(const std::string& id) const; ///< npos where there is none
    std::size_t find_block(const std::string& cell_or_place) const; ///< block of the document, or npos
    bool is_referred(const std::string& cell) const {
        return m_cells.count(cell) != 0;
    }
    Notice notice(std::size_t figure) const {
        return m_notices[figure];
    }
    /// Places a person must look at: 0 means that every figure is as printed.
    std::size_t places() const {
        return m_places;
    }
    /// The id of the run that holds a block, and how many cells stand in that run before it.
    struct InRun {
        std::string run;
        std::size_t first_block = 0;
        std::size_t last_block = 0;
        std::size_t cells_before = 0;
    };
    const InRun* run_of(std::size_t block) const; ///< nullptr outside of runs

private:
    void collect_cells();
    void collect_blocks();
    void collect_notices();

    const Record& m_record;
    const Form* m_form;
    const Rules& m_rules;
    const Texts& m_texts;
    Edition m_edition;
    std::unordered_map<std::string, std::size_t> m_figures;
    std::unordered_map<std::string, std::size_t> m_blocks;
    std::unordered_map<std::size_t, InRun> m_runs;
    std::unordered_set<std::string> m_cells;
    std::vector<Notice> m_notices;
    std::size_t m_places = 0;
};

} // namespace nianbao::html

#endif // NIANBAO_OUTPUT_REVIEW_CONTEXT_HPP
