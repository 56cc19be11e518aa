// SPDX-License-Identifier: Apache-2.0
// JSON Lines: one object a line, one of its fields the page or text.
#ifndef NIANBAO_MEMBERS_JSON_LINES_HPP
#define NIANBAO_MEMBERS_JSON_LINES_HPP

#include "nianbao/members/byte_stream.hpp"
#include "nianbao/members/members.hpp"

#include <memory>

namespace nianbao {

/// `is_file`: names are made different and counted (Limits::archive_members).
std::unique_ptr<MemberReader> json_lines(std::unique_ptr<ByteStream> stream, const MemberOptions& options, const Limits& limits,
                                         bool is_file);

} // namespace nianbao

#endif // NIANBAO_MEMBERS_JSON_LINES_HPP
