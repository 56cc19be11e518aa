// SPDX-License-Identifier: Apache-2.0
// An OOXML package: parts by name, and the relationships that lead from one part to another (ISO 29500-2).
#ifndef NIANBAO_PARSERS_DOCX_PACKAGE_HPP
#define NIANBAO_PARSERS_DOCX_PACKAGE_HPP

#include "nianbao/base/limits.hpp"
#include "nianbao/io/zip.hpp"
#include "nianbao/xml/dom.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace nianbao::docx {

struct Relationship {
    std::string kind; ///< last part of its type: "officeDocument", "styles", "footnotes", "header", ...
    std::string part; ///< name of the part it leads to
};

/// Part names are compared without regard to ASCII case, as the standard asks. `bytes` must outlive it.
class Package {
public:
    /// Throws Error, as ZipReader does.
    Package(std::string_view bytes, const Limits& limits);

    bool has(std::string_view part) const;
    /// Throws Error: corrupt where the part is absent or no XML; and what ZipReader::read throws.
    xml::Tree parse(const std::string& part);
    /// Of a part, or of the package where `part` is empty. External ones are not listed.
    std::vector<Relationship> relationships(const std::string& part);
    /// Name of the main part, by the package's relationships, its content types, or its usual name; empty
    /// where there is none.
    std::string main_part();
    /// By the content types alone: the main part of a Word document; empty where there is none.
    std::string main_word_part();
    /// A part name as Word writes it for its main document: word/document.xml, word/document2.xml.
    bool lists_word_document() const;

private:
    const ZipEntry* find(std::string_view part) const;

    Limits m_limits;
    ZipReader m_zip;
    std::vector<std::string> m_names; ///< folded, in the order of the directory
};

} // namespace nianbao::docx

#endif // NIANBAO_PARSERS_DOCX_PACKAGE_HPP
