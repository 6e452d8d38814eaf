// Names: titles and organisations beside a person, canonical names, the persons of a text, sounds, the weights table.
// The tagger itself is measured, not tested here; mentions are given by marks: <최태원:PS> <SK그룹:OG> 회장.
#include "entities/entities.h"

#include <gtest/gtest.h>

#include <ctime>

#include "base/error.h"
#include "entities/cuts.h"
#include "entities/gather.h"
#include "entities/names.h"
#include "entities/people.h"
#include "entities/sound.h"
#include "entities/titles.h"
#include "entities/weights.h"
#include "test_image.h"

namespace kn::entities {
namespace {

const Image& image() {
  static const std::string bytes = [] {
    std::map<std::string, FactTable::Source> tables;
    std::vector<std::u32string> keys;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(KN_SOURCE_DIR) + "/data"))
      if (entry.path().extension() == ".tsv")
        tables.emplace(entry.path().stem().string(),
                       FactTable::parse(entry.path().filename().string(), test::read_file(entry.path())));
    for (const auto& [name, table] : tables)
      for (const auto& [spelling, row] : table.spellings()) keys.push_back(spelling);
    const std::string codes = Alphabet::build(keys);
    const Alphabet alphabet(Array<uint16_t>(reinterpret_cast<const uint16_t*>(codes.data()), codes.size() / 2));
    ImageWriter writer("test");
    for (const auto& [name, table] : tables) writer.add("facts/" + name, FactTable::build(alphabet, table));
    writer.add(Alphabet::kSection, codes);
    writer.add(WordClasses::kSection, WordClasses::build(tables));
    return writer.bytes();
  }();
  static const auto one = Image::over(bytes, "test");
  return *one;
}

const WordClasses& words() {
  static const WordClasses one(image());
  return one;
}

const Names& names() {
  static const Names one(image(), words());
  return one;
}

const Nouns& nouns() {
  static const Nouns one(image());
  return one;
}

// A text with marked names, after all steps but the tagger.
struct Read {
  explicit Read(const std::string& marked, bool steps = true) {
    std::vector<std::pair<size_t, std::pair<size_t, std::string>>> spans;  // in code points
    const std::u32string s = decode_utf8(marked);
    std::u32string chars;
    size_t open = 0;
    for (size_t i = 0; i < s.size(); ++i) {
      if (s[i] == U'<')
        open = chars.size();
      else if (s[i] == U':' && i + 3 < s.size() && s[i + 3] == U'>') {
        spans.push_back({open, {chars.size(), to_utf8(s.substr(i + 1, 2))}});
        i += 3;
      } else
        chars.push_back(s[i]);
    }
    plain = to_utf8(chars);
    text = std::make_unique<Text>(plain);
    reading = std::make_unique<Reading>(*text, words());
    for (const auto& [begin, rest] : spans) {
      Mention m;
      m.kind = rest.second == "PS"   ? EntityKind::person
               : rest.second == "OG" ? EntityKind::organization
               : rest.second == "LC" ? EntityKind::location
               : rest.second == "PD" ? EntityKind::product
                                     : EntityKind::event;
      m.span = Span{static_cast<uint32_t>(begin), static_cast<uint32_t>(rest.first)};
      reading->mentions.push_back(m);
    }
    if (!steps) return;
    recall_tables(*reading, nouns());
    mend_cuts(*reading, nouns());
    split_rows(*reading);
    settle(*reading, nouns());
    recall_works(*reading, nouns());
    names().add_glosses(*reading);
    recall_shown(*reading, nouns());
    recall(*reading);
    recall_listed(*reading, nouns());
    names().add_hanja(*reading, nouns());
    names().tie_teams(*reading, nouns());
    titles();
    if (recall_surnames(*reading)) titles();
    read_local_posts(*reading, nouns());
    names().resolve(*reading);
    resolve_people(*reading, names());
  }
  void titles() {
    for (size_t i = 0; i < reading->mentions.size(); ++i)
      if (reading->mentions[i].kind == EntityKind::person) read_title(*reading, i);
  }
  // surface|name|role|affiliation of each mention.
  std::vector<std::string> rows() const {
    std::vector<std::string> out;
    for (const Mention& m : reading->mentions)
      out.push_back(text->folded(m.span) + "|" + m.name + "|" + text->folded(m.role) + "|" +
                    (m.organization >= 0 ? reading->mentions[static_cast<size_t>(m.organization)].name : ""));
    return out;
  }
  std::string row(size_t i) const { return i < rows().size() ? rows()[i] : "no such row"; }

