// SPDX-License-Identifier: Apache-2.0
#include "nianbao/forms/lexicon.hpp"

#include "nianbao/forms/xml_reading.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <cstddef>

namespace nianbao {

namespace {

using reading::attribute;
using reading::children;
using reading::fail;
using reading::text_of;

using Kinds = std::vector<std::pair<std::string, std::vector<std::string>>>;

const std::string labels_file = "labels.xml";
const std::string units_file = "units.xml";

std::vector<std::string> read_texts(xml::Node parent, std::string_view name) {
    std::vector<std::string> texts;
    for (const xml::Node node : children(parent, name)) {
        texts.push_back(text_of(node));
    }
    return texts;
}

Kinds read_kinds(xml::Node parent, std::string_view name) {
    Kinds kinds;
    for (const xml::Node kind : children(parent, "kind")) {
        kinds.emplace_back(reading::required(kind, "id", labels_file), read_texts(kind, name));
    }
    return kinds;
}

const std::vector<std::string>& of_kind(const Kinds& kinds, const std::string& id) {
    static const std::vector<std::string> none;
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.first == id; });
    return found == kinds.end() ? none : found->second;
}

void read_glyphs(Lexicon& lexicon, xml::Node glyphs) {
    for (const xml::Node fold : children(glyphs, "fold")) {
        const std::u32string from = to_utf32(fold.attribute("from"));
        const std::u32string to = to_utf32(fold.attribute("to"));
        if (from.size() != to.size()) {
            fail(labels_file, fold, "from and to differ in length");
        }
        for (std::size_t i = 0; i < from.size(); ++i) {
            if (!lexicon.fold.add(from[i], to[i])) {
                fail(labels_file, fold, "a glyph is folded twice: " + to_utf8(from.substr(i, 1)));
            }
        }
    }
}

void read_words(Lexicon& lexicon, xml::Node words) {
    for (const xml::Node word : children(words, "word")) {
        lexicon.words.emplace_back(to_utf32(word.attribute("from")), to_utf32(word.attribute("to")));
    }
    std::stable_sort(lexicon.words.begin(), lexicon.words.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

/// Longest first, so that the first that fits is the right one (code points, not bytes, would sort alike:
/// all of these words are Han).
void longest_first(std::vector<std::string>& words) {
    std::stable_sort(words.begin(), words.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

void read_numbers(Lexicon& lexicon, xml::Node numbers) {
    lexicon.plus_words = read_texts(numbers, "plus");
    lexicon.minus_words = read_texts(numbers, "minus");
    lexicon.no_change_words = read_texts(numbers, "no-change");
    lexicon.approximate = read_texts(numbers, "approximate");
    for (std::vector<std::string>* words :
         {&lexicon.plus_words, &lexicon.minus_words, &lexicon.no_change_words, &lexicon.approximate}) {
        longest_first(*words);
    }
    for (const xml::Node numeral : children(numbers, "numeral")) {
        lexicon.numerals.emplace_back(text_of(numeral),
                                      reading::number(numeral, "value", 0, 0, 100'000'000, labels_file));
    }
}

void read_units(Lexicon& lexicon, xml::Node root) {
    for (const xml::Node node : children(root, "unit")) {
        UnitWord word;
        word.word = text_of(node);
        word.unit = attribute(node, "unit");
        word.kind = reading::required(node, "kind", units_file);
        word.power = reading::number(node, "power", 0, 0, 12, units_file);
        word.stands_for = reading::words_of(node.attribute("for"));
        if (std::find(word.stands_for.begin(), word.stands_for.end(), word.word) == word.stands_for.end()) {
            word.stands_for.push_back(word.word);
        }
        lexicon.units.push_back(std::move(word));
    }
    std::stable_sort(lexicon.units.begin(), lexicon.units.end(),
                     [](const UnitWord& a, const UnitWord& b) { return a.word.size() > b.word.size(); });
}

} // namespace

namespace {

std::u32string heads_of_values(const Lexicon& lexicon) {
    std::u32string heads;
    const auto add = [&](const std::string& word) {
        std::size_t at = 0;
        heads.push_back(word.empty() ? 0 : next_code_point(word, at));
    };
    for (const auto* words : {&lexicon.marks, &lexicon.no_change_words, &lexicon.plus_words, &lexicon.minus_words, &lexicon.approximate}) {
        std::for_each(words->begin(), words->end(), add);
    }
    for (const auto& [word, worth] : lexicon.numerals) {
        add(word);
    }
    std::sort(heads.begin(), heads.end());
    heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
    return heads;
}

} // namespace

const std::vector<std::string>& Lexicon::identity_word(const std::string& kind) const {
    return of_kind(identity_words, kind);
}

const std::vector<std::string>& Lexicon::pattern(const std::string& kind) const {
    return of_kind(patterns, kind);
}

Lexicon parse_lexicon(std::string_view labels, std::string_view units) {
    Lexicon lexicon;
    const xml::Tree label_tree = xml::parse_embedded_xml(labels, labels_file);
    const xml::Node root = label_tree.root();
    lexicon.version = reading::required(root, "version", labels_file);
    read_glyphs(lexicon, root.child("glyphs"));
    read_words(lexicon, root.child("words"));
    lexicon.marks = read_texts(root.child("marks"), "mark");
    read_numbers(lexicon, root.child("numbers"));
    lexicon.identity_words = read_kinds(root.child("identity"), "name");
    lexicon.patterns = read_kinds(root.child("patterns"), "pattern");
    lexicon.report_words = lexicon.pattern("report");
    lexicon.other_report_words = lexicon.pattern("other-report");
    lexicon.agency_suffixes = read_texts(root.child("agency-suffixes"), "suffix");
    longest_first(lexicon.agency_suffixes);

    const xml::Tree unit_tree = xml::parse_embedded_xml(units, units_file);
    read_units(lexicon, unit_tree.root());
    lexicon.value_heads = heads_of_values(lexicon);
    return lexicon;
}

} // namespace nianbao
