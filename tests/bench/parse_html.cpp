// SPDX-License-Identifier: Apache-2.0
// What tools/bench compares with: libxml2's own parse of a page, htmlReadMemory and nothing else. parse_html [-n RUNS] FILE...
#include "shortest.hpp"

#include <libxml/HTMLparser.h>

int main(int argc, char** argv) {
    LIBXML_TEST_VERSION
    return nianbao::bench::measure(argc, argv, [](const std::string& bytes) {
        constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
        htmlDocPtr const document = htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8", options);
        const bool good = document != nullptr;
        xmlFreeDoc(document);
        return good;
    });
}
