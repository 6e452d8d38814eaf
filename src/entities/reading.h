// One text while its names are being found: what every step reads and adds to.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/records.h"
#include "base/text.h"
#include "base/unicode.h"
#include "entities/word_classes.h"
#include "morph/analyzer.h"

namespace kn::entities {

struct Mention {
  EntityKind kind = EntityKind::person;
  Span span;
  bool by_user = false;   // the lexicon says so, or the text (대구 of 대구FC): kind and name stay
  bool hidden = false;    // a surname whose given name is not told (김모씨): no other person's
  std::string name;       // canonical; "" while unknown
  Span role;              // the title as written; empty for none
  int organization = -1;  // number of the mention that is the affiliation
};

struct Reading {
  // Without an analyser every word counts as a noun (tests).
  Reading(const Text& t, const WordClasses& w, Analyzer* analyzer = nullptr);

  const Text& text;
  const WordClasses& words;
  std::u32string folded;          // the text, Latin letters lowered
  std::vector<Span> runs;         // of letters and digits: the words, in order
  std::vector<Mention> mentions;  // in order

  bool is_word(uint32_t i) const {
    const char32_t c = text[i];
    if (is_hangul_syllable(c)) return true;
    return c < 0x80 ? is_ascii_letter(c) || is_ascii_digit(c) : is_letter(c) || is_digit(c);
  }
  // Whether the word consists of nouns alone: no particle, no ending.
  bool is_plain(Span word) const;
  // Whether the word is one common noun of the dictionary: 에너지.
  bool is_common_noun(Span word) const;
  // Whether the dictionary has the word as common nouns and nothing else: 공동대표, 이사진.
  bool is_made_of_nouns(Span word) const;
  // Whether the dictionary does not have the word, or has it as a name.
  bool is_unknown(Span word) const;
  // Whether the dictionary has the word as one that joins sentences: 하지만.
  bool is_conjunction(Span word) const;
  // Whether the dictionary has the word as a pronoun: 우리.
  bool is_pronoun(Span word) const;
  // Whether it reads as a verb with its ending: 기다려.
  bool is_verb(Span word) const;
  // Whether the dictionary has no word that begins here.
  bool is_strange(Span word) const;
  // End of the run of letters and digits that i lies in.  The last one is remembered: a text without a blank is one
  // word, and every name in it asks.
  uint32_t word_end(uint32_t i) const;
  // Whether a name may end before i: no letter follows, or particles fill the rest of the word, or a title is glued on.
  bool ends_name(uint32_t i) const;
  // Whether particles, one after the other, fill the letters from i to the word's end (and there is at least one).
  bool particles(uint32_t i) const;
  // Number of the mention that begins or ends at i, or -1.
  int mention_from(uint32_t i) const;
  int mention_until(uint32_t i) const;
  // The end of a parenthesis that opens at i, past it; i where there is none within a short way.
  uint32_t past_parenthesis(uint32_t i) const;
  // The beginning of a parenthesis that closes before i; i where there is none.
  uint32_t before_parenthesis(uint32_t i) const;
  // The spelling as the tables are asked: no blanks, lower case.  Lives as long as the Reading.
  std::u32string_view key(Span span) const;
  // Calls seen(n) for each beginning of the name, of n letters, that an ending of bodies follows: 캐슬록 of
  // 캐슬록파트너스.
  template <typename Seen>
  void each_stem_of_body(std::u32string_view name, Seen&& seen) const {
    constexpr size_t kShortest = 2, kLongest = 12;
    for (size_t n = kShortest; n < std::min(name.size(), kLongest); ++n)
      if ((words.classes(name.substr(n)) & kOrganizationEnding) != 0) seen(n);
  }

 private:
  static uint64_t number(Span span) { return static_cast<uint64_t>(span.begin) << 32U | span.end; }

  Analyzer* analyzer_;
  mutable Analysis analysis_;
  mutable Span last_word_;  // from where word_end was asked last to where that ended
  mutable Arena arena_;
  mutable ArenaMap<uint64_t, std::u32string_view> squeezed_{arena_};  // keys of spans with blanks
  mutable ArenaMap<uint64_t, bool> plain_{arena_};                    // what is_plain said
};

}  // namespace kn::entities
