// SPDX-License-Identifier: Apache-2.0
#include "nianbao/forms/series.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

std::string figure_key(std::string_view form, std::string_view figure) {
    return std::string(form) + " " + std::string(figure);
}

/// Of two steps, the one that forbids more; of equal ones the first that is not "same".
SeriesStep worse(SeriesStep a, const SeriesLink& b) {
    const bool later = b.comparability > a.comparability ||
                       (b.comparability == a.comparability && a.relation == Relation::same);
    if (later) {
        a.relation = b.relation;
        a.comparability = b.comparability;
    }
    a.links.push_back(&b);
    return a;
}

std::string joined_labels(std::string_view row, std::string_view column) {
    static constexpr std::string_view arrow = " \xE2\x80\xBA ";
    std::string text(row);
    if (!row.empty() && !column.empty()) {
        text += arrow;
    }
    return text + std::string(column);
}

} // namespace

std::string_view to_string(Relation relation) noexcept {
    static constexpr std::array<std::string_view, 9> names = {
        "same", "renamed", "narrower", "broader", "split", "merged", "measure-changed", "new", "dropped"};
    return names[static_cast<std::size_t>(relation)];
}

std::string_view to_string(Comparability comparability) noexcept {
    static constexpr std::array<std::string_view, 3> names = {"yes", "caution", "no"};
    return names[static_cast<std::size_t>(comparability)];
}

const SeriesMember* Series::member(std::string_view form) const {
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const SeriesMember& one) { return one.form == form; });
    return found == members.end() ? nullptr : &*found;
}

const Series* SeriesBook::find(std::string_view id) const {
    const auto found = m_by_id.find(std::string(id));
    return found == m_by_id.end() ? nullptr : &series[found->second];
}

const Series* SeriesBook::series_of(std::string_view form, std::string_view figure) const {
    const auto found = m_by_figure.find(figure_key(form, figure));
    return found == m_by_figure.end() ? nullptr : &series[found->second];
}

std::vector<const Series*> SeriesBook::sums_of(std::string_view form, std::string_view figure) const {
    std::vector<const Series*> found;
    for (const Series& one : series) {
        const SeriesMember* member = one.member(form);
        if (member != nullptr && member->figures.size() > 1 &&
            std::find(member->figures.begin(), member->figures.end(), figure) != member->figures.end()) {
            found.push_back(&one);
        }
    }
    return found;
}

int SeriesBook::order_of(std::string_view form) const {
    const auto found = std::find(forms.begin(), forms.end(), form);
    return found == forms.end() ? -1 : static_cast<int>(found - forms.begin());
}

SeriesStep SeriesBook::step(const Series& one, std::string_view from, std::string_view to) const {
    if (from == to) {
        return {};
    }
    const bool forward = order_of(from) <= order_of(to); // a report on the older form may follow: the same link
    std::string_view at = forward ? from : to;
    const std::string_view end = forward ? to : from;
    SeriesStep step;
    while (at != end) {
        const auto link = std::find_if(one.links.begin(), one.links.end(),
                                       [&](const SeriesLink& each) { return each.from == at; });
        if (link == one.links.end() || order_of(link->to) > order_of(end) || step.links.size() > forms.size()) {
            return {Relation::measure_changed, Comparability::no, {}};
        }
        step = worse(std::move(step), *link);
        at = link->to;
    }
    return step;
}

std::string SeriesBook::row_name(std::string_view table, std::string_view row) const {
    const auto found = row_names.find(std::string(table) + "/" + std::string(row));
    return found == row_names.end() ? std::string() : found->second;
}

std::string SeriesBook::column_name(std::string_view table, std::string_view column) const {
    const auto found = column_names.find(std::string(table) + "/" + std::string(column));
    return found == column_names.end() ? std::string() : found->second;
}

void SeriesBook::index() {
    m_by_id.clear();
    m_by_figure.clear();
    for (std::size_t i = 0; i < series.size(); ++i) {
        m_by_id.emplace(series[i].id, i);
        for (const SeriesMember& member : series[i].members) {
            if (member.figures.size() == 1) {
                m_by_figure.emplace(figure_key(member.form, member.figures.front()), i);
            }
        }
    }
}

Series own_series(const SeriesBook& book, std::string_view form, std::string_view figure, std::string_view row_label,
                  std::string_view column_label, std::string_view unit) {
    Series own;
    own.id = std::string(form) + ":" + std::string(figure);
    own.unit = std::string(unit);
    own.members.push_back({std::string(form), {std::string(figure)}});
    own.label.zh = joined_labels(row_label, column_label);
    if (own.label.zh.empty()) {
        own.label.zh = figure;
    }
    const std::size_t first = figure.find('/');
    const std::size_t second = first == std::string_view::npos ? first : figure.find('/', first + 1);
    if (second != std::string_view::npos) {
        const std::string_view table = figure.substr(0, first);
        own.label.en = joined_labels(book.row_name(table, figure.substr(first + 1, second - first - 1)),
                                     book.column_name(table, figure.substr(second + 1)));
    }
    if (own.label.en.empty()) {
        own.label.en = own.label.zh;
    }
    return own;
}

std::string filled_pattern(std::string_view pattern, std::string_view row, std::string_view column) {
    std::string text(pattern);
    const auto fill = [&text](std::string_view name, std::string_view value) {
        const std::size_t at = text.find(name);
        if (at != std::string::npos) {
            text.replace(at, name.size(), value);
        }
    };
    fill("{row}", row);
    fill("{column}", column);
    return text;
}

bool fits_pattern(std::string_view pattern, std::string_view figure, std::string& row, std::string& column) {
    const auto part = [](std::string_view& rest) {
        const std::size_t slash = rest.find('/');
        const std::string_view head = rest.substr(0, slash);
        rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
        return head;
    };
    if (part(pattern) != part(figure)) {
        return false;
    }
    const std::string_view pattern_row = part(pattern);
    const std::string_view figure_row = part(figure);
    if (pattern_row == "{row}") {
        row = figure_row;
    } else if (pattern_row != figure_row) {
        return false;
    }
    if (pattern == "{column}") {
        column = figure;
        return true;
    }
    return pattern == figure;
}

} // namespace nianbao
