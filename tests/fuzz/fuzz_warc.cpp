// SPDX-License-Identifier: Apache-2.0
// WARC files, plain or packed with gzip or zstd, and TAR.
#include "nianbao/members/gunzip.hpp"
#include "nianbao/members/tar_members.hpp"
#include "nianbao/members/unzstd.hpp"
#include "nianbao/members/warc_members.hpp"
#include "tests/fuzz/members_checks.hpp"

using namespace nianbao;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::bytes_of(data, size);
    Limits limits = fuzz::small_limits();
    limits.input_bytes = 10'000;
    const auto stream = [&](std::size_t at_once) -> std::unique_ptr<ByteStream> {
        auto plain = std::make_unique<fuzz::ShortReads>(bytes, at_once);
        if (bytes.substr(0, 2) == "\x1F\x8B") {
            return gunzip(std::move(plain), limits);
        }
        return bytes.substr(0, 4) == "\x28\xB5\x2F\xFD" ? unzstd(std::move(plain), limits) : std::move(plain);
    };
    if (begins_as_tar(bytes)) {
        const auto reader = tar_members(stream(bytes.size()), limits);
        fuzz::read_all(*reader, limits);
        return 0;
    }
    const auto whole = warc_members(stream(bytes.size()), limits);
    const std::string all = fuzz::read_all(*whole, limits);
    if (bytes.substr(0, 5) == "WARC/") { // packed, an error may come with the bytes before it or after
        const auto pieces = warc_members(stream(7), limits);
        fuzz::require(fuzz::read_all(*pieces, limits) == all, "how a stream is cut changes nothing");
    }
    return 0;
}
