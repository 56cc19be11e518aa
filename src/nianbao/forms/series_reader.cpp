// SPDX-License-Identifier: Apache-2.0
// Reads schemas/series.xml and fills in its patterns, for the forms at hand.
#include "nianbao/base/error.hpp"
#include "nianbao/forms/form_figures.hpp"
#include "nianbao/forms/series.hpp"
#include "nianbao/forms/xml_reading.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace nianbao {

namespace {

using reading::attribute;
using reading::child_text;
using reading::children;
using reading::required;

const std::string series_file = "series.xml";

struct Circular {
    std::string id;
    std::string number;
    Both title;
};

Both read_both(xml::Node node) {
    return {child_text(node, "zh"), child_text(node, "en")};
}

Relation read_relation(xml::Node node) {
    const std::string text = required(node, "relation", series_file);
    for (int i = 0; i <= static_cast<int>(Relation::dropped); ++i) {
        if (text == to_string(static_cast<Relation>(i))) {
            return static_cast<Relation>(i);
        }
    }
    reading::fail(series_file, node, "relation=\"" + text + "\"");
}

Comparability read_comparability(xml::Node node) {
    const std::string text = required(node, "comparability", series_file);
    for (const Comparability one : {Comparability::yes, Comparability::caution, Comparability::no}) {
        if (text == to_string(one)) {
            return one;
        }
    }
    reading::fail(series_file, node, "comparability=\"" + text + "\"");
}

class Reader {
public:
    Reader(const Knowledge& knowledge, SeriesBook& book) : m_book(book) {
        for (const Form& form : knowledge.forms) {
            m_figures.emplace_back(form.id, figures_of(form));
        }
    }

    void read(xml::Node root) {
        m_book.version = required(root, "version", series_file);
        m_book.forms = reading::words_of(child_text(root, "forms"));
        for (const xml::Node node : children(root, "circular")) {
            m_circulars.push_back({required(node, "id", series_file), required(node, "number", series_file), read_both(node)});
        }
        for (const xml::Node node : children(root, "row")) {
            m_book.row_names[required(node, "id", series_file)] = reading::text_of(node);
        }
        for (const xml::Node node : children(root, "column")) {
            m_book.column_names[required(node, "id", series_file)] = reading::text_of(node);
        }
        for (const xml::Node node : children(root, "continuity")) {
            read_continuity(node);
        }
        for (const xml::Node node : children(root, "series")) {
            add(read_series(node));
        }
        m_book.index();
        for (Series& series : m_book.series) {
            resolve(series.begin);
            resolve(series.end);
        }
    }

private:
    /// A pattern's other series may have a name of its own: found by the figure.
    void resolve(SeriesEdge& edge) const {
        for (const std::string& form : m_book.forms) {
            if (edge.other.empty() || m_book.find(edge.other) != nullptr) {
                return;
            }
            if (const Series* found = m_book.series_of(form, edge.other)) {
                edge.other = found->id;
            }
        }
    }

    std::vector<Evidence> read_evidence(xml::Node node) const {
        std::vector<Evidence> evidence;
        for (const xml::Node one : children(node, "evidence")) {
            const std::string id = required(one, "circular", series_file);
            const auto found = std::find_if(m_circulars.begin(), m_circulars.end(),
                                            [&](const Circular& each) { return each.id == id; });
            if (found == m_circulars.end()) {
                reading::fail(series_file, one, "circular=\"" + id + "\"");
            }
            evidence.push_back({found->number, found->title, read_both(one)});
        }
        return evidence;
    }

    SeriesEdge read_edge(xml::Node parent, std::string_view name) const {
        SeriesEdge edge;
        if (const xml::Node node = parent.child(name)) {
            edge.form = required(node, "form", series_file);
            edge.relation = read_relation(node);
            edge.other = attribute(node, "other");
            edge.note = read_both(node.child("note"));
            edge.evidence = read_evidence(node);
        }
        return edge;
    }

