// SPDX-License-Identifier: Apache-2.0
// Digests of sources and form files.
#ifndef NIANBAO_BASE_DIGEST_HPP
#define NIANBAO_BASE_DIGEST_HPP

#include <string>
#include <string_view>

namespace nianbao {

/// SHA-256 (FIPS 180-4) of the bytes, as 64 lower-case hexadecimal digits. The only use of libcrypto.
std::string sha256(std::string_view bytes);

} // namespace nianbao

#endif // NIANBAO_BASE_DIGEST_HPP
