// The user's terms: prefixes of a text, several kinds of one term, the version, and rows that are refused.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "base/error.h"
#include "base/text.h"
#include "base/unicode.h"
#include "dict/lexicon.h"

namespace kn {
namespace {

std::vector<std::pair<uint32_t, std::string>> found(const UserTerms& terms, std::u32string_view text) {
  std::vector<std::pair<uint32_t, std::string>> all;
  terms.prefixes(text, [&](uint32_t length, uint32_t index) {
    all.emplace_back(length, std::string(terms.term(index)) + "/" + std::string(kind_name(terms.kind(index))));
  });
  return all;
}

TEST(UserTerms, FindsEveryPrefixShortestFirst) {
  UserTerms::Builder builder;
  builder.add("데이터센터", UserTermKind::word, "", {"데이터", "센터"});
  builder.add("데이터", UserTermKind::word, "", {});
  builder.add("데이", UserTermKind::person, "데이 씨", {});
  builder.add("데이", UserTermKind::organization, "", {});
  builder.add("𠮷野家", UserTermKind::organization, "요시노야", {});
  builder.add("가", UserTermKind::word, "", {});
  const UserTerms terms = builder.finish();
  using Found = std::vector<std::pair<uint32_t, std::string>>;
  EXPECT_EQ(found(terms, U"데이터센터를"),
            (Found{{2, "데이/person"}, {2, "데이/organization"}, {3, "데이터/word"}, {5, "데이터센터/word"}}));
  EXPECT_EQ(found(terms, U"데이터센"), (Found{{2, "데이/person"}, {2, "데이/organization"}, {3, "데이터/word"}}));
  EXPECT_EQ(found(terms, U"𠮷野家"), (Found{{3, "𠮷野家/organization"}}));
  EXPECT_EQ(found(terms, U"가"), (Found{{1, "가/word"}}));
  EXPECT_TRUE(found(terms, U"나데이터").empty());
  EXPECT_TRUE(found(terms, U"").empty());
  const auto longest = terms.longest(U"데이터센터를");
  ASSERT_TRUE(longest);
  EXPECT_EQ(terms.part_list(longest->index), (std::vector<std::string_view>{"데이터", "센터"}));
  EXPECT_EQ(terms.name(longest->index), "데이터센터");
  const auto person = terms.longest(U"데이터센터를", [&](uint32_t i) { return terms.kind(i) == UserTermKind::person; });
  ASSERT_TRUE(person);
  EXPECT_EQ(terms.name(person->index), "데이 씨");
  EXPECT_EQ(person->length, 2U);
}

TEST(UserTerms, FoldsAsTextDoes) {
  UserTerms::Builder builder;
  builder.add("ＫＴ&Ｇ", UserTermKind::organization, "", {});
  const UserTerms terms = builder.finish();
  EXPECT_TRUE(terms.longest(Text("KT&amp;G는").chars()));
  EXPECT_EQ(terms.term(0), "ＫＴ&Ｇ");
}

TEST(UserTerms, EmptyFindsNothing) {
  const UserTerms terms = UserTerms::Builder().finish();
  EXPECT_TRUE(terms.empty());
  EXPECT_EQ(terms.version(), 0);
  EXPECT_FALSE(terms.longest(U"가나다"));
}

TEST(UserTerms, VersionIsOfTheContent) {
  UserTerms::Builder ab, ba, other;
  ab.add("가", UserTermKind::word, "", {});
  ab.add("나", UserTermKind::word, "", {});
  ba.add("나", UserTermKind::word, "", {});
  ba.add("가", UserTermKind::word, "", {});
  other.add("가", UserTermKind::word, "", {});
  other.add("나", UserTermKind::word, "가", {});
  const int64_t version = ab.finish().version();
  EXPECT_EQ(version, ba.finish().version());
  EXPECT_NE(version, other.finish().version());
  EXPECT_NE(version, 0);
}

TEST(UserTerms, AgreesWithAMap) {
  std::mt19937 random(3);
  std::map<std::u32string, int> expected;
  UserTerms::Builder builder;
  const auto word = [&] {
    std::u32string s;
    for (size_t n = 1 + random() % 5; s.size() < n;)
      s.push_back(random() % 9 == 0 ? U'A' + random() % 26 : 0xAC00 + random() % 40);
    return s;
  };
  for (int i = 0; i < 5000; ++i) {
    const std::u32string key = word();
    if (!expected.emplace(key, i).second) continue;
    builder.add(to_utf8(key), UserTermKind::word, "", {});
  }
  const UserTerms terms = builder.finish();
  ASSERT_EQ(terms.size(), expected.size());
  for (int i = 0; i < 5000; ++i) {
    const std::u32string text = word() + word();
    std::vector<std::u32string> want, got;
    for (size_t n = 1; n <= text.size(); ++n)
      if (expected.count(text.substr(0, n)) > 0) want.push_back(text.substr(0, n));
    terms.prefixes(text, [&](uint32_t length, uint32_t index) {
      EXPECT_EQ(terms.folded(index), text.substr(0, length));
      got.emplace_back(terms.folded(index));
    });
    EXPECT_EQ(got, want);
  }
}

TEST(UserTerms, HoldsAHundredThousandInTwentyMegabytes) {
  UserTerms::Builder builder;
  for (int i = 0; i < 100000; ++i) {
    const std::string term = "한국기업" + std::to_string(i);
    builder.add(term, UserTermKind::organization, "주식회사 " + term, {});
  }
  const UserTerms terms = builder.finish();
  EXPECT_EQ(terms.size(), 100000U);
  EXPECT_LT(terms.memory(), 20U << 20U);
  EXPECT_EQ(terms.longest(U"한국기업99999는")->length, 9U);
}

std::string refusal(const UserTermRow& row) {
  try {
    check_user_term(row);
  } catch (const Error& e) {
    return e.what();
  }
  return "";
}

TEST(UserTerms, SaysWhatIsWrongWithARow) {
  using Parts = std::vector<std::string_view>;
  EXPECT_EQ(refusal({"데이터센터", "word", {}, Parts{"데이터", "센터"}}), "");
  EXPECT_EQ(refusal({"New York Times", "organization", "뉴욕타임스", Parts{"New", "York", "Times"}}), "");
  EXPECT_EQ(refusal({"韓", "location", "대한민국", {}}), "");
  const std::string term = "a term of korean_lexicon must not ";
  EXPECT_EQ(refusal({"", "word", {}, {}}), term + "be empty");
  EXPECT_EQ(refusal({" 가", "person", {}, {}}), term + "begin or end with a blank");
  EXPECT_EQ(refusal({"가\u3000", "person", {}, {}}), term + "begin or end with a blank");
  EXPECT_EQ(refusal({"가 나", "word", {}, {}}), term + "contain a blank");
  EXPECT_EQ(refusal({"가  나", "person", {}, {}}), "blanks within a term of korean_lexicon must be single spaces");
  EXPECT_EQ(refusal({"가\t나", "person", {}, {}}), "blanks within a term of korean_lexicon must be single spaces");
  EXPECT_EQ(refusal({"가\u200B나", "person", {}, {}}), term + "contain control or zero-width characters");
  EXPECT_EQ(refusal({"\u1112\u1161\u11ab", "person", {}, {}}),
            "a term of korean_lexicon must be in Unicode normalization form NFC");
  EXPECT_EQ(refusal({"가", "person", "\u1112\u1161\u11ab", {}}),
            "a name of korean_lexicon must be in Unicode normalization form NFC");
  EXPECT_EQ(refusal({"가", "person", "", {}}), "a name of korean_lexicon must not be empty");
  EXPECT_EQ(refusal({"가", "Person", {}, {}}), "kind \"Person\" is unknown to korean_lexicon");
  EXPECT_EQ(refusal({"가나", "word", {}, Parts{"가", "다"}}),
            "the parts of a term of korean_lexicon must join to the term");
  EXPECT_EQ(refusal({"가나", "word", {}, Parts{"가"}}), "the parts of a term of korean_lexicon must join to the term");
  EXPECT_EQ(refusal({"가나", "word", {}, Parts{}}), "the parts of a term of korean_lexicon must not be an empty array");
  EXPECT_EQ(refusal({"가나", "word", {}, Parts{"가나", ""}}), "a part of korean_lexicon must not be empty");
  EXPECT_EQ(refusal({"가나", "word", {}, Parts{"가", " 나"}}),
            "a part of korean_lexicon must not begin or end with a blank");
  EXPECT_EQ(refusal({std::string(256, 'a'), "word", {}, {}}), term + "be longer than 255 characters");
}

}  // namespace
}  // namespace kn
