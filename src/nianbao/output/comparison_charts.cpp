// SPDX-License-Identifier: Apache-2.0
// Small charts as inline SVG. Positions are whole tenths of a unit: exact decimals are only ever rounded to draw.
#include "nianbao/output/comparison_view.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace nianbao {

namespace {

using html::Markup;

constexpr int width = 320;
constexpr int height = 110;
constexpr int left = 8;
constexpr int right = width - 8;
constexpr int top = 16;
constexpr int bottom = height - 18;

struct Scale {
    int first = 0;
    int last = 0;
    Decimal low;  ///< at most 0
    Decimal high; ///< at least what is drawn

    int x(int year) const {
        return first == last ? (left + right) / 2 : left + 10 + (right - left - 20) * (year - first) / (last - first);
    }
    int y(const Decimal& value) const {
        const auto share = ((value - low).shifted(3)).quotient(high - low, 0);
        const int thousandths = share ? std::clamp(std::stoi(share->to_string()), 0, 1000) : 0;
        return bottom - (bottom - top) * thousandths / 1000;
    }
};

void line(Markup& svg, std::string_view classes, int x1, int y1, int x2, int y2) {
    svg.open("line", classes).attribute("x1", std::to_string(x1)).attribute("y1", std::to_string(y1));
    svg.attribute("x2", std::to_string(x2)).attribute("y2", std::to_string(y2)).close();
}

void label(Markup& svg, int x, int y, std::string_view anchor, const std::string& text) {
    svg.open("text").attribute("x", std::to_string(x)).attribute("y", std::to_string(y)).attribute("text-anchor", anchor);
    svg.text(text).close();
}

bool is_drawn(const CompareRow& row) {
    return row.value && (row.trouble == Trouble::none || row.trouble == Trouble::doubtful);
}

class Charts {
public:
    Charts(Markup& html, const ComparisonView& view) : m_html(html), m_view(view) {}

    void run() {
        std::map<const Series*, std::size_t> ranks;
        std::set<const Series*> hidden;
        for (const std::size_t index : m_view.rows) {
            const CompareRow& row = m_view.comparison.rows[index];
            if (m_view.options.all_series || row.series->main) {
                ranks.emplace(row.series, ranks.size());
                m_groups[key_of(row, ranks)].push_back(index);
            } else {
                hidden.insert(row.series);
            }
        }
        if (m_groups.empty()) {
            m_html.element("p", m_view.say("chart.none"));
        }
        write_groups();
        if (!hidden.empty()) {
            m_html.element("p", m_view.say("chart.more", {{"count", std::to_string(hidden.size())}}), "note");
        }
    }

private:
    /// Outer group, then chart.
    using Key = std::pair<std::size_t, std::size_t>;

    bool by_agency() const {
        return m_view.options.by == CompareBy::agency;
    }

    Key key_of(const CompareRow& row, const std::map<const Series*, std::size_t>& ranks) const {
        const std::size_t rank = ranks.at(row.series);
        return by_agency() ? Key(row.agency, rank) : Key(rank, row.agency);
    }

    void write_groups() {
        std::size_t outer = static_cast<std::size_t>(-1);
        for (const auto& [key, rows] : m_groups) {
            const CompareRow& first = m_view.comparison.rows[rows.front()];
            if (key.first != outer) {
                if (outer != static_cast<std::size_t>(-1)) {
                    m_html.close();
                }
                outer = key.first;
                m_html.element("h3", by_agency() ? m_view.agency(first.agency) : m_view.series(*first.series));
                m_html.open("div", "charts");
            }
            write_figure(rows, by_agency() ? m_view.series(*first.series) : m_view.agency(first.agency));
        }
        if (!m_groups.empty()) {
            m_html.close();
        }
    }

    Scale scale_of(const std::vector<std::size_t>& rows) const {
        Scale scale;
        scale.first = m_view.comparison.years.front();
        scale.last = m_view.comparison.years.back();
        for (const std::size_t index : rows) {
            const CompareRow& row = m_view.comparison.rows[index];
            if (is_drawn(row)) {
                scale.high = std::max(scale.high, *row.value);
                scale.low = std::min(scale.low, *row.value);
            }
        }
        if (scale.high == scale.low) {
            scale.high = scale.high + Decimal(1);
        }
        return scale;
    }

