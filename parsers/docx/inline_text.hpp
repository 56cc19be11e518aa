// SPDX-License-Identifier: Apache-2.0
// The text of one paragraph: runs, links, fields, content controls, tracked changes.
#ifndef NIANBAO_PARSERS_DOCX_INLINE_TEXT_HPP
#define NIANBAO_PARSERS_DOCX_INLINE_TEXT_HPP

#include "nianbao/base/place.hpp"
#include "nianbao/xml/dom.hpp"
#include "parsers/docx/context.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace nianbao::docx {

class InlineText {
public:
    /// `style_hides`: the paragraph's style makes its text hidden.
    InlineText(Context& context, Fields& fields, const Place& place, bool style_hides);

    /// Reads what is below `parent`.
    void read_children(const xml::Node& parent);
    void read(const xml::Node& node);

    const std::string& text() const noexcept {
        return m_text;
    }
    /// Text boxes anchored here, and blocks where none belong: to be read after the paragraph.
    const std::vector<xml::Node>& boxes() const noexcept {
        return m_boxes;
    }

private:
    bool read_word(const xml::Node& node);
    void read_run(const xml::Node& run);
    void read_versions(const xml::Node& alternatives);
    void read_math(const xml::Node& node);
    void read_ruby(const xml::Node& ruby);
    void read_symbol(const xml::Node& symbol);
    bool is_hidden(const xml::Node& run) const;
    void add(std::string_view text);

    Context& m_context;
    Fields& m_fields;
    Place m_place;
    bool m_style_hides;
    bool m_hidden = false;
    bool m_struck = false;
    bool m_parted = false; ///< a raised or struck text begins or ended here: digits on both sides are two numbers
    std::string m_text;
    std::vector<xml::Node> m_boxes;
};

} // namespace nianbao::docx

#endif // NIANBAO_PARSERS_DOCX_INLINE_TEXT_HPP
