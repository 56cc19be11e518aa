// SPDX-License-Identifier: Apache-2.0
#include "nianbao/database/module.hpp"

#include "nianbao/database/poco/session.hpp"

namespace nianbao::database {

namespace {

std::unique_ptr<Connection> connect_either(const Address& address, Access access) {
    return address.kind == Kind::sqlite ? connect_sqlite(address, access) : connect_postgresql(address, access);
}

} // namespace

} // namespace nianbao::database

extern "C" __attribute__((visibility("default"))) const nianbao::database::Module nianbao_database_module = {
    NIANBAO_VERSION, nianbao::database::connect_either};
