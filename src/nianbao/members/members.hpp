// SPDX-License-Identifier: Apache-2.0
// The inputs inside a container: ZIP and TAR archives, WARC web archives, JSON Lines. One at a time, in the container's order.
#ifndef NIANBAO_MEMBERS_MEMBERS_HPP
#define NIANBAO_MEMBERS_MEMBERS_HPP

#include "nianbao/base/error.hpp"
#include "nianbao/base/limits.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace nianbao {

/// One input inside a container. docs/containers.md says how each kind names its members.
struct Member {
    /// Below the container, '/' between the parts, which are harmless: none is empty, "." or "..", none begins with a
    /// dot or has a control character, and no two members of one container have the same name.
    std::string name;
    std::string bytes;            ///< at most Limits::input_bytes; empty where there is trouble
    std::string charset;          ///< as a transport header says it (HTTP, WARC); else empty
    std::string format;           ///< "html" or "flat" where the container says so; else empty
    std::string url;              ///< where the page came from, where known
    std::optional<Error> trouble; ///< why this member cannot be read; the container goes on
};

/// Memory does not grow with the container, but for the names: one member, buffers of some 100 KB, the directory of
/// a ZIP, and at most 24 bytes a member.
class MemberReader {
public:
    MemberReader() = default;
    MemberReader(const MemberReader&) = delete;
    MemberReader& operator=(const MemberReader&) = delete;
    virtual ~MemberReader() = default;

    /// False at the end. Throws Error where the container itself cannot be read any further; what was read before
    /// stands.
    virtual bool next(Member& member) = 0;

    /// Members that are no inputs: hidden files, images, records of a web archive that hold no page. Folders and empty
    /// lines do not count.
    std::uint64_t passed_over() const noexcept {
        return m_passed_over;
    }

protected:
    std::uint64_t m_passed_over = 0;
};

struct MemberOptions {
    /// Of JSON Lines: the field that holds the page or text. Empty: the first of html, text, raw_text, content that
    /// holds a string.
    std::string field;
};

/// By its bytes: a ZIP that is no package of a document (OOXML, ODF, OFD, EPUB), a tar, a WARC, gzip or zstd of one of the
/// last two. JSON Lines besides by its name (.jsonl, .ndjson, .jsonlines, each also with .gz or .zst) and a first character {.
/// False also for what cannot be read: the reader of inputs says why.
bool is_container(const std::string& path);

/// Throws Error: io, corrupt, too_large, unsupported (ZIP64, a ZIP in parts), not_recognized (no container).
std::unique_ptr<MemberReader> open_members(const std::string& path, const MemberOptions& options, const Limits& limits);

/// JSON Lines from an open descriptor (not closed), as a stream: a line is a member as soon as it is there. Names are
/// not made different, and there is no end to their number.
std::unique_ptr<MemberReader> read_json_lines(int file, const MemberOptions& options, const Limits& limits);

/// Inputs with their lengths before them, from an open descriptor (not closed). A frame is
///
///     <bytes, in decimal> <name>\n<that many bytes>\n
///
/// The name may be empty (then it is "stdin") or left out together with the blank; it ends at the line's end and has at
/// most 4,096 bytes. Frames that do not follow each other in this way are an Error (corrupt, "frame"), a frame above
/// Limits::input_bytes is a member in trouble.
std::unique_ptr<MemberReader> read_frames(int file, const Limits& limits);

} // namespace nianbao

#endif // NIANBAO_MEMBERS_MEMBERS_HPP
