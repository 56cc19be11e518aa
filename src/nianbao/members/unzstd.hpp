// SPDX-License-Identifier: Apache-2.0
// zstd (RFC 8878) as a stream. The only use of libzstd.
#ifndef NIANBAO_MEMBERS_UNZSTD_HPP
#define NIANBAO_MEMBERS_UNZSTD_HPP

#include "nianbao/base/limits.hpp"
#include "nianbao/members/byte_stream.hpp"

#include <memory>

namespace nianbao {

/// All frames of the file, one after the other, with windows of at most 128 MB (what the program zstd takes unless told
/// otherwise). Throws Error on the way: corrupt (zstd-corrupt, with the library's words; zstd-truncated), too_large
/// (Limits::archive_ratio).
std::unique_ptr<ByteStream> unzstd(std::unique_ptr<ByteStream> packed, const Limits& limits);

} // namespace nianbao

#endif // NIANBAO_MEMBERS_UNZSTD_HPP
