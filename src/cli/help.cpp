// SPDX-License-Identifier: Apache-2.0
// Lays the app out as help: columns measured in terminal columns, sentences wrapped for both scripts.
#include "cli/help.hpp"

#include "cli/terminal.hpp"

#include <algorithm>

namespace nianbao::cli {

namespace {

constexpr std::size_t page_width = 96;
constexpr std::size_t heading_width = 30;

std::string paragraph(const std::string& text) {
    std::string out;
    for (const std::string& line : wrapped(text, page_width)) {
        out += line + "\n";
    }
    return out;
}

/// Heading and sentence side by side, or below each other where the heading is too wide.
std::string entry(const std::string& heading, const std::string& sentence) {
    const std::vector<std::string> lines = wrapped(sentence, page_width - heading_width);
    std::string out = "  " + heading;
    const bool fits = display_width(out) + 2 <= heading_width;
    out = fits ? padded(out, heading_width) : out + "\n" + std::string(heading_width, ' ');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        out += (i == 0 ? "" : std::string(heading_width, ' ')) + lines[i] + "\n";
    }
    return out;
}

} // namespace

std::string option_heading(const CLI::Option& option) {
    if (option.get_positional()) {
        const bool many = option.get_expected_max() >= CLI::detail::expected_max_vector_size;
        return option.get_name(true, false) + (many ? "..." : "");
    }
    std::string heading = CLI::detail::find_and_replace(option.get_name(false, true), ",", ", ");
    const std::string value = option.get_type_name();
    return value.empty() ? heading : heading + " " + value;
}

std::vector<const CLI::App*> visible_verbs(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App* verb) { return !verb->get_group().empty(); });
}

std::vector<const CLI::App*> working_verbs(const CLI::App& app) {
    std::vector<const CLI::App*> verbs;
    for (const CLI::App* verb : visible_verbs(app)) {
        const std::vector<const CLI::App*> below = working_verbs(*verb);
        below.empty() ? verbs.push_back(verb) : void(verbs.insert(verbs.end(), below.begin(), below.end()));
    }
    return verbs;
}

std::string whole_name(const CLI::App& verb) {
    std::string name = verb.get_name();
    for (const CLI::App* above = verb.get_parent(); above != nullptr && above->get_parent() != nullptr; above = above->get_parent()) {
        name = above->get_name() + " " + name;
    }
    return name;
}

std::string usage_line(const CLI::App& app, const Messages& messages) {
    const CLI::App* program = &app;
    while (program->get_parent() != nullptr) {
        program = program->get_parent();
    }
    std::string line = program == &app ? app.get_name() : program->get_name() + " " + whole_name(app);
    line += " " + messages.text("help.word.options");
    if (!visible_verbs(app).empty()) {
        return line + " " + messages.text("help.word.command");
    }
    for (const CLI::Option* option :
         app.get_options([](const CLI::Option* o) { return o->get_positional(); })) {
        line += option->get_required() ? " " + option_heading(*option) : " [" + option_heading(*option) + "]";
    }
    return line;
}

std::vector<OptionGroup> option_groups(const CLI::App& app, const Messages& messages) {
    const auto positional = [](const CLI::Option* option) { return option->get_positional(); };
    std::vector<OptionGroup> groups;
    if (auto arguments = app.get_options(positional); !arguments.empty()) {
        groups.push_back({messages.text("help.group.arguments"), std::move(arguments)});
    }
    for (const std::string& name : app.get_groups()) {
        const auto in_group = [&name](const CLI::Option* option) {
            return option->get_group() == name && !option->get_positional();
        };
        auto options = app.get_options(in_group);
        if (!name.empty() && !options.empty()) {
            groups.push_back(
                {name == "Options" ? messages.text("help.group.options") : name, std::move(options)});
        }
    }
    return groups;
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string, CLI::AppFormatMode) const {
    std::string out = m_messages.text("help.word.usage") + " " + usage_line(*app, m_messages) + "\n\n";
    out += paragraph(app->get_description());
    const std::vector<const CLI::App*> verbs = visible_verbs(*app);
    if (!verbs.empty()) {
        out += "\n" + m_messages.text("help.group.commands") + "\n";
        for (const CLI::App* verb : verbs) {
            out += entry(verb->get_name(), verb->get_description());
        }
    }
    for (const OptionGroup& group : option_groups(*app, m_messages)) {
        out += "\n" + group.title + "\n";
        for (const CLI::Option* option : group.options) {
            out += entry(option_heading(*option), option->get_description());
        }
    }
    if (!app->get_footer().empty()) {
        out += "\n" + paragraph(app->get_footer());
    }
    return out;
}

} // namespace nianbao::cli
