// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/prose_figures.hpp"

#include "nianbao/record/prose_reader.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace nianbao {

namespace {

class ProseFigures {
public:
    ProseFigures(Record& record, const Prose& prose) : m_record(record), m_prose(prose) {
    }

    std::vector<Finding> add(std::vector<std::vector<Stated>> stated) {
        for (std::size_t i = 0; i < stated.size(); ++i) {
            if (!stated[i].empty()) {
                add_figure(m_prose.figures[i], stated[i]);
            }
        }
        if (!m_record.figures.empty()) {
            m_record.form = m_prose.id;
            m_record.form_version = m_prose.version;
            m_record.form_sha256 = m_prose.sha256;
        }
        return std::move(m_findings);
    }

private:
    void add_figure(const ProseFigure& stated, std::vector<Stated>& all) {
        std::stable_sort(all.begin(), all.end(), [](const Stated& a, const Stated& b) { return a.scope < b.scope; });
        const Stated& first = all.front();
        Figure& figure = m_record.figures.emplace_back();
        figure.table = stated.table;
        figure.row = stated.row;
        figure.column = stated.column;
        figure.row_label = stated.label;
        figure.unit = figure.form_unit = stated.unit;
        figure.state = FigureState::reported;
        figure.raw = first.sentence;
        figure.evidence = first.words;
        figure.note = first.note;
        figure.place = first.place;
        const auto differs = [&](const Stated& one) { return one.value != first.value; };
        const auto other = std::find_if(all.begin(), all.end(), [&](const Stated& one) { return one.scope == first.scope && differs(one); });
        const bool is_contested = std::any_of(all.begin(), all.end(), [&](const Stated& one) {
            return differs(one) && (one.competes || (one.scope != first.scope && one.scope != StatedScope::unsure));
        });
        const bool is_certain = first.scope != StatedScope::unsure && other == all.end() && !is_contested;
        for (const Stated& one : all) {
            if (!is_certain || differs(one)) {
                add_reading(figure, one, is_certain || one.scope != first.scope);
            }
        }
        if (is_certain) {
            figure.reading = Reading::prose;
            figure.value = first.value;
            figure.printed_number = first.printed_number;
            figure.printed_unit = first.printed_unit;
            return;
        }
        figure.reading = Reading::doubtful;
        add_finding(figure, first, first.scope == StatedScope::unsure || other == all.end() ? nullptr : &*other);
    }

    /// A number once, in the order of scopes.
    static void add_reading(Figure& figure, const Stated& stated, bool is_of_other_scope) {
        Alternative reading;
        reading.value = stated.value.to_string();
        reading.unit = figure.unit;
        reading.because = is_of_other_scope ? "other-scope" : "other-sentence";
        const auto same = [&](const Alternative& known) { return known.value == reading.value; };
        if (std::none_of(figure.alternatives.begin(), figure.alternatives.end(), same)) {
            figure.alternatives.push_back(std::move(reading));
        }
    }

    void add_finding(const Figure& figure, const Stated& first, const Stated* second) {
        Finding finding;
        finding.rule = second == nullptr ? "P-02" : "P-01";
        finding.about = figure.id();
        finding.place = to_string(first.place);
        finding.figures = {figure.id()};
        finding.arguments = {{"figure", figure.row_label}, {"first", first.words}};
        if (second != nullptr) {
            finding.arguments.emplace_back("second", second->words);
            finding.arguments.emplace_back("places", to_string(first.place) + ", " + to_string(second->place));
        }
        m_findings.push_back(std::move(finding));
    }

    Record& m_record;
    const Prose& m_prose;
    std::vector<Finding> m_findings;
};

} // namespace

std::vector<Finding> read_prose(Record& record, const std::vector<bool>& table_blocks, const Knowledge& knowledge,
                                Deadline deadline) {
    const Prose& prose = builtin_prose();
    ProseReader::Wanted wanted;
    wanted.figure = [&](std::size_t figure) { return !prose.figures[figure].only_compared; };
    return ProseFigures{record, prose}.add(ProseReader{record, knowledge, prose, deadline}.read(table_blocks, wanted));
}

} // namespace nianbao
