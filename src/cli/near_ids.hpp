// SPDX-License-Identifier: Apache-2.0
// Ids that somebody may have meant: for errors that help.
#ifndef NIANBAO_CLI_NEAR_IDS_HPP
#define NIANBAO_CLI_NEAR_IDS_HPP

#include <string>
#include <vector>

namespace nianbao::cli {

/// At most five of `ids`, the nearest first: those a few letters away, those that hold a part of `given`, or hold
/// all parts of it in another order. Empty where nothing is near.
std::vector<std::string> near_ids(const std::string& given, const std::vector<std::string>& ids);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_NEAR_IDS_HPP
