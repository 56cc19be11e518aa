// SPDX-License-Identifier: Apache-2.0
// What the stages of one document share: where they write, what they count, what they must tell of.
#ifndef NIANBAO_PARSERS_DOCX_CONTEXT_HPP
#define NIANBAO_PARSERS_DOCX_CONTEXT_HPP

#include "nianbao/base/limits.hpp"
#include "nianbao/base/place.hpp"
#include "nianbao/document/document.hpp"
#include "nianbao/xml/dom.hpp"
#include "parsers/docx/styles.hpp"
#include "parsers/remarks.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace nianbao::docx {

/// Which fields of a story (the body, a note, a text box) are open, and whether their instruction or their
/// result is being read. A field without an end would swallow what follows it: it is not counted.
class Fields {
public:
    explicit Fields(const xml::Node& story);

    void mark(const xml::Node& field_char);
    bool in_instruction() const noexcept {
        return m_instructions != 0;
    }
    bool has_unended() const noexcept {
        return m_unended;
    }

private:
    std::unordered_set<const void*> m_ended; ///< the begin marks that have an end
    std::vector<bool> m_open;                ///< of each open field: in its instruction
    std::size_t m_instructions = 0;
    bool m_unended = false;
};

class Context {
public:
    Context(Document& document, const Styles& styles, const Limits& limits);

    Document& document;
    const Styles& styles;
    const Limits& limits;
    std::uint32_t paragraphs = 0;
    std::uint32_t tables = 0;
    std::size_t cells = 0;
    std::size_t tokens = 0;
    std::size_t depth = 0;

    /// Throws Error(too_large).
    void count_tokens(std::size_t count);
    /// White space alone is not listed. `adjoins`: joins the entry before it, if that is of one kind and place.
    void leave_out(std::string_view reason, std::string_view text, const Place& place, bool adjoins = false);
    /// As Remarks::note().
    void note(std::string_view rule, std::string_view sort, const Place& place) {
        m_remarks.note(rule, sort, place);
    }
    /// Notes become Document::remarks.
    void write_remarks() {
        m_remarks.write(document);
    }

private:
    Remarks m_remarks;
};

/// Counts how deep the readers call each other, for the stack is finite. Throws Error(too_large).
class Depth {
public:
    explicit Depth(Context& context);
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;
    ~Depth();

private:
    Context& m_context;
};

} // namespace nianbao::docx

#endif // NIANBAO_PARSERS_DOCX_CONTEXT_HPP
