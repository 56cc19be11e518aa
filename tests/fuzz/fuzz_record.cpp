// SPDX-License-Identifier: Apache-2.0
// A record's XML, as `nianbao check` reads it: what was read once is written and read alike ever after.
#include "nianbao/nianbao.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/record/read_record.hpp"
#include "nianbao/xml/dom.hpp"
#include "tests/fuzz/fuzz_target.hpp"

using namespace nianbao;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view xml = fuzz::bytes_of(data, size);
    const Limits limits = fuzz::small_limits();
    const Rules& rules = fuzz::knowledge().rules;
    std::string written;
    try {
        written = record_to_xml(read_record(xml, "fuzz.xml", limits), rules);
    } catch (const Error&) {
        return 0; // a record that is not readable is the user's trouble
    }
    try {
        const std::string again = record_to_xml(read_record(written, "written.xml", Limits{}), rules);
        fuzz::require(again == written, "a record that was read is written and read alike");
    } catch (const Error& error) {
        fuzz::require(false, "what was written can be read:", error.what());
    }
    return 0;
}
