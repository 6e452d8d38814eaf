// Days of the proleptic Gregorian calendar, counted from 2000-01-01, without tables and for any year that a timestamp
// holds.
#pragma once

#include <cstdint>
#include <optional>

#include "base/calendar.h"

namespace kn {

struct Civil {
  int64_t year = 2000;
  int month = 1, day = 1;
};

inline constexpr int64_t kMicrosecondsPerHour = 3600LL * 1000 * 1000;
inline constexpr int64_t kMicrosecondsPerDay = 24 * kMicrosecondsPerHour;

// What PostgreSQL's timestamp can hold, a year of margin taken off.
inline constexpr int64_t kFirstYear = -4711, kLastYear = 294275;

// Days whose microseconds, and a day's more, fit 64 bits.
inline constexpr int64_t kMostDays = 106751990;

Civil civil_from_days(int64_t days);
inline int weekday(int64_t days) { return static_cast<int>(((days + 5) % 7 + 7) % 7) + 1; }  // Monday 1
inline int64_t monday_of(int64_t days) { return days - (weekday(days) - 1); }
// Monday of the ISO week that has the year's first Thursday, and so on.
int64_t monday_of_week(int64_t year, int week);
int64_t easter_sunday(int64_t year);
// The day, in Korea, on which the sun reaches the longitude (0 춘분, 90 하지, …) in that year.
std::optional<int64_t> solar_term(int64_t year, int degrees);
// The nth day of 경 (庚), which comes round every ten days, from there on: 초복 is the third from 하지.
std::optional<int64_t> dog_day(int64_t year, int degrees, int nth);

}  // namespace kn
