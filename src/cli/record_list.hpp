// SPDX-License-Identifier: Apache-2.0
// Many records read at once, each cut down to what a comparison needs before the next is opened.
#ifndef NIANBAO_CLI_RECORD_LIST_HPP
#define NIANBAO_CLI_RECORD_LIST_HPP

#include "cli/inputs.hpp"
#include "cli/messages.hpp"
#include "nianbao/compare/brief.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace nianbao::cli {

/// Paths of a list ("-": standard input), one a line, or each ended by a NUL. Throws Error(io).
std::vector<std::string> read_path_list(const std::string& file, bool null = false);

struct RecordList {
    std::vector<Brief> briefs; ///< in the order of the inputs
    std::size_t skipped = 0;   ///< files of a folder that are no records
    std::size_t failed = 0;    ///< each was told on standard error
};

/// What a folder of records holds beside them: files of other kinds, XML of other kinds.
bool may_be_no_record(const Input& input);
bool is_no_record(const Input& input, const Error& error);

RecordList read_records(const std::vector<Input>& inputs, unsigned threads, const Messages& messages);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_RECORD_LIST_HPP
