// Numbers as Korean news writes them, read at one place of a text.
//
//   1,234만5천   10조1천억   1조 2,345억 6,789만   사천육백억   영점오   -3.1   마이너스 3      one value
//   열두   스물다섯   백스무   두                                                           native
//   서너 (3 to 4)   수백만 (1,000,000 to 9,000,000)   이삼십 (20 to 30)                     low to high
//   20여   십여   30여만                                                                    odd: a little more
//   3분의 1   100만분의 1   절반   ½                                                         fractions, to 20 places
//
// What follows the number, and whether an ordinary word merely looks like one (만 in 만남, 이 in 이 대통령), is for the
// caller to judge: `form` says how the number is written, and a spelled number wants a counter or a unit behind it.
// The words are data/number_words.tsv.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/plane_table.h"
#include "base/text.h"
#include "dict/facts.h"
#include "dict/first_pairs.h"
#include "numeral/decimal.h"

namespace kn {

enum class NumberForm : unsigned char {
  arabic,    // 29.7  1,234
  mixed,     // 10조1천억  5만
  spelled,   // 사천육백억  십이만  백스무
  native,    // 열두  두  서너
  vague,     // 수십  수백만  몇천
  fraction,  // 3분의 1  절반  ½
};

struct Number {
  Span span;  // with sign and 여
  Decimal low;
  std::optional<Decimal> high;  // only where the words give a range
  NumberForm form = NumberForm::arabic;
  bool odd = false;    // 여 stands at its end or inside: 20여, 30여만
  bool about = false;  // odd, or a word such as 두어
  bool torn = false;   // goes on behind a group with a point, 1.5조2천억: a slip of the pen, no number to trust
  // The first coefficient and the power of ten it is counted in: 4천600억 has 4 and 11.  `2~3만` needs them.
  Decimal head;
  int power = 0;
};

class Numerals {
 public:
  explicit Numerals(const Image& image);

  // The longest number that begins at i, with its sign.  Nothing where none begins.
  std::optional<Number> at(std::u32string_view chars, size_t i) const { return read(chars, i, false); }
  // The number that the whole text is, blanks around it left out: what korean_number gives.
  std::optional<Decimal> whole(std::u32string_view chars) const;

  // Calls first(char) for the first characters of the words that a number may begin with.
  template <typename First>
  void first_characters(First&& first) const {
    for (const char32_t c : starts_) first(c);
  }

  // Whether a word of numbers may begin with these two characters; whether one of several syllables may.
  bool may_begin(char32_t first, char32_t second) const { return openings_.may_begin(first, second); }
  bool may_begin_long(char32_t first, char32_t second) const { return openings_.may_begin_long(first, second); }

  // What a word of number_words.tsv does; see there.
  enum class Role : unsigned char {
    none,
    digit,
    digit_pair,
    small,
    large,
    ten,
    one,
    native,
    vague,
    about,
    half,
    zero,
    point,
    over,
    odd,
    tenth,
    minus,
    plus,
    not_number
  };
  struct Word {
    Role role = Role::none;
    uint32_t length = 0;
    uint32_t row = 0;
    int value = 0;
    int value_to = 0;
  };
  // Calls each(char) for the characters that stand in words of numbers.
  template <typename Each>
  void inside_characters(Each&& each) const {
    for (const char32_t c : inside_)
      if (inside(c)) each(c);
  }
  // Whether c stands in any word of numbers; whether a word of this role may begin with it.
  bool inside(char32_t c) const { return letter(c).inside; }
  bool begins(char32_t c, Role role) const { return (letter(c).roles & (1U << static_cast<unsigned>(role))) != 0; }
  // 셋: a syllable that counts without a counter; 석: one that is not written on to its counter.
  bool alone(char32_t c) const { return has_flag(c, Flag::alone); }
  bool kept_apart(char32_t c) const { return has_flag(c, Flag::kept_apart); }
  // The word of this one syllable that a number may consist of: 이, 두, 만, 수; length 0 for none.
  Word syllable(char32_t c) const {
    const int row = letter(c).row;
    if (row < 0) return {};
    const Entry& entry = entries_[static_cast<size_t>(row)];
    return Word{entry.role, 1, static_cast<uint32_t>(row), entry.value, entry.value_to};
  }
  // The longest word of this role that begins at i; length 0 for none.
  Word word(std::u32string_view chars, size_t i, Role role) const {
    if (i >= chars.size() || !begins(chars[i], role)) return {};
    return find_word(chars, i, role);
  }

 private:
  friend class NumberReader;
  Word find_word(std::u32string_view chars, size_t i, Role role) const;
  std::optional<Number> read(std::u32string_view chars, size_t i, bool whole) const;

  enum class Flag : unsigned char { none, alone, kept_apart };
  struct Entry {
    Role role;
    int value;
    int value_to;
    Flag flag;
  };
  struct Letter {
    uint32_t roles = 0;   // of words beginning with it, one bit a role
    int16_t row = -1;     // of the word that it is by itself: 이, 두, 만, 수
    bool inside = false;  // of some word
  };
  const Letter& letter(char32_t c) const { return letters_[c < letter_numbers_.size() ? letter_numbers_[c] : 0]; }
  bool has_flag(char32_t c, Flag flag) const {
    const int row = letter(c).row;
    return row >= 0 && entries_[static_cast<size_t>(row)].flag == flag;
  }

  FactTable table_;
  std::vector<Entry> entries_;  // one a row
  uint32_t value_column_ = 0;
  std::vector<char32_t> starts_, inside_;
  FirstPairs openings_;
  PlaneTable<uint16_t> letter_numbers_;
  std::vector<Letter> letters_{Letter{}};  // the first is that of all others
};

// 10100000000000 -> "10조 1000억"; -12345.5 -> "-1만 2345.5".
std::string format_korean_number(const Decimal& number);

}  // namespace kn
