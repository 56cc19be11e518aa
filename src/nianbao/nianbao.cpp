// SPDX-License-Identifier: Apache-2.0
// Bytes in, records out: parser, record, and the question whether it is a report.
#include "nianbao/base/deadline.hpp"
#include "nianbao/base/digest.hpp"
#include "nianbao/base/error.hpp"
#include "nianbao/nianbao.hpp"
#include "nianbao/record/is_report.hpp"
#include "nianbao/record/split_reports.hpp"
#include "parsers/registry.hpp"

#include <string>
#include <utility>

namespace nianbao {

std::vector<Record> convert(Source source, const Knowledge& knowledge, const ConvertOptions& options) {
    if (source.bytes.size() > options.limits.input_bytes) {
        throw Error(ErrorCode::too_large, "limit", "input_bytes");
    }
    Deadline deadline(options.limits.seconds);
    source.words = knowledge.lexicon.identity_word("charset");
    const Offer offer = choose_parser(source);
    SourceFacts facts;
    facts.name = source.name;
    facts.media_type = offer.parser->media_type;
    facts.bytes = source.bytes.size();
    facts.sha256 = sha256(source.bytes);
    std::vector<Record> records;
    Document document = offer.parser->parse(source, options.limits);
    deadline.check();
    for (Document& part : split_reports(std::move(document), knowledge)) {
        deadline.check();
        facts.name = records.empty() ? source.name : source.name + "#" + std::to_string(records.size() + 1);
        records.push_back(build_record(std::move(part), facts, knowledge, deadline));
    }
    if (!options.any && !is_report(records.front(), knowledge)) {
        const std::string other = other_kind(records.front(), knowledge);
        throw other.empty() ? Error(ErrorCode::not_a_report, "not-a-report")
                            : Error(ErrorCode::not_a_report, "other-report", other);
    }
    return records;
}

} // namespace nianbao
