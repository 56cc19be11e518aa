// SPDX-License-Identifier: Apache-2.0
// The inputs of a run: what was named, and what was found in the folders that were named.
#ifndef NIANBAO_CLI_INPUTS_HPP
#define NIANBAO_CLI_INPUTS_HPP

#include "nianbao/base/error.hpp"
#include "nianbao/io/source.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace nianbao::cli {

struct Input {
    /// Named on the command line, or met: in a folder, in a list of files, inside an archive or a crawl.
    enum class Origin { named, folder, list, member, standard_input };
    std::string path;  ///< as opened; "-" for standard input
    std::string name;  ///< for outputs (`source` in outputs.md): valid UTF-8 that XML can hold
    std::string place; ///< where its outputs go below DIR: the bytes of the relative path, unchanged
    Origin origin = Origin::named;
    std::optional<std::string> bytes; ///< standard input, once it was read; of a member always
    std::optional<Error> trouble;     ///< why it cannot even be opened (a folder that cannot be read, a pipe)
    std::vector<Input> annexes{};     ///< further files of the same report (--together)
    std::string charset{};            ///< of a member: as its transport header says
    std::string format{};             ///< of a member: the parser, where the container says so
};

/// True for what was met rather than named: what is no report there is no failure.
inline bool was_met(const Input& input) noexcept {
    return input.origin != Input::Origin::named && input.origin != Input::Origin::standard_input;
}

using InputSink = std::function<void(Input)>;

/// Files as named; folders walked in byte order of the relative path's parts, without hidden files.
/// `output` (may be empty) is not walked into, so that a second run does not read the first one's results.
void list_inputs(const std::vector<std::string>& named, const std::string& output, const InputSink& sink);
std::vector<Input> list_inputs(const std::vector<std::string>& named, const std::string& output);

/// Paths of a list of files: its outputs go where the paths say, below DIR; folders in it are walked.
void list_listed(const std::vector<std::string>& paths, const std::string& output, const InputSink& sink);

bool is_folder(const std::string& path);

/// A file name as text: bytes that are not UTF-8 and characters that XML cannot hold become %XX.
std::string name_as_text(const std::string& bytes);

/// Reads standard input before the run begins: a thread that waits for a keyboard could not be stopped.
void read_ahead(Input& input, const Limits& limits);

/// Reads the input's bytes. Throws Error.
Source read_input(const Input& input, const Limits& limits);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_INPUTS_HPP
