// SPDX-License-Identifier: Apache-2.0
// The shell of every HTML page: one file, no request, only our own style and scripts may run (CSP by hash).
#ifndef NIANBAO_OUTPUT_HTML_SHELL_HPP
#define NIANBAO_OUTPUT_HTML_SHELL_HPP

#include "nianbao/output/html_texts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace nianbao::html {

/// Made once a run, shared by all threads, read only.
class Shell {
public:
    /// `language`: "zh" or "en".
    explicit Shell(std::string_view language) : m_texts(language) {}

    const Texts& texts() const noexcept {
        return m_texts;
    }

    /// A whole page. `title`: plain text. `body`: markup, escaped already (see Markup). `scripts`: names of files in
    /// schemas/html ("page.js"), run in this order, with the sentences "js.*" in the element #texts.
    /// `styles`: the same for style; page.css is in every page.
    std::string page(std::string_view title, std::string_view body,
                     const std::vector<std::string_view>& scripts,
                     const std::vector<std::string_view>& styles = {"page.css"}) const;

private:
    Texts m_texts;
};

/// Every page begins with this: how a later run knows pages from reports.
inline constexpr std::string_view page_mark = "<!DOCTYPE html>\n<!-- nianbao page 1 -->\n";

} // namespace nianbao::html

#endif // NIANBAO_OUTPUT_HTML_SHELL_HPP
