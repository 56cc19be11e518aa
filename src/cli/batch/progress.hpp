// SPDX-License-Identifier: Apache-2.0
// How far a run is: a line that renews itself on a terminal, lines now and then elsewhere, JSON for programs.
#ifndef NIANBAO_CLI_BATCH_PROGRESS_HPP
#define NIANBAO_CLI_BATCH_PROGRESS_HPP

#include "cli/messages.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace nianbao::cli {

class Progress {
public:
    enum class Style { none, terminal, plain, json };

    /// `total`: the inputs, where they are known before they are read. On standard error.
    Progress(const Messages& messages, Style style, std::optional<std::size_t> total)
        : m_messages(messages), m_style(style), m_total(total) {}
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    /// One more input is done, with so many findings (warnings and errors).
    void step(std::size_t findings, bool failed);
    /// Before another line is written to the terminal.
    void clear();
    /// The last line: JSON says that the run is over, and whether it was ended.
    void finish(bool ended);

private:
    using Clock = std::chrono::steady_clock;

    void show(Clock::time_point now);
    std::string json(Clock::time_point now, const char* event) const;
    double seconds(Clock::time_point now) const;

    const Messages& m_messages;
    Style m_style;
    std::optional<std::size_t> m_total;
    std::size_t m_done = 0;
    std::size_t m_failed = 0;
    std::size_t m_findings = 0;
    bool m_shown = false; ///< a line of ours stands on the terminal
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_last = m_start;
};

} // namespace nianbao::cli

#endif // NIANBAO_CLI_BATCH_PROGRESS_HPP
