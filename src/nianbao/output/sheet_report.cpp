// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/sheet_report.hpp"

#include "nianbao/output/fields.hpp"
#include "nianbao/output/review_context.hpp"
#include "nianbao/output/review_form.hpp"
#include "nianbao/output/xlsx.hpp"

#include <unordered_map>

namespace nianbao {

namespace {

/// Findings a comment tells in full; a sheet has no room for more.
constexpr std::size_t told_findings = 3;
constexpr std::size_t most_reason = 3'000;

class Reasons {
public:
    Reasons(const Record& record, const html::ReviewContext& context)
        : m_record(record), m_context(context), m_texts(context.texts()) {}

    std::string of(const Figure& figure, const Shown& values) {
        m_text.clear();
        if (!values.decision.empty()) {
            add(m_texts("xlsx.decision." + std::string(values.decision),
                        {{"published", values.published}, {"corrected", values.corrected}}));
        }
        if (figure.state != FigureState::reported) {
            add(m_texts("js.state." + std::string(to_string(figure.state))));
        }
        const bool unsure = figure.reading == Reading::doubtful || figure.reading == Reading::unread ||
                            figure.reading == Reading::inferred;
        if (unsure) {
            add(m_texts("js.reading." + std::string(to_string(figure.reading))));
        }
        if (!figure.alternatives.empty()) {
            add(html::readings_of(m_context, figure));
        }
        add_findings(figure);
        bool cut = false;
        return xlsx::fitted(m_text, most_reason, "\xE2\x80\xA6", cut); // the finding stands in full on its own sheet
    }

private:
    void add(const std::string& sentence) {
        m_text += m_text.empty() ? "" : "\n";
        m_text += sentence;
    }

    void add_findings(const Figure& figure) {
        std::size_t told = 0;
        std::size_t more = 0;
        for (const std::size_t index : figure.findings) {
            const Finding& finding = m_record.findings[index];
            if (finding.severity == Severity::info) {
                continue;
            }
            if (told == told_findings) {
                ++more;
                continue;
            }
            ++told;
            add(finding.rule + ": " + m_context.rules().message(finding, m_texts.language()));
        }
        if (more > 0) {
            add(m_texts("xlsx.more-findings", {{"count", std::to_string(more)}}));
        }
    }

    const Record& m_record;
    const html::ReviewContext& m_context;
    const html::Texts& m_texts;
    std::string m_text;
};

SheetNotice notice_of(html::Notice notice, const Figure& figure) {
    switch (notice) {
    case html::Notice::look:
        return figure.state == FigureState::reported || figure.state == FigureState::undecided ||
                       figure.state == FigureState::text
                   ? SheetNotice::look
               : figure.raw.empty() && figure.state != FigureState::blank ? SheetNotice::absent
                                                                          : SheetNotice::look;
    case html::Notice::absent:
        return SheetNotice::absent;
    case html::Notice::beside:
        return SheetNotice::beside;
    case html::Notice::none:
        break;
    }
    return figure.value ? SheetNotice::none : SheetNotice::blank;
}

std::uint32_t target_of(const Finding& finding, const Record& record,
                        const std::unordered_map<std::string, std::uint32_t>& ids) {
    if (const auto found = ids.find(finding.about); found != ids.end()) {
        return found->second;
    }
    for (std::uint32_t i = 0; i < record.figures.size(); ++i) {
        const Figure& figure = record.figures[i];
        if (figure.table == finding.about || figure.table + "/" + figure.row == finding.about) {
            return i;
        }
    }
    for (const std::string& id : finding.figures) {
        if (const auto found = ids.find(id); found != ids.end()) {
            return found->second;
        }
    }
    return static_cast<std::uint32_t>(record.figures.size());
}

} // namespace

SheetReport sheet_report(const Record& record, const Knowledge& knowledge, const html::Texts& texts, Edition edition) {
    SheetReport sheet;
    ReportRow row;
    row.source = record.source.name;
    row.status = record.form.empty() ? "no-form" : "converted";
    row.record = &record;
    sheet.fields = report_fields(row);
    sheet.form = record.form;
    const html::ReviewContext context(record, knowledge, texts, edition);
    Reasons reasons(record, context);
    std::unordered_map<std::string, std::uint32_t> ids;
    const std::size_t count = record.form.empty() ? 0 : record.figures.size();
    sheet.figures.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Figure& figure = record.figures[i];
        SheetFigure shown;
        shown.fields = figure_fields(record, figure, edition);
        shown.notice = notice_of(context.notice(i), figure);
        shown.in_form = figure.in_form();
        const Shown values = shown_values(record, figure, edition);
        shown.shown = values.value.empty() ? html::shown_text(context, figure) : std::string();
        const bool plain = shown.notice == SheetNotice::none || shown.notice == SheetNotice::blank;
        const bool told = !plain || figure.reading == Reading::inferred || !values.decision.empty();
        shown.reason = told ? reasons.of(figure, values) : std::string();
        ids.emplace(figure.id(), static_cast<std::uint32_t>(i));
        sheet.figures.push_back(std::move(shown));
    }
    for (const Finding& finding : record.findings) {
        const std::uint32_t target = target_of(finding, record, ids);
        sheet.findings.push_back({finding_fields(record, finding, knowledge.rules, texts.language()),
                                  std::min(target, static_cast<std::uint32_t>(count))});
    }
    return sheet;
}

SheetReport sheet_report(const ReportRow& without_record) {
    SheetReport sheet;
    sheet.fields = report_fields(without_record);
    return sheet;
}

} // namespace nianbao
