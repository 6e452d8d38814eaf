// Dates and times of day in news text, first found, then resolved against the day of publication.
//
// find_dates() needs no date of publication: it gives spans, never overlapping, and what each says (지난달 25일: one
// month back, the 25th).  resolve_dates() turns each into a period of local time, in the order of the text, because a
// later date leans on the earlier ones (이튿날, 같은 해, 전년 동기).
//
//   이달 말까지 접수한 뒤 다음 달 초 결과를 알린다.    ->  이달 말 (by), 다음 달 초 (in)
//   9월 3일부터 12일까지 시범 운항한다.                 ->  9월 3일부터 12일까지 (a range)
//   3일간 11일 만에 6개월                              ->  lengths of time, no dates: figures
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "dates/date_words.h"

namespace kn {

// One part of a date: a number as written (5월), or steps from an anchor (다음 달: 1 from publication).
struct DateField {
  enum class From : uint8_t { none, number, published, text, main };
  From from = From::none;
  int32_t value = 0;
  bool given() const { return from != From::none; }
};

enum class YearForm : uint8_t {
  plain,
  two_digits,
  decade,
  century,
  academic,
  fiscal,
  season,
  new_year,
  end_of_year,
  start_of_year
};
// Parts of a longer period; 초 and 초순 are one.
enum class Part : uint8_t { early, early_half, middle_third, middle, late_third, end, first_half, second_half, none };

// Everything that one expression says.  What it does not say stays empty.
struct DatePoint {
  bool directed = false;  // 지난, 오는, 이번, 다음 in `direction`
  int8_t direction = 0;   // -1, 1, 0, 2
  DateField year, quarter, month, week, day;
  YearForm year_form = YearForm::plain;
  bool before_christ = false;
  bool lunar = false;  // 음력
  int8_t half = 0;     // 상반기 1, 하반기 2
  int8_t semester = 0;
  DateField semester_step;    // 다음 학기
  int8_t season = -1;         // spring 0
  bool week_of_year = false;  // 제38주
  int8_t weekday = 0;         // Monday 1
  int8_t nth_weekday = 0;     // 11월 첫째 화요일: 1; the last: -1
  DateField weekend;
  bool bare = false;          // 주말 with nothing before it
  bool trading_day = false;   // day counts days on which markets open
  int32_t holiday = -1;       // row of holidays
  bool holiday_span = false;  // 연휴
  int8_t nth_day = 0;         // 연휴 둘째 날; the last: -1
  bool same_period = false;   // 지난해 같은 기간
  Part part = Part::none;
  int8_t daypart_from = -1, daypart_to = -1;
  int8_t hour = -1, minute = -1, second = -1;
  bool midnight = false;           // 자정
  bool afternoon = false;          // the hour was said with 오후, 밤, 저녁
  bool match_clock = false;        // 후반 38분
  TimeUnit unit = TimeUnit::none;  // an amount with 전, 뒤 (ago) or 지난, 최근, 향후 (span)
  int64_t amount = 0, amount_to = 0;
  int8_t ago = 0, span = 0;
};

struct DateMention {
  Span span;
  DatePoint from, to;  // `to` where it is a range
  bool range = false;
  Relation relation = Relation::in;
};

enum class Grain : uint8_t { time, day, week, month, quarter, half, year, decade, range };
std::string_view name(Grain grain);
std::string_view name(Relation relation);

struct ResolvedDate {
  std::optional<int64_t> starts_at, ends_at;  // microseconds since 2000-01-01, end exclusive
  Grain grain = Grain::day;
};

std::vector<DateMention> find_dates(const DateWords& words, const Text& text);

// One answer for each mention; `published` in microseconds since 2000-01-01.
std::vector<ResolvedDate> resolve_dates(const DateWords& words, const Text& text,
                                        const std::vector<DateMention>& mentions, int64_t published);

}  // namespace kn
