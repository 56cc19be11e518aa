// SPDX-License-Identifier: Apache-2.0
// What tools/bench compares with: the part word/document.xml of a DOCX unpacked by libzip and parsed by xmlReadMemory, nothing
// else. parse_docx [-n RUNS] FILE...
#include "shortest.hpp"

#include <libxml/parser.h>
#include <memory>
#include <zip.h>

namespace {

struct Close {
    void operator()(zip_t* archive) const noexcept {
        zip_discard(archive);
    }
    void operator()(zip_file_t* file) const noexcept {
        zip_fclose(file);
    }
};

/// The unpacked bytes; empty where there is no such part.
std::string part_of(const std::string& bytes, const char* name) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    const std::unique_ptr<zip_t, Close> archive(zip_open_from_source(source, ZIP_RDONLY, &error));
    zip_stat_t facts;
    if (archive == nullptr || zip_stat(archive.get(), name, 0, &facts) != 0) {
        return {};
    }
    const std::unique_ptr<zip_file_t, Close> file(zip_fopen(archive.get(), name, 0));
    std::string part(facts.size, '\0');
    const bool is_read = file != nullptr && zip_fread(file.get(), part.data(), part.size()) == static_cast<zip_int64_t>(part.size());
    return is_read ? part : std::string{};
}

} // namespace

int main(int argc, char** argv) {
    LIBXML_TEST_VERSION
    return nianbao::bench::measure(argc, argv, [](const std::string& bytes) {
        const std::string part = part_of(bytes, "word/document.xml");
        xmlDoc* const document = xmlReadMemory(part.data(), static_cast<int>(part.size()), nullptr, nullptr, XML_PARSE_NONET);
        const bool is_good = document != nullptr;
        xmlFreeDoc(document);
        return is_good;
    });
}
