// SPDX-License-Identifier: Apache-2.0
// A table that answers a question, on standard output: CSV, JSON, or laid out for a terminal. NULL and an empty text are
// told apart in each.
#ifndef NIANBAO_CLI_ANSWER_HPP
#define NIANBAO_CLI_ANSWER_HPP

#include "nianbao/catalog/questions.hpp"

#include <memory>
#include <string>

namespace nianbao::cli {

class Answer {
public:
    virtual ~Answer() = default;
    virtual void names(const std::vector<std::string>& names) = 0;
    virtual void row(const database::Row& row) = 0;
    virtual void finish() = 0;

    catalog::AnswerSink sink() {
        return {[this](const std::vector<std::string>& all) { names(all); }, [this](const database::Row& one) { row(one); }};
    }
};

/// `format`: "csv", "json", "table".
std::unique_ptr<Answer> answer_as(const std::string& format);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_ANSWER_HPP
