// Sentences: the golden texts, single rules, and inputs that try to break the scan.
#include "article/sentences.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <sstream>

#include "base/unicode.h"
#include "test_image.h"

namespace kn {
namespace {

const SentenceSplitter& splitter() {
  static const std::string bytes =
      test::facts_image({{"sentence_words", test::read_file(KN_SOURCE_DIR "/data/sentence_words.tsv")}});
  static const auto image = Image::over(bytes, "test");
  static const SentenceSplitter one(*image);
  return one;
}

std::vector<std::string> split(const std::string& utf8) {
  const Text text(utf8);
  std::vector<std::string> out;
  for (const Sentence& s : splitter().split(text)) out.emplace_back(text.surface(s.span));
  return out;
}

using Strings = std::vector<std::string>;

// Texts of a golden file: lines of one sentence each, joined as the header of the file says.
std::vector<Strings> golden_groups(const std::filesystem::path& path) {
  std::istringstream in(test::read_file(path));
  std::vector<Strings> groups(1);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("#")) continue;
    if (!line.empty())
      groups.back().push_back(line);
    else if (!groups.back().empty())
      groups.emplace_back();
  }
  if (groups.back().empty()) groups.pop_back();
  return groups;
}

TEST(Sentences, GoldenBoundaries) {
  size_t right = 0, marked = 0, found = 0;
  std::string wrong;
  for (const auto& entry : std::filesystem::directory_iterator(KN_SOURCE_DIR "/test/golden/sentences")) {
    for (const Strings& group : golden_groups(entry.path())) {
      std::string text;
      Strings want;
      for (std::string line : group) {
        std::string glue = " ";
        if (line.starts_with("+")) {
          glue = "";
          line.erase(0, 1);
        } else if (line.starts_with("⏎")) {
          for (glue = ""; line.starts_with("⏎"); line.erase(0, std::string("⏎").size())) glue += "\n";
        }
        if (!want.empty()) text += glue;
        text += line;
        want.push_back(line);
      }
      const Strings got = split(text);
      // Boundaries by the length of what stands before them, blanks not counted.
      const auto ends = [](const Strings& sentences) {
        std::vector<size_t> at;
        size_t sum = 0;
        for (const std::string& s : sentences) {
          sum += static_cast<size_t>(std::count_if(s.begin(), s.end(), [](char c) { return c != ' ' && c != '\n'; }));
          at.push_back(sum);
        }
        at.pop_back();  // the end of the text is no decision
        return at;
      };
      const std::vector<size_t> w = ends(want), g = ends(got);
      marked += w.size();
      found += g.size();
      std::vector<size_t> both;
      std::set_intersection(w.begin(), w.end(), g.begin(), g.end(), std::back_inserter(both));
      right += both.size();
      if (w != g) {
        wrong += entry.path().filename().string() + ":\n";
        for (const std::string& s : got) wrong += "    " + s + "\n";
      }
    }
  }
  ASSERT_GT(marked, 300U);
  EXPECT_GE(static_cast<double>(right), 0.98 * static_cast<double>(marked)) << wrong;
  EXPECT_GE(static_cast<double>(right), 0.98 * static_cast<double>(found)) << wrong;
  RecordProperty("right", static_cast<int>(right));
  RecordProperty("marked", static_cast<int>(marked));
  RecordProperty("found", static_cast<int>(found));
  if (!wrong.empty()) std::cout << right << " of " << marked << " marked, " << found << " found; differing:\n" << wrong;
}

TEST(Sentences, StopsWithoutSpace) {
  EXPECT_EQ(split("값이 올랐다.삼성은 웃었다.10일에도 올랐다.SK도 그랬다."),
            (Strings{"값이 올랐다.", "삼성은 웃었다.", "10일에도 올랐다.", "SK도 그랬다."}));
  EXPECT_EQ(split("판다.바다.하늘을 그렸다."), Strings{"판다.바다.하늘을 그렸다."});
  EXPECT_EQ(split("좋다.라고 말했다."), Strings{"좋다.라고 말했다."});
  EXPECT_EQ(split("기업은행(www.ibk.co.kr)이 3.14%를 준다."), Strings{"기업은행(www.ibk.co.kr)이 3.14%를 준다."});
}

TEST(Sentences, LatinBehindAStop) {
  EXPECT_EQ(split("새 판이 나왔다.v2부터 빠르다.iOS도 그렇다."),
            (Strings{"새 판이 나왔다.", "v2부터 빠르다.", "iOS도 그렇다."}));
  EXPECT_EQ(split("알바다.com과 가자요.net이 손잡았다."), Strings{"알바다.com과 가자요.net이 손잡았다."});
}

TEST(Sentences, CountedItems) {
  EXPECT_EQ(split("1. 예산 확대 2. 조례 제정 3. 인사 개편"), Strings{"1. 예산 확대 2. 조례 제정 3. 인사 개편"});
  EXPECT_EQ(split("1. 금리를 내린다. 2. 대출 규제 3. 세제 지원"),
            (Strings{"1. 금리를 내린다.", "2. 대출 규제 3. 세제 지원"}));
  EXPECT_EQ(split("가. 신청 자격 나. 제출 서류 다. 접수처"), Strings{"가. 신청 자격 나. 제출 서류 다. 접수처"});
  EXPECT_EQ(split("Ⅰ. 추진 배경 Ⅱ. 추진 방향 Ⅲ. 기대 효과"), Strings{"Ⅰ. 추진 배경 Ⅱ. 추진 방향 Ⅲ. 기대 효과"});
  EXPECT_EQ(split("받은 점수는 가. 끝이 좋았다."), (Strings{"받은 점수는 가.", "끝이 좋았다."}));
  EXPECT_EQ(split("안건은 1. 예산안 2. 조례안 3. 결산안이다. 모두 통과됐다."),
            (Strings{"안건은 1. 예산안 2. 조례안 3. 결산안이다.", "모두 통과됐다."}));
  // Nothing is counted here: the sentences end in a number.
  EXPECT_EQ(split("최종 점수는 3 대 1. 관중은 환호했다."), (Strings{"최종 점수는 3 대 1.", "관중은 환호했다."}));
  EXPECT_EQ(split("그의 등번호는 7. 팀은 9 대 3. 크게 이겼다."),
            (Strings{"그의 등번호는 7.", "팀은 9 대 3.", "크게 이겼다."}));
}

