// Search without a dictionary: the cache of recent words and the one spelling of a stem.  What needs the analyser is in
// sql/search.sql.
#include <gtest/gtest.h>

#include "base/recent_cache.h"
#include "search/lexemes.h"

namespace kn {
namespace {

TEST(SettledStem, SpellsOutContractionsBeforeJi) {
  EXPECT_EQ(LexemeFinder::settled_stem(U"이뤄지"), U"이루어지");
  EXPECT_EQ(LexemeFinder::settled_stem(U"나눠지"), U"나누어지");
  EXPECT_EQ(LexemeFinder::settled_stem(U"밝혀지"), U"밝히어지");
  EXPECT_EQ(LexemeFinder::settled_stem(U"모아지"), U"모아지");
}

TEST(SettledStem, LeavesOtherStems) {
  for (std::u32string_view stem : {U"지", U"가지", U"빨라지", U"던지", U"권하", U"", U"A지", U"원"}) EXPECT_EQ(LexemeFinder::settled_stem(stem), stem);
}

TEST(RecentCache, MakesAValueOnceWhileItStays) {
  RecentCache<char, int, 4> cache;
  int made = 0;
  const auto make = [&](int& value) { value = ++made; };
  EXPECT_EQ(cache.get("a", make), 1);
  EXPECT_EQ(cache.get("a", make), 1);
  cache.clear();
  EXPECT_EQ(cache.get("a", make), 2);
}

TEST(RecentCache, HoldsNoLongOrEmptyKeysAndNothingThatFailed) {
  RecentCache<char, int, 4> cache;
  int made = 0;
  const auto make = [&](int& value) { value = ++made; };
  const std::string long_key(100, 'x');
  EXPECT_EQ(cache.get(long_key, make), 1);
  EXPECT_EQ(cache.get(long_key, make), 2);
  EXPECT_EQ(cache.get("", make), 3);
  EXPECT_EQ(cache.get("", make), 4);
  EXPECT_THROW(cache.get("b", [](int&) { throw 1; }), int);
  EXPECT_EQ(cache.get("b", make), 5);
}

TEST(RecentCache, KeysOfOneSlotDoNotMeet) {
  RecentCache<char, std::string, 1> cache;
  for (int round = 0; round < 3; ++round)
    for (const char* key : {"가", "나", "다"}) EXPECT_EQ(cache.get(key, [&](std::string& value) { value = key; }), key);
}

}  // namespace
}  // namespace kn
