// SPDX-License-Identifier: Apache-2.0
// The inputs of a run one after the other: files as listed, archives and crawls opened up into their members.
#ifndef NIANBAO_CLI_BATCH_INPUT_STREAM_HPP
#define NIANBAO_CLI_BATCH_INPUT_STREAM_HPP

#include "cli/batch/input_list.hpp"
#include "cli/inputs.hpp"
#include "nianbao/members/members.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace nianbao::cli {

/// True where the file is opened up. Its name must say what it is; only then are its bytes asked.
bool is_opened_up(const std::string& path);

/// A member as an input; `folder`: of the container below DIR, empty for none.
Input input_of(Member member, const std::string& folder);

class InputStream {
public:
    /// `inputs` must outlive it. `opens`: whether containers are opened up (not with --together).
    InputStream(const InputList& inputs, const MemberOptions& options, const Limits& limits, bool opens);

    /// The next input; false at the end. What cannot be opened, or read on, comes as an input with its trouble.
    bool next(Input& input);

    /// Containers opened so far that the command line names.
    const std::vector<Input>& named_containers() const noexcept {
        return m_named;
    }

    /// Members that a container passed over as nothing that could be a report: images, redirects.
    std::uint64_t passed_over() const noexcept {
        return m_passed_over;
    }

private:
    bool next_member(Input& input);

    const InputList& m_inputs;
    MemberOptions m_options;
    Limits m_limits;
    bool m_opens;
    std::size_t m_next = 0;
    Input m_container;
    std::unique_ptr<MemberReader> m_members;
    std::vector<Input> m_named;
    std::uint64_t m_passed_over = 0;
};

} // namespace nianbao::cli

#endif // NIANBAO_CLI_BATCH_INPUT_STREAM_HPP
