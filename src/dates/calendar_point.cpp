// Years, seasons, quarters, months, and lengths of time before or behind publication.
#include <algorithm>
#include <cstdlib>

#include "dates/resolver.h"

namespace kn {

namespace {

Period months(int64_t year, int64_t first, int64_t count, Grain grain) {
  return Period::of_days(days_from_civil(year, first, 1), days_from_civil(year, first + count, 1), grain);
}

// The same day some months on, or the last of that month: 31 January + 1 month is 28 February.
int64_t shift_months(int64_t day, int64_t by) {
  const Civil c = civil_from_days(day);
  const int64_t first = days_from_civil(c.year, c.month + by, 1);
  const Civil to = civil_from_days(first);
  return first + std::min(c.day, days_in_month(to.year, to.month)) - 1;
}

constexpr uint32_t kMostSentencesOfMonth = 4;
constexpr int64_t kMostYears = 400000;

}  // namespace

Period part_of(const Period& whole, Part part) {
  if (!whole.valid || part == Part::none) return whole;
  const int64_t from = whole.first_day(), to = whole.end_day();
  const Civil c = civil_from_days(from);
  const bool early = part == Part::early || part == Part::early_half || part == Part::first_half;
  const bool late = part == Part::late_third || part == Part::end || part == Part::second_half;
  switch (whole.grain) {
    case Grain::month: {
      const int first = early ? 1 : late ? 21 : 11;
      if (part == Part::first_half) return Period::of_days(from, from + 15, Grain::range);
      if (part == Part::second_half) return Period::of_days(from + 15, to, Grain::range);
      return Period::of_days(from + first - 1, early ? from + 10 : late ? to : from + 20, Grain::range);
    }
    case Grain::year:
      if (part == Part::first_half) return months(c.year, c.month, 6, Grain::half);
      if (part == Part::second_half) return months(c.year, c.month + 6, 6, Grain::half);
      if (early) return months(c.year, c.month, 1, Grain::month);
      if (late) return months(c.year, c.month + 11, 1, Grain::month);
      return months(c.year, c.month + 4, 4, Grain::range);
    case Grain::decade: {
      if (part == Part::first_half) return months(c.year, 1, 60, Grain::range);
      if (part == Part::second_half) return months(c.year + 5, 1, 60, Grain::range);
      const int64_t first = early ? c.year : late ? c.year + 7 : c.year + 4;
      return months(first, 1, 36, Grain::range);
    }
    case Grain::week:
      // Monday and Tuesday, Wednesday and Thursday, Friday to Sunday.
      return Period::of_days(early  ? from
                             : late ? from + 4
                                    : from + 2,
                             early  ? from + 2
                             : late ? to
                                    : from + 4,
                             Grain::range);
    case Grain::quarter:
    case Grain::half: {
      const int64_t length = whole.grain == Grain::quarter ? 1 : 2, all = whole.grain == Grain::quarter ? 3 : 6;
      if (part == Part::first_half) return months(c.year, c.month, all / 2, Grain::range);
      if (part == Part::second_half) return months(c.year, c.month + all / 2, all - all / 2, Grain::range);
      return months(c.year,
                    early  ? c.month
                    : late ? c.month + all - length
                           : c.month + length,
                    length, length == 1 ? Grain::month : Grain::range);
    }
    default: {
      // A century and other long periods: halves, else a fifth at each end.
      const int64_t year_count = civil_from_days(to).year - c.year;
      if (year_count < 50) return whole;
      if (part == Part::first_half) return months(c.year, 1, 12 * (year_count / 2), Grain::range);
      if (part == Part::second_half || part == Part::late_third)
        return months(c.year + year_count / 2, 1, 12 * (year_count - year_count / 2), Grain::range);
      const int64_t fifth = year_count / 5;
      return months(early  ? c.year
                    : late ? c.year + year_count - fifth
                           : c.year + 2 * fifth,
                    1, 12 * fifth, Grain::range);
    }
  }
}

Period Resolver::ago(const DatePoint& p) const {
  // 엿새 뒤 counts from the day that the sentence spoke of, 10년 전 from publication.
  const bool told =
      p.ago > 0 && memory_.has_plain_day &&
      (memory_.plain_sentence == sentence_ || (tense() == Tense::past && sentence_ - memory_.plain_sentence <= 2));
  if (!told && words_.event_before(text_, begin_))
    return Period::never(p.unit == TimeUnit::day ? Grain::day : p.unit == TimeUnit::year ? Grain::year : Grain::time);
  int64_t base = told ? memory_.plain_day : today_;
  if (told && p.unit == TimeUnit::day && civil_from_days(today_ + p.amount).day == said_again()) base = today_;
  const int64_t near = p.ago * p.amount, far = p.ago * p.amount_to;
  const int64_t low = std::min(near, far), high = std::max(near, far);
  const bool ranged = low != high;
  const Civil c = civil_from_days(base);
  const auto out = [&](Period period) {
    if (ranged) period.grain = Grain::range;
    return period;
  };
  if (std::abs(low) > kMostYears * 366 || std::abs(high) > kMostYears * 366)
    return Period::never(p.unit == TimeUnit::day ? Grain::day : Grain::year);
  switch (p.unit) {
    case TimeUnit::century:
    case TimeUnit::year: {
      const int64_t scale = p.unit == TimeUnit::century ? 100 : 1;
      if (c.year + low * scale < kFirstYear || c.year + high * scale > kLastYear) return Period::never(Grain::year);
      return out(months(c.year + low * scale, 1, 12 * (high - low) * scale + 12, Grain::year));
    }
    case TimeUnit::quarter: {
      const int64_t first = (c.month - 1) / 3 * 3 + 1;
      return out(months(c.year, first + 3 * low, 3 * (high - low + 1), Grain::quarter));
    }
    case TimeUnit::month:
      return out(months(c.year, c.month + low, high - low + 1, Grain::month));
    case TimeUnit::week:
      return out(Period::of_days(monday_of(base) + 7 * low, monday_of(base) + 7 * high + 7, Grain::week));
    case TimeUnit::day:
      return out(Period::of_days(base + low, base + high + 1, Grain::day));
    default: {
      const int64_t unit = p.unit == TimeUnit::hour     ? kMicrosecondsPerHour
                           : p.unit == TimeUnit::minute ? kMicrosecondsPerHour / 60
                                                        : kMicrosecondsPerHour / 3600;
      const int64_t now = floor_divide(published_, unit) * unit;
      int64_t begin = 0, end = 0;
      if (__builtin_add_overflow(now, low * unit, &begin) || __builtin_add_overflow(now, (high + 1) * unit, &end))
        return Period::never(Grain::time);
      return {true, begin, end, ranged ? Grain::range : Grain::time};
    }
  }
}

// 지난 3년, 향후 4년: up to the day of publication, or from it on.
Period Resolver::span(const DatePoint& p) const {
  const int64_t n = p.span * p.amount_to;
  if (std::abs(n) > kMostYears) return Period::never(Grain::range);
  int64_t other = today_;
  switch (p.unit) {
    case TimeUnit::century:
      other = shift_months(today_, 1200 * n);
      break;
    case TimeUnit::year:
      other = shift_months(today_, 12 * n);
      break;
    case TimeUnit::quarter:
      other = shift_months(today_, 3 * n);
      break;
    case TimeUnit::month:
      other = shift_months(today_, n);
      break;
    case TimeUnit::week:
      other = today_ + 7 * n;
      break;
    case TimeUnit::day:
      other = today_ + n;
      break;
    default: {
      int64_t there = 0;
      if (__builtin_add_overflow(published_, n * kMicrosecondsPerHour, &there)) return Period::never(Grain::range);
      return {true, std::min(published_, there), std::max(published_, there), Grain::range};
    }
  }
  return Period::of_days(std::min(today_, other), std::max(today_, other), Grain::range);
}

std::optional<int64_t> Resolver::year_of(const DatePoint& p) const {
  switch (p.year_form) {
    case YearForm::new_year:
      return now_.month >= 7 ? now_.year + 1 : now_.year;
    case YearForm::end_of_year:
      return now_.month == 1 && tense() == Tense::past ? now_.year - 1 : now_.year;
    case YearForm::start_of_year:
      return now_.month >= 7 && tense() != Tense::past ? now_.year + 1 : now_.year;
    default:
      break;
  }
  int64_t year = now_.year + p.year.value;
  switch (p.year.from) {
    case DateField::From::none:
      return std::nullopt;
    case DateField::From::published:
    case DateField::From::main:
      return year;
    case DateField::From::text: {
      // 전년보다 looks at the period of this sentence or the one before; 그해 and 이듬해 at whatever came last.
      if (p.year.value < 0) {
        const bool near = memory_.has_period && sentence_ - memory_.period_sentence <= 1;
        return (near ? civil_from_days(memory_.period.first_day()).year : now_.year) + p.year.value;
      }
      return (memory_.has_date ? memory_.date.year : now_.year) + p.year.value;
    }
    case DateField::From::number:
      break;
  }
  year = p.year.value;
  if (p.year_form == YearForm::two_digits)
    year += year <= now_.year % 100 + 20 ? now_.year / 100 * 100 : (now_.year / 100 - 1) * 100;
  if (p.year_form == YearForm::decade && year < 100) year += year >= 30 ? 1900 : 2000;
  if (p.year_form == YearForm::century) return p.before_christ ? 1 - 100 * year : 100 * (year - 1) + 1;
  if (year == 0) return std::nullopt;  // there was no year 0
  if (p.before_christ) year = 1 - year;
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  return year;
}

Period Resolver::year_period(const DatePoint& p, int64_t year) const {
  switch (p.year_form) {
    case YearForm::decade:
      return months(year, 1, 120, Grain::decade);
    case YearForm::century:
      return months(year, 1, 1200, Grain::range);
    case YearForm::academic:
      return months(year, 3, 12, Grain::year);
    default:
      return months(year, 1, 12, Grain::year);
  }
}

// 전년 동기, 2025년 같은 기간, 작년 같은 날: the period or day last spoken of, in that year.
Period Resolver::same_period(const DatePoint& p) const {
  const std::optional<int64_t> year = year_of(p);
  if (!year) return Period::never(Grain::range);
  if (p.day.given()) {
    const int64_t now = memory_.has_day && sentence_ - memory_.day_sentence <= 1 ? memory_.day : today_;
    const int64_t then = shift_months(now, 12 * (*year - civil_from_days(now).year));
    return Period::of_days(then, then + 1, Grain::day);
  }
  if (!memory_.has_period || memory_.period.grain == Grain::decade) return months(*year, now_.month, 1, Grain::month);
  const Civil from = civil_from_days(memory_.period.first_day());
  int64_t base = from.year;
  if (p.year.from == DateField::From::text) base = *year - p.year.value;
  const int64_t by = 12 * (*year - base);
  const Period& m = memory_.period;
  return Period::of_days(shift_months(m.first_day(), by), shift_months(m.end_day(), by), m.grain);
}

Period Resolver::season(const DatePoint& p) const {
  const auto in = [&](int64_t year) { return months(year, 3 + 3 * p.season, 3, Grain::range); };
  if (p.year.given()) {
    const std::optional<int64_t> year = year_of(p);
    if (!year) return Period::never(Grain::range);
    // 올겨울, said in January, is the winter that goes on.
    const bool goes_on =
        p.season == 3 && p.year.from == DateField::From::published && p.year.value == 0 && now_.month <= 2;
    return in(goes_on ? *year - 1 : *year);
  }
  if (p.directed && p.direction < 0) {
    for (int64_t year = now_.year;; --year)
      if (in(year).end_day() <= today_ || year < now_.year - 2) return in(year);
  }
  // 이번 여름, said in September, is the one just over; else this one, or the next to come.
  for (int64_t year = now_.year - 1;; ++year)
    if (p.directed && p.direction == 0 && in(year).end_day() <= today_ && today_ - in(year).end_day() < 90 &&
        in(year + 1).first_day() > today_)
      return in(year);
    else if (in(year).end_day() > today_)
      return in(p.direction == 2 && in(year).first_day() <= today_ ? year + 1 : year);
}

Period Resolver::quarter_or_half(const DatePoint& p, Ahead ahead) const {
  const bool quarter = p.quarter.given();
  const int64_t length = quarter ? 3 : 6;
  const Grain grain = quarter ? Grain::quarter : Grain::half;
  if (quarter && p.quarter.from != DateField::From::number) {
    Civil base = now_;
    if (p.quarter.from == DateField::From::text && memory_.has_period && memory_.period.grain == Grain::quarter &&
        sentence_ - memory_.period_sentence <= 1)
      base = civil_from_days(memory_.period.first_day());
    return months(base.year, (base.month - 1) / 3 * 3 + 1 + 3 * p.quarter.value, 3, grain);
  }
  const int64_t first = 1 + length * ((quarter ? p.quarter.value : p.half) - 1);
  if (p.year.given() || p.year_form == YearForm::new_year) {
    const std::optional<int64_t> year = year_of(p);
    return year ? months(*year, first, length, grain) : Period::never(grain);
  }
  if (ahead.period != nullptr && ahead.period->valid) {
    const Civil c = civil_from_days(ahead.period->first_day());
    return months(first < c.month ? c.year + 1 : c.year, first, length, grain);
  }
  if (year_goes_on(first)) return months(memory_.date.year, first, length, grain);
  const int64_t until = days_from_civil(now_.year, first, 1);
  if (until <= today_) return months(now_.year, first, length, grain);
  const Tense told = tense();
  const bool past =
      told == Tense::past ||
      (told != Tense::future && today_ - days_from_civil(now_.year - 1, first + length, 1) < until - today_);
  return months(past ? now_.year - 1 : now_.year, first, length, grain);
}

Period Resolver::semester(const DatePoint& p) const {
  const auto in = [&](int64_t count) {
    return months(floor_divide(count, 2), count % 2 == 0 ? 3 : 9, 6, Grain::range);
  };
  // Semesters are counted through: spring of a year 2y, autumn 2y + 1.
  const int64_t current = now_.month < 3 ? 2 * now_.year - 1 : now_.month < 9 ? 2 * now_.year : 2 * now_.year + 1;
  if (p.semester_step.given()) return in(current + p.semester_step.value);
  if (const std::optional<int64_t> year = year_of(p)) return in(2 * *year + p.semester - 1);
  if (p.year.given()) return Period::never(Grain::range);
  // 2학기 개학을 앞둔 29일, in August
  constexpr int64_t kSoon = 45;
  if ((current & 1) == p.semester - 1) return in(current);
  if (in(current + 1).first_day() - today_ <= kSoon) return in(current + 1);
  return in(tense() == Tense::past ? current - 1 : current + 1);
}

// 2019년 3월 시작해 11월 끝났다; 내년 4월 만나고 하반기에는 답방한다: a year that this sentence named goes on with a
// later month.
bool Resolver::year_goes_on(int64_t month) const {
  if (!memory_.has_date || !memory_.dated_year || memory_.date_sentence != sentence_ || month <= memory_.date.month ||
      memory_.date.year == now_.year)
    return false;
  return memory_.date.year < now_.year ? tense() == Tense::past : tense() != Tense::past;
}

int64_t Resolver::nearest_year(int month) const {
  int64_t best = now_.year, least = INT64_MAX;
  const Tense told = tense();
  for (int64_t year = now_.year - 1; year <= now_.year + 1; ++year) {
    const int64_t off = 12 * (year - now_.year) + month - now_.month;
    int64_t cost = std::abs(off) + (year != now_.year ? 4 : 0) + (off > 0 ? 1 : 0);
    if (off > 0 && told == Tense::past) cost += 9;
    if (off < 0 && told == Tense::future) cost += 9;
    if (cost < least) least = cost, best = year;
  }
  return best;
}

std::optional<Civil> Resolver::month_of(const DatePoint& p, Ahead ahead) const {
  if (p.month.from == DateField::From::published || p.month.from == DateField::From::text) {
    Civil base = now_;
    const bool text = p.month.from == DateField::From::text;
    // 2월 고용은 … 4일 발표했다. 임금은 전월보다: than the month that is told of
    const uint32_t told = memory_.period.grain == Grain::month ? kMostSentencesOfMonth : 1;
    if (text && p.month.value < 0 && memory_.has_period && sentence_ - memory_.period_sentence <= told)
      base = civil_from_days(memory_.period.first_day());
    else if (text && memory_.has_date && (p.month.value >= 0 || sentence_ - memory_.date_sentence <= 1))
      base = memory_.date;
    return civil_from_days(days_from_civil(base.year, base.month + p.month.value, 1));
  }
  const int month = p.month.value;
  if (month < 1 || month > 12) return std::nullopt;
  if (p.year.given() || p.year_form != YearForm::plain) {
    const std::optional<int64_t> year = year_of(p);
    if (!year) return std::nullopt;
    return Civil{*year, month, 1};
  }
  if (ahead.period != nullptr && ahead.period->valid) {
    const Civil c = civil_from_days(ahead.period->first_day());
    return Civil{month < c.month ? c.year + 1 : c.year, month, 1};
  }
  if (p.directed) {
    if (p.direction < 0) return Civil{month > now_.month ? now_.year - 1 : now_.year, month, 1};
    if (p.direction > 0) return Civil{month < now_.month ? now_.year + 1 : now_.year, month, 1};
    return Civil{now_.year, month, 1};
  }
  if (memory_.topic_year && memory_.topic_sentence == sentence_) {
    // 올해 개기월식은 11월 8일이다; 내년에는 2월 29일이 없다: the year goes on where the verb agrees.
    const int64_t year = *memory_.topic_year;
    const bool past = tense() == Tense::past || tense() == Tense::reported;
    if (year == now_.year || (year > now_.year && !past) || (year < now_.year && past && memory_.topic_adverb))
      return Civil{year, month, 1};
  }
  if (year_goes_on(month)) return Civil{memory_.date.year, month, 1};
  return Civil{nearest_year(month), month, 1};
}

}  // namespace kn
