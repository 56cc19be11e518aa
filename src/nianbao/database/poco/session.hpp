// SPDX-License-Identifier: Apache-2.0
// What both databases have in common, over a session of Poco Data.
#ifndef NIANBAO_DATABASE_POCO_SESSION_HPP
#define NIANBAO_DATABASE_POCO_SESSION_HPP

#include "nianbao/base/error.hpp"
#include "nianbao/database/database.hpp"

#include <memory>
#include <string>
#include <vector>

namespace Poco {
class Exception;
namespace Data {
class Session;
}
} // namespace Poco

namespace nianbao::database {

class PocoConnection : public Connection {
public:
    PocoConnection();
    ~PocoConnection() override;

    void execute(const std::string& sql, const Row& parameters) override;
    void read(const std::string& sql, const Row& parameters, std::size_t width, const RowSink& sink) override;
    void question(const std::string& sql, const std::function<void(const std::vector<std::string>&)>& names,
                  const RowSink& sink) override;

protected:
    void open(const std::string& connector, const std::string& how);
    Poco::Data::Session& session();

    /// The error that an exception of Poco stands for.
    virtual Error error_of(const Poco::Exception& exception) const = 0;

    /// Runs `work`; an exception of Poco leaves as our Error.
    template <typename Work> void guarded(const Work& work) const;

private:
    std::unique_ptr<Poco::Data::Session> m_session;
};

std::unique_ptr<Connection> connect_sqlite(const Address& address, Access access);
std::unique_ptr<Connection> connect_postgresql(const Address& address, Access access);

} // namespace nianbao::database

#endif // NIANBAO_DATABASE_POCO_SESSION_HPP
