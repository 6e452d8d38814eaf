// Days of the proleptic Gregorian calendar, counted from 2000-01-01; and the calendars that follow the moon, by ICU: on
// which day of it 설 (1/1 in Korea's) or 춘제 falls.
#pragma once

#include "base/tripwire.h"

#include <cstdint>
#include <optional>

namespace kn {

inline int64_t floor_divide(int64_t a, int64_t b) { return a / b - (a % b != 0 && (a % b < 0) != (b < 0) ? 1 : 0); }

bool is_leap_year(int64_t year);
int days_in_month(int64_t year, int month);
// A month beyond 1..12 counts on into other years; the day is taken as it is.
int64_t days_from_civil(int64_t year, int64_t month, int64_t day);

enum class LunarCalendar : unsigned char { korean, chinese, islamic };

// Days from 2000-01-01 of the day and month (1-based) in the lunar year that begins in the given Gregorian year
// (islamic: the first such day within the Gregorian year).  Gives nothing outside 1800 to 2200, for a day that the month
// does not have, and without ICU's data.
std::optional<int64_t> lunar_day(LunarCalendar calendar, int64_t gregorian_year, int month, int day);

}  // namespace kn
