// SPDX-License-Identifier: Apache-2.0
// Paragraphs and tables in their order, wherever they stand: body, cell, text box, note.
#ifndef NIANBAO_PARSERS_DOCX_BLOCKS_HPP
#define NIANBAO_PARSERS_DOCX_BLOCKS_HPP

#include "nianbao/base/place.hpp"
#include "nianbao/xml/dom.hpp"
#include "parsers/docx/context.hpp"
#include "parsers/docx/inline_text.hpp"

#include <cstdint>
#include <string>

namespace nianbao::docx {

/// Where the text of blocks goes.
struct Target {
    std::string origin;          ///< Line::origin
    std::uint32_t inside = 0;    ///< number of the table that this stands in
    std::string* cell = nullptr; ///< text of the cell, its paragraphs joined by '\n'; null: lines of the document
    Place place;                 ///< of the cell
};

class BlockReader {
public:
    BlockReader(Context& context, Fields& fields, Target target);

    /// Reads the blocks below `container`.
    void read(const xml::Node& container);
    /// One block: `node` itself.
    void read_block(const xml::Node& node);
    /// Must be called behind the last container: a carried paragraph may wait.
    void finish();

private:
    void read_paragraph(const xml::Node& paragraph);
    void read_loose(const xml::Node& node);
    void read_versions(const xml::Node& alternatives);
    void read_boxes(const InlineText& text);
    void emit(const std::string& text, const Place& place, std::uint8_t heading);
    Place next_place();

    Context& m_context;
    Fields& m_fields;
    Target m_target;
    bool m_any_paragraph = false;
    /// A paragraph whose mark is deleted runs on into the next one.
    std::string m_carried;
    Place m_carried_place;
    std::uint8_t m_carried_heading = 0;
    bool m_carries = false;
};

/// A story of its own: a text box, a note.
void read_story(Context& context, const xml::Node& story, const std::string& origin, std::uint32_t inside);

} // namespace nianbao::docx

#endif // NIANBAO_PARSERS_DOCX_BLOCKS_HPP
