// SPDX-License-Identifier: Apache-2.0
// Ctrl-C and termination: asked for politely, so that temporary files go and whole outputs stay.
#ifndef NIANBAO_CLI_SIGNALS_HPP
#define NIANBAO_CLI_SIGNALS_HPP

namespace nianbao::cli {

/// From now on SIGINT, SIGTERM and SIGHUP are noted; the second one ends the program at once. SIGPIPE and
/// SIGXFSZ become failed writes.
void watch_signals();

/// The signal that came, or 0.
int signal_seen() noexcept;

/// Ends the program the way the signal would have, now that everything is tidy.
void end_by_signal(int signal);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_SIGNALS_HPP
