// SPDX-License-Identifier: Apache-2.0
// CPU time of one conversion inside a process, XML included: in_process [-n RUNS] FILE... (tools/bench). Reports that are
// refused are left out.
#include "shortest.hpp"

#include "nianbao/nianbao.hpp"
#include "nianbao/output/writers.hpp"

int main(int argc, char** argv) {
    const nianbao::Knowledge knowledge = nianbao::load_builtin_knowledge();
    return nianbao::bench::measure_files(argc, argv, [&](const std::string& file, int runs) {
        try {
            const nianbao::Source source = nianbao::read_source(file, file, {});
            return nianbao::bench::shortest(runs, [&] {
                std::size_t bytes = 0;
                for (const nianbao::Record& record : nianbao::convert(source, knowledge, {})) {
                    bytes += nianbao::record_to_xml(record, knowledge.rules).size();
                }
                return bytes > 0;
            });
        } catch (const std::exception&) {
            return -1.0;
        }
    });
}
