// SPDX-License-Identifier: Apache-2.0
#include "nianbao/catalog/export.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/io/gzip_writer.hpp"
#include "nianbao/io/sink.hpp"
#include "nianbao/output/fields.hpp"
#include "nianbao/output/writers.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <system_error>
#include <vector>

namespace nianbao::catalog {

namespace {

namespace fs = std::filesystem;

using database::Connection;
using database::Row;
using database::Text;

constexpr const char* staging = ".nianbao-export";
constexpr const char* no_value = "__HIVE_DEFAULT_PARTITION__"; // what Hive, Spark and DuckDB read as NULL
constexpr std::size_t records_at_once = 50;

/// A value in the name of a folder, as Hive escapes it.
std::string partition_value(const Text& value) {
    static constexpr char digits[] = "0123456789ABCDEF";
    if (!value || value->empty()) {
        return no_value;
    }
    std::string name;
    for (const char c : *value) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
        const auto byte = static_cast<unsigned char>(c);
        name += plain ? std::string(1, c) : std::string{'%', digits[byte / 16], digits[byte % 16]};
    }
    return name;
}

/// Names and prints stand in quotes in every row, needed or not: DuckDB looks at the first 20,000 rows to learn whether a
/// file has any. NULL is nothing at all, an empty text "".
std::string quoted(const Text& value) {
    if (!value) {
        return "";
    }
    std::string field = csv_field(*value);
    return !field.empty() && field.front() == '"' ? field : '"' + field + '"';
}

bool is_partition(const fs::path& name) {
    return name.string().rfind("year=", 0) == 0;
}

[[noreturn]] void fail(const std::error_code& error, const fs::path& path) {
    throw Error(ErrorCode::io, "folder-make", error.message(), path.string());
}

/// A file of a partition while it grows.
class Part {
public:
    Part(const fs::path& path, const std::string& header)
        : m_file(path.string()), m_gzip([this](std::string_view bytes) { m_file.write(bytes); }) {
        m_gzip.write(header);
    }
    void write(std::string_view line) {
        m_gzip.write(line);
        ++m_rows;
    }
    std::size_t rows() const noexcept {
        return m_rows;
    }
    void finish() {
        m_gzip.finish();
        m_file.commit();
    }

private:
    FileSink m_file;
    GzipWriter m_gzip;
    std::size_t m_rows = 0;
};

class Export {
public:
    Export(Connection& connection, const std::string& folder, const ExportOptions& options, const std::function<bool()>& stopped)
        : m_connection(connection), m_folder(folder), m_staging(m_folder / staging), m_options(options), m_stopped(stopped) {
        for (const Field& field : figure_columns(options.editions)) {
            if (std::string_view(field.name) != "year" && std::string_view(field.name) != "form") {
                m_header += (m_header.empty() ? "" : ",") + std::string(field.name);
            }
        }
        m_header += '\n';
    }

    ~Export() {
        std::error_code ignored;
        fs::remove_all(m_staging, ignored);
    }
    Export(const Export&) = delete;
    Export& operator=(const Export&) = delete;

    Exported run() {
        check_folder();
        std::vector<std::pair<Text, Text>> partitions;
        m_connection.read("SELECT DISTINCT year, form FROM record WHERE figures > 0 AND form IS NOT NULL ORDER BY year, form", {}, 2,
                          [&](const Row& row) { partitions.emplace_back(row[0], row[1]); });
        for (const auto& [year, form] : partitions) {
            write_partition(year, *form);
        }
        move_in();
        return m_done;
    }

private:
    void check_folder() {
        std::error_code error;
        fs::create_directories(m_folder, error);
        if (error) {
            fail(error, m_folder);
        }
        for (const fs::directory_entry& entry : fs::directory_iterator(m_folder)) {
            if (is_partition(entry.path().filename()) && !m_options.overwrite) {
                throw Error(ErrorCode::io, "output-exists", entry.path().string());
            }
        }
        fs::remove_all(m_staging, error); // left by a run that was killed
        fs::create_directories(m_staging, error);
        if (error) {
            fail(error, m_staging);
        }
    }

