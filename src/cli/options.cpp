// SPDX-License-Identifier: Apache-2.0
// Options as CLI11 knows them. Their callbacks outlive the adder: they hold the messages, never `this`.
// Values are checked here, strictly: `-j 0x2`, `--max-cells -1` and `--to pdf` are refused.
#include "cli/options.hpp"

#include "parsers/registry.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <functional>

namespace nianbao::cli {

namespace {

constexpr double most_seconds = 86'400.0; // a day

std::string joined(const std::vector<std::string>& words, const char* separator) {
    return CLI::detail::join(words, separator);
}

/// The choice that `value` names, or nullptr.
const std::string* find_choice(const std::vector<std::string>& choices, const std::string& value,
                               bool any_case) {
    for (const std::string& choice : choices) {
        const bool same =
            any_case ? CLI::detail::to_lower(choice) == CLI::detail::to_lower(value) : choice == value;
        if (same) {
            return &choice;
        }
    }
    return nullptr;
}

template <typename Number> bool parse_number(const std::string& text, Number& number) {
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, number);
    return result.ec == std::errc() && result.ptr == end;
}

} // namespace

std::vector<std::string> parser_names() {
    std::vector<std::string> names;
    for (const Parser& parser : parsers()) {
        names.emplace_back(parser.name);
    }
    return names;
}

std::vector<std::string> charset_names() {
    return {"UTF-8", "GB18030", "GBK", "GB2312", "Big5", "UTF-16LE", "UTF-16BE"};
}

std::string OptionAdder::help(const std::string& names) const {
    const std::string name = names.substr(names.find("--") + 2);
    return m_messages.text("help.option." + name);
}

void OptionAdder::files(const std::string& name, const std::string& help, std::vector<std::string>& target, bool needed) {
    m_verb.add_option(name, target, m_messages.text("help.argument." + help))->required(needed)->type_name("");
}

void OptionAdder::name(const std::string& name, const std::string& help, std::string& target) {
    m_verb.add_option(name, target, m_messages.text("help.argument." + help))->required()->type_name("");
}

void OptionAdder::optional_name(const std::string& name, const std::string& help, std::string& target) {
    m_verb.add_option(name, target, m_messages.text("help.argument." + help))->type_name("");
}

CLI::Option* OptionAdder::flag(const std::string& names, bool& target) {
    return m_verb.add_flag(names, target, help(names));
}

CLI::Option* OptionAdder::text(const std::string& names, const std::string& value, std::string& target) {
    const auto not_empty = [&messages = m_messages](const std::string& given) {
        return given.empty() ? messages.text("cli.empty-value") : std::string();
    };
    return m_verb.add_option(names, target, help(names))->type_name(value)->check(not_empty, "");
}

CLI::Option* OptionAdder::choice(const std::string& names, const std::vector<std::string>& choices,
                                 std::string& target, bool any_case) {
    const auto check = [&messages = m_messages, choices, any_case](std::string& value) {
        const std::string* found = find_choice(choices, value, any_case);
        if (found == nullptr) {
            return messages.text("cli.not-a-choice", {{"value", value}, {"choices", joined(choices, ", ")}});
        }
        value = *found;
        return std::string();
    };
    return m_verb.add_option(names, target, help(names))
        ->type_name(joined(choices, "|"))
        ->transform(CLI::Validator(check, ""));
}

CLI::Option* OptionAdder::list(const std::string& names, const std::vector<std::string>& choices,
                               std::vector<std::string>& target) {
    const auto store = [&messages = m_messages, names, choices, &target](const std::string& given) {
        for (const std::string& word : CLI::detail::split(given, ',')) {
            if (find_choice(choices, word, false) == nullptr) {
                throw CLI::ValidationError(
                    names,
                    messages.text("cli.not-a-choice", {{"value", word}, {"choices", joined(choices, ", ")}}));
            }
            if (std::find(target.begin(), target.end(), word) == target.end()) {
                target.push_back(word);
            }
        }
        if (target.empty()) {
            throw CLI::ValidationError(names, messages.text("cli.empty-value"));
        }
    };
    return m_verb.add_option_function<std::string>(names, store, help(names))
        ->type_name(joined(choices, ","));
}

void OptionAdder::fail_on(FailOn& target) {
    const std::vector<std::string> choices = {"error", "warning", "never"};
    const auto store = [&messages = m_messages, choices, &target](const std::string& value) {
        if (find_choice(choices, value, false) == nullptr) {
            throw CLI::ValidationError(
                "--fail-on",
                messages.text("cli.not-a-choice", {{"value", value}, {"choices", joined(choices, ", ")}}));
        }
        target = value == "error" ? FailOn::error : value == "warning" ? FailOn::warning : FailOn::never;
    };
    m_verb.add_option_function<std::string>("--fail-on", store, help("--fail-on"))
        ->type_name(joined(choices, "|"));
}

namespace {

/// Reads a whole number of a range into `target`.
template <typename Number>
std::function<void(const std::string&)> number_reader(const Messages& messages, const std::string& name, Number least, Number most,
                                                      Number& target) {
    return [&messages, name, least, most, &target](const std::string& value) {
        Number number = 0;
        if (!parse_number(value, number) || number < least || number > most) {
            throw CLI::ValidationError(
                name, messages.text("cli.not-in-range",
                                    {{"value", value}, {"least", std::to_string(least)}, {"most", std::to_string(most)}}));
        }
        target = number;
    };
}

} // namespace

CLI::Option* OptionAdder::jobs(const std::string& names, unsigned& target) {
    return m_verb.add_option_function<std::string>(names, number_reader(m_messages, "--jobs", 1U, most_jobs, target), help(names))
        ->type_name("N");
}

CLI::Option* OptionAdder::number(const std::string& names, const std::string& value, std::pair<std::size_t, std::size_t> range,
                                 std::size_t& target) {
    return m_verb
        .add_option_function<std::string>(names, number_reader(m_messages, names, range.first, range.second, target), help(names))
        ->type_name(value);
}

void OptionAdder::describe_limit(const std::string& name, const std::string& standard) {
    const std::string sentence = help(name) + m_messages.text("help.standard", {{"value", standard}});
    CLI::Option* option = m_verb.get_option(name);
    option->description(sentence)->type_name("N")->group(m_messages.text("help.group.limits"));
}

void OptionAdder::limits(Limits& target) {
    for (const LimitOption& entry : limit_options) {
        const std::string name = entry.name;
        const auto store = [&messages = m_messages, name, entry, &target](const std::string& value) {
            std::size_t number = 0;
            if (!parse_number(value, number) || number < 1) {
                throw CLI::ValidationError(name, messages.text("cli.not-a-limit", {{"value", value}}));
            }
            target.*entry.member = number;
        };
        m_verb.add_option_function<std::string>(name, store);
        describe_limit(name, std::to_string(target.*entry.member));
    }
    const auto store = [&messages = m_messages, &target](const std::string& value) {
        double number = 0;
        // Written so that "nan" fails, too.
        if (!parse_number(value, number) || !(number > 0 && number <= most_seconds)) {
            throw CLI::ValidationError("--max-seconds", messages.text("cli.not-a-limit", {{"value", value}}));
        }
        target.seconds = number;
    };
    m_verb.add_option_function<std::string>("--max-seconds", store);
    describe_limit("--max-seconds", std::to_string(static_cast<int>(target.seconds)));
}

} // namespace nianbao::cli
