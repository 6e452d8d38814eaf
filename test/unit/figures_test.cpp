// extract_figures: what is read, what is left alone, and that no input breaks or slows it.
#include "figures/figures.h"

#include <gtest/gtest.h>

#include <ctime>

#include "base/unicode.h"
#include "figures/recent_words.h"
#include "test_image.h"

namespace kn {
namespace {

const Figures& figures() {
  static const Figures loaded(test::data_image(), test::numerals());
  return loaded;
}

// "surface kind value[-value_to] unit qualifier change {item}" of each figure, parted by " | ".
std::string read(std::string_view input, const std::vector<Span>& taken = {}) {
  const Text text(input);
  std::string all;
  for (const Figure& f : figures().extract(text, taken)) {
    if (!all.empty()) all += " | ";
    all += std::string(text.surface(f.span)) + " " + std::string(kind_name(f.kind)) + " " + f.value.to_string();
    if (f.value_to) all += "-" + f.value_to->to_string();
    if (!f.unit.empty()) all += " " + f.unit;
    if (f.qualifier != Qualifier::exact) all += " " + std::string(qualifier_name(f.qualifier));
    if (f.change != Change::none) all += f.change == Change::up ? " up" : " down";
  }
  return all;
}

std::string surfaces(std::string_view input) {
  const Text text(input);
  std::string all;
  for (const Figure& f : figures().extract(text, {}))
    all += (all.empty() ? "" : " | ") + std::string(text.surface(f.span));
  return all;
}

TEST(Figures, NumbersWithUnits) {
  EXPECT_EQ(read("1조 2,345억 6,789만 원"), "1조 2,345억 6,789만 원 money 1234567890000 KRW");
  EXPECT_EQ(read("3억2천만 호주달러"), "3억2천만 호주달러 money 320000000 AUD");
  EXPECT_EQ(read("£2억8천만은"), "£2억8천만 money 280000000 GBP");
  EXPECT_EQ(read("20㎿ 규모"), "20㎿ power 20 MW");
  EXPECT_EQ(read("시속 100㎞로"), "시속 100㎞ speed 100 km/h");
  EXPECT_EQ(read("영하 12도의"), "영하 12도 temperature -12 °C");
  EXPECT_EQ(read("두 명과 서른다섯 대"), "두 명 count 2 명 | 서른다섯 대 count 35 대");
  EXPECT_EQ(read("세 번째 도전"), "세 번째 ordinal 3 번째");
  EXPECT_EQ(read("제4차 계획, 6호기, 세계 1위"), "제4차 ordinal 4 차 | 6호기 ordinal 6 호기 | 1위 rank 1 위");
  EXPECT_EQ(read("수백만 명이"), "수백만 명 count 1000000-9000000 명");
  EXPECT_EQ(read("1만5000여명이"), "1만5000여명 count 15000 명 about");
  EXPECT_EQ(read("3분의 1을"), "3분의 1 fraction 0.33333333333333333333");
}

TEST(Figures, JoinedNumbers) {
  EXPECT_EQ(read("10~20%"), "10~20% percent 10-20 %");
  EXPECT_EQ(read("3∼4배"), "3∼4배 multiple 3-4 배");
  EXPECT_EQ(read("2000만~3000만원"), "2000만~3000만원 money 20000000-30000000 KRW");
  EXPECT_EQ(read("2~3만 명"), "2~3만 명 count 20000-30000 명");
  EXPECT_EQ(read("1시간 20분 동안"), "1시간 20분 duration 80 분");
  EXPECT_EQ(read("2년 6개월을"), "2년 6개월 duration 30 개월");
  EXPECT_EQ(read("1시간 반을"), "1시간 반 duration 1.5 시간");
  EXPECT_EQ(read("11초68로"), "11초68 duration 11.68 초");
  EXPECT_EQ(read("1,385원 20전에"), "1,385원 20전 money 1385.2 KRW");
  EXPECT_EQ(read("7.5대 1로"), "7.5대 1 number 7.5 대 1");
  EXPECT_EQ(surfaces("59·84·101㎡로"), "59 | 84 | 101㎡");
  EXPECT_EQ(read("50대 남성 김모(53)씨"), "50대 age 50-59 세 | 53 age 53 세");
  EXPECT_EQ(read("구호 트럭 20대가"), "20대 count 20 대");
  EXPECT_EQ(read("10대 그룹이"), "10대 count 10 대");
  EXPECT_EQ(read("2분 06초 71로"), "2분 06초 71 duration 126.71 초");
  EXPECT_EQ(read("20초 10명"), "20초 duration 20 초 | 10명 count 10 명");
  EXPECT_EQ(read("시속 18㎞에서 24㎞로"), "시속 18㎞ speed 18 km/h | 24㎞ speed 24 km/h up");
}

TEST(Figures, CountersOfGoodsAndHouses) {
  EXPECT_EQ(read("건물 3개 동이 탔다"), "3개 동 count 3 개동");
  EXPECT_EQ(surfaces("한 동네, 101동 앞"), "101동");
  EXPECT_EQ(read("10a당 520㎏을"), "10a area 10 a | 520㎏ mass 520 kg");
  EXPECT_EQ(surfaces("두 손으로 잡고 한 손에 들었다"), "");
  EXPECT_EQ(surfaces("한 단지 전용면적, 외교부 서기관, 서두름 씨"), "");
  EXPECT_EQ(surfaces("공조해 잡았다. 두 번 다시 없다. 천원의 아침밥"), "");
}

TEST(Figures, WordsThatCountByThemselves) {
  EXPECT_EQ(read("의자는 일곱이다"), "일곱 count 7");
  EXPECT_EQ(surfaces("다섯 손가락, 열이 난다, 열다섯에 왔다"), "");
  EXPECT_EQ(read("전력을 10분의 1만 쓴다"), "10분의 1 fraction 0.1");
  EXPECT_EQ(read("재석 182·찬성 176"), "182 number 182 | 176 number 176");
  EXPECT_EQ(surfaces("국방 2+2 회의, 1+1 행사"), "");
}

TEST(Figures, DaysThatAreALength) {
  EXPECT_EQ(surfaces("밸브를 잠근 지 11일이 지났다"), "11일");
  EXPECT_EQ(surfaces("조업정지 10일 처분, 주 5일, 기간을 30일 늘렸다"), "10일 | 5일 | 30일");
  EXPECT_EQ(surfaces("회의는 5일 만이다"), "5일");
  EXPECT_EQ(surfaces("회의는 5일 열린다. 전주 5일, 제주 4일 개막"), "");
}

// Each figure looks a few words far, also where the text is one word of figures in parentheses.
TEST(Figures, NamesInARowTakeLinearTime) {
  std::string row;
  for (int i = 0; i < 20000; ++i) row += "김(53)가(5원)나";
  const std::clock_t start = std::clock();  // of the processor: the machine may be busy
  const Text text(row);
  EXPECT_GT(figures().extract(text, {}).size(), 20000U);
  EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, 5.0);
}

TEST(Figures, WordsAround) {
  EXPECT_EQ(read("약 720조원"), "720조원 money 720000000000000 KRW about");
  EXPECT_EQ(read("60% 넘게"), "60% percent 60 % more_than");
  EXPECT_EQ(read("20%를 밑돌지 않는다"), "20% percent 20 % at_least");
  EXPECT_EQ(read("1천만원을 넘지 못한다"), "1천만원 money 10000000 KRW at_most");
  EXPECT_EQ(read("최대 20만원까지"), "20만원 money 200000 KRW at_most");
  EXPECT_EQ(read("29.7% 늘어난"), "29.7% percent 29.7 % up");
  EXPECT_EQ(read("35%↑, 6%↓, ▼1.2%"), "35% percent 35 % up | 6% percent 6 % down | 1.2% percent 1.2 % down");
  EXPECT_EQ(read("2.75%에서 2.50%로 내렸다"), "2.75% percent 2.75 % | 2.50% percent 2.5 % down");
  EXPECT_EQ(read("각각 0.9%, 0.4% 떨어졌다"), "0.9% percent 0.9 % down | 0.4% percent 0.4 % down");
  EXPECT_EQ(read("타일 세 장이 떨어졌다"), "세 장 count 3 장");
  EXPECT_EQ(read("매출 3조원을 올렸다"), "3조원 money 3000000000000 KRW");
  EXPECT_EQ(read("값이 300원 올랐다"), "300원 money 300 KRW up");
  EXPECT_EQ(read("체감온도가 35도를 오르내린다"), "35도 temperature 35 °C about");
}

TEST(Figures, Restatements) {
  const Text text("5천억 달러(약 720조원)와 31.27포인트(0.98%)");
  const std::vector<Figure> found = figures().extract(text, {});
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[1].restates, std::optional<size_t>(0));
  EXPECT_FALSE(found[3].restates);
}

