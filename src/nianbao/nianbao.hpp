// SPDX-License-Identifier: Apache-2.0
// The library's front door: bytes in, records out. No I/O, no clock, no global state.
#ifndef NIANBAO_NIANBAO_HPP
#define NIANBAO_NIANBAO_HPP

#include "nianbao/base/limits.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/io/source.hpp"
#include "nianbao/record/build_record.hpp"
#include "nianbao/record/record.hpp"

#include <vector>

namespace nianbao {

struct ConvertOptions {
    Limits limits;
    bool any = false; ///< convert what does not look like a report, too (--any)
    bool among_others = false; ///< a page of a crawl: is_report() asks for more
};

/// Converts one input. Usually one record; a page that holds two reports gives two.
/// Throws Error; not_a_report where the input is readable but is none (unless options.any).
std::vector<Record> convert(Source source, const Knowledge& knowledge, const ConvertOptions& options);

/// Several files that are one report, the report first and its annexes behind it: one record, named after the first.
/// Throws Error as convert() does; where() says the file.
Record convert_together(std::vector<Source> sources, const Knowledge& knowledge, const ConvertOptions& options);

} // namespace nianbao

#endif // NIANBAO_NIANBAO_HPP
