// SPDX-License-Identifier: Apache-2.0
// What ends the conversion of one document, and who can do something about it.
#ifndef NIANBAO_BASE_ERROR_HPP
#define NIANBAO_BASE_ERROR_HPP

#include <stdexcept>
#include <string>
#include <string_view>

namespace nianbao {

/// Why a document could not be converted. The names are stable: scripts read them in reports.csv.
enum class ErrorCode {
    usage,          ///< bad command line
    io,             ///< a file could not be read or written
    empty,          ///< nothing in it
    not_recognized, ///< no parser reads these bytes
    not_a_report,   ///< readable, but not a yearly information-disclosure report
    encrypted,      ///< password-protected
    corrupt,        ///< broken or truncated
    too_large,      ///< a cap of Limits was reached
    unsupported,    ///< a format that is known and not read (PDF, legacy .doc, .wps)
    schema,         ///< schema data or a record does not validate
    internal,       ///< our own bug
};

std::string_view to_string(ErrorCode code) noexcept;

/// This one document cannot be converted. `message_key` and the arguments select the sentence in
/// schemas/messages.xml, so that the terminal can speak Chinese or English; what() is the English one.
class Error : public std::runtime_error {
public:
    /// `key`: id of the message in schemas/messages.xml ("error.<key>"); `detail` fills {detail};
    /// `where` the place inside the document ("byte 123", "entry word/document.xml"), may be empty.
    Error(ErrorCode code, std::string key, std::string detail = {}, std::string where = {});

    ErrorCode code() const noexcept {
        return m_code;
    }
    const std::string& key() const noexcept {
        return m_key;
    }
    const std::string& detail() const noexcept {
        return m_detail;
    }
    const std::string& where() const noexcept {
        return m_where;
    }

private:
    ErrorCode m_code;
    std::string m_key;
    std::string m_detail;
    std::string m_where;
};

} // namespace nianbao

#endif // NIANBAO_BASE_ERROR_HPP
