// SPDX-License-Identifier: Apache-2.0
#include "cli/batch/quarantine.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/io/sink.hpp"

#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

namespace nianbao::cli {

namespace {

constexpr std::size_t copied_at_once = 1 << 16;

void write_copy(const Input& input, FileSink& sink) {
    if (input.bytes) {
        sink.write(*input.bytes);
        return;
    }
    std::ifstream file(input.path, std::ios::binary);
    std::string piece(copied_at_once, '\0');
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0) {
        sink.write(std::string_view(piece).substr(0, static_cast<std::size_t>(file.gcount())));
    }
}

bool can_be_read(const Input& input) {
    std::error_code ignored;
    return input.bytes || (input.origin != Input::Origin::standard_input && std::filesystem::is_regular_file(input.path, ignored) &&
                           std::ifstream(input.path).good());
}

} // namespace

void copy_to_quarantine(const Input& input, const std::string& folder) {
    const bool lost_member = input.origin == Input::Origin::member && (!input.bytes || input.bytes->empty());
    if (lost_member || input.place.empty() || !can_be_read(input)) {
        return;
    }
    const std::string path = folder + "/" + input.place;
    const std::string parent = std::filesystem::path(path).parent_path().string();
    std::error_code error;
    std::filesystem::create_directories(parent, error);
    if (error) {
        throw Error(ErrorCode::io, "folder-make", error.message(), parent);
    }
    try {
        FileSink sink(path);
        write_copy(input, sink);
        sink.commit();
    } catch (const Error& problem) {
        throw Error(problem.code(), problem.key(), problem.detail(), path);
    }
}

} // namespace nianbao::cli
