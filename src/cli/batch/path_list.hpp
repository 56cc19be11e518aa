// SPDX-License-Identifier: Apache-2.0
// Lists of files: one path a line, or with NUL between, as `find -print0` writes them.
#ifndef NIANBAO_CLI_BATCH_PATH_LIST_HPP
#define NIANBAO_CLI_BATCH_PATH_LIST_HPP

#include <functional>
#include <string>

namespace nianbao::cli {

/// `file`: "-" for standard input. Empty paths are passed over. A path of more than 4096 bytes (PATH_MAX) ends the
/// reading: it is no list. Throws Error(io), Error(usage).
void read_path_list(const std::string& file, bool null_between, const std::function<void(std::string)>& path);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_BATCH_PATH_LIST_HPP