  std::string plain;
  std::unique_ptr<Text> text;
  std::unique_ptr<Reading> reading;
};

TEST(Cuts, PostsOfPlaces) {
  const Read mayor("<오세훈:PS> <서울시:OG>장은");
  EXPECT_EQ(mayor.row(0), "오세훈|오세훈|서울시장|서울특별시");
  EXPECT_EQ(mayor.row(1), "서울|서울특별시||");
  EXPECT_EQ(Read("<하승철:PS> <하동군수:OG>는").row(0), "하승철|하승철|하동군수|하동군");
  EXPECT_EQ(Read("<정문헌:PS> <종로구청:OG>장이").row(0), "정문헌|정문헌|종로구청장|종로구");
  EXPECT_EQ(Read("<이장우:PS> 전 대전시장은").row(0), "이장우|이장우|전 대전시장|대전광역시");
  EXPECT_EQ(Read("<김동연:PS> <경기도지사:OG>도").row(1), "경기|경기도||");
  // No post of a place.
  EXPECT_EQ(Read("<서울시청:OG>은").row(0), "서울시청|서울시청||");
  EXPECT_EQ(Read("<방유찬:PS> <체코:LC>사업단장이").row(0), "방유찬|방유찬|체코사업단장|");
  EXPECT_EQ(Read("<마포:LC>시장 상인").rows().size(), 1U);
}

TEST(Cuts, TitlesThatShareLettersWithBodies) {
  EXPECT_EQ(Read("<추미애:PS> <법사위:OG>원장이").row(0), "추미애|추미애|법사위원장|국회 법제사법위원회");
  EXPECT_EQ(Read("<김영태:PS> <서울대병원:OG>장이").row(0), "김영태|김영태|서울대병원장|서울대학교병원");
  EXPECT_EQ(Read("<정몽규:PS> <대한축구협회:OG>장은").row(0), "정몽규|정몽규|대한축구협회장|대한축구협회");
  EXPECT_EQ(Read("<한이음:PS> <새길당:OG>대표").row(0), "한이음|한이음|대표|새길당");
}

TEST(Cuts, SinceWhenIsNoSurname) {
  EXPECT_EQ(Read("<전:PS> 군수가 추진한 사업").rows().size(), 0U);
  EXPECT_EQ(Read("<前:PS> 시장의 비리").rows().size(), 0U);
  const Read both("<한동훈:PS> <국민의힘:OG> <전:PS> 대표가 <전현희:PS> 의원을");
  EXPECT_EQ(both.row(0), "한동훈|한동훈|전 대표|국민의힘");
  EXPECT_EQ(both.rows().size(), 3U);
  // A surname, since somebody of that name is in the text, or since the word is mostly a surname.
  EXPECT_EQ(Read("<전현희:PS> 의원은 웃었다. <전:PS> 의원은").row(1), "전|전현희|의원|");
  EXPECT_EQ(Read("<구:PS> 청장은 말했다").row(0), "구|구|청장|");
}

TEST(Cuts, TailsAndHeads) {
  EXPECT_EQ(Read("<이수진씨:PS>(45)는").row(0), "이수진|이수진||");
  EXPECT_EQ(Read("<몽골이:OG> 숲을").row(0).substr(0, 6), "몽골");
  EXPECT_EQ(Read("<대한항공전:LC>에서").row(0), "대한항공|대한항공||");
  EXPECT_EQ(Read("<세림섬:LC>유 국도연 이사").row(0), "세림섬유|세림섬유||");
  EXPECT_EQ(Read("<A:PS>씨는").rows().size(), 0U);
  EXPECT_EQ(Read("법무법인 <온새미:OG>에").row(0), "법무법인 온새미|법무법인 온새미||");
  EXPECT_EQ(Read("주식회사 봄날은 대만에").row(0), "주식회사 봄날|주식회사 봄날||");
  EXPECT_EQ(Read("<우크라이나:LC> <인프라부:OG> 차관").row(0), "우크라이나 인프라부|우크라이나 인프라부||");
  EXPECT_EQ(Read("<성수역:LC> 3번 출구 앞").row(0), "성수역 3번 출구|성수역 3번 출구||");
  EXPECT_EQ(Read("<엘리자베트:PS> 그루버 부지휘자는").row(0), "엘리자베트 그루버|엘리자베트 그루버|부지휘자|");
  // None of these.
  EXPECT_EQ(Read("<포스코이앤씨:OG> 사고").row(0), "포스코이앤씨|포스코이앤씨||");
  EXPECT_EQ(Read("법무법인 소속 변호사").rows().size(), 0U);
  EXPECT_EQ(Read("<미국:LC> <엔비디아:OG>는").rows().size(), 2U);
  EXPECT_EQ(Read("<성수역:LC> 3번째 열차").row(0), "성수역|성수역||");
  EXPECT_EQ(Read("<제주로:LC> 12").row(0).substr(0, 9), "제주로");
}