    void write_partition(const Text& year, const std::string& form) {
        const fs::path folder = m_staging / ("year=" + partition_value(year)) / ("form=" + partition_value(form));
        std::error_code error;
        fs::create_directories(folder, error);
        if (error) {
            fail(error, folder);
        }
        std::vector<std::string> records;
        const std::string of_year = year ? "year = $2" : "year IS NULL";
        m_connection.read("SELECT id FROM record WHERE figures > 0 AND form = $1 AND " + of_year + " ORDER BY source, source_sha256, part",
                          year ? Row{form, year} : Row{form}, 1, [&](const Row& row) { records.push_back(*row[0]); });
        std::size_t number = 0;
        std::unique_ptr<Part> part;
        for (std::size_t at = 0; at < records.size(); at += records_at_once) {
            const std::size_t end = std::min(records.size(), at + records_at_once);
            std::string last;
            read_figures({records.begin() + static_cast<std::ptrdiff_t>(at), records.begin() + static_cast<std::ptrdiff_t>(end)},
                         [&](const std::string& record, const std::string& line) {
                             if (part && record != last && part->rows() >= m_options.part_rows) {
                                 finish(part);
                             }
                             if (!part) {
                                 part = std::make_unique<Part>(folder / ("part-" + std::to_string(number++) + ".csv.gz"), m_header);
                             }
                             last = record;
                             part->write(line);
                         });
            if (part && part->rows() >= m_options.part_rows) {
                finish(part);
            }
            if (m_stopped && m_stopped()) {
                throw Error(ErrorCode::io, "interrupted");
            }
        }
        finish(part);
        m_done.records += records.size();
    }

    void finish(std::unique_ptr<Part>& part) {
        if (part) {
            part->finish();
            m_done.rows += part->rows();
            ++m_done.files;
            part.reset();
        }
    }

    template <typename Line> void read_figures(const std::vector<std::string>& records, const Line& line) {
        std::string ids;
        for (const std::string& id : records) {
            ids += (ids.empty() ? "" : ",") + id;
        }
        const bool corrected = m_options.edition == Edition::corrected;
        const std::string value =
            corrected ? "CASE WHEN f.decision IN ('correct', 'undecidable') THEN f.corrected ELSE f.value END" : "f.value";
        // The columns of figures.csv in its order, behind the record's id.
        const std::string sql = "SELECT r.id, r.source, r.agency, l.table_id, l.row_id, l.column_id, l.row_label, l.column_label, " +
                                value + ", COALESCE(f.unit, l.unit), f.state, f.reading, f.rules, f.raw, f.place, '" +
                                std::string(to_string(m_options.edition)) + "', f.decision, f.value, f.corrected "
                                "FROM record r JOIN figure f ON f.record_id = r.id JOIN label l ON l.id = f.label_id "
                                "WHERE r.id IN (" + ids + ") ORDER BY r.source, r.source_sha256, r.part, f.ordinal";
        const std::size_t columns = figure_columns(m_options.editions).size() - 2; // without year and form
        static constexpr std::array<std::size_t, 5> in_quotes = {1, 2, 6, 7, 13}; // source, agency, labels, raw
        std::string text;
        m_connection.read(sql, {}, 19, [&](const Row& row) {
            text.clear();
            for (std::size_t i = 1; i <= columns; ++i) {
                const bool is_quoted = std::find(in_quotes.begin(), in_quotes.end(), i) != in_quotes.end();
                text += i == 1 ? "" : ",";
                text += is_quoted ? quoted(row[i]) : row[i] ? csv_field(*row[i]) : "";
            }
            line(*row[0], text += '\n');
        });
    }

    /// Whole partitions only: the folder's own names appear when all are written.
    void move_in() {
        std::error_code error;
        std::vector<fs::path> old;
        for (const fs::directory_entry& entry : fs::directory_iterator(m_folder)) {
            if (is_partition(entry.path().filename())) {
                old.push_back(entry.path());
            }
        }
        for (const fs::path& path : old) {
            fs::remove_all(path, error);
        }
        for (const fs::directory_entry& entry : fs::directory_iterator(m_staging)) {
            fs::rename(entry.path(), m_folder / entry.path().filename(), error);
            if (error) {
                fail(error, m_folder);
            }
        }
    }

    Connection& m_connection;
    fs::path m_folder;
    fs::path m_staging;
    ExportOptions m_options;
    std::function<bool()> m_stopped;
    std::string m_header;
    Exported m_done;
};

} // namespace

Exported export_figures(Connection& connection, const std::string& folder, const ExportOptions& options,
                        const std::function<bool()>& stopped) {
    const database::ReadTransaction transaction(connection);
    return Export(connection, folder, options, stopped).run();
}

} // namespace nianbao::catalog
