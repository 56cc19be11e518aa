// SPDX-License-Identifier: Apache-2.0
#include "cli/batch/progress.hpp"

#include "cli/terminal.hpp"

#include <cmath>
#include <cstdio>

namespace nianbao::cli {

namespace {

/// A run that ends before the first of them shows nothing.
std::chrono::milliseconds pause_of(Progress::Style style) {
    switch (style) {
    case Progress::Style::terminal:
        return std::chrono::milliseconds(200);
    case Progress::Style::json:
        return std::chrono::milliseconds(1000);
    default:
        return std::chrono::milliseconds(10'000);
    }
}

/// "1:02:03", "2:03"
std::string clock_text(double seconds) {
    const auto whole = static_cast<long>(std::lround(seconds));
    char text[32];
    if (whole >= 3600) {
        std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
    } else {
        std::snprintf(text, sizeof text, "%ld:%02ld", whole / 60, whole % 60);
    }
    return text;
}

} // namespace

Progress::~Progress() {
    clear();
}

double Progress::seconds(Clock::time_point now) const {
    return std::chrono::duration<double>(now - m_start).count();
}

void Progress::step(std::size_t findings, bool failed) {
    ++m_done;
    m_findings += findings;
    m_failed += failed ? 1 : 0;
    if (m_style == Style::none) {
        return;
    }
    const Clock::time_point now = Clock::now();
    if (now - m_last >= pause_of(m_style)) {
        m_last = now;
        show(now);
    }
}

void Progress::show(Clock::time_point now) {
    if (m_style == Style::json) {
        write_error_line(json(now, "progress"));
        return;
    }
    const double elapsed = seconds(now);
    const double rate = elapsed > 0 ? static_cast<double>(m_done) / elapsed : 0;
    Arguments arguments = {{"done", std::to_string(m_done)},
                           {"rate", std::to_string(std::lround(rate))},
                           {"findings", std::to_string(m_findings)},
                           {"failed", std::to_string(m_failed)}};
    const bool known = m_total && *m_total >= m_done && rate > 0;
    if (known) {
        arguments.emplace_back("total", std::to_string(*m_total));
        arguments.emplace_back("left", clock_text(static_cast<double>(*m_total - m_done) / rate));
    }
    const std::string line = m_messages.text(known ? "progress.of-total" : "progress.so-far", arguments);
    if (m_style == Style::terminal) {
        write_error("\r\x1B[K" + line);
        m_shown = true;
    } else {
        write_error_line(line);
    }
}

void Progress::clear() {
    if (m_shown) {
        write_error("\r\x1B[K");
        m_shown = false;
    }
}

void Progress::finish(bool ended) {
    clear();
    if (m_style == Style::json) {
        write_error_line(json(Clock::now(), ended ? "ended" : "done"));
    }
}

std::string Progress::json(Clock::time_point now, const char* event) const {
    const double elapsed = seconds(now);
    char text[256];
    std::snprintf(text, sizeof text, "{\"event\":\"%s\",\"done\":%zu,\"total\":%s,\"failed\":%zu,\"findings\":%zu,\"seconds\":%.3f}", event,
                  m_done, m_total ? std::to_string(*m_total).c_str() : "null", m_failed, m_findings, elapsed);
    return text;
}

} // namespace nianbao::cli
