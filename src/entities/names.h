// Canonical names of organisations, places, products and events.
//
//   과기정통부 -> 과학기술정보통신부     美 법무부 -> 미국 법무부     서울중앙지법 형사21부 -> 서울중앙지방법원 형사21부
//   한국전자통신연구원(ETRI) … ETRI는  -> 한국전자통신연구원          오픈 AI, OpenAI -> 오픈AI
#pragma once

#include <array>
#include <optional>
#include <string>

#include "dict/facts.h"
#include "entities/nouns.h"
#include "entities/reading.h"

namespace kn::entities {

class Names {
 public:
  Names(const Image& image, const WordClasses& words);

  // By the tables; "" for a spelling they do not have.
  std::string by_tables(EntityKind kind, std::u32string_view key) const;
  // Mentions in parentheses that the tagger left out: 인천국제공항(인천공항).
  void add_glosses(Reading& reading) const;
  // Names of places that are other words too, behind the place they lie in: 인도네시아 발리, 서울 중구.
  void add_inner_places(Reading& reading) const;
  // Surnames in Hanja before a title, bodies that a headline names by one letter: 李 대통령, 尹 측, 靑, 준비 점검.
  void add_hanja(Reading& reading, const Nouns& nouns) const;
  // A city that stands for its team: the one that the text names in full (대구FC … 대구는, 김새봄 대구 감독), or a
  // famous one near another team (바이에른 뮌헨은 도르트문트를).
  void tie_teams(Reading& reading, const Nouns& nouns) const;
  // Gives every mention that is no person its name.
  void resolve(Reading& reading) const;
  // Hangul of a surname in Hanja: 李 -> 이; nothing for another character.
  std::optional<std::u32string> surname_of(char32_t hanja) const;

 private:
  bool acts_as_team(const Reading& reading, const Nouns& nouns, Span city) const;
  bool is_team(const Reading& reading, const Nouns& nouns, const Mention& mention) const;
  std::string by_parts(const Reading& reading, const Mention& mention) const;
  std::string namesake(const Reading& reading, std::u32string_view spelling) const;

  const WordClasses& words_;
  std::array<std::optional<FactTable>, WordClasses::kTables.size()> tables_;
  std::optional<FactTable> hanja_;
  uint32_t meaning_ = 0;
  uint32_t hanja_kind_ = 0;
  uint32_t organization_class_ = 0;
  std::optional<FactTable> namesakes_;
  std::optional<FactTable> team_cities_;
  uint32_t team_name_ = 0, place_parent_ = 0;
  uint32_t namesake_name_ = 0, namesake_beside_ = 0, namesake_unless_ = 0;
  std::vector<std::pair<char32_t, std::u32string>> surnames_;  // by Hanja
};

// Whether b is written with some of the letters of a, in their order: 인천공항 in 인천국제공항.
bool is_short_form(std::u32string_view a, std::u32string_view b);

}  // namespace kn::entities
