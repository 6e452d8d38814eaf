// Quotations: pairs of marks, what is a quotation and what is a name, verbs, speakers, reported speech; and the golden
// passages of test/golden.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "article/sentences.h"
#include "base/unicode.h"
#include "quotes/quotes.h"
#include "test_image.h"

namespace kn::quotes {
namespace {

const QuoteRules& rules() {
  static const QuoteRules r(test::data_image());
  return r;
}

// An entity where `surface` stands first after the entities before it.
struct Given {
  EntityKind kind;
  std::string surface, name, role, affiliation;
};

std::vector<Quote> extract(const Text& text, const std::vector<Given>& given = {}) {
  static const SentenceSplitter splitter(test::data_image());
  std::vector<Entity> entities;
  size_t from = 0;
  for (const Given& g : given) {
    const size_t at = text.chars().find(decode_utf8(g.surface), from);
    EXPECT_NE(at, std::u32string_view::npos) << g.surface;
    const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + decode_utf8(g.surface).size())};
    entities.push_back(Entity{g.kind, span, g.name, g.role, g.affiliation});
    from = span.end;
  }
  return extract_quotes(text, splitter.split(text), entities, rules());
}

// "words / speaker / verb; …", reported speech in brackets.
std::string told(const std::string& input, const std::vector<Given>& given = {}) {
  const Text text(input);
  std::string out;
  for (const Quote& q : extract(text, given)) {
    if (!out.empty()) out += "; ";
    const std::string words(text.surface(q.span));
    out += (q.direct ? words : "[" + words + "]") + " / " + q.speaker + " / " +
           (q.verb.empty() ? "" : std::string(text.surface(q.verb)));
  }
  return out;
}

Given person(std::string surface, std::string role = "", std::string affiliation = "", std::string name = "") {
  if (name.empty()) name = surface;
  return Given{EntityKind::person, std::move(surface), std::move(name), std::move(role), std::move(affiliation)};
}
Given organization(std::string surface) { return Given{EntityKind::organization, surface, surface, "", ""}; }

TEST(QuoteMarks, OpenedWithOneAndClosedWithAnother) {
  for (const char* marks : {"“|”", "\"|\"", "‘|’", "'|'", "“|\"", "\"|”", "‘|”", "“|'", "「|」", "『|』", "≪|≫", "″|″",
                            "＂|＂", "&quot;|&quot;", "&ldquo;|&rdquo;"}) {
    const std::string m = marks;
    const std::string open = m.substr(0, m.find('|')), close = m.substr(m.find('|') + 1);
    EXPECT_EQ(told("노조는 " + open + "임금을 올려라" + close + "라고 외쳤다."), "임금을 올려라 / 노조 / 외쳤다")
        << marks;
  }
}

TEST(QuoteMarks, BlankOnTheWrongSide) {
  EXPECT_EQ(told("노조는“ 임금을 올려라”라고 외쳤다."), " 임금을 올려라 / 노조 / 외쳤다");
  EXPECT_EQ(told("노조는 \" 임금을 올려라 \"라고 외쳤다."), " 임금을 올려라  / 노조 / 외쳤다");
  EXPECT_EQ(told("의장은\"정회를 선포합니다\"라고말했다."), "정회를 선포합니다 / 의장 / 말했다");
  EXPECT_EQ(told("노조는 “임금을 올려라” 라고 외쳤다."), "임금을 올려라 / 노조 / 외쳤다");
}

TEST(QuoteMarks, UnbalancedMarksTakeNothingElseAlong) {
  EXPECT_EQ(told("노조는 “임금을 올리라고 했다.\n사측은 “돈이 없다”고 말했다."),
            "[임금을 올리라] / 노조 / 했다; 돈이 없다 / 사측 / 말했다");
  EXPECT_EQ(told("임금을 올리라”고 했다. 사측은 “돈이 없다”고 말했다."), "돈이 없다 / 사측 / 말했다");
  EXPECT_EQ(told("노조는 “임금을. 사측은 “돈이 없다”고 말했다."), "돈이 없다 / 사측 / 말했다");
  EXPECT_EQ(told("“ “ ” “"), "");
  EXPECT_EQ(told("\""), "");
  EXPECT_EQ(told("“”라고 말했다. ''라고 했다."), "");
}

TEST(QuoteMarks, InnerQuotationBelongsToTheOuter) {
  EXPECT_EQ(told("교사는 \"아이가 '집에 가자'고 하더라\"고 말했다."), "아이가 '집에 가자'고 하더라 / 교사 / 말했다");
  EXPECT_EQ(told("교사는 “아이가 ‘집에 가자’”라고 말했다."), "아이가 ‘집에 가자’ / 교사 / 말했다");
}

