// SPDX-License-Identifier: Apache-2.0
#include "parsers/html/table_survey.hpp"

#include "nianbao/document/document.hpp"
#include "parsers/html/html_elements.hpp"

#include <string_view>
#include <vector>

namespace nianbao::html {

using xml::Node;

namespace {

constexpr std::size_t short_text = 40; ///< characters; the longest labels of cells are rows of their own
constexpr std::size_t long_text = 200;
constexpr std::size_t none = static_cast<std::size_t>(-1);

/// U+3002, U+FF0C, U+FF1B: marks of sentences.
bool has_sentence_mark(std::string_view text) {
    return text.find("\xE3\x80\x82") != text.npos || text.find("\xEF\xBC\x8C") != text.npos ||
           text.find("\xEF\xBC\x9B") != text.npos;
}

struct CellFacts {
    std::size_t size = 0; ///< characters that are not ASCII white space
    std::size_t digits = 0;
    std::size_t others = 0; ///< characters that stand in no number
    bool sentences = false;
    bool heading = false;
    bool nested = false;

    void add(std::string_view text) {
        sentences = sentences || has_sentence_mark(text);
        for (const char byte : text) {
            const unsigned code = static_cast<unsigned char>(byte);
            const bool counts = code > ' ' && (code & 0xC0U) != 0x80U;
            const bool digit = byte >= '0' && byte <= '9';
            const bool sign = byte == '.' || byte == ',' || byte == '+' || byte == '-' || byte == '%';
            size += counts ? 1U : 0U;
            digits += digit ? 1U : 0U;
            others += counts && !digit && !sign ? 1U : 0U;
        }
    }
    bool is_short() const {
        return size <= short_text && !nested && !heading;
    }
};

} // namespace

bool is_layout(const TableFacts& facts) {
    if (facts.cells <= 1) {
        return true;
    }
    if (facts.numbers >= 3) {
        return false;
    }
    // A frame has menus and links of its own; the tables of a report inside it have hundreds of cells.
    const bool is_frame = facts.nested_cells > 4 * facts.short_cells;
    const bool flows = facts.headings > 0 || facts.long_cells > 0;
    return is_frame || (flows && facts.short_cells < 12);
}

/// Goes through the page once, without recursion: pages nest as deep as Limits::nesting.
class Surveyor {
public:
    explicit Surveyor(TableSurvey& survey) : m_survey(survey) {}
    void run(const Node& root);

private:
    /// An open table, row or cell, and the ones it belongs to.
    struct Scope {
        const void* id = nullptr;
        Kind kind = Kind::table;
        TableFacts* table = nullptr;
        std::size_t cell = none; ///< innermost open cell of this table
        std::size_t row = none;
        CellFacts facts;        ///< of a cell
        std::size_t filled = 0; ///< cells of a row that hold text
        bool plain = true;      ///< row: all its cells are short
    };
    bool enter(const Node& node);
    void leave(const Node& node);
    void open(const Node& node, Kind kind);
    void close_cell(const Scope& scope);

    const void* stray_holder(const Node& node);

    TableSurvey& m_survey;
    std::vector<Scope> m_scopes;
    const void* m_last_table = nullptr; ///< that ended outside others, with no text behind it yet
    const void* m_last_parent = nullptr;
};

void Surveyor::run(const Node& root) {
    Node node = root;
    while (node) {
        if (enter(node) && node.first_child()) {
            node = node.first_child();
            continue;
        }
        leave(node);
        while (node.id() != root.id() && !node.next()) {
            node = node.parent();
            leave(node);
        }
        node = node.id() == root.id() ? Node{} : node.next();
    }
}

bool Surveyor::enter(const Node& node) {
    CellFacts* const cell =
        m_scopes.empty() || m_scopes.back().cell == none ? nullptr : &m_scopes[m_scopes.back().cell].facts;
    if (!node.is_element()) {
        if (cell != nullptr) {
            cell->add(node.text());
        } else if (!trimmed(node.text()).empty()) {
            m_last_table = nullptr;
        }
        return false;
    }
    const Kind kind = kind_of(node.name());
    if (kind == Kind::heading && cell != nullptr) {
        cell->heading = true;
    } else if (kind == Kind::table || kind == Kind::row || kind == Kind::cell) {
        open(node, kind);
    }
    return kind != Kind::skipped && kind != Kind::control;
}

void Surveyor::open(const Node& node, Kind kind) {
    const bool is_nested = !m_scopes.empty();
    Scope scope;
    scope.id = node.id();
    scope.kind = kind;
    if (kind == Kind::table) {
        scope.table = &m_survey.m_tables[node.id()];
    } else {
        scope.table = is_nested ? m_scopes.back().table : &m_survey.m_tables[stray_holder(node)];
        scope.cell = kind == Kind::cell ? m_scopes.size() : none;
        scope.row = kind == Kind::row ? m_scopes.size() : is_nested ? m_scopes.back().row : none;
    }
    m_scopes.push_back(scope);
}

/// Cells behind an early </table> count for it: a table that is cut after one cell is no box.
const void* Surveyor::stray_holder(const Node& node) {
    const void* const parent = node.parent().id();
    if (m_last_table == nullptr || m_last_parent != parent) {
        m_survey.m_went_on.erase(parent);
        return parent;
    }
    m_survey.m_went_on[parent] = m_last_table;
    return m_last_table;
}

void Surveyor::leave(const Node& node) {
    if (m_scopes.empty() || m_scopes.back().id != node.id()) {
        return;
    }
    const Scope scope = m_scopes.back();
    m_scopes.pop_back();
    if (scope.kind == Kind::cell) {
        close_cell(scope);
    } else if (scope.kind == Kind::row && scope.plain && scope.filled >= 2) {
        m_survey.m_plain_rows.insert(scope.id);
    } else if (scope.kind == Kind::table && m_scopes.empty()) {
        m_last_table = node.id();
        m_last_parent = node.parent().id();
    } else if (scope.kind == Kind::table) {
        Scope& outer = m_scopes.back();
        outer.table->nested_cells += scope.table->cells + scope.table->nested_cells;
        if (outer.cell != none) {
            m_scopes[outer.cell].facts.nested = true;
        }
    }
}

void Surveyor::close_cell(const Scope& scope) {
    const CellFacts& facts = scope.facts;
    TableFacts& table = *scope.table;
    const bool is_short = facts.is_short() && facts.size > 0;
    table.cells += 1;
    table.short_cells += is_short ? 1U : 0U;
    table.numbers += is_short && facts.digits > 0 && facts.others == 0 ? 1U : 0U;
    table.long_cells += facts.sentences && facts.size > long_text ? 1U : 0U;
    table.headings += facts.heading ? 1U : 0U;
    if (scope.row != none) {
        Scope& row = m_scopes[scope.row];
        row.filled += facts.size > 0 ? 1U : 0U;
        row.plain = row.plain && facts.is_short();
    }
}

TableSurvey::TableSurvey(const Node& root) {
    Surveyor(*this).run(root);
}

bool TableSurvey::is_layout(const Node& holder) const {
    const auto went_on = m_went_on.find(holder.id());
    const auto found = m_tables.find(went_on == m_went_on.end() ? holder.id() : went_on->second);
    return found == m_tables.end() || html::is_layout(found->second);
}

bool TableSurvey::is_plain_row(const Node& row) const {
    return m_plain_rows.count(row.id()) != 0;
}

} // namespace nianbao::html
