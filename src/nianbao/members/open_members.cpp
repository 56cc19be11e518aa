// SPDX-License-Identifier: Apache-2.0
// Which kind of container a file is, by its first bytes and, for JSON Lines, its name.
#include "nianbao/base/ascii.hpp"
#include "nianbao/members/gunzip.hpp"
#include "nianbao/members/json_lines.hpp"
#include "nianbao/members/mapped_file.hpp"
#include "nianbao/members/members.hpp"
#include "nianbao/members/tar_members.hpp"
#include "nianbao/members/unzstd.hpp"
#include "nianbao/members/warc_members.hpp"
#include "nianbao/members/zip_members.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace nianbao {

namespace {

enum class Kind { none, zip, tar, warc, json_lines };
enum class Wrapping { none, gzip, zstd };

struct Container {
    Kind kind = Kind::none;
    Wrapping wrapping = Wrapping::none;
};

constexpr std::size_t head_bytes = 1024; ///< a header of a TAR has 512

bool ends_in(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_named_json_lines(std::string_view path) {
    std::string name = lowered(path);
    for (const std::string_view packed : {".gz", ".zst"}) {
        if (ends_in(name, packed)) {
            name.resize(name.size() - packed.size());
            break;
        }
    }
    return ends_in(name, ".jsonl") || ends_in(name, ".ndjson") || ends_in(name, ".jsonlines");
}

Wrapping wrapping_of(std::string_view head) {
    if (head.substr(0, 3) == "\x1F\x8B\x08") {
        return Wrapping::gzip;
    }
    // A frame, or one to be skipped, which may stand before it (RFC 8878, 3.1).
    const std::string_view magic = head.substr(0, 4);
    const bool skippable = magic.size() == 4 && (static_cast<unsigned char>(magic[0]) & 0xF0U) == 0x50 && magic.substr(1) == "\x2A\x4D\x18";
    return magic == "\x28\xB5\x2F\xFD" || skippable ? Wrapping::zstd : Wrapping::none;
}

std::unique_ptr<ByteStream> unwrapped(std::unique_ptr<ByteStream> stream, Wrapping wrapping, const Limits& limits) {
    switch (wrapping) {
    case Wrapping::gzip:
        return gunzip(std::move(stream), limits);
    case Wrapping::zstd:
        return unzstd(std::move(stream), limits);
    case Wrapping::none:
        break;
    }
    return stream;
}

/// The first bytes of the file as it is unpacked; fewer where it breaks off.
std::string head_of(const std::string& path, Wrapping wrapping) {
    const std::unique_ptr<ByteStream> stream = unwrapped(open_file(path), wrapping, Limits{});
    std::string head(head_bytes, '\0');
    std::size_t size = 0;
    try {
        while (size < head.size()) {
            const std::size_t got = stream->read(head.data() + size, head.size() - size);
            if (got == 0) {
                break;
            }
            size += got;
        }
    } catch (const Error& error) {
        if (error.code() == ErrorCode::io) {
            throw;
        }
    }
    head.resize(size);
    return head;
}

Kind kind_of_stream(std::string_view head, const std::string& path) {
    if (begins_as_warc(head)) {
        return Kind::warc;
    }
    if (begins_as_tar(head)) {
        return Kind::tar;
    }
    return is_named_json_lines(path) ? Kind::json_lines : Kind::none; // whatever its first line is: one may be broken
}

/// Throws Error(io).
Container container_at(const std::string& path) {
    const MappedFile file(path);
    if (begins_as_zip(file.bytes())) {
        return {is_document_package(file.bytes()) ? Kind::none : Kind::zip, Wrapping::none};
    }
    const Wrapping wrapping = wrapping_of(file.bytes().substr(0, head_bytes));
    return {kind_of_stream(head_of(path, wrapping), path), wrapping};
}

} // namespace

bool is_container(const std::string& path) {
    try {
        return container_at(path).kind != Kind::none;
    } catch (const Error&) {
        return false;
    }
}

std::unique_ptr<MemberReader> open_members(const std::string& path, const MemberOptions& options, const Limits& limits) {
    const Container container = container_at(path);
    switch (container.kind) {
    case Kind::zip:
        return zip_members(path, limits);
    case Kind::json_lines:
        return json_lines(unwrapped(open_file(path), container.wrapping, limits), options, limits, true);
    case Kind::tar:
        return tar_members(unwrapped(open_file(path), container.wrapping, limits), limits);
    case Kind::warc:
        return warc_members(unwrapped(open_file(path), container.wrapping, limits), limits);
    case Kind::none:
        break;
    }
    throw Error(ErrorCode::not_recognized, "no-container");
}

std::unique_ptr<MemberReader> read_json_lines(int file, const MemberOptions& options, const Limits& limits) {
    return json_lines(read_descriptor(file), options, limits, false);
}

} // namespace nianbao
