// Words of a clause, as the search for what a figure measures sees them: noun, particle, verb.
//
//   예산을 → 예산 + object    화물차로 → 화물차 + other    국내총생산(GDP)은 → 국내총생산(GDP) + topic
//   늘어난, 확대하는 → adnominal verb    넘어섰고 → verb    무게, 과태료 → nouns, whatever they seem to end in
//
// Cheaper than the analyser: a word is looked up whole in its dictionary, then without each particle that fits the
// sound in front, then by the longest noun that ends there.  Without a dictionary (tests of single tables) endings
// alone decide.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/plane_table.h"
#include "base/text.h"
#include "dict/facts.h"
#include "figures/recent_words.h"
#include "morph/dictionary.h"

namespace kn {

// The particle behind a noun; the last two stand in tables for endings of verbs.
enum class Case : unsigned char { none, topic, subject, object, of, with, place, other, verb, adnominal };

struct ClauseWord {
  enum class Kind : unsigned char { noun, adnominal, verb, other };
  size_t begin = 0, noun_end = 0, end = 0;
  Case particle = Case::none;
  Kind kind = Kind::noun;
  bool name = false;  // a noun that the dictionary knows for a name before anything else

  bool verbal() const { return kind == Kind::adnominal || kind == Kind::verb; }
};

class ClauseReader {
 public:
  explicit ClauseReader(const Image& image);

  // The word [begin, end), taken apart.  News repeats its words: recent ones are remembered.
  ClauseWord word(std::u32string_view chars, size_t begin, size_t end) const;
  // What a whole particle makes of the noun in front of it, or none.
  Case particle_of(std::u32string_view spelling) const;
  // What a syllable is to words beside a figure (data/clause_endings.tsv).
  enum Ending : unsigned {
    light = 1,
    verb_end = 2,
    connective = 4,
    copula = 8,
    per = 16,
    nth = 32,
    linking = 64,
    attributive = 128,
    suffix = 256,
    also = 512,
    before_also = 1024,
    place_begin = 2048,
    kept = 4096,
    condition = 8192,
    told = 16384,
    object_mark = 32768,
    up_to = 65536,
    through = 131072,
    shut = 262144,
    subject = 524288,
    address = 1048576,
    topic = 2097152,
    of = 4194304,
    joining = 8388608
  };
  bool ends(char32_t c, Ending which) const { return c < endings_.size() && (endings_[c] & which) != 0; }
  // Beginning of the word that ends at `end`, with a gloss in parentheses: 국내총생산(GDP)은; not below `floor`.
  static size_t word_begin(std::u32string_view chars, size_t end, size_t floor);
  // End of the word that begins at `begin`, glosses and all.
  static size_t word_end(std::u32string_view chars, size_t begin);

 private:
  enum class Sort : unsigned char { unknown, noun, stem, adnominal, verb, other };

  struct Known {
    Sort sort = Sort::unknown;
    int cost = INT16_MAX + 1;
    int stem = INT16_MAX;  // the cost of the likeliest stem of a verb
    bool noun = false;     // may well be a noun
    bool verb = false;     // may well be a verb's stem
    bool common = false;   // a noun that is no name
    bool name = false;     // likelier a name than another noun
  };

  static constexpr size_t kLongestKnown = 12;
  using Prefixes = std::array<int64_t, kLongestKnown + 1>;  // number of the first word of each length, -1 for none

  ClauseWord taken_apart(std::u32string_view chars, size_t begin, size_t end) const;
  Prefixes prefixes(std::u32string_view chars, size_t from, size_t end) const;
  Known known(const Prefixes& prefixes, size_t length) const;
  bool common_noun(const Prefixes& prefixes, size_t length) const {
    const Known word = known(prefixes, length);
    return word.noun && word.common && !word.verb;
  }
  // A row of clause_particles.tsv.
  struct Particle {
    Case particle = Case::none;
    unsigned char after = 0;                           // 1: only behind a final consonant, 2: only behind none
    ClauseWord::Kind ending = ClauseWord::Kind::noun;  // a verb's: no particle at all
    int weight = 0;  // how much more a noun with it is to be believed than a word that merely ends like it
  };
  Particle particle(std::u32string_view chars, size_t begin, size_t end, size_t length) const;
  ClauseWord by_longest_noun(std::u32string_view chars, size_t from, const ClauseWord& whole) const;
  ClauseWord by_ending(std::u32string_view chars, size_t from, const ClauseWord& whole) const;

  std::optional<Dictionary> dictionary_;
  FactTable particles_;
  std::vector<Particle> particle_rows_;
  PlaneTable<unsigned> endings_;
  mutable RecentWords recent_;
};

}  // namespace kn
