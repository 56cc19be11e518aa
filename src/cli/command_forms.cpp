// SPDX-License-Identifier: Apache-2.0
// `nianbao forms`: what the program knows of each form, for people and for scripts.
#include "cli/commands.hpp"
#include "cli/json.hpp"
#include "cli/terminal.hpp"
#include "nianbao/forms/form_figures.hpp"

#include <algorithm>

namespace nianbao::cli {

namespace {

std::string side_text(const std::vector<Term>& terms) {
    std::string text;
    for (const Term& term : terms) {
        const char* sign = term.sign < 0 ? " - " : text.empty() ? "" : " + ";
        text += sign + term.row + "/" + term.column;
    }
    return text;
}

std::string rule_text(const Identity& identity) {
    return identity.table + ": " + side_text(identity.left) + " = " + side_text(identity.right);
}

std::string list_text(const Knowledge& knowledge, const Messages& messages) {
    std::string text;
    for (const Form& form : knowledge.forms) {
        text += padded(form.id, 12) + "  " + padded(form.version, 7) + "  ";
        text += messages.text("forms.count", {{"figures", std::to_string(form.figure_count())}}) + "  ";
        text += form.title + "  " + form.authority + "\n";
    }
    return text;
}

std::string form_text(const Form& form, const Messages& messages) {
    std::string text = form.id + "\n";
    const auto line = [&](const char* id, const std::string& value) {
        text += "  " + padded(messages.text(std::string("forms.") + id), 10) + "  " + value + "\n";
    };
    line("title", form.title);
    line("authority", form.authority);
    line("version", form.version);
    line("sha256", form.sha256);
    line("figures", std::to_string(form.figure_count()));
    for (const FormTable& table : form.tables) {
        text += "\n" + table.id + "\n";
        for (const FormFigure& figure : figures_of(form)) {
            if (figure.table == table.id) {
                text += "  " + padded(figure.id(), 52) + "  " + padded(figure.unit, 4) + "  ";
                text += figure.row_label + " | " + figure.column_label + "\n";
            }
        }
    }
    text += form.identities.empty() ? "" : "\n" + messages.text("forms.rules") + "\n";
    for (const Identity& identity : form.identities) {
        const std::string each =
            identity.each.empty() ? "" : messages.text("forms.each-" + identity.each) + "  ";
        text +=
            "  " + identity.rule + "  " + padded(identity.id, 12) + "  " + each + rule_text(identity) + "\n";
    }
    return text;
}

std::string head_json(const Form& form, const std::string& more) {
    return json_object({{"id", form.id},
                        {"version", form.version},
                        {"title", form.title},
                        {"authority", form.authority},
                        {"years", form.years},
                        {"sha256", form.sha256}},
                       more);
}

std::string form_json(const Form& form) {
    std::vector<std::string> figures;
    for (const FormFigure& figure : figures_of(form)) {
        figures.push_back(json_object({{"id", figure.id()},
                                       {"table", figure.table},
                                       {"row", figure.row},
                                       {"column", figure.column},
                                       {"row_label", figure.row_label},
                                       {"column_label", figure.column_label},
                                       {"unit", figure.unit},
                                       {"measure", figure.measure}}));
    }
    std::vector<std::string> rules;
    for (const Identity& identity : form.identities) {
        rules.push_back(json_object({{"id", identity.id},
                                     {"rule", identity.rule},
                                     {"table", identity.table},
                                     {"each", identity.each},
                                     {"left", side_text(identity.left)},
                                     {"right", side_text(identity.right)}}));
    }
    return head_json(form,
                     "\"figures\":" + json_array(figures, true) + ",\"rules\":" + json_array(rules, true)) +
           "\n";
}

std::string list_json(const Knowledge& knowledge) {
    std::vector<std::string> forms;
    for (const Form& form : knowledge.forms) {
        forms.push_back(head_json(form, "\"figure_count\":" + std::to_string(form.figure_count())));
    }
    return json_array(forms, true) + "\n";
}

} // namespace

int command_forms(const FormsArguments& arguments, const Messages& messages) {
    const Knowledge knowledge = knowledge_with(arguments.forms);
    if (arguments.id.empty()) {
        write_output(arguments.json ? list_json(knowledge) : list_text(knowledge, messages));
        return 0;
    }
    const Form* form = knowledge.find_form(arguments.id);
    if (form == nullptr) {
        std::string known;
        for (const Form& each : knowledge.forms) {
            known += (known.empty() ? "" : ", ") + each.id;
        }
        throw Error(ErrorCode::usage, "cli-no-such-form", arguments.id, known);
    }
    write_output(arguments.json ? form_json(*form) : form_text(*form, messages));
    return 0;
}

Knowledge knowledge_with(const std::string& folder) {
    Knowledge knowledge = load_builtin_knowledge();
    if (!folder.empty()) {
        try {
            add_forms(knowledge, folder);
        } catch (const Error& error) {
            throw Error(ErrorCode::usage, error.key(), error.detail(), error.where());
        }
    }
    return knowledge;
}

} // namespace nianbao::cli
