// Reads one date at a place of the text, part by part from the long to the short: 내년 | 3월 | 1일 | 오전 | 10시 30분.
//
// A part is a word of data/date_words.tsv, a holiday, or a number with its unit.  Each has a rank (year 1 … clock 8),
// and a part only follows one of a lower rank: 5월 3일 is one date, 3일 5월 are two.  The date ends behind the last
// part that may end a word there (이달 말까지, not 이달 말레이시아).
#pragma once

#include <cstdint>
#include <optional>

#include "dates/dates.h"

namespace kn {

// ASCII digits at i, at most nine.
std::optional<NumberRun> read_digits(const Text& text, size_t i);
// Behind one of ~ ∼ – - · , (with spaces around it), or i itself where there is none.
size_t skip_range_mark(const Text& text, size_t i);
size_t skip_list_mark(const Text& text, size_t i);
inline size_t skip_space(const Text& text, size_t i) { return text[i] == U' ' ? i + 1 : i; }

class PointParser {
 public:
  PointParser(const DateWords& words, const Text& text) : words_(words), text_(text) {}

  // The date at i as it stands.  `to` is filled where one unit serves two numbers (16~18일); `rank` is the lowest a
  // part may have (the second half of a range goes on where the first one stopped).
  struct Result {
    DatePoint from, to;
    bool range = false;
    size_t end = 0;
    int rank = 0;  // of the first part
    int last_rank = 0;
  };
  // `directed`: a word such as 오는 may stand at i.
  std::optional<Result> parse(size_t i, bool directed = true) const;

  // 10년 전, 사흘 뒤, 2~3년 뒤, 한 달 전.
  std::optional<Result> parse_ago(size_t i) const;
  std::optional<Result> same_period_of(size_t i, int64_t years) const;
  // 지난 1년, 최근 5년, 향후 3개월: i is behind the word.  `always`: the word (최근) makes N일 a length too.
  std::optional<Result> parse_span(size_t i, int direction, bool always) const;
  // 2025-09-05 16:59, 2025. 9. 5., '25.9.5, 8.17.(화): numeric_dates.cpp.  Behind the first half of a range the year
  // may be left out (2025-09-05~09-07).
  std::optional<Result> parse_numeric(size_t i, bool second_half = false) const;
  // D-7: the day that is so many days before the great one, which is the day it is said.
  std::optional<Result> parse_countdown(size_t i) const;
  // 2025-2026시즌, (1931~2025).
  std::optional<Result> parse_year_pair(size_t i) const;
  // 월~금요일, 월·목요일.
  std::optional<Result> parse_weekdays(size_t i) const;

 private:
  bool is(char32_t c, DateMark mark) const { return words_.is(c, mark); }
  size_t mark_at(size_t i, DateMark mark) const { return words_.mark_at(text_, i, mark); }
  // (화), (화요일), （火）: the end of it, or i.
  size_t skip_weekday_in_parentheses(size_t i) const;
  bool behind_years(size_t begin) const;
  bool shortened_length(size_t begin) const;
  struct Amount {
    int64_t value = 0, value_to = 0;
    TimeUnit unit = TimeUnit::none;
    size_t end = 0;
  };
  std::optional<Amount> parse_count(size_t i) const;
  std::optional<Amount> parse_amount(size_t i) const;
  struct State {
    Result r;
    size_t at = 0;
    int rank = 0;
    bool ends = false;  // whether the date may end at `at`
  };
  // Reads parts from s.at on; nothing where the date cannot end.
  std::optional<Result> read_parts(State s) const;
  bool part(State& s, size_t i) const;
  bool number_part(State& s, size_t i) const;
  bool spelled_part(State& s, size_t i) const;
  bool unit_part(State& s, size_t begin, NumberRun first, std::optional<NumberRun> second, size_t unit) const;
  bool year_part(State& s, NumberRun first, std::optional<NumberRun> second, size_t unit) const;
  bool clock_part(State& s, size_t i) const;
  bool word_part(State& s, size_t i) const;
  bool word_meaning(State& s, const DateWord& w, size_t end) const;
  bool year_or_month_word(State& s, const DateWord& w, size_t end) const;
  bool season_or_week_word(State& s, const DateWord& w, size_t end) const;
  bool part_word(State& s, const DateWord& w, size_t end) const;
  bool day_or_clock_word(State& s, const DateWord& w, size_t end) const;
  bool holiday_part(State& s, size_t i) const;
  bool ordinal_part(State& s, size_t i) const;
  bool day_told(size_t i) const;
  bool plain_end(size_t end) const { return words_.ends_word(text_, end); }
  bool take(State& s, size_t end, int rank, bool ends) const;

  const DateWords& words_;
  const Text& text_;
};

}  // namespace kn
