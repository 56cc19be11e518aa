// SPDX-License-Identifier: Apache-2.0
// JSON Lines: one report, one object, one line. Every value is a string or null: decimals stay exact.
#include "nianbao/output/fields.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/text/byte_buffer.hpp"
#include "nianbao/text/plain_text.hpp"
#include "nianbao/text/valid_text.hpp"

#include <charconv>
#include <cstring>

namespace nianbao {

namespace {

/// What JSON needs no escape for.
constexpr auto starts = starts_of([](unsigned char byte) { return byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F; });

// Appends JSON without white space. The caller keeps the nesting right; commas come by themselves.
class Json {
public:
    explicit Json(std::string& out) : m_bytes(out) {}
    /// Our own names are short literals and need no escape.
    template <std::size_t N> Json& key(const char (&name)[N]) {
        char* to = separated(m_bytes.room(N + 3));
        *to++ = '"';
        std::memcpy(to, name, N - 1);
        std::memcpy(to + N - 1, "\":", 2);
        m_bytes.end_at(to + N + 1);
        m_last = ':';
        return *this;
    }
    void open(char bracket) {
        char* to = separated(m_bytes.room(2));
        *to++ = bracket;
        m_bytes.end_at(to);
        m_last = bracket;
    }
    void close(char bracket) {
        m_bytes.put(bracket);
        m_last = bracket;
    }
    /// A string; null where it is empty.
    void value(std::string_view text) {
        if (text.empty()) {
            m_bytes.end_at(copied(separated(m_bytes.room(5)), "null"));
            m_last = 'l';
            return;
        }
        constexpr std::size_t longest = 512; // of what goes through the buffer
        const bool plain = text.size() <= longest && is_plain_text(text, starts);
        char* to = separated(m_bytes.room((plain ? text.size() : 0) + 5));
        if (plain) {
            *to++ = '"';
            to = copied(to, text);
            *to++ = '"';
        }
        m_bytes.end_at(to);
        if (!plain) {
            append_escaped(text);
        }
        m_last = '"';
    }
    void value(std::size_t number) {
        char* to = separated(m_bytes.room(21)); // 2^64 has 20 digits
        m_bytes.end_at(std::to_chars(to, to + 20, number).ptr);
        m_last = '0';
    }
    template <std::size_t N, typename Value> void member(const char (&name)[N], const Value& content) {
        key(name).value(content);
    }

    /// Only then is the output whole.
    void end_line() {
        m_bytes.put('\n');
        m_bytes.flush();
    }

private:
    char* separated(char* to) const {
        if (m_last != '{' && m_last != '[' && m_last != ':') {
            *to++ = ',';
        }
        return to;
    }
    void append_escaped(std::string_view raw);

    ByteBuffer m_bytes;
    char m_last = '{'; ///< stands for what was written last
};

void Json::append_escaped(std::string_view raw) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string buffer;
    const std::string_view text = valid_text(raw, buffer);
    std::string& out = m_bytes.out();
    out += '"';
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F) {
            continue;
        }
        out.append(text, from, at - from);
        from = at + 1;
        out += '\\';
        if (byte == '"' || byte == '\\') {
            out += text[at];
        } else if (byte == '\n') {
            out += 'n';
        } else {
            out += "u00";
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        }
    }
    out.append(text, from, text.size() - from);
    out += '"';
}

template <std::size_t N> void write_field(Json& json, const char (&name)[N], const IdentityField& field) {
    json.key(name).open('{');
    json.member("value", field.value);
    json.member("basis", field.basis.empty() ? std::string_view("not-found") : field.basis);
    json.member("raw", field.raw);
    json.member("at", field.at);
    json.close('}');
}

void write_identity(Json& json, const RecordIdentity& identity) {
    json.key("identity").open('{');
    write_field(json, "title", identity.title);
    write_field(json, "agency", identity.agency);
    write_field(json, "year", identity.year);
    write_field(json, "period_from", identity.period_from);
    write_field(json, "period_to", identity.period_to);
    write_field(json, "published", identity.published);
    write_field(json, "index_number", identity.index_number);
    write_field(json, "document_number", identity.document_number);
    write_field(json, "credit_code", identity.credit_code);
    json.close('}');
}

void write_counts(Json& json, const Record& record) {
    json.key("counts").open('{');
    json.member("expected", record.expected());
    json.member("reported", record.reported());
    json.member("undecided", record.undecided());
    json.member("absent", record.absent());
    json.member("doubtful", record.doubtful());
    json.member("checks_passed", record.checks_passed);
    json.member("checks_failed", record.checks_failed);
    json.member("checks_not_testable", record.checks_not_testable);
    json.close('}');
}

