// SPDX-License-Identifier: Apache-2.0
// The bytes of one input, and what is known of them before they are read.
#ifndef NIANBAO_IO_SOURCE_HPP
#define NIANBAO_IO_SOURCE_HPP

#include "nianbao/base/limits.hpp"

#include <string>
#include <vector>

namespace nianbao {

struct Source {
    std::string bytes;
    std::string name;    ///< for outputs: relative to the folder given, or the file's own name, or "stdin"
    std::string charset; ///< named by the operator or a transport header; else empty
    std::string format;  ///< named by the operator (--from): "flat", "html", "docx"; else empty
    std::vector<std::string> words; ///< that its text may hold, in UTF-8: evidence for a charset (text/decode.hpp)
};

/// Reads a whole file. Errors: io (cannot be read), too_large (Limits::input_bytes).
Source read_source(const std::string& path, const std::string& name, const Limits& limits);

/// Reads standard input; its name is "stdin".
Source read_standard_input(const Limits& limits);

} // namespace nianbao

#endif // NIANBAO_IO_SOURCE_HPP