TEST(Shown, NamesThatTheirNeighboursShow) {
  EXPECT_EQ(Read("인출책 여모(29)씨 등 6명. 여씨는").rows(), (std::vector<std::string>{"여|여||", "여|여||"}));
  EXPECT_EQ(Read("극본은 이호은 작가가 쓴다").row(0), "이호은|이호은|작가|");
  EXPECT_EQ(Read("<더불어민주당:OG> 간사인 <표지원:OG> 의원은").row(1).substr(0, 9), "표지원");
  EXPECT_EQ(Read("윤명 <소비자시민모임:OG> 사무총장의 설명").row(0), "윤명|윤명|사무총장|소비자시민모임");
  EXPECT_EQ(Read("걸그룹 루미에르가 나왔다").row(0), "루미에르|루미에르||");
  EXPECT_EQ(Read("<볼리비아:LC>와 평가전을 치른다").rows().size(), 1U);
  EXPECT_EQ(Read("<동아오츠카:OG> ‘나랑드’ 등").row(1), "나랑드|나랑드||");
  // None of these.
  EXPECT_EQ(Read("여모가 났다. 여씨는").rows().size(), 0U);
  EXPECT_EQ(Read("시인은 수상 소감에서").rows().size(), 0U);
  EXPECT_EQ(Read("걸그룹 멤버가 나왔다").rows().size(), 0U);
  EXPECT_EQ(Read("<동아오츠카:OG>가 ‘나랑드’ 등").rows().size(), 1U);
}

TEST(Shown, ForeignersBeforeTheirCompanies) {
  const Read said("<마커스 레인 헬릭스 컴퓨트:PS> 최고경영자가 왔다. 레인 CEO는 <헬릭스 컴퓨트:OG>를");
  EXPECT_EQ(said.row(0), "마커스 레인|마커스 레인|최고경영자|헬릭스 컴퓨트");
  EXPECT_EQ(said.row(1), "헬릭스 컴퓨트|헬릭스 컴퓨트||");
  EXPECT_EQ(Read("<테오 반더벨트 노바리온:PS> <세미컨덕터:OG> 최고경영자").row(1),
            "노바리온 세미컨덕터|노바리온 세미컨덕터||");
  EXPECT_EQ(Read("<레나 마리아 호프만:PS> 회장은").rows().size(), 1U);
}

TEST(Cuts, NamesTheTablesKnow) {
  EXPECT_EQ(Read("울버햄프턴은 번리에 졌다").row(1), "번리|번리||");
  EXPECT_EQ(Read("<한동훈:PS> 대표. <한:PS> 전 대표").row(1).substr(0, 3), "한");
  EXPECT_EQ(Read("합의…李 대통령 “고비”").row(0), "李|李|대통령|");
  EXPECT_EQ(Read("韓 총리 방미").rows().size(), 0U);
  const Read match("<대구FC:OG>는 이겼다. <대구:LC>는 3위다. <대구:LC>에 비가 왔다. 김새봄 <대구:LC> 감독");
  EXPECT_EQ(match.row(1), "대구|대구FC||");
  EXPECT_EQ(match.row(2), "대구|대구광역시||");
  EXPECT_EQ(match.row(3), "김새봄|김새봄|감독|대구FC");
  EXPECT_EQ(match.row(4), "대구|대구FC||");
  EXPECT_EQ(Read("<대구:LC>는 덥다").row(0), "대구|대구광역시||");
}

