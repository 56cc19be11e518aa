// SPDX-License-Identifier: Apache-2.0
#include "nianbao/members/json_lines.hpp"

#include "nianbao/members/json_object.hpp"
#include "nianbao/members/member_names.hpp"
#include "nianbao/members/page_or_text.hpp"
#include "nianbao/members/stream_buffer.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

using Kind = JsonValue::Kind;

/// Where crawlers and extractors put a page (html) or its text, best first.
const std::vector<std::string> usual_fields = {"html", "text", "raw_text", "content"};
/// Where they put what names it, best first.
const std::vector<std::string> naming_fields = {"url", "id", "name"};

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text.append(text.empty() ? "" : ", ").append(word);
    }
    return text;
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == text.npos;
}

class JsonLines : public MemberReader {
public:
    JsonLines(std::unique_ptr<ByteStream> stream, const MemberOptions& options, const Limits& limits, bool is_file)
        : m_buffer(std::move(stream)), m_limits(limits), m_is_file(is_file),
          m_fields(options.field.empty() ? usual_fields : std::vector<std::string>{options.field}), m_keys(m_fields) {
        m_keys.insert(m_keys.end(), naming_fields.begin(), naming_fields.end());
    }

    bool next(Member& member) override {
        while (true) {
            member = Member{};
            const Line line = next_line();
            if (line == Line::none) {
                m_buffer.throw_if_broken();
                return false;
            }
            if (line == Line::text && is_blank(m_line)) {
                continue;
            }
            if (m_is_file && ++m_count > m_limits.archive_members) {
                throw Error(ErrorCode::too_large, "limit", "archive_members", place());
            }
            std::string name;
            try {
                if (line == Line::too_long) {
                    throw Error(ErrorCode::too_large, "limit", "input_bytes", place());
                }
                read_object(member, name);
            } catch (const Error& error) {
                member.bytes.clear();
                member.trouble = Error(error.code(), error.key(), error.detail(), place());
            }
            name = name.empty() ? place() : name;
            member.name = m_is_file ? m_names.unique(std::move(name)) : std::move(name);
            return true;
        }
    }

private:
    enum class Line { none, text, too_long };

    std::string place() const {
        return "L" + std::to_string(m_number);
    }

    /// The next line without its end, in m_line. One above the cap is not kept.
    Line next_line() {
        std::size_t searched = 0;
        bool too_long = false;
        m_line.clear();
        while (true) {
            const std::string_view view = m_buffer.view();
            const std::size_t end = view.find('\n', searched);
            const bool ends = end != view.npos;
            const std::size_t size = ends ? end : view.size();
            too_long = too_long || size > m_limits.input_bytes;
            searched = size;
            if (!too_long && ends) {
                m_line = view.substr(0, size);
            }
            if (too_long || ends) {
                m_buffer.consume(size + (ends ? 1 : 0));
                searched = 0;
            }
            if (ends) {
                return counted(too_long ? Line::too_long : Line::text);
            }
            if (!m_buffer.more()) {
                return last_line(too_long);
            }
        }
    }

    /// What stands after the last line end. Where the stream broke off it is no line.
    Line last_line(bool too_long) {
        if (m_buffer.broken() || (m_buffer.view().empty() && !too_long)) {
            return Line::none;
        }
        m_line = m_buffer.view();
        m_buffer.consume(m_line.size());
        return counted(too_long ? Line::too_long : Line::text);
    }

    Line counted(Line line) {
        if (++m_number == 1 && m_line.rfind("\xEF\xBB\xBF", 0) == 0) {
            m_line.erase(0, 3);
        }
        return line;
    }

    void read_object(Member& member, std::string& name) {
        const std::vector<JsonValue> values = read_json_object(m_line, m_keys, m_limits.nesting);
        const JsonValue& url = values[m_fields.size()];
        if (url.kind == Kind::text && !url.text.empty()) {
            member.url = url.text;
            name = name_of_url(url.text);
        }
        for (std::size_t i = m_fields.size() + 1; name.empty() && i < values.size(); ++i) {
            const bool says = (values[i].kind == Kind::text || values[i].kind == Kind::number) && !values[i].text.empty();
            name = says ? visible_path(values[i].text) : "";
        }
        const auto end = values.begin() + static_cast<std::ptrdiff_t>(m_fields.size());
        const auto is_text = [](const JsonValue& value) { return value.kind == Kind::text; };
        auto found = std::find_if(values.begin(), end, [&](const JsonValue& value) { return is_text(value) && !is_blank(value.text); });
        found = found == end ? std::find_if(values.begin(), end, is_text) : found; // a blank field hides no other
        if (found == end) {
            throw Error(ErrorCode::corrupt, "json-field", joined(m_fields));
        }
        const std::string& field = m_fields[static_cast<std::size_t>(found - values.begin())];
        member.bytes = found->text;
        member.format = field == "html" || begins_like_page(found->text) ? "html" : "flat";
    }

    /// No field hides its line.
    static std::string visible_path(std::string_view text) {
        std::string path = harmless_path(text);
        for (std::size_t at = 0; at != path.npos; at = path.find("/.", at)) {
            at += path[at] == '/' ? 1U : 0U;
            if (path[at] == '.') {
                path.replace(at, 1, "%2E");
            }
            ++at;
        }
        return path;
    }

    StreamBuffer m_buffer;
    Limits m_limits;
    bool m_is_file;
    std::vector<std::string> m_fields;
    std::vector<std::string> m_keys; ///< m_fields, then naming_fields
    MemberNames m_names;
    std::string m_line;
    std::uint64_t m_number = 0; ///< of the line, from 1
    std::size_t m_count = 0;
};

} // namespace

std::unique_ptr<MemberReader> json_lines(std::unique_ptr<ByteStream> stream, const MemberOptions& options, const Limits& limits,
                                         bool is_file) {
    return std::make_unique<JsonLines>(std::move(stream), options, limits, is_file);
}

} // namespace nianbao
