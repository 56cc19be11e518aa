// SPDX-License-Identifier: Apache-2.0
// Packages: the directory and every entry in it.
#include "nianbao/io/zip.hpp"
#include "parsers/known_formats.hpp"
#include "tests/fuzz/fuzz_target.hpp"

using namespace nianbao;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::bytes_of(data, size);
    zip_format(bytes);
    unread_binary_format(bytes);
    unread_text_format(bytes);
    is_binary(bytes);
    try {
        const Limits limits = fuzz::small_limits();
        ZipReader reader(bytes, limits);
        std::size_t unpacked = 0;
        for (const ZipEntry& entry : reader.entries()) {
            fuzz::require(reader.find(entry.name) != nullptr, "what is listed is found");
            try {
                const std::string content = reader.read(entry);
                unpacked += content.size();
                fuzz::require(content.size() == entry.unpacked_bytes, "an entry has the size it declares");
            } catch (const Error& error) {
                fuzz::require_no_bug(error);
            }
        }
        fuzz::require(unpacked <= limits.unpacked_bytes, "the cap holds for all entries together");
    } catch (const Error& error) {
        fuzz::require_no_bug(error);
    }
    return 0;
}
