// parse_article: every rule with its example, pages in small, and inputs that are no pages.
#include "article/article.h"

#include <gtest/gtest.h>

#include <ctime>
#include <cstdio>
#include <map>

#include "article/byline.h"
#include "article/page.h"
#include "base/unicode.h"
#include "test_image.h"

namespace kn {
namespace {

// An image with these rules.
std::string image_of(const std::string& rules) {
  return test::facts_image({{"article_rules", rules},
                            {"outlets", test::read_file(KN_SOURCE_DIR "/data/outlets.tsv")},
                            {"places", test::read_file(KN_SOURCE_DIR "/data/places.tsv")},
                            {"page_words", test::read_file(KN_SOURCE_DIR "/data/page_words.tsv")},
                            {"surnames", test::read_file(KN_SOURCE_DIR "/data/surnames.tsv")}});
}

const std::string& given_rules() {
  static const std::string rules = test::read_file(KN_SOURCE_DIR "/data/article_rules.tsv");
  return rules;
}

const ArticleParser& parser() {
  static const std::string bytes = image_of(given_rules());
  static const auto image = Image::over(bytes, "test");
  static const ArticleParser one(*image);
  return one;
}

using Strings = std::vector<std::string>;

TEST(ArticleRules, EachMatchesItsExampleAndNotItsCounterexample) {
  size_t rules = 0;
  for (const auto& rule : parser().rules().entries()) {
    EXPECT_FALSE(rule.example.empty()) << rule.name;
    EXPECT_FALSE(rule.never.empty()) << rule.name;
    EXPECT_TRUE(parser().rules().matches(rule.name, rule.example)) << rule.name << ": " << rule.example;
    EXPECT_FALSE(parser().rules().matches(rule.name, rule.never)) << rule.name << ": " << rule.never;
    ++rules;
  }
  EXPECT_GT(rules, 40U);
}

// As in a damaged image, where a macro may be all the text there is: no rule grows without end.
TEST(ArticleRules, OneTooLongIsAnError) {
  std::string rules = given_rules();
  const std::string name = "[가-힣]{2,4}";
  const size_t macro = rules.find(name, rules.find("\nNAME\tmacro\t"));
  ASSERT_NE(macro, std::string::npos);
  std::string many;
  for (int i = 0; i < 10000; ++i) many += "{{SEP}}가";
  const std::string bytes = image_of(rules.replace(macro, name.size(), many));
  const auto image = Image::over(bytes, "test");
  try {
    (void)ArticleParser(*image).parse("(서울=뉴스) 홍길동 기자 = 정부는 5일 밝혔다.", false);
    FAIL() << "the rule was taken";
  } catch (const Error& e) {
    EXPECT_STREQ(e.sqlstate(), sqlstate::kDataCorrupted);
  }
}

TEST(Article, TagsReferencesAndLines) {
  const auto lines = page_lines(
      "<h1>제목</h1><script>var a = '<p>';</script><p>가 &lt;b&gt;&nbsp;나<br/>다 <b>라</b></p>\r\n<표> 3 < 5 & a<!-- "
      "x -->\t끝");
  Strings texts;
  for (const auto& line : lines) texts.push_back(line.text);
  EXPECT_EQ(texts, (Strings{"제목", "가 <b> 나", "다 라", "<표> 3 < 5 & a 끝"}));
  EXPECT_EQ(lines[0].heading, PageHeading::first);
  EXPECT_FALSE(lines[2].after_gap);
  EXPECT_EQ(page_lines("값은 5&euro;&nbsp;&lt;약&gt;", true)[0].text, "값은 5&euro; <약>");
  const auto facts = page_lines(
      "<meta content='2026-09-05T07:00:00Z' property='article:published_time'><meta property=\"og:site_name\" "
      "content=\"한빛일보\"><script>{\"datePublished\" : \"2026-09-05\"}</script>글");
  ASSERT_EQ(facts.size(), 4U);
  EXPECT_EQ(facts[0].fact, PageFact::published);
  EXPECT_EQ(facts[0].text, "2026-09-05T07:00:00Z");
  EXPECT_EQ(facts[1].fact, PageFact::site);
  EXPECT_EQ(facts[2].text, "2026-09-05");
  EXPECT_EQ(facts[3].fact, PageFact::none);
  for (const char* torn :
       {"<meta property=", "<meta property=article:published_time content=\"\">",
        "<meta property='article:published_time' content='2026", "<script>\"datePublished\"",
        "<script>\"datePublished\":\"</script>", "<script>\"datePublished\":7</script>", "<meta name=\"\" content>"})
    for (const PageLine& line : page_lines(torn)) EXPECT_EQ(line.fact, PageFact::none) << torn;
  EXPECT_TRUE(page_lines("<script>").empty());
  EXPECT_TRUE(page_lines("").empty());
}

// The sample pages' answers: a flat JSON object of strings, nulls and arrays of strings (an array's strings joined by
// "|").
std::map<std::string, std::string> read_flat_json(const std::string& json) {
  std::map<std::string, std::string> out;
  size_t at = 0;
  const auto string = [&] {
    std::string value;
    for (++at; json[at] != '"'; ++at) {
      if (json[at] != '\\') {
        value += json[at];
      } else if (json[++at] == 'u') {
        append_utf8(value, static_cast<char32_t>(std::stoul(json.substr(at + 1, 4), nullptr, 16)));
        at += 4;
      } else {
        value += json[at] == 'n' ? '\n' : json[at];
      }
    }
    ++at;
    return value;
  };
  while ((at = json.find('"', at)) != std::string::npos) {
    const std::string key = string();
    at = json.find_first_of("\"[n", json.find(':', at));
    std::string value;
    if (json[at] == '"') {
      value = string();
    } else if (json[at] == '[') {
      for (at = json.find_first_of("\"]", at); json[at] != ']'; at = json.find_first_of("\"]", at))
        value += (value.empty() ? "" : "|") + string();
    }
    out[key] = value;
    at = json.find_first_of(",}", at);
  }
  return out;
}

std::string joined(const Strings& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : "|") + item;
  return out;
}

TEST(Article, SamplePages) {
  size_t pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(KN_SOURCE_DIR "/samples/articles")) {
    if (entry.path().extension() != ".txt") continue;
    auto want = read_flat_json(test::read_file(std::filesystem::path(entry.path()).replace_extension(".json")));
    const Article got = parser().parse(test::read_file(entry.path()));
    SCOPED_TRACE(entry.path().filename().string());
    EXPECT_EQ(got.title, want["title"]);
    EXPECT_EQ(got.subtitle, want["subtitle"]);
    EXPECT_EQ(got.outlet, want["outlet"]);
    EXPECT_EQ(got.body, want["body"]);
    EXPECT_EQ(joined(got.reporters), want["reporters"]);
    EXPECT_EQ(joined(got.emails), want["emails"]);
    EXPECT_EQ(got.published_at.has_value(), !want["published_at"].empty());
    if (got.published_at) {
      const std::time_t at = static_cast<std::time_t>(*got.published_at / 1000000 + 946684800);  // from 2000 to 1970
      char stamp[32];
      std::strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%S", std::gmtime(&at));
      EXPECT_EQ(stamp, want["published_at"]);
    }
    ++pages;
  }
  EXPECT_GE(pages, 20U);
}

