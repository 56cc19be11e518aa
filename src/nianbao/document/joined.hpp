// SPDX-License-Identifier: Apache-2.0
// A report and its annexes, each a file of its own, as one document.
#ifndef NIANBAO_DOCUMENT_JOINED_HPP
#define NIANBAO_DOCUMENT_JOINED_HPP

#include "nianbao/document/document.hpp"

#include <vector>

namespace nianbao {

/// In the order given, at least one. Tables are numbered on; places in the second file say 2, and so on. Charset and name of
/// the parser are the first one's, but a text among them makes the whole a text: that proves the least.
Document joined(std::vector<Document> documents);

} // namespace nianbao

#endif // NIANBAO_DOCUMENT_JOINED_HPP
