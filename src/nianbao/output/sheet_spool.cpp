// SPDX-License-Identifier: Apache-2.0
// A report is a run of length-prefixed texts, read again by the same process only.
#include "nianbao/output/sheet_spool.hpp"

#include "nianbao/base/error.hpp"

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <unistd.h>

namespace nianbao {

namespace {

[[noreturn]] void cannot_spool() {
    throw Error(ErrorCode::io, "file-write", std::generic_category().message(errno));
}

void put(std::string& out, std::uint32_t number) {
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    out.append(bytes, sizeof number);
}

void put(std::string& out, const std::string& text) {
    put(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

class Reader {
public:
    explicit Reader(const std::string& bytes) : m_bytes(bytes) {}

    std::uint32_t number() {
        std::uint32_t value = 0;
        std::memcpy(&value, m_bytes.data() + m_at, sizeof value);
        m_at += sizeof value;
        return value;
    }
    std::string text() {
        const std::uint32_t size = number();
        m_at += size;
        return m_bytes.substr(m_at - size, size);
    }

private:
    const std::string& m_bytes;
    std::size_t m_at = 0;
};

} // namespace

SheetSpool::SheetSpool(const std::string& folder) {
    std::string path = folder + "/.nianbao-spool-XXXXXX";
    const int file = ::mkstemp(path.data());
    if (file < 0) {
        cannot_spool();
    }
    ::unlink(path.c_str());
    m_file.reset(::fdopen(file, "w+b"));
    if (!m_file) {
        ::close(file);
        cannot_spool();
    }
}

void SheetSpool::add(const SheetReport& report) {
    m_buffer.clear();
    for (const std::string& field : report.fields) {
        put(m_buffer, field);
    }
    put(m_buffer, report.form);
    put(m_buffer, static_cast<std::uint32_t>(report.figures.size()));
    for (const SheetFigure& figure : report.figures) {
        put(m_buffer, static_cast<std::uint32_t>(figure.fields.size()));
        for (const std::string& field : figure.fields) {
            put(m_buffer, field);
        }
        put(m_buffer, figure.shown);
        put(m_buffer, figure.reason);
        put(m_buffer, static_cast<std::uint32_t>(figure.notice));
        put(m_buffer, figure.in_form ? 1U : 0U);
    }
    put(m_buffer, static_cast<std::uint32_t>(report.findings.size()));
    for (const SheetFinding& finding : report.findings) {
        for (const std::string& field : finding.fields) {
            put(m_buffer, field);
        }
        put(m_buffer, finding.target);
    }
    const std::size_t size = m_buffer.size();
    const bool done = std::fwrite(&size, sizeof size, 1, m_file.get()) == 1 &&
                      std::fwrite(m_buffer.data(), 1, size, m_file.get()) == size;
    if (!done) {
        cannot_spool();
    }
    ++m_written;
}

void SheetSpool::rewind() {
    if (std::fflush(m_file.get()) != 0 || std::fseek(m_file.get(), 0, SEEK_SET) != 0) {
        cannot_spool();
    }
    m_read = 0;
}

bool SheetSpool::next(SheetReport& report) {
    if (m_read == m_written) {
        return false;
    }
    ++m_read;
    std::size_t size = 0;
    if (std::fread(&size, sizeof size, 1, m_file.get()) != 1) {
        cannot_spool();
    }
    m_buffer.resize(size);
    if (std::fread(m_buffer.data(), 1, size, m_file.get()) != size) {
        cannot_spool();
    }
    Reader read(m_buffer);
    for (std::string& field : report.fields) {
        field = read.text();
    }
    report.form = read.text();
    report.figures.resize(read.number());
    for (SheetFigure& figure : report.figures) {
        figure.fields.resize(read.number());
        for (std::string& field : figure.fields) {
            field = read.text();
        }
        figure.shown = read.text();
        figure.reason = read.text();
        figure.notice = static_cast<SheetNotice>(read.number());
        figure.in_form = read.number() != 0;
    }
    report.findings.resize(read.number());
    for (SheetFinding& finding : report.findings) {
        for (std::string& field : finding.fields) {
            field = read.text();
        }
        finding.target = read.number();
    }
    return true;
}

} // namespace nianbao
