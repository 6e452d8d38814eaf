// Dates: what is one, where it ends, and what is none.
#include "dates/dates.h"

#include <gtest/gtest.h>

#include "test_image.h"

namespace kn {
namespace {

const DateWords& words() {
  static const DateWords w = DateWords::open(test::data_image(), test::numerals());
  return w;
}

// The surfaces found, joined with " | ".
std::string found(std::string_view in) {
  const Text text(in);
  std::string out;
  for (const DateMention& m : find_dates(words(), text)) {
    if (!out.empty()) out += " | ";
    out += text.surface(m.span);
  }
  return out;
}

TEST(FindDates, PointsOfAnyLength) {
  EXPECT_EQ(found("정부는 다음 달 5일 국무회의에서 개정안을 심의한다."), "다음 달 5일");
  EXPECT_EQ(found("내년 상반기와 2027년 3분기, 올 하반기"), "내년 상반기 | 2027년 3분기 | 올 하반기");
  EXPECT_EQ(found("26일 오전 9시 30분 전국에서"), "26일 오전 9시 30분");
  EXPECT_EQ(found("6월 1일(화) 오후 3시 온라인 설명회"), "6월 1일(화) 오후 3시");
  EXPECT_EQ(found("10월 둘째 주 토요일인 9일은 한글날이다"), "10월 둘째 주 토요일 | 9일 | 한글날");
  EXPECT_EQ(found("18세기 후반, 1970년대, 기원전 57년"), "18세기 후반 | 1970년대 | 기원전 57년");
  EXPECT_EQ(found("등록 2025-09-05 16:59"), "2025-09-05 16:59");
  EXPECT_EQ(found("'21년 12월 준공한"), "'21년 12월");
}

TEST(FindDates, DirectionBelongsAndRelationDoesNot) {
  EXPECT_EQ(found("오는 10일까지, 지난 5월 26일부터, 이달 말쯤"), "오는 10일 | 지난 5월 26일 | 이달 말");
  EXPECT_EQ(found("10년 전과 사흘 뒤, 2~3년 뒤"), "10년 전 | 사흘 뒤 | 2~3년 뒤");
}

TEST(FindDates, RangesAreOneDate) {
  EXPECT_EQ(found("9월 3일부터 12일까지 운항한다"), "9월 3일부터 12일까지");
  EXPECT_EQ(found("16~18일, 1∼8월, 31일~4월 2일"), "16~18일 | 1∼8월 | 31일~4월 2일");
  EXPECT_EQ(found("8.17.(화)~8.31.(화)이다"), "8.17.(화)~8.31.(화)");
}

TEST(FindDates, LengthsOfTimeAreNone) {
  for (const char* s : {"3일간 열린다", "11일 만에", "6개월 만에", "3주 연속", "2박 3일 일정", "최대 5일", "1일 1식",
                        "3분기 연속 적자", "3년 동안", "30분 만에", "정산 주기가 60일에서 20일로", "1000일", "5시간"})
    EXPECT_EQ(found(s), "") << s;
}

TEST(FindDates, HabitsNamesAndWordsAreNone) {
  for (const char* s :
       {"매월 25일은", "매주 월요일", "토요일마다",  "오일 파스타",   "내일배움카드",       "오늘날",
        "당일치기",    "5·18 유족",   "6·25전쟁",    "이달의 기자상", "오늘의집",           "‘8월의 크리스마스’",
        "설치 작가",   "설명회",      "24시 편의점", "전주 한옥마을", "오전과 오후로 나눠", "월드컵",
        "2030 세대",   "시즌",        "HBM3E",       "D+3일"})
    EXPECT_EQ(found(s), "") << s;
}

TEST(FindDates, NumbersKeepTheirBorders) {
  for (const char* s : {"1.5일", "12345년", "99999999999999999999일", "0일", "32일", "45일", "13월", "010-1234-5678",
                        "3-1", "2025.09", "1:1"})
    EXPECT_EQ(found(s), "") << s;
}

TEST(FindDates, FoldsAndPointsBack) {
  EXPECT_EQ(found("１０월 ３일"), "１０월 ３일");
  const std::string nfd = "\u110b\u1175\u1103\u1161\u11af 5\u110b\u1175\u11af";  // 이달 5일
  EXPECT_EQ(found(nfd), nfd);
}

}  // namespace
}  // namespace kn
