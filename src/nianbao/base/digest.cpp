// SPDX-License-Identifier: Apache-2.0
// OpenSSL 3 looks a digest up by name on every one-shot call, which costs more than hashing a report (5 million
// instructions, measured with callgrind). The older calls do not; they are deprecated, not removed.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "nianbao/base/digest.hpp"

#include <openssl/sha.h>

#include <array>

namespace nianbao {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes.data(), bytes.size());
    SHA256_Final(digest.data(), &context);
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const unsigned char byte : digest) {
        text.push_back(hex[byte >> 4U]);
        text.push_back(hex[byte & 15U]);
    }
    return text;
}

} // namespace nianbao
