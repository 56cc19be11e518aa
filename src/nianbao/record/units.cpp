// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/units.hpp"

#include "nianbao/forms/label_key.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>

namespace nianbao {

namespace {

const UnitWord* find_unit(std::string_view word, const Lexicon& lexicon) {
    const auto found = std::find_if(lexicon.units.begin(), lexicon.units.end(),
                                    [&](const UnitWord& unit) { return unit.word == word; });
    return found == lexicon.units.end() ? nullptr : &*found;
}

/// The less certain of the two: the enumerators stand in that order.
void raise(Figure& figure, Reading reading) {
    figure.reading = std::max(figure.reading, reading);
}

/// A header without its colon: the word for "unit", and the unit behind it.
std::string_view without_unit_word(std::string_view text, const Lexicon& lexicon) {
    for (const std::string& word : lexicon.identity_word("unit")) {
        if (const std::size_t at = text.rfind(word); at != text.npos) {
            return text.substr(at + word.size());
        }
    }
    return text;
}

/// Of U-01: where the unit stands that is not the form's.
std::string variant_of(PrintedUnit::Place place) {
    switch (place) {
    case PrintedUnit::Place::unit_column:
        return "unit-column";
    case PrintedUnit::Place::label:
        return "label";
    case PrintedUnit::Place::header:
        return "";
    case PrintedUnit::Place::above:
        return "above";
    }
    return "";
}

/// The first of the units that is another power of ten than `power`.
const UnitWord* other_than(int power, const std::vector<PrintedUnit>& printed) {
    const auto other = std::find_if(printed.begin(), printed.end(), [&](const PrintedUnit& one) { return one.unit->power != power; });
    return other == printed.end() ? nullptr : other->unit;
}

/// Whether the amount's cell names its unit, and whether another is printed elsewhere.
std::vector<ValueRemark> apply_cell_unit(Figure& figure, const CellValue& value, const Column& column, int form_power,
                                         const std::vector<PrintedUnit>& printed) {
    const Decimal& number = *value.number;
    figure.value = number.shifted(value.power - form_power);
    raise(figure, Reading::normalized);
    // A lone power of ten completes a column of plain yuan; it contradicts one of ten thousands.
    const auto against = std::find_if(printed.begin(), printed.end(), [&](const PrintedUnit& one) {
        return one.unit->power != value.power && !(value.unit_kind == "scale" && one.unit->power == 0);
    });
    const bool against_column = against != printed.end();
    const bool against_form = printed.empty() && !column.printed_unit.empty() && value.power != form_power;
    if (number.is_zero() || (!against_column && !against_form)) {
        return {};
    }
    if (against_column) {
        figure.column_unit = against->unit->word;
    }
    raise(figure, Reading::doubtful);
    const int power = against_column ? against->unit->power : form_power;
    figure.alternatives.push_back(
        {number.shifted(power - form_power).to_string(), column.unit, against_column ? "column-unit" : "form-unit", {}});
    return {{against_column ? "U-03" : "U-04", ""}};
}

std::vector<ValueRemark> apply_printed_unit(Figure& figure, const Decimal& number, const Column& column, int form_power,
                                            const std::vector<PrintedUnit>& printed) {
    const PrintedUnit& first = printed.front();
    figure.value = number.shifted(first.unit->power - form_power);
    if (first.unit->power != form_power) {
        raise(figure, Reading::normalized);
    }
    const UnitWord* other = other_than(first.unit->power, printed);
    if (other != nullptr && !number.is_zero()) {
        raise(figure, Reading::doubtful);
        figure.alternatives.push_back({number.shifted(other->power - form_power).to_string(), column.unit, "other-unit", {}});
        return {{"U-07", "", other->word}};
    }
    if (first.unit->power != form_power && !column.printed_unit.empty()) {
        return {{"U-01", variant_of(first.place)}};
    }
    return {};
}

std::vector<ValueRemark> apply_money(Figure& figure, const CellValue& value, const Column& column,
                                     const std::vector<PrintedUnit>& printed, const Lexicon& lexicon) {
    std::vector<ValueRemark> remarks;
    const UnitWord* form_unit = find_unit(column.unit, lexicon);
    const int form_power = form_unit == nullptr ? 0 : form_unit->power;
    const bool in_cell = value.unit_kind == "money" || value.unit_kind == "scale";
    if (!value.unit_word.empty() && !in_cell) {
        remarks.push_back({"U-05", ""});
        raise(figure, Reading::doubtful);
    }
    const Decimal& number = *value.number;
    const auto add = [&](const std::vector<ValueRemark>& more) { remarks.insert(remarks.end(), more.begin(), more.end()); };
    if (in_cell) {
        add(apply_cell_unit(figure, value, column, form_power, printed));
    } else if (!printed.empty()) {
        add(apply_printed_unit(figure, number, column, form_power, printed));
    } else if (!column.printed_unit.empty() || number.is_zero()) {
        figure.value = number;
    } else {
        figure.value = number;
        figure.unit.clear();
        raise(figure, Reading::doubtful);
        remarks.push_back({"U-02", ""});
    }
    return remarks;
}

std::vector<ValueRemark> apply_count(Figure& figure, const CellValue& value, const Column& column,
                                     const Lexicon& lexicon) {
    figure.value = value.number;
    if (value.unit_word.empty()) {
        return {};
    }
    const UnitWord* word = find_unit(value.unit_word, lexicon);
    const bool same = value.unit == column.unit || value.unit_word == column.unit;
    const bool stands_for = word != nullptr && std::find(word->stands_for.begin(), word->stands_for.end(),
                                                         column.unit) != word->stands_for.end();
    if (same || stands_for) {
        raise(figure, Reading::normalized);
        return {};
    }
    if (value.unit_kind == "scale") {
        figure.value = value.number->shifted(value.power);
    }
    raise(figure, Reading::doubtful);
    return {{"U-05", ""}};
}

/// Other numbers the same print may be. Those of money are in no certain unit.
void add_other_readings(Figure& figure, const CellValue& value, const Column& column) {
    const bool separators =
        std::any_of(value.remarks.begin(), value.remarks.end(),
                    [](const ValueRemark& remark) { return remark.variant == "separators"; });
    for (const Decimal& other : value.others) {
        figure.alternatives.push_back({other.to_string(),
                                       column.measure == Measure::money ? value.unit_word : column.unit,
                                       separators ? "separators" : "other-reading",
                                       {}});
    }
}

} // namespace

std::vector<const UnitWord*> header_units(std::string_view text, const Lexicon& lexicon) {
    std::vector<const UnitWord*> units;
    const std::u32string folded = fold_text(text, lexicon);
    std::size_t at = 0;
    while (at < folded.size()) {
        std::size_t end = folded.find_first_of(U"():,;./[]=\x3001\x3002\x3010\x3011\x3014\x3015", at);
        end = std::min(end, folded.size());
        const std::string word = to_utf8(std::u32string_view{folded}.substr(at, end - at));
        const UnitWord* unit = find_unit(without_unit_word(word, lexicon), lexicon);
        if (unit != nullptr && unit->kind == "money") {
            units.push_back(unit);
        }
        at = end + 1;
    }
    return units;
}

std::vector<ValueRemark> apply_units(Figure& figure, const CellValue& value, const Column& column,
                                     const std::vector<PrintedUnit>& printed, const Lexicon& lexicon) {
    figure.form_unit = column.unit;
    figure.unit = column.unit;
    figure.printed_unit = value.unit_word;
    figure.column_unit = printed.empty() ? std::string{} : printed.front().unit->word;
    raise(figure, value.reading);
    add_other_readings(figure, value, column);
    if (!value.number) {
        return {};
    }
    auto remarks = column.measure == Measure::money ? apply_money(figure, value, column, printed, lexicon)
                                                    : apply_count(figure, value, column, lexicon);
    const bool differs = figure.value && *figure.value != *value.number;
    if (differs || !value.unit_word.empty()) {
        figure.printed_number = value.number->to_string();
    }
    return remarks;
}

} // namespace nianbao
