// SPDX-License-Identifier: Apache-2.0
// CPU time of work done again and again in one process, for the programs that tools/bench runs.
#ifndef NIANBAO_TESTS_BENCH_SHORTEST_HPP
#define NIANBAO_TESTS_BENCH_SHORTEST_HPP

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace nianbao::bench {

inline double cpu_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Milliseconds of the shortest of `runs` calls: what the work costs when nothing disturbs it. Negative where it fails.
template <typename Work>
double shortest(int runs, const Work& work) {
    double best = -1;
    for (int run = 0; run < runs; ++run) {
        const double begin = cpu_milliseconds();
        const bool good = work();
        const double time = cpu_milliseconds() - begin;
        if (!good) {
            return -1;
        }
        best = best < 0 ? time : std::min(best, time);
    }
    return best;
}

/// The command line of these programs, [-n RUNS] FILE...: `work(file)` once a run; files that it refuses are left out. Prints
/// how many files, the mean and the slowest of their shortest times (ms), and the slowest one's name. Returns the exit code.
template <typename Work>
int measure_files(int argc, char** argv, const Work& shortest_of) {
    std::vector<std::string> files(argv + 1, argv + argc);
    int runs = 20;
    if (files.size() > 1 && files[0] == "-n") {
        runs = std::atoi(files[1].c_str());
        files.erase(files.begin(), files.begin() + 2);
    }
    std::size_t count = 0;
    double sum = 0;
    double most = 0;
    std::string slowest;
    for (const std::string& file : files) {
        const double time = shortest_of(file, runs);
        if (time < 0) {
            continue;
        }
        ++count;
        sum += time;
        slowest = time >= most ? file : slowest;
        most = std::max(most, time);
    }
    if (count == 0) {
        std::fprintf(stderr, "usage: %s [-n RUNS] FILE...\n", argv[0]);
        return 2;
    }
    std::printf("%zu %.4f %.4f %s\n", count, sum / static_cast<double>(count), most, slowest.c_str());
    return 0;
}

/// As above, with the bytes of each file: `work(bytes)` says whether it could.
template <typename Work>
int measure(int argc, char** argv, const Work& work) {
    return measure_files(argc, argv, [&](const std::string& file, int runs) {
        std::ifstream stream(file, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
        return shortest(runs, [&] { return work(bytes); });
    });
}

} // namespace nianbao::bench

#endif // NIANBAO_TESTS_BENCH_SHORTEST_HPP
