// Units as korean_quantity reckons in them, and quantities read from text.
//
//   1 km, 1000 m, 1,000미터     one dimension (m), one value
//   20 °C, 68 °F                one dimension (K): factor and offset
//   36 km/h, 10 m/s             factor 5/18, hence counted in eighteenths of m/s, so that nothing is rounded
//   5 명, 5 건, 5 KRW, 5 USD     each a dimension of its own
//
// data/units.tsv says value_in_base = value * factor + offset; factors may be fractions.  Here all units of a dimension
// are brought to a common denominator: measure = value * factor + offset is an exact decimal, equal for equal
// quantities, and what comparison and hash look at.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dict/facts.h"
#include "numeral/decimal.h"
#include "numeral/number.h"
#include "numeral/units.h"

namespace kn {

struct QuantityUnit {
  std::string symbol;  // canonical
  std::string base;    // symbol of the dimension's base unit
  FigureKind kind = FigureKind::number;
  Decimal factor = 1;  // measure = value * factor + offset
  Decimal offset;
};

struct Quantity {
  std::string value;  // decimal digits, zeros at the end of the fraction kept as they were written
  QuantityUnit unit;
};

class QuantityUnits {
 public:
  // The numerals outlive it.
  QuantityUnits(const Image& image, const Numerals& numerals);

  // The unit of this symbol or spelling; `scale` says how many of the canonical unit one of it is (전: 0.01 KRW).
  struct Found {
    QuantityUnit unit;
    Decimal scale = 1;
  };
  std::optional<Found> find(std::string_view utf8) const;

  // '10조1천억원', '20㎿', '1,234.5 km', '$5천억', '-3.50 °C'.  Throws Error (22P02) that says what is wrong.
  Quantity parse(std::string_view utf8) const;

 private:
  struct Row {
    uint32_t unit;  // index of the canonical unit
    Decimal factor, offset;
    int64_t denominator;  // common to factor and offset
  };
  void load(const Image& image, std::string_view name);
  void bring_to_common_denominators(std::vector<Row>& rows);
  std::optional<Found> find(std::u32string_view chars) const;
  std::optional<Found> currency_code(std::u32string_view chars) const;
  static std::optional<Found> odds(std::u32string_view chars);
  size_t currency_in_front(std::u32string_view chars, std::string& value) const;

  std::vector<FactTable> tables_;
  std::vector<std::vector<Row>> rows_;  // of each table
  std::vector<QuantityUnit> units_;
  std::map<std::string, uint32_t, std::less<>> by_symbol_;
  const Numerals& numerals_;
};

}  // namespace kn
