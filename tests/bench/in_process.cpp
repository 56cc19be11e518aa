// SPDX-License-Identifier: Apache-2.0
// CPU time of one conversion inside a process, XML included: in-process [-n RUNS] FILE... (tools/bench). Reports that are
// refused are left out.
#include "nianbao/nianbao.hpp"
#include "nianbao/output/writers.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <string>
#include <vector>

namespace {

double cpu_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// The shortest of `runs` conversions: what the work costs when nothing disturbs it.
double shortest(const nianbao::Source& source, const nianbao::Knowledge& knowledge, int runs) {
    double best = 1e9;
    for (int run = 0; run < runs; ++run) {
        const double begin = cpu_milliseconds();
        std::size_t bytes = 0;
        for (const nianbao::Record& record : nianbao::convert(source, knowledge, {})) {
            bytes += nianbao::record_to_xml(record, knowledge.rules).size();
        }
        best = std::min(best, bytes > 0 ? cpu_milliseconds() - begin : best);
    }
    return best;
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string> files(argv + 1, argv + argc);
    int runs = 20;
    if (files.size() > 1 && files[0] == "-n") {
        runs = std::atoi(files[1].c_str());
        files.erase(files.begin(), files.begin() + 2);
    }
    const nianbao::Knowledge knowledge = nianbao::load_builtin_knowledge();
    std::vector<double> times;
    std::string slowest;
    for (const std::string& file : files) {
        try {
            const nianbao::Source source = nianbao::read_source(file, file, {});
            times.push_back(shortest(source, knowledge, runs));
        } catch (const std::exception&) {
            continue;
        }
        slowest = times.back() >= *std::max_element(times.begin(), times.end()) ? file : slowest;
    }
    if (times.empty()) {
        std::fputs("usage: in-process [-n RUNS] FILE...\n", stderr);
        return 2;
    }
    double sum = 0;
    for (const double time : times) {
        sum += time;
    }
    std::printf("%zu %.4f %.4f %s\n", times.size(), sum / static_cast<double>(times.size()), *std::max_element(times.begin(), times.end()), slowest.c_str());
    return 0;
}
