// SPDX-License-Identifier: Apache-2.0
// The files of schemas/ against their XSDs, and a made-up form read from a folder.
#include "nianbao/base/error.hpp"
#include "nianbao/forms/embedded.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/xml/dom.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

using namespace nianbao;

namespace {

namespace fs = std::filesystem;

const std::string forms_folder = std::string{NIANBAO_SOURCE_DIR} + "/tests/data/forms";

/// A folder of its own for one test, removed afterwards.
class Folder {
public:
    Folder()
        : m_path(fs::temp_directory_path() / ("nianbao-forms-" + std::to_string(std::random_device{}()))) {
        fs::create_directory(m_path);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(m_path / name, std::ios::binary) << bytes;
    }
    std::string path() const {
        return m_path.string();
    }

private:
    fs::path m_path;
};

std::string key_of(Knowledge& knowledge, const std::string& folder) {
    try {
        add_forms(knowledge, folder);
    } catch (const Error& error) {
        return error.key();
    }
    return "";
}

} // namespace

TEST_CASE("schemas: every file is valid against its XSD") {
    std::size_t forms = 0;
    for (const EmbeddedFile& file : embedded_files()) {
        const std::string name{file.name};
        if (name.size() < 4 || name.substr(name.size() - 4) != ".xml") {
            continue;
        }
        const bool is_form = name.rfind("forms/", 0) == 0;
        forms += is_form ? 1 : 0;
        const bool is_words = name == "html/texts.xml" || name == "xlsx/texts.xml";
        const std::string xsd = is_form        ? "form.xsd"
                                : is_words ? "messages.xsd"
                                               : name.substr(0, name.size() - 4) + ".xsd";
        INFO(name);
        const std::vector<std::string> faults = xml::validate(file.bytes, embedded_schema(xsd));
        CHECK(faults.empty());
        for (const std::string& fault : faults) {
            UNSCOPED_INFO(fault);
        }
    }
    CHECK(forms == 5);
    CHECK_THROWS_AS(embedded_schema("absent.xml"), Error);
}

TEST_CASE("forms: a made-up form of a folder stands beside the built-in ones") {
    Knowledge knowledge = load_builtin_knowledge();
    add_forms(knowledge, forms_folder);
    const Form* form = knowledge.find_form("shili-2024");
    REQUIRE(form != nullptr);
    CHECK(form->figure_count() == 2 * 3 + 4 * 3);
    CHECK(knowledge.forms.front().id == "shili-2024");
    CHECK(form->tables.at(0).blocks.at(0).columns.at(2).measure == Measure::money);
    CHECK(key_of(knowledge, forms_folder) == "form-twice");
}

TEST_CASE("forms: a folder that is absent, empty, or holds a bad form is an error") {
    Knowledge knowledge = load_builtin_knowledge();
    const Folder folder;
    CHECK(key_of(knowledge, folder.path() + "/absent") == "forms-folder");
    CHECK(key_of(knowledge, folder.path()) == "forms-none");
    folder.write("a.xml", "<form xmlns=\"urn:nianbao:form:1\" id=\"a\"/>");
    CHECK(key_of(knowledge, folder.path()) == "schema-fault");
    folder.write("a.xml", "<form xmlns=\"urn:nianbao:form:1\"");
    CHECK_THROWS_AS(add_forms(knowledge, folder.path()), Error);
    CHECK(knowledge.forms.size() == 5);
}

TEST_CASE("forms: the example of docs/add-a-form.md is the form that the tests read") {
    const auto text_of = [](const std::string& path) {
        std::ostringstream text;
        text << std::ifstream(path, std::ios::binary).rdbuf();
        return text.str();
    };
    const std::string page = text_of(std::string{NIANBAO_SOURCE_DIR} + "/docs/add-a-form.md");
    const std::string form = text_of(forms_folder + "/shili-2024.xml");
    REQUIRE(form.size() > 1000);
    CHECK(page.find("```xml\n" + form + "```\n") != std::string::npos);
}
