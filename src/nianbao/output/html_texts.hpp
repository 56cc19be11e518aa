// SPDX-License-Identifier: Apache-2.0
// The sentences of HTML pages in one language: schemas/html/texts.xml, and the reasons of schemas/messages.xml.
#ifndef NIANBAO_OUTPUT_HTML_TEXTS_HPP
#define NIANBAO_OUTPUT_HTML_TEXTS_HPP

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao::html {

using Arguments = std::vector<std::pair<std::string, std::string>>;

class Texts {
public:
    /// `language`: "zh" or "en". Throws Error(schema) where a catalog does not load (our bug).
    /// `more`: a further catalog below schemas/.
    explicit Texts(std::string_view language, const std::string& more = {});

    const std::string& language() const noexcept {
        return m_language;
    }
    /// The sentence `id`, its {names} filled in. An id that is not known gives itself.
    std::string operator()(std::string_view id, const Arguments& arguments = {}) const;

    /// All sentences whose id begins with `prefix` and a dot: (rest of the id, sentence), in id order. For scripts.
    std::vector<std::pair<std::string, std::string>> all(std::string_view prefix) const;

private:
    std::string m_language;
    std::map<std::string, std::string, std::less<>> m_sentences;
};

} // namespace nianbao::html

#endif // NIANBAO_OUTPUT_HTML_TEXTS_HPP