TEST(Figures, Items) {
  const auto item = [](std::string_view input) {
    const Text text(input);
    const std::vector<Figure> found = figures().extract(text, {});
    return found.empty() ? std::string("-") : text.folded(found[0].item);
  };
  EXPECT_EQ(item("GPU 5만 장을"), "GPU");
  EXPECT_EQ(item("매개변수는 700억개로"), "매개변수");
  EXPECT_EQ(item("십이만 대의 전기 트럭을"), "전기 트럭");
  EXPECT_EQ(item("15㎿급 터빈을"), "터빈");
  EXPECT_EQ(item("물가는 2.1% 올랐다"), "물가");
  EXPECT_EQ(item("정부는 8천억원을 사들였다"), "");
  EXPECT_EQ(item("수율은 80%를 돌파했다"), "수율");
}

TEST(Figures, WhatIsNone) {
  for (const char* text : {"",
                           "이 대통령은 일이 많다",
                           "만남과 조건",
                           "한국과 두바이",
                           "HBM3E",
                           "GPT-4o와 챗GPT-5",
                           "갤럭시 S25와 아이폰17",
                           "A100",
                           "나스닥100과 S&P500",
                           "1577-0199로",
                           "02-123-4567",
                           "제3조 2항에",
                           "2025년 9월 3일",
                           "1990년대",
                           "10시 30분",
                           "2025.09.05",
                           "3분기",
                           "1.2.3",
                           "4-4-2 포메이션",
                           "① ②",
                           "십시일반 만원 버스",
                           "한 시민은",
                           "한 번에",
                           "제2차관과 1차장",
                           "10년 전",
                           "민사2부는",
                           "2호선",
                           "세배와 한마디",
                           "서명과 수해",
                           "만기 연장",
                           "5G와 4K",
                           "119에 신고",
                           "공백",
                           "이천병원",
                           "구조 헬기",
                           "천만의 말씀"})
    EXPECT_EQ(surfaces(text), "") << text;
}

