// SPDX-License-Identifier: Apache-2.0
// A first look at an input of a crawl: what it costs to refuse most pages without reading them.
#ifndef NIANBAO_RECORD_MAY_BE_REPORT_HPP
#define NIANBAO_RECORD_MAY_BE_REPORT_HPP

#include "nianbao/forms/knowledge.hpp"

#include <cstddef>
#include <string_view>

namespace nianbao {

/// The bytes of an input that are looked at.
inline constexpr std::size_t report_head_bytes = 16'384;

/// False where the first report_head_bytes of `input` hold none of the words that reports do (schemas/labels.xml, identity,
/// "report-words"), in no charset and not as references of HTML. What is no text is never refused here: in ZIP packages, compound files
/// (.doc, .wps), PDF and RTF words cannot be seen.
/// A report is refused only if all such words stand behind the first 16 KB (docs/containers.md has what was measured).
bool may_be_report(std::string_view input, const Knowledge& knowledge);

} // namespace nianbao

#endif // NIANBAO_RECORD_MAY_BE_REPORT_HPP
