// SPDX-License-Identifier: Apache-2.0
// Whole outputs only: written to a temporary name in the same folder, then renamed.
#ifndef NIANBAO_IO_SINK_HPP
#define NIANBAO_IO_SINK_HPP

#include <string>
#include <string_view>

namespace nianbao {

/// An output file that exists under its name only after commit(); dropped otherwise. Throws Error(io).
class FileSink {
public:
    /// Where `folder` is given the bytes stand there until then: a program that is killed leaves nothing beside its
    /// outputs, and what it leaves there can be told.
    explicit FileSink(std::string path, const std::string& folder = {});
    FileSink(const FileSink&) = delete;
    FileSink& operator=(const FileSink&) = delete;
    ~FileSink();

    void write(std::string_view bytes);
    void commit();
    /// The name until then. Who writes by it, rather than by write(), must not replace the file.
    const std::string& temporary() const noexcept {
        return m_temporary;
    }

private:
    void open_temporary(const std::string& folder);
    void move_across();

    std::string m_path;
    std::string m_temporary;
    int m_file = -1;
};

/// FileSink in one call.
void write_file(const std::string& path, std::string_view bytes);

} // namespace nianbao

#endif // NIANBAO_IO_SINK_HPP
