// The analyser on dictionaries of ten words, whose costs are added up in comments, and its answers to bad and endless
// input.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <optional>
#include <random>

#include "base/error.h"
#include "morph/analyzer.h"
#include "morph/hangul_letters.h"
#include "morph/hanja.h"
#include "morph_image.h"

namespace kn {
namespace {

// "정부/NNG 가/JKS": morphemes with their tags, compounds taken apart.
std::string analyse(Analyzer& analyzer, std::string_view input) {
  const Text text(input);
  Analysis analysis;
  analyzer.analyze(text, Span{0, static_cast<uint32_t>(text.size())}, analysis);
  std::string out;
  for (const Token& token : analysis.tokens)
    analyzer.morphemes(token, [&](const Morpheme& m) {
      if (!out.empty()) out += ' ';
      append_form(text, m, &out);
      out += '/';
      out += tag_name(m.tag);
    });
  return out;
}

// Contexts: 1 symbols and Latin, 2 noun, 3 particle, 4 verb, 5 ending, 6 adverb, 7 verb with its past.  Everything
// costs 500, but a particle after a noun, an ending after a verb and the past nothing.
int connect(uint32_t before, uint32_t after) {
  if (after == 3) return before == 2 ? 0 : 3000;
  if (after == 5) return before == 4 || before == 7 ? 0 : 3000;
  return 500;
}

MorphSource ten_words() {
  MorphSource source = test::morph_source(8, connect);
  const auto word = [&](const char* surface, const char* tag, uint16_t context, int16_t cost) {
    test::add_word(source, surface, test::simple_feature(tag, surface), context, cost);
  };
  word("정부", "NNG", 2, 1000);
  word("정", "NNG", 2, 2500);
  word("부가", "NNG", 2, 1500);
  word("가", "JKS", 3, 200);
  word("가", "VV", 4, 1200);
  word("다", "EF", 5, 300);
  word("안", "MAG", 6, 500);
  word("전하", "VV", 4, 800);
  word("안전", "NNG", 2, 2600);
  test::add_word(source, "밝혔", "VV+EP,*,T,밝혔,Inflect,VV,EP,밝히/VV/*+었/EP/*", 7, 1300);
  test::add_word(source, "데이터센터", "NNG,*,F,데이터센터,Compound,*,*,데이터/NNG/*+센터/NNG/*", 2, 1900);
  source.space_penalty = {{Tag::JKS, 6000}, {Tag::EF, 3000}};
  return source;
}

class TenWords : public testing::Test {
 protected:
  std::string bytes_ = test::morph_image(ten_words());
  std::shared_ptr<const Image> image_ = Image::over(bytes_, "ten words");
  Analyzer analyzer_{*image_};
};

TEST_F(TenWords, TakesTheCheapestPath) {
  // 정부 500 + 1000, 가/JKS 0 + 200, end 500: 2200.  정 500 + 2500, 부가 500 + 1500, end 500: 5500.
  EXPECT_EQ(analyse(analyzer_, "정부가"), "정부/NNG 가/JKS");
  // 가/JKS at the beginning 3000 + 200, 다 3000 + 300: 6500.  가/VV 500 + 1200, 다 0 + 300: 2000.
  EXPECT_EQ(analyse(analyzer_, "가다"), "가/VV 다/EF");
}

TEST_F(TenWords, ABlankBeforeAParticleCosts) {
  // 가/JKS after a blank 0 + 200 + 6000, end 500: 6700.  가/VV 500 + 1200, end 500: 2200.
  EXPECT_EQ(analyse(analyzer_, "정부 가"), "정부/NNG 가/VV");
}

TEST_F(TenWords, AMissingBlankBeforeAVerbCosts) {
  // 안 500 + 500, 전하 500 + 800: 2300, and 3000 more without a blank.  안전 500 + 2600, and 하 is unknown: 500 + 9000.
  EXPECT_EQ(analyse(analyzer_, "안 전하다"), "안/MAG 전하/VV 다/EF");
  EXPECT_EQ(analyse(analyzer_, "안전가"), "안전/NNG 가/JKS");
}

TEST_F(TenWords, TakesWordsApart) {
  EXPECT_EQ(analyse(analyzer_, "정부가 밝혔다"), "정부/NNG 가/JKS 밝히/VV 었/EP 다/EF");
  EXPECT_EQ(analyse(analyzer_, "데이터센터"), "데이터/NNG 센터/NNG");
  const Text text("밝혔다");
  Analysis analysis;
  analyzer_.analyze(text, Span{0, 3}, analysis);
  std::vector<Span> spans;
  for (const Token& token : analysis.tokens)
    analyzer_.morphemes(token, [&](const Morpheme& m) { spans.push_back(m.span); });
  EXPECT_EQ(spans, (std::vector<Span>{{0, 2}, {1, 2}, {2, 3}}));
}

TEST_F(TenWords, UnknownWordsComeByTheirCharacters) {
  EXPECT_EQ(analyse(analyzer_, "HBM3가"), "HBM/SL 3/SN 가/VV");
  // 뷁가 500 + 9000, end 500.  뷁 500 + 9000, 가/VV 500 + 1200, end 500.
  EXPECT_EQ(analyse(analyzer_, "뷁가"), "뷁가/UNKNOWN");
  EXPECT_EQ(analyse(analyzer_, ""), "");
  EXPECT_EQ(analyse(analyzer_, "   "), "");
  EXPECT_EQ(analyse(analyzer_, "\n정부 \t"), "정부/NNG");
}

TEST_F(TenWords, NfdAndFullWidthAreTheSame) {
  EXPECT_EQ(analyse(analyzer_, "\u110c\u1165\u11bc\u1107\u116e\u1100\u1161"), "정부/NNG 가/JKS");
  EXPECT_EQ(analyse(analyzer_, "ＨＢＭ"), "HBM/SL");
}

// Cost of the best path by trying all of them; words only, no unknown ones.
using Connect = int (*)(uint32_t before, uint32_t after);
std::optional<int> brute_force(const MorphSource& source, Connect connect, const std::u32string& text, size_t at,
                               uint32_t right) {
  if (at == text.size()) return connect(right, 0);
  std::optional<int> best;
  for (const auto& entry : source.entries) {
    if (text.compare(at, entry.surface.size(), entry.surface) != 0) continue;
    const auto rest = brute_force(source, connect, text, at + entry.surface.size(), entry.right);
    if (!rest) continue;
    const int cost = connect(right, entry.left) + entry.cost + *rest;
    if (!best || cost < *best) best = cost;
  }
  return best;
}

// A dictionary of so many words of one to three letters and so many contexts, against texts of at most this length.
void expect_best_paths(int words, uint32_t contexts, Connect connect, size_t longest, int rounds) {
  std::mt19937 random(5);
  const char32_t letters[] = {U'가', U'나', U'다'};
  for (int round = 0; round < rounds; ++round) {
    MorphSource source = test::morph_source(contexts, connect);
    for (int i = 0; i < words; ++i) {
      std::u32string surface;
      for (size_t n = i < 3 ? 1 : 1 + random() % 3; surface.size() < n;)
        surface.push_back(i < 3 ? letters[i] : letters[random() % 3]);
      const auto context = static_cast<uint16_t>(2 + random() % (contexts - 2));
      test::add_word(source, to_utf8(surface), test::simple_feature("NNG", to_utf8(surface)), context,
                     static_cast<int16_t>(random() % 4000));
    }
    const std::string bytes = test::morph_image(source);
    const auto image = Image::over(bytes, "random");
    const Dictionary dictionary(*image);
    Lattice lattice(dictionary);
    std::u32string text;
    for (size_t n = 1 + random() % longest; text.size() < n;) text.push_back(letters[random() % 3]);
    const auto& path = lattice.best_path(text, 0, static_cast<uint32_t>(text.size()),
                                         static_cast<uint16_t>(dictionary.settings().border_right), true);
    ASSERT_FALSE(path.empty());
    const auto& s = dictionary.settings();
    const int16_t end = dictionary.connections(s.border_left)[dictionary.right_offset(path.back().right)];
    EXPECT_EQ(path.back().cost + end, brute_force(source, connect, text, 0, 0).value()) << to_utf8(text);
    uint32_t at = 0;
    for (const PathWord& node : path) {
      EXPECT_EQ(node.begin, at);
      at = node.end;
    }
    EXPECT_EQ(at, text.size());
  }
}

TEST(Lattice, IsAsGoodAsTryingEverything) { expect_best_paths(12, 8, connect, 8, 200); }

// More words of one surface than are laid out at once, and more endings of one place than are connected at once.
TEST(Lattice, IsAsGoodWithManyHomographs) {
  expect_best_paths(
      250, 60,
      [](uint32_t before, uint32_t after) { return static_cast<int>((before * 7919 + after * 104729) % 3001); }, 3, 50);
}

MorphSource with_irregular_verbs() {
  MorphSource source = ten_words();
  const auto word = [&](const char* surface, const char* tag, uint16_t context, int16_t cost) {
    test::add_word(source, surface, test::simple_feature(tag, surface), context, cost);
  };
  word("짓", "VV", 4, 700);
  word("지", "VV", 4, 800);
  word("묻", "VV", 4, 900);
  word("물", "VV", 4, 700);
  word("었", "EP", 5, 100);
  word("았", "EP", 5, 100);
  word("으면", "EC", 5, 100);
  word("팔", "VV", 4, 700);
  word("파", "VV", 4, 600);
  word("는", "ETM", 5, 100);
  add_irregular_forms(source, {{U"짓", U"지", {"VV"}, IrregularVerb::Usual::only},
                               {U"묻", U"물", {"VV"}, IrregularVerb::Usual::irregular},
                               {U"팔", U"파", {"VV"}, IrregularVerb::Usual::irregular}});
  return source;
}

TEST(IrregularVerbs, HaveTheirStemInEveryForm) {
  const std::string bytes = test::morph_image(with_irregular_verbs());
  const auto image = Image::over(bytes, "irregular verbs");
  Analyzer analyzer(*image);
  EXPECT_EQ(analyse(analyzer, "지었다"), "짓/VV 었/EP 다/EF");
  EXPECT_EQ(analyse(analyzer, "지으면"), "짓/VV 으면/EC");
  EXPECT_EQ(analyse(analyzer, "지다"), "지/VV 다/EF");          // another verb
  EXPECT_EQ(analyse(analyzer, "지았다"), "지/VV 았/EP 다/EF");  // 짓 takes 어
  EXPECT_EQ(analyse(analyzer, "물었다"), "묻/VV 었/EP 다/EF");
  EXPECT_EQ(analyse(analyzer, "파는"), "팔/VV 는/ETM");
  EXPECT_EQ(analyse(analyzer, "파다"), "파/VV 다/EF");
  EXPECT_EQ(analyse(analyzer, "팔았다"), "팔/VV 았/EP 다/EF");
  analyzer.set_plain(true);
  EXPECT_EQ(analyse(analyzer, "지었다"), "지/VV 었/EP 다/EF");
}

TEST(IrregularVerbs, MustBeInTheDictionary) {
  MorphSource source = ten_words();
  try {
    add_irregular_forms(source, {{U"긋", U"그", {"VV"}, IrregularVerb::Usual::only}});
    FAIL() << "an unknown stem was taken";
  } catch (const Error& e) {
    EXPECT_NE(std::string(e.what()).find("긋/VV"), std::string::npos) << e.what();
  }
}

// Of 이끌다 and 안타깝다 one form each, of others those with ㄴ다 and 으며.
MorphSource with_missing_forms() {
  MorphSource source = ten_words();
  const auto word = [&](const char* surface, const char* tag, uint16_t context, int16_t cost) {
    test::add_word(source, surface, test::simple_feature(tag, surface), context, cost);
  };
  const auto form = [&](const char* surface, const char* stem, const char* tag, const char* ending,
                        const char* ending_tag, int16_t cost) {
    test::add_word(source, surface, joined_feature(decode_utf8(surface), stem, tag, ending, ending_tag), 7, cost);
  };
  for (const char* verb : {"이끌", "흔들", "다니", "나가", "웃돌", "풀"}) word(verb, "VV", 4, 700);
  for (const char* adjective : {"안타깝", "아름답", "가깝", "무겁", "비좁"}) word(adjective, "VA", 4, 700);
  form("이끈", "이끌", "VV", "ㄴ", "ETM", 500);
  form("웃돈", "웃돌", "VV", "ㄴ", "ETM", 500);
  form("흔든다", "흔들", "VV", "ㄴ다", "EF", 600);
  form("다닌다", "다니", "VV", "ㄴ다", "EF", 600);
  form("나간다", "나가", "VV", "ㄴ다", "EF", 400);
  form("안타까운", "안타깝", "VA", "ㄴ", "ETM", 500);
  form("비좁은", "비좁", "VA", "은", "ETM", 500);
  for (const auto& [surface, stem] :
       {std::pair("아름다우며", "아름답"), std::pair("가까우며", "가깝"), std::pair("무거우며", "무겁")})
    form(surface, stem, "VA", "으며", "EC", 600);
  word("웃돈다", "NNG", 2, 1000);
  add_missing_forms(source,
                    {{U"ㄹ", U"ㄴ", U"ㄴ", ""}, {U"ㅂ", U"ㄴ", U"ㅇㅜㄴ", "soft"}, {U"ㅂ", U"ㅇㅡ", U"ㅇㅜ", "soft"}});
  return source;
}

TEST(MissingForms, AreMadeByThoseOfOthers) {
  const MorphSource source = with_missing_forms();
  const auto cost_of = [&](const char* surface) -> std::optional<int> {
    for (const auto& entry : source.entries)
      if (entry.own && entry.surface == decode_utf8(surface)) return entry.cost;
    return std::nullopt;
  };
  EXPECT_EQ(cost_of("이끈다"), 600);  // as most words in ㄴ다 cost
  EXPECT_EQ(cost_of("안타까우며"), 600);
  EXPECT_FALSE(cost_of("비조우며"));  // nothing shows that its ㅂ is soft
  EXPECT_FALSE(cost_of("흔든다"));    // is there
  EXPECT_FALSE(cost_of("웃돈다"));    // a noun
  EXPECT_FALSE(cost_of("푼다"));      // one of which the dictionary has no form at all
  const std::string bytes = test::morph_image(source);
  const auto image = Image::over(bytes, "missing forms");
  Analyzer analyzer(*image);
  EXPECT_EQ(analyse(analyzer, "이끈다"), "이끌/VV ㄴ다/EF");
  EXPECT_EQ(analyse(analyzer, "안타까우며"), "안타깝/VA 으며/EC");
  analyzer.set_plain(true);
  EXPECT_EQ(analyse(analyzer, "이끈다"), "이끌/VV ㄴ/ETM 다/EF");
}

TEST(MissingForms, NeedTheTableOfJoints) {
  MorphSource source = with_missing_forms();
  const size_t words = source.entries.size();
  add_missing_forms(source, {});
  EXPECT_EQ(source.entries.size(), words);
}

TEST(HangulLetters, JoinAsTheyWereTakenApart) {
  EXPECT_EQ(letters_of(U"이끎 A"), U"ㅇㅣㄲㅡㄻ A");
  EXPECT_EQ(syllables_of(U"ㅇㅣㄲㅡㄻ"), U"이끎");
  EXPECT_EQ(syllables_of(U"ㅇㅣㄲㅡㄴㄷㅏ"), U"이끈다");
  EXPECT_EQ(syllables_of(U"ㅇㅣㄲㅡㄴㄴ"), U"");
  EXPECT_EQ(syllables_of(U"ㅣㄲ"), U"");
  for (char32_t c = 0xAC00; c <= 0xD7A3; ++c) ASSERT_EQ(syllables_of(letters_of(std::u32string{c})), std::u32string{c});
}

TEST(WordMends, TakeMistakesAway) {
  MorphSource source = ten_words();
  mend_words(source, {{U"부가", {"NNG"}, Tag::NA, ""}});
  const std::string bytes = test::morph_image(source);
  const auto image = Image::over(bytes, "mends");
  Analyzer analyzer(*image);
  EXPECT_EQ(analyse(analyzer, "부가").find("부가/NNG"), std::string::npos);
  analyzer.set_plain(true);
  EXPECT_EQ(analyse(analyzer, "부가"), "부가/NNG");
}

TEST(RareNouns, GiveWayToUsualOnes) {
  MorphSource source = ten_words();
  const auto noun = [&](const std::string& surface, int16_t cost) {
    test::add_word(source, surface, test::simple_feature("NNG", surface), 2, cost);
  };
  noun("설", 1500);
  noun("설명", 2000);
  noun("회", 2900);
  noun("명회", 2639);
  for (char32_t c = 0; c < 1000; ++c) noun(to_utf8(std::u32string{U'갸', U'갸' + c}), 2639);
  const std::string bytes = test::morph_image(source);
  const auto image = Image::over(bytes, "rare nouns");
  Analyzer analyzer(*image);
  // 500 + 1500 + 500 + 2639 and 1000 more, 500 + 2000 + 500 + 2900.
  EXPECT_EQ(analyse(analyzer, "설명회가"), "설명/NNG 회/NNG 가/JKS");
  analyzer.set_plain(true);
  EXPECT_EQ(analyse(analyzer, "설명회가"), "설/NNG 명회/NNG 가/JKS");
}

TEST(AlignParts, GivesEveryMorphemeItsSyllables) {
  using Spans = std::vector<std::pair<uint8_t, uint8_t>>;
  EXPECT_EQ(align_parts(U"밝혔", {U"밝히", U"었"}), (Spans{{0, 2}, {1, 2}}));
  EXPECT_EQ(align_parts(U"갔", {U"가", U"았"}), (Spans{{0, 1}, {0, 1}}));
  EXPECT_EQ(align_parts(U"가", {U"가", U"아"}), (Spans{{0, 1}, {0, 1}}));
  EXPECT_EQ(align_parts(U"데이터센터", {U"데이터", U"센터"}), (Spans{{0, 3}, {3, 5}}));
  EXPECT_EQ(align_parts(U"이뤄졌", {U"이루", U"어", U"지", U"었"}), (Spans{{0, 2}, {1, 2}, {2, 3}, {2, 3}}));
  EXPECT_EQ(align_parts(U"도와", {U"돕", U"아"}), (Spans{{0, 1}, {1, 2}}));
  EXPECT_EQ(align_parts(U"난", {U"나", U"ㄴ"}), (Spans{{0, 1}, {0, 1}}));
  EXPECT_TRUE(align_parts(U"가", {}).empty());
  for (const auto& forms :
       std::vector<std::vector<std::u32string>>{{U"하", U"이", U"어", U"서"}, {U"abc", U"가"}, {U"가나다라마바사"}})
    for (const auto& [begin, end] : align_parts(U"해서", forms)) {
      EXPECT_LT(begin, end);
      EXPECT_LE(end, 2);
    }
}

TEST(Tags, HaveTwoNames) {
  EXPECT_EQ(tag_of("NNBC"), Tag::NNBC);
  EXPECT_EQ(sejong_name(Tag::NNBC), "NNB");
  EXPECT_EQ(sejong_name(Tag::SSO), "SS");
  EXPECT_EQ(tag_of("VSV"), Tag::XSV);
  for (const char* bad : {"", "nng", "NNGX", "VV+EP", "*"}) EXPECT_FALSE(tag_of(bad)) << bad;
  EXPECT_EQ(tag_name(static_cast<Tag>(200)), "NA");
}

TEST(InitialSounds, FollowTheLaw) {
  EXPECT_EQ(hanja::initial_sound(U'녀'), U'여');
  EXPECT_EQ(hanja::initial_sound(U'로'), U'노');
  EXPECT_EQ(hanja::initial_sound(U'리'), U'이');
  EXPECT_EQ(hanja::initial_sound(U'량'), U'양');
  EXPECT_EQ(hanja::initial_sound(U'래'), U'내');
  EXPECT_EQ(hanja::initial_sound(U'남'), U'남');
  EXPECT_EQ(hanja::initial_sound(U'미'), U'미');
  EXPECT_EQ(hanja::initial_sound(U'a'), U'a');
}

// A megabyte of one character and of what else hides at the bottom of pages: every token in order, none empty, in
// bounded time.
TEST_F(TenWords, EndlessInputIsAnalysedInStretches) {
  for (const char* unit : {"a", "1", "가", "정부가밝혔다", "정부 ", "😀", "\u0301", "뷁", "a1", ".", "李", " ", "\n"}) {
    std::string input;
    while (input.size() < 300000) input += unit;
    const Text text(input);
    Analysis analysis;
    analyzer_.analyze(text, Span{0, static_cast<uint32_t>(text.size())}, analysis);
    uint32_t at = 0;
    for (const Token& token : analysis.tokens) {
      ASSERT_LE(at, token.span.begin) << unit;
      ASSERT_LT(token.span.begin, token.span.end) << unit;
      at = token.span.end;
    }
    ASSERT_LE(at, text.size());
  }
}

// Whatever byte of the analyser's sections flips: an Error when it is opened, or other words, but never a read outside.
TEST_F(TenWords, SurvivesEveryDamage) {
  std::mt19937 random(11);
  for (size_t round = 0; round < 400; ++round) {
    std::string bad = bytes_;
    for (size_t n = 1 + random() % 3; n > 0; --n) {
      // Where the image holds something: most of it is the table of characters.
      size_t at = random() % bad.size();
      if (round % 2 == 0) at = 64 + random() % 1024;
      bad[at] = static_cast<char>(bad[at] ^ (1U << (random() % 8)));
    }
    try {
      const auto image = Image::over(bad, "damaged");
      Analyzer analyzer(*image);
      (void)analyse(analyzer, "정부가 안전하다고 밝혔다. HBM3 데이터센터 가다 女性");
    } catch (const Error& e) {
      EXPECT_STRNE(e.what(), "");
    }
  }
}

// The settings, word by word: the numbers that tables are indexed by.
TEST_F(TenWords, SurvivesAnySetting) {
  const auto image = Image::over(bytes_, "good");
  const std::string_view settings = image->section("morph/settings"), words = image->section("morph/words");
  for (const std::string_view section : {settings, words})
    for (size_t offset = 0; offset + 2 <= section.size(); offset += 2)
      for (const uint16_t value : {uint16_t{0xFFFF}, uint16_t{0x7FFF}, uint16_t{8}}) {
        std::string bad = bytes_;
        const size_t at = static_cast<size_t>(section.data() - bytes_.data()) + offset;
        std::memcpy(bad.data() + at, &value, sizeof value);
        try {
          const auto damaged = Image::over(bad, "damaged");
          Analyzer analyzer(*damaged);
          (void)analyse(analyzer, "정부가 밝혔다 뷁 ab 12");
        } catch (const Error&) {
        }
      }
}

}  // namespace
}  // namespace kn
