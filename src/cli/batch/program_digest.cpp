// SPDX-License-Identifier: Apache-2.0
// ELF notes: a header of three words, a name and a description, both padded to four bytes (System V ABI, Note Section).
#include "cli/batch/program_digest.hpp"

#include "nianbao/base/digest.hpp"
#include "nianbao/base/error.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <link.h>
#include <string_view>

namespace nianbao::cli {

namespace {

constexpr std::string_view gnu_name("GNU\0", 4);

std::size_t padded(std::size_t size) {
    return (size + 3) / 4 * 4;
}

std::string hexadecimal(std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        text += digits[static_cast<unsigned char>(byte) / 16];
        text += digits[static_cast<unsigned char>(byte) % 16];
    }
    return text;
}

/// The build id among the notes, empty where there is none.
std::string_view build_id(std::string_view notes) {
    ElfW(Nhdr) note = {};
    while (notes.size() >= sizeof note) {
        std::memcpy(&note, notes.data(), sizeof note);
        notes.remove_prefix(sizeof note);
        const std::size_t name = padded(note.n_namesz);
        if (notes.size() < name + note.n_descsz) {
            return {};
        }
        if (note.n_type == NT_GNU_BUILD_ID && notes.substr(0, note.n_namesz) == gnu_name) {
            return notes.substr(name, note.n_descsz);
        }
        notes.remove_prefix(std::min(notes.size(), name + padded(note.n_descsz)));
    }
    return {};
}

/// Called for each loaded object; the first is the program itself.
int read_notes(struct dl_phdr_info* info, std::size_t, void* result) {
    for (int i = 0; i < info->dlpi_phnum; ++i) {
        const ElfW(Phdr)& header = info->dlpi_phdr[i];
        if (header.p_type == PT_NOTE) {
            const auto* bytes = reinterpret_cast<const char*>(info->dlpi_addr + header.p_vaddr);
            if (const std::string_view id = build_id({bytes, header.p_memsz}); !id.empty()) {
                *static_cast<std::string*>(result) = hexadecimal(id);
            }
        }
    }
    return 1; // no further objects
}

} // namespace

std::string program_digest() {
    std::string id;
    ::dl_iterate_phdr(read_notes, &id);
    if (!id.empty()) {
        return id;
    }
    std::ifstream file("/proc/self/exe", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (bytes.empty()) {
        throw Error(ErrorCode::io, "file-read", "/proc/self/exe");
    }
    return sha256(bytes);
}

} // namespace nianbao::cli
