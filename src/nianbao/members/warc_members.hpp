// SPDX-License-Identifier: Apache-2.0
// The pages of a web archive (WARC, ISO 28500).
#ifndef NIANBAO_MEMBERS_WARC_MEMBERS_HPP
#define NIANBAO_MEMBERS_WARC_MEMBERS_HPP

#include "nianbao/members/byte_stream.hpp"
#include "nianbao/members/members.hpp"

#include <memory>
#include <string_view>

namespace nianbao {

bool begins_as_warc(std::string_view bytes);

std::unique_ptr<MemberReader> warc_members(std::unique_ptr<ByteStream> stream, const Limits& limits);

} // namespace nianbao

#endif // NIANBAO_MEMBERS_WARC_MEMBERS_HPP