TEST(Cuts, DivisionsThatAct) {
  const Read acts("<경기:LC> <화성시:LC>는 밝혔다. <화성시:LC>에서");
  EXPECT_EQ(acts.reading->mentions[1].kind, EntityKind::organization);
  EXPECT_EQ(acts.reading->mentions[2].kind, EntityKind::location);
  EXPECT_EQ(Read("<화성:LC>은 덥다").reading->mentions[0].kind, EntityKind::location);
}

TEST(Acting, DivisionsInARow) {
  const auto first = [](const char* marked) { return Read(marked).reading->mentions[0].kind; };
  EXPECT_EQ(first("<파주시:LC>와 <김포시:LC>에서 늘었다"), EntityKind::location);
  EXPECT_EQ(first("<성남시:LC>와 <부산:LC> <영도구:LC>가 샀다"), EntityKind::organization);
  EXPECT_EQ(first("<파주시:LC>와 협약했다"), EntityKind::organization);
  EXPECT_EQ(Read("<광주:LC> <남구:LC>는 밝혔다").reading->mentions[1].kind, EntityKind::organization);
  EXPECT_EQ(Read("<새벽증권 리서치센터:OG>는").reading->mentions[0].kind, EntityKind::organization);
}

TEST(Acting, Countries) {
  // The kinds of the names, o(rganization) or l(ocation).
  const auto kinds = [](const char* marked) {
    const Read read(marked);
    std::string out;
    for (const Mention& m : read.reading->mentions) out += m.kind == EntityKind::organization ? 'o' : 'l';
    return out;
  };
  EXPECT_EQ(kinds("<한국:LC>은 <일본:LC>과 협상했다."), "oo");
  EXPECT_EQ(kinds("<체코:LC>는 관세를 3.5% 낮추기로 했다."), "o");
  EXPECT_EQ(kinds("<호주:LC>는 관세를 물리겠다고 했다."), "o");
  EXPECT_EQ(kinds("<한국:LC>·<일본:LC>·<중국:LC>은 회의를 열기로 했다."), "ooo");
  EXPECT_EQ(kinds("<이집트:LC>와 <카타르:LC>가 중재했다."), "oo");
  EXPECT_EQ(kinds("<한국:LC>은 <일본:LC>과 <호주:LC>에 수출했다."), "oll");
  EXPECT_EQ(kinds("<한국:LC>은 겨울이 춥다. 그는 거부했다."), "l");
  EXPECT_EQ(kinds("<한국:LC>에서 협상했다. <서울:LC>은 합의했다."), "ll");
}

TEST(Titles, AfterTheName) {
  EXPECT_EQ(Read("<한도윤:PS> <솔빛로보:OG> 최고기술책임자(CTO)는").row(0),
            "한도윤|한도윤|최고기술책임자(CTO)|솔빛로보");
  EXPECT_EQ(Read("<류지안:PS> 부총리 겸 <기획재정부:OG> 장관이").row(0),
            "류지안|류지안|부총리 겸 기획재정부 장관|기획재정부");
  EXPECT_EQ(Read("<탁정우:PS> 전 대표가").row(0), "탁정우|탁정우|전 대표|");
  EXPECT_EQ(Read("<공하율:PS> <국토교통부:OG> 철도국장 직무대리는").row(0),
            "공하율|공하율|철도국장 직무대리|국토교통부");
  EXPECT_EQ(Read("<단종혁:PS> 전 <한남방송:OG> 사장이").row(0), "단종혁|단종혁|전 한남방송 사장|한남방송");
  EXPECT_EQ(Read("<임새롬:PS> <새길당:OG> <디지털특위:OG> 위원장은").row(0), "임새롬|임새롬|위원장|디지털특위");
  EXPECT_EQ(Read("딸 <단우희:PS>(<충남대:OG> 교수)씨가").row(0), "단우희|단우희|교수|충남대학교");
  EXPECT_EQ(Read("<방유찬:PS> <체코:LC>사업단장이").row(0), "방유찬|방유찬|체코사업단장|");
}

