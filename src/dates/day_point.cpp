// Weeks, days, holidays and times of day.
#include <cstdlib>

#include "base/calendar.h"
#include "dates/resolver.h"

namespace kn {

namespace {

constexpr int64_t kWrongSide = 60;  // days by which a holiday must be nearer where the verb speaks against it

// The nth (-1: the last) such weekday of the month.
std::optional<int64_t> nth_weekday(int64_t year, int64_t month, int nth, int day_of_week) {
  const int64_t first = days_from_civil(year, month, 1), next = days_from_civil(year, month + 1, 1);
  int64_t day = first + (day_of_week - weekday(first) + 7) % 7 + 7 * ((nth < 0 ? 5 : nth) - 1);
  if (nth < 0)
    while (day >= next) day -= 7;
  if (day >= next) return std::nullopt;
  return day;
}

// Monday of the nth week of a month; a week belongs to the month that has its Thursday.
int64_t week_of_month(const Civil& month, int nth) {
  if (nth < 0) return monday_of(days_from_civil(month.year, month.month + 1, 1) - 4);
  return monday_of(days_from_civil(month.year, month.month, 1) + 3) + 7 * (nth - 1);
}

}  // namespace

std::optional<int64_t> Resolver::holiday_in(const DatePoint& p, int64_t year) const {
  const Holiday& h = words_.holiday(static_cast<uint32_t>(p.holiday));
  switch (h.calendar) {
    case HolidayCalendar::solar:
      return days_from_civil(year, h.month, h.day);
    case HolidayCalendar::korean:
      return lunar_day(LunarCalendar::korean, year, h.month, h.day);
    case HolidayCalendar::chinese:
      return lunar_day(LunarCalendar::chinese, year, h.month, h.day);
    case HolidayCalendar::islamic:
      return lunar_day(LunarCalendar::islamic, year, h.month, h.day);
    case HolidayCalendar::easter:
      if (year < 1583) return std::nullopt;
      return easter_sunday(year) + h.month;
    case HolidayCalendar::term:
      return solar_term(year, h.month);
    case HolidayCalendar::dog_days:
      return dog_day(year, h.month, h.day);
    case HolidayCalendar::weekday: {
      const int which = h.day % 100 / 10;
      const std::optional<int64_t> day = nth_weekday(year, h.month, which == 9 ? -1 : which, h.day % 10);
      return day ? std::optional<int64_t>(*day + h.day / 100) : std::nullopt;
    }
  }
  return std::nullopt;
}

Period Resolver::holiday(const DatePoint& p) const {
  std::optional<int64_t> day;
  if (p.year.given() || p.year_form != YearForm::plain) {
    if (const std::optional<int64_t> year = year_of(p)) day = holiday_in(p, *year);
  } else {
    // The last before publication, the first after it, or the nearest.
    int64_t least = INT64_MAX;
    for (int64_t year = now_.year - 1; year <= now_.year + 1; ++year) {
      const std::optional<int64_t> one = holiday_in(p, year);
      if (!one || (p.directed && p.direction < 0 && *one > today_) || (p.directed && p.direction > 0 && *one < today_))
        continue;
      // 오는 10월 6일 추석: the day just named.
      if (memory_.has_day && memory_.day_sentence == sentence_ && memory_.day == *one) {
        day = one;
        break;
      }
      const int64_t cost =
          std::abs(*one - today_) + (*one > today_ ? tense() == Tense::past : tense() == Tense::future) * kWrongSide;
      if (cost < least) least = cost, day = one;
    }
  }
  if (!day) return Period::never(p.holiday_span ? Grain::range : Grain::day);
  const Holiday& h = words_.holiday(static_cast<uint32_t>(p.holiday));
  if (p.day.given()) return Period::of_days(*day + p.day.value, *day + p.day.value + 1, Grain::day);
  if (!p.holiday_span && p.nth_day == 0) {
    const bool long_name = h.after > 1;  // 라마단, 성주간 are weeks by themselves
    return Period::of_days(*day, *day + 1 + (long_name ? h.after : 0), long_name ? Grain::range : Grain::day);
  }
  int64_t from = *day - h.before, to = *day + h.after + 1;
  // A weekend that touches it belongs to it.
  if (weekday(from) == 1)
    from -= 2;
  else if (weekday(from) == 7)
    from -= 1;
  if (weekday(to) == 6)
    to += 2;
  else if (weekday(to) == 7)
    to += 1;
  if (p.nth_day == 0) return Period::of_days(from, to, Grain::range);
  const int64_t nth = p.nth_day < 0 ? to - 1 : from + p.nth_day - 1;
  return Period::of_days(nth, nth + 1, Grain::day);
}

Period Resolver::week(const DatePoint& p, Ahead ahead) const {
  int64_t monday = monday_of(today_);
  if (p.weekend.from == DateField::From::number) {
    // 10월 마지막 주말: by its Saturday
    const std::optional<Civil> month = month_of(p, ahead);
    const std::optional<int64_t> saturday =
        month ? nth_weekday(month->year, month->month, p.weekend.value, 6) : std::nullopt;
    return saturday ? Period::of_days(*saturday, *saturday + 2, Grain::range) : Period::never(Grain::range);
  }
  if (p.weekend.given() && !p.week.given()) {
    monday += 7 * p.weekend.value;
    // A bare 주말 on a weekday is the next one, unless the verb says that it is over.
    if (p.bare && weekday(today_) < 6 && tense() == Tense::past) monday -= 7;
  } else if (p.week.from == DateField::From::number) {
    if (p.week_of_year) {
      monday = monday_of_week(year_of(p).value_or(now_.year), p.week.value);
    } else {
      const std::optional<Civil> month = month_of(p, ahead);
      if (!month) return Period::never(Grain::week);
      monday = week_of_month(*month, p.week.value);
    }
  } else {
    if (p.week.from == DateField::From::text && memory_.has_day) monday = monday_of(memory_.day);
    monday += 7 * p.week.value;
  }
  if (p.weekend.given()) return Period::of_days(monday + 5, monday + 7, Grain::range);
  return part_of(Period::of_days(monday, monday + 7, Grain::week), p.part);
}

int64_t Resolver::anchor_day(DateField field) const {
  const Memory& m = memory_;
  const DateField::From from = field.from;
  if (from == DateField::From::published) return today_;
  // 이날 is the day this sentence or the last spoke of, else the article's own.
  // 지난 13일 체포했고 이날 영장을 신청했다: not the day that was just said to be past.
  if (from == DateField::From::main && m.has_plain_day && m.plain_past && m.plain_sentence == sentence_)
    return m.has_main ? m.main_day : today_;
  // 전날 steps back from a day of its own standing, not from another 전날.
  if ((from == DateField::From::main || field.value < 0) && m.has_plain_day && sentence_ - m.plain_sentence <= 1)
    return m.plain_day;
  if (from == DateField::From::text && field.value >= 0 && m.has_day && sentence_ - m.day_sentence <= 1) return m.day;
  return m.has_main ? m.main_day : from == DateField::From::text && field.value >= 0 && m.has_day ? m.day : today_;
}

std::optional<int64_t> Resolver::nearest_day(const DatePoint& p) const {
  // 3·1절 다음 날인 2일, 월요일이던 9일: the day just named, said again.
  const char32_t joint = begin_ >= 2 && text_[begin_ - 1] == U' ' ? text_[begin_ - 2]
                         : begin_ >= 1                            ? text_[begin_ - 1]
                                                                  : U'\0';
  if ((words_.is(joint, DateMark::adnominal) || words_.is(joint, DateMark::was) || joint == U'(') && memory_.has_day &&
      memory_.day_sentence == sentence_ && civil_from_days(memory_.day).day == p.day.value)
    return memory_.day;
  // 5월 1일, 15일; 5월 3일과 7일: a list within one month.
  if (!p.directed && memory_.listed_month && begin_ > memory_.listed_end && begin_ - memory_.listed_end <= 2 &&
      p.day.value > memory_.listed_month->day) {
    const char32_t mark = text_[memory_.listed_end];
    const Civil& c = *memory_.listed_month;
    if ((is_list_mark(mark) || words_.is(mark, DateMark::joining)) && p.day.value <= days_in_month(c.year, c.month))
      return days_from_civil(c.year, c.month, p.day.value);
  }
  // 입학식은 3월 4일, 정정은 10일까지다: what is still to come goes on within its month.
  // Not 3월 9일 대선의 투표가 23일부터: there the first belongs to a noun.
  if (!p.directed && memory_.listed_month && memory_.has_day && memory_.day_sentence == sentence_ &&
      memory_.day > today_ && text_[memory_.listed_end] != U' ' && tense() != Tense::reported &&
      tense() != Tense::past) {
    const Civil& c = *memory_.listed_month;
    if (p.day.value > c.day && p.day.value <= days_in_month(c.year, c.month))
      return days_from_civil(c.year, c.month, p.day.value);
  }
  std::optional<int64_t> best;
  // 9일 한글날: the month is the holiday's.
  const DateWords::Match holiday = text_[end_] == U' ' ? words_.holiday(text_, end_ + 1) : DateWords::Match{};
  DatePoint named;
  named.holiday = holiday ? static_cast<int32_t>(holiday.row) : -1;
  int64_t least = INT64_MAX;
  const Tense told = p.directed ? Tense::unknown : tense();
  for (int off = -2; off <= 2; ++off) {
    const Civil month = civil_from_days(days_from_civil(now_.year, now_.month + off, 1));
    if (p.day.value > days_in_month(month.year, month.month)) continue;
    const int64_t day = days_from_civil(month.year, month.month, p.day.value), away = day - today_;
    if (p.directed &&
        ((p.direction < 0 && away > 0) || (p.direction > 0 && away < 0) || (p.direction == 0 && off != 0)))
      continue;
    if (holiday && holiday_in(named, month.year) == day) return day;
    int64_t cost = std::abs(away) + (off != 0 && !p.directed ? 8 : 0) + (away > 0 ? 1 : 0);
    if (away > 0 && (told == Tense::past || told == Tense::reported)) cost += 12;
    if (away < 0 && told == Tense::future) cost += 12;
    if (cost < least) least = cost, best = day;
  }
  return best;
}

int64_t Resolver::nearest_weekday(const DatePoint& p) const {
  const int64_t this_week = monday_of(today_) + p.weekday - 1;
  if (p.directed) {
    if (p.direction == 0) return this_week;
    if (p.direction == 2) return this_week + 7;
    if (p.direction < 0) return this_week < today_ ? this_week : this_week - 7;
    return this_week >= today_ ? this_week : this_week + 7;
  }
  int64_t best = this_week;
  if (const int named = said_again(); named != 0)
    for (const int64_t day : {this_week, this_week - 7, this_week + 7, this_week - 14, this_week + 14})
      if (civil_from_days(day).day == named) return day;
  int64_t least = INT64_MAX;
  const Tense told = tense();
  for (const int64_t day : {this_week - 7, this_week, this_week + 7}) {
    int64_t cost = std::abs(day - today_) * 2 + (day > today_ ? 1 : 0);
    if (day > today_ && told == Tense::past) cost += 7;
    if (day < today_ && told == Tense::future) cost += 7;
    if (cost < least) least = cost, best = day;
  }
  return best;
}

std::optional<int64_t> Resolver::day_of(const DatePoint& p, Ahead ahead) const {
  if (p.nth_weekday != 0) {
    const std::optional<Civil> month = month_of(p, ahead);
    return month ? nth_weekday(month->year, month->month, p.nth_weekday, p.weekday) : std::nullopt;
  }
  if (p.weekday != 0 && !p.day.given()) {
    if (p.week.given()) {
      // 10월 둘째 주 토요일 is the second Saturday.
      if (p.week.from == DateField::From::number && !p.week_of_year) {
        const std::optional<Civil> month = month_of(p, ahead);
        return month ? nth_weekday(month->year, month->month, p.week.value, p.weekday) : std::nullopt;
      }
      DatePoint whole = p;
      whole.weekday = 0;
      return week(whole, ahead).first_day() + p.weekday - 1;
    }
    if (ahead.period != nullptr && ahead.period->valid) {
      const int64_t first = ahead.period->first_day();
      return first + (p.weekday - weekday(first) + 7) % 7;
    }
    return nearest_weekday(p);
  }
  if (!p.day.given()) {
    if (ahead.period != nullptr && ahead.period->valid) return ahead.period->first_day();
    // A time of day alone is on the day just spoken of.
    if (memory_.has_day && sentence_ - memory_.day_sentence <= 1) return memory_.day;
    return memory_.has_main ? memory_.main_day : today_;
  }
  if (p.day.from != DateField::From::number) {
    int64_t day = anchor_day(p.day);
    if (!p.trading_day) return day + p.day.value;
    for (int left = std::abs(p.day.value); left > 0;) {
      day += p.day.value < 0 ? -1 : 1;
      if (weekday(day) <= 5) --left;
    }
    return day;
  }
  if (p.lunar) {
    if (p.month.from != DateField::From::number) return std::nullopt;
    const int64_t year = p.year.given() ? year_of(p).value_or(0) : now_.year;
    return lunar_day(LunarCalendar::korean, year, p.month.value, p.day.value);
  }
  if (p.month.given()) {
    const std::optional<Civil> month = month_of(p, ahead);
    if (!month) return std::nullopt;
    const int last = days_in_month(month->year, month->month), day = p.day.value < 0 ? last : p.day.value;
    return day > last ? std::nullopt : std::optional(days_from_civil(month->year, month->month, day));
  }
  if (ahead.period != nullptr && ahead.period->valid) {
    const Civil c = civil_from_days(ahead.period->first_day());
    const Civil month = civil_from_days(days_from_civil(c.year, c.month + (p.day.value < c.day ? 1 : 0), 1));
    if (p.day.value > days_in_month(month.year, month.month)) return std::nullopt;
    return days_from_civil(month.year, month.month, p.day.value);
  }
  return nearest_day(p);
}

Period Resolver::clock(const DatePoint& p, int64_t day, Relation relation, Ahead ahead) const {
  if (std::abs(day) >= kMostDays) return Period::never(Grain::time);
  const auto at = [&](int64_t hours, int64_t minutes, int64_t seconds, int64_t length) {
    const int64_t begin = day * kMicrosecondsPerDay + hours * kMicrosecondsPerHour +
                          minutes * (kMicrosecondsPerHour / 60) + seconds * (kMicrosecondsPerHour / 3600);
    return Period{true, begin, begin + length, Grain::time};
  };
  if (p.hour < 0) return at(p.daypart_from, 0, 0, (p.daypart_to - p.daypart_from) * kMicrosecondsPerHour);
  int hour = p.hour;
  if (p.midnight) {
    // A day's 자정 as a deadline is its end.
    hour = relation == Relation::by ? 24 : 0;
  } else if (p.daypart_from >= 0) {
    if (p.afternoon) {
      // 밤 12시 is the end of the day, 밤 1시 stays what it is, 낮 12시 noon.
      if (hour == 12)
        hour = p.daypart_from >= 18 ? 24 : 12;
      else if (hour < 12 && !(p.daypart_from >= 18 && hour < 5) &&
               !(p.daypart_from == 12 && p.daypart_to == 18 && hour > 9))
        hour += 12;
    } else if (p.daypart_from == 0 && hour == 12) {
      hour = 0;
    } else if (p.daypart_from == 11 && hour < 11) {
      hour += 12;
    }
  } else if (hour >= 1 && hour < 12) {
    // 오후 6시 30분부터 8시까지, 13일 오후 … 6시 38분: the half of the day goes on.
    const bool behind_afternoon =
        ahead.point != nullptr ? ahead.point->afternoon || ahead.point->hour >= 12
                               : memory_.afternoon && memory_.day == day && sentence_ - memory_.day_sentence <= 1;
    int earlier = memory_.hour;
    if (ahead.period != nullptr)
      earlier = static_cast<int>(
          floor_divide(ahead.period->begin - ahead.period->first_day() * kMicrosecondsPerDay, kMicrosecondsPerHour));
    if (behind_afternoon && !p.day.given() && hour + 12 >= earlier)
      hour += 12;
    else if (behind_afternoon && ahead.point == nullptr && hour + 12 >= earlier && p.day.from == DateField::From::main)
      hour += 12;
  }
  const int minute = p.minute < 0 ? 0 : p.minute, second = p.second < 0 ? 0 : p.second;
  const int64_t length = p.second >= 0   ? kMicrosecondsPerHour / 3600
                         : p.minute >= 0 ? kMicrosecondsPerHour / 60
                                         : kMicrosecondsPerHour;
  Period period = at(hour, minute, second, length);
  // A range of times that would run backwards ends on the next day: 밤 11시부터 5시까지.
  if (ahead.period != nullptr && !p.day.given() && period.begin <= ahead.period->begin)
    period.begin += kMicrosecondsPerDay, period.end += kMicrosecondsPerDay;
  return period;
}

}  // namespace kn
