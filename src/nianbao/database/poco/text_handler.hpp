// SPDX-License-Identifier: Apache-2.0
// std::optional<std::string> as Poco Data binds and extracts it: nullopt is NULL. Every type of a database can be read as text.
#ifndef NIANBAO_DATABASE_POCO_TEXT_HANDLER_HPP
#define NIANBAO_DATABASE_POCO_TEXT_HANDLER_HPP

#include "nianbao/database/database.hpp"

#include <Poco/Data/TypeHandler.h>

#include <utility>

namespace Poco::Data {

template <> class TypeHandler<nianbao::database::Text> {
public:
    using Text = nianbao::database::Text;

    static void bind(std::size_t position, const Text& text, AbstractBinder::Ptr binder, AbstractBinder::Direction direction) {
        if (text) {
            binder->bind(position, *text, direction);
        } else {
            binder->bind(position, Keywords::null, direction);
        }
    }
    static void prepare(std::size_t position, const Text&, AbstractPreparator::Ptr preparator) {
        preparator->prepare(position, std::string());
    }
    static std::size_t size() {
        return 1;
    }
    static void extract(std::size_t position, Text& text, const Text&, AbstractExtractor::Ptr extractor) {
        std::string value;
        if (extractor->extract(position, value)) {
            text = std::move(value);
        } else {
            text.reset();
        }
    }
};

} // namespace Poco::Data

#endif // NIANBAO_DATABASE_POCO_TEXT_HANDLER_HPP
