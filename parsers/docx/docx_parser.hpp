// SPDX-License-Identifier: Apache-2.0
// Word documents (Office Open XML, transitional and strict).
#ifndef NIANBAO_PARSERS_DOCX_DOCX_PARSER_HPP
#define NIANBAO_PARSERS_DOCX_DOCX_PARSER_HPP

#include "nianbao/base/limits.hpp"
#include "nianbao/document/document.hpp"
#include "nianbao/io/source.hpp"
#include "parsers/registry.hpp"

namespace nianbao {

/// 29 bits for the ZIP signature where the directory cannot be read (a truncated document is ours to report);
/// 61 with a word/document.xml or a main part of Word's content type; 0 for another readable ZIP. At most 3
/// more for the suffix .docx.
Bid bid_docx(const Source& source);

/// What a reader of the accepted document sees, in order: paragraphs, tables, text boxes behind the paragraph
/// or table they are anchored in, then footnotes and endnotes. Left out, with the text: "deleted", "hidden",
/// "field-code", "alternate-version", "ruby", "drawing", "header", "footer", "comment", "separator".
/// Throws Error: corrupt, encrypted, unsupported (no Word document; ZIP features), too_large, empty (no text).
Document parse_docx_document(const Source& source, const Limits& limits);

} // namespace nianbao

#endif // NIANBAO_PARSERS_DOCX_DOCX_PARSER_HPP
