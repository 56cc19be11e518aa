// SPDX-License-Identifier: Apache-2.0
// The program's sentences in Chinese and English: schemas/messages.xml as loaded.
#ifndef NIANBAO_CLI_MESSAGES_HPP
#define NIANBAO_CLI_MESSAGES_HPP

#include "nianbao/base/error.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao::cli {

using Arguments = std::vector<std::pair<std::string, std::string>>;

class Messages {
public:
    /// `language`: "zh" or "en", the terminal's.
    explicit Messages(std::string language);

    const std::string& language() const noexcept {
        return m_language;
    }
    void set_language(std::string language) {
        m_language = std::move(language);
    }

    bool has(const std::string& id) const;

    /// The sentence `id` with its {names} filled in, in the terminal's language. An id that is not known
    /// gives itself and the arguments: a missing sentence must never hide an error.
    std::string text(const std::string& id, const Arguments& arguments = {}) const;
    std::string text_in(std::string_view language, const std::string& id,
                        const Arguments& arguments = {}) const;

    /// The sentence of an error, its place included.
    std::string error(const Error& error) const;
    std::string error_in(std::string_view language, const Error& error) const;

private:
    struct Sentence {
        std::string zh;
        std::string en;
    };
    std::string m_language;
    std::map<std::string, Sentence> m_sentences;
};

} // namespace nianbao::cli

#endif // NIANBAO_CLI_MESSAGES_HPP