TEST(Titles, BeforeTheName) {
  EXPECT_EQ(Read("<새길당:OG> <이서준:PS> 대표는").row(1), "이서준|이서준|대표|새길당");
  EXPECT_EQ(Read("<새벽테크:OG>의 <탁정우:PS> 전 대표가").row(1), "탁정우|탁정우|전 대표|새벽테크");
  EXPECT_EQ(Read("<누리공사:OG>(<NR:OG>) <봉태윤:PS> 사장 직무대행은").row(2), "봉태윤|봉태윤|사장 직무대행|누리공사");
  EXPECT_EQ(Read("재판장인 <선우경:PS> 부장판사는").row(0), "선우경|선우경|부장판사|");
  EXPECT_EQ(Read("교장 <임보배:PS>는").row(0), "임보배|임보배|교장|");
  EXPECT_EQ(Read("<새빛:OG> 집행위원인 <클라라 베르거:PS>와").row(1), "클라라 베르거|클라라 베르거|집행위원|새빛");
}

TEST(Titles, NoTitle) {
  EXPECT_EQ(Read("<손두리:PS>씨는").row(0), "손두리|손두리||");
  EXPECT_EQ(Read("<새길당:OG>은 <문가람:PS> 장관 주재로").row(1), "문가람|문가람|장관|");  // a particle ends the phrase
  EXPECT_EQ(Read("<장예슬:PS>의 두 골로").row(0), "장예슬|장예슬||");
  EXPECT_EQ(Read("<김하나:PS>, <박두리:PS> 대표").row(0), "김하나|김하나||");
  EXPECT_EQ(Read("<김하나:PS>").row(0), "김하나|김하나||");
  EXPECT_EQ(Read("<김하나:PS>\n대표는").row(0), "김하나|김하나||");
  EXPECT_EQ(Read("(<김하나:PS>").row(0), "김하나|김하나||");
  EXPECT_EQ(Read("<김하나:PS>(").row(0), "김하나|김하나||");
  EXPECT_EQ(Read("<김하나:PS> 겸 ").row(0), "김하나|김하나||");
}

TEST(Names, ShortFormsAndGlosses) {
  EXPECT_EQ(Read("<과기정통부:OG>는").row(0), "과기정통부|과학기술정보통신부||");
  EXPECT_EQ(Read("<오픈 AI:OG>와 <OpenAI:OG>").row(0), Read("<오픈AI:OG>").row(0).replace(0, 8, "오픈 AI"));
  EXPECT_EQ(Read("<美:OG>는").row(0), "美|미국||");
  const Read gloss("<누리핵융합로:PD>(<NFER:PD>) 회의, <NFER:PD> 조립");
  EXPECT_EQ(gloss.row(1), "NFER|누리핵융합로||");
  EXPECT_EQ(gloss.row(2), "NFER|누리핵융합로||");
  EXPECT_EQ(Read("<국회 과방위:OG>는").row(0), "국회 과방위|국회 과학기술정보방송통신위원회||");
  // The gloss alone is marked by nobody: it is added, and so are its later mentions.
  EXPECT_EQ(Read("<누리공항공사:OG>(누리공사)는 크다. 누리공사는").rows().size(), 3u);
}

TEST(Names, GlossOfANounIsNone) {
  EXPECT_TRUE(Read("특수목적법인(<SPC:OG>)을 세웠다. <SPC:OG> 지분은").rows().empty());
  EXPECT_TRUE(Read("문의 <harin@hannews:EV>.example").rows().empty());
}

TEST(Names, PlacesAreSplit) { EXPECT_EQ(Read("<경기도 수원시:LC>에서").rows().size(), 2u); }

TEST(People, SurnameWithTitle) {
  const Read two(
      "<천유준:PS> 부회장과 <누리:OG> <천유라:PS> 대표는 사촌이다. <천:PS> 부회장은 남고 <천:PS> 대표는 떠난다.");
  EXPECT_EQ(two.row(3), "천|천유준|부회장|");
  EXPECT_EQ(two.row(4), "천|천유라|대표|");
  const Read headline("<李:PS> 대표 “서둘러야”\n<새길당:OG> <이서준:PS> 대표는");
  EXPECT_EQ(headline.row(0), "李|이서준|대표|");
  // Nobody marked the second.
  EXPECT_EQ(Read("<편도영:PS> 실장은 웃었다. 편 실장은 떠났다.").row(1), "편|편도영|실장|");
  EXPECT_EQ(Read("<방보람:PS>씨가 왔다. 방씨는").row(1), "방|방보람||");
  EXPECT_EQ(Read("<최:PS> 회장은").row(0), "최|최|회장|");  // named nowhere
}

