// SPDX-License-Identifier: Apache-2.0
// libarchive reads with a callback, from any stream. Only its TAR reader is switched on. Its traps: a name
// that the locale cannot hold comes with a warning, as bytes; an archive that ends too early is an error only where a size
// was promised, and what stands behind its end is not looked at.
#include "nianbao/members/tar_members.hpp"

#include "nianbao/base/shared_library.hpp"
#include "nianbao/members/member_names.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace nianbao {

namespace {

#define NIANBAO_ARCHIVE_FUNCTIONS(X) \
    X(archive_entry_filetype) X(archive_entry_hardlink) X(archive_entry_pathname) \
    X(archive_entry_size) X(archive_error_string) X(archive_read_data) \
    X(archive_filter_bytes) X(archive_read_free) X(archive_read_new) \
    X(archive_read_next_header) X(archive_read_open) \
    X(archive_read_support_format_tar) X(archive_set_error)

/// libarchive, loaded when the first such file is opened: it brings six libraries more (acl, nettle, lzma, zstd, lz4,
/// bz2), which would cost every start.
struct Library {
#define NIANBAO_ARCHIVE_MEMBER(name) decltype(&::name) name = nullptr;
    NIANBAO_ARCHIVE_FUNCTIONS(NIANBAO_ARCHIVE_MEMBER)
#undef NIANBAO_ARCHIVE_MEMBER
};

Library load_library() {
    const SharedLibrary file(NIANBAO_LIBARCHIVE);
    Library library;
#define NIANBAO_ARCHIVE_FIND(name) file.find(#name, library.name);
    NIANBAO_ARCHIVE_FUNCTIONS(NIANBAO_ARCHIVE_FIND)
#undef NIANBAO_ARCHIVE_FIND
    return library;
}

const Library& library() {
    static const Library loaded = load_library();
    return loaded;
}

constexpr std::size_t chunk_bytes = 65536;

/// An archive that is read through a callback; what the stream throws passes through C as a stored Error.
class Archive {
public:
    explicit Archive(std::unique_ptr<ByteStream> stream) : m_stream(std::move(stream)), m_chunk(chunk_bytes), m_archive(library().archive_read_new()) {
        if (m_archive == nullptr) {
            throw Error(ErrorCode::internal, "out-of-memory");
        }
    }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;
    ~Archive() {
        library().archive_read_free(m_archive);
    }

    archive* get() const noexcept {
        return m_archive;
    }
    int open() {
        return library().archive_read_open(m_archive, this, nullptr, &Archive::read, nullptr);
    }
    /// libarchive ends where the stream ends and where a block of zeros stands, and says the same of both. Throws where the
    /// archive has no such end, for members may be cut off, and where anything but zeros follows it.
    void check_end() {
        const auto taken = static_cast<std::uint64_t>(library().archive_filter_bytes(m_archive, 0));
        if (m_ended && taken >= m_given && !ends_in_zeros()) {
            throw Error(ErrorCode::corrupt, "tar-truncated");
        }
        std::uint64_t at = taken;
        std::size_t from = m_chunk_size - static_cast<std::size_t>(std::min<std::uint64_t>(m_given - std::min(m_given, taken), m_chunk_size));
        do {
            for (; from < m_chunk_size; ++from, ++at) {
                if (m_chunk[from] != 0) {
                    throw Error(ErrorCode::corrupt, "tar-more", {}, "byte " + std::to_string(at));
                }
            }
            from = 0;
            m_chunk_size = m_ended ? 0 : m_stream->read(m_chunk.data(), m_chunk.size());
        } while (m_chunk_size > 0);
    }

    /// What the stream threw, or libarchive's own words as `key`.
    [[noreturn]] void refuse(const char* key) const {
        if (m_error) {
            throw Error(*m_error);
        }
        const char* const words = library().archive_error_string(m_archive);
        throw Error(ErrorCode::corrupt, key, words == nullptr ? "?" : words);
    }

private:
    /// A lone block of zeros, the last of the stream, is an end.
    bool ends_in_zeros() const {
        constexpr std::size_t block_bytes = 512;
        const auto end = m_chunk.begin() + static_cast<std::ptrdiff_t>(m_chunk_size);
        return m_chunk_size >= block_bytes && std::all_of(end - block_bytes, end, [](char byte) { return byte == 0; });
    }

