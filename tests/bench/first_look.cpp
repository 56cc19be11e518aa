// SPDX-License-Identifier: Apache-2.0
// may_be_report on files: which it refuses, and what a look costs.
//   first-look FILE...      prints "refused FILE" for each, then the number of files and microseconds a look
#include "nianbao/record/may_be_report.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

int main(int argc, char** argv) {
    const nianbao::Knowledge knowledge = nianbao::load_builtin_knowledge();
    std::vector<std::string> heads;
    std::size_t refused = 0;
    for (int i = 1; i < argc; ++i) {
        std::ifstream stream(argv[i], std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        if (!nianbao::may_be_report(bytes, knowledge)) {
            std::printf("refused %s\n", argv[i]);
            ++refused;
        }
        bytes.resize(std::min(bytes.size(), nianbao::report_head_bytes));
        heads.push_back(std::move(bytes));
    }
    if (heads.empty()) {
        return 2;
    }
    constexpr int rounds = 20;
    double fastest = 1e9; // of the rounds: others may be working on the machine
    std::size_t found = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        for (const std::string& head : heads) {
            found += nianbao::may_be_report(head, knowledge) ? 1U : 0U;
        }
        const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
        fastest = std::min(fastest, took.count());
    }
    std::printf("%zu files, %zu refused, %.2f microseconds a look\n", heads.size(), refused, fastest / static_cast<double>(heads.size()));
    return found + refused * rounds == heads.size() * rounds ? 0 : 1;
}
