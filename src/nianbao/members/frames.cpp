// SPDX-License-Identifier: Apache-2.0
// Inputs with their lengths before them.
#include "nianbao/members/member_names.hpp"
#include "nianbao/members/members.hpp"
#include "nianbao/members/stream_buffer.hpp"

#include <charconv>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t longest_name = 4096;
constexpr std::size_t longest_number = 20;

class Frames : public MemberReader {
public:
    Frames(int file, const Limits& limits) : m_buffer(read_descriptor(file)), m_limits(limits) {
    }

    bool next(Member& member) override {
        member = Member{};
        if (!m_buffer.ensure(1)) {
            m_buffer.throw_if_broken();
            return false;
        }
        ++m_number;
        const std::uint64_t bytes = read_head(member);
        if (bytes > m_limits.input_bytes) {
            member.trouble = Error(ErrorCode::too_large, "limit", "input_bytes", member.name);
            if (m_buffer.skip(bytes) < bytes) {
                refuse();
            }
        } else if (m_buffer.ensure(static_cast<std::size_t>(bytes))) {
            member.bytes = m_buffer.view().substr(0, static_cast<std::size_t>(bytes));
            m_buffer.consume(member.bytes.size());
        } else {
            refuse();
        }
        if (!m_buffer.ensure(1) || m_buffer.view().front() != '\n') {
            refuse();
        }
        m_buffer.consume(1);
        return true;
    }

private:
    /// The length; the name goes to `member`.
    std::uint64_t read_head(Member& member) {
        std::size_t end = m_buffer.view().find('\n');
        while (end == std::string_view::npos) {
            if (m_buffer.view().size() > longest_number + longest_name + 1 || !m_buffer.more()) {
                refuse();
            }
            end = m_buffer.view().find('\n');
        }
        const std::string_view line = m_buffer.view().substr(0, end);
        std::uint64_t bytes = 0;
        const auto [stop, error] = std::from_chars(line.data(), line.data() + line.size(), bytes);
        const auto digits = static_cast<std::size_t>(stop - line.data());
        const bool is_head = error == std::errc{} && (digits == line.size() || line[digits] == ' ');
        const std::string_view name = is_head && digits < line.size() ? line.substr(digits + 1) : std::string_view{};
        if (!is_head || name.size() > longest_name) {
            refuse();
        }
        member.name = name.empty() ? "stdin" : harmless_path(name);
        m_buffer.consume(end + 1);
        return bytes;
    }

    [[noreturn]] void refuse() {
        m_buffer.throw_if_broken();
        throw Error(ErrorCode::corrupt, "frame", std::to_string(m_number), "byte " + std::to_string(m_buffer.offset()));
    }

    StreamBuffer m_buffer;
    Limits m_limits;
    std::uint64_t m_number = 0; ///< of the frame, from 1
};

} // namespace

std::unique_ptr<MemberReader> read_frames(int file, const Limits& limits) {
    return std::make_unique<Frames>(file, limits);
}

} // namespace nianbao
