// Lunar days from ICU.  A year's day is worked out once and remembered, since ICU follows the moon for each anew.
#include "base/calendar.h"

#include <array>
#include <memory>

#include <unicode/calendar.h>
#include <unicode/timezone.h>

namespace kn {

namespace {

constexpr double kDay = 86400000.0;  // milliseconds
constexpr int64_t kEpoch = 10957;    // days from 1970-01-01 to 2000-01-01

std::unique_ptr<icu::Calendar> open(LunarCalendar calendar) {
  const char* name = calendar == LunarCalendar::korean    ? "ko@calendar=dangi"
                     : calendar == LunarCalendar::chinese ? "zh@calendar=chinese"
                                                          : "ar@calendar=islamic-umalqura";
  UErrorCode status = U_ZERO_ERROR;
  // Local days without a clock: neither the default time zone nor the default locale of the process matters.
  std::unique_ptr<icu::Calendar> opened(
      icu::Calendar::createInstance(icu::TimeZone::getGMT()->clone(), icu::Locale(name), status));
  if (U_FAILURE(status)) opened.reset();
  return opened;
}

std::optional<int64_t> compute(LunarCalendar calendar, int64_t year, int month, int day) {
  const std::unique_ptr<icu::Calendar> c = open(calendar);
  if (!c) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  // From which year a calendar counts differs between versions of ICU, so ask it for a day of the year that is meant:
  // for the lunar ones in summer, when the year that began in spring goes on; for the islamic one at New Year.
  const int64_t asked = days_from_civil(year, calendar == LunarCalendar::islamic ? 1 : 7, 1) + kEpoch;
  c->setTime(static_cast<double>(asked) * kDay, status);
  const int32_t lunar_year = c->get(UCAL_EXTENDED_YEAR, status);
  for (int next = 0; next < 2; ++next) {
    c->clear();
    c->set(UCAL_EXTENDED_YEAR, lunar_year + next);
    c->set(UCAL_MONTH, month - 1);
    if (calendar != LunarCalendar::islamic) c->set(UCAL_IS_LEAP_MONTH, 0);
    c->set(UCAL_DATE, day);
    const double time = c->getTime(status);
    if (U_FAILURE(status) || c->get(UCAL_DATE, status) != day || U_FAILURE(status)) return std::nullopt;
    const auto days = static_cast<int64_t>(time / kDay) - kEpoch;
    if (calendar != LunarCalendar::islamic || days >= days_from_civil(year, 1, 1)) return days;
  }
  return std::nullopt;
}

struct Remembered {
  LunarCalendar calendar{};
  int64_t year = 0;
  int month = 0, day = 0;
  std::optional<int64_t> answer;
};
constinit thread_local std::array<Remembered, 64> remembered{};

}  // namespace

bool is_leap_year(int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int64_t year, int month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int64_t days_from_civil(int64_t year, int64_t month, int64_t day) {
  year += floor_divide(month - 1, 12);
  month = (month - 1) - 12 * floor_divide(month - 1, 12) + 1;
  // Years begin in March here, so that the leap day comes last.
  const int64_t y = month <= 2 ? year - 1 : year;
  const int64_t m = (month + 9) % 12;
  const int64_t days =
      365 * y + floor_divide(y, 4) - floor_divide(y, 100) + floor_divide(y, 400) + (153 * m + 2) / 5 + day - 1;
  return days - 730425;  // from 0000-03-01 to 2000-01-01
}

std::optional<int64_t> lunar_day(LunarCalendar calendar, int64_t year, int month, int day) {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 30) return std::nullopt;
  Remembered& slot =
      remembered[static_cast<size_t>(year * 7 + month * 5 + day + static_cast<int>(calendar) * 31) % remembered.size()];
  if (slot.month != month || slot.day != day || slot.year != year || slot.calendar != calendar)
    slot = {calendar, year, month, day, compute(calendar, year, month, day)};
  return slot.answer;
}

}  // namespace kn
