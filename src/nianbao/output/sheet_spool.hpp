// SPDX-License-Identifier: Apache-2.0
// Reports that wait on the disk: which sheets a workbook needs is known only after the last of them.
#ifndef NIANBAO_OUTPUT_SHEET_SPOOL_HPP
#define NIANBAO_OUTPUT_SHEET_SPOOL_HPP

#include "nianbao/output/sheet_report.hpp"

#include <cstdio>
#include <memory>
#include <string>

namespace nianbao {

/// Written to the end first, then read from the start as often as one likes. Throws Error(io).
class SheetSpool {
public:
    /// A file below `folder` that has no name and goes with the process.
    explicit SheetSpool(const std::string& folder);

    void add(const SheetReport& report);
    void rewind();
    /// False at the end.
    bool next(SheetReport& report);

private:
    struct Closed {
        void operator()(std::FILE* file) const {
            std::fclose(file);
        }
    };
    std::unique_ptr<std::FILE, Closed> m_file;
    std::size_t m_written = 0;
    std::size_t m_read = 0;
    std::string m_buffer;
};

} // namespace nianbao

#endif // NIANBAO_OUTPUT_SHEET_SPOOL_HPP
