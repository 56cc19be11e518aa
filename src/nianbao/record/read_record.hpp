// SPDX-License-Identifier: Apache-2.0
// A record read back from its XML: what `nianbao check` starts from.
#ifndef NIANBAO_RECORD_READ_RECORD_HPP
#define NIANBAO_RECORD_READ_RECORD_HPP

#include "nianbao/base/limits.hpp"
#include "nianbao/record/record.hpp"

#include <string>
#include <string_view>

namespace nianbao {

/// Reads every layer of a record's XML. record_to_xml(read_record(x)) == x for a record of this version.
/// Throws Error(corrupt) or Error(schema).
Record read_record(std::string_view xml, const std::string& name, const Limits& limits);

} // namespace nianbao

#endif // NIANBAO_RECORD_READ_RECORD_HPP
