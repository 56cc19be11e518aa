// SPDX-License-Identifier: Apache-2.0
#include "cli/batch/input_stream.hpp"

#include "cli/plan.hpp"
#include "nianbao/base/ascii.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace nianbao::cli {

namespace {

constexpr std::array<std::string_view, 9> container_suffixes = {".zip",  ".tar", ".tgz", ".gz",    ".zst",
                                                                ".warc", ".jsonl", ".ndjson", ".tzst"};

bool has_container_name(const std::string& path) {
    return std::any_of(container_suffixes.begin(), container_suffixes.end(), [&path](std::string_view suffix) {
        return path.size() > suffix.size() && std::equal(suffix.rbegin(), suffix.rend(), path.rbegin(), [](char a, char b) { return a == lower(b); });
    });
}

} // namespace

bool is_opened_up(const std::string& path) {
    return has_container_name(path) && is_container(path) && !is_own_file(path); // records.jsonl is JSON Lines, too
}

Input input_of(Member member, const std::string& folder) {
    Input input;
    input.origin = Input::Origin::member;
    input.place = folder.empty() ? member.name : folder + "/" + member.name;
    input.name = name_as_text(input.place);
    input.path = input.name;
    input.bytes = std::move(member.bytes);
    input.trouble = std::move(member.trouble);
    input.charset = std::move(member.charset);
    input.format = std::move(member.format);
    return input;
}

InputStream::InputStream(const InputList& inputs, const MemberOptions& options, const Limits& limits, bool opens)
    : m_inputs(inputs), m_options(options), m_limits(limits), m_opens(opens) {}

bool InputStream::next(Input& input) {
    while (true) {
        if (m_members && next_member(input)) {
            return true;
        }
        if (m_next == m_inputs.size()) {
            return false;
        }
        input = m_inputs.at(m_next++);
        if (!m_opens || input.trouble || input.bytes || !is_opened_up(input.path)) {
            return true;
        }
        m_container = input;
        try {
            m_members = open_members(input.path, m_options, m_limits);
        } catch (const Error& error) {
            input.trouble = error;
            return true;
        }
        if (input.origin == Input::Origin::named) {
            m_named.push_back(m_container);
        }
    }
}

/// False at the end of the container.
bool InputStream::next_member(Input& input) {
    Member member;
    try {
        if (!m_members->next(member)) {
            m_passed_over += m_members->passed_over();
            m_members.reset();
            return false;
        }
    } catch (const Error& error) { // the rest of it cannot be read: said of the container itself
        m_members.reset();
        input = std::exchange(m_container, Input());
        input.trouble = error;
        return true;
    }
    input = input_of(std::move(member), m_container.place);
    input.path = m_container.path;
    return true;
}

} // namespace nianbao::cli
