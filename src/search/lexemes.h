// From a token to what a search index holds: lexemes.
//
//   데이터센터 (word)  ->  데이터, 센터        the parts of a compound, one position after the other
//   챗GPT (word)       ->  챗, gpt            other scripts stand apart, letters lose case and width
//   밝혔다 (stem)      ->  밝히               the stem of any form; 이뤄졌다 and 이루어졌다 give 이루어지
//   들었다 (stem)      ->  들, (stem_2) 듣    readings of an ambiguous form, in an order that depends on the form alone
//   美 (hanja)         ->  미 or 미국         the reading, and what news means with it
//
// The answer depends on the token, the image and the user's terms alone, never on the neighbours: the text search
// dictionary is called with nothing else.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/recent_cache.h"
#include "dict/facts.h"
#include "dict/lexicon.h"
#include "morph/dictionary.h"
#include "morph/hanja.h"
#include "search/verb_forms.h"

namespace kn {

// Units written as one character (㎿, ㎡, ㎞) are words; other squared and circled signs (㈜, ①) are not.
inline bool is_unit_sign(char32_t c) { return c >= 0x3380 && c <= 0x33DF; }

enum class LexemeForm { word, stem, hanja };

struct SearchLexeme {
  std::u32string text;
  uint16_t variant = 1;        // alternatives have different numbers
  bool next_position = false;  // stands one position behind the lexeme before it
};

class LexemeFinder {
 public:
  // The image must outlive the finder.
  explicit LexemeFinder(const Image& image);
  LexemeFinder(const LexemeFinder&) = delete;
  LexemeFinder& operator=(const LexemeFinder&) = delete;

  // Appends the lexemes of the token (folded characters).  rank: which reading of an ambiguous form, from 0.  terms:
  // the user's, or null.
  void find(std::u32string_view token, LexemeForm form, unsigned rank, const UserTerms* terms,
            std::vector<SearchLexeme>& out) const;

  // Whether the token, found as a word and without a user's terms, is its own and only lexeme: a word of the dictionary
  // in Hangul that is no compound (정부).  Says so without making any, for most of the tokens of a text.
  bool is_plain(std::u32string_view token) const;

  // Stems that the form can have, the most usual first; no entry twice.  Good until the next call.
  const std::vector<std::u32string>& stems(std::u32string_view form) const;
  // Which of the form's stems the stem is, from 0; 0 where it is none.  A form cited as in a dictionary (밝히다) is its
  // first, whatever the stem, and so is one whose first is a longer verb (없앴다: 없애, and not 없).
  unsigned reading(std::u32string_view form, std::u32string_view stem) const;
  // Whether the word as a whole is a noun or a name of the dictionary or of data/ (강남대로, 오픈AI).
  bool is_noun_as_a_whole(std::u32string_view word) const;
  // The parts of a compound of the user's or of data/ (노란 + 봉투법), none for other words.
  std::vector<std::u32string> parts_of(std::u32string_view word, const UserTerms* terms) const;
  // The word with the number at its beginning spelled otherwise: 2차전지 for 이차전지, and the other way; "" for any
  // other word.
  std::u32string number_spelling(std::u32string_view word) const;
  // A name as it is written in two words, 젠슨 황, 국민의 힘; "" where it has no such spelling.
  std::u32string spaced(std::u32string_view name) const;
  // Whether the word is a stem with 다, as dictionaries cite a verb or an adjective (주다).
  bool is_cited(std::u32string_view word) const;
  // Whether the dictionary has the word as the stem of a verb or an adjective (알아보).
  bool is_stem(std::u32string_view word) const;
  // Whether news means something with this Hanja besides its reading (美, 與).
  bool has_meaning(std::u32string_view hanja) const { return hanja_news_.find(hanja).has_value(); }
  // Whether the run of Hanja is read as a word (學生 학생, 南北 남북), which may be a compound if `compounds` (女大生 여대 +
  // 생, but 韓美 stays 한 + 미).
  bool is_read_as_word(std::u32string_view hanja, bool compounds) const;
  // Whether a sign stands for a country or an institution by itself (美, 與), so that a run of such is several (韓美,
  // 與野).
  bool is_body(char32_t hanja) const;
  // Whether news writes the word with a single sign of Hanja (청와대: 靑).
  bool is_meaning(std::u32string_view word) const;
  // Whether the word is a surname and a sign for a name that is not told (조모, also a grandmother), and whether it
  // stands before what tells so (씨).
  bool is_hidden_name(std::u32string_view word) const {
    return word.size() >= 2 && word.size() <= 3 && ends_hidden(word.back()) && is_behind_surname(word);
  }
  bool ends_hidden(char32_t last) const {
    for (const char32_t c : hidden_)
      if (c == last) return true;
    return false;
  }
  bool is_address(std::u32string_view word) const;
  // Whether the word says nothing to a search and takes no position (기업들: 들).
  bool is_light(std::u32string_view word, Tag tag) const;

 private:
  struct Words;  // what one call appends to
  bool is_behind_surname(std::u32string_view word) const;
  std::u32string_view noun_in(std::u32string_view stem) const;
  void word(std::u32string_view token, Words& words) const;
  void parts(std::u32string_view whole, int depth, Words& words) const;
  void hanja(std::u32string_view token, Words& words) const;
  static std::vector<std::u32string> user_parts(std::u32string_view whole, const UserTerms& terms);
  std::vector<std::u32string> dictionary_parts(std::u32string_view whole) const;
  void add_parts(uint32_t number, std::u32string_view whole, std::vector<std::u32string>& out) const;
  std::vector<std::u32string> nouns_of(std::u32string_view whole) const;
  std::vector<std::u32string> name_and_body(std::u32string_view whole, bool loose) const;
  std::vector<std::u32string> name_in_name(std::u32string_view whole) const;

  mutable RecentCache<2048> recent_readings_;  // of form and stem
  struct FormStems {
    std::u32string form;
    std::vector<std::u32string> stems;
  };
  mutable std::array<FormStems, 16> recent_stems_;
  mutable size_t next_stems_ = 0;
  Dictionary dictionary_;
  mutable FormReader form_reader_;
  HanjaReader hanja_reader_;
  FactTable hanja_news_;
  uint32_t meaning_column_, kind_column_;
  FactTable light_words_;
  uint32_t light_tag_column_;
  // Of names: the words for a body at their end (그룹, 위원회), the endings (시험+원), those that are no nouns or that
  // nobody takes apart, and 의 between two nouns.
  FactTable bodies_, endings_, people_, places_;
  std::u32string of_;
  // Of names that are not told: 모 behind a surname, 씨 behind both.
  FactTable surnames_;
  std::u32string hidden_;  // syllables
  std::vector<std::u32string> address_;
  FactTable number_spellings_;
  uint32_t digits_column_;
  uint64_t light_tags_ = 0;                  // what tags its words have
  std::vector<std::u32string> light_verbs_;  // those of them that make a verb of a noun: 하, 되
};

}  // namespace kn
