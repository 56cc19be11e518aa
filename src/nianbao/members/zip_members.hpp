// SPDX-License-Identifier: Apache-2.0
// The files of a ZIP archive, in the order of its directory.
#ifndef NIANBAO_MEMBERS_ZIP_MEMBERS_HPP
#define NIANBAO_MEMBERS_ZIP_MEMBERS_HPP

#include "nianbao/members/members.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace nianbao {

/// Begins as a ZIP, with a first entry or empty.
bool begins_as_zip(std::string_view bytes);

/// A ZIP that is one document: OOXML, ODF, OFD, EPUB; also where only its first entry is left of it.
bool is_document_package(std::string_view bytes);

/// Throws Error: io, corrupt, too_large (Limits::archive_members), unsupported.
std::unique_ptr<MemberReader> zip_members(const std::string& path, const Limits& limits);

} // namespace nianbao

#endif // NIANBAO_MEMBERS_ZIP_MEMBERS_HPP
