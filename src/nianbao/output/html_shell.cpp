// SPDX-License-Identifier: Apache-2.0
// Content-Security-Policy: everything is forbidden but the style and the scripts whose digests are named.
#include "nianbao/output/html_shell.hpp"

#include "nianbao/base/digest.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/output/html_markup.hpp"

#include <cstdint>

namespace nianbao::html {

namespace {

unsigned digit_value(char digit) {
    return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/// Base64 (RFC 4648) of a digest given in hexadecimal digits.
std::string base64_of_hex(const std::string& hex) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char digit : hex) {
        bits = (bits << 4U) | digit_value(digit);
        count += 4;
        if (count >= 6) {
            count -= 6;
            out += letters[(bits >> count) & 63U];
        }
    }
    if (count > 0) {
        out += letters[(bits << (6U - count)) & 63U];
    }
    while (out.size() % 4 != 0) {
        out += '=';
    }
    return out;
}

std::string source_hash(std::string_view text) {
    return "'sha256-" + base64_of_hex(sha256(text)) + "'";
}

std::string asset(std::string_view name) {
    return std::string(embedded_schema("html/" + std::string(name)));
}

} // namespace

std::string Shell::page(std::string_view title, std::string_view body,
                        const std::vector<std::string_view>& scripts, const std::vector<std::string_view>& styles) const {
    std::string style;
    for (const std::string_view name : styles) {
        style += asset(name);
    }
    std::string script;
    for (const std::string_view name : scripts) {
        script += asset(name);
    }
    const std::string policy = "default-src 'none'; style-src " + source_hash(style) +
                               (script.empty() ? "" : "; script-src " + source_hash(script)) +
                               "; base-uri 'none'; form-action 'none'";
    std::string out;
    out.reserve(2'000 + style.size() + script.size() + body.size());
    out += page_mark;
    out += "<html lang=\"" + std::string(m_texts.language() == "zh" ? "zh-CN" : "en") + "\">\n<head>\n";
    out += "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + escaped(policy) + "\">\n";
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    out += "<meta name=\"generator\" content=\"nianbao " NIANBAO_VERSION "\">\n";
    out += "<title>" + escaped(title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n";
    out += body;
    Markup texts(out);
    texts.open("div").attribute("id", "texts").flag("hidden");
    for (const auto& [id, sentence] : m_texts.all("js")) {
        texts.open("span").attribute("data-id", id).text(sentence).close();
    }
    texts.close();
    if (!script.empty()) {
        out += "<script>" + script + "</script>\n";
    }
    out += "</body>\n</html>\n";
    return out;
}

} // namespace nianbao::html
