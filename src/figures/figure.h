// A figure: a number in a text with what it measures, and the words around it that bend it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "numeral/decimal.h"
#include "numeral/number.h"
#include "numeral/units.h"

namespace kn {

enum class Qualifier : unsigned char { exact, about, at_least, at_most, more_than, less_than };
std::string_view qualifier_name(Qualifier qualifier);

enum class Change : unsigned char { none, up, down };

struct Figure {
  Span span;
  FigureKind kind = FigureKind::number;
  Decimal value;                    // in `unit`; lower end of a range
  std::optional<Decimal> value_to;  // upper end
  std::string unit;                 // "" for a bare number
  Qualifier qualifier = Qualifier::exact;
  Change change = Change::none;
  Span item;                       // empty for none
  std::optional<size_t> restates;  // index of the figure that this one repeats

  // How it was read; the passes behind the reader go by it.
  NumberForm form = NumberForm::arabic;
  bool about = false;  // 여, 두어
  Counted counted = Counted::things;
  UnitTraits traits = 0;
  bool named = false;  // stands in a name's parentheses: 김모(53)씨

  bool is(UnitTrait trait) const { return (traits & trait_bit(trait)) != 0; }
};

}  // namespace kn
