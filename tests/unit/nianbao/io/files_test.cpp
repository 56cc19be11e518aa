// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/error.hpp"
#include "nianbao/io/sink.hpp"
#include "nianbao/io/source.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;

using nianbao::Error;
using nianbao::ErrorCode;
using nianbao::FileSink;
using nianbao::Limits;
using nianbao::read_source;
using nianbao::write_file;

namespace {

/// A folder of its own that is gone afterwards.
class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "nianbao-test-XXXXXX").string();
        m_path = ::mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    std::string operator/(const std::string& name) const {
        return m_path + "/" + name;
    }
    std::size_t files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(m_path), fs::directory_iterator()));
    }

private:
    std::string m_path;
};

std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

template <typename Action>
std::string failure(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return std::string{to_string(error.code())} + " " + error.key();
    }
    return "none";
}

/// No file may grow beyond `bytes`: what a full disk looks like to write().
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int);
};

} // namespace

TEST_CASE("source: a file is read byte for byte under the name given") {
    const Folder folder;
    std::string bytes("a\0b\r\n\xFF", 6);
    bytes += std::string(200'000, 'x');
    write_file(folder / "f", bytes);
    const nianbao::Source source = read_source(folder / "f", "shown", Limits{});
    CHECK(source.bytes == bytes);
    CHECK(source.name == "shown");
    CHECK(source.charset.empty());
    write_file(folder / "empty", "");
    CHECK(read_source(folder / "empty", "e", Limits{}).bytes.empty());
}

TEST_CASE("source: the size is capped before and while reading") {
    const Folder folder;
    write_file(folder / "f", "12345");
    Limits limits;
    limits.input_bytes = 5;
    CHECK(read_source(folder / "f", "f", limits).bytes == "12345");
    limits.input_bytes = 4;
    CHECK(failure([&] { read_source(folder / "f", "f", limits); }) == "too-large limit");
    CHECK(failure([&] { read_source("/dev/zero", "zero", limits); }) == "too-large limit"); // has no size, no end
}

TEST_CASE("source: what cannot be read is an io error") {
    const Folder folder;
    CHECK(failure([&] { read_source(folder / "absent", "f", Limits{}); }) == "io file-read");
    CHECK(failure([&] { read_source(folder / ".", "f", Limits{}); }) == "io file-read");
    CHECK(failure([&] { read_source("", "f", Limits{}); }) == "io file-read");
}

TEST_CASE("source: standard input is read to its end and capped") {
    const Folder folder;
    write_file(folder / "f", "12345");
    const int saved = ::dup(STDIN_FILENO);
    const auto with_input = [&](auto action) {
        std::FILE* file = std::fopen((folder / "f").c_str(), "rb");
        ::dup2(::fileno(file), STDIN_FILENO);
        std::fclose(file);
        action();
    };
    with_input([] {
        const nianbao::Source source = nianbao::read_standard_input(Limits{});
        CHECK(source.bytes == "12345");
        CHECK(source.name == "stdin");
    });
    with_input([] {
        Limits limits;
        limits.input_bytes = 5;
        CHECK(nianbao::read_standard_input(limits).bytes == "12345");
    });
    with_input([] {
        Limits limits;
        limits.input_bytes = 4;
        CHECK(failure([&] { nianbao::read_standard_input(limits); }) == "too-large limit");
    });
    ::dup2(saved, STDIN_FILENO);
    ::close(saved);
}

TEST_CASE("sink: nothing is there before commit, and nothing but the file after it") {
    const Folder folder;
    {
        FileSink sink(folder / "out");
        sink.write("ab");
        sink.write(std::string(1'000'000, 'c'));
        CHECK_FALSE(fs::exists(folder / "out"));
        sink.commit();
        CHECK(content(folder / "out") == "ab" + std::string(1'000'000, 'c'));
    }
    CHECK(folder.files() == 1);
}

TEST_CASE("sink: without commit the old file stays and no new one") {
    const Folder folder;
    write_file(folder / "out", "old");
    {
        FileSink sink(folder / "out");
        sink.write("new");
    }
    CHECK(content(folder / "out") == "old");
    CHECK(folder.files() == 1);
    write_file(folder / "out", "new");
    CHECK(content(folder / "out") == "new");
    CHECK(folder.files() == 1);
}

TEST_CASE("sink: a name as long as names may be") {
    const Folder folder;
    const std::string name(255, 'n');
    write_file(folder / name, "x");
    CHECK(content(folder / name) == "x");
}

TEST_CASE("sink: several at once do not meet") {
    const Folder folder;
    FileSink first(folder / "a");
    FileSink second(folder / "a");
    first.write("1");
    second.write("2");
    second.commit();
    first.commit();
    CHECK(content(folder / "a") == "1");
}

TEST_CASE("sink: what cannot be written is an io error and leaves nothing") {
    const Folder folder;
    CHECK(failure([&] { write_file(folder / "absent/out", "x"); }) == "io file-write");
    fs::create_directory(folder / "taken");
    CHECK(failure([&] { write_file(folder / "taken", "x"); }) == "io file-write");
    {
        const FileSizeLimit full(1000);
        CHECK(failure([&] { write_file(folder / "out", std::string(1001, 'x')); }) == "io file-write");
        CHECK(failure([&] { write_file(folder / "fits", std::string(1000, 'x')); }) == "none");
    }
    CHECK_FALSE(fs::exists(folder / "out"));
    CHECK(folder.files() == 2);
}
