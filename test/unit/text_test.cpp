// Text: folding, and spans that point back into the input as it was passed.
#include "base/text.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn {
namespace {

std::string folded(std::string_view in) { return to_utf8(Text(in).chars()); }

TEST(Text, FoldsWhatNewsWritesInManyWays) {
  EXPECT_EQ(folded("３０％"), "30%");
  EXPECT_EQ(folded("&quot;한국&#39;&#x27;&nbsp;"), "\"한국'' ");
  EXPECT_EQ(folded("a\r\nb"), "a\nb");
  EXPECT_EQ(folded("\xEF\xBB\xBF가\xE2\x80\x8B나"), "가나");
  EXPECT_EQ(folded("\u1112\u1161\u11ab\u1100\u116e\u11a8"), "한국");
  EXPECT_EQ(folded("cafe\u0301"), "café");
  EXPECT_EQ(folded("㎿ ㈜"), "㎿ ㈜");
}

TEST(Text, LeavesWhatIsNoReference) {
  for (const char* s : {"&", "&;", "&#;", "&#x;", "&unknown;", "R&D;", "a & b", "&#99999999;", "&#xD800;", "&quot"})
    EXPECT_EQ(folded(s), s);
}

// A hundred megabytes are read in steps, each of which asks: getting memory, decoding, and noting where words open.
TEST(Text, AsksForACancelInEveryStep) {
  static size_t asked, answer_at;
  const std::string in(size_t{8} << 20, ' ');
  interrupt_probe = [] { return ++asked == answer_at; };
  asked = answer_at = 0;
  EXPECT_NO_THROW(Text{in});
  const size_t all = asked;
  EXPECT_GE(all, in.size() >> 16);
  for (const size_t at : {size_t{1}, all / 2, all}) {
    asked = 0;
    answer_at = at;
    EXPECT_THROW(Text{in}, Interrupted);
    EXPECT_EQ(asked, at);
  }
  interrupt_probe = nullptr;
}

// Long texts are normalized piece by piece, and no piece ends where something composes.
TEST(Unicode, NormalizesLongTextsInPieces) {
  const auto times = [](std::string_view piece, size_t many) {
    std::string all;
    for (size_t i = 0; i < many; ++i) all += piece;
    return all;
  };
  for (size_t many = 1; many < 3000; many = many * 3 + 1) {
    EXPECT_EQ(normalize_nfc(times("\u1112\u1161\u11ab\u1100\u116e", many)), times("한구", many));
    EXPECT_EQ(normalize_nfc(times("정부는 cafe\u0323\u0302", many)), times("정부는 caf\u1ec7", many));
    EXPECT_EQ(normalize_nfkc_casefold(times("Ａ１㎞", many)), times("a1km", many));
  }
  // Marks behind marks are put in order as far as anybody writes them.
  EXPECT_EQ(normalize_nfc(times("", 0)), "");
  EXPECT_EQ(normalize_nfc("q" + times("\u0301\u0323", 10) + "가"),
            "q" + times("\u0323", 10) + times("\u0301", 10) + "가");
  EXPECT_EQ(normalize_nfc("q" + times("\u0301\u0323", 200) + "가").size(), 1 + 200 * 4 + 3);
}

TEST(Unicode, NormalizingAsksForACancel) {
  static size_t asked;
  interrupt_probe = [] { return ++asked == 100; };
  std::string marks;
  while (marks.size() < size_t{1} << 20) marks += "\u0301\u0323";
  asked = 0;
  EXPECT_THROW(normalize_nfc(marks), Interrupted);
  interrupt_probe = nullptr;
}

TEST(Text, SpansPointIntoTheInput) {
  const std::string in = "\u1112\u1161\u11ab &quot;３０％&quot;";
  const Text text(in);
  ASSERT_EQ(to_utf8(text.chars()), "한 \"30%\"");
  const Span number{3, 6};
  EXPECT_EQ(text.surface(number), "３０％");
  EXPECT_EQ(text.position(number), 11U);
  EXPECT_EQ(text.length(number), 3U);
  EXPECT_EQ(text.surface(Span{0, 1}), "\u1112\u1161\u11ab");
  EXPECT_EQ(text.length(Span{0, 1}), 3U);
  EXPECT_EQ(text.index_of_code_point(10), 3U);
}

TEST(Text, PlainInputKeepsItsPositions) {
  const std::string in = "한국 GPU 5만";
  const Text text(in);
  EXPECT_EQ(text.position(Span{3, 6}), 4U);
  EXPECT_EQ(text.surface(Span{3, 6}), "GPU");
  EXPECT_EQ(text[100], U'\0');
  EXPECT_EQ(text.surface(Span{7, 9}), "5만");
}

TEST(Text, OpeningsAreWhereAWordMayBeginOrAMarkStands) {
  const auto places = [](std::string_view in) {
    const Text text(in);
    std::vector<size_t> found;
    for (size_t i = 0; i < text.openings().size() * 64; ++i)
      if ((text.openings()[i / 64] >> (i % 64) & 1U) != 0) found.push_back(i);
    return found;
  };
  EXPECT_EQ(places(""), std::vector<size_t>());
  EXPECT_EQ(places("   "), std::vector<size_t>());
  EXPECT_EQ(places("두 회사는 5만 대"), (std::vector<size_t>{0, 2, 6, 7, 9}));
  EXPECT_EQ(places("가나\n“다라”"), (std::vector<size_t>{0, 2, 3, 4, 6}));
  // Hangul that goes on past the sixty-fourth char begins nothing there.
  std::string long_word(63 * 3, '\0');
  for (size_t i = 0; i < long_word.size(); i += 3) long_word.replace(i, 3, "가");
  EXPECT_EQ(places(long_word + "나다"), std::vector<size_t>{0});
  EXPECT_EQ(places(long_word + " 다"), (std::vector<size_t>{0, 64}));
}

TEST(Text, RefusesBrokenUtf8) {
  for (const char* s : {"\xFF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xC3", "가\x80"})
    EXPECT_THROW(Text{s}, Error) << s;
}

}  // namespace
}  // namespace kn
