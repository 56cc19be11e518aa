// SPDX-License-Identifier: Apache-2.0
#include "nianbao/forms/knowledge.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/forms/embedded.hpp"
#include "nianbao/xml/dom.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

namespace nianbao {

namespace {

namespace fs = std::filesystem;

/// Newest first, then by id.
void sort_forms(std::vector<Form>& forms) {
    std::sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) {
        return a.order != b.order ? a.order > b.order : a.id < b.id;
    });
}

void index_forms(Knowledge& knowledge) {
    knowledge.indexes.clear();
    for (const Form& form : knowledge.forms) {
        knowledge.indexes.push_back(index_labels(form, knowledge.lexicon));
    }
}

bool is_form_file(std::string_view name) {
    return name.rfind("forms/", 0) == 0 && name.size() > 4 && name.substr(name.size() - 4) == ".xml";
}

std::vector<fs::path> form_files(const std::string& folder) {
    std::error_code error;
    fs::directory_iterator at(folder, error);
    if (error) {
        throw Error(ErrorCode::io, "forms-folder", error.message(), folder);
    }
    std::vector<fs::path> files;
    for (; at != fs::directory_iterator(); at.increment(error)) {
        if (at->path().extension() == ".xml") {
            files.push_back(at->path());
        }
        if (error) {
            break;
        }
    }
    if (error) {
        throw Error(ErrorCode::io, "forms-folder", error.message(), folder);
    }
    std::sort(files.begin(), files.end());
    if (files.empty()) {
        throw Error(ErrorCode::io, "forms-none", "*.xml", folder);
    }
    return files;
}

std::string read_file(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream bytes;
    if (!stream || !(bytes << stream.rdbuf())) {
        throw Error(ErrorCode::io, "forms-file", {}, path.string());
    }
    return bytes.str();
}

/// Parsed first, because a fault in the XML itself is told better by the parser than by the validator.
void add_form(Knowledge& knowledge, const fs::path& path) {
    const std::string bytes = read_file(path);
    const std::string name = path.string();
    xml::parse_xml(bytes, name, Limits{});
    const std::vector<std::string> faults = xml::validate(bytes, embedded_schema("form.xsd"));
    if (!faults.empty()) {
        throw Error(ErrorCode::schema, "schema-fault", faults.front(), name);
    }
    Form form = parse_form(bytes, name);
    if (knowledge.find_form(form.id) != nullptr) {
        throw Error(ErrorCode::schema, "form-twice", form.id, name);
    }
    knowledge.forms.push_back(std::move(form));
}

} // namespace

const Form* Knowledge::find_form(std::string_view id) const {
    const auto found =
        std::find_if(forms.begin(), forms.end(), [&](const Form& form) { return form.id == id; });
    return found == forms.end() ? nullptr : &*found;
}

std::string_view embedded_schema(std::string_view name) {
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.name == name) {
            return file.bytes;
        }
    }
    throw Error(ErrorCode::internal, "schema-absent", std::string{name});
}

namespace {

std::vector<Form> builtin_forms() {
    std::vector<Form> forms;
    for (const EmbeddedFile& file : embedded_files()) {
        if (is_form_file(file.name)) {
            forms.push_back(parse_form(file.bytes, std::string{file.name}, true));
        }
    }
    return forms;
}

} // namespace

Knowledge load_builtin_knowledge() {
    Knowledge knowledge;
    knowledge.lexicon = parse_lexicon(embedded_schema("labels.xml"), embedded_schema("units.xml"));
    knowledge.patterns = Patterns(knowledge.lexicon.patterns);
    knowledge.report_words = ByteWords(knowledge.lexicon.identity_word("report-words"));
    knowledge.rules = parse_rules(embedded_schema("rules.xml"));
    knowledge.forms = builtin_forms();
    sort_forms(knowledge.forms);
    index_forms(knowledge);
    return knowledge;
}

void add_forms(Knowledge& knowledge, const std::string& folder) {
    for (const fs::path& file : form_files(folder)) {
        add_form(knowledge, file);
    }
    sort_forms(knowledge.forms);
    index_forms(knowledge);
}

} // namespace nianbao