    Series read_series(xml::Node node) const {
        Series series;
        series.id = required(node, "id", series_file);
        series.main = attribute(node, "main") == "true";
        if (const xml::Node label = node.child("label")) {
            series.label = read_both(label);
        }
        for (const xml::Node member : children(node, "member")) {
            series.members.push_back(
                {required(member, "form", series_file), {required(member, "figure", series_file)}});
        }
        for (const xml::Node sum : children(node, "sum")) {
            SeriesMember member;
            member.form = required(sum, "form", series_file);
            for (const xml::Node term : children(sum, "term")) {
                member.figures.push_back(required(term, "figure", series_file));
            }
            series.members.push_back(std::move(member));
        }
        for (const xml::Node link : children(node, "link")) {
            series.links.push_back({required(link, "from", series_file), required(link, "to", series_file),
                                    read_relation(link), read_comparability(link), read_both(link.child("note")),
                                    read_evidence(link)});
        }
        series.begin = read_edge(node, "begin");
        series.end = read_edge(node, "end");
        std::stable_sort(series.members.begin(), series.members.end(), [&](const SeriesMember& a, const SeriesMember& b) {
            return m_book.order_of(a.form) > m_book.order_of(b.form);
        });
        return series;
    }

    void read_continuity(xml::Node node) {
        ContinuityRule rule;
        rule.rule = required(node, "rule", series_file);
        rule.result = required(node.child("result"), "figure", series_file);
        for (const xml::Node term : children(node, "term")) {
            rule.terms.push_back({required(term, "figure", series_file),
                                  reading::number(term, "year", 0, -1, 0, series_file),
                                  reading::number(term, "sign", 1, -1, 1, series_file)});
        }
        m_book.continuity.push_back(std::move(rule));
    }

    const FormFigure* form_figure(std::string_view form, std::string_view id) const {
        for (const auto& [name, figures] : m_figures) {
            if (name == form) {
                const auto found = std::find_if(figures.begin(), figures.end(),
                                                [&](const FormFigure& one) { return one.id() == id; });
                return found == figures.end() ? nullptr : &*found;
            }
        }
        return nullptr;
    }

    bool is_pattern(const Series& series) const {
        return series.id.find('{') != std::string::npos;
    }

    void add(const Series& series) {
        if (!is_pattern(series)) {
            Series one = series;
            finish(one);
            return;
        }
        for (const auto& [form, figures] : m_figures) { // newest first: its order and labels
            const SeriesMember* member = series.member(form);
            if (member != nullptr) {
                expand(series, *member, figures);
            }
        }
    }

    void expand(const Series& series, const SeriesMember& member, const std::vector<FormFigure>& figures) {
        for (const FormFigure& figure : figures) {
            std::string row;
            std::string column;
            if (fits_pattern(member.figures.front(), figure.id(), row, column) &&
                m_claimed.count(member.form + " " + figure.id()) == 0) {
                Series one = series;
                one.id = filled_pattern(series.id, row, column);
                one.begin.other = filled_pattern(series.begin.other, row, column);
                one.end.other = filled_pattern(series.end.other, row, column);
                fill_members(one, row, column);
                finish(one);
            }
        }
    }

    /// A form in which the figure does not exist, or belongs to an earlier series, is no member.
    void fill_members(Series& one, const std::string& row, const std::string& column) const {
        std::vector<SeriesMember> members;
        for (SeriesMember& each : one.members) {
            each.figures.front() = filled_pattern(each.figures.front(), row, column);
            if (form_figure(each.form, each.figures.front()) != nullptr &&
                m_claimed.count(each.form + " " + each.figures.front()) == 0) {
                members.push_back(std::move(each));
            }
        }
        one.members = std::move(members);
    }

    void finish(Series& one) {
        for (const SeriesMember& member : one.members) {
            if (member.figures.size() == 1) {
                m_claimed.insert(member.form + " " + member.figures.front());
            }
        }
        const FormFigure* newest =
            one.members.empty() ? nullptr : form_figure(one.members.front().form, one.members.front().figures.front());
        if (newest != nullptr) {
            one.unit = newest->unit;
            const Series own = own_series(m_book, one.members.front().form, newest->id(), newest->row_label,
                                          newest->column_label, newest->unit);
            one.label.zh = one.label.zh.empty() ? own.label.zh : one.label.zh;
            one.label.en = one.label.en.empty() ? own.label.en : one.label.en;
        }
        m_book.series.push_back(std::move(one));
    }

    SeriesBook& m_book;
    std::vector<std::pair<std::string, std::vector<FormFigure>>> m_figures; ///< of each form, newest first
    std::vector<Circular> m_circulars;
    std::unordered_set<std::string> m_claimed; ///< "form figure"
};

} // namespace

SeriesBook load_series(const Knowledge& knowledge) {
    const xml::Tree tree = xml::parse_embedded_xml(embedded_schema("series.xml"), series_file);
    SeriesBook book;
    Reader(knowledge, book).read(tree.root());
    return book;
}

} // namespace nianbao
