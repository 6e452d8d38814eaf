// Turns what dates say into periods, one after the other in the order of the text.
//
// What an expression leaves open is filled from, in this order: the first half of its range (9월 3일부터 12일까지), the
// text before it (이튿날, 그해, 전년 동기), its direction word (지난, 오는), and news usage: the nearest such day or
// month to publication, sooner in the same month or year, and on the side that the verb behind it speaks of.
#pragma once

#include <algorithm>

#include "dates/civil.h"
#include "dates/dates.h"

namespace kn {

// [begin, end) in microseconds since 2000-01-01; invalid where a date cannot be.
struct Period {
  bool valid = false;
  int64_t begin = 0, end = 0;
  Grain grain = Grain::day;

  // Days beyond what microseconds can count are held at the limit, and the period is invalid.
  static Period of_days(int64_t from, int64_t to, Grain grain) {
    const bool countable = from >= -kMostDays && to <= kMostDays;
    return {countable, std::clamp(from, -kMostDays, kMostDays) * kMicrosecondsPerDay,
            std::clamp(to, -kMostDays, kMostDays) * kMicrosecondsPerDay, grain};
  }
  static Period never(Grain grain) { return {false, 0, 0, grain}; }
  int64_t first_day() const { return floor_divide(begin, kMicrosecondsPerDay); }
  int64_t end_day() const { return floor_divide(end, kMicrosecondsPerDay); }
};

class Resolver {
 public:
  Resolver(const DateWords& words, const Text& text, int64_t published);

  ResolvedDate resolve(const DateMention& mention);

 private:
  // The first half of a range, while its second half is resolved.
  struct Ahead {
    const Period* period = nullptr;
    const DatePoint* point = nullptr;
  };
  // What the text has said so far.
  struct Memory {
    bool has_day = false, has_plain_day = false, has_period = false;
    bool plain_past = false;         // it was said with 지난
    int64_t day = 0, plain_day = 0;  // last day; last that is none of 어제, 전날, 이튿날
    Civil date;                      // month and year last spoken of
    bool has_date = false, dated_year = false;
    Period period;  // last month, quarter, … that 동기 may mean
    uint32_t day_sentence = 0, plain_sentence = 0, date_sentence = 0, period_sentence = 0;
    bool has_main = false;
    int64_t main_day = 0;               // the first day near publication
    std::optional<Civil> listed_month;  // the day before, with its month, that a list may go on from
    size_t listed_end = 0;
    std::optional<int64_t> topic_year;  // a year by itself: 내년에는
    bool topic_adverb = false;
    uint32_t topic_sentence = 0;
    bool afternoon = false;
    int hour = -1;
  };

  void advance(size_t to);
  Tense tense() const;
  // The 8 of 월요일인 8일, 사흘 뒤인 8일, 수요일(8일): how the text goes on to say which day it means; 0 for none.
  int said_again() const;
  Period as_said_again(const DatePoint& p, const Period& period) const;
  Period point(const DatePoint& p, Relation relation, Ahead ahead) const;
  Period range(const DateMention& mention);
  void remember(const DateMention& mention, const Period& period);

  // calendar_point.cpp: years down to months
  Period ago(const DatePoint& p) const;
  Period span(const DatePoint& p) const;
  std::optional<int64_t> year_of(const DatePoint& p) const;
  Period year_period(const DatePoint& p, int64_t year) const;
  Period same_period(const DatePoint& p) const;
  Period season(const DatePoint& p) const;
  Period quarter_or_half(const DatePoint& p, Ahead ahead) const;
  Period semester(const DatePoint& p) const;
  std::optional<Civil> month_of(const DatePoint& p, Ahead ahead) const;
  bool year_goes_on(int64_t month) const;
  int64_t nearest_year(int month) const;

  // day_point.cpp: weeks down to minutes
  Period holiday(const DatePoint& p) const;
  std::optional<int64_t> holiday_in(const DatePoint& p, int64_t year) const;
  Period week(const DatePoint& p, Ahead ahead) const;
  std::optional<int64_t> day_of(const DatePoint& p, Ahead ahead) const;
  std::optional<int64_t> nearest_day(const DatePoint& p) const;
  int64_t nearest_weekday(const DatePoint& p) const;
  int64_t anchor_day(DateField field) const;
  Period clock(const DatePoint& p, int64_t day, Relation relation, Ahead ahead) const;

  const DateWords& words_;
  const Text& text_;
  int64_t published_;
  int64_t today_;
  Civil now_;
  Memory memory_;
  size_t at_ = 0;
  uint32_t sentence_ = 0;
  size_t begin_ = 0, end_ = 0;  // of the mention in hand
  Relation relation_ = Relation::in;
  mutable std::optional<Tense> tense_;
};

// The part of a longer period: 이달 초, 지난해 말, 1990년대 중반.
Period part_of(const Period& whole, Part part);

}  // namespace kn