TEST(Quotes, SectionsAgesAndDates) {
  EXPECT_EQ(told("강원군 건설과 관계자는 “손보겠다”고 했다."), "손보겠다 / 강원군 건설과 관계자 / 했다");
  EXPECT_EQ(told("노조는 7일 성명을 통해 임금을 올리겠다고 밝혔다."), "[임금을 올리겠다] / 노조 / 밝혔다");
  EXPECT_EQ(told("노조는 7일부터 파업하겠다고 밝혔다."), "[7일부터 파업하겠다] / 노조 / 밝혔다");
}

TEST(Quotes, NamesAreNoRows) {
  for (const char* text : {"이 골목은 ‘국수의 거리’로 알려져 있다.", "시는 “책 읽는 버스” 두 대를 더 들여온다.",
                           "그는 ‘작은 거인’이라 불렸다.", "소설 『물의 시간』은 올해의 책으로 뽑혔다.",
                           "“봄이 온다”라는 제목의 보고서가 나왔다.", "동네에서 그는 '붕어빵 삼촌'으로 통한다.",
                           "정부는 ‘AI 고속도로’ 구축을 시작했다.", "단편 <비 오는 날>로 데뷔했다.",
                           "'얼음 공주'라는 별명을 얻었다.", "OpenAI’s 모델과 ’24년 실적."})
    EXPECT_EQ(told(text), "") << text;
}

TEST(Quotes, Verbs) {
  EXPECT_EQ(told("노조는 “올려라”라고 외치며 행진했다."), "올려라 / 노조 / 외치며");
  EXPECT_EQ(told("노조는 “못 받는다”고 설명다."), "못 받는다 / 노조 / 설명다");
  EXPECT_EQ(told("결의문은 “내줄 수 없다”고 못 박았다."), "내줄 수 없다 / 결의문 / 박았다");
  EXPECT_EQ(told("노조는 “못 받는다”며 유감을 표했다."), "못 받는다 / 노조 / 표했다");
  EXPECT_EQ(told("노조는 “못 받는다”는 입장을 되풀이했다."), "못 받는다 / 노조 / 되풀이했다");
  EXPECT_EQ(told("안내판에는 “들어가지 마시오”라고 적혀 있다."), "들어가지 마시오 / 안내판 / 적혀");
  EXPECT_EQ(told("“땅보다 사람”이라는 것이 업계의 생각이다."), "땅보다 사람 / 업계 / 생각이다");
}

TEST(Quotes, TwoHalvesShareTheVerb) {
  EXPECT_EQ(told("노조는 “늦었다”며 “그래도 가겠다”고 말했다."),
            "늦었다 / 노조 / 말했다; 그래도 가겠다 / 노조 / 말했다");
  EXPECT_EQ(told("노조는 “늦었다”라고 지적하면서 “그래도 가겠다”고 말했다."),
            "늦었다 / 노조 / 지적하면서; 그래도 가겠다 / 노조 / 말했다");
  EXPECT_EQ(told("주민들은 “물을 달라” “길을 달라”라고 외쳤다."),
            "물을 달라 / 주민들 / 외쳤다; 길을 달라 / 주민들 / 외쳤다");
  EXPECT_EQ(told("여당은 “졸속”이라고 비판했고 야당은 “발목 잡기”라고 맞섰다."),
            "졸속 / 여당 / 비판했고; 발목 잡기 / 야당 / 맞섰다");
}

TEST(Quotes, SpeakersFromTheWholeText) {
  const std::string text =
      "온하람 새벽전자 사장이 왔다. 그는 “늦었다”고 말했다. 이어 “미안하다”고 덧붙였다. 온 사장은 “다시 오겠다”고 "
      "약속했다.";
  const Text input(text);
  const auto quotes = extract(
      input, {person("온하람", "사장", "새벽전자"), organization("새벽전자"), person("온", "사장", "", "온하람")});
  ASSERT_EQ(quotes.size(), 3U);
  for (const Quote& q : quotes) {
    EXPECT_EQ(q.speaker, "온하람");
    EXPECT_EQ(q.role, "사장");
    EXPECT_EQ(q.affiliation, "새벽전자");
  }
}

TEST(Quotes, SpeakersAsDescribed) {
  EXPECT_EQ(told("업계 관계자는 “비싸다”고 말했다."), "비싸다 / 업계 관계자 / 말했다");
  EXPECT_EQ(told("이에 대해 회사 측은 “비싸다”고 말했다."), "비싸다 / 회사 측 / 말했다");
  EXPECT_EQ(told("전국에서 올라온 농민들은 “비싸다”고 말했다."), "비싸다 / 농민들 / 말했다");
  EXPECT_EQ(told("“비싸다”고 업계 관계자가 말했다."), "비싸다 / 업계 관계자 / 말했다");
  EXPECT_EQ(told("그는 “비싸다”고 말했다."), "비싸다 /  / 말했다");
  EXPECT_EQ(told("“비싸다”고 밝힌 온하람 사장은 떠났다.", {person("온하람", "사장")}), "비싸다 / 온하람 / 밝힌");
}

