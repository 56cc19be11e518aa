// SPDX-License-Identifier: Apache-2.0
// Bytes in, records out: parser, record, and the question whether it is a report.
#include "nianbao/base/deadline.hpp"
#include "nianbao/base/digest.hpp"
#include "nianbao/base/error.hpp"
#include "nianbao/nianbao.hpp"
#include "nianbao/record/is_report.hpp"
#include "parsers/registry.hpp"

#include <utility>

namespace nianbao {

std::vector<Record> convert(const Source& source, const Knowledge& knowledge, const ConvertOptions& options) {
    if (source.bytes.size() > options.limits.input_bytes) {
        throw Error(ErrorCode::too_large, "limit", "input_bytes");
    }
    Deadline deadline(options.limits.seconds);
    const Offer offer = choose_parser(source);
    SourceFacts facts;
    facts.name = source.name;
    facts.media_type = offer.parser->media_type;
    facts.bytes = source.bytes.size();
    facts.sha256 = sha256(source.bytes);
    std::vector<Record> records;
    Document document = offer.parser->parse(source, options.limits);
    deadline.check();
    records.push_back(build_record(std::move(document), facts, knowledge, deadline));
    if (!options.any && !is_report(records.front(), knowledge)) {
        const std::string other = other_kind(records.front(), knowledge);
        throw other.empty() ? Error(ErrorCode::not_a_report, "not-a-report")
                            : Error(ErrorCode::not_a_report, "other-report", other);
    }
    return records;
}

} // namespace nianbao
