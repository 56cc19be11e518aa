// SPDX-License-Identifier: Apache-2.0
// How a source lays out its tables, by the names of the dialects of flattened text.
#ifndef NIANBAO_RECORD_DIALECT_HPP
#define NIANBAO_RECORD_DIALECT_HPP

#include "nianbao/document/document.hpp"
#include "nianbao/rebuild/rebuild.hpp"

#include <string>

namespace nianbao {

/// "html", "docx"; for text "cell-per-line", "row-per-line", "alternating", "paragraphs", "leading-bar-line",
/// "bar-then-label", "markdown", "undelimited", "deduplicated", or "narrative" where no table of a form is printed.
/// Counted over the cells that were read; a mixture has the name of its larger part.
std::string dialect_of(const Document& document, const Rebuilt& rebuilt);

} // namespace nianbao

#endif // NIANBAO_RECORD_DIALECT_HPP
