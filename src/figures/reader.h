// Reads the figures that begin at one place of a text: the number, its unit, the rest of a range, a sum of units, a
// list.
//
//   10~20%    2000만~3000만원    16만5천∼17만       one figure with value_to
//   1시간 20분   2년 6개월   1,385원 20전   11초68   3할 2푼 5리     one figure, the parts added up
//   59·84·101㎡    2만, 3만, 5만원                     a figure each, with the unit of the last
//   7.5대 1   68-59   3분의 1                          ratios, scores, fractions
//   50대   30~40대   김모(53)씨                        ages
#pragma once

#include <optional>
#include <vector>

#include "base/unicode.h"
#include "figures/clause.h"
#include "figures/figure.h"
#include "figures/words.h"
#include "numeral/marks.h"

namespace kn {

inline bool is_word_char(char32_t c) {
  return is_hangul_syllable(c) || is_ascii_letter(c) || is_ascii_digit(c) || is_hanja(c);
}

class FigureReader {
 public:
  FigureReader(const Numerals& numerals, const Units& units, const FigureWords& words, const ClauseReader& clauses,
               std::u32string_view chars)
      : numerals_(numerals), units_(units), words_(words), clauses_(clauses), chars_(chars) {}

  // Figures beginning at i, where an arabic digit stands, into `out`; the index to go on from (beyond i).
  size_t at_digits(size_t i, std::vector<Figure>& out);
  // The same where a word begins that may be a number: 두, 수십, 사천, 사흘, 영하, 시속, 마이너스.
  size_t at_word(size_t i, std::vector<Figure>& out);
  // The same where a word in Latin letters begins: USD 500, or a name with digits in it, which is passed over whole.
  size_t at_letters(size_t i, std::vector<Figure>& out);
  // The same at a currency sign: $5, US$ 3.
  size_t at_sign(size_t i, std::vector<Figure>& out);

 private:
  // A number with the unit behind it.
  struct Part {
    Number number;
    const MeasureUnit* unit = nullptr;
    uint32_t unit_at = 0;
    uint32_t end = 0;  // behind the unit, or behind the number where there is none
  };
  char32_t peek(size_t i) const { return i < chars_.size() ? chars_[i] : U'\0'; }
  bool letter_before(size_t i) const;
  size_t digits_end(size_t i) const;
  size_t token_end(size_t i) const;

  // number_with_unit.cpp
  std::optional<Part> part(size_t i, const MeasureUnit* sign = nullptr,
                           std::optional<Number> known = std::nullopt) const;
  const MeasureUnit* unit_behind(const Number& number, uint32_t& at, uint32_t& end) const;
  bool metres_with_decimals(const Number& number, const MeasureUnit& unit, uint32_t end) const;
  bool fits(const Number& number, const MeasureUnit& unit, uint32_t unit_at, uint32_t end) const;
  bool counts_itself(size_t p) const;
  const MeasureUnit* share_or_week(const Number& number, const MeasureUnit* week, const MeasureUnit* share) const;
  bool no_temperature(Span figure) const;
  Figure figure_of(const Part& part) const;
  FigureKind kind_here(const Part& part) const;

  // reader.cpp
  // `known`: the number at i, where it has been read already.
  size_t read(size_t i, const MeasureUnit* sign, std::vector<Figure>& out, std::optional<Number> known = std::nullopt);
  bool ordered(const Part& part, Figure& figure) const;
  bool without_unit(const Part& part, Figure& figure, const std::vector<Figure>& before) const;
  bool with_unit(size_t i, const Part& part, Figure& figure, const std::vector<Figure>& before);
  bool is_date_duration(const Figure& figure) const;
  // 1회 추경, 제345회 임시회
  bool numbers_session(const Part& part) const {
    return peek(part.end) == U' ' && words_.noun(chars_, part.end + 1, WordRole::session).length > 0;
  }
  bool bare_allowed(const Part& part) const;
  bool goes_on(const Part& part, const std::vector<Figure>& out) const;
  // Length of 에서 and the blank behind it; 0 where they do not stand at i.
  size_t from_at(size_t i) const {
    const size_t length = words_.from(chars_, i);
    return length > 0 && peek(i + length) == U' ' ? length + 1 : 0;
  }

  // in_words.cpp
  bool may_count(size_t i) const;
  bool syllable_counts(size_t i, const Numerals::Word& one) const;
  bool one_of_several(size_t i, const std::vector<Figure>& before) const;
  bool counts_persons(const Number& number) const;

  // joins.cpp
  bool join_range(Part& first, Figure& figure) const;
  bool join_ratio(const Part& first, Figure& figure) const;
  void join_sum(const Part& first, Figure& figure) const;
  void join_tenths(const Part& first, Figure& figure) const;
  bool read_list(const Part& first, std::vector<Figure>& out, size_t& end);
  bool decade_of_ages(const Part& part, Figure& figure, bool machines = false) const;
  bool machines_before(size_t i, const std::vector<Figure>& before) const;
  bool age_in_name(const Part& part, Figure& figure) const;
  bool bare_noun_before(size_t begin) const;

  // guards.cpp
  size_t not_a_figure(size_t i) const;
  size_t range_of_dates(size_t i) const;
  size_t date_or_time(size_t i, size_t end) const;
  size_t part_behind(size_t p, bool chaining) const;
  size_t phone_or_version(size_t i, size_t end) const;

  const Numerals& numerals_;
  const Units& units_;
  const FigureWords& words_;
  const ClauseReader& clauses_;
  std::u32string_view chars_;
  size_t no_list_before_ = 0;  // the numbers up to here are a list without a unit
  bool shares_ = false;        // the sentence spoke of shares: 열 주 is no time
};

}  // namespace kn
