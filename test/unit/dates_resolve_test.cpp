// What dates mean, against publication and the text before them.
#include <gtest/gtest.h>

#include "base/calendar.h"
#include "base/unicode.h"
#include "dates/civil.h"
#include "dates/dates.h"
#include "test_image.h"

namespace kn {
namespace {

const DateWords& words() {
  static const DateWords w = DateWords::open(test::data_image(), test::numerals());
  return w;
}

std::string day(int64_t days) {
  const Civil c = civil_from_days(days);
  return std::to_string(c.year) + "-" + std::to_string(c.month) + "-" + std::to_string(c.day);
}

std::string moment(std::optional<int64_t> at) {
  if (!at) return "?";
  const int64_t days = floor_divide(*at, kMicrosecondsPerDay),
                minutes = (*at - days * kMicrosecondsPerDay) / (kMicrosecondsPerHour / 60);
  std::string out = day(days);
  if (minutes != 0) out += "T" + std::to_string(minutes / 60) + ":" + std::to_string(minutes % 60);
  return out;
}

// "from..to grain relation" of each date, joined with " | ".
std::string meant(std::string_view in, int64_t year, int month, int dom, int hour = 10) {
  const Text text(in);
  const std::vector<DateMention> mentions = find_dates(words(), text);
  const int64_t published = days_from_civil(year, month, dom) * kMicrosecondsPerDay + hour * kMicrosecondsPerHour;
  const std::vector<ResolvedDate> dates = resolve_dates(words(), text, mentions, published);
  std::string out;
  for (size_t i = 0; i < dates.size(); ++i) {
    if (i > 0) out += " | ";
    out += moment(dates[i].starts_at) + ".." + moment(dates[i].ends_at) + " " + std::string(name(dates[i].grain));
    if (mentions[i].relation != Relation::in) out += " " + std::string(name(mentions[i].relation));
  }
  return out;
}

TEST(ResolveDates, BareDaysAreTheNearestAndTheVerbDecides) {
  EXPECT_EQ(meant("31일 밝혔다", 2019, 5, 31), "2019-5-31..2019-6-1 day");
  EXPECT_EQ(meant("1일 열린다", 2019, 12, 31), "2020-1-1..2020-1-2 day");
  EXPECT_EQ(meant("25일 열린다", 2025, 9, 3), "2025-9-25..2025-9-26 day");
  EXPECT_EQ(meant("25일 발생한 화재", 2025, 9, 3), "2025-8-25..2025-8-26 day");
  EXPECT_EQ(meant("11월 발표한 대책", 2023, 1, 9), "2022-11-1..2022-12-1 month");
  EXPECT_EQ(meant("11월 8일 시행된다", 2024, 4, 27), "2024-11-8..2024-11-9 day");
}

TEST(ResolveDates, DirectionWords) {
  EXPECT_EQ(meant("지난 30일", 2019, 8, 2), "2019-7-30..2019-7-31 day");
  EXPECT_EQ(meant("오는 3일", 2019, 8, 29), "2019-9-3..2019-9-4 day");
  EXPECT_EQ(meant("지난 금요일", 2020, 6, 12), "2020-6-5..2020-6-6 day");
  EXPECT_EQ(meant("지난 12월", 2026, 1, 12), "2025-12-1..2026-1-1 month");
  EXPECT_EQ(meant("오는 11월부터", 2026, 4, 17), "2026-11-1..2026-12-1 month from");
}

TEST(ResolveDates, TheTextBeforeAnchors) {
  EXPECT_EQ(meant("사고는 2022년 9월 6일 일어났다. 이튿날 수습됐다.", 2023, 9, 12),
            "2022-9-6..2022-9-7 day | 2022-9-7..2022-9-8 day");
  EXPECT_EQ(meant("오는 12일 개막한다. 이날 장관이 온다.", 2025, 9, 5),
            "2025-9-12..2025-9-13 day | 2025-9-12..2025-9-13 day");
  EXPECT_EQ(meant("1∼8월 수출은 전년 동기보다 늘었다", 2024, 9, 4),
            "2024-1-1..2024-9-1 range | 2023-1-1..2023-9-1 range");
  EXPECT_EQ(meant("월요일인 8일", 2025, 9, 5), "2025-9-8..2025-9-9 day | 2025-9-8..2025-9-9 day");
  EXPECT_EQ(meant("5월 1일, 15일에 열린다", 2025, 3, 10), "2025-5-1..2025-5-2 day | 2025-5-15..2025-5-16 day");
}

TEST(ResolveDates, TimesOfDay) {
  EXPECT_EQ(meant("내일 새벽 2시께", 2026, 2, 14), "2026-2-15T2:0..2026-2-15T3:0 time about");
  EXPECT_EQ(meant("오늘 자정까지", 2019, 7, 26), "2019-7-27..2019-7-27T1:0 time by");
  EXPECT_EQ(meant("28일 오후 6시 30분부터 8시까지", 2022, 5, 28), "2022-5-28T18:30..2022-5-28T20:0 range");
  EXPECT_EQ(meant("밤 11시부터 이튿날 새벽 4시까지", 2025, 6, 1), "2025-6-1T23:0..2025-6-2T4:0 range");
  EXPECT_EQ(meant("2일 밤 12시", 2025, 6, 1), "2025-6-3..2025-6-3T1:0 time");
  EXPECT_EQ(meant("낮 12시 30분", 2025, 6, 1), "2025-6-1T12:30..2025-6-1T12:31 time");
}

TEST(ResolveDates, PartsOfLongerPeriods) {
  EXPECT_EQ(meant("이달 말까지", 2024, 5, 7), "2024-5-21..2024-6-1 range by");
  EXPECT_EQ(meant("지난해 말", 2025, 9, 5), "2024-12-1..2025-1-1 month");
  EXPECT_EQ(meant("18세기 후반", 2025, 3, 17), "1751-1-1..1801-1-1 range");
  EXPECT_EQ(meant("다음 주 중반", 2020, 11, 29), "2020-12-2..2020-12-4 range");
  EXPECT_EQ(meant("7월 넷째 주", 2021, 6, 7), "2021-7-19..2021-7-26 week");
  EXPECT_EQ(meant("10월 둘째 주 토요일", 2021, 10, 5), "2021-10-9..2021-10-10 day");
}

TEST(ResolveDates, WhatCannotBeHasNoBounds) {
  for (const char* s : {"2025년 2월 30일", "9월 31일 오후 6시", "0000년 1월 1일", "9999999년 3월", "45억 년 전",
                        "후반 38분", "내년 2월 29일"})
    EXPECT_EQ(meant(s, 2025, 1, 1).substr(0, 4), "?..?") << s;
  EXPECT_NE(meant("99999년 12월 31일", 2025, 1, 1).find("99999-12-31"), std::string::npos);
}

TEST(ResolveDates, ExtremePublicationsAreNoError) {
  for (const int64_t year : {-4712LL, -1LL, 0LL, 1LL, 294275LL})
    for (const char* s : {"오늘", "3일", "지난달", "10년 전", "추석", "다음 주 금요일", "올겨울", "3분기",
                          "100만 년 뒤", "처서인 23일", "부활절", "라마단"})
      meant(s, year, 2, 28);
  for (const int64_t published : {-211813488000000000LL, 9223371331199999999LL}) {
    const Text text("오늘 3일 지난달 10년 전 추석 이번 주말 향후 5년 30분 전");
    resolve_dates(words(), text, find_dates(words(), text), published);
  }
}

TEST(Civil, DaysAndBack) {
  EXPECT_EQ(days_from_civil(2000, 1, 1), 0);
  EXPECT_EQ(days_from_civil(1970, 1, 1), -10957);
  EXPECT_EQ(days_from_civil(2024, 14, 1), days_from_civil(2025, 2, 1));
  EXPECT_EQ(days_from_civil(2024, -1, 1), days_from_civil(2023, 11, 1));
  EXPECT_EQ(weekday(0), 6);  // a Saturday
  for (int64_t d = -2500000; d < 3000000; d += 997) {
    const Civil c = civil_from_days(d);
    ASSERT_EQ(days_from_civil(c.year, c.month, c.day), d);
    ASSERT_GE(c.month, 1);
    ASSERT_LE(c.day, days_in_month(c.year, c.month));
  }
}

TEST(Civil, MovableDays) {
  EXPECT_EQ(day(easter_sunday(2025)), "2025-4-20");
  EXPECT_EQ(day(easter_sunday(2027)), "2027-3-28");
  EXPECT_EQ(day(*solar_term(2021, 0)), "2021-3-20");
  EXPECT_EQ(day(*solar_term(2021, 150)), "2021-8-23");
  EXPECT_EQ(day(*solar_term(2025, 270)), "2025-12-22");
  EXPECT_EQ(day(*solar_term(2025, 315)), "2025-2-3");
  EXPECT_FALSE(solar_term(99999, 0));
}

TEST(LunarDay, KoreanAndChineseYears) {
  EXPECT_EQ(day(*lunar_day(LunarCalendar::korean, 2025, 1, 1)), "2025-1-29");
  EXPECT_EQ(day(*lunar_day(LunarCalendar::korean, 2025, 8, 15)), "2025-10-6");
  EXPECT_EQ(day(*lunar_day(LunarCalendar::korean, 2023, 4, 8)), "2023-5-27");
  EXPECT_EQ(day(*lunar_day(LunarCalendar::korean, 2027, 1, 1)), "2027-2-7");
  EXPECT_EQ(day(*lunar_day(LunarCalendar::chinese, 2026, 1, 1)), "2026-2-17");
  EXPECT_EQ(day(*lunar_day(LunarCalendar::islamic, 2025, 9, 1)), "2025-3-1");
  for (const int month : {0, 13, -1}) EXPECT_FALSE(lunar_day(LunarCalendar::korean, 2025, month, 1));
  EXPECT_FALSE(lunar_day(LunarCalendar::korean, 99999, 1, 1));
  EXPECT_FALSE(lunar_day(LunarCalendar::korean, 2025, 1, 31));
}

}  // namespace
}  // namespace kn
