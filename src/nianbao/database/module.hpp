// SPDX-License-Identifier: Apache-2.0
// What the module of the databases gives to the program that loads it. Both are of one build.
#ifndef NIANBAO_DATABASE_MODULE_HPP
#define NIANBAO_DATABASE_MODULE_HPP

#include "nianbao/database/database.hpp"

namespace nianbao::database {

struct Module {
    const char* version; ///< of the program it belongs to
    std::unique_ptr<Connection> (*connect)(const Address& address, Access access);
};

/// The module's one symbol.
inline constexpr const char* module_symbol = "nianbao_database_module";

} // namespace nianbao::database

extern "C" const nianbao::database::Module nianbao_database_module;

#endif // NIANBAO_DATABASE_MODULE_HPP
