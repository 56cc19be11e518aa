// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/sections.hpp"

#include "nianbao/forms/label_key.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <string>

namespace nianbao {

namespace {

constexpr std::size_t longest_heading = 40;  // code points; the longest official heading has 26
constexpr std::size_t longest_unknown = 30;

/// A heading of our own numbering, "X, pause mark, words", that no form knows; no sentence.
bool is_unknown_heading(std::u32string_view folded) {
    const std::size_t enumerator = enumerator_length(folded);
    if (enumerator == 0 || folded.size() > longest_unknown || folded.size() == enumerator || !is_numeral(folded[0])) {
        return false;
    }
    return folded.find_first_of(U"\x3002;:,") == folded.npos;
}

class Finder {
public:
    Finder(const Document& document, const Rebuilt& rebuilt, const Knowledge& knowledge)
        : m_document(document), m_knowledge(knowledge), m_in_table(document.blocks.size(), false) {
        for (const PrintedSpan& span : rebuilt.printed) {
            for (std::size_t token = span.begin; token < span.end; ++token) {
                m_in_table[rebuilt.tokens[token].block] = true;
            }
        }
        if (rebuilt.form >= 0) {
            m_forms.push_back(static_cast<std::size_t>(rebuilt.form));
        } else {
            for (std::size_t form = 0; form < knowledge.forms.size(); ++form) {
                m_forms.push_back(form);
            }
        }
    }

    std::vector<SectionSpan> find() {
        for (std::size_t block = 0; block < m_document.blocks.size(); ++block) {
            look_at(block);
        }
        for (std::size_t i = 0; i < m_sections.size(); ++i) {
            SectionSpan& section = m_sections[i];
            section.last_block = i + 1 < m_sections.size() ? m_sections[i + 1].first_block : m_document.blocks.size();
            section.state = section.last_block == section.first_block + 1 ? "heading-only" : "present";
        }
        return std::move(m_sections);
    }

private:
    void look_at(std::size_t block) {
        const Block& content = m_document.blocks[block];
        if (content.kind != Block::Kind::line || m_in_table[block] || !content.line.origin.empty()) {
            return;
        }
        const std::vector<Piece>& pieces = content.line.pieces;
        const auto texts = std::count_if(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.bars == 0; });
        if (texts != 1) {
            return;
        }
        const auto text = std::find_if(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.bars == 0; });
        if (text->text.size() > 4 * longest_heading || count_code_points(text->text) > longest_heading) {
            return;
        }
        const LabelKeys keys = label_keys(text->text, m_knowledge.lexicon);
        std::string id = known_section(keys);
        if (id.empty() && is_unknown_heading(keys.folded)) {
            id = "x";
        }
        if (!id.empty()) {
            m_sections.push_back({id, {}, block, block, block + 1});
        }
    }

    std::string known_section(const LabelKeys& keys) const {
        for (const std::size_t form : m_forms) {
            const LabelIndex& index = m_knowledge.indexes[form];
            for (const std::string& key : keys.keys) {
                const auto found = index.keys.find(key);
                if (found == index.keys.end()) {
                    continue;
                }
                for (const LabelMatch& match : found->second) {
                    if (index.uses[match.use].kind == LabelKind::section) {
                        return m_knowledge.forms[form].sections[index.uses[match.use].table].id;
                    }
                }
            }
        }
        return {};
    }

    const Document& m_document;
    const Knowledge& m_knowledge;
    std::vector<bool> m_in_table;
    std::vector<std::size_t> m_forms;
    std::vector<SectionSpan> m_sections;
};

} // namespace

std::vector<SectionSpan> find_sections(const Document& document, const Rebuilt& rebuilt, const Knowledge& knowledge) {
    return Finder{document, rebuilt, knowledge}.find();
}

bool has_section(std::size_t section, const Form& form, const Rebuilt& rebuilt, const LabelIndex& index,
                 const std::vector<SectionSpan>& sections) {
    const std::string& id = form.sections[section].id;
    if (std::any_of(sections.begin(), sections.end(), [&](const SectionSpan& span) { return span.id == id; })) {
        return true;
    }
    return std::any_of(rebuilt.hits.begin(), rebuilt.hits.end(), [&](const LabelHit& hit) {
        if (hit.use < 0) {
            return false;
        }
        const LabelUse& use = index.uses[static_cast<std::size_t>(hit.use)];
        return use.kind == LabelKind::section && use.table == section;
    });
}

} // namespace nianbao
