// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/may_be_report.hpp"

#include <catch2/catch.hpp>

using nianbao::may_be_report;

namespace {

const nianbao::Knowledge& knowledge() {
    static const nianbao::Knowledge loaded = nianbao::load_builtin_knowledge();
    return loaded;
}

} // namespace

TEST_CASE("may be report: the words of a report in its first 16 KB") {
    const std::string& word = knowledge().lexicon.identity_word("report-words").front();
    const std::string before(nianbao::report_head_bytes - word.size(), ' ');
    REQUIRE(may_be_report(before + word, knowledge()));
    REQUIRE_FALSE(may_be_report(before + " " + word, knowledge()));
    REQUIRE_FALSE(may_be_report("<p>news", knowledge()));
    REQUIRE_FALSE(may_be_report("", knowledge()));
}

TEST_CASE("may be report: what hides its words is not refused") {
    REQUIRE(may_be_report("PK\x03\x04 docx", knowledge()));
    REQUIRE(may_be_report("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", knowledge()));
    REQUIRE(may_be_report("%PDF-1.4", knowledge()));
    REQUIRE(may_be_report("{\\rtf1", knowledge()));
    REQUIRE_FALSE(may_be_report("\x89PNG", knowledge()));
}

TEST_CASE("may be report: each block of each form's tables has one of the words among its labels") {
    for (const nianbao::Form& form : knowledge().forms) {
        for (const nianbao::FormTable& table : form.tables) {
            for (const nianbao::FormBlock& block : table.blocks) {
                std::string labels = block.caption.text + "\n";
                for (const nianbao::HeadCell& cell : block.head) {
                    labels += cell.label.text + "\n";
                }
                for (const nianbao::Row& row : block.rows) {
                    for (const nianbao::Label& label : row.path) {
                        labels += label.text + "\n";
                    }
                }
                CAPTURE(form.id, table.id, labels);
                REQUIRE(may_be_report(labels, knowledge()));
            }
        }
    }
}
