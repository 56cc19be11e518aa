// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/error.hpp"
#include "nianbao/catalog/catalog.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <unistd.h>
#include <vector>

using namespace nianbao;
using namespace nianbao::catalog;
namespace fs = std::filesystem;

namespace {

/// A file of its own that is gone afterwards.
class File {
public:
    File() : m_path(fs::temp_directory_path() / ("nianbao-catalog-" + std::to_string(::getpid()) + ".db")) {
        fs::remove(m_path);
    }
    ~File() {
        fs::remove(m_path);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    database::Address address() const {
        return database::parse_address(m_path.string());
    }

private:
    fs::path m_path;
};

Migration next(const std::string& sql) {
    const int version = embedded_migrations().back().version + 1;
    return {version, "next", sql, "digest"};
}

std::string key_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.key();
    }
    return "";
}

} // namespace

TEST_CASE("catalog: the embedded migrations are numbered from 1 without a gap") {
    const std::vector<Migration> migrations = embedded_migrations();
    REQUIRE_FALSE(migrations.empty());
    for (std::size_t i = 0; i < migrations.size(); ++i) {
        CHECK(migrations[i].version == static_cast<int>(i) + 1);
        CHECK(migrations[i].sha256.size() == 64);
    }
}

TEST_CASE("catalog: an older one is migrated when it is written to, and not before") {
    const File file;
    open_catalog(file.address(), database::Access::write)->execute("INSERT INTO agency (agency_key, name) VALUES ('k', 'n')");
    std::vector<Migration> migrations = embedded_migrations();
    migrations.push_back(next("-- a comment\nCREATE TABLE more (\n    a {text}\n);\nINSERT INTO more VALUES ('x;y');\n"));
    CHECK(key_of([&] { open_catalog(file.address(), database::Access::read, migrations); }) == "catalog-older");
    const auto connection = open_catalog(file.address(), database::Access::write, migrations);
    CHECK(version_of(*connection) == migrations.back().version);
    CHECK(number_from(*connection, "SELECT count(*) FROM more WHERE a = 'x;y'") == 1);
    CHECK(number_from(*connection, "SELECT count(*) FROM agency") == 1);
    CHECK(key_of([&] { open_catalog(file.address(), database::Access::read); }) == "catalog-newer");
    CHECK(key_of([&] { open_catalog(file.address(), database::Access::write); }) == "catalog-newer");
}

TEST_CASE("catalog: a migration that fails leaves everything as it was") {
    const File file;
    open_catalog(file.address(), database::Access::write);
    std::vector<Migration> migrations = embedded_migrations();
    migrations.push_back(next("CREATE TABLE more (a {text});\nINSERT INTO nothing VALUES (1);\n"));
    CHECK_FALSE(key_of([&] { open_catalog(file.address(), database::Access::write, migrations); }).empty());
    const auto connection = open_catalog(file.address(), database::Access::read);
    CHECK(version_of(*connection) == embedded_migrations().back().version);
    CHECK_FALSE(connection->has_table("more"));
}

TEST_CASE("catalog: a connection for reading writes nothing, whatever it is told") {
    const File file;
    open_catalog(file.address(), database::Access::write);
    const auto connection = open_catalog(file.address(), database::Access::read);
    CHECK_THROWS_AS(connection->execute("INSERT INTO agency (agency_key, name) VALUES ('k', 'n')"), Error);
    connection->execute("PRAGMA query_only = OFF");
    CHECK_THROWS_AS(connection->execute("INSERT INTO agency (agency_key, name) VALUES ('k', 'n')"), Error);
    CHECK(number_from(*connection, "SELECT count(*) FROM agency") == 0);
}
