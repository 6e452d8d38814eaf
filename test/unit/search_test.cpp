// Search without a dictionary: the cache of recent words and the one spelling of a stem.  What needs the analyser is in
// sql/search.sql.
#include <gtest/gtest.h>

#include "base/recent_cache.h"
#include "search/lexemes.h"
#include "search/verb_forms.h"

namespace kn {
namespace {

TEST(SettledStem, SpellsOutContractionsBeforeJi) {
  EXPECT_EQ(settled_stem(U"이뤄지"), U"이루어지");
  EXPECT_EQ(settled_stem(U"나눠지"), U"나누어지");
  EXPECT_EQ(settled_stem(U"밝혀지"), U"밝히어지");
  EXPECT_EQ(settled_stem(U"모아지"), U"모아지");
}

TEST(SettledStem, LeavesOtherStems) {
  for (std::u32string_view stem : {U"지", U"가지", U"빨라지", U"던지", U"권하", U"", U"A지", U"원"})
    EXPECT_EQ(settled_stem(stem), stem);
}

TEST(RecentCache, GivesWhatWasPutUntilCleared) {
  RecentCache<4> cache;
  EXPECT_FALSE(cache.find("밝혔다"));
  cache.put("밝혔다", "밝히");
  EXPECT_EQ(cache.find("밝혔다"), "밝히");
  cache.put("밝혔다", "");
  EXPECT_EQ(cache.find("밝혔다"), "");
  cache.clear();
  EXPECT_FALSE(cache.find("밝혔다"));
}

TEST(RecentCache, HoldsNoEmptyKeysAndNothingThatHasNoRoom) {
  RecentCache<4> cache;
  cache.put("", "가");
  EXPECT_FALSE(cache.find(""));
  const std::string half(RecentCache<4>::kRoom / 2, 'x');
  cache.put(half, half);
  EXPECT_EQ(cache.find(half), half);
  cache.put(half, half + "yy");
  EXPECT_EQ(cache.find(half), half) << "what had no room changes nothing";
  EXPECT_FALSE(cache.find(half + half + "yy"));
}

TEST(RecentCache, KeysOfOneSlotDoNotMeet) {
  RecentCache<1> cache;
  for (int round = 0; round < 3; ++round)
    for (const char* key : {"가", "나", "다"}) {
      EXPECT_FALSE(cache.find(key));
      cache.put(key, key);
      EXPECT_EQ(cache.find(key), key);
    }
}

}  // namespace
}  // namespace kn