TEST(Figures, KeepsOffDates) {
  const Text text("12일 5명이 3개월 30분");
  EXPECT_EQ(read("12일 5명이 3개월 30분", {Span{0, 3}}),
            "5명 count 5 명 | 3개월 duration 3 개월 | 30분 duration 30 분");
  EXPECT_EQ(read("지난 3개월 5명", {Span{0, 6}}), "5명 count 5 명");
  EXPECT_EQ(read("1시간 20분", {Span{5, 8}}), "");
}

// Random strings of what matters to the reader: spans stand inside the text, in order, apart.
TEST(Figures, AnyTextGivesSpansApart) {
  static constexpr const char* kPieces[] = {
      "1",  "23", "만", "억",   "조", ".",    ",",    "-",  "~",      " ",    "%", "원",   "대",   "명",   "(",  ")",
      "제", "두", "열", "수",   "십", "분의", "여",   "약", "이상",   "달러", "$", "㎿",   "시속", "영하", "km", "A",
      "년", "월", "일", "시간", "반", "·",    "에서", "로", "늘어난", "\n",   "“", "번째", "𠀀",   "é"};
  uint64_t state = 1234567;
  for (int round = 0; round < 4000; ++round) {
    std::string input;
    for (int k = 0; k < 30; ++k) {
      state ^= state << 13U;
      state ^= state >> 7U;
      state ^= state << 17U;
      input += kPieces[state % std::size(kPieces)];
    }
    const Text text(input);
    uint32_t end = 0;
    for (const Figure& f : figures().extract(text, {})) {
      ASSERT_GE(f.span.begin, end) << input;
      ASSERT_GT(f.span.end, f.span.begin) << input;
      ASSERT_LE(f.span.end, text.size()) << input;
      ASSERT_LE(f.item.end, text.size()) << input;
      end = f.span.end;
    }
  }
}

TEST(RecentWords, KeepWordsOfSyllablesAndForgetNothingElse) {
  RecentWords words;
  const auto key = [](std::u32string_view word) { return RecentWords::key(word); };
  for (const std::u32string_view none : {U"", U"GPU는", U"5만", U"가나다라마바사아자"})
    EXPECT_FALSE(key(none)) << to_utf8(none);
  EXPECT_FALSE(words.find(*key(U"예산을")));
  words.put(*key(U"예산을"), {2, 3, 0});
  words.put(*key(U"국내총생산량을로"), {15, 7, 3});
  ASSERT_TRUE(words.find(*key(U"예산을")));
  EXPECT_EQ(words.find(*key(U"예산을"))->noun_length, 2);
  EXPECT_EQ(words.find(*key(U"예산을"))->particle, 3);
  EXPECT_EQ(words.find(*key(U"국내총생산량을로"))->noun_length, 15);
  EXPECT_EQ(words.find(*key(U"국내총생산량을로"))->kind, 3);
  EXPECT_FALSE(words.find(*key(U"예산")));
  EXPECT_FALSE(words.find(*key(U"예산은")));
}

TEST(Figures, HostileInputTakesLinearTime) {
  const auto seconds = [](const std::string& piece, size_t bytes) {
    std::string input;
    while (input.size() < bytes) input += piece;
    const Text text(input);
    const std::clock_t from = std::clock();  // of the processor: the machine may be busy
    figures().extract(text, {});
    return static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
  };
  for (const char* piece : {"7",
                            ",",
                            "만",
                            "1,",
                            "1·",
                            "(",
                            "3(",
                            ")",
                            "1~",
                            "2-",
                            "한 ",
                            "두두두",
                            "3명",
                            "3% ",
                            "5만 6",
                            "3%, ",
                            "3명·",
                            "3명과 ",
                            "3명 가",
                            "2천년 3명이던 ",
                            "수십",
                            "-",
                            "마이너스 ",
                            "1대 ",
                            "제",
                            "3분의 ",
                            "a1",
                            "가 1% ",
                            "2+",
                            "찬성 57표·",
                            "가 한 손 ",
                            "다섯",
                            "다섯은 ",
                            "3일 ",
                            "주 3일 ",
                            "2초 71로 ",
                            "한 갑에 5원 ",
                            "25m가 넘는 "})
    EXPECT_LT(seconds(piece, 1000000), 5.0) << piece;  // a quarter of a second on an idle machine
}

}  // namespace
}  // namespace kn
