// SPDX-License-Identifier: Apache-2.0
// Lines of JSON.
#include "nianbao/members/json_lines.hpp"
#include "tests/fuzz/members_checks.hpp"

using namespace nianbao;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::bytes_of(data, size);
    Limits limits = fuzz::small_limits();
    limits.input_bytes = 10'000;
    const auto read = [&](std::size_t at_once) {
        const auto reader = json_lines(std::make_unique<fuzz::ShortReads>(bytes, at_once), {}, limits, true);
        return fuzz::read_all(*reader, limits);
    };
    fuzz::require(read(std::max<std::size_t>(size, 1)) == read(7), "how a stream is cut changes nothing");
    return 0;
}
