// SPDX-License-Identifier: Apache-2.0
// Bytes in, records out: parser, record, and the question whether it is a report.
#include "nianbao/base/deadline.hpp"
#include "nianbao/base/digest.hpp"
#include "nianbao/base/error.hpp"
#include "nianbao/document/joined.hpp"
#include "nianbao/nianbao.hpp"
#include "nianbao/record/is_report.hpp"
#include "nianbao/record/split_reports.hpp"
#include "parsers/registry.hpp"

#include <string>
#include <utility>

namespace nianbao {

namespace {

struct Parsed {
    Document document;
    SourceFacts facts;
};

Parsed parse(Source source, const Knowledge& knowledge, const ConvertOptions& options) {
    if (source.bytes.size() > options.limits.input_bytes) {
        throw Error(ErrorCode::too_large, "limit", "input_bytes");
    }
    source.words = knowledge.lexicon.identity_word("charset");
    const Offer offer = choose_parser(source);
    Parsed parsed;
    parsed.facts.name = source.name;
    parsed.facts.media_type = offer.parser->media_type;
    parsed.facts.bytes = source.bytes.size();
    parsed.facts.sha256 = sha256(source.bytes);
    parsed.document = offer.parser->parse(source, options.limits);
    return parsed;
}

void require_report(const Record& record, const Knowledge& knowledge, const ConvertOptions& options) {
    if (!options.any && !is_report(record, knowledge, options.among_others)) {
        const std::string other = other_kind(record, knowledge);
        throw other.empty() ? Error(ErrorCode::not_a_report, "not-a-report")
                            : Error(ErrorCode::not_a_report, "other-report", other);
    }
}

} // namespace

std::vector<Record> convert(Source source, const Knowledge& knowledge, const ConvertOptions& options) {
    Deadline deadline(options.limits.seconds);
    Parsed parsed = parse(std::move(source), knowledge, options);
    deadline.check();
    std::vector<Record> records;
    SourceFacts facts = parsed.facts;
    for (Document& part : split_reports(std::move(parsed.document), knowledge)) {
        deadline.check();
        facts.name = records.empty() ? parsed.facts.name : parsed.facts.name + "#" + std::to_string(records.size() + 1);
        records.push_back(build_record(std::move(part), facts, knowledge, deadline));
    }
    require_report(records.front(), knowledge, options);
    return records;
}

Record convert_together(std::vector<Source> sources, const Knowledge& knowledge, const ConvertOptions& options) {
    Deadline deadline(options.limits.seconds);
    std::vector<Document> documents;
    SourceFacts facts;
    for (Source& source : sources) {
        const std::string name = source.name;
        try {
            Parsed parsed = parse(std::move(source), knowledge, options);
            parsed.facts.charset = parsed.document.charset;
            parsed.facts.charset_basis = parsed.document.charset_basis;
            if (documents.empty()) {
                facts = std::move(parsed.facts);
            } else {
                facts.others.push_back(std::move(parsed.facts));
            }
            documents.push_back(std::move(parsed.document));
        } catch (const Error& error) {
            if (documents.empty()) {
                throw; // the file that the record is named after
            }
            throw Error(error.code(), error.key(), error.detail(), error.where().empty() ? name : name + ", " + error.where());
        }
        deadline.check();
    }
    Record record = build_record(joined(std::move(documents)), facts, knowledge, deadline);
    require_report(record, knowledge, options);
    return record;
}

} // namespace nianbao
