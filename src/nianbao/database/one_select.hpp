// SPDX-License-Identifier: Apache-2.0
// Whether a text of a user is one statement that can stand in brackets, as far as that can be told without the database.
#ifndef NIANBAO_DATABASE_ONE_SELECT_HPP
#define NIANBAO_DATABASE_ONE_SELECT_HPP

#include <string>
#include <string_view>

namespace nianbao::database {

/// The statement without a semicolon at its end. Throws Error(usage, "catalog-sql") where another one follows, where a
/// bracket, a quote or a comment is not closed, where a bracket closes more than was opened, or where a quote is not of
/// standard SQL ('a' and "a" are).
std::string one_select(std::string_view sql);

} // namespace nianbao::database

#endif // NIANBAO_DATABASE_ONE_SELECT_HPP
