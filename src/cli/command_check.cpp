// SPDX-License-Identifier: Apache-2.0
// `nianbao check`: is a record what its own document layer says?
#include "cli/commands.hpp"
#include "cli/compare.hpp"
#include "cli/outcome.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"
#include "nianbao/forms/prose.hpp"
#include "nianbao/nianbao.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/record/corrections.hpp"
#include "nianbao/record/read_record.hpp"
#include "nianbao/xml/dom.hpp"

#include <exception>
#include <new>

namespace nianbao::cli {

namespace {

class RecordCheck {
public:
    RecordCheck(const std::string& path, const Knowledge& knowledge, const Messages& messages,
                const std::string& language)
        : m_path(path), m_knowledge(knowledge), m_messages(messages), m_language(language) {}

    /// 0, 1 where the record is not what it should be, 3 where findings reach fail_on.
    int run(FailOn fail_on) {
        const std::string xml =
            m_path == "-" ? read_standard_input(Limits{}).bytes : read_source(m_path, m_path, Limits{}).bytes;
        if (!is_valid(xml)) {
            return 1;
        }
        const Record recorded = read_record(xml, m_path, Limits{});
        if (!form_is_known(recorded)) {
            return 1;
        }
        Record built = build_record(recorded.document, recorded.source, m_knowledge);
        built.corrections = recorded.corrections;
        recheck_corrections(built, m_knowledge);
        const std::string again = record_to_xml(built, m_knowledge.rules);
        const bool same = again == xml || is_same(recorded, xml, again);
        print_findings(built);
        if (same) {
            say("check.same", {{"form", built.form.empty() ? "-" : built.form},
                               {"figures", std::to_string(built.figures.size())},
                               {"findings", std::to_string(built.findings.size())}});
        }
        return same ? findings_exit_code(counts_of(built), fail_on) : 1;
    }

private:
    void say(const std::string& id, const Arguments& arguments = {}) const {
        write_output(printable(m_path + ": " + m_messages.text_in(m_language, id, arguments)) + "\n");
    }

    bool is_valid(const std::string& xml) const {
        const std::vector<std::string> faults = xml::validate(xml, embedded_schema("report-1.xsd"));
        for (const std::string& fault : faults) {
            say("check.invalid", {{"fault", fault}});
        }
        return faults.empty();
    }

    bool form_is_known(const Record& recorded) const {
        if (recorded.form.empty()) {
            return true;
        }
        const Form* form = m_knowledge.find_form(recorded.form);
        const bool prose = form == nullptr && recorded.form == builtin_prose().id;
        if (form == nullptr && !prose) {
            say("check.unknown-form", {{"form", recorded.form}});
            return false;
        }
        const std::string& sha256 = prose ? builtin_prose().sha256 : form->sha256;
        if (sha256 != recorded.form_sha256) {
            say("check.other-form", {{"form", recorded.form},
                                     {"recorded", recorded.form_version + " " + recorded.form_sha256},
                                     {"known", (prose ? builtin_prose().version : form->version) + " " + sha256}});
        }
        return true;
    }

    /// `again` is read back, so that what XML does not keep is missing on both sides.
    bool is_same(const Record& recorded, const std::string& xml, const std::string& again) const {
        const std::vector<Difference> found = differences(recorded, read_record(again, m_path, Limits{}));
        for (const Difference& difference : found) {
            say("check." + difference.kind, {{"about", difference.about},
                                             {"field", difference.field},
                                             {"recorded", difference.recorded},
                                             {"derived", difference.derived},
                                             {"cell", difference.cell}});
        }
        if (!found.empty()) {
            return false;
        }
        const std::size_t line = first_different_line(xml, again);
        if (line != 0) {
            say("check.line", {{"line", std::to_string(line)}});
            return false;
        }
        say("check.spacing");
        return true;
    }

    void print_findings(const Record& record) const {
        for (const Finding& finding : record.findings) {
            std::string line =
                finding.rule + " " + std::string(to_string(finding.severity)) + " " + finding.about;
            line += finding.place.empty() ? "" : " " + finding.place;
            line += ": " + m_knowledge.rules.message(finding, m_language);
            write_output(printable(m_path + ": " + line) + "\n");
        }
    }

    const std::string& m_path;
    const Knowledge& m_knowledge;
    const Messages& m_messages;
    const std::string& m_language;
};

int check_one(const std::string& path, const CheckArguments& arguments, const Knowledge& knowledge,
              const Messages& messages, const std::string& language) {
    try {
        return RecordCheck(path, knowledge, messages, language).run(arguments.fail_on);
    } catch (const Error& error) {
        if (error.key() == "stdout-write") {
            throw;
        }
        print_error(messages, path, error);
    } catch (const std::bad_alloc&) {
        print_error(messages, path, Error(ErrorCode::internal, "out-of-memory"));
    } catch (const std::exception& error) {
        print_error(messages, path, Error(ErrorCode::internal, "internal", error.what()));
    }
    return 1;
}

} // namespace

int command_check(const CheckArguments& arguments, const Messages& messages) {
    const Knowledge knowledge = knowledge_with(arguments.forms);
    const std::string language = arguments.language.empty() ? messages.language() : arguments.language;
    bool failed_any = false;
    bool findings_any = false;
    for (const std::string& path : arguments.records) {
        const int code = check_one(path, arguments, knowledge, messages, language);
        failed_any = failed_any || code == 1;
        findings_any = findings_any || code == 3;
    }
    if (failed_any) {
        return 1;
    }
    return findings_any ? 3 : 0;
}

} // namespace nianbao::cli
