// SPDX-License-Identifier: Apache-2.0
// A document becomes a record: form, sections, runs, figures, identity, checks.
#ifndef NIANBAO_RECORD_BUILD_RECORD_HPP
#define NIANBAO_RECORD_BUILD_RECORD_HPP

#include "nianbao/base/deadline.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/record/record.hpp"

namespace nianbao {

/// What `convert` does after parsing, and what `check` does again with the document layer of a record.
/// Throws Error(too_large) where the time is over.
Record build_record(Document document, const SourceFacts& facts, const Knowledge& knowledge, Deadline deadline = {});

} // namespace nianbao

#endif // NIANBAO_RECORD_BUILD_RECORD_HPP
