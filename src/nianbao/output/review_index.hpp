// SPDX-License-Identifier: Apache-2.0
// The page over all reports of a run: a row each, and how often each rule fired.
#ifndef NIANBAO_OUTPUT_REVIEW_INDEX_HPP
#define NIANBAO_OUTPUT_REVIEW_INDEX_HPP

#include "nianbao/forms/knowledge.hpp"
#include "nianbao/output/html_shell.hpp"
#include "nianbao/record/corrections.hpp"
#include "nianbao/record/record.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace nianbao {

/// What the index says of one input; a failed one has a status and an error only.
struct IndexRow {
    std::string source;
    std::string status; ///< converted, no-form, skipped, failed
    std::string error;  ///< its sentence
    std::string form;
    std::string year;
    std::string agency;
    std::size_t expected = 0;
    std::size_t reported = 0;
    std::size_t undecided = 0;
    std::size_t absent = 0;
    std::size_t doubtful = 0;
    std::size_t places = 0; ///< that need a look
    std::vector<std::pair<std::string, std::size_t>> rules; ///< id, findings of it
};

IndexRow index_row(const Record& record, const Knowledge& knowledge, const html::Shell& shell);

/// Keeps a row a report and nothing else of it.
class ReviewIndex {
public:
    explicit ReviewIndex(const html::Shell& shell, Edition edition = Edition::published)
        : m_shell(shell), m_edition(edition) {}

    /// `page`: path of its review page below the index, as bytes; empty where there is none.
    void add(const IndexRow& row, const std::string& page);

    /// The whole page.
    std::string page(const Rules& rules) const;

private:
    struct RuleCount {
        std::size_t findings = 0;
        std::size_t reports = 0;
    };
    const html::Shell& m_shell;
    Edition m_edition;
    std::string m_rows; ///< markup
    std::size_t m_count = 0;
    std::size_t m_converted = 0;
    std::size_t m_good = 0;
    std::size_t m_look = 0;
    std::map<std::string, RuleCount> m_rules;
};

} // namespace nianbao

#endif // NIANBAO_OUTPUT_REVIEW_INDEX_HPP
