// SPDX-License-Identifier: Apache-2.0
// Walks folders: deterministic order, no link loops, nothing skipped without a reason but hidden files.
#include "cli/inputs.hpp"

#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <set>
#include <sys/stat.h>
#include <system_error>
#include <utility>

namespace nianbao::cli {

namespace {

namespace fs = std::filesystem;

using FileId = std::pair<std::uint64_t, std::uint64_t>; ///< device, inode

std::optional<FileId> file_id(const std::string& path) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0) {
        return std::nullopt;
    }
    return FileId(status.st_dev, status.st_ino);
}

bool is_link(const std::string& path) {
    std::error_code ignored;
    return fs::is_symlink(fs::symlink_status(path, ignored));
}

std::string without_trailing_slashes(std::string path) {
    while (path.size() > 1 && path.back() == '/') {
        path.pop_back();
    }
    return path;
}

class Walk {
public:
    /// `place`: of the root below DIR; empty for DIR itself.
    Walk(const InputSink& sink, std::string root, std::string place, const std::optional<FileId>& output)
        : m_sink(sink), m_root(std::move(root)), m_place(std::move(place)), m_output(output) {
        if (const auto id = file_id(m_root)) {
            m_seen.insert(*id);
        }
        std::error_code ignored;
        m_real_root = fs::canonical(m_root, ignored).string();
    }

    void run() {
        visit("");
    }

private:
    struct Entry {
        std::string name;
        bool folder = false;
    };

    void visit(const std::string& relative) {
        const std::string folder = relative.empty() ? m_root : joined(m_root, relative);
        std::vector<Entry> entries;
        std::error_code error;
        for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
            const std::string name = it->path().filename().string();
            if (name.front() != '.') {
                entries.push_back({name, is_folder(joined(folder, name))});
            }
        }
        if (error) {
            add(relative, Error(ErrorCode::io, "folder-read", error.message()));
            return;
        }
        std::sort(entries.begin(), entries.end(),
                  [](const Entry& a, const Entry& b) { return a.name < b.name; });
        for (const Entry& entry : entries) {
            const std::string below = relative.empty() ? entry.name : relative + "/" + entry.name;
            if (!entry.folder) {
                add_file(below);
            } else if (enters(below)) {
                visit(below);
            }
        }
    }

    /// A linked folder is walked once, and not at all where its files come up under their own names anyway.
    bool enters(const std::string& relative) {
        const std::string path = joined(m_root, relative);
        const auto id = file_id(path);
        if (!id || (m_output && *id == *m_output)) {
            return false;
        }
        if (is_link(path)) {
            std::error_code ignored;
            const std::string real = fs::canonical(path, ignored).string();
            const std::string inside = m_real_root == "/" ? m_real_root : m_real_root + "/";
            if (real.empty() || real.rfind(inside, 0) == 0 || m_seen.count(*id) != 0) {
                return false;
            }
        }
        return m_seen.insert(*id).second;
    }

    void add_file(const std::string& relative) {
        struct stat status = {};
        const bool known = ::stat(joined(m_root, relative).c_str(), &status) == 0;
        if (known && !S_ISREG(status.st_mode)) {
            add(relative,
                Error(ErrorCode::not_recognized, "not-a-file")); // a pipe would block, a device never end
            return;
        }
        add(relative, std::nullopt);
    }

    void add(const std::string& relative, std::optional<Error> trouble) {
        Input input;
        input.path = relative.empty() ? m_root : joined(m_root, relative);
        const std::string below = relative.empty() ? fs::path(m_root).filename().string() : relative;
        input.place = m_place.empty() ? below : m_place + "/" + below;
        input.name = name_as_text(input.place);
        input.origin = Input::Origin::folder;
        input.trouble = std::move(trouble);
        m_sink(std::move(input));
    }

    static std::string joined(const std::string& folder, const std::string& name) {
        return folder.back() == '/' ? folder + name : folder + "/" + name;
    }

    const InputSink& m_sink;
    std::string m_root;
    std::string m_place;
    std::string m_real_root;
    std::optional<FileId> m_output;
    std::set<FileId> m_seen;
};

