// Reads one number at a place of a text; what a number may be is number.h.
//
//   열두, 수십, 이, 절반, 마이너스, 3분의      words, and what stands around the digits: number.cpp
//   4조 4천600억 5천                           groups: number_groups.cpp
//
// The reader takes one step a character and never goes back further than the word in hand.
#pragma once

#include "base/unicode.h"
#include "numeral/number.h"

namespace kn {

class NumberReader {
 public:
  // `whole`: the caller promises that nothing but the number is there.
  NumberReader(const Numerals& numerals, std::u32string_view chars, size_t at, bool whole)
      : numerals_(numerals), chars_(chars), at_(at), whole_(whole) {}

  std::optional<Number> run();

 private:
  using Role = Numerals::Role;
  // Coefficient and small units of one large unit: 4천600 of 4천600억.
  struct Group {
    Decimal value;
    std::optional<Decimal> high;
    Decimal head;
    int head_power = 0;
    bool arabic = false;
    bool units = false;    // small units stand in it
    bool decimal = false;  // 2.5
  };

  char32_t peek(size_t i) const { return i < chars_.size() ? chars_[i] : U'\0'; }
  Numerals::Word word(size_t i, Role role) const { return numerals_.word(chars_, i, role); }
  // A multiplier that is not the beginning of another word (28경기).
  Numerals::Word multiplier(size_t i, Role role) const {
    Numerals::Word w = word(i, role);
    if (w.length > 0 && !whole_ && word(i, Role::not_number).length > 0) w.length = 0;
    return w;
  }

  // number.cpp
  bool sign();
  bool simple(Number& number);
  bool native(Number& number);
  bool vague(Number& number);
  bool syllable_alone(Number& number);
  void added_native(Group& group);
  void some_ones(Group& group);
  bool finish(Number& number);
  void over(Number& number);

  // number_groups.cpp
  bool groups(Number& number);
  void add(Number& number, const Group& group, int power, bool any) const;
  bool begins_after_gap() const;
  bool gap_allowed(const Group& group, int power, int above) const;
  bool read_group(Group& group, bool inner, bool arabic_before);
  static void push(Group& group, const Decimal& low, const std::optional<Decimal>& high, int power, bool any,
                   bool digits);
  bool arabic(Decimal& value, bool& grouped, bool& decimal);
  void fraction_sign(Decimal& value, bool& decimal);
  bool digits_alone(Number& number);
  bool spelled_digit(Decimal& value);
  bool digit_pair(Decimal& low, Decimal& high);
  void point(Decimal& value, Group& group);

  const Numerals& numerals_;
  std::u32string_view chars_;
  size_t at_;
  bool whole_;
  bool bare_unit_ = false;
};

}  // namespace kn