    void write_figure(const std::vector<std::size_t>& rows, const std::string& caption) {
        m_html.open("figure", "chart").element("figcaption", caption);
        draw(rows, scale_of(rows));
        write_years(rows);
        write_notes(rows);
        m_html.close();
    }

    void draw(const std::vector<std::size_t>& rows, const Scale& scale) {
        m_html.open("svg").attribute("viewBox", "0 0 " + std::to_string(width) + " " + std::to_string(height));
        m_html.attribute("aria-hidden", "true").attribute("focusable", "false");
        line(m_html, "axis", left, scale.y(Decimal(0)), right, scale.y(Decimal(0)));
        const CompareRow* before = nullptr;
        std::optional<Decimal> most;
        for (const std::size_t index : rows) {
            const CompareRow& row = m_view.comparison.rows[index];
            draw_step(before, row, scale);
            if (is_drawn(row)) {
                most = most ? std::max(*most, *row.value) : *row.value;
            }
            before = &row;
        }
        for (const std::size_t index : rows) {
            draw_point(m_view.comparison.rows[index], scale);
        }
        label(m_html, left, height - 4, "start", std::to_string(scale.first));
        if (scale.last != scale.first) {
            label(m_html, right, height - 4, "end", std::to_string(scale.last));
        }
        if (most) {
            label(m_html, left, 10, "start", most->to_string());
        }
        m_html.close();
    }

    /// The curve between two years, or the break that cuts it.
    void draw_step(const CompareRow* before, const CompareRow& row, const Scale& scale) {
        const int x = scale.x(row.year);
        if (is_break(row)) {
            const int halfway = scale.first == scale.last ? 0 : (scale.x(row.year) - scale.x(row.year - 1)) / 2;
            line(m_html, "break", x - halfway, top - 8, x - halfway, bottom);
            return;
        }
        const bool follows = before != nullptr && before->year == row.year - 1 && before->trouble == Trouble::none &&
                             row.trouble == Trouble::none && row.change;
        if (follows) {
            const bool caution = row.comparability == Comparability::caution;
            line(m_html, caution ? "line caution" : "line", scale.x(before->year), scale.y(*before->value), x, scale.y(*row.value));
        }
    }

    void draw_point(const CompareRow& row, const Scale& scale) {
        const int x = scale.x(row.year);
        if (is_drawn(row)) {
            m_html.open("circle", row.trouble == Trouble::none ? "point" : "point doubt");
            m_html.attribute("cx", std::to_string(x)).attribute("cy", std::to_string(scale.y(*row.value)));
            m_html.attribute("r", "3").close();
        } else {
            line(m_html, "none", x - 3, bottom - 3, x + 3, bottom + 3);
            line(m_html, "none", x - 3, bottom + 3, x + 3, bottom - 3);
        }
    }

    void write_years(const std::vector<std::size_t>& rows) {
        m_html.open("ol", "years");
        for (const std::size_t index : rows) {
            const CompareRow& row = m_view.comparison.rows[index];
            m_html.open("li", is_break(row) ? "break" : "").element("span", std::to_string(row.year)).text(" ");
            m_html.open("a").attribute("href", "#" + ComparisonView::row_id(index)).text(m_view.value(row)).close();
            if (is_break(row)) {
                m_html.text(" ").element("b", m_view.say("break"), "tag no");
            } else if (row.comparability == Comparability::caution) {
                m_html.text(" ").element("b", m_view.say("caution"), "tag caution");
            }
            m_html.close();
        }
        m_html.close();
    }

    void write_notes(const std::vector<std::size_t>& rows) {
        std::set<std::string> told;
        for (const std::size_t index : rows) {
            const CompareRow& row = m_view.comparison.rows[index];
            const std::string note = note_of(row, m_view.language());
            const bool worth = is_break(row) || row.comparability == Comparability::caution;
            if (worth && !note.empty() && told.insert(note).second) {
                m_html.element("p", std::to_string(row.year) + ": " + note, "note");
            }
        }
    }

    Markup& m_html;
    const ComparisonView& m_view;
    std::map<Key, std::vector<std::size_t>> m_groups;
};

} // namespace

void write_charts(Markup& html, const ComparisonView& view) {
    Charts(html, view).run();
}

} // namespace nianbao
