// SPDX-License-Identifier: Apache-2.0
// The files of a TAR archive. The only use of libarchive.
#ifndef NIANBAO_MEMBERS_TAR_MEMBERS_HPP
#define NIANBAO_MEMBERS_TAR_MEMBERS_HPP

#include "nianbao/members/byte_stream.hpp"
#include "nianbao/members/members.hpp"

#include <memory>
#include <string_view>

namespace nianbao {

/// A header of 512 bytes whose sum is right.
bool begins_as_tar(std::string_view bytes);

/// Regular files, in their order; links, devices and the like are passed over.
std::unique_ptr<MemberReader> tar_members(std::unique_ptr<ByteStream> stream, const Limits& limits);

} // namespace nianbao

#endif // NIANBAO_MEMBERS_TAR_MEMBERS_HPP