TEST(Article, WirePage) {
  const Article a = parser().parse(
      "새 다리 놓는다\n2029년 개통\n송고 2026-09-02 10:31\n\n(무안=한빛통신) 홍길동 강감찬 기자 = 전남도가 다리를 "
      "놓는다. 값은 1천억원이다.\n\n"
      "도청에서 관계자들이 서명하고 있다.\n[전남도 제공. 재판매 및 DB 금지]\n\n공사는 내년에 "
      "시작한다.\n\nhong@hanbit.example\n<저작권자(c) 한빛통신, 무단 전재-재배포 금지>");
  EXPECT_EQ(a.title, "새 다리 놓는다");
  EXPECT_EQ(a.subtitle, "2029년 개통");
  EXPECT_EQ(a.outlet, "한빛통신");
  EXPECT_EQ(a.reporters, (Strings{"홍길동", "강감찬"}));
  EXPECT_EQ(a.emails, Strings{"hong@hanbit.example"});
  EXPECT_EQ(a.body, "전남도가 다리를 놓는다. 값은 1천억원이다.\n공사는 내년에 시작한다.");
  ASSERT_TRUE(a.published_at);
}

TEST(Article, RelatedArticlesInterruptTheBody) {
  const Article a = parser().parse(
      "제목\n\n첫 문단이다.\n\n관련기사\n다른 기사 제목 하나\n또 다른 제목\n\n둘째 문단이다.\n■ 소제목\n셋째 "
      "문단이다.");
  EXPECT_EQ(a.body, "첫 문단이다.\n둘째 문단이다.\n■ 소제목\n셋째 문단이다.");
}

