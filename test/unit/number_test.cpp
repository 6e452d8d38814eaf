// Numbers: reading them at a place, whole texts, and writing them.
#include "numeral/number.h"

#include <gtest/gtest.h>

#include "base/unicode.h"
#include "numeral/units.h"
#include "test_image.h"

namespace kn {
namespace {

using test::numerals;

std::string whole(std::string_view text) {
  const Text t(text);
  const std::optional<Decimal> value = numerals().whole(t.chars());
  return value ? value->to_string() : "NULL";
}

// "span|low|high" of the number at the beginning of the text.
std::string read(std::string_view text) {
  const Text t(text);
  const std::optional<Number> n = numerals().at(t.chars(), 0);
  if (!n) return "NULL";
  return t.folded(n->span) + "|" + n->low.to_string() + (n->high ? "|" + n->high->to_string() : "") +
         (n->about ? "|about" : "");
}

TEST(Number, WholeTexts) {
  const std::pair<const char*, const char*> cases[] = {{"10조1천억", "10100000000000"},
                                                       {"4조4천600억", "4460000000000"},
                                                       {"16조8천449억", "16844900000000"},
                                                       {"8천649억", "864900000000"},
                                                       {"1만3천", "13000"},
                                                       {"1,700만", "17000000"},
                                                       {"1,234만5천", "12345000"},
                                                       {"29.7", "29.7"},
                                                       {"-3.1", "-3.1"},
                                                       {"사천육백억", "460000000000"},
                                                       {"이천칠백삼십오만", "27350000"},
                                                       {"영점오", "0.5"},
                                                       {"이점칠오", "2.75"},
                                                       {"마이너스 3", "-3"},
                                                       {"마이너스3.5", "-3.5"},
                                                       {"제로", "0"},
                                                       {"３０", "30"},
                                                       {"⑤", "5"},
                                                       {"1조 2,345억 6,789만", "1234567890000"},
                                                       {"2.5조", "2500000000000"},
                                                       {"5천59만", "50590000"},
                                                       {"10백만", "10000000"},
                                                       {"만", "10000"},
                                                       {"천만", "10000000"},
                                                       {"십이만", "120000"},
                                                       {"백스무", "120"},
                                                       {"사백스무", "420"},
                                                       {"열두", "12"},
                                                       {"스물다섯", "25"},
                                                       {"아흔아홉", "99"},
                                                       {"3분의 1", "0.33333333333333333333"},
                                                       {"3분의 2", "0.66666666666666666667"},
                                                       {"100만분의 1", "0.000001"},
                                                       {"절반", "0.5"},
                                                       {"½", "0.5"},
                                                       {"1경 2조", "10002000000000000"},
                                                       {"1해", "100000000000000000000"},
                                                       {"三千", "3000"},
                                                       {"이만오", "20005"},
                                                       {" 7 ", "7"},
                                                       {"0", "0"},
                                                       {"-0", "0"},
                                                       {"007", "7"},
                                                       {"1.50", "1.5"},
                                                       {"일조 이천억", "1200000000000"}};
  for (const auto& [text, value] : cases) EXPECT_EQ(whole(text), value) << text;
}

TEST(Number, WhatIsNoNumber) {
  for (const char* text :
       {"",      " ",      "원",     "10조원", "만남", "이 대통령", "1,23", "1,2345",   "1.2.3",      "--3",
        "3-",    "조",     "3만4만", "1억2조", "수십", "서너",      "20여", "한국",     "1.5조2천억", "2.5만3천",
        "3분의", "분의 1", "3분의 ", "1 2",    "가",   "점오",      "오점", "마이너스", "HBM3E"})
    EXPECT_EQ(whole(text), text == std::string_view("조") ? "1000000000000" : "NULL") << text;
}

TEST(Number, AtAPlace) {
  EXPECT_EQ(read("28경기 만에"), "28|28");
  EXPECT_EQ(read("4해리 밖"), "4|4");
  EXPECT_EQ(read("10여단"), "10|10");
  EXPECT_EQ(read("3만4만"), "3만|30000");
  EXPECT_EQ(read("2만 3개"), "2만|20000");
  EXPECT_EQ(read("2만 7천 그루"), "2만 7천|27000");
  EXPECT_EQ(read("21만 5천여 동"), "21만 5천여|215000|about");
  EXPECT_EQ(read("30여만 명"), "30여만|300000|about");
  EXPECT_EQ(read("십여 명"), "십여|10|about");
  EXPECT_EQ(read("수백만 명"), "수백만|1000000|9000000");
  EXPECT_EQ(read("수십억원"), "수십억|1000000000|9000000000");
  EXPECT_EQ(read("몇천 개"), "몇천|1000|9000");
  EXPECT_EQ(read("십수 명"), "십수|11|19");
  EXPECT_EQ(read("이삼십 명"), "이삼십|20|30");
  EXPECT_EQ(read("서너 명"), "서너|3|4");
  EXPECT_EQ(read("열두세 명"), "열두세|12|13");
  EXPECT_EQ(read("두어 명"), "두어|2|about");
  EXPECT_EQ(read("3사의"), "3|3");
  EXPECT_EQ(read("천만이 넘는"), "천만|10000000");
  EXPECT_EQ(read("5천만이"), "5천만|50000000");
  EXPECT_EQ(read("수도권"), "NULL");
  EXPECT_EQ(read("-5도"), "-5|-5");
  EXPECT_EQ(read("마이너스 0.2%"), "마이너스 0.2|-0.2");
}

TEST(Number, Formats) {
  const std::pair<const char*, const char*> cases[] = {
      {"10100000000000", "10조 1000억"},
      {"0", "0"},
      {"-12345.5", "-1만 2345.5"},
      {"10000", "1만"},
      {"0.25", "0.25"},
      {"100000000", "1억"},
      {"123456789012345678901234", "1234해 5678경 9012조 3456억 7890만 1234"},
      {"10000.5", "1만 0.5"}};
  for (const auto& [value, text] : cases) EXPECT_EQ(format_korean_number(*Decimal::parse(value)), text);
}

// Numbers of every size, written in digits and units and spelled out, read back as themselves.
std::string spelled(std::string digits) {
  static constexpr const char* kDigits[] = {"", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"};
  static constexpr const char* kSmall[] = {"", "십", "백", "천"};
  static constexpr const char* kLarge[] = {"", "만", "억", "조", "경", "해"};
  std::string text;
  bool group = false;
  for (size_t i = 0; i < digits.size(); ++i) {
    const size_t place = digits.size() - 1 - i;
    if (const int d = digits[i] - '0'; d > 0) {
      text += std::string(d == 1 && place % 4 != 0 ? "" : kDigits[d]) + kSmall[place % 4];
      group = true;
    }
    if (place % 4 == 0) {
      if (group) text += kLarge[place / 4];
      group = false;
    }
  }
  return text;
}

TEST(Number, ReadsBackWhatItWrites) {
  uint64_t state = 88172645463325252ULL;
  const auto next = [&] {
    state ^= state << 13U;
    state ^= state >> 7U;
    return state ^= state << 17U;
  };
  for (int round = 0; round < 20000; ++round) {
    const size_t length = 1 + next() % 21;
    std::string digits(1, static_cast<char>('1' + next() % 9));
    while (digits.size() < length) digits.push_back(next() % 3 == 0 ? static_cast<char>('0' + next() % 10) : '0');
    if (length == 21) digits = "1" + std::string(20, '0');
    const Decimal number = *Decimal::parse(digits);
    const std::string text = format_korean_number(number);
    ASSERT_EQ(whole(text), digits) << text;
    std::string close;
    for (char c : text)
      if (c != ' ') close.push_back(c);
    ASSERT_EQ(whole(close), digits) << close;
    ASSERT_EQ(whole(spelled(digits)), digits) << spelled(digits);
  }
}

TEST(Number, HostileInputEnds) {
  std::string text;
  for (int i = 0; i < 300000; ++i) text += "만";
  EXPECT_EQ(read(text), "만|10000");
  EXPECT_EQ(read(std::string(1000000, '9')), "NULL");
  EXPECT_EQ(whole(std::string(131072, '9')).size(), 131072U);
  text.clear();
  for (int i = 0; i < 300000; ++i) text += "1,";
  EXPECT_EQ(read(text), "1|1");
}

TEST(Decimal, Arithmetic) {
  const auto d = [](const char* s) { return *Decimal::parse(s); };
  EXPECT_EQ((d("0.1") + d("0.2")).to_string(), "0.3");
  EXPECT_EQ((d("1") - d("1.25")).to_string(), "-0.25");
  EXPECT_EQ((d("-2.5") * d("0.4")).to_string(), "-1");
  EXPECT_EQ((d("99999999999999999999") * d("99999999999999999999")).to_string(),
            "9999999999999999999800000000000000000001");
  EXPECT_EQ(d("1").divided_by(d("7"), 5).to_string(), "0.14286");
  EXPECT_EQ(d("-10").divided_by(d("0.3"), 2).to_string(), "-33.33");
  EXPECT_EQ(d("1.5").shifted(8).to_string(), "150000000");
  EXPECT_EQ(d("15").shifted(-3).to_string(), "0.015");
  EXPECT_LT(d("-2"), d("0.5"));
  EXPECT_LT(d("2.49"), d("2.5"));
  EXPECT_EQ(d("2.50"), d("2.5"));
  EXPECT_EQ(d("-12").to_int64(), -12);
  for (const char* s : {"", "-", ".5", "1.", "1e3", "1 2", "가"}) EXPECT_FALSE(Decimal::parse(s)) << s;
}

TEST(Units, AreFoundByAnySpelling) {
  const Units units(test::data_image());
  const auto symbol = [&](std::string_view text) {
    const Text t(text);
    const UnitMatch m = units.after(t.chars(), 0);
    return m.unit == nullptr ? "NULL"
                             : std::string(m.unit->symbol) + "/" + std::string(kind_name(m.unit->kind)) + "/" +
                                   std::to_string(m.length);
  };
  EXPECT_EQ(symbol("원을"), "KRW/money/1");
  EXPECT_EQ(symbol("호주달러"), "AUD/money/4");
  EXPECT_EQ(symbol("㎿h"), "MWh/energy/2");
  EXPECT_EQ(symbol("㎿"), "MW/power/1");
  EXPECT_EQ(symbol("%포인트"), "%p/percent_point/4");
  EXPECT_EQ(symbol("개사에"), "개사/count/2");
  EXPECT_EQ(symbol("호기"), "호기/ordinal/2");
  EXPECT_EQ(symbol("없다"), "NULL");
  const Text pound("£2억");
  EXPECT_EQ(units.before(pound.chars(), 0).unit->symbol, "GBP");
  EXPECT_EQ(units.after(pound.chars(), 0).unit, nullptr);
}

// A new counter is a line in the table.
TEST(Units, ALineAddsACounter) {
  std::vector<std::pair<std::string, std::string>> tables;
  for (const char* name : {"units", "currencies", "counters"})
    tables.emplace_back(name, test::read_file(std::string(KN_SOURCE_DIR) + "/data/" + name + ".tsv"));
  const Text text("꿰미를");
  {
    const std::string bytes = test::facts_image(tables);
    EXPECT_EQ(Units(*Image::over(bytes, "before")).after(text.chars(), 0).unit, nullptr);
  }
  tables.back().second += "꿰미\t\tcount\t\t꿰미\t1\t\tnative\t\n";
  const std::string bytes = test::facts_image(tables);
  const Units units(*Image::over(bytes, "after"));
  ASSERT_NE(units.after(text.chars(), 0).unit, nullptr);
  EXPECT_EQ(units.after(text.chars(), 0).unit->symbol, "꿰미");
}

}  // namespace
}  // namespace kn
