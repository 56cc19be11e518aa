// SPDX-License-Identifier: Apache-2.0
// Where a database is: a file, or a server that several people share.
#ifndef NIANBAO_DATABASE_ADDRESS_HPP
#define NIANBAO_DATABASE_ADDRESS_HPP

#include <string>

namespace nianbao::database {

enum class Kind { sqlite, postgresql };

struct Address {
    Kind kind = Kind::sqlite;
    std::string path;     ///< sqlite: of the file
    std::string host;     ///< postgresql: name, address, or folder of the server's socket
    std::string port;     ///< may be empty
    std::string user;
    std::string password; ///< may be empty
    std::string name;     ///< of the database
    std::string shown;    ///< for messages: without the password
};

/// `FILE`, `sqlite:FILE`, `postgresql://USER[:PASSWORD]@HOST[:PORT]/DATABASE` (or `postgres://`); `?host=FOLDER` names the
/// folder of a socket. Parts of a URL may hold %XX. Throws Error(usage).
Address parse_address(const std::string& text);

} // namespace nianbao::database

#endif // NIANBAO_DATABASE_ADDRESS_HPP
