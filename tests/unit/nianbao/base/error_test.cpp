// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/error.hpp"
#include "nianbao/base/finding.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using nianbao::Error;
using nianbao::ErrorCode;

TEST_CASE("error: what it is made of can be asked, what() has it all") {
    const Error error(ErrorCode::too_large, "limit", "elements", "word/document.xml");
    CHECK(error.code() == ErrorCode::too_large);
    CHECK(error.key() == "limit");
    CHECK(error.detail() == "elements");
    CHECK(error.where() == "word/document.xml");
    CHECK(std::string{error.what()} == "too-large: limit (elements) at word/document.xml");
    CHECK(std::string{Error(ErrorCode::io, "file-read").what()} == "io: file-read");
    CHECK(std::string{Error(ErrorCode::io, "file-read", {}, "f").what()} == "io: file-read at f");
}

TEST_CASE("error: every code has a name of its own") {
    std::set<std::string> names;
    for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code) {
        names.insert(std::string{to_string(static_cast<ErrorCode>(code))});
    }
    CHECK(names == std::set<std::string>{"usage", "io", "empty", "not-recognized", "not-a-report", "encrypted", "corrupt",
                                         "too-large", "unsupported", "schema", "internal"});
}

TEST_CASE("finding: severities have names") {
    CHECK(to_string(nianbao::Severity::info) == "info");
    CHECK(to_string(nianbao::Severity::warning) == "warning");
    CHECK(to_string(nianbao::Severity::error) == "error");
}
