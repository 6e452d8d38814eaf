// Units and quantities; see quantity.h.
#include "numeral/quantity.h"

#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "base/interrupt.h"
#include "base/text.h"
#include "base/unicode.h"

namespace kn {

namespace {

constexpr size_t kLongestOdds = 20;      // characters
constexpr size_t kLongestCurrency = 24;  // characters
constexpr size_t kCurrencyCode = 3;
constexpr size_t kLongestUnit = 64;   // characters; the data's have up to 13
constexpr size_t kLongestShown = 60;  // characters of a bad input in a message

struct Fraction {
  Decimal numerator;
  int64_t denominator = 1;
};

// "5/18", "0.001", "" for the given value.
Fraction fraction(std::string_view cell, int64_t otherwise) {
  Fraction f{otherwise, 1};
  if (cell.empty()) return f;
  const size_t slash = cell.find('/');
  f.numerator = Decimal::parse(cell.substr(0, slash)).value_or(Decimal(otherwise));
  if (slash != std::string_view::npos)
    if (const std::optional<Decimal> d = Decimal::parse(cell.substr(slash + 1)))
      f.denominator = d->to_int64().value_or(1);
  return f;
}

std::u32string_view trimmed(std::u32string_view chars) {
  InterruptPacer pacer;
  for (; !chars.empty() && is_space(chars.front()); chars.remove_prefix(1)) pacer.tick();
  for (; !chars.empty() && is_space(chars.back()); chars.remove_suffix(1)) pacer.tick();
  return chars;
}

std::string shown(std::u32string_view chars) {
  return "\"" + to_utf8(chars.substr(0, kLongestShown)) + (chars.size() > kLongestShown ? "…\"" : "\"");
}

// Digits as SQL's numeric prints them, with well-placed commas allowed: their length in the text, 0 for none.
size_t plain_number(std::u32string_view chars, std::string& digits) {
  size_t i = 0;
  digits.clear();
  if (i < chars.size() && (chars[i] == U'-' || chars[i] == U'+' || chars[i] == U'\u2212')) {
    if (chars[i] != U'+') digits += '-';
    ++i;
  }
  const size_t first = i;
  size_t since_comma = 0;
  bool commas = false;
  for (; i < chars.size(); ++i) {
    if (is_ascii_digit(chars[i])) {
      digits += static_cast<char>(chars[i]);
      ++since_comma;
    } else if (chars[i] == U',' && i > first && (commas ? since_comma == 3 : since_comma <= 3)) {
      commas = true;
      since_comma = 0;
    } else {
      break;
    }
  }
  if (i == first || (commas && since_comma != 3)) return 0;
  if (i + 1 < chars.size() && chars[i] == U'.' && is_ascii_digit(chars[i + 1])) {
    digits += '.';
    for (++i; i < chars.size() && is_ascii_digit(chars[i]); ++i) digits += static_cast<char>(chars[i]);
  }
  return i;
}

}  // namespace

QuantityUnits::QuantityUnits(const Image& image, const Numerals& numerals) : numerals_(numerals) {
  for (const char* name : {"units", "currencies", "counters"}) load(image, name);
  for (std::vector<Row>& rows : rows_) bring_to_common_denominators(rows);
  // The canonical unit's own row says what it measures; where there is none, the first row that names it.
  std::vector<bool> done(units_.size(), false);
  for (const bool own : {true, false})
    for (size_t t = 0; t < tables_.size(); ++t)
      for (uint32_t r = 0; r < rows_[t].size(); ++r) {
        const Row& row = rows_[t][r];
        if (done[row.unit] || (own && tables_[t].term(r) != units_[row.unit].symbol)) continue;
        done[row.unit] = true;
        units_[row.unit].factor = row.factor;
        units_[row.unit].offset = row.offset;
      }
}

void QuantityUnits::load(const Image& image, std::string_view name) {
  FactTable table = FactTable::open(image, name);
  const uint32_t kind = table.column("kind"), unit = table.column("unit"), base = table.column("base"),
                 factor = table.column("factor"), offset = table.column("offset");
  std::vector<Row> rows;
  for (uint32_t r = 0; r < table.rows(); ++r) {
    const std::string symbol(table.cell(r, unit).empty() ? table.term(r) : table.cell(r, unit));
    const auto [at, added] = by_symbol_.emplace(symbol, static_cast<uint32_t>(units_.size()));
    if (added) {
      QuantityUnit u;
      u.symbol = symbol;
      u.base = table.cell(r, base).empty() ? symbol : std::string(table.cell(r, base));
      u.kind = kind_of(table.cell(r, kind)).value_or(FigureKind::number);
      units_.push_back(u);
    }
    const Fraction f = fraction(table.cell(r, factor), 1), o = fraction(table.cell(r, offset), 0);
    const int64_t common = std::lcm(f.denominator, o.denominator);
    rows.push_back(Row{at->second, f.numerator * Decimal(common / f.denominator),
                       o.numerator * Decimal(common / o.denominator), common});
  }
  tables_.push_back(std::move(table));
  rows_.push_back(std::move(rows));
}

void QuantityUnits::bring_to_common_denominators(std::vector<Row>& rows) {
  std::map<std::string_view, int64_t> common;
  for (const Row& row : rows) {
    int64_t& denominator = common.emplace(units_[row.unit].base, 1).first->second;
    denominator = std::lcm(denominator, row.denominator);
  }
  for (Row& row : rows) {
    const Decimal times(common[units_[row.unit].base] / row.denominator);
    row.factor = row.factor * times;
    row.offset = row.offset * times;
    row.denominator = 1;
  }
}

// 대 1, 대 0.43: odds and scores (3.5 대 1), a dimension for each.
std::optional<QuantityUnits::Found> QuantityUnits::odds(std::u32string_view chars) {
  if (!chars.starts_with(U"대")) return std::nullopt;
  const std::u32string_view against = trimmed(chars.substr(1));
  std::string digits;
  if (against.size() > kLongestOdds || plain_number(against, digits) != against.size() || digits.empty() ||
      !is_ascii_digit(against[0]))
    return std::nullopt;
  Found found;
  found.unit.symbol = found.unit.base = std::string(kRatio) + digits;
  found.unit.kind = FigureKind::fraction;
  return found;
}

// krw, Usd: a currency's code in small letters.
std::optional<QuantityUnits::Found> QuantityUnits::currency_code(std::u32string_view chars) const {
  std::string code;
  for (const char32_t c : chars.substr(0, kCurrencyCode)) {
    if (!is_ascii_letter(c)) return std::nullopt;
    code += static_cast<char>(c & ~0x20U);
  }
  const auto at = chars.size() == kCurrencyCode ? by_symbol_.find(code) : by_symbol_.end();
  if (at == by_symbol_.end() || units_[at->second].kind != FigureKind::money) return std::nullopt;
  return Found{units_[at->second], 1};
}

std::optional<QuantityUnits::Found> QuantityUnits::find(std::u32string_view chars) const {
  if (chars.size() > kLongestUnit) return std::nullopt;
  if (const auto at = by_symbol_.find(to_utf8(chars)); at != by_symbol_.end()) return Found{units_[at->second], 1};
  for (size_t t = 0; t < tables_.size(); ++t) {
    const std::optional<uint32_t> r = tables_[t].find(chars);
    if (!r || *r >= rows_[t].size()) continue;
    const Row& row = rows_[t][*r];
    const QuantityUnit& unit = units_[row.unit];
    return Found{unit, row.factor == unit.factor ? Decimal(1) : row.factor.divided_by(unit.factor, 20)};
  }
  if (const std::optional<Found> code = currency_code(chars)) return code;
  return odds(chars);
}

std::optional<QuantityUnits::Found> QuantityUnits::find(std::string_view utf8) const {
  const Text text(utf8);
  return find(trimmed(text.chars()));
}

Quantity QuantityUnits::parse(std::string_view utf8) const {
  const Text text(utf8);
  const std::u32string_view all = trimmed(text.chars());
  const std::string what = "invalid input for type korean_quantity: " + shown(all);
  const auto refuse = [&](const std::string& detail,
                          const std::string& hint =
                              "A quantity is a number with its unit, for example 5천억 달러 or 1.5 km.") {
    throw Error(sqlstate::kInvalidText, what, detail, hint);
  };
  if (all.empty()) refuse("It is empty.");

  Quantity quantity;
  std::u32string_view unit;
  if (const size_t end = plain_number(all, quantity.value); end > 0 && find(trimmed(all.substr(end)))) {
    unit = trimmed(all.substr(end));
  } else if (const std::optional<Number> number = numerals_.at(all, 0); number && !number->torn) {
    if (number->high || number->about)
      refuse("The number " + shown(all.substr(0, number->span.end)) + " is not one exact number.",
             "extract_figures reads ranges and what is about so much.");
    quantity.value = number->low.to_string();
    unit = trimmed(all.substr(number->span.end));
  } else if (const size_t length = currency_in_front(all, quantity.value); length > 0) {
    unit = trimmed(all.substr(0, length));
  } else {
    refuse("It does not begin with a number.");
  }
  if (unit.empty()) refuse("There is no unit behind the number.");
  const std::optional<Found> found = find(unit);
  if (!found)
    refuse("The unit " + shown(unit) + " is unknown.",
           "Units are those of extract_figures: currencies, measures and counters.");
  quantity.unit = found->unit;
  if (found->scale != Decimal(1))
    quantity.value = (Decimal::parse(quantity.value).value_or(Decimal()) * found->scale).to_string();
  return quantity;
}

// $5천억: the longest currency behind which all is a number.
size_t QuantityUnits::currency_in_front(std::u32string_view chars, std::string& value) const {
  for (size_t n = std::min(chars.size(), kLongestCurrency); n > 0; --n) {
    const std::optional<Found> found = find(trimmed(chars.substr(0, n)));
    if (!found || found->unit.kind != FigureKind::money) continue;
    const std::u32string_view rest = trimmed(chars.substr(n));
    if (rest.empty()) continue;
    if (plain_number(rest, value) == rest.size()) return n;
    if (const std::optional<Decimal> number = numerals_.whole(rest)) {
      value = number->to_string();
      return n;
    }
  }
  return 0;
}

}  // namespace kn
