// What numbers are counted in: currencies, measures, counters.
//
//   5천억 [달러] -> USD     20[㎿] -> MW     29.7[%] -> %     5만 [장] -> 장     [시속] 100㎞     [£]2억
//
// data/currencies.tsv, data/units.tsv and data/counters.tsv, one row a unit, looked up by any spelling from any place.
// A unit has a canonical form (what extract_figures reports), and belongs to a dimension, named by its base unit, in
// which value_in_base = value * factor + offset, exactly.  The case of Latin letters counts (mW is not MW).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/plane_table.h"
#include "dict/facts.h"
#include "numeral/decimal.h"

namespace kn {

// In the order of the SQL contract; kind_name gives the SQL word.
enum class FigureKind : unsigned char {
  money,
  percent,
  percent_point,
  multiple,
  fraction,
  count,
  ordinal,
  rank,
  length,
  area,
  volume,
  mass,
  speed,
  power,
  energy,
  data,
  temperature,
  duration,
  age,
  number
};
std::string_view kind_name(FigureKind kind);
std::optional<FigureKind> kind_of(std::string_view name);

// What a counter is to the noun it counts: 명, 장 count things; 개, 가지 belong to the noun behind them as well (6개
// 팀); 경기, 승, 개국 say themselves what is counted; 손 is a counter behind the name of the goods only (고등어 한 손).
// 차례 and 회 say how often something is done.
enum class Counted : unsigned char { things, anything, itself, goods, times, buildings };

// The unit of a ratio, 7.5대 1 and 3-2: 대 1 and 대 2, as the contract of extract_figures has it.
constexpr std::string_view kRatio = "대 ";

// What sets a unit apart; see data/counters.tsv and units.tsv.
enum class UnitTrait : unsigned char {
  joined_native,
  joined_sino,
  heads,
  label,
  decades,
  sessions,
  shares,
  named,
  terms,
  always,
  nights,
  days,
  years,
  seconds,
  spelled_long
};
using UnitTraits = uint32_t;
constexpr UnitTraits trait_bit(UnitTrait trait) { return UnitTraits{1} << static_cast<unsigned>(trait); }

struct MeasureUnit {
  enum class Table : unsigned char { currencies, units, counters };
  Table table = Table::units;
  FigureKind kind = FigureKind::number;
  bool before = false;  // a currency may stand in front of the number: $ £ US$
  bool after = true;
  bool native = true;  // may follow 두, 열두
  bool sino = true;    // may follow 이십, 삼
  bool noun = false;   // an ordinary noun: two of them are counted (두 회사), one is just some (한 회사)
  Counted counted = Counted::things;
  UnitTraits traits = 0;
  int64_t many = 0;         // an ordinal with a number from here on counts things; 0 for never
  std::string_view symbol;  // canonical: KRW, km, 명
  std::string_view base;    // base unit of the dimension
  Decimal factor{1};        // 1 where the data has none, or a fraction

  bool is(UnitTrait trait) const { return (traits & trait_bit(trait)) != 0; }
};

struct UnitMatch {
  uint32_t length = 0;  // in characters
  const MeasureUnit* unit = nullptr;
};

class Units {
 public:
  explicit Units(const Image& image);

  // The longest unit written at i, behind a number; of several of one length the measure, then the currency.
  UnitMatch after(std::u32string_view chars, size_t i) const {
    return i < chars.size() && begins(chars[i]) ? longest(chars, i, false) : UnitMatch{};
  }
  // Whether a unit may begin with c.
  bool begins(char32_t c) const { return c < starts_.size() && starts_[c] != 0; }
  // The longest currency sign or name written at i, in front of a number.
  UnitMatch before(std::u32string_view chars, size_t i) const { return longest(chars, i, true); }
  // Calls first(char) for the first characters of the signs that stand in front of numbers, Latin letters left out.
  template <typename First>
  void first_of_signs(First&& first) const {
    for (const char32_t c : signs_) first(c);
  }
  // The counter of exactly this length, where the spelling is a measure's too (주: weeks, shares).
  const MeasureUnit* counter(std::u32string_view spelling) const;
  // The symbol of the first unit of this kind in data/units.tsv, and of the one with this trait.
  std::string_view symbol_of(FigureKind kind) const;
  std::string_view symbol_of(UnitTrait trait) const;
  // The unit with exactly this spelling.
  const MeasureUnit* find(std::u32string_view spelling) const;

 private:
  UnitMatch longest(std::u32string_view chars, size_t i, bool before) const;
  void load(const Image& image, MeasureUnit::Table which, std::string_view name);

  struct Loaded {
    FactTable table;
    std::vector<MeasureUnit> units;  // one a row
  };
  std::vector<Loaded> tables_;
  std::vector<char32_t> signs_;
  PlaneTable<uint8_t> starts_;  // for each character the tables in which a unit begins with it, one bit a table
};

}  // namespace kn
