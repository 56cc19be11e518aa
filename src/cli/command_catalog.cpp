// SPDX-License-Identifier: Apache-2.0
// `nianbao catalog query`, `export` and `check`: what is asked of a catalog. None of them writes to it.
#include "cli/answer.hpp"
#include "cli/commands.hpp"
#include "cli/signals.hpp"
#include "cli/terminal.hpp"
#include "nianbao/catalog/catalog.hpp"
#include "nianbao/catalog/check.hpp"
#include "nianbao/catalog/export.hpp"
#include "nianbao/catalog/questions.hpp"
#include "nianbao/catalog/stored_agencies.hpp"

#include <array>
#include <utility>

namespace nianbao::cli {

namespace {

Edition edition_of(const std::string& name) {
    return name == "corrected" ? Edition::corrected : Edition::published;
}

class Query {
public:
    Query(const CatalogQueryArguments& arguments, const Messages& messages) : m_arguments(arguments), m_messages(messages) {
    }

    int run() {
        check_options();
        const database::Address address = database::parse_address(m_arguments.catalog);
        watch_signals();
        m_connection = catalog::open_catalog(address, database::Access::read);
        const std::unique_ptr<Answer> answer = answer_as(m_arguments.to);
        ask(answer->sink());
        answer->finish();
        return 0;
    }

private:
    /// One question, and what it needs; options that say nothing to it are refused.
    void check_options() const {
        const CatalogQueryArguments& given = m_arguments;
        const std::array<std::pair<bool, const char*>, 5> questions = {{{!given.sql.empty(), "--sql"},
                                                                        {!given.series.empty(), "--series"},
                                                                        {!given.ranking.empty(), "--ranking"},
                                                                        {!given.rule.empty(), "--rule"},
                                                                        {given.missing_years, "--missing-years"}}};
        std::string asked;
        std::size_t count = 0;
        for (const auto& [is_given, name] : questions) {
            asked = is_given ? name : asked;
            count += is_given ? 1 : 0;
        }
        if (count != 1) {
            throw Error(ErrorCode::usage, "catalog-one-question");
        }
        const auto need = [&](const char* question, bool is_given, const char* option) {
            if (asked == question && !is_given) {
                throw Error(ErrorCode::usage, "catalog-needs", asked + " + " + option);
            }
        };
        need("--series", !given.agency.empty(), "--agency");
        need("--ranking", given.year != 0, "--year");
        const auto allow = [&](bool is_given, const char* option, const std::string& with) {
            if (is_given && with.find(asked + ";") == with.npos) {
                throw Error(ErrorCode::usage, "catalog-not-with", asked + " + " + option);
            }
        };
        allow(!given.agency.empty(), "--agency", "--series;--rule;");
        allow(given.year != 0, "--year", "--ranking;--rule;");
        allow(given.from_year != 0, "--from-year", "--missing-years;");
        allow(given.to_year != 0, "--to-year", "--missing-years;");
        allow(given.edition != "published", "--edition", "--series;--ranking;");
        if (given.from_year != 0 && given.to_year != 0 && given.from_year > given.to_year) {
            throw Error(ErrorCode::usage, "catalog-years", std::to_string(given.from_year) + " > " + std::to_string(given.to_year));
        }
    }

    void ask(const catalog::AnswerSink& sink) {
        const std::string language = m_arguments.language.empty() ? m_messages.language() : m_arguments.language;
        const int year = static_cast<int>(m_arguments.year);
        if (!m_arguments.sql.empty()) {
            catalog::ask_sql(*m_connection, m_arguments.sql, sink);
        } else if (m_arguments.missing_years) {
            catalog::ask_missing_years(*m_connection, static_cast<int>(m_arguments.from_year), static_cast<int>(m_arguments.to_year), sink);
        } else if (!m_arguments.ranking.empty()) {
            catalog::ask_ranking(*m_connection, m_arguments.ranking, year, edition_of(m_arguments.edition), sink);
        } else if (!m_arguments.rule.empty()) {
            check_rule();
            catalog::ask_rule(*m_connection, m_arguments.rule, year, agency(), language, sink);
        } else {
            catalog::ask_series(*m_connection, m_arguments.series, agency(), edition_of(m_arguments.edition), language, knowledge(), sink);
        }
    }

    const Knowledge& knowledge() {
        if (!m_knowledge) {
            m_knowledge = std::make_unique<Knowledge>(knowledge_with(m_arguments.forms));
        }
        return *m_knowledge;
    }

    /// The key of the agency named; empty where none is.
    std::string agency() {
        return m_arguments.agency.empty() ? "" : catalog::stored_key(*m_connection, m_arguments.agency, knowledge().lexicon);
    }

    void check_rule() {
        if (knowledge().rules.find(m_arguments.rule) == nullptr) {
            throw Error(ErrorCode::usage, "catalog-no-rule", m_arguments.rule);
        }
    }

    const CatalogQueryArguments& m_arguments;
    const Messages& m_messages;
    std::unique_ptr<database::Connection> m_connection;
    std::unique_ptr<Knowledge> m_knowledge; ///< loaded by the questions that need it
};

} // namespace

int command_catalog_query(const CatalogQueryArguments& arguments, const Messages& messages) {
    return Query(arguments, messages).run();
}

int command_catalog_export(const CatalogExportArguments& arguments, const Messages& messages) {
    const database::Address address = database::parse_address(arguments.catalog);
    watch_signals();
    const auto connection = catalog::open_catalog(address, database::Access::read);
    catalog::ExportOptions options;
    options.edition = edition_of(arguments.edition);
    options.editions = !arguments.edition.empty();
    options.part_rows = arguments.part_rows == 0 ? options.part_rows : arguments.part_rows;
    options.overwrite = arguments.overwrite;
    catalog::Exported done;
    try {
        done = catalog::export_figures(*connection, arguments.output, options, [] { return signal_seen() != 0; });
    } catch (const Error&) {
        if (signal_seen() != 0) {
            end_by_signal(signal_seen());
        }
        throw;
    }
    if (!arguments.quiet) {
        write_error_line(messages.text("catalog.exported", {{"records", std::to_string(done.records)},
                                                            {"rows", std::to_string(done.rows)},
                                                            {"files", std::to_string(done.files)},
                                                            {"folder", printable(arguments.output)}}));
    }
    return 0;
}

int command_catalog_check(const CatalogCheckArguments& arguments, const Messages& messages) {
    const database::Address address = database::parse_address(arguments.catalog);
    const auto connection = catalog::open_catalog(address, database::Access::read);
    const catalog::Checked checked = catalog::check_catalog(*connection);
    const std::string shown = printable(address.shown) + ": ";
    for (const catalog::Fault& fault : checked.faults) {
        write_output(shown + printable(messages.text("catalog.fault." + fault.kind, {{"about", fault.about}, {"detail", fault.detail}})) + "\n");
    }
    if (checked.more) {
        write_output(shown + messages.text("catalog.fault-more") + "\n");
    }
    const std::string id = checked.faults.empty() ? "catalog.whole" : "catalog.not-whole";
    write_output(shown + messages.text(id, {{"version", std::to_string(checked.version)},
                                            {"records", std::to_string(checked.records)},
                                            {"figures", std::to_string(checked.figures)}}) + "\n");
    return checked.faults.empty() ? 0 : 1;
}

} // namespace nianbao::cli
