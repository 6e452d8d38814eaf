// Units of quantities: forgiving input, one measure for equal quantities, and input that is refused.
#include <gtest/gtest.h>

#include "base/error.h"
#include "numeral/quantity.h"
#include "test_image.h"

namespace kn {
namespace {

const QuantityUnits& units() {
  static const QuantityUnits loaded(test::data_image(), test::numerals());
  return loaded;
}

std::string read(std::string_view text) {
  try {
    const Quantity q = units().parse(text);
    return q.value + " " + q.unit.symbol;
  } catch (const Error& e) {
    return e.detail();
  }
}

std::string measure(std::string_view text) {
  const Quantity q = units().parse(text);
  return (*Decimal::parse(q.value) * q.unit.factor + q.unit.offset).to_string() + " " + q.unit.base;
}

TEST(Quantity, ReadsWhatNewsWrites) {
  EXPECT_EQ(read("10조1천억원"), "10100000000000 KRW");
  EXPECT_EQ(read("10100000000000 KRW"), "10100000000000 KRW");
  EXPECT_EQ(read("20㎿"), "20 MW");
  EXPECT_EQ(read(" 1,234.5 km "), "1234.5 km");
  EXPECT_EQ(read("1.50㎞"), "1.50 km");
  EXPECT_EQ(read("-3.5℃"), "-3.5 °C");
  EXPECT_EQ(read("5천억 달러"), "500000000000 USD");
  EXPECT_EQ(read("$5천억"), "500000000000 USD");
  EXPECT_EQ(read("₩ 1,000"), "1000 KRW");
  EXPECT_EQ(read("３０％"), "30 %");
  EXPECT_EQ(read("두 시간"), "2 시간");
  EXPECT_EQ(read("50전"), "0.5 KRW");
  EXPECT_EQ(read("3 B"), "3 B");
  EXPECT_EQ(read("7.5대 1"), "7.5 대 1");
  EXPECT_EQ(read("1 대 0.43"), "1 대 0.43");
  EXPECT_EQ(read("사천육백억 원"), "460000000000 KRW");
  EXPECT_EQ(read("123456789012345678901234567890.12345678901234567890 명"),
            "123456789012345678901234567890.12345678901234567890 명");
}

TEST(Quantity, RefusesWhatIsNone) {
  EXPECT_EQ(read(""), "It is empty.");
  EXPECT_EQ(read("km"), "It does not begin with a number.");
  EXPECT_EQ(read("많은 돈"), "It does not begin with a number.");
  EXPECT_EQ(read("29.7"), "There is no unit behind the number.");
  EXPECT_EQ(read("10조1천억"), "There is no unit behind the number.");
  EXPECT_EQ(read("5 foo"), "The unit \"foo\" is unknown.");
  EXPECT_EQ(read("5 km 정도"), "The unit \"km 정도\" is unknown.");
  EXPECT_EQ(read("수백 명"), "The number \"수백\" is not one exact number.");
  EXPECT_EQ(read("3 대 -1"), "The unit \"대 -1\" is unknown.");
  EXPECT_EQ(read("NaN km"), "It does not begin with a number.");
  EXPECT_NE(read("1,23 km"), "123 km");
  EXPECT_NE(read("1e5 km"), "100000 km");
}

TEST(Quantity, EqualQuantitiesHaveOneMeasure) {
  EXPECT_EQ(measure("1 km"), measure("1000 m"));
  EXPECT_EQ(measure("36 km/h"), measure("10 m/s"));
  EXPECT_EQ(measure("20 °C"), measure("68 °F"));
  EXPECT_EQ(measure("20 °C"), measure("293.15 K"));
  EXPECT_EQ(measure("121 평"), measure("400 m²"));
  EXPECT_EQ(measure("2일"), measure("48시간"));
  EXPECT_EQ(measure("1년"), measure("12개월"));
  EXPECT_NE(measure("1개월"), measure("30일"));
  EXPECT_NE(measure("5명"), measure("5건"));
  EXPECT_NE(measure("5원"), measure("5달러"));
}

// Every unit is found by its symbol, and is itself then: what is printed can be read.
TEST(Quantity, EverySymbolReadsBack) {
  for (const char* table : {"units", "currencies", "counters"}) {
    const FactTable facts = FactTable::open(test::data_image(), table);
    for (uint32_t r = 0; r < facts.rows(); ++r) {
      const auto found = units().find(facts.term(r));
      ASSERT_TRUE(found) << facts.term(r);
      const std::string symbol = found->unit.symbol;
      EXPECT_EQ(read("12.50 " + symbol), "12.50 " + symbol);
      EXPECT_EQ(units().find(symbol)->unit.base, found->unit.base);
      const auto base = units().find(found->unit.base);
      ASSERT_TRUE(base) << found->unit.base;
      EXPECT_EQ(base->unit.symbol, found->unit.base);
      EXPECT_EQ(base->unit.base, found->unit.base) << symbol;
      EXPECT_TRUE(base->unit.offset.is_zero());
      EXPECT_FALSE(found->unit.factor.is_zero()) << symbol;
    }
  }
}

}  // namespace
}  // namespace kn
