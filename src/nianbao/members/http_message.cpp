// SPDX-License-Identifier: Apache-2.0
#include "nianbao/members/http_message.hpp"

#include "nianbao/base/ascii.hpp"
#include "nianbao/base/error.hpp"
#include "nianbao/members/gunzip.hpp"
#include "nianbao/members/page_or_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace nianbao {

namespace {

constexpr std::size_t longest_header = 65'536;
constexpr std::string_view blanks = " \t\r\n";

bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(blanks);
    return from == text.npos ? std::string_view{} : text.substr(from, text.find_last_not_of(blanks) + 1 - from);
}

/// The chunks joined (RFC 9112, 7.1); nothing where the first line is no chunk's. Throws where a later one is none.
std::optional<std::string> without_chunks(std::string_view body) {
    std::string text;
    std::size_t at = 0;
    bool first = true;
    while (true) {
        const std::size_t line_end = body.find('\n', at);
        const std::string_view line = body.substr(at, line_end == body.npos ? 0 : line_end - at);
        std::uint64_t size = 0;
        const auto [stop, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
        const std::string_view after = trimmed(line.substr(static_cast<std::size_t>(stop - line.data())));
        const bool is_size = line_end != body.npos && error == std::errc{} && (after.empty() || after.front() == ';');
        if (!is_size && first) {
            return std::nullopt;
        }
        const bool fits = is_size && size <= body.size() - line_end - 1;
        if (!fits) {
            throw Error(ErrorCode::corrupt, "http-body", "chunked");
        }
        if (size == 0) {
            return text;
        }
        text.append(body.substr(line_end + 1, static_cast<std::size_t>(size)));
        at = line_end + 1 + static_cast<std::size_t>(size);
        at += body.substr(at, 2) == "\r\n" ? 2U : body.substr(at, 1) == "\n" ? 1U : 0U;
        first = false;
    }
}

std::vector<std::string> list_of(std::string_view codings) {
    std::vector<std::string> list;
    while (!codings.empty()) {
        const std::size_t comma = std::min(codings.find(','), codings.size());
        const std::string coding{trimmed(codings.substr(0, comma))};
        if (!coding.empty() && coding != "identity") {
            list.push_back(coding);
        }
        codings.remove_prefix(std::min(comma + 1, codings.size()));
    }
    return list;
}

void undo(const std::string& coding, std::string& text, std::size_t most) {
    if (coding == "chunked") {
        if (auto whole = without_chunks(text)) {
            text = *std::move(whole);
        }
    } else if (coding == "gzip" || coding == "x-gzip") {
        if (text.compare(0, 2, "\x1F\x8B") == 0) {
            text = unpacked(text, Packing::gzip, most);
        }
    } else if (coding == "deflate") {
        if (!begins_like_page(text)) {
            text = unpacked(text, Packing::deflate, most);
        }
    } else if (!begins_like_page(text)) {
        throw Error(ErrorCode::unsupported, "http-coding", coding);
    }
}

} // namespace

HeaderFields::HeaderFields(std::string_view lines) {
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        const bool goes_on = !line.empty() && (line.front() == ' ' || line.front() == '\t');
        const std::size_t colon = line.find(':');
        if (goes_on && !m_fields.empty()) {
            m_fields.back().second.append(" ").append(trimmed(line));
        } else if (!goes_on && colon != line.npos) {
            m_fields.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
        }
    }
}

std::string_view HeaderFields::find(std::string_view name) const noexcept {
    for (const auto& [known, value] : m_fields) {
        if (same_name(known, name)) {
            return value;
        }
    }
    return {};
}

std::string HeaderFields::all(std::string_view name) const {
    std::string list;
    for (const auto& [known, value] : m_fields) {
        if (same_name(known, name)) {
            list.append(list.empty() ? "" : ",").append(value);
        }
    }
    return list;
}

std::size_t header_size(std::string_view bytes) noexcept {
    for (std::size_t end = bytes.find('\n'); end != bytes.npos; end = bytes.find('\n', end + 1)) {
        const std::string_view next = bytes.substr(end + 1, 2);
        if (next == "\r\n") {
            return end + 3;
        }
        if (next.substr(0, 1) == "\n") {
            return end + 2;
        }
    }
    return bytes.npos;
}

void read_content_type(std::string_view value, std::string& media, std::string& charset) {
    const std::size_t semicolon = std::min(value.find(';'), value.size());
    media = lowered(trimmed(value.substr(0, semicolon)));
    charset.clear();
    std::string_view rest = value.substr(semicolon);
    while (!rest.empty() && charset.empty()) {
        rest.remove_prefix(1);
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view parameter = rest.substr(0, end);
        const std::size_t equals = parameter.find('=');
        if (equals != parameter.npos && same_name(trimmed(parameter.substr(0, equals)), "charset")) {
            std::string_view said = trimmed(parameter.substr(equals + 1));
            while (!said.empty() && (said.front() == '"' || said.front() == '\'')) {
                said.remove_prefix(1);
            }
            charset = trimmed(said.substr(0, said.find_first_of("\"' ")));
        }
        rest.remove_prefix(end);
    }
}

std::optional<HttpResponse> read_http_response(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, longest_header);
    const std::size_t size = header_size(start);
    if (start.substr(0, 5) != "HTTP/" || size == start.npos) {
        return std::nullopt;
    }
    const std::size_t line_end = start.find('\n');
    const std::string_view line = start.substr(0, line_end);
    const std::size_t blank = line.find(' ');
    HttpResponse response;
    const std::string_view number = blank == line.npos ? std::string_view{} : line.substr(blank + 1, 3);
    const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), response.status);
    if (error != std::errc{} || stop != number.data() + 3) {
        return std::nullopt;
    }
    const HeaderFields fields(start.substr(line_end + 1, size - line_end - 1));
    read_content_type(fields.find("content-type"), response.media, response.charset);
    response.transfer_coding = lowered(fields.all("transfer-encoding"));
    response.content_coding = lowered(fields.all("content-encoding"));
    response.body = bytes.substr(size);
    const std::string_view length = fields.find("content-length");
    std::uint64_t promised = 0;
    const auto [last, fault] = std::from_chars(length.data(), length.data() + length.size(), promised);
    const bool is_number = fault == std::errc{} && last == length.data() + length.size();
    response.cut_short = is_number && response.transfer_coding.empty() && response.body.size() < promised;
    return response;
}

std::string decoded_body(const HttpResponse& response, std::size_t most) {
    std::string text{response.body};
    std::vector<std::string> codings = list_of(response.content_coding);
    const std::vector<std::string> transfer = list_of(response.transfer_coding);
    codings.insert(codings.end(), transfer.begin(), transfer.end());
    constexpr std::size_t most_codings = 4; // one is usual, two are known
    if (codings.size() > most_codings) {
        throw Error(ErrorCode::unsupported, "http-coding", codings.back());
    }
    while (!codings.empty()) { // the last one applied is undone first
        undo(codings.back(), text, most);
        codings.pop_back();
    }
    if (text.compare(0, 3, "\x1F\x8B\x08") == 0) { // packed, and no header says so
        text = unpacked(text, Packing::gzip, most);
    }
    if (text.size() > most) {
        throw Error(ErrorCode::too_large, "limit", "input_bytes");
    }
    return text;
}

} // namespace nianbao
