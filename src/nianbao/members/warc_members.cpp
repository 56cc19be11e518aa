// SPDX-License-Identifier: Apache-2.0
#include "nianbao/members/warc_members.hpp"

#include "nianbao/base/ascii.hpp"
#include "nianbao/members/member_names.hpp"
#include "nianbao/members/warc_records.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t header_room = 65'536; ///< of HTTP, within the block

/// Media that hold no report, whatever is in them.
constexpr std::array<std::string_view, 4> other_families = {"image/", "video/", "audio/", "font/"};
constexpr std::array<std::string_view, 12> other_media = {
    "text/css", "text/javascript", "text/ecmascript", "text/dns", "application/javascript", "application/x-javascript",
    "application/ecmascript", "application/json", "application/ld+json", "application/manifest+json",
    "application/font-woff", "application/x-shockwave-flash"};

bool is_other_media(const std::string& media) {
    return std::any_of(other_families.begin(), other_families.end(), [&](std::string_view family) { return media.rfind(family, 0) == 0; }) ||
           std::find(other_media.begin(), other_media.end(), media) != other_media.end();
}

/// Between angle brackets, as some write it (an error in the grammar of WARC 1.0 asks for them).
std::string uri_of(std::string_view uri) {
    const bool bracketed = uri.size() > 1 && uri.front() == '<' && uri.back() == '>';
    return std::string{bracketed ? uri.substr(1, uri.size() - 2) : uri};
}

class WarcMembers : public MemberReader {
public:
    WarcMembers(std::unique_ptr<ByteStream> stream, const Limits& limits)
        : m_records(std::move(stream), limits.input_bytes + header_room), m_limits(limits) {
    }

    bool next(Member& member) override {
        for (WarcRecord record; m_records.next(record);) {
            ++m_number;
            member = Member{};
            if (!is_input(record, member)) {
                ++m_passed_over;
                continue;
            }
            if (++m_count > m_limits.archive_members) {
                throw Error(ErrorCode::too_large, "limit", "archive_members", place(record));
            }
            if (member.trouble) {
                member.bytes.clear();
            }
            member.name = m_names.unique(member.url.empty() ? "record-" + std::to_string(m_number) : name_of_url(member.url));
            return true;
        }
        return false;
    }

private:
    static std::string place(const WarcRecord& record) {
        return "byte " + std::to_string(record.offset);
    }

    /// Fills `member`; false where the record holds no page.
    bool is_input(const WarcRecord& record, Member& member) {
        const std::string type = lowered(record.fields.find("warc-type")); // as readers of archives take it
        const bool broken = record.trouble && record.trouble->code() == ErrorCode::corrupt;
        const bool holds_page = type == "response" || type == "resource" || type == "conversion";
        if (!holds_page && !broken) { // a broken record may have taken another one along
            return false;
        }
        member.url = uri_of(record.fields.find("warc-target-uri"));
        member.trouble = record.trouble;
        if (member.trouble) {
            return broken || !is_other_media(media_of(record, type));
        }
        try {
            return type == "response" ? read_response(record, member) : read_resource(record, type, member);
        } catch (const Error& error) {
            member.trouble = Error(error.code(), error.key(), error.detail(), place(record));
            return true;
        }
    }

    /// Of a record whose block is too long to be read: a film is passed over like any other.
    static std::string media_of(const WarcRecord& record, std::string_view type) {
        std::string media;
        std::string charset;
        read_content_type(record.fields.find("content-type"), media, charset);
        const auto response = type == "response" ? read_http_response(record.start) : std::nullopt;
        return response ? response->media : media;
    }

    static void refuse_parts(const WarcRecord& record) {
        const std::string_view truncated = record.fields.find("warc-truncated");
        const bool in_parts = !record.fields.find("warc-segment-number").empty();
        if (!truncated.empty() || in_parts) {
            throw Error(ErrorCode::corrupt, "warc-incomplete", in_parts ? "segment" : std::string{truncated});
        }
    }

    bool read_response(const WarcRecord& record, Member& member) {
        std::string media;
        std::string charset;
        read_content_type(record.fields.find("content-type"), media, charset);
        if (!media.empty() && media != "application/http") {
            return read_resource(record, "resource", member); // an answer of FTP is the file itself
        }
        const auto response = read_http_response(record.block);
        if (!response) {
            throw Error(ErrorCode::corrupt, "http-header");
        }
        constexpr int ok = 200;
        constexpr int transformed = 203; // by a proxy on the way (RFC 9110, 15.3.4)
        if ((response->status != ok && response->status != transformed) || is_other_media(response->media)) {
            return false;
        }
        refuse_parts(record);
        if (response->cut_short) {
            throw Error(ErrorCode::corrupt, "warc-incomplete", "content-length");
        }
        member.charset = response->charset;
        member.bytes = decoded_body(*response, m_limits.input_bytes);
        return true;
    }

    /// The block itself; a conversion to text (as WET files have) is text by its kind.
    bool read_resource(const WarcRecord& record, std::string_view type, Member& member) {
        std::string media;
        read_content_type(record.fields.find("content-type"), media, member.charset);
        if (is_other_media(media)) {
            return false;
        }
        refuse_parts(record);
        if (record.block.size() > m_limits.input_bytes) {
            throw Error(ErrorCode::too_large, "limit", "input_bytes");
        }
        member.format = type == "conversion" && media == "text/plain" ? "flat" : "";
        member.bytes = record.block;
        return true;
    }

    WarcRecords m_records;
    Limits m_limits;
    MemberNames m_names;
    std::uint64_t m_number = 0; ///< of the record, from 1
    std::size_t m_count = 0;
};

} // namespace

bool begins_as_warc(std::string_view bytes) {
    return bytes.substr(0, 5) == "WARC/";
}

std::unique_ptr<MemberReader> warc_members(std::unique_ptr<ByteStream> stream, const Limits& limits) {
    return std::make_unique<WarcMembers>(std::move(stream), limits);
}

} // namespace nianbao
