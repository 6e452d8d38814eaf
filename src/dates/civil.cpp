// Arithmetic of days; Easter (Meeus/Jones/Butcher) and the sun's longitude (Meeus, Astronomical Algorithms, ch. 25:
// good to a quarter of an hour) are computed.
#include "dates/civil.h"

#include <cmath>

namespace kn {

Civil civil_from_days(int64_t days) {
  const int64_t d = days + 730425;
  const int64_t era = floor_divide(d, 146097), day_of_era = d - era * 146097;
  const int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t m = (5 * day_of_year + 2) / 153;
  Civil c;
  c.day = static_cast<int>(day_of_year - (153 * m + 2) / 5 + 1);
  c.month = static_cast<int>(m < 10 ? m + 3 : m - 9);
  c.year = year_of_era + era * 400 + (c.month <= 2 ? 1 : 0);
  return c;
}

int64_t monday_of_week(int64_t year, int week) { return monday_of(days_from_civil(year, 1, 4)) + 7 * (week - 1); }

int64_t easter_sunday(int64_t year) {
  const int64_t a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
  const int64_t h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7,
                m = (a + 11 * h + 22 * l) / 451;
  const int64_t n = h + l - 7 * m + 114;
  return days_from_civil(year, n / 31, n % 31 + 1);
}

std::optional<int64_t> solar_term(int64_t year, int degrees) {
  if (year < 1600 || year > 2400) return std::nullopt;
  constexpr double kRadians = 3.14159265358979323846 / 180;
  // Days from 2000-01-01 12:00 TT, first guessed from the vernal equinox.
  const double steps = degrees >= 285 ? degrees - 360 : degrees;
  double t = static_cast<double>(days_from_civil(year, 3, 20)) + steps * 365.2422 / 360;
  for (int round = 0; round < 6; ++round) {
    const double century = t / 36525;
    const double anomaly = (357.52911 + 35999.05029 * century) * kRadians;
    const double centre = (1.914602 - 0.004817 * century) * std::sin(anomaly) +
                          (0.019993 - 0.000101 * century) * std::sin(2 * anomaly) + 0.000289 * std::sin(3 * anomaly);
    const double longitude = 280.46646 + 36000.76983 * century + centre - 0.00569 -
                             0.00478 * std::sin((125.04 - 1934.136 * century) * kRadians);
    const double off = std::remainder(longitude - degrees, 360.0);
    t -= off * 365.2422 / 360;
  }
  return static_cast<int64_t>(std::floor(t + 0.5 + 9.0 / 24));  // from noon, and Korea's time
}

std::optional<int64_t> dog_day(int64_t year, int degrees, int nth) {
  const std::optional<int64_t> from = solar_term(year, degrees);
  if (!from) return std::nullopt;
  constexpr int64_t kGeng = 2;  // 2000-01-03 was one
  return *from + ((kGeng - *from) % 10 + 10) % 10 + 10 * (nth - 1);
}

}  // namespace kn
