// SPDX-License-Identifier: Apache-2.0
#include "cli/kept_corrections.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/io/source.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/record/corrections.hpp"
#include "nianbao/record/read_record.hpp"
#include "nianbao/xml/dom.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace nianbao::cli {

namespace {

Record read_valid_record(const std::string& path, std::string* bytes) {
    const std::string xml = read_source(path, path, Limits{}).bytes;
    Record record = read_record(xml, path, Limits{}); // says what it is, where it is no record
    const std::vector<std::string> faults = xml::validate(xml, embedded_schema("report-1.xsd"));
    if (!faults.empty()) {
        throw Error(ErrorCode::schema, "record-invalid", faults.front(), path);
    }
    if (bytes != nullptr) {
        *bytes = xml;
    }
    return record;
}

bool is_there(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

} // namespace

Record read_whole_record(const std::string& path, const Knowledge& knowledge, std::string* bytes) {
    std::string xml;
    Record record = read_valid_record(path, &xml);
    if (record_to_xml(record, knowledge.rules) != xml) {
        throw Error(ErrorCode::schema, "record-other-version", path);
    }
    if (bytes != nullptr) {
        *bytes = std::move(xml);
    }
    return record;
}

void keep_corrections(std::vector<Record>& records, const std::string& folder, const std::string& place,
                      const Knowledge& knowledge) {
    for (std::size_t i = 0; i <= records.size(); ++i) {
        const std::string path = folder + "/" + place + (i == 0 ? "" : "." + std::to_string(i + 1)) + ".xml";
        if (!is_there(path)) {
            continue;
        }
        const Record earlier = read_valid_record(path, nullptr);
        if (i == records.size() && !earlier.corrections.empty()) {
            throw Error(ErrorCode::schema, "corrections-left", path);
        }
        if (i < records.size()) {
            records[i].corrections = earlier.corrections;
            recheck_corrections(records[i], knowledge);
        }
    }
}

bool holds_corrections(const std::string& path) {
    constexpr std::streamoff tail = 64; // the layer is the last of a record
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    const std::streamoff size = file.tellg();
    if (size <= 0) {
        return false;
    }
    const std::streamoff count = std::min(size, tail);
    file.seekg(size - count);
    std::string end(static_cast<std::size_t>(count), '\0');
    file.read(end.data(), count);
    return end.find("</corrections>") != std::string::npos;
}

} // namespace nianbao::cli
