// Whether a date can begin at a place: a look at the words there, or at what follows the number there.
//
//   이 대통령   한국   5만 명   29.7%   서울      nothing: nineteen places of twenty end here
//   지난달   사흘 뒤   설   월~금요일              a word of date_words.tsv or holidays.tsv, weekdays in a row
//   3월   16~18일   2025.09.05   '25년            digits in front of what makes them part of a date
//   10년 전   두 달 뒤   수십 년 만                  an amount of time: a number, its unit, then a word of 전 and 뒤
//
// Never says no where the parser (point_parser.h) would read a date: it only saves asking it.
#include "base/unicode.h"
#include "dates/date_words.h"

namespace kn {

namespace {

constexpr size_t kLongestNumber = 24;

// Kinds that a date can begin with, or that a date must not begin with at this place.
constexpr WordKinds kOpening =
    kinds(WordKind::direction, WordKind::span, WordKind::year, WordKind::new_year, WordKind::year_month,
          WordKind::month, WordKind::month_part, WordKind::week, WordKind::week_part, WordKind::quarter,
          WordKind::semester, WordKind::sport_season, WordKind::half, WordKind::day, WordKind::trading_day,
          WordKind::part, WordKind::daypart, WordKind::night, WordKind::clock, WordKind::weekday, WordKind::weekend,
          WordKind::vacation, WordKind::amount, WordKind::recurring, WordKind::no_date);

bool digit_behind(const Text& text, size_t i) { return is_ascii_digit(text[text[i] == U' ' ? i + 1 : i]); }

// 1,234: no list of days.
bool thousands(const Text& text, size_t comma) {
  size_t at = comma + 1;
  while (is_ascii_digit(text[at]) && at < comma + 5) ++at;
  return at == comma + 4;
}

// Whether the point behind the digits that end at `end` may part a year from its month, or a month from a day whose
// weekday is told: 2025.9, 8.17.(화); not 29.7.
bool date_in_points(const Text& text, size_t end) {
  size_t begin = end;
  while (begin > 0 && end - begin < 4 && is_ascii_digit(text[begin - 1])) --begin;
  if (end - begin != 1 && end - begin != 2) return true;
  size_t at = end + 1;
  while (is_ascii_digit(text[at]) && at < end + 4) ++at;
  if (at == end + 1) return true;
  return text[at == end + 4 || text[at] != U'.' ? at : at + 1] == U'(' || text[at] == U'.';
}

// Hours and minutes of two digits each; the hour, or 24 where there are none.
unsigned hour_at(const Text& text, size_t i) {
  const auto two = [&](size_t at) {
    return is_ascii_digit(text[at]) && is_ascii_digit(text[at + 1]) ? (text[at] - U'0') * 10 + (text[at + 1] - U'0')
                                                                    : 99U;
  };
  return text[i + 2] == U':' && two(i + 3) < 60 && two(i) < 24 && !is_ascii_digit(text[i + 5]) && text[i + 5] != U':'
             ? two(i)
             : 24U;
}

}  // namespace

// Opens on its own merits, whatever the tables say: D-7, 제38주, 서기 300년, 기원전, 음력, 월·수·금요일.
bool DateWords::opens_alone(const Text& text, size_t i) const {
  const char32_t c = text[i], next = text[i + 1];
  if (c == U'D') return next == U'-' && is_ascii_digit(text[i + 2]);
  if (is(c, DateMark::ordinal)) return is_ascii_digit(next);
  if (weekday_of(c) > 0) return is_joint(next == U' ' ? text[i + 2] : next);
  return mark_at(text, i, DateMark::era) > 0 || mark_at(text, i, DateMark::before_christ) > 0 ||
         mark_at(text, i, DateMark::lunar) > 0;
}

bool DateWords::bare_clock(const Text& text, size_t i) const {
  const unsigned hour = hour_at(text, i);
  if (hour == 24) return false;
  const size_t end = i + 5, next = text[end] == U' ' ? end + 1 : end;
  if (is_joint(text[next]) && text[next] != U',') {
    const unsigned later = hour_at(text, text[next + 1] == U' ' ? next + 2 : next + 1);
    return later < 24 && later >= hour;
  }
  return mark_at(text, end, DateMark::from) > 0 || mark_at(text, end, DateMark::until) > 0 ||
         mark_at(text, end, DateMark::about) > 0 || (is(text[end], DateMark::at) && text[end + 1] == U' ');
}

std::optional<NumberRun> DateWords::spelled(const Text& text, size_t i) const {
  const std::optional<Number> number = numerals_->at(text.chars(), i);
  if (!number || number->form != NumberForm::spelled || number->high) return std::nullopt;
  NumberRun run;
  run.value = number->low.to_int64().value_or(0);
  run.end = number->span.end;
  const auto unit = [&] {
    return is(text[run.end], DateMark::year) || is(text[run.end], DateMark::month) || is(text[run.end], DateMark::day);
  };
  // 이십일 is 20일 where no unit follows.
  if (!unit() && is(text[run.end - 1], DateMark::day) && run.value % 10 == 1) --run.end, --run.value;
  if (run.value < 1 || !unit()) return std::nullopt;
  run.digits = static_cast<int>(Decimal(run.value).digits());
  return run;
}

// Whether what stands behind the digits that end at `end` makes them part of a date: 3월, 2학기, 2025.09, 3~4; but not
// 3시간.
bool DateWords::dates_digits(const Text& text, size_t end) const {
  const char32_t c = text[end], next = text[end + 1];
  if (c == U'.' && !date_in_points(text, end)) return false;
  if (c == U'.' || c == U'/') return digit_behind(text, end + 1);
  if (c == U',' && thousands(text, end)) return false;
  if (c == U':') return bare_clock(text, end - 2);
  if (c == U' ')
    return spaced_units_.may_begin_long(next, text[end + 2]) || (is_joint(next) && digit_behind(text, end + 2));
  if (is_joint(c)) return digit_behind(text, end + 1);
  return calendar_units_.may_begin(c, next) && !length_units_.may_begin_long(c, next);
}

void DateWords::mark_opening(std::u32string_view spelling, WordKind kind) {
  if ((bit(kind) & (kOpening | bit(WordKind::holiday))) == 0 || spelling.empty() || spelling[0] >= starts_.size())
    return;
  mark(spelling[0], kWordStart);
  pairs_.add(spelling);
}

// Kinds of the words at i that a date can begin with.
WordKinds DateWords::opening_words(const Text& text, size_t i) const {
  const char32_t c = text[i];
  if ((starts_[c] & kWordStart) == 0 || !pairs_.may_begin(c, text[i + 1])) return 0;
  WordKinds found = 0;
  words_->prefixes(text.rest(i), [&](FactMatch m) { found |= bit(word_rows_[m.row].kind); });
  found &= kOpening;
  return found == 0 && holiday(text, i) ? bit(WordKind::holiday) : found;
}

// 천만 년 전, 수십 일 뒤, 2~3년 후; the unit may look like a number itself (삼 일).
bool DateWords::amount_ahead(const Text& text, size_t i) const {
  for (size_t at = i; at < i + kLongestNumber; ++at) {
    const char32_t c = text[at];
    if (at > i && in(c, kUnitStart)) {
      if (const Match unit = longest(text, at, kinds(WordKind::unit))) {
        size_t behind = at + unit.length;
        if (is(text[behind], DateMark::odd)) ++behind;
        if (text[behind] == U' ') ++behind;
        const char32_t next = text[behind];
        if (in(next, kAgoStart) || is(next, DateMark::half) || is_ascii_digit(next)) return true;
      }
    }
    if (!in(c, kNumberChar)) return false;
  }
  return true;
}

// 이천이십오년, 구월 오일; nothing of fewer syllables than three.
bool DateWords::spelled_date(const Text& text, size_t i) const {
  size_t end = i;
  while (end < i + kLongestNumber && in(text[end], kNumberChar)) ++end;
  return (is(text[end], DateMark::year) && end > i + 3) ||
         (is(text[end], DateMark::month) && end < i + 3 && in(text[end + 1], kNumberChar));
}

DateWords::Opening DateWords::opening(const Text& text, size_t i) const {
  Opening found;
  const char32_t c = text[i];
  found.words = opening_words(text, i);
  if (c == U'\'' || c == U'‘' || c == U'’') {
    const bool year = is_ascii_digit(text[i + 1]) && is_ascii_digit(text[i + 2]) && !is_ascii_digit(text[i + 3]);
    const char32_t behind = text[i + 3];
    found.calendar = year && (is(behind, DateMark::year) || behind == U'.' || behind == U'-' || behind == U'/');
  } else if (is_ascii_digit(c)) {
    size_t end = i + 1;
    while (is_ascii_digit(text[end])) ++end;
    found.calendar = found.words != 0 || dates_digits(text, end);
    found.amount = amount_ahead(text, i);
  } else {
    const bool number = (starts_[c] & kNumberStart) != 0 && numerals_->may_begin(c, text[i + 1]);
    found.calendar = found.words != 0 || ((starts_[c] & kOtherStart) != 0 && opens_alone(text, i)) ||
                     (number && spelled_date(text, i));
    found.amount = (found.words & bit(WordKind::amount)) != 0 || (number && amount_ahead(text, i));
  }
  return found;
}

}  // namespace kn
