// SPDX-License-Identifier: Apache-2.0
// The records of a WARC file, one after the other, and the next one where a length lies.
#ifndef NIANBAO_MEMBERS_WARC_RECORDS_HPP
#define NIANBAO_MEMBERS_WARC_RECORDS_HPP

#include "nianbao/members/http_message.hpp"
#include "nianbao/members/stream_buffer.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace nianbao {

struct WarcRecord {
    std::uint64_t offset = 0; ///< of the record in the unpacked file
    HeaderFields fields{{}};
    std::string_view block;   ///< valid until the next record is read
    /// Why the block is none: longer than the cap, or a length that is not the block's (then `fields` may be empty).
    std::optional<Error> trouble;
    std::string start; ///< the first bytes of a block that is longer than the cap
};

class WarcRecords {
public:
    WarcRecords(std::unique_ptr<ByteStream> stream, std::size_t longest_block)
        : m_buffer(std::move(stream)), m_longest(longest_block) {
    }

    /// False at the end. Throws Error where the file ends within a record, and what the stream threw.
    bool next(WarcRecord& record);

private:
    bool at_record();
    void read_block(WarcRecord& record);
    std::optional<std::size_t> separator(std::size_t at);
    void find_next(std::size_t from);
    [[noreturn]] void end_within(const WarcRecord& record);

    StreamBuffer m_buffer;
    std::size_t m_longest;
    std::size_t m_consume = 0; ///< of the record given last
};

} // namespace nianbao

#endif // NIANBAO_MEMBERS_WARC_RECORDS_HPP