TEST(Quotes, Headlines) {
  EXPECT_EQ(told("법원 “밀린 임금 지급하라”…회사 “항소하겠다”"), "밀린 임금 지급하라 / 법원 / ; 항소하겠다 / 회사 / ");
  EXPECT_EQ(told("“밥심으로 버텼다” 완주한 팔순 마라토너"), "밥심으로 버텼다 / 팔순 마라토너 / ");
  EXPECT_EQ(told("정부, ‘AI 고속도로’ 구상 본격화"), "");
}

TEST(Quotes, WholeSentencesInMarks) {
  EXPECT_EQ(told("“아무도 집에 가지 않았다.” 주장 온하람의 말이다.", {person("온하람", "주장")}),
            "아무도 집에 가지 않았다. / 온하람 / 말이다");
  EXPECT_EQ(told("온하람 주장은 이렇게 말했다. “아무도 집에 가지 않았다.”", {person("온하람", "주장")}),
            "아무도 집에 가지 않았다. / 온하람 / 말했다");
}

TEST(Turns, LabelsNameWhoSpeaks) {
  const auto speaker = person("온하람", "대변인");
  EXPECT_EQ(told("온하람 대변인: 예산안은 곧 처리합니다. 협상은 계속합니다.", {speaker}),
            "예산안은 곧 처리합니다. 협상은 계속합니다. / 온하람 / ");
  EXPECT_EQ(told("온하람 대변인: “예산안은 곧 처리합니다.” “약속합니다.”", {speaker}),
            "예산안은 곧 처리합니다. / 온하람 / ; 약속합니다. / 온하람 / ");
  EXPECT_EQ(told("온하람 대변인:\n예산안은 곧 처리한다.\n다른 줄이다.", {speaker}),
            "예산안은 곧 처리한다. / 온하람 / ");
  EXPECT_EQ(told("▲온하람=예산안부터 처리해야 한다.", {speaker}), "예산안부터 처리해야 한다. / 온하람 / ");
  EXPECT_EQ(told("◆ 온하람> 네, 그렇습니다.", {speaker}), "네, 그렇습니다. / 온하람 / ");
  EXPECT_EQ(told("[온하람/마을 주민 : 물이 안 나와요.]", {speaker}), "물이 안 나와요. / 온하람 / ");
  EXPECT_EQ(told("[업체 전 직원 : “다 지웠어요.”]"), "다 지웠어요. / 업체 전 직원 / ");
  EXPECT_EQ(told("사회자: 어떻게 보십니까?"), "어떻게 보십니까? / 사회자 / ");
  EXPECT_EQ(told("온하람 새벽시 보건행정과 주무관은 “늦었다”고 말했다.", {person("온하람"), organization("새벽시")}),
            "늦었다 / 온하람 / 말했다");
  // What the speaker quotes is a part of the words; a usual report behind the label has its rows.
  EXPECT_EQ(told("온하람 대변인: 시장이 “안 된다”고 말했습니다.", {speaker}),
            "시장이 “안 된다”고 말했습니다. / 온하람 / ");
  EXPECT_EQ(told("온하람 대변인: “안 된다”고 말했다.", {speaker}), "안 된다 / 온하람 / 말했다");
}

TEST(Turns, OtherLabels) {
  const auto named = person("온하람", "");
  for (const char* text : {"사진: 온하람", "감독: 온하람", "온하람: 하람시에서 태어났다.", "△온하람=대학 졸업",
                           "(하람=새벽통신) 온하람 기자 = 물가가 올랐다.", "▲온하람 기자=물가가 올랐다.",
                           "예산을 쓴 온하람. 결론: 온하람이 옳습니다."})
    EXPECT_EQ(told(text, {named}), "") << text;
  EXPECT_EQ(told("문의: 시청 총무과로 전화하세요.\n새벽시: 예산을 늘린다.", {organization("새벽시")}), "");
}

TEST(Turns, Interviews) {
  const auto named = person("온하람", "감독");
  EXPECT_EQ(told("온하람 감독을 만났다.\nQ1. 이적했다. 이유는?\nA. 부딪혀 보고 싶었다.", {named}),
            "부딪혀 보고 싶었다. / 온하람 / ");
  EXPECT_EQ(
      told("온하람 감독을 만났다.\n-이적한 이유는.\n▲부딪혀 보고 싶었다.\n―가족은 뭐라고 했나.\n“응원했다.”", {named}),
      "부딪혀 보고 싶었다. / 온하람 / ; 응원했다. / 온하람 / ");
  EXPECT_EQ(told("문: 이유는?\n답: 서두를 이유가 없었다.\n온하람 감독은 웃었다.", {named}),
            "서두를 이유가 없었다. / 온하람 / ");
  // Nobody, or several who may answer; points of a list.
  EXPECT_EQ(told("Q. 이유는?\nA. 부딪혀 보고 싶었다."), "");
  EXPECT_EQ(told("온하람 감독과 편도하 감독을 만났다.\nQ. 이유는?\nA. 부딪혀 보고 싶었다.",
                 {named, person("편도하", "감독")}),
            "");
  EXPECT_EQ(told("온하람 감독을 만났다.\n-예산 1조원 증액\n▲복지를 줄였다.", {named}), "");
}