void write_reading(Json& json, const Figure& figure) {
    json.key("printed").open('{');
    json.member("number", figure.printed_number);
    json.member("unit", figure.printed_unit);
    json.member("column_unit", figure.column_unit);
    json.member("form_unit", has_printed(figure) ? figure.form_unit : std::string{});
    json.close('}');
    json.member("note", figure.note);
    json.member("evidence", figure.evidence);
    json.key("alternatives").open('[');
    for (const Alternative& alternative : figure.alternatives) {
        json.open('{');
        json.member("value", alternative.value);
        json.member("unit", alternative.unit);
        json.member("because", alternative.because);
        json.member("cell", alternative.cell);
        json.close('}');
    }
    json.close(']');
}

void write_figure(Json& json, const Record& record, const Figure& figure, Edition edition) {
    json.open('{');
    json.member("table", figure.table);
    json.member("row", figure.row);
    json.member("column", figure.column);
    json.member("row_label", figure.row_label);
    json.member("column_label", figure.column_label);
    const Shown shown = shown_values(record, figure, edition);
    json.member("value", shown.value);
    json.member("unit", figure.unit);
    json.member("state", to_string(figure.state));
    json.member("reading", to_string(figure.reading));
    json.key("findings").open('[');
    for (const std::string_view rule : rules_of(record, figure)) {
        json.value(rule);
    }
    json.close(']');
    json.member("raw", figure.raw);
    json.member("place", to_string(figure.place));
    json.member("cell", figure.cell);
    write_reading(json, figure);
    json.member("decision", shown.decision);
    json.member("published_value", shown.published);
    json.member("corrected_value", shown.corrected);
    json.close('}');
}

void write_suggestion(Json& json, const Suggestion& suggestion) {
    json.open('{');
    json.member("kind", suggestion.kind);
    json.key("changes").open('[');
    for (const SuggestedChange& change : suggestion.changes) {
        json.open('{');
        json.member("figure", change.figure);
        json.member("label", change.label);
        json.member("printed", change.printed);
        json.member("value", change.value);
        json.close('}');
    }
    json.close(']');
    json.close('}');
}

void write_finding(Json& json, const Finding& finding, const Rules& rules) {
    json.open('{');
    json.member("rule", finding.rule);
    json.member("severity", to_string(finding.severity));
    json.member("about", finding.about);
    json.member("place", finding.place);
    json.key("message").open('{');
    json.member("zh", rules.message(finding, "zh"));
    json.member("en", rules.message(finding, "en"));
    json.close('}');
    json.key("figures").open('[');
    for (const std::string& figure : finding.figures) {
        json.value(figure);
    }
    json.close(']');
    json.key("suggestions").open('[');
    for (const Suggestion& suggestion : finding.suggestions) {
        write_suggestion(json, suggestion);
    }
    json.close(']');
    json.close('}');
}

void write_correction(Json& json, const Correction& correction) {
    json.open('{');
    json.member("table", correction.table);
    json.member("row", correction.row);
    json.member("column", correction.column);
    json.member("decision", correction.decision);
    json.member("state", correction.state);
    json.member("value", correction.value ? correction.value->to_string() : std::string());
    json.member("unit", correction.unit);
    json.member("seen", correction.seen);
    json.member("seen_state", to_string(correction.seen_state));
    json.member("published", correction.published);
    json.member("reason", correction.reason);
    json.member("by", correction.by);
    json.member("date", correction.date);
    json.close('}');
}

} // namespace

std::string record_to_json(const Record& record, const Rules& rules, Edition edition) {
    std::string out;
    out.reserve(4'000 + 400 * record.figures.size());
    Json json(out);
    json.open('{');
    json.member("source", record.source.name);
    json.member("form", record.form);
    json.member("year", record.identity.year.value);
    write_identity(json, record.identity);
    write_counts(json, record);
    json.key("figures").open('[');
    for (const Figure& figure : record.figures) {
        write_figure(json, record, figure, edition);
    }
    json.close(']');
    json.key("findings").open('[');
    for (const Finding& finding : record.findings) {
        write_finding(json, finding, rules);
    }
    json.close(']');
    json.member("edition", to_string(edition));
    json.key("corrections").open('[');
    for (const Correction& correction : record.corrections) {
        write_correction(json, correction);
    }
    json.close(']');
    json.close('}');
    json.end_line();
    return out;
}

} // namespace nianbao