/// Where the outputs of a listed path go: its parts but those that would lead out of DIR.
std::string place_of_listed(const std::string& path) {
    std::string place;
    for (const fs::path& part : fs::path(path)) {
        const std::string name = part.string();
        if (!name.empty() && name != "/" && name != "." && name != "..") {
            place += place.empty() ? name : "/" + name;
        }
    }
    return place;
}

} // namespace

bool is_folder(const std::string& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

std::string name_as_text(const std::string& bytes) {
    static constexpr char digits[] = "0123456789ABCDEF";
    const auto escape = [](std::string& text, char byte) {
        const auto value = static_cast<unsigned char>(byte);
        text += '%';
        text += digits[value / 16];
        text += digits[value % 16];
    };
    std::string text;
    std::size_t at = 0;
    while (at < bytes.size()) {
        // The longest prefix of at most 4 bytes that is one valid character.
        std::size_t length = 1;
        while (length < 4 && at + length < bytes.size() && !is_valid_utf8({bytes.data() + at, length})) {
            ++length;
        }
        const std::string_view character(bytes.data() + at, length);
        if (!is_valid_utf8(character)) {
            escape(text, bytes[at++]);
            continue;
        }
        std::size_t inside = 0;
        const char32_t code = next_code_point(character, inside);
        const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xFFFE || code == 0xFFFF;
        for (const char byte : character) {
            control ? escape(text, byte) : text.push_back(byte);
        }
        at += length;
    }
    return text;
}

void list_inputs(const std::vector<std::string>& named, const std::string& output, const InputSink& sink) {
    const std::optional<FileId> output_id = output.empty() ? std::nullopt : file_id(output);
    for (const std::string& path : named) {
        if (path == "-") {
            sink({"-", "stdin", "stdin", Input::Origin::standard_input, std::nullopt, std::nullopt});
        } else if (is_folder(path)) {
            Walk(sink, without_trailing_slashes(path), "", output_id).run();
        } else {
            const std::string place = std::filesystem::path(path).filename().string();
            const std::string name = place.empty() ? name_as_text(path) : name_as_text(place);
            sink({path, name, place, Input::Origin::named, std::nullopt, std::nullopt});
        }
    }
}

std::vector<Input> list_inputs(const std::vector<std::string>& named, const std::string& output) {
    std::vector<Input> inputs;
    list_inputs(named, output, [&inputs](Input input) { inputs.push_back(std::move(input)); });
    return inputs;
}

void list_listed(const std::vector<std::string>& paths, const std::string& output, const InputSink& sink) {
    const std::optional<FileId> output_id = output.empty() ? std::nullopt : file_id(output);
    for (const std::string& path : paths) {
        const std::string place = place_of_listed(path);
        if (is_folder(path)) {
            Walk(sink, without_trailing_slashes(path), place, output_id).run();
        } else {
            sink({path, name_as_text(place), place, Input::Origin::list, std::nullopt, std::nullopt});
        }
    }
}

void read_ahead(Input& input, const Limits& limits) {
    if (input.origin != Input::Origin::standard_input) {
        return;
    }
    try {
        input.bytes = read_standard_input(limits).bytes;
    } catch (const Error& error) {
        input.trouble = error;
    }
}

Source read_input(const Input& input, const Limits& limits) {
    if (input.trouble) {
        throw Error(*input.trouble);
    }
    if (input.bytes) {
        Source source;
        source.bytes = *input.bytes;
        source.name = input.name;
        return source;
    }
    if (input.origin == Input::Origin::standard_input) {
        return read_standard_input(limits);
    }
    return read_source(input.path, input.name, limits);
}

} // namespace nianbao::cli
