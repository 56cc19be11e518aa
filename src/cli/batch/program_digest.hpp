// SPDX-License-Identifier: Apache-2.0
// What tells one build of the program from another.
#ifndef NIANBAO_CLI_BATCH_PROGRAM_DIGEST_HPP
#define NIANBAO_CLI_BATCH_PROGRAM_DIGEST_HPP

#include <string>

namespace nianbao::cli {

/// The build id that the linker computed over the program, embedded schemas included, in hexadecimal digits; where it
/// gave none, a digest of the executable's bytes. Throws Error(io) where neither can be had.
std::string program_digest();

} // namespace nianbao::cli

#endif // NIANBAO_CLI_BATCH_PROGRAM_DIGEST_HPP