TEST(Sentences, FacesBehindAStop) {
  EXPECT_EQ(split("같이 볼까요? 👀 시작합니다! 😊"), (Strings{"같이 볼까요? 👀", "시작합니다! 😊"}));
  EXPECT_EQ(split("비가 와요. 📌 내일은 맑아요."), (Strings{"비가 와요.", "📌 내일은 맑아요."}));
  EXPECT_EQ(split("비가 와요. 👀내일은 맑아요."), (Strings{"비가 와요.", "👀내일은 맑아요."}));
}

TEST(Sentences, Asides) {
  EXPECT_EQ(split("비가 왔다.(사진=한빛일보) 눈도 왔다."), (Strings{"비가 왔다.(사진=한빛일보)", "눈도 왔다."}));
  EXPECT_EQ(split("세율(지방세 포함. 가산세 제외)은 그대로다. 내년에 바뀐다."),
            (Strings{"세율(지방세 포함. 가산세 제외)은 그대로다.", "내년에 바뀐다."}));
}

TEST(Sentences, UnbalancedMarksSwallowNothing) {
  EXPECT_EQ(split("그는 “간다고 했다. 정말이다. 끝이다."), (Strings{"그는 “간다고 했다.", "정말이다.", "끝이다."}));
  EXPECT_EQ(split("12\" 화면이다. 끝이다."), (Strings{"12\" 화면이다.", "끝이다."}));
  EXPECT_EQ(split("닫기만 했다”. 그리고 (열었다. 끝났다."), (Strings{"닫기만 했다”.", "그리고 (열었다.", "끝났다."}));
  EXPECT_EQ(split("'24년은 어렵다. ‘다르다’고 했다. don't도 쓴다. 끝."),
            (Strings{"'24년은 어렵다.", "‘다르다’고 했다.", "don't도 쓴다.", "끝."}));
}

TEST(Sentences, EmptyAndBlank) {
  EXPECT_TRUE(split("").empty());
  EXPECT_TRUE(split(" \n\t\r\n　 ").empty());
  EXPECT_EQ(split("."), Strings{"."});
  EXPECT_EQ(split("\n\n가\n"), Strings{"가"});
  EXPECT_EQ(split("가\r\n나\r다"), (Strings{"가", "나", "다"}));
  EXPECT_EQ(split("...\"'"), Strings{"...\"'"});
}

TEST(Sentences, NumberOfAChar) {
  const Text text(" 하나다. 둘이다.\n셋");
  const auto sentences = splitter().split(text);
  ASSERT_EQ(sentences.size(), 3U);
  EXPECT_EQ(sentence_of(sentences, 0), 1U);
  EXPECT_EQ(sentence_of(sentences, 1), 1U);
  EXPECT_EQ(sentence_of(sentences, 6), 2U);
  EXPECT_EQ(sentence_of(sentences, 11), 3U);
  EXPECT_EQ(sentence_of({}, 7), 1U);
}

// Every char that is no blank lies in exactly one sentence; sentences are in order and short.
void expect_cover(const std::string& utf8) {
  const Text text(utf8);
  uint32_t end = 0;
  for (const Sentence& s : splitter().split(text)) {
    ASSERT_GE(s.span.begin, end);
    ASSERT_GT(s.span.end, s.span.begin);
    ASSERT_LE(s.span.size(), kLongestSentence);
    for (uint32_t i = end; i < s.span.begin; ++i) ASSERT_TRUE(is_space(text[i])) << i;
    ASSERT_FALSE(is_space(text[s.span.begin]));
    ASSERT_FALSE(is_space(text[s.span.end - 1]));
    end = s.span.end;
  }
  for (uint32_t i = end; i < text.size(); ++i) ASSERT_TRUE(is_space(text[i])) << i;
}

TEST(Sentences, HostileInputIsCoveredInLinearTime) {
  for (const char* piece :
       {"가",   "a",  "1",   ".", "\"", "“", "”",  "(",    ")",   "'",      "(“", "다.",   "1. ",   "1.",
        "가. ", "a.", "A. ", "!", "…",  " ", "\n", "다.(", "\".", "“가.” ", "🎉",  "a b. ", "다.\"", "2026. 1. "}) {
    std::string text;
    while (text.size() < 1000000) text += piece;
    const std::clock_t start = std::clock();  // of the processor: the machine may be busy
    expect_cover(text);
    const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    EXPECT_LT(took, 2.0) << piece;
  }
}

TEST(Sentences, RandomMixturesAreCovered) {
  const Strings alphabet = {"가", "다", "요", ".", "?", "!", "…", "\"",   "“",     "”",  "'",  "‘",  "’", "(",
                            ")",  " ",  "\n", "1", "A", "b", ",", "다. ", "다.\"", "고", "「", "」", "[", "]"};
  uint32_t seed = 7;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int k = 0; k < 60; ++k) {
      seed = seed * 1664525U + 1013904223U;
      text += alphabet[(seed >> 16U) % alphabet.size()];
    }
    expect_cover(text);
  }
}

}  // namespace
}  // namespace kn
