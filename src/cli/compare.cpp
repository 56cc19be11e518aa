// SPDX-License-Identifier: Apache-2.0
// Names what differs between two records. Order of fields and of findings is the record's.
#include "cli/compare.hpp"

#include "nianbao/base/place.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace nianbao::cli {

namespace {

using Field = std::pair<std::string, std::string>; ///< name, value as text

std::string alternatives_text(const Figure& figure) {
    std::string text;
    for (const Alternative& other : figure.alternatives) {
        text += "[" + other.value + " " + other.unit + " " + other.because + " " + other.cell + "]";
    }
    return text;
}

std::string findings_text(const Figure& figure) {
    std::string text;
    for (const std::size_t index : figure.findings) {
        text += (text.empty() ? "f" : " f") + std::to_string(index + 1);
    }
    return text;
}

/// Raw first: where it differs, the rest follows from it.
std::vector<Field> fields_of(const Figure& figure) {
    return {{"raw", figure.raw},
            {"state", std::string(to_string(figure.state))},
            {"reading", std::string(to_string(figure.reading))},
            {"value", figure.value ? figure.value->to_string() : std::string()},
            {"unit", figure.unit},
            {"cell", figure.cell},
            {"at", to_string(figure.place)},
            {"row-label", figure.row_label},
            {"column-label", figure.column_label},
            {"printed number", figure.printed_number},
            {"printed unit", figure.printed_unit},
            {"column-unit", figure.column_unit},
            {"form-unit", figure.form_unit},
            {"note", figure.note},
            {"evidence", figure.evidence},
            {"alternatives", alternatives_text(figure)},
            {"findings", findings_text(figure)}};
}

void compare_figure(const Figure& recorded, const Figure& derived, std::vector<Difference>& out) {
    const std::vector<Field> left = fields_of(recorded);
    const std::vector<Field> right = fields_of(derived);
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (left[i].second == right[i].second) {
            continue;
        }
        const bool same_cell_other_text = left[i].first == "raw" && recorded.cell == derived.cell;
        out.push_back({same_cell_other_text ? "raw" : "figure", recorded.id(), left[i].first, left[i].second,
                       right[i].second, recorded.cell});
    }
}

void compare_figures(const Record& recorded, const Record& derived, std::vector<Difference>& out) {
    std::multimap<std::string, const Figure*> expected;
    for (const Figure& figure : derived.figures) {
        expected.emplace(figure.id(), &figure);
    }
    for (const Figure& figure : recorded.figures) {
        const auto found = expected.find(figure.id());
        if (found == expected.end()) {
            out.push_back({"figure-extra", figure.id(), "", figure.raw, "", ""});
        } else {
            compare_figure(figure, *found->second, out);
            expected.erase(found);
        }
    }
    for (const auto& [id, figure] : expected) {
        out.push_back({"figure-missing", id, "", "", figure->raw, ""});
    }
}

std::string finding_text(const Finding& finding) {
    std::string text = finding.rule;
    text += finding.variant.empty() ? "" : "(" + finding.variant + ")";
    text += " " + std::string(to_string(finding.severity)) + " " + finding.about + " " + finding.place;
    for (const auto& [name, value] : finding.arguments) {
        text += " " + name + "=" + value;
    }
    for (const std::string& figure : finding.figures) {
        text += " @" + figure;
    }
    for (const Suggestion& suggestion : finding.suggestions) {
        text += " " + suggestion.kind;
        for (const SuggestedChange& change : suggestion.changes) {
            text += " " + change.figure + " (" + change.label + ") " + change.printed + "=>" + change.value;
        }
    }
    return text;
}

void compare_findings(const Record& recorded, const Record& derived, std::vector<Difference>& out) {
    std::multimap<std::string, int> expected;
    for (const Finding& finding : derived.findings) {
        expected.emplace(finding_text(finding), 0);
    }
    for (const Finding& finding : recorded.findings) {
        const auto found = expected.find(finding_text(finding));
        if (found == expected.end()) {
            out.push_back({"finding-extra", finding_text(finding), "", "", "", ""});
        } else {
            expected.erase(found);
        }
    }
    for (const auto& entry : expected) {
        out.push_back({"finding-missing", entry.first, "", "", "", ""});
    }
}

