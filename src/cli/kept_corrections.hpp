// SPDX-License-Identifier: Apache-2.0
// Corrections of an earlier run: taken over when a source is converted again, and never overwritten unseen.
#ifndef NIANBAO_CLI_KEPT_CORRECTIONS_HPP
#define NIANBAO_CLI_KEPT_CORRECTIONS_HPP

#include "nianbao/forms/knowledge.hpp"
#include "nianbao/record/record.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace nianbao::cli {

/// A record that is valid, and written by this version exactly as it stands: what goes out again is what came in.
/// `bytes`: where its XML goes; may be null. Throws Error.
Record read_whole_record(const std::string& path, const Knowledge& knowledge, std::string* bytes = nullptr);

/// Gives the records of one input the corrections that `folder` has for them: `folder`/`place`.xml, `place`.2.xml, ...;
/// checks them again. Throws Error where such a file cannot be read, or holds corrections that no record takes.
void keep_corrections(std::vector<Record>& records, const std::string& folder, const std::string& place,
                      const Knowledge& knowledge);

/// Whether the file is a record that holds corrections.
bool holds_corrections(const std::string& path);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_KEPT_CORRECTIONS_HPP
