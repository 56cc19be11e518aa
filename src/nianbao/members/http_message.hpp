// SPDX-License-Identifier: Apache-2.0
// An HTTP response as a web archive keeps it: status, headers, and the body as the browser got it.
#ifndef NIANBAO_MEMBERS_HTTP_MESSAGE_HPP
#define NIANBAO_MEMBERS_HTTP_MESSAGE_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao {

/// Lines "Name: value" up to an empty line; lines that begin with a blank go on with the one before (RFC 9112, 5.2).
class HeaderFields {
public:
    /// `lines` is all between the first line and the empty one. Lines without a colon are left out.
    explicit HeaderFields(std::string_view lines);

    /// The first value of a name, in any case; empty where there is none.
    std::string_view find(std::string_view name) const noexcept;
    /// All values of a name in one list, a comma between.
    std::string all(std::string_view name) const;

private:
    std::vector<std::pair<std::string, std::string>> m_fields;
};

/// Where the first empty line ends: the length of a header with it. npos where there is none.
std::size_t header_size(std::string_view bytes) noexcept;

struct HttpResponse {
    int status = 0;
    std::string media;   ///< "text/html", in lower case; empty where it is not said
    std::string charset; ///< as said
    std::string transfer_coding; ///< in lower case, a comma between
    std::string content_coding;
    bool cut_short = false; ///< the body has fewer bytes than its Content-Length
    std::string_view body; ///< as sent, in the bytes that were parsed
};

/// Nothing where the bytes do not begin with an HTTP status line and a header of at most 64 KB.
std::optional<HttpResponse> read_http_response(std::string_view bytes);

/// The media type of a Content-Type, in lower case, and its charset.
void read_content_type(std::string_view value, std::string& media, std::string& charset);

/// The body without its transfer and content codings. Crawlers often undo them and keep the headers: a body that does not
/// begin as its header says is taken as it is. Throws Error: corrupt (http-body), unsupported (http-coding),
/// too_large (more than `most` bytes: input_bytes).
std::string decoded_body(const HttpResponse& response, std::size_t most);

} // namespace nianbao

#endif // NIANBAO_MEMBERS_HTTP_MESSAGE_HPP
