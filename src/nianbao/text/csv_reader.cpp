// SPDX-License-Identifier: Apache-2.0
#include "nianbao/text/csv_reader.hpp"

#include <utility>

namespace nianbao {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class Reader {
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    std::vector<CsvRow> rows() {
        while (m_at < m_text.size()) {
            read_row();
        }
        return std::move(m_rows);
    }

private:
    void read_row() {
        CsvRow row;
        row.line = m_line;
        bool more = true;
        while (more) {
            row.fields.push_back(read_field());
            more = m_at < m_text.size() && m_text[m_at] == ',';
            m_at += more ? 1U : 0U;
        }
        if (m_at < m_text.size() && m_text[m_at] == '\r') {
            ++m_at;
        }
        if (m_at < m_text.size() && m_text[m_at] == '\n') {
            ++m_at;
        }
        ++m_line;
        if (row.fields.size() > 1 || !row.fields.front().empty()) {
            m_rows.push_back(std::move(row));
        }
    }

    std::string read_field() {
        std::string field;
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            ++m_at;
            read_quoted(field);
        }
        while (m_at < m_text.size() && m_text[m_at] != ',' && m_text[m_at] != '\n' && m_text[m_at] != '\r') {
            field += m_text[m_at++];
        }
        return field;
    }

    void read_quoted(std::string& field) {
        while (m_at < m_text.size()) {
            const char letter = m_text[m_at++];
            if (letter == '"') {
                if (m_at >= m_text.size() || m_text[m_at] != '"') {
                    return;
                }
                ++m_at;
            }
            m_line += letter == '\n' ? 1U : 0U;
            field += letter;
        }
    }

    std::string_view m_text;
    std::vector<CsvRow> m_rows;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
};

} // namespace

std::vector<CsvRow> read_csv(std::string_view text) {
    if (text.rfind(byte_order_mark, 0) == 0) {
        text.remove_prefix(byte_order_mark.size());
    }
    return Reader(text).rows();
}

} // namespace nianbao
