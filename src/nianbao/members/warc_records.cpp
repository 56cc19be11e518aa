// SPDX-License-Identifier: Apache-2.0
#include "nianbao/members/warc_records.hpp"

#include <algorithm>
#include <charconv>

namespace nianbao {

namespace {

constexpr std::string_view version = "WARC/";
constexpr std::string_view next_start = "\nWARC/1.";
constexpr std::size_t longest_header = 65'536;
constexpr std::size_t kept_of_long = 8'192; ///< of a block above the cap: the header of HTTP
constexpr std::size_t longest_gap = 1'024; ///< line ends between two records; the standard has two

std::string at_byte(std::uint64_t offset) {
    return "byte " + std::to_string(offset);
}

/// Digits alone: no sign, no fraction, nothing beyond 64 bits.
std::optional<std::uint64_t> length_of(std::string_view value) {
    std::uint64_t length = 0;
    const auto [stop, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    const bool whole = error == std::errc{} && stop == value.data() + value.size();
    return whole ? std::optional(length) : std::nullopt;
}

} // namespace

bool WarcRecords::next(WarcRecord& record) {
    m_buffer.consume(m_consume);
    m_consume = 0;
    record = WarcRecord{};
    std::size_t gap = 0;
    while (m_buffer.ensure(1) && (m_buffer.view().front() == '\r' || m_buffer.view().front() == '\n') && gap <= longest_gap) {
        m_buffer.consume(1);
        ++gap;
    }
    record.offset = m_buffer.offset();
    if (!m_buffer.ensure(1)) {
        m_buffer.throw_if_broken();
        return false;
    }
    if (!at_record()) {
        record.trouble = Error(ErrorCode::corrupt, "warc-garbage", {}, at_byte(record.offset));
        find_next(0);
        return true;
    }
    read_block(record);
    return true;
}

bool WarcRecords::at_record() {
    return m_buffer.ensure(version.size()) && m_buffer.view().substr(0, version.size()) == version;
}

void WarcRecords::end_within(const WarcRecord& record) {
    m_buffer.throw_if_broken();
    throw Error(ErrorCode::corrupt, "warc-truncated", {}, at_byte(record.offset));
}

void WarcRecords::read_block(WarcRecord& record) {
    std::size_t header = header_size(m_buffer.view().substr(0, longest_header));
    while (header == std::string_view::npos && m_buffer.view().size() < longest_header && m_buffer.more()) {
        header = header_size(m_buffer.view().substr(0, longest_header));
    }
    if (header == std::string_view::npos && m_buffer.view().size() < longest_header) {
        end_within(record);
    }
    if (header == std::string_view::npos) {
        record.trouble = Error(ErrorCode::corrupt, "warc-garbage", {}, at_byte(record.offset));
        find_next(version.size());
        return;
    }
    const std::string_view head = m_buffer.view().substr(0, header);
    record.fields = HeaderFields(head.substr(head.find('\n') + 1));
    const auto length = length_of(record.fields.find("content-length"));
    if (!length) {
        record.trouble = Error(ErrorCode::corrupt, "warc-garbage", {}, at_byte(record.offset));
        find_next(version.size());
        return;
    }
    if (*length > m_longest) {
        record.trouble = Error(ErrorCode::too_large, "limit", "input_bytes", at_byte(record.offset));
        m_buffer.ensure(header + kept_of_long);
        record.start = m_buffer.view().substr(header, std::min<std::uint64_t>(kept_of_long, *length));
        m_buffer.consume(header);
        if (m_buffer.skip(*length) < *length) {
            end_within(record);
        }
        return; // what follows is looked at as the next record
    }
    const std::size_t size = header + static_cast<std::size_t>(*length);
    if (!m_buffer.ensure(size) && m_buffer.view().find(next_start) == std::string_view::npos) {
        end_within(record);
    }
    const auto gap = m_buffer.view().size() < size ? std::nullopt : separator(size);
    if (!gap) {
        // Where the length is wrong nobody knows what belongs to the block; the next record may lie within it.
        record.trouble = Error(ErrorCode::corrupt, "warc-garbage", {}, at_byte(record.offset));
        find_next(version.size());
        return;
    }
    record.block = m_buffer.view().substr(header, static_cast<std::size_t>(*length));
    m_consume = size + *gap;
}

/// The length of the line ends behind a block, if another record or the end of the file stands behind them. This reads beyond
/// the block, so that a checksum of gzip behind it was looked at.
std::optional<std::size_t> WarcRecords::separator(std::size_t at) {
    std::size_t end = at;
    while (end - at <= longest_gap && m_buffer.ensure(end + 1) && (m_buffer.view()[end] == '\r' || m_buffer.view()[end] == '\n')) {
        ++end;
    }
    if (!m_buffer.ensure(end + 1)) {
        if (m_buffer.is_end_in_doubt()) {
            m_buffer.throw_if_broken();
        }
        return end - at;
    }
    const bool another = end > at && m_buffer.ensure(end + version.size()) && m_buffer.view().substr(end, version.size()) == version;
    return another ? std::optional(end - at) : std::nullopt;
}

/// Goes forward to a line that begins a record, or to the end.
void WarcRecords::find_next(std::size_t from) {
    m_buffer.consume(std::min(from, m_buffer.view().size()));
    while (true) {
        const std::size_t found = m_buffer.view().find(next_start);
        if (found != std::string_view::npos) {
            m_buffer.consume(found + 1);
            return;
        }
        const std::size_t kept = std::min(m_buffer.view().size(), next_start.size() - 1);
        m_buffer.consume(m_buffer.view().size() - kept);
        if (!m_buffer.more()) {
            m_buffer.consume(m_buffer.view().size());
            return;
        }
    }
}

} // namespace nianbao
