// SPDX-License-Identifier: Apache-2.0
// The handler only notes the number; the run looks at it between two inputs.
#include "cli/signals.hpp"

#include <atomic>
#include <csignal>
#include <initializer_list>

namespace nianbao::cli {

namespace {

/// Atomic, for the handler may run on a worker.
std::atomic<int> seen{0};
static_assert(std::atomic<int>::is_always_lock_free);

void note(int signal) {
    seen = signal;
}

} // namespace

void watch_signals() {
    struct sigaction action = {};
    action.sa_handler = note;
    action.sa_flags = static_cast<int>(SA_RESETHAND); // no SA_RESTART: a blocked read comes back
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction current = {};
        // What is ignored stays ignored (nohup).
        if (::sigaction(signal, nullptr, &current) == 0 && current.sa_handler != SIG_IGN) {
            ::sigaction(signal, &action, nullptr);
        }
    }
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow: the write fails instead
}

int signal_seen() noexcept {
    return seen;
}

void end_by_signal(int signal) {
    std::signal(signal, SIG_DFL);
    sigset_t raised; // Poco blocks SIGPIPE when it is loaded
    sigemptyset(&raised);
    sigaddset(&raised, signal);
    ::pthread_sigmask(SIG_UNBLOCK, &raised, nullptr);
    std::raise(signal);
}

} // namespace nianbao::cli