// Another article begins behind a list of others, but only where the report stands before it; a bare heading goes on
// after a gap, but not in a list whose lines all stand apart; speech above a line of the report is one, but not above a
// byline.
TEST(Article, WhatStandsBehindAList) {
  const std::string head =
      "새 다리 놓는다\n2026.09.02 10:31\n(무안=한빛통신) 홍길동 기자 = 전남도가 다리를 놓는다고 2일 밝혔다. 값은 "
      "1천억원이다.\n";
  const std::string report = "전남도가 다리를 놓는다고 2일 밝혔다. 값은 1천억원이다.";
  Article a = parser().parse(head + "관련기사\n남해에 눈\n(남해=한빛통신) 강감찬 기자 = 눈이 왔다.\n배가 떴다.\n");
  EXPECT_EQ(a.body, report);
  EXPECT_EQ(joined(a.reporters), "홍길동");
  a = parser().parse(
      "새 다리 놓는다\n2026.09.02 10:31\n(무안=한빛통신) 홍길동 기자 = 2일 서명했다.\n관련기사\n남해에 "
      "눈\n(무안=한빛통신) 강감찬 기자 = 전남도가 다리를 놓는다고 밝혔다.\n값은 1천억원이다.\n");
  EXPECT_EQ(a.body, "2일 서명했다.\n전남도가 다리를 놓는다고 밝혔다.\n값은 1천억원이다.");
  EXPECT_EQ(joined(a.reporters), "홍길동|강감찬");
  EXPECT_EQ(parser().parse(head + "\n관련기사\n배편은 준다\n섬에 눈\n\n주민은 기다린다\n\n공사는 내년이다.\n").body,
            report + "\n주민은 기다린다\n공사는 내년이다.");
  EXPECT_EQ(parser().parse(head + "\n관련기사\n\n배편은 준다\n\n섬에 눈\n\n공사는 내년이다.\n").body,
            report + "\n공사는 내년이다.");
  EXPECT_EQ(parser().parse(head + "관련기사\n배편은 준다\n“언제 놓나요?”\n주민이 물었다.\n").body,
            report + "\n“언제 놓나요?”\n주민이 물었다.");
  EXPECT_EQ(parser().parse("“언제 놓나요?”\n홍길동 기자\n주민이 물었다.\n").title, "“언제 놓나요?”");
}

TEST(Article, CaptionsAndSummaries) {
  const std::string head = "새 다리 놓는다\n2026.09.02 10:31\n", report = "도가 다리를 놓는다.\n값은 1천억원이다.";
  EXPECT_EQ(parser().parse(head + "다리 조감도 모습\n<다리 조감도 모습>\n" + report).subtitle, "");
  EXPECT_EQ(parser().parse(head + "다리 조감도 모습\n<다른 조감도 모습>\n" + report).subtitle, "다리 조감도 모습");
  EXPECT_EQ(parser().parse(head + "도가 다리를 놓는다.\n미국 의회. AP Photo\n값은 1천억원이다.").body, report);
  EXPECT_EQ(parser().parse(head + "도가 다리를 놓는다.\n상대는 AP Photo\n값은 1천억원이다.").body,
            "도가 다리를 놓는다.\n상대는 AP Photo\n값은 1천억원이다.");
  EXPECT_EQ(
      parser()
          .parse(
              head +
              "AI 요약\nAI 요약은 기계가 만든 것으로 원문과 다를 수 있습니다.\n다리를 놓는다.\n1천억원이다.\n닫기\n" +
              report)
          .body,
      report);
  EXPECT_EQ(parser().parse(head + "AI 요약은 믿을 만한가.\n" + report).body, "AI 요약은 믿을 만한가.\n" + report);
}

TEST(Article, NamesAndPosts) {
  EXPECT_EQ(parser().parse("제목\n[한빛일보 홍길동 기자] 본문이다.").reporters, Strings{"홍길동"});
  EXPECT_EQ(parser().parse("제목\n[한빛일보 홍길동 기자] 본문이다.").outlet, "한빛일보");
  EXPECT_EQ(parser().parse("제목\n[홍길동 강감찬 기자] 본문이다.").reporters, (Strings{"홍길동", "강감찬"}));
  EXPECT_EQ(parser().parse("제목\n본문이다. 홍길동 문화전문기자 hong@a.example").reporters, Strings{"홍길동"});
  EXPECT_EQ(parser().parse("제목\n본문이다.\n홍길동 인턴 기자, 강감찬 선임기자").reporters,
            (Strings{"홍길동", "강감찬"}));
  EXPECT_TRUE(parser().parse("제목\n홍길동 기자는 상을 받았다. 김유신 장군 기념관에서다.").reporters.empty());
}

TEST(Article, HouseCreditTellsTheOutletButAnAgencysDoesNot) {
  EXPECT_EQ(parser().parse("첫 문단이다.\n서명하고 있다. (사진=뉴시스)\n둘째다.").outlet, "");
  EXPECT_EQ(parser().parse("첫 문단이다.\n서명하고 있다. (사진=지디넷코리아)\n둘째다.").outlet, "지디넷코리아");
}