TEST(Reported, Rows) {
  EXPECT_EQ(told("그는 혼자 갔다고 진술했다."), "[혼자 갔다] /  / 진술했다");
  EXPECT_EQ(told("사측과 노조는 합의했다고 밝혔다."), "[합의했다] / 사측과 노조 / 밝혔다");
  EXPECT_EQ(told("교사와 학부모들은 “늦었다”고 말했다."), "늦었다 / 교사와 학부모들 / 말했다");
  EXPECT_EQ(told("협회는 값을 올리겠다고 밝혔다."), "[값을 올리겠다] / 협회 / 밝혔다");
  EXPECT_EQ(told("협회는 주민에게 창을 닫으라고 당부했다."), "[창을 닫으라] / 협회 / 당부했다");
  EXPECT_EQ(told("협회는 값이 올랐다며 지원을 서둘러 달라고 요구했다."),
            "[값이 올랐다] / 협회 / 요구했다; [지원을 서둘러 달라] / 협회 / 요구했다");
  EXPECT_EQ(told("협회는 사실이 아니라는 입장이다."), "[사실이 아니라] / 협회 / 입장이다");
  EXPECT_EQ(told("협회는 값을 올리지 않기로 했다. 손님이 준다는 설명이다."), "[손님이 준다] / 협회 / 설명이다");
  EXPECT_EQ(told("협회는 이번 일을 세대 대결이라고 평가했다."), "[이번 일을 세대 대결] / 협회 / 평가했다");
}

TEST(Reported, TheOccasionIsNoPart) {
  EXPECT_EQ(told("협회는 10일 서울에서 열린 설명회에서 값을 올리겠다고 밝혔다."), "[값을 올리겠다] / 협회 / 밝혔다");
  EXPECT_EQ(told("협회는 설명회에서 나온 의견을 모으겠다고 밝혔다."),
            "[설명회에서 나온 의견을 모으겠다] / 협회 / 밝혔다");
  EXPECT_EQ(told("협회는 서울에서 값을 올리겠다고 밝혔다."), "[서울에서 값을 올리겠다] / 협회 / 밝혔다");
}

TEST(Reported, NoRows) {
  for (const char* text :
       {"이 섬에는 용이 살았다고 한다.", "한국은행은 물가가 내릴 것으로 전망했다.", "두 나라는 함께 짓기로 합의했다.",
        "협회에 따르면 값이 올랐다.", "수출이 줄었다는 소식에 주가가 떨어졌다.",
        "협회는 값을 올리겠다고 밝히지 않았다.", "한발 늦었다고 볼 수 있다.", "주민들은 물이 모자란다고 느낀다.",
        "값이 오를 것이라는 기대가 꺾였다.", "두 정상이 만날 것으로 알려졌다.",
        "공사가 늦어진다고 해서 값이 오르지는 않는다.", "비싸다고 밝혔다."})
    EXPECT_EQ(told(text), "") << text;
}

TEST(Quotes, SpansStandInTheInput) {
  const std::string decomposed = "\xE1\x84\x82\xE1\x85\xA9조는 “늦었다”고 말했다.";
  const Text text(decomposed);
  const auto quotes = extract(text);
  ASSERT_EQ(quotes.size(), 1U);
  EXPECT_EQ(text.surface(quotes[0].span), "늦었다");
  EXPECT_EQ(text.position(quotes[0].span), 7U);
}

TEST(Quotes, LinearOnHostileInput) {
  for (const char* piece : {"“",
                            "\"",
                            "'",
                            "“가”고 ",
                            "“가”며 ",
                            "‘“",
                            "다며 ",
                            "노조는 ",
                            "노조는 “가”라고 ",
                            "했다고 ",
                            "“가다.” ",
                            "(",
                            "\" 고 ",
                            "온하람: 간다.\n",
                            "▲",
                            "[",
                            "Q. 왜?\nA. 갔다.\n",
                            "-왜?\n▲갔다.\n",
                            "주민:\n",
                            "가:"}) {
    std::string text;
    while (text.size() < 300'000) text += piece;
    const std::clock_t start = std::clock();  // of the processor: the machine may be busy
    (void)extract(Text(text));
    EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, 4.0) << piece;
  }
}

}  // namespace
}  // namespace kn::quotes
