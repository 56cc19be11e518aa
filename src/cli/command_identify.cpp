// SPDX-License-Identifier: Apache-2.0
// `nianbao identify`: who bid for an input, with what evidence, and who came second.
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/json.hpp"
#include "cli/outcome.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"
#include "nianbao/nianbao.hpp"
#include "nianbao/rebuild/match.hpp"
#include "parsers/registry.hpp"

#include <cstdio>
#include <exception>
#include <new>

namespace nianbao::cli {

namespace {

struct Identified {
    std::string source;
    std::vector<Offer> offers; ///< highest first; the one chosen by --from alone
    std::string charset;
    std::string basis;
    std::string dialect;
    std::vector<FormBid> forms;
    std::string form;           ///< of the record; empty: none, or no report
    std::optional<Error> error; ///< why it would not be converted
};

std::string score_text(double score) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.1f", score); // the program never sets a locale
    return buffer;
}

/// As far as it goes: each step needs the one before, and the first error ends it.
Identified identify(const Input& input, const IdentifyArguments& arguments, const Knowledge& knowledge) {
    Identified found;
    found.source = input.name;
    try {
        Source source = open_input(input, arguments.from, arguments.charset, arguments.limits);
        source.words = knowledge.lexicon.identity_word("charset");
        const Offer chosen = choose_parser(source);
        found.offers = arguments.from.empty() ? bids(source) : std::vector<Offer>{chosen};
        const Document document = chosen.parser->parse(source, arguments.limits);
        found.charset = document.charset;
        found.basis = document.charset_basis;
        found.forms = form_bids(document, knowledge);
        const std::vector<Record> records = convert(source, knowledge, {arguments.limits, false});
        found.form = records.front().form;
        found.dialect = records.front().source.dialect;
    } catch (const Error& error) {
        found.error = error;
    } catch (const std::bad_alloc&) {
        found.error = Error(ErrorCode::internal, "out-of-memory");
    } catch (const std::exception& error) {
        found.error = Error(ErrorCode::internal, "internal", error.what());
    }
    return found;
}

class Table {
public:
    explicit Table(const Messages& messages) : m_messages(messages) {}
    void line(const std::string& title, const std::string& name, const std::string& evidence) {
        const bool repeated = title == m_last;
        m_text +=
            "  " + padded(repeated ? "" : m_messages.text("identify." + title), 10) + "  " + padded(name, 14);
        m_text += evidence.empty() ? "" : "  " + evidence;
        m_text.erase(m_text.find_last_not_of(' ') + 1);
        m_text += "\n";
        m_last = title;
    }
    const std::string& text() const {
        return m_text;
    }

private:
    const Messages& m_messages;
    std::string m_text;
    std::string m_last;
};

std::string as_table(const Identified& found, const Messages& messages) {
    Table table(messages);
    for (const Offer& offer : found.offers) {
        const std::string bits = messages.text("identify.bits", {{"bits", std::to_string(offer.bid.bits)}});
        table.line("parser", std::string(offer.parser->name), bits + "  " + offer.bid.why);
    }
    if (!found.basis.empty() || !found.charset.empty()) {
        table.line("charset", found.charset.empty() ? "-" : found.charset, found.basis);
    }
    if (!found.dialect.empty()) {
        table.line("dialect", found.dialect, "");
    }
    for (const FormBid& bid : found.forms) {
        const Arguments numbers = {{"score", score_text(bid.score)}, {"labels", std::to_string(bid.labels)}};
        table.line("bid", bid.form, messages.text("identify.evidence", numbers) + "  " + bid.why);
    }
    if (!found.error && !found.offers.empty()) {
        table.line("form", found.form.empty() ? messages.text("identify.none") : found.form, "");
    }
    std::string text = found.source + "\n" + table.text();
    if (found.error) {
        text += "  " + messages.error(*found.error) + "\n";
    }
    return printable(text, true);
}

std::string as_json(const Identified& found, const Messages& messages) {
    std::vector<std::string> offers;
    for (const Offer& offer : found.offers) {
        offers.push_back(json_object({{"parser", std::string(offer.parser->name)}, {"why", offer.bid.why}},
                                     "\"bits\":" + std::to_string(offer.bid.bits)));
    }
    std::vector<std::string> forms;
    for (const FormBid& bid : found.forms) {
        forms.push_back(
            json_object({{"form", bid.form}, {"why", bid.why}},
                        "\"score\":" + score_text(bid.score) + ",\"labels\":" + std::to_string(bid.labels)));
    }
    const std::string error = found.error ? std::string(to_string(found.error->code())) + ": " +
                                                messages.error_in("en", *found.error)
                                          : "";
    return json_object({{"source", found.source},
                        {"charset", found.charset},
                        {"charset_basis", found.basis},
                        {"dialect", found.dialect},
                        {"form", found.form},
                        {"error", error}},
                       "\"parsers\":" + json_array(offers) + ",\"forms\":" + json_array(forms));
}

/// Met in a folder, what is no report is no failure.
bool is_failure(const Input& input, const Identified& found) {
    return found.error.has_value() && !may_be_skipped(input, *found.error);
}

} // namespace

int command_identify(const IdentifyArguments& arguments, const Messages& messages) {
    const Knowledge knowledge = knowledge_with(arguments.forms);
    int code = 0;
    for (const Input& input : list_inputs(arguments.inputs, "")) {
        const Identified found = identify(input, arguments, knowledge);
        write_output(arguments.json ? as_json(found, messages) + "\n" : as_table(found, messages));
        code = is_failure(input, found) ? 1 : code;
    }
    return code;
}

} // namespace nianbao::cli