TEST(Article, Dates) {
  const auto at = [](const char* stamp) {
    return parser().parse(std::string("제목\n") + stamp + "\n본문이다.").published_at;
  };
  EXPECT_EQ(at("입력 2000.01.01. 오전 9:00"), int64_t{9} * 3600 * 1000000);
  EXPECT_EQ(at("기사승인 2000-01-02 00:00:01"), (int64_t{86400} + 1) * 1000000);
  EXPECT_EQ(at("등록 2000년 1월 1일 오후 12:30"), (int64_t{12} * 60 + 30) * 60 * 1000000);
  EXPECT_FALSE(at("입력 2026-02-30 10:00"));
  EXPECT_FALSE(at("내년 1월 1일"));
}

TEST(Article, NoPages) {
  for (const char* raw : {"", " ", "\n\n\n", "<p></p>", "&nbsp;"}) {
    const Article a = parser().parse(raw);
    EXPECT_EQ(a.title + a.body + a.outlet, "") << raw;
  }
  EXPECT_EQ(parser().parse("제목뿐인 글").title, "제목뿐인 글");
  EXPECT_EQ(parser().parse("문장뿐이다.").body, "문장뿐이다.");
  std::string long_line(200000, 'a');
  EXPECT_EQ(parser().parse(long_line).body, long_line);
  std::string brackets(200000, '<');
  EXPECT_EQ(parser().parse(brackets).body, brackets);
}

// A page of ten thousand bylines, and a column with as many authors who sign twice: each told once, in the order of the
// page.
TEST(Article, ManyNamesTakeLinearTime) {
  constexpr size_t kNames = 30000;
  const auto name = [](size_t i) {
    return "김" + to_utf8(std::u32string{static_cast<char32_t>(0xAC00 + i % 500 * 16),
                                         static_cast<char32_t>(0xAC00 + i / 500 * 16)});
  };
  std::string bylines, column = "[시론] 전기요금, 숨기지 말고 나누자\n", signatures;
  for (size_t i = 0; i < kNames; ++i) {
    bylines += name(i) + " 기자 a" + std::to_string(i) + "@b.kr\n";
    signatures += name(i) + " 한빛대 교수\n";
  }
  bylines += name(0) + " 기자 a0@b.kr\n";
  column += signatures + "정부는 전기요금을 올린다고 밝혔다.\n" + signatures;
  const std::clock_t start = std::clock();
  const Article page = parser().parse(bylines), signed_twice = parser().parse(column);
  const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  EXPECT_EQ(page.reporters.size(), kNames);
  EXPECT_EQ(page.emails.size(), kNames);
  EXPECT_EQ(page.reporters.front(), name(0));
  EXPECT_EQ(page.emails.back(), "a29999@b.kr");
  EXPECT_EQ(signed_twice.reporters.size(), kNames);
  EXPECT_EQ(signed_twice.body, "정부는 전기요금을 올린다고 밝혔다.");
  EXPECT_LT(took, 10.0);
}

// Stamps are the time in Korea, whatever their zone.
TEST(ArticleStamps, ZonesAndMonthsInWords) {
  // Of 2025-09-05
  const auto hour = [](std::string_view stamp) -> long long {
    const auto at = parse_stamp(parser().rules(), stamp);
    return at ? *at / 3600000000LL - (9379LL * 24) : -1;
  };
  EXPECT_EQ(hour("2025-09-05T07:00:00+09:00"), 7);
  EXPECT_EQ(hour("2025-09-04T22:00:00Z"), 7);
  EXPECT_EQ(hour("2025-09-04T22:00:00.125+00:00"), 7);
  EXPECT_EQ(hour("2025-09-04T17:00-0500"), 7);
  EXPECT_EQ(hour("Fri, 05 Sep 2025 07:00:00 +0900"), 7);
  EXPECT_EQ(hour("Thu, 04 Sep 2025 22:00:00 GMT"), 7);
  EXPECT_EQ(hour("5 September 2025 07:00"), 7);
  EXPECT_EQ(hour("Sept. 5, 2025 - 07:00"), 7);
  EXPECT_EQ(hour("Sep 5, 2025 7:00 PM"), 19);
  for (const char* none :
       {"Fri, 35 Sep 2025 07:00:00 +0900", "Foo 5, 2025", "Feb. 30, 2026", "2025-09-05T25:61Z", "5 Sep"})
    EXPECT_FALSE(parse_stamp(parser().rules(), none)) << none;
}

}  // namespace
}  // namespace kn
