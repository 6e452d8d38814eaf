// Calendars that follow the moon, by ICU: on which day of the Gregorian calendar 설 (1/1 in Korea's) or 춘제 falls.
#pragma once

#include "base/tripwire.h"

#include <cstdint>
#include <optional>

namespace kn {

enum class LunarCalendar : unsigned char { korean, chinese, islamic };

// Days from 2000-01-01 of the day and month (1-based) in the lunar year that begins in the given Gregorian year (islamic: the
// first such day within the Gregorian year).  Nothing outside 1800 to 2200, for a day the month does not have, or without ICU's
// data.
std::optional<int64_t> lunar_day(LunarCalendar calendar, int64_t gregorian_year, int month, int day);

}  // namespace kn