    static la_ssize_t read(archive* handle, void* self, const void** bytes) noexcept {
        auto& archive = *static_cast<Archive*>(self);
        try {
            const std::size_t got = archive.m_stream->read(archive.m_chunk.data(), archive.m_chunk.size());
            *bytes = archive.m_chunk.data();
            archive.m_chunk_size = got == 0 ? archive.m_chunk_size : got;
            archive.m_given += got;
            archive.m_ended = got == 0;
            return static_cast<la_ssize_t>(got);
        } catch (const Error& error) {
            archive.m_error = error;
        }
        library().archive_set_error(handle, EIO, "stream");
        return -1;
    }

    std::unique_ptr<ByteStream> m_stream;
    std::vector<char> m_chunk;
    std::size_t m_chunk_size = 0; ///< of the bytes given last
    std::uint64_t m_given = 0;
    bool m_ended = false; ///< the stream has no more
    std::optional<Error> m_error;
    archive* m_archive;
};

class TarMembers : public MemberReader {
public:
    TarMembers(std::unique_ptr<ByteStream> stream, const Limits& limits) : m_archive(std::move(stream)), m_limits(limits) {
        library().archive_read_support_format_tar(m_archive.get());
        if (m_archive.open() != ARCHIVE_OK) {
            m_archive.refuse("tar-corrupt");
        }
    }

    bool next(Member& member) override {
        archive_entry* entry = nullptr;
        while (true) {
            const int result = library().archive_read_next_header(m_archive.get(), &entry);
            if (result == ARCHIVE_EOF) {
                m_archive.check_end();
                return false;
            }
            if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
                m_archive.refuse("tar-corrupt");
            }
            const char* const pathname = library().archive_entry_pathname(entry);
            const std::string path = pathname == nullptr ? "" : pathname;
            if (library().archive_entry_filetype(entry) == AE_IFDIR) {
                continue;
            }
            const bool is_file = library().archive_entry_filetype(entry) == AE_IFREG && library().archive_entry_hardlink(entry) == nullptr;
            if (!is_file || is_hidden_path(path)) {
                ++m_passed_over;
                continue;
            }
            if (++m_count > m_limits.archive_members) {
                throw Error(ErrorCode::too_large, "limit", "archive_members");
            }
            member = Member{};
            member.name = m_names.unique(harmless_path(path));
            read_file(library().archive_entry_size(entry), member);
            return true;
        }
    }

private:
    /// One above the cap is not read; the next header is looked for behind it.
    void read_file(la_int64_t size, Member& member) {
        if (size < 0 || static_cast<std::uint64_t>(size) > m_limits.input_bytes) {
            member.trouble = Error(ErrorCode::too_large, "limit", "input_bytes", member.name);
            return;
        }
        const auto bytes = static_cast<std::size_t>(size);
        while (member.bytes.size() < bytes) { // grows with what is there, not with what is promised
            const std::size_t at = member.bytes.size();
            member.bytes.resize(std::min(bytes, at + 4 * chunk_bytes));
            const la_ssize_t got = library().archive_read_data(m_archive.get(), member.bytes.data() + at, member.bytes.size() - at);
            if (got <= 0) {
                m_archive.refuse("tar-corrupt");
            }
            member.bytes.resize(at + static_cast<std::size_t>(got));
        }
    }

    Archive m_archive;
    Limits m_limits;
    MemberNames m_names;
    std::size_t m_count = 0;
};

} // namespace

bool begins_as_tar(std::string_view bytes) {
    constexpr std::size_t header_bytes = 512;
    constexpr std::size_t sum_at = 148;
    constexpr std::size_t sum_bytes = 8;
    if (bytes.size() < header_bytes || bytes.front() == '\0') {
        return false;
    }
    std::uint32_t sum = sum_bytes * ' '; // its own field counts as blanks
    for (std::size_t i = 0; i < header_bytes; ++i) {
        sum += i >= sum_at && i < sum_at + sum_bytes ? 0U : static_cast<unsigned char>(bytes[i]);
    }
    std::uint32_t written = 0;
    const std::string_view field = bytes.substr(sum_at, sum_bytes);
    std::size_t at = field.find_first_not_of(' ');
    const std::size_t first = at;
    for (; at < field.size() && field[at] >= '0' && field[at] <= '7'; ++at) {
        written = written * 8 + static_cast<std::uint32_t>(field[at] - '0');
    }
    return at != first && at != field.npos && written == sum;
}

std::unique_ptr<MemberReader> tar_members(std::unique_ptr<ByteStream> stream, const Limits& limits) {
    return std::make_unique<TarMembers>(std::move(stream), limits);
}

} // namespace nianbao
