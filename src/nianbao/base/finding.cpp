// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/finding.hpp"

namespace nianbao {

std::string_view to_string(Severity severity) noexcept {
    switch (severity) {
    case Severity::info:
        return "info";
    case Severity::warning:
        return "warning";
    case Severity::error:
        return "error";
    }
    return "error";
}

} // namespace nianbao
