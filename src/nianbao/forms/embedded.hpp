// SPDX-License-Identifier: Apache-2.0
// The files of schemas/ as embedded at build time (cmake/EmbedSchemas.cmake writes the table).
#ifndef NIANBAO_FORMS_EMBEDDED_HPP
#define NIANBAO_FORMS_EMBEDDED_HPP

#include <span>
#include <string_view>

namespace nianbao {

struct EmbeddedFile {
    std::string_view name; ///< path below schemas/
    std::string_view bytes;
};

/// In name order.
std::span<const EmbeddedFile> embedded_files();

} // namespace nianbao

#endif // NIANBAO_FORMS_EMBEDDED_HPP