TEST(People, Foreigners) {
  const Read same("<토머스 앤더센:PS> <노바:OG> 최고재무책임자(CFO)는 … <앤더슨:PS> CFO는");
  EXPECT_EQ(same.row(2), "앤더슨|토머스 앤더센|CFO|");
  const Read two("<레나 호프만:PS> 회장이 왔다. <미하엘 호프만:PS> 부사장도. <호프만:PS> 회장은");
  EXPECT_EQ(two.row(2), "호프만|레나 호프만|회장|");
  const Read order("<오하라 겐지:PS> 사장은 … 오하라 사장은");
  EXPECT_EQ(order.row(1), "오하라|오하라 겐지|사장|");
}

TEST(People, Government) { EXPECT_EQ(Read("<李정부:OG> 첫해\n<이진호:PS> 대통령은").row(0), "李정부|이진호 정부||"); }

TEST(Sound, Transliterations) {
  EXPECT_TRUE(same_sound(U"올트먼", U"알트먼"));
  EXPECT_TRUE(same_sound(U"앤더슨", U"앤더센"));
  EXPECT_TRUE(same_sound(U"브로크만", U"브록먼"));
  EXPECT_FALSE(same_sound(U"올트먼", U"호프먼"));
  EXPECT_FALSE(same_sound(U"리", U"라"));  // too short to tell
  EXPECT_FALSE(same_sound(U"Smith", U"Smyth"));
  EXPECT_TRUE(sound_of(U"").empty());
}

TEST(Recall, NamesOfTheText) {
  const Read text("<한빛로보:OG>가 왔다. 한빛로보는 크다. 한빛로보틱스는 다르다.");
  ASSERT_EQ(text.rows().size(), 2u);
  EXPECT_EQ(text.row(1), "한빛로보|한빛로보||");
  EXPECT_EQ(Read("<마르타 코발:PS>은 … 코발은").row(1), "코발|마르타 코발||");
  // What is mostly no name was a slip.
  EXPECT_EQ(Read("<하늘:OG>은 하늘은 하늘은 하늘은 하늘은").rows().size(), 1u);
}

TEST(Recall, WorksInMarks) {
  const Read film("영화 ‘늦은 귀가’를 연출한 감독");
  ASSERT_EQ(film.rows().size(), 1u);
  EXPECT_EQ(film.row(0), "늦은 귀가|늦은 귀가||");
  EXPECT_EQ(Read("드라마 ‘<서울:LC>의 밤’이").rows().size(), 1u);  // the whole title, and nothing inside
  EXPECT_EQ(Read("《회색 문》의 각본가").rows().size(), 1u);
  // Words that somebody says, marks without a noun before them, without a partner or over a line break, no letters.
  for (const char* none : {"영화 “다시 봐도 좋다”고 했다", "그는 ‘늦은 귀가’를 했다", "영화 ‘늦은 귀가",
                           "영화 ‘늦은\n귀가’", "영화 ‘1’", "영화 ‘’", "《》", "영화 ‘ ’"})
    EXPECT_TRUE(Read(none).rows().empty()) << none;
}

TEST(Settle, BodiesBeforeTitlesAreNoPersons) {
  EXPECT_EQ(Read("<디특위:PS> 위원장은").reading->mentions[0].kind, EntityKind::organization);
  EXPECT_EQ(Read("<디특위:PS>는").reading->mentions[0].kind, EntityKind::person);
  EXPECT_EQ(Read("<김서위:PS> 위원장은").reading->mentions[0].kind, EntityKind::person);
}

TEST(Settle, ProductsInARow) {
  EXPECT_EQ(Read("<챗GPT:PD>와 <클로드:PS>는").reading->mentions[1].kind, EntityKind::product);
  EXPECT_EQ(Read("<챗GPT:PD>를 <클로드:PS>는").reading->mentions[1].kind, EntityKind::person);
}