std::string section_text(const SectionSpan& span) {
    return span.id + " " + span.state + " " + std::to_string(span.first_block) + "-" +
           std::to_string(span.last_block);
}

std::string rebuilt_text(const RebuiltTable& table) {
    std::string text = table.from + " " + table.table + " " + std::to_string(table.width) + " " +
                       table.witness + " " + table.certainty;
    for (const RebuiltRow& row : table.rows) {
        text += "; " + row.row + " " + row.label_cell;
        for (const RebuiltSlot& slot : row.slots) {
            text += " " + slot.column + "=" + slot.cell;
        }
    }
    return text;
}

/// A part of a record, put in words so that any two can be compared.
struct Part {
    std::string id;
    std::string text;
};

void compare_parts(const std::vector<Part>& recorded, const std::vector<Part>& derived,
                   const std::string& kind, std::vector<Difference>& out) {
    for (std::size_t i = 0; i < std::max(recorded.size(), derived.size()); ++i) {
        const Part left = i < recorded.size() ? recorded[i] : Part{derived[i].id, ""};
        const Part right = i < derived.size() ? derived[i] : Part{left.id, ""};
        if (left.text != right.text || left.id != right.id) {
            out.push_back({kind, left.id, "", left.text, right.text, ""});
        }
    }
}

std::vector<Part> section_parts(const Record& record) {
    std::vector<Part> parts;
    for (const SectionSpan& span : record.sections) {
        parts.push_back({span.id, section_text(span)});
    }
    return parts;
}

std::vector<Part> structure_parts(const Record& record) {
    std::vector<Part> parts;
    for (const RunSpan& run : record.runs) {
        parts.push_back({run.id, std::to_string(run.first_block) + "-" + std::to_string(run.last_block)});
    }
    for (const RebuiltTable& table : record.rebuilt) {
        parts.push_back({table.table, rebuilt_text(table)});
    }
    return parts;
}

std::vector<Part> identity_parts(const RecordIdentity& identity) {
    std::vector<Part> parts;
    for (const auto& [name, member] : identity_fields) {
        const IdentityField& field = identity.*member;
        parts.push_back({name, field.value + " (" + field.basis + ") " + field.raw + " " + field.at});
    }
    return parts;
}

/// Lines without what does not count, each with its number.
std::vector<std::pair<std::size_t, std::string>> telling_lines(std::string_view text) {
    std::vector<std::pair<std::size_t, std::string>> lines;
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        line.erase(0, std::min(line.find_first_not_of(" \t\r"), line.size()));
        line.erase(line.find_last_not_of(" \t\r") + 1);
        if (!line.empty() && line.rfind("<conversion ", 0) != 0) {
            lines.emplace_back(number, std::move(line));
        }
    }
    return lines;
}

} // namespace

std::vector<Difference> differences(const Record& recorded, const Record& derived) {
    std::vector<Difference> out;
    if (recorded.form != derived.form) {
        out.push_back({"identity", "form", "", recorded.form, derived.form, ""});
    }
    compare_parts(identity_parts(recorded.identity), identity_parts(derived.identity), "identity", out);
    compare_figures(recorded, derived, out);
    compare_findings(recorded, derived, out);
    compare_parts(section_parts(recorded), section_parts(derived), "section", out);
    compare_parts(structure_parts(recorded), structure_parts(derived), "structure", out);
    return out;
}

std::size_t first_different_line(std::string_view recorded, std::string_view derived) {
    const auto left = telling_lines(recorded);
    const auto right = telling_lines(derived);
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (i >= right.size() || left[i].second != right[i].second) {
            return left[i].first;
        }
    }
    const std::size_t last = left.empty() ? 1 : left.back().first;
    return right.size() > left.size() ? last + 1 : 0;
}

} // namespace nianbao::cli
