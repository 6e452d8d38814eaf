// The order of resolving: which kind of date this is, the halves of a range, and what the text remembers afterwards.
#include "dates/resolver.h"

#include <cstdlib>

#include "base/interrupt.h"
#include "dates/point_parser.h"
#include "dates/tense.h"

namespace kn {

namespace {

// Without a year, month or day of its own.
bool is_clock_only(const DatePoint& p) {
  return p.hour >= 0 && !p.day.given() && p.weekday == 0 && p.holiday < 0 && !p.weekend.given() && !p.month.given();
}

}  // namespace

Resolver::Resolver(const DateWords& words, const Text& text, int64_t published)
    : words_(words),
      text_(text),
      published_(published),
      today_(floor_divide(published, kMicrosecondsPerDay)),
      now_(civil_from_days(today_)) {}

// Counts the sentences up to the mention, by their marks.
void Resolver::advance(size_t to) {
  for (; at_ < to; ++at_) {
    const char32_t c = text_[at_];
    if (c == U'\n' || c == U'!' || c == U'?')
      ++sentence_;
    else if (c == U'.' && (at_ + 1 >= to || text_[at_ + 1] == U' ' || text_[at_ + 1] == U'\n' ||
                           text_[at_ + 1] == U'"' || text_[at_ + 1] == U'”'))
      ++sentence_;
  }
}

Tense Resolver::tense() const {
  if (!tense_) {
    tense_ = tense_behind(words_, text_, end_);
    if (*tense_ == Tense::unknown && relation_ == Relation::by) tense_ = Tense::future;
  }
  return *tense_;
}

int Resolver::said_again() const {
  size_t at = end_;
  if (text_[at] == U'(')
    ++at;
  else if (words_.is(text_[at], DateMark::adnominal) && text_[at + 1] == U' ')
    at += 2;
  else if (words_.is(text_[at], DateMark::subject) && words_.is(text_[at + 1], DateMark::was) && text_[at + 2] == U' ')
    at += 3;
  else
    return 0;
  const std::optional<NumberRun> day = read_digits(text_, at);
  return day && day->digits <= 2 && words_.is(text_[day->end], DateMark::day) ? static_cast<int>(day->value) : 0;
}

// 사고 이틀 뒤인 5일, 연휴 마지막 날인 9일: where the text goes on to say which day it means, it is the nearest of that
// number.
Period Resolver::as_said_again(const DatePoint& p, const Period& period) const {
  if (period.grain != Grain::day || p.day.from == DateField::From::number || (p.ago == 0 && p.nth_day == 0))
    return period;
  const int said = said_again();
  if (said == 0) return period;
  const int64_t near = period.valid ? period.first_day() : today_;
  if (civil_from_days(near).day == said && period.valid) return period;
  for (int64_t off = 1; off <= 16; ++off)
    for (const int64_t day : {near - off, near + off})
      if (civil_from_days(day).day == said) return Period::of_days(day, day + 1, Grain::day);
  return period;
}

ResolvedDate Resolver::resolve(const DateMention& mention) {
  advance(mention.span.begin);
  begin_ = mention.span.begin;
  end_ = mention.span.end;
  relation_ = mention.relation;
  tense_.reset();
  const Period period =
      mention.range ? range(mention) : as_said_again(mention.from, point(mention.from, mention.relation, Ahead{}));
  remember(mention, period);
  ResolvedDate out;
  out.grain = period.grain;
  constexpr int64_t kFirst = -2451545LL * kMicrosecondsPerDay, kLast = 106741034LL * kMicrosecondsPerDay;
  if (period.valid && period.begin >= kFirst && period.end <= kLast) {
    out.starts_at = period.begin;
    out.ends_at = period.end;
  }
  return out;
}

Period Resolver::range(const DateMention& mention) {
  Period from = point(mention.from, Relation::in, Ahead{});
  // 15일 0시부터 16일 자정까지: the end of that day.
  const Period to = point(mention.to, mention.to.midnight && mention.to.day.given() ? Relation::by : Relation::in,
                          Ahead{&from, &mention.from});
  if (!from.valid || !to.valid) return Period::never(Grain::range);
  // Up to a time of day the range ends where that begins: 6시 30분부터 8시까지.
  const int64_t end = mention.to.hour >= 0 ? to.begin : to.end;
  if (end <= from.begin && mention.from.month.from == DateField::From::number && !mention.from.year.given()) {
    // 10월 말부터 지난달까지: of the year before.
    DatePoint before = mention.from;
    before.year = {DateField::From::number, static_cast<int32_t>(civil_from_days(from.first_day()).year - 1)};
    from = point(before, Relation::in, Ahead{});
    if (!from.valid) return from;
  }
  if (end <= from.begin) return Period::never(Grain::range);
  return {true, from.begin, end, Grain::range};
}

Period Resolver::point(const DatePoint& p, Relation relation, Ahead ahead) const {
  if (p.match_clock) return Period::never(Grain::time);
  if (p.ago != 0) return ago(p);
  if (p.span != 0) return span(p);
  if (p.same_period) return same_period(p);
  if (p.holiday >= 0) {
    const Period day = holiday(p);
    if (!day.valid || (p.hour < 0 && p.daypart_from < 0)) return day;
    return clock(p, day.first_day(), relation, ahead);
  }
  if (p.day.given() || p.weekday != 0 || is_clock_only(p) || p.daypart_from >= 0) {
    const std::optional<int64_t> day = day_of(p, ahead);
    if (!day) return Period::never(p.hour >= 0 || p.daypart_from >= 0 ? Grain::time : Grain::day);
    if (p.hour >= 0 || p.daypart_from >= 0) return clock(p, *day, relation, ahead);
    return Period::of_days(*day, *day + 1, Grain::day);
  }
  if (p.weekend.given() || p.week.given()) return week(p, ahead);
  if (p.season >= 0) return season(p);
  if (p.semester != 0 || p.semester_step.given()) return semester(p);
  if (p.quarter.given() || p.half != 0) return part_of(quarter_or_half(p, ahead), p.part);
  if (p.month.given()) {
    const std::optional<Civil> month = month_of(p, ahead);
    if (!month) return Period::never(Grain::month);
    return part_of(Period::of_days(days_from_civil(month->year, month->month, 1),
                                   days_from_civil(month->year, month->month + 1, 1), Grain::month),
                   p.part);
  }
  const std::optional<int64_t> year = year_of(p);
  if (!year) return Period::never(Grain::year);
  return part_of(year_period(p, *year), p.part);
}

void Resolver::remember(const DateMention& mention, const Period& period) {
  if (!period.valid) return;
  const DatePoint& p = mention.from;
  // What is only compared with (전년보다, 전월 대비) is not what the text goes on about.
  const bool compared = p.same_period ||
                        ((p.year.from == DateField::From::text || p.month.from == DateField::From::text) &&
                         (p.year.value < 0 || p.month.value < 0)) ||
                        ((p.quarter.from == DateField::From::text || p.week.from == DateField::From::text) &&
                         (p.quarter.value < 0 || p.week.value < 0));
  if (compared || p.span != 0) return;
  Memory& m = memory_;
  const bool goes_on = m.listed_month && begin_ - m.listed_end <= 2;
  m.listed_month.reset();
  if (p.day.given() && p.day.from == DateField::From::number && (p.month.given() || goes_on)) {
    m.listed_month = civil_from_days(Period{true, period.end - 1, period.end, Grain::day}.first_day());
    m.listed_end = end_;
  }
  if (p.hour >= 0 || p.daypart_from >= 0) {
    m.afternoon = p.afternoon || (m.afternoon && p.daypart_from < 0 && p.hour >= 0) || p.hour > 12;
    m.hour = p.hour >= 0 ? static_cast<int>(floor_divide(period.begin - period.first_day() * kMicrosecondsPerDay,
                                                         kMicrosecondsPerHour))
                         : -1;
  }
  // 이달 1∼20일 … 작년 같은 기간
  if (mention.range && p.day.given() && p.month.given()) {
    m.has_period = true;
    m.period = period;
    m.period_sentence = sentence_;
  }
  const bool day = !mention.range && (period.grain == Grain::day || period.grain == Grain::time);
  m.date = civil_from_days(period.first_day());
  m.has_date = true;
  m.dated_year = p.month.given() && (p.year.given() || m.dated_year);
  m.date_sentence = sentence_;
  if (day || (mention.range && p.day.given())) {
    m.has_day = true;
    m.day = period.first_day();
    m.day_sentence = sentence_;
    if (p.hour < 0 && p.daypart_from < 0) m.afternoon = false;
    const bool step = p.day.from == DateField::From::published || p.day.from == DateField::From::text || p.ago != 0;
    if (!step) {
      m.has_plain_day = true;
      m.plain_day = m.day;
      m.plain_past = p.directed && p.direction < 0;
      m.plain_sentence = sentence_;
    }
    if (!m.has_main && std::abs(m.day - today_) <= 2 && p.day.from == DateField::From::number && !p.month.given()) {
      m.has_main = true;
      m.main_day = m.day;
    }
  } else if (period.grain != Grain::decade) {
    if (period.grain == Grain::year && p.year_form == YearForm::plain && !mention.range) {
      m.topic_year = m.date.year;
      m.topic_adverb = words_.is(text_[end_], DateMark::at);
      m.topic_sentence = sentence_;
    }
    m.has_period = true;
    m.period = period;
    m.period_sentence = sentence_;
  }
}

std::vector<ResolvedDate> resolve_dates(const DateWords& words, const Text& text,
                                        const std::vector<DateMention>& mentions, int64_t published) {
  Resolver resolver(words, text, published);
  std::vector<ResolvedDate> out;
  out.reserve(mentions.size());
  InterruptPacer pacer;
  for (const DateMention& mention : mentions) {
    pacer.tick();
    out.push_back(resolver.resolve(mention));
  }
  return out;
}

}  // namespace kn
