// Nouns beside a name that say what it is, from tables that are asked seldom and so stand apart from the merged trie.
//
//   밴드 ‘저녁의 온도’  an organisation      앱 ‘파인’  a product      태풍 ‘너울’  an event     (data/work_nouns.tsv)
//   서울+시장, 하동+군수  posts that a place fills                                             (data/titles.tsv, class local)
//   법무법인 온새미       words that begin the name of a body                                  (data/body_heads.tsv)
//   김+모+씨, 걸그룹+루미에르  words that stand in or before a name                             (data/name_words.tsv)
//   미국의 제안, 협상했다   what only somebody who decides does                         (data/deeds.tsv)
//   우크라이나 인프라부    endings of a state's bodies                                          (data/suffixes.tsv, note government)
#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <string_view>

#include "base/records.h"
#include "dict/facts.h"

namespace kn::entities {

class Nouns {
 public:
  explicit Nouns(const Image& image);

  struct Behind {
    EntityKind kind;
    bool weak;    // stands before other words in marks, too: 사업 ‘난항’
    bool either;  // names what stands before it, too: ‘세계 고용 전망’ 보고서
  };
  // What stands behind a word that ends in such a noun (신작소설 ‘…’).
  std::optional<Behind> kind_behind(std::u32string_view word) const;
  // What a small word beside a name does: data/name_words.tsv.
  enum class Use : uint8_t {
    hidden,
    leads,
    cites,
    lists,
    state,
    match,
    section,
    law,
    object,
    under,
    subject,
    also,
    team,
    division,
    abroad,
    glued,
    joins,
    branch,
    union_,
    desk,
    site
  };
  bool is_used_as(std::u32string_view word, Use use) const;
  // Whether a word of that use ends the name, with something before it: 홈플러스|지부.
  bool ends_as(std::u32string_view name, Use use) const;
  // The same of a letter that hides a given name, which is asked at every word: 모 of 김모씨.
  bool hides(char32_t letter) const { return hiding_.find(letter) != std::u32string::npos; }
  // What only somebody who decides or plays does: data/deeds.tsv.  Words of one letter and more.
  enum class Deed : uint8_t { none, noun, owned, shape, verb, intent };
  Deed deed(std::u32string_view word) const;
  // Post of a place's head: 시장, 군수, 교육감.
  bool is_local_post(std::u32string_view title) const;
  // Alone before a title it says since when: 전 대표, 現 시장, but not 구 청장.
  bool is_since(std::u32string_view word) const;
  // A word that begins a body's name, and one that stands behind such a word without being the name (법무법인 소속).
  bool heads_body(std::u32string_view word) const { return ends_head(word.back()) && heads_.find(word).has_value(); }
  bool ends_head(char32_t letter) const { return head_ends_.find(letter) != std::u32string::npos; }
  bool refuses(std::u32string_view word) const;
  // Whether the name ends as bodies of a state do: 인프라부, 연방방첩청, 경찰서.
  bool is_state_body(std::u32string_view name) const;

 private:
  FactTable works_, titles_, modifiers_, heads_, suffixes_, name_words_, deeds_;
  std::u32string head_ends_;        // last letters of those words
  std::u32string hiding_;           // words of one letter that hide a name
  std::bitset<4096> last_letters_;  // of the spellings of name_words, as it were: most words end in none of them
  uint32_t work_kind_, work_note_, title_class_, modifier_place_, modifier_note_, head_note_, suffix_note_, word_use_,
      deed_form_, deed_owned_;
};

}  // namespace kn::entities
