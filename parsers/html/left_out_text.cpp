// SPDX-License-Identifier: Apache-2.0
#include "parsers/html/left_out_text.hpp"

#include "nianbao/document/document.hpp"
#include "parsers/html/html_elements.hpp"
#include "parsers/html/text_flow.hpp"

namespace nianbao::html {

using xml::Node;

std::string text_below(const Node& element) {
    if (element.name() == "script" || element.name() == "style") {
        return std::string{trimmed(element.content())};
    }
    TextFlow flow;
    const auto part = [&](const Node& node) {
        if (node.is_element() && kind_of(node.name()) != Kind::inline_text) {
            flow.break_line();
        }
    };
    Node node = element.first_child();
    while (node) {
        part(node);
        if (node.is_text()) {
            flow.add(node.text());
        } else if (node.first_child()) {
            node = node.first_child();
            continue;
        }
        while (!node.next() && node.parent().id() != element.id()) {
            node = node.parent();
            part(node);
        }
        part(node);
        node = node.next();
    }
    return flow.take();
}

} // namespace nianbao::html
