// SPDX-License-Identifier: Apache-2.0
#include "cli/answer.hpp"

#include "cli/json.hpp"
#include "cli/terminal.hpp"
#include "nianbao/output/writers.hpp"

#include <algorithm>

namespace nianbao::cli {

namespace {

using database::Row;
using database::Text;

constexpr std::size_t chunk_bytes = 1U << 16U;

/// As csv_field, but an empty text in quotes: nothing at all is NULL.
std::string csv_value(const Text& value) {
    return !value ? "" : value->empty() ? "\"\"" : csv_field(*value);
}

class CsvAnswer : public Answer {
public:
    void names(const std::vector<std::string>& names) override {
        Row row(names.begin(), names.end());
        this->row(row);
    }
    void row(const Row& row) override {
        for (std::size_t i = 0; i < row.size(); ++i) {
            m_text += (i == 0 ? "" : ",") + csv_value(row[i]);
        }
        m_text += '\n';
        if (m_text.size() >= chunk_bytes) {
            finish();
        }
    }
    void finish() override {
        write_output(m_text);
        m_text.clear();
    }

private:
    std::string m_text;
};

class JsonAnswer : public Answer {
public:
    void names(const std::vector<std::string>& names) override {
        m_names = names;
    }
    void row(const Row& row) override {
        m_text += m_first ? "[\n" : ",\n";
        m_first = false;
        for (std::size_t i = 0; i < row.size(); ++i) {
            m_text += (i == 0 ? "{" : ",") + json_string(m_names[i]) + ":" + (row[i] ? json_string(*row[i]) : "null");
        }
        m_text += '}';
        if (m_text.size() >= chunk_bytes) {
            write_output(m_text);
            m_text.clear();
        }
    }
    void finish() override {
        write_output(m_text + (m_first ? "[]\n" : "\n]\n"));
    }

private:
    std::vector<std::string> m_names;
    std::string m_text;
    bool m_first = true;
};

/// Its widths are known only when all rows are.
class TableAnswer : public Answer {
public:
    void names(const std::vector<std::string>& names) override {
        m_rows.push_back(names);
    }
    void row(const Row& row) override {
        std::vector<std::string> cells;
        for (const Text& value : row) {
            cells.push_back(!value ? "" : value->empty() ? "\"\"" : printable(*value));
        }
        m_rows.push_back(std::move(cells));
    }
    void finish() override {
        std::vector<std::size_t> widths(m_rows.front().size());
        for (const std::vector<std::string>& row : m_rows) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                widths[i] = std::max(widths[i], display_width(row[i]));
            }
        }
        std::string text;
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            text += line(m_rows[row], widths);
            if (row == 0) {
                std::vector<std::string> rule;
                for (const std::size_t width : widths) {
                    rule.emplace_back(width, '-');
                }
                text += line(rule, widths);
            }
        }
        write_output(text);
    }

private:
    static std::string line(const std::vector<std::string>& row, const std::vector<std::size_t>& widths) {
        std::string text;
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += (i == 0 ? "" : "  ") + padded(row[i], widths[i]);
        }
        text.erase(text.find_last_not_of(' ') + 1);
        return text + "\n";
    }

    std::vector<std::vector<std::string>> m_rows;
};

} // namespace

std::unique_ptr<Answer> answer_as(const std::string& format) {
    if (format == "json") {
        return std::make_unique<JsonAnswer>();
    }
    if (format == "table") {
        return std::make_unique<TableAnswer>();
    }
    return std::make_unique<CsvAnswer>();
}

} // namespace nianbao::cli
