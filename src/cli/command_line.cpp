// SPDX-License-Identifier: Apache-2.0
// Declares the verbs and options, and turns CLI11's many exceptions into one usage error.
#include "cli/command_line.hpp"

#include "cli/help.hpp"
#include "cli/options.hpp"
#include "cli/version.hpp"

#include <CLI/CLI.hpp>

namespace nianbao::cli {

namespace {

/// A verb below another has its sentences under both names: help.catalog-add.
CLI::App* add_verb(CLI::App& app, const Messages& messages, const std::string& name, bool hidden = false) {
    const std::string id = (app.get_parent() == nullptr ? "" : app.get_name() + "-") + name;
    CLI::App* verb = app.add_subcommand(name, hidden ? "" : messages.text("help." + id));
    verb->fallthrough();
    verb->set_help_flag("-h,--help", messages.text("help.option.help"));
    verb->group(hidden ? "" : messages.text("help.group.commands"));
    if (!hidden) {
        verb->footer(messages.text("help." + id + ".more"));
    }
    return verb;
}

void add_convert(CLI::App& app, const Messages& messages, ConvertArguments& values) {
    OptionAdder add(*add_verb(app, messages, "convert"), messages);
    add.files("INPUT", "input", values.inputs, false);
    add.text("--files-from", "FILE", values.files_from)->description(messages.text("help.option.files-from-convert"));
    add.flag("-0,--null", values.null);
    add.text("--field", "NAME", values.field);
    add.text("-o,--output", "DIR", values.output);
    add.flag("--resume", values.resume);
    add.flag("--duplicates", values.duplicates);
    add.text("--catalog", "CATALOG", values.catalog);
    add.text("--quarantine", "DIR", values.quarantine);
    add.flag("--filter", values.filter);
    add.choice("--frames", {"lines", "length"}, values.frames);
    add.choice("--progress", {"plain", "json", "none"}, values.progress);
    add.list("--to", {"xml", "csv", "json", "html", "xlsx"}, values.to);
    add.choice("--shape", {"long", "wide"}, values.shape);
    add.choice("--labels", {"zh", "en", "both"}, values.labels);
    add.flag("--csv-bom", values.csv_bom);
    add.flag("--datapackage", values.datapackage);
    add.text("--corrections", "DIR", values.corrections);
    add.choice("--edition", {"published", "corrected"}, values.edition);
    add.choice("--from", parser_names(), values.from);
    add.choice("--charset", charset_names(), values.charset, true);
    add.text("--forms", "DIR", values.forms);
    add.jobs("-j,--jobs", values.jobs);
    add.flag("--overwrite", values.overwrite);
    add.flag("--any", values.any);
    add.flag("--together", values.together);
    add.fail_on(values.fail_on);
    add.flag("--exit-zero", values.exit_zero);
    add.choice("--lang", {"zh", "en"}, values.language);
    CLI::Option* quiet = add.flag("-q,--quiet", values.quiet);
    add.flag("-v,--verbose", values.verbose)->excludes(quiet);
    add.limits(values.limits);
}

void add_identify(CLI::App& app, const Messages& messages, IdentifyArguments& values) {
    OptionAdder add(*add_verb(app, messages, "identify"), messages);
    add.files("INPUT", "input", values.inputs);
    add.flag("--json", values.json);
    add.choice("--from", parser_names(), values.from);
    add.choice("--charset", charset_names(), values.charset, true);
    add.text("--forms", "DIR", values.forms);
    add.limits(values.limits);
}

void add_check(CLI::App& app, const Messages& messages, CheckArguments& values) {
    OptionAdder add(*add_verb(app, messages, "check"), messages);
    add.files("RECORD", "record", values.records);
    add.fail_on(values.fail_on);
    add.text("--forms", "DIR", values.forms);
    add.choice("--lang", {"zh", "en"}, values.language)->description(messages.text("help.option.lang-check"));
}

void add_compare(CLI::App& app, const Messages& messages, CompareArguments& values) {
    OptionAdder add(*add_verb(app, messages, "compare"), messages);
    add.files("RECORD", "records", values.records, false);
    add.text("--files-from", "FILE", values.files_from);
    add.choice("--by", {"agency", "series", "year"}, values.by);
    add.text("--series", "ID,...", values.series);
    add.text("--agencies", "FILE", values.agencies);
    add.text("-o,--output", "DIR", values.output);
    add.list("--to", {"html", "csv", "txt", "xlsx"}, values.to)->description(messages.text("help.option.to-compare"));
    add.text("--forms", "DIR", values.forms);
    add.jobs("-j,--jobs", values.jobs)->description(messages.text("help.option.jobs-compare"));
    add.flag("--overwrite", values.overwrite);
    add.choice("--lang", {"zh", "en"}, values.language)->description(messages.text("help.option.lang-compare"));
    add.flag("-q,--quiet", values.quiet);
}

void add_explain(CLI::App& app, const Messages& messages, ExplainArguments& values) {
    OptionAdder add(*add_verb(app, messages, "explain"), messages);
    add.name("RECORD", "one-record", values.record);
    add.name("FIGURE", "figure", values.figure);
    add.text("--forms", "DIR", values.forms);
    add.choice("--lang", {"zh", "en"}, values.language)->description(messages.text("help.option.lang-explain"));
}

void add_correct(CLI::App& app, const Messages& messages, CorrectArguments& values) {
    OptionAdder add(*add_verb(app, messages, "correct"), messages);
    add.name("RECORD", "one-record", values.record);
    add.text("--with", "FILE", values.corrections)->required();
    add.text("--by", "NAME", values.by)->required();
    add.text("--date", "DATE", values.date)->required();
    add.text("-o,--output", "FILE", values.output)->required()->description(messages.text("help.option.output-correct"));
    add.flag("--overwrite", values.overwrite);
    add.text("--forms", "DIR", values.forms);
}

void add_corrections_verb(CLI::App& app, const Messages& messages, CorrectionsArguments& values) {
    OptionAdder add(*add_verb(app, messages, "corrections"), messages);
    add.name("RECORD", "one-record", values.record);
    add.choice("--lang", {"zh", "en"}, values.language)->description(messages.text("help.option.lang-corrections"));
}

void add_catalog_add(CLI::App& catalog, const Messages& messages, CatalogAddArguments& values) {
    OptionAdder add(*add_verb(catalog, messages, "add"), messages);
    add.name("CATALOG", "catalog", values.catalog);
    add.files("RECORD", "records", values.records, false);
    add.text("--files-from", "FILE", values.files_from);
    add.flag("-0,--null", values.null);
    add.text("--agencies", "FILE", values.agencies)->description(messages.text("help.option.agencies-catalog"));
    add.text("--forms", "DIR", values.forms);
    add.jobs("-j,--jobs", values.jobs)->description(messages.text("help.option.jobs-compare"));
    add.number("--batch", "N", {1, 100'000}, values.batch);
    add.flag("--replace", values.replace);
    add.flag("-q,--quiet", values.quiet);
}

void add_catalog_query(CLI::App& catalog, const Messages& messages, CatalogQueryArguments& values) {
    OptionAdder add(*add_verb(catalog, messages, "query"), messages);
    add.name("CATALOG", "catalog", values.catalog);
    add.text("--sql", "SELECT", values.sql);
    add.text("--series", "ID", values.series)->description(messages.text("help.option.series-catalog"));
    add.text("--ranking", "FIGURE", values.ranking);
    add.text("--rule", "ID", values.rule);
    add.flag("--missing-years", values.missing_years);
    add.text("--agency", "NAME", values.agency);
    add.number("--year", "YEAR", {1949, 9999}, values.year);
    add.number("--from-year", "YEAR", {1949, 9999}, values.from_year);
    add.number("--to-year", "YEAR", {1949, 9999}, values.to_year);
    add.choice("--edition", {"published", "corrected"}, values.edition)->description(messages.text("help.option.edition-query"));
    add.choice("--to", {"csv", "json", "table"}, values.to)->description(messages.text("help.option.to-query"));
    add.text("--forms", "DIR", values.forms);
    add.choice("--lang", {"zh", "en"}, values.language)->description(messages.text("help.option.lang-query"));
}

void add_catalog_export(CLI::App& catalog, const Messages& messages, CatalogExportArguments& values) {
    OptionAdder add(*add_verb(catalog, messages, "export"), messages);
    add.name("CATALOG", "catalog", values.catalog);
    add.text("-o,--output", "DIR", values.output)->required();
    add.choice("--edition", {"published", "corrected"}, values.edition)->description(messages.text("help.option.edition-export"));
    add.number("--rows-per-part", "N", {1, 1'000'000'000}, values.part_rows);
    add.flag("--overwrite", values.overwrite)->description(messages.text("help.option.overwrite-export"));
    add.flag("-q,--quiet", values.quiet);
}

void add_catalog(CLI::App& app, const Messages& messages, CommandLine& values) {
    CLI::App* catalog = add_verb(app, messages, "catalog");
    catalog->require_subcommand(1);
    add_catalog_add(*catalog, messages, values.catalog_add);
    add_catalog_query(*catalog, messages, values.catalog_query);
    add_catalog_export(*catalog, messages, values.catalog_export);
    OptionAdder check(*add_verb(*catalog, messages, "check"), messages);
    check.name("CATALOG", "catalog", values.catalog_check.catalog);
}

void add_forms_verb(CLI::App& app, const Messages& messages, FormsArguments& values) {
    OptionAdder add(*add_verb(app, messages, "forms"), messages);
    add.optional_name("ID", "form", values.id);
    add.flag("--json", values.json);
    add.text("--forms", "DIR", values.forms);
}

/// CLI11 puts English words around the names; the sentence around them is ours, in the terminal's language.
Error usage_error(const CLI::ParseError& error, const CLI::App& app) {
    const std::string what = error.what();
    if (const std::vector<std::string> extra = app.remaining(true); !extra.empty()) {
        return Error(ErrorCode::usage, "cli-unexpected", extra.front());
    }
    const std::string required = " is required";
    if (error.get_name() == "RequiredError" && what.size() > required.size()) {
        const bool no_verb = what.rfind("A subcommand", 0) == 0;
        const std::string name = what.substr(0, what.find(required));
        return no_verb ? Error(ErrorCode::usage, "cli-no-command")
                       : Error(ErrorCode::usage, "cli-required", name);
    }
    return Error(ErrorCode::usage, "cli-usage", what);
}

} // namespace

CommandLineParser::CommandLineParser(const Messages& messages)
    : m_messages(messages), m_app(std::make_unique<CLI::App>(messages.text("help.program"), "nianbao")) {
    m_app->formatter(std::make_shared<HelpFormatter>(messages));
    m_app->set_help_flag("-h,--help", messages.text("help.option.help"));
    m_app->set_version_flag(
        "--version", [] { return version_text(); }, messages.text("help.option.version"));
    m_app->require_subcommand(1);
    m_app->footer(messages.text("help.exit-status"));
    add_convert(*m_app, messages, m_values.convert);
    add_identify(*m_app, messages, m_values.identify);
    add_check(*m_app, messages, m_values.check);
    add_compare(*m_app, messages, m_values.compare);
    add_explain(*m_app, messages, m_values.explain);
    add_correct(*m_app, messages, m_values.correct);
    add_corrections_verb(*m_app, messages, m_values.corrections);
    add_catalog(*m_app, messages, m_values);
    add_forms_verb(*m_app, messages, m_values.forms);
    add_verb(*m_app, messages, "man", true);
    add_verb(*m_app, messages, "completion", true);
}

CommandLineParser::~CommandLineParser() = default;

std::optional<std::string> CommandLineParser::parse(const std::vector<std::string>& arguments) {
    std::vector<std::string> reversed = protected_arguments(arguments);
    std::reverse(reversed.begin(), reversed.end()); // CLI11 takes its vector from the back
    try {
        m_app->parse(reversed);
    } catch (const CLI::CallForVersion&) {
        return version_text();
    } catch (const CLI::Success&) {
        return m_app->help();
    } catch (const CLI::ParseError& error) {
        throw usage_error(error, *m_app);
    }
    const CLI::App* verb = m_app->get_subcommands().front();
    m_values.verb = verb->get_name();
    for (std::vector<CLI::App*> below = verb->get_subcommands(); !below.empty(); below = verb->get_subcommands()) {
        verb = below.front();
        m_values.verb += " " + verb->get_name();
    }
    return std::nullopt;
}

std::vector<std::string> protected_arguments(const std::vector<std::string>& arguments) {
    std::vector<std::string> safe;
    bool names_only = false;
    for (const std::string& argument : arguments) {
        if (argument == "--" && !names_only) {
            names_only = true;
            continue;
        }
        const bool bracketed = argument.size() > 1 && argument.front() == '[' && argument.back() == ']';
        const bool like_option = names_only && argument.size() > 1 && argument.front() == '-';
        safe.push_back(bracketed || like_option || argument == "++" ? "./" + argument : argument);
    }
    return safe;
}

} // namespace nianbao::cli
