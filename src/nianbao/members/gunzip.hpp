// SPDX-License-Identifier: Apache-2.0
// gzip (RFC 1952) as a stream, and what HTTP packs in the same way. The only use of zlib.
#ifndef NIANBAO_MEMBERS_GUNZIP_HPP
#define NIANBAO_MEMBERS_GUNZIP_HPP

#include "nianbao/base/limits.hpp"
#include "nianbao/members/byte_stream.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace nianbao {

/// All members of the file, one after the other; zero bytes may follow the last. Throws Error on the way: corrupt
/// (gzip-checksum, gzip-truncated, gzip-garbage), too_large (Limits::archive_ratio).
std::unique_ptr<ByteStream> gunzip(std::unique_ptr<ByteStream> packed, const Limits& limits);

enum class Packing { gzip, deflate };

/// Unpacks a whole text; `deflate` is with zlib's header (RFC 9110, 8.4.1.2) or, as many servers send it, without.
/// Throws Error: corrupt ("http-body"), too_large (more than `most` bytes: Limits::input_bytes).
std::string unpacked(std::string_view packed, Packing packing, std::size_t most);

} // namespace nianbao

#endif // NIANBAO_MEMBERS_GUNZIP_HPP