TEST(Weights, FindsWhatWasBuilt) {
  std::vector<Weights::Feature> features;
  for (uint64_t i = 1; i <= 2000; ++i) {
    Weights::Feature f{i * 0x9E3779B97F4A7C15ULL, {}};
    f.weights[i % kLabels] = static_cast<float>(i % 7) - 3.5F;
    features.push_back(f);
  }
  ImageWriter writer("test");
  writer.add(Weights::kSection, Weights::build(features, {}, {}));
  const std::string bytes = writer.bytes();
  const auto one = Image::over(bytes, "test");
  const Weights weights(*one);
  int lost = 0;  // a bucket that is full holds no more
  for (const Weights::Feature& f : features) {
    const uint32_t row = weights.find(f.hash);
    const Votes votes = weights.sum(&row, 1);
    if (row == 0)
      ++lost;
    else
      for (int y = 0; y < kLabels; ++y) EXPECT_NEAR(votes[y], f.weights[static_cast<size_t>(y)] * kUnitsInOne, 2);
  }
  EXPECT_LT(lost, 100);
  const uint32_t unknown = weights.find(12345);
  EXPECT_EQ(weights.sum(&unknown, 1)[0], 0);
}

TEST(Labels, Follow) {
  EXPECT_EQ(kOutside, 5);
  for (int y = 0; y < kLabels; ++y) {
    if (y != kOutside) {
      EXPECT_EQ(label_of(kind_of(y), part_of(y)), y);
    }
    EXPECT_EQ(may_follow(y, kOutside), closes_name(y));
    EXPECT_EQ(may_follow(-1, y), opens_name(y));
    EXPECT_EQ(may_follow(y, -1), closes_name(y));
  }
  EXPECT_TRUE(may_follow(label_of(2, kBegin), label_of(2, kEnd)));
  EXPECT_TRUE(may_follow(label_of(2, kInside), label_of(2, kInside)));
  EXPECT_FALSE(may_follow(label_of(2, kBegin), label_of(1, kEnd)));
  EXPECT_FALSE(may_follow(label_of(2, kBegin), label_of(2, kSingle)));
  EXPECT_TRUE(may_follow(label_of(2, kEnd), label_of(1, kBegin)));
}

TEST(Gate, SumsWhatItKnows) {
  Gate::Source source;
  for (uint64_t i = 1; i <= 500; ++i) source.weights.emplace_back(i * 0x9E3779B97F4A7C15ULL, i % 2 == 0 ? 1.5F : -1.5F);
  source.bias = -1;
  ImageWriter writer("test");
  writer.add(Weights::kSection, Weights::build({{1, {}}}, {}, source));
  const std::string bytes = writer.bytes();
  const auto one = Image::over(bytes, "test");
  const Weights weights(*one);
  const uint64_t even = 2 * 0x9E3779B97F4A7C15ULL, odd = 0x9E3779B97F4A7C15ULL, unknown = 77;
  EXPECT_TRUE(weights.gate().lets_through(&even, 1));
  EXPECT_FALSE(weights.gate().lets_through(&odd, 1));
  EXPECT_FALSE(weights.gate().lets_through(&unknown, 1));
  const uint64_t both[] = {even, odd, even, unknown};
  EXPECT_TRUE(weights.gate().lets_through(both, 4));
  EXPECT_TRUE(Gate().lets_through(&odd, 1));  // no gate
}

TEST(Weights, RefusesADamagedSection) {
  for (const size_t size : {size_t{0}, size_t{8}, size_t{16}, size_t{1000}}) {
    ImageWriter writer("test");
    writer.add(Weights::kSection, std::string(size, '\1'));
    const std::string bytes = writer.bytes();
    const auto one = Image::over(bytes, "test");
    EXPECT_THROW(Weights weights(*one), Error);
  }
}

TEST(Entities, LinearOnManyNames) {
  const auto seconds = [](size_t times) {
    std::string text;
    for (size_t i = 0; i < times; ++i) text += "<이가람:PS> 대표와 <알 카린:PS> 대표, 아시아·태평양의 이 대표. ";
    const std::clock_t begin = std::clock();  // of the processor: the machine may be busy
    const Read read(text);
    EXPECT_GT(read.reading->mentions.size(), times * 2);
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  seconds(100);
  const double small = seconds(1000), large = seconds(8000);
  EXPECT_LT(large, small * 8 * 6 + 0.5);
}

}  // namespace
}  // namespace kn::entities
