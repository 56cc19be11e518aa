// SPDX-License-Identifier: Apache-2.0
// datapackage.json from the columns themselves: https://specs.frictionlessdata.io/tabular-data-package/
#include "nianbao/forms/form_figures.hpp"
#include "nianbao/output/figure_table.hpp"
#include "nianbao/text/valid_text.hpp"

#include <algorithm>
#include <map>

namespace nianbao {

namespace {

std::string quoted(std::string_view raw) {
    std::string buffer;
    std::string out = "\"";
    for (const char c : valid_text(raw, buffer)) {
        if (static_cast<unsigned char>(c) < 0x20) {
            out += ' ';
            continue;
        }
        out += c == '"' || c == '\\' ? "\\" : "";
        out += c;
    }
    return out + "\"";
}

std::string list_of(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) {
        out += (out.empty() ? "" : ", ") + quoted(word);
    }
    return "[" + out + "]";
}

std::string title_id(std::string name) {
    std::replace(name.begin(), name.end(), '_', '-');
    return "field." + name;
}

/// What a wide column may hold where there is no number.
std::vector<std::string> words_of_states() {
    std::vector<std::string> words = {""};
    for (int state = 0; state <= static_cast<int>(FigureState::not_in_form); ++state) {
        words.emplace_back(to_string(static_cast<FigureState>(state)));
    }
    for (const char* word : {"doubtful", "unread", "correct", "undecidable"}) {
        words.emplace_back(word);
    }
    return words;
}

std::string field_of(const std::string& name, const std::string& type, const std::string& title) {
    return "          {\"name\": " + quoted(name) + ", \"type\": " + quoted(type) + ", \"title\": " + quoted(title) + "}";
}

} // namespace

std::string data_package(const std::vector<PackageTable>& tables, const Knowledge& knowledge, const html::Texts& texts,
                         Labels labels) {
    const EnglishLabels english;
    std::map<std::string, std::string> names;
    for (const Form& form : knowledge.forms) { // the newest form names a figure
        for (const FormFigure& figure : figures_of(form)) {
            std::string name = figure.row_label + " \xE2\x80\xBA " + figure.column_label;
            if (labels != Labels::zh) {
                const std::string other = english.of(name);
                name = labels == Labels::en ? other : name + " / " + other;
            }
            names.emplace(figure.id(), name + " (" + figure.unit + ")");
        }
    }
    std::string out = "{\n  \"profile\": \"tabular-data-package\",\n  \"name\": \"nianbao\",\n  \"title\": " +
                      quoted(texts("xlsx.title")) + ",\n  \"resources\": [";
    bool first = true;
    for (const PackageTable& table : tables) {
        out += first ? "\n" : ",\n";
        first = false;
        out += "    {\n      \"profile\": \"tabular-data-resource\",\n      \"name\": " + quoted(table.name) +
               ",\n      \"path\": " + quoted(table.name + ".csv") +
               ",\n      \"format\": \"csv\",\n      \"mediatype\": \"text/csv\",\n      \"encoding\": \"utf-8\",\n"
               "      \"dialect\": {\"delimiter\": \",\", \"quoteChar\": \"\\\"\", \"doubleQuote\": true, "
               "\"lineTerminator\": \"\\n\", \"header\": true},\n      \"schema\": {\n        \"fields\": [\n";
        std::string fields;
        for (const Field& column : table.columns) {
            fields += (fields.empty() ? "" : ",\n") + field_of(column.name, column.type, texts(title_id(column.name)));
        }
        for (const std::string& id : table.wide) {
            fields += ",\n" + field_of(id, "number", names[id]);
        }
        out += fields + "\n        ],\n        \"missingValues\": " +
               list_of(table.wide.empty() ? std::vector<std::string>{""} : words_of_states()) + "\n      }\n    }";
    }
    return out + "\n  ]\n}\n";
}

} // namespace nianbao
