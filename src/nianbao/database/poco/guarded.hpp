// SPDX-License-Identifier: Apache-2.0
// The border between Poco's exceptions and our errors.
#ifndef NIANBAO_DATABASE_POCO_GUARDED_HPP
#define NIANBAO_DATABASE_POCO_GUARDED_HPP

#include "nianbao/database/poco/session.hpp"

#include <Poco/Data/DataException.h>

namespace nianbao::database {

template <typename Work> void PocoConnection::guarded(const Work& work) const {
    try {
        work();
    } catch (const Poco::Exception& exception) {
        throw error_of(exception);
    }
}

} // namespace nianbao::database

#endif // NIANBAO_DATABASE_POCO_GUARDED_HPP
