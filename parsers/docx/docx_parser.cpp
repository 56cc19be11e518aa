// SPDX-License-Identifier: Apache-2.0
#include "parsers/docx/docx_parser.hpp"

#include "nianbao/base/error.hpp"
#include "parsers/docx/blocks.hpp"
#include "parsers/docx/markup.hpp"
#include "parsers/docx/package.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

namespace {

using docx::Context;
using docx::Package;
using docx::Relationship;
using xml::Node;

constexpr std::string_view zip_signature = "PK\3\4";
constexpr int signature_bits = 29; ///< 32, less what other uses of ZIP take
constexpr int document_bits = 32;
constexpr int suffix_bits = 3; ///< 29 + 32 + 3 is the most a bid can be

/// Of several relationships of one kind, each part once.
std::vector<std::string> parts_of_kind(const std::vector<Relationship>& relationships, std::string_view kind) {
    std::vector<std::string> parts;
    for (const Relationship& relationship : relationships) {
        const bool is_new = std::find(parts.begin(), parts.end(), relationship.part) == parts.end();
        if (relationship.kind == kind && is_new) {
            parts.push_back(relationship.part);
        }
    }
    return parts;
}

/// Calls `use` with the root of each part of a kind. A part that is named but absent is worth a remark.
template <typename Use>
void for_each_part(Package& package, Context& context, const std::vector<Relationship>& relationships,
                   std::string_view kind, Use use) {
    for (const std::string& part : parts_of_kind(relationships, kind)) {
        if (package.has(part)) {
            const xml::Tree tree = package.parse(part);
            use(tree.root());
        } else {
            context.note("D-03", "absent-part " + part, {});
        }
    }
}

/// `name` is "footnote" or "endnote".
void read_notes(Context& context, const Node& root, const std::string& name) {
    for (Node note = root.first_child(); note; note = note.next()) {
        if (!note.is_element()) {
            continue;
        }
        const std::string_view type = note.attribute("type");
        if (type.empty() || type == "normal") {
            docx::read_story(context, note, name, 0);
        } else {
            context.leave_out("separator", docx::all_text(note), {});
        }
    }
}

void read_core_properties(Context& context, const Node& root) {
    for (Node node = root.first_child(); node; node = node.next()) {
        const std::string_view space = node.name_space();
        const std::string_view prefix = space.find("/dc/elements/") != space.npos ? "dc:"
                                        : space.find("/dc/terms/") != space.npos  ? "dcterms:"
                                                                                  : "cp:";
        const std::string value = node.content();
        if (node.is_element() && !trimmed(value).empty()) {
            context.document.meta.push_back({std::string{prefix}.append(node.name()), std::string{trimmed(value)}});
        }
    }
}

docx::Styles read_styles(Package& package, const std::vector<Relationship>& relationships) {
    for (const std::string& part : parts_of_kind(relationships, "styles")) {
        if (package.has(part)) {
            return docx::Styles(package.parse(part).root());
        }
    }
    return {};
}

bool has_text(const Document& document) {
    const auto line_has = [](const Line& line) {
        return std::any_of(line.pieces.begin(), line.pieces.end(), [](const Piece& piece) { return piece.bars == 0; });
    };
    const auto row_has = [](const GridRow& row) {
        return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return !cell.text.empty(); });
    };
    return std::any_of(document.blocks.begin(), document.blocks.end(), [&](const Block& block) {
        return block.kind == Block::Kind::line
                   ? line_has(block.line)
                   : std::any_of(block.table.rows.begin(), block.table.rows.end(), row_has);
    });
}

void read_other_parts(Package& package, Context& context, const std::vector<Relationship>& relationships) {
    for_each_part(package, context, relationships, "footnotes",
                  [&](const Node& root) { read_notes(context, root, "footnote"); });
    for_each_part(package, context, relationships, "endnotes",
                  [&](const Node& root) { read_notes(context, root, "endnote"); });
    for (const char* kind : {"header", "footer"}) {
        for_each_part(package, context, relationships, kind,
                      [&](const Node& root) { context.leave_out(kind, docx::all_text(root), {}); });
    }
    for_each_part(package, context, relationships, "comments", [&](const Node& root) {
        for (Node comment = root.first_child(); comment; comment = comment.next()) {
            context.leave_out("comment", docx::all_text(comment), {});
        }
    });
    for_each_part(package, context, package.relationships({}), "core-properties",
                  [&](const Node& root) { read_core_properties(context, root); });
}

} // namespace

Bid bid_docx(const Source& source) {
    const std::string_view bytes = source.bytes;
    const bool has_signature = bytes.substr(0, zip_signature.size()) == zip_signature;
    const std::string_view name = source.name;
    const int suffix = name.size() > 5 && name.substr(name.size() - 5) == ".docx" ? suffix_bits : 0;
    if (!has_signature && bytes.find("PK\5\6") == bytes.npos) {
        return {}; // no end record either: no ZIP, whatever stands before it
    }
    try {
        Package package(bytes, Limits{});
        if (package.lists_word_document() || !package.main_word_part().empty()) {
            return {(has_signature ? signature_bits : 0) + document_bits + suffix, "ZIP with a Word document"};
        }
        return {};
    } catch (const Error&) {
        return has_signature ? Bid{signature_bits + suffix, "ZIP whose directory cannot be read"} : Bid{};
    }
}

Document parse_docx_document(const Source& source, const Limits& limits) {
    Package package(source.bytes, limits);
    const std::string main = package.main_part();
    if (main.empty()) {
        throw Error(ErrorCode::corrupt, "docx-no-document");
    }
    const xml::Tree tree = package.parse(main);
    const Node body = tree.root().child("body");
    if (!docx::is_word(tree.root()) || !body) {
        throw Error(ErrorCode::unsupported, "docx-not-word", main);
    }
    const std::vector<Relationship> relationships = package.relationships(main);
    const docx::Styles styles = read_styles(package, relationships);
    Document document;
    document.parser = "docx";
    Context context(document, styles, limits);
    docx::read_story(context, body, {}, 0);
    read_other_parts(package, context, relationships);
    context.write_remarks();
    if (!has_text(document)) {
        throw Error(ErrorCode::empty, "no-text");
    }
    return document;
}

} // namespace nianbao
