// The image, tries and facts tables: what goes in comes out, and damage is an Error or a wrong word, never a crash.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "base/error.h"
#include "base/unicode.h"
#include "test_image.h"

namespace kn {
namespace {

constexpr const char* kUnits =
    "# comment\n"
    "term\taliases\tkind\n"
    "원\t\tmoney\n"
    "달러\t불|$\tmoney\n"
    "달\t\tduration\n";

TEST(Alphabet, HasNoCodeForTheEndOfATextOrIsDamaged) {
  std::vector<uint16_t> codes(128, 0);
  codes['a'] = 1;
  EXPECT_EQ(Alphabet(Array<uint16_t>(codes.data(), codes.size())).code('a'), 1U);
  codes[0] = 2;
  EXPECT_THROW(Alphabet(Array<uint16_t>(codes.data(), codes.size())), Error);
}

TEST(Facts, FindsRowsByEverySpelling) {
  const std::string bytes = test::facts_image({{"units", kUnits}});
  const auto image = Image::over(bytes, "test");
  const FactTable units = FactTable::open(*image, "units");
  EXPECT_EQ(units.rows(), 3U);
  const uint32_t kind = units.column("kind");
  const auto dollar = units.longest(U"달러를");
  ASSERT_TRUE(dollar);
  EXPECT_EQ(dollar->length, 2U);
  EXPECT_EQ(units.cell(dollar->row, kind), "money");
  EXPECT_EQ(units.term(*units.find(U"$")), "달러");
  EXPECT_FALSE(units.find(U"달러를"));
  EXPECT_FALSE(units.longest(U"없다"));
  EXPECT_THROW((void)units.column("none"), Error);
  EXPECT_THROW((void)FactTable::open(*image, "none"), Error);
}

TEST(Facts, RefusesBadFiles) {
  for (const char* bad : {"", "name\tkind\n", "term\tkind\n\tmoney\n", "term\n원\tmoney\n", "term\n원 \n",
                          "term\r\n원\r\n", "term\n\u1112\u1161\u11ab\n"})
    EXPECT_THROW((void)FactTable::parse("bad.tsv", bad), Error) << bad;
}

TEST(Trie, HoldsManyKeys) {
  std::mt19937 random(1);
  std::vector<std::u32string> keys;
  for (int i = 0; i < 20000; ++i) {
    std::u32string key;
    for (size_t n = 1 + random() % 6; key.size() < n;)
      key.push_back(0xAC00 + random() % (random() % 8 == 0 ? 11172 : 60));
    keys.push_back(key);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  const std::string codes = Alphabet::build(keys);
  const Alphabet alphabet(Array<uint16_t>(reinterpret_cast<const uint16_t*>(codes.data()), codes.size() / 2));
  std::vector<std::pair<std::u32string, uint32_t>> pairs;
  for (uint32_t i = 0; i < keys.size(); i += 2) pairs.emplace_back(keys[i], i);
  const std::string nodes = Trie::build(alphabet, pairs);
  const Trie trie(alphabet,
                  Array<TrieNode>(reinterpret_cast<const TrieNode*>(nodes.data()), nodes.size() / sizeof(TrieNode)));
  for (uint32_t i = 0; i < keys.size(); ++i) EXPECT_EQ(trie.find(keys[i]), i % 2 == 0 ? static_cast<int64_t>(i) : -1);
  EXPECT_LT(nodes.size() / sizeof(TrieNode), 4 * pairs.size() * 3);
}

TEST(Image, SaysWhatIsWrongWithAFile) {
  const std::string good = test::facts_image({{"units", kUnits}});
  EXPECT_NO_THROW((void)Image::over(good, "x"));
  EXPECT_THROW((void)Image::open("/nonexistent/korean_news.dic"), Error);
  EXPECT_THROW((void)Image::open("/"), Error);
  for (size_t n : {size_t{0}, size_t{10}, size_t{63}, size_t{64}, good.size() / 2, good.size() - 1})
    EXPECT_THROW((void)Image::over(std::string_view(good).substr(0, n), "x"), Error) << n;
  std::string magic = good;
  magic[0] = 'X';
  EXPECT_THROW((void)Image::over(magic, "x"), Error);
  std::string format = good;
  format[8] = 9;
  EXPECT_THROW((void)Image::over(format, "x"), Error);
}

// Whatever byte flips: opening and looking up either works or throws Error, and verify() notices every flip in a
// section.
TEST(Image, SurvivesEveryFlippedByte) {
  const std::string good = test::facts_image({{"units", kUnits}});
  std::mt19937 random(7);
  for (size_t round = 0; round < 400; ++round) {
    std::string bad = good;
    const size_t at = round < 200 ? round % 192 : random() % bad.size();
    bad[at] = static_cast<char>(bad[at] ^ (1U << (random() % 8)));
    try {
      const auto image = Image::over(bad, "x");
      bool intact = true;
      for (const auto& finding : image->verify()) intact = intact && finding.intact;
      const FactTable units = FactTable::open(*image, "units");
      for (uint32_t r = 0; r < units.rows() && r < 100; ++r) (void)units.cell(r, 2);
      (void)units.longest(U"달러를 원으로");
      (void)units.column("kind");
    } catch (const Error& e) {
      EXPECT_STRNE(e.what(), "");
    }
  }
}

}  // namespace
}  // namespace kn
