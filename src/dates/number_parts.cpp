// Parts of a date that are numbers with a unit: 2026년, '25년, 1970년대, 3분기, 16~18일, 오전 10시 30분; lengths of
// time with 전 and 뒤 (10년 전, 2~3년 뒤) or behind 지난, 최근, 향후.
#include <algorithm>

#include "base/unicode.h"
#include "dates/point_parser.h"

namespace kn {

namespace {

constexpr int kYear = 1, kSeason = 2, kMonth = 3, kWeek = 4, kDay = 6, kClock = 8;

// Ones: a year that needs no other sign than 년 behind four digits.
bool plausible_year(int64_t year) { return year > 1000 && year < 2200; }

}  // namespace

// …년 or …년 and a space in front: the number that begins here goes on with a length of years.
bool PointParser::behind_years(size_t begin) const {
  const size_t at = begin > 0 && text_[begin - 1] == U' ' ? begin - 1 : begin;
  return at >= 2 && is(text_[at - 1], DateMark::year) && is_ascii_digit(text_[at - 2]);
}

// 60일에서 20일로: what a number of days that is no day of a month changes to is none either.
bool PointParser::shortened_length(size_t begin) const {
  if (begin < 6 || text_[begin - 1] != U' ' || mark_at(begin - 3, DateMark::since) != 2 ||
      !is(text_[begin - 4], DateMark::day))
    return false;
  size_t at = begin - 4;
  while (at > 0 && is_ascii_digit(text_[at - 1])) --at;
  const std::optional<NumberRun> days = read_digits(text_, at);
  return days && days->value > 31;
}

bool PointParser::number_part(State& s, size_t i) const {
  size_t at = i;
  if (text_[at] == U'\'' || text_[at] == U'‘' || text_[at] == U'’') {
    // '25년, ’25년 3월
    const std::optional<NumberRun> two = read_digits(text_, at + 1);
    // '10년 이상의 형'
    if (s.rank != 0 || !two || two->digits != 2 || !is(text_[two->end], DateMark::year) ||
        words_.length_behind(text_, two->end + 1, TimeUnit::day))
      return false;
    s.r.from.year = {DateField::From::number, static_cast<int32_t>(two->value)};
    s.r.from.year_form = YearForm::two_digits;
    return take(s, two->end + 1, kYear, plain_end(two->end + 1));
  }
  bool ordinal = false;
  if (is(text_[at], DateMark::ordinal)) {
    ordinal = true;
    ++at;
  } else if (const size_t before = mark_at(at, DateMark::before_christ),
             era = std::max(before, mark_at(at, DateMark::era));
             era > 0) {
    s.r.from.before_christ = before > 0;
    at = skip_space(text_, at + era);
    const std::optional<NumberRun> year = read_digits(text_, at);
    if (!year || s.rank != 0) return false;
    const size_t unit = skip_space(text_, year->end);
    if (mark_at(unit, DateMark::century) > 0 || !is(text_[unit], DateMark::year))
      return unit_part(s, i, *year, std::nullopt, unit);
    s.r.from.year = {DateField::From::number, static_cast<int32_t>(year->value)};
    return take(s, unit + 1, kYear, plain_end(unit + 1));
  }
  if (!is_ascii_digit(text_[at])) return false;
  const std::optional<NumberRun> first = read_digits(text_, at);
  if (!first) return false;
  if (ordinal) {
    if (!is(text_[first->end], DateMark::week) || s.rank > kYear || first->value > 53) return false;
    s.r.from.week = {DateField::From::number, static_cast<int32_t>(first->value)};
    s.r.from.week_of_year = true;
    return take(s, first->end + 1, kWeek, plain_end(first->end + 1) || is(text_[first->end + 1], DateMark::nth));
  }
  if (s.rank < kClock && clock_part(s, i)) return true;
  std::optional<NumberRun> second;
  size_t unit = first->end;
  // 3/4분기 is the third quarter.
  if (text_[unit] == U'/' && text_[unit + 1] == U'4' && mark_at(unit + 2, DateMark::quarter) > 0)
    return unit_part(s, i, *first, std::nullopt, unit + 2);
  const size_t behind = skip_range_mark(text_, unit), listed = skip_list_mark(text_, unit);
  for (const size_t other : {behind, listed}) {
    if (other == unit || second) continue;
    second = read_digits(text_, other);
    // 1950~60년대, 2016~18년
    if (second && first->digits == 4 && second->digits == 2)
      *second = {first->value / 100 * 100 + second->value, second->end, 4};
    // The second number has the unit of both, and comes after the first.
    if (second && second->value <= first->value) second.reset();
    // 3월 11·13·19일: from the first to the last
    for (size_t next = 0; second && other == listed && (next = skip_list_mark(text_, second->end)) != second->end;) {
      const std::optional<NumberRun> further = read_digits(text_, next);
      if (!further || further->value <= second->value || further->digits > 2) break;
      second = further;
    }
  }
  if (second && unit_part(s, i, *first, second, second->end)) return true;
  return unit_part(s, i, *first, std::nullopt, unit);
}

// 이천이십오년 구월 오일: a year of four figures, a month with its day or behind a year, a day behind its month.
bool PointParser::spelled_part(State& s, size_t i) const {
  const std::optional<NumberRun> number = words_.spelled(text_, i);
  if (!number) return false;
  const char32_t unit = text_[number->end];
  if (is(unit, DateMark::month) && s.rank == 0) {
    const std::optional<NumberRun> day = words_.spelled(text_, skip_space(text_, number->end + 1));
    if (!day || !is(text_[day->end], DateMark::day) || !plain_end(day->end + 1)) return false;
  }
  if (is(unit, DateMark::year) ? number->digits != 4 : is(unit, DateMark::month) ? s.rank > kYear : s.rank != kMonth)
    return false;
  return unit_part(s, i, *number, std::nullopt, number->end);
}

bool PointParser::year_part(State& s, NumberRun first, std::optional<NumberRun> second, size_t unit) const {
  DatePoint& p = s.r.from;
  const NumberRun last = second.value_or(first);
  const auto set = [&](YearForm form, size_t end, int rank, bool ends) {
    p.year = {DateField::From::number, static_cast<int32_t>(first.value)};
    p.year_form = form;
    if (second) {
      s.r.range = true;
      s.r.to = p;
      s.r.to.year.value = static_cast<int32_t>(last.value);
    }
    return take(s, end, rank, ends);
  };
  if (s.rank != 0) return false;
  if (last.digits == 4) {
    // 2026학년도, 2025회계연도, 2025 시즌
    size_t at = unit;
    DateWords::Match of = words_.longest(text_, at, kinds(WordKind::year_unit));
    if (!of && text_[unit] == U' ') of = words_.longest(text_, at = unit + 1, kinds(WordKind::year_unit));
    if (of && (at == unit || of.word->spaced))
      return set(static_cast<YearForm>(of.word->value), at + of.length, kYear, plain_end(at + of.length));
  }
  if (!is(text_[unit], DateMark::year)) return false;
  if (is(text_[unit + 1], DateMark::decade)) {
    if (last.value % 10 != 0 || (last.digits != 4 && last.digits != 2)) return false;
    return set(YearForm::decade, unit + 2, kYear, true);
  }
  size_t end = unit + 1;
  if (is(text_[end], DateMark::along)) ++end;
  // 99년 6월, 0000년 1월: a month behind it makes any number a year.
  const std::optional<NumberRun> month = read_digits(text_, skip_space(text_, end));
  const bool dated = month && month->digits <= 2 && is(text_[month->end], DateMark::month) && first.digits >= 2;
  // 98년도, 79년작 are years, 10년 by itself is none.
  const bool two_digit_year = last.digits == 2 && first.digits == 2 &&
                              (is(text_[unit + 1], DateMark::along) || is(text_[unit + 1], DateMark::made));
  if (!dated && !two_digit_year && !(last.digits == 4 && (plausible_year(last.value) || last.value == 0))) return false;
  if (!dated && words_.length_behind(text_, unit + 1, TimeUnit::year)) return false;
  if (second && first.digits != last.digits) return false;
  return set(first.digits == 2 ? YearForm::two_digits : YearForm::plain, end, kYear, true);
}

bool PointParser::unit_part(State& s, size_t begin, NumberRun first, std::optional<NumberRun> second,
                            size_t unit) const {
  if (year_part(s, first, second, unit)) return true;
  DatePoint& p = s.r.from;
  const NumberRun last = second.value_or(first);
  const auto number = [&](DateField DatePoint::*member, size_t end, int rank, bool ends) {
    p.*member = {DateField::From::number, static_cast<int32_t>(first.value)};
    if (second) {
      s.r.range = true;
      s.r.to = p;
      s.r.to.*member = {DateField::From::number, static_cast<int32_t>(last.value)};
    }
    return take(s, end, rank, ends);
  };
  if (last.digits > 2) return false;
  const char32_t c = text_[unit];
  if (is(c, DateMark::month)) {
    if (s.rank >= kMonth || first.value == 0) return false;
    const std::optional<NumberRun> day = second ? std::nullopt : read_digits(text_, skip_space(text_, unit + 1));
    const bool dated = day && day->digits <= 2;
    if (last.value > 12 &&
        !(dated && (is(text_[day->end], DateMark::day) || skip_range_mark(text_, day->end) != day->end)))
      return false;
    // 징역 6월, 1년 6월: a sentence, in months
    if (s.rank == 0 && (words_.length_before(text_, begin, TimeUnit::month) || behind_years(begin))) return false;
    if (words_.length_behind(text_, unit + 1, TimeUnit::month)) return false;
    return number(&DatePoint::month, unit + 1, kMonth, true);
  }
  if (is(c, DateMark::day)) {
    if (s.rank >= kDay || s.rank == kYear || s.rank == kWeek || last.value > 31 || first.value == 0) return false;
    const bool dated = s.rank == kMonth;
    if (words_.length_behind(text_, unit + 1, dated ? TimeUnit::none : TimeUnit::day)) return false;
    // 유효기간은 6일 자정까지: a time of day behind it makes it a day.
    const bool timed = static_cast<bool>(
        words_.longest(text_, skip_space(text_, unit + 1), kinds(WordKind::daypart, WordKind::clock)));
    if (!dated && !timed && (words_.length_before(text_, begin, TimeUnit::day) || shortened_length(begin)))
      return false;
    // 1일 2회 is "a day".
    if (!dated && first.value == 1 && text_[unit + 1] == U' ')
      if (const std::optional<NumberRun> times = read_digits(text_, unit + 2);
          times && words_.daily_behind(text_, times->end))
        return false;
    const size_t end = skip_weekday_in_parentheses(unit + 1);
    return number(&DatePoint::day, end, kDay, true);
  }
  if (is(c, DateMark::week) && s.rank == kMonth && !second && first.value <= 5 &&
      is(text_[skip_space(text_, unit + 1)], DateMark::nth)) {
    // 6월 2주 차
    p.week = {DateField::From::number, static_cast<int32_t>(first.value)};
    const size_t end = skip_space(text_, unit + 1) + 1;
    return take(s, end, kWeek, plain_end(end));
  }
  if (mark_at(unit, DateMark::quarter) == 2 && last.value >= 1 && last.value <= 4) {
    if (s.rank > kYear || words_.length_behind(text_, unit + 2, TimeUnit::quarter)) return false;
    return number(&DatePoint::quarter, unit + 2, kSeason, plain_end(unit + 2));
  }
  if (mark_at(unit, DateMark::semester) == 2 && !second && (first.value == 1 || first.value == 2)) {
    if (s.rank > kYear || words_.length_behind(text_, unit + 2, TimeUnit::quarter)) return false;
    p.semester = static_cast<int8_t>(first.value);
    return take(s, unit + 2, kSeason, plain_end(unit + 2));
  }
  if (mark_at(unit, DateMark::century) == 2 && s.rank == 0 && first.value >= 1 && first.value <= 30) {
    p.year_form = YearForm::century;
    return number(&DatePoint::year, unit + 2, kYear, plain_end(unit + 2));
  }
  return false;
}

// 10시, 10시 30분, 3시 반, 16:59 behind a date or part of the day, 3~4시.
bool PointParser::clock_part(State& s, size_t i) const {
  const std::optional<NumberRun> hour = read_digits(text_, i);
  if (!hour || hour->digits > 2 || hour->value > 24) return false;
  DatePoint& p = s.r.from;
  if (text_[hour->end] == U':' && (s.rank >= kDay || (s.rank == 0 && words_.bare_clock(text_, i)))) {
    const std::optional<NumberRun> minute = read_digits(text_, hour->end + 1);
    if (!minute || minute->digits != 2 || minute->value > 59) return false;
    p.hour = static_cast<int8_t>(hour->value);
    p.minute = static_cast<int8_t>(minute->value);
    size_t end = minute->end;
    if (text_[end] == U':')
      if (const std::optional<NumberRun> second = read_digits(text_, end + 1);
          second && second->digits == 2 && second->value < 60) {
        p.second = static_cast<int8_t>(second->value);
        end = second->end;
      }
    // 09:00~18:00
    const std::optional<NumberRun> later = read_digits(text_, skip_range_mark(text_, end));
    if (later && later->digits == 2 && later->value <= 24 && text_[later->end] == U':')
      if (const std::optional<NumberRun> until = read_digits(text_, later->end + 1);
          until && until->digits == 2 && until->value <= 59) {
        s.r.range = true;
        s.r.to = p;
        s.r.to.hour = static_cast<int8_t>(later->value);
        s.r.to.minute = static_cast<int8_t>(until->value);
        end = until->end;
      }
    return take(s, end, kClock, true);
  }
  size_t unit = hour->end;
  std::optional<NumberRun> later;
  if (const size_t other = skip_range_mark(text_, unit); other != unit) {
    later = read_digits(text_, other);
    if (!later || later->value > 24 || !is(text_[later->end], DateMark::hour)) return false;
    unit = later->end;
  }
  if (!is(text_[unit], DateMark::hour) || is(text_[unit + 1], DateMark::length)) return false;
  size_t end = unit + 1;
  p.hour = static_cast<int8_t>(hour->value);
  if (later) {
    s.r.range = true;
    s.r.to = p;
    // 오후 6∼12시
    s.r.to.hour = static_cast<int8_t>(later->value == 12 && hour->value < 12 && p.afternoon ? 24 : later->value);
    return take(s, end, kClock, plain_end(end));
  }
  const size_t next = skip_space(text_, end);
  if (is(text_[next], DateMark::half) && plain_end(next + 1)) {
    p.minute = 30;
    return take(s, next + 1, kClock, true);
  }
  if (const std::optional<NumberRun> minute = read_digits(text_, next); minute && minute->value < 60 &&
                                                                        is(text_[minute->end], DateMark::minute) &&
                                                                        !is(text_[minute->end + 1], DateMark::length)) {
    p.minute = static_cast<int8_t>(minute->value);
    end = minute->end + 1;
    if (const std::optional<NumberRun> second = read_digits(text_, skip_space(text_, end));
        second && second->value < 60 && is(text_[second->end], DateMark::second)) {
      p.second = static_cast<int8_t>(second->value);
      end = second->end + 1;
    }
  }
  // 24시 편의점, 르망 24시 are no times of day.
  const bool round_the_clock = hour->value == 24 && s.rank == 0 && !is_hangul_syllable(text_[end]);
  return take(s, end, kClock, plain_end(end) && !round_the_clock);
}

// 10, 2~3, 1,000만, 10여, 수십, 두세, 십: the number of an amount; nothing where it is no whole number.
std::optional<PointParser::Amount> PointParser::parse_count(size_t i) const {
  Amount a;
  if (const std::optional<NumberRun> plain = read_digits(text_, i)) {
    a.value = a.value_to = plain->value;
    a.end = plain->end;
    if (const size_t other = skip_range_mark(text_, a.end); other != a.end)
      if (const std::optional<NumberRun> to = read_digits(text_, other); to && to->value > a.value)
        a.value_to = to->value, a.end = to->end;
    if (words_.longest(text_, skip_space(text_, a.end), kinds(WordKind::unit))) return a;
  }
  const std::optional<Number> number = words_.numerals().at(text_.chars(), i);
  if (!number || number->form == NumberForm::fraction) return std::nullopt;
  // 이 일 뒤에 is "this matter".
  if (number->span.size() == 1 && text_[i] == U'이' && text_[i + 1] == U' ') return std::nullopt;
  const std::optional<int64_t> low = number->low.to_int64(), high = number->high ? number->high->to_int64() : low;
  if (!low || !high || *low < 0 || *high > 1000000000000) return std::nullopt;
  a.value = *low;
  a.value_to = *high;
  a.end = number->span.end;
  return a;
}

std::optional<PointParser::Amount> PointParser::parse_amount(size_t i) const {
  if (const DateWords::Match whole = words_.longest(text_, i, kinds(WordKind::amount)))
    return Amount{whole.word->value, whole.word->value, whole.word->unit, i + whole.length};
  std::optional<Amount> count = parse_count(i);
  if (!count) return std::nullopt;
  Amount a = *count;
  size_t at = is(text_[a.end], DateMark::odd) ? a.end + 1 : a.end;
  at = skip_space(text_, at);
  const DateWords::Match unit = words_.longest(text_, at, kinds(WordKind::unit));
  if (!unit) return std::nullopt;
  a.unit = unit.word->unit;
  a.end = at + unit.length;
  const size_t next = skip_space(text_, a.end);
  if (is(text_[a.end], DateMark::odd)) {
    ++a.end;
  } else if (is(text_[next], DateMark::half) &&
             (!is_hangul_syllable(text_[next + 1]) || is(text_[next + 1], DateMark::length))) {
    // 1년 반 is 18 months, 3시간 반 is 210 minutes; half of the rest says nothing here.
    if (a.unit == TimeUnit::year) a.value = a.value * 12 + 6, a.unit = TimeUnit::month;
    if (a.unit == TimeUnit::hour) a.value = a.value * 60 + 30, a.unit = TimeUnit::minute;
    a.value_to = a.value;
    a.end = next + 1;
  } else if (a.unit == TimeUnit::year || a.unit == TimeUnit::hour) {
    const std::optional<NumberRun> rest = read_digits(text_, next);
    const DateWords::Match smaller =
        rest ? words_.longest(text_, skip_space(text_, rest->end), kinds(WordKind::unit)) : DateWords::Match{};
    const TimeUnit finer = a.unit == TimeUnit::year ? TimeUnit::month : TimeUnit::minute;
    if (smaller && smaller.word->unit == finer) {
      a.value = a.value_to = a.value * (a.unit == TimeUnit::year ? 12 : 60) + rest->value;
      a.unit = finer;
      a.end = skip_space(text_, rest->end) + smaller.length;
    }
  }
  return a;
}

// 1년 전 같은 기간, 2년 전 같은 달, 12년 전 이날
std::optional<PointParser::Result> PointParser::same_period_of(size_t i, int64_t years) const {
  const DateWords::Match same = words_.longest(text_, i, kinds(WordKind::same, WordKind::month, WordKind::day));
  if (!same || years > 1000 || !plain_end(i + same.length)) return std::nullopt;
  const bool day = same.word->kind == WordKind::day;
  if (same.word->kind == WordKind::month && (same.word->anchor != Anchor::text || same.word->value != 0))
    return std::nullopt;
  if (day && (same.word->value != 0 || same.word->anchor == Anchor::text)) return std::nullopt;  // 그날: no day of ours
  Result r;
  if (day) r.from.day = {DateField::From::main, 0};
  r.from.year = {DateField::From::published, static_cast<int32_t>(-years)};
  r.from.same_period = true;
  r.to = r.from;
  r.end = i + same.length;
  r.rank = r.last_rank = kClock;
  return r;
}

std::optional<PointParser::Result> PointParser::parse_ago(size_t i) const {
  const std::optional<Amount> a = parse_amount(i);
  if (!a) return std::nullopt;
  const size_t at = skip_space(text_, a->end);
  const DateWords::Match ago = words_.longest(text_, at, kinds(WordKind::ago, WordKind::no_date));  // 30일 전면 파업
  if (!ago || ago.word->kind != WordKind::ago || !plain_end(at + ago.length) ||
      is(text_[at + ago.length], DateMark::later))
    return std::nullopt;
  // 2023년 전 국민에게: a year, and 전 is "all".
  if (a->unit == TimeUnit::year && plausible_year(a->value) && a->value > 1800 && a->value == a->value_to)
    return std::nullopt;
  if (a->unit == TimeUnit::year && ago.word->value < 0 && a->value == a->value_to && text_[at + ago.length] == U' ')
    if (const std::optional<Result> same = same_period_of(at + ago.length + 1, a->value)) return same;
  Result r;
  r.from.unit = a->unit;
  r.from.amount = a->value;
  r.from.amount_to = a->value_to;
  r.from.ago = static_cast<int8_t>(ago.word->value);
  r.to = r.from;
  r.end = at + ago.length;
  r.rank = r.last_rank = kClock;
  return r;
}

std::optional<PointParser::Result> PointParser::parse_span(size_t i, int direction, bool always) const {
  const std::optional<Amount> a = parse_amount(i);
  if (!a || a->unit == TimeUnit::minute || a->unit == TimeUnit::second) return std::nullopt;
  const size_t next = skip_space(text_, a->end);
  if (mark_at(next, DateMark::within) > 0 || is(text_[a->end], DateMark::running) ||
      mark_at(next, DateMark::on_end) > 0)
    return std::nullopt;
  if (words_.longest(text_, next, kinds(WordKind::ago)) && plain_end(next + 1)) return std::nullopt;
  if (!plain_end(a->end) && !is(text_[a->end], DateMark::length) && !is(text_[a->end], DateMark::portion))
    return std::nullopt;
  // 지난 5일 is a day of the month; 지난 5일간 and 지난 100일 are lengths.
  if (!always && a->unit == TimeUnit::day && is_ascii_digit(text_[i]) && a->value <= 31 &&
      !is(text_[a->end], DateMark::length) && mark_at(next, DateMark::during) == 0)
    return std::nullopt;
  if (a->unit == TimeUnit::year && plausible_year(a->value)) return std::nullopt;
  Result r;
  r.from.unit = a->unit;
  r.from.amount = a->value;
  r.from.amount_to = a->value_to;
  r.from.span = static_cast<int8_t>(direction);
  r.to = r.from;
  r.end = a->end;
  r.rank = r.last_rank = kClock;
  return r;
}

}  // namespace kn
