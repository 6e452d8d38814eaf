// Names of people that no dictionary has, by their syllables.
//
//   공하늘   surname 공, given name 하 + 늘        남궁도윤   surname 남궁, given name 도 + 윤
//
// News is full of people whom nobody has listed, and the dictionary has some word for nearly every syllable: 공하늘
// would be 공하 (reverence) + 늘 (always), here so and elsewhere otherwise.  A name of a surname and two syllables that
// given names are made of is a word of the lattice like any other, as dear as its syllables are rare in names; it wins
// where what the dictionary has is dearer. It is a word by itself: what is glued to it is a title, particles or both
// (공하늘씨가), or it is none (운정신도시 is no 운정신).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "dict/facts.h"
#include "morph/dictionary.h"

namespace kn {

class PersonNames {
 public:
  // data/surnames.tsv, given_syllables.tsv, titles.tsv and particles.tsv; no name at all where the image has not all of
  // them. Both outlive it.
  PersonNames(const Image& image, const Dictionary& dictionary);

  // Calls found(length, cost) for each name that may begin the run of Hangul, which is no longer than a word is; costs
  // are those of MeCab's words.
  template <typename Found>
  void prefixes(std::u32string_view run, Found&& found) const {
    for (uint32_t surname = 1; surname <= 2 && surname + 2 <= run.size(); ++surname) {
      const int given = given_cost(run[surname], run[surname + 1]);
      if (given == kNone) continue;
      const int cost = surname_cost(run.substr(0, surname));
      if (cost != kNone && stands_alone(run, surname) && !is_known(run, surname + 2))
        found(surname + 2, static_cast<int16_t>(cost + given));
    }
  }

 private:
  static constexpr int kNone = -1;
  // Costs of a syllable as a surname and as the first and the second of a given name, in steps of kStep; kNever where
  // it is none.
  static constexpr int kStep = 16;
  static constexpr uint8_t kNever = 0xFF;
  struct Syllable {
    uint8_t surname = kNever, first = kNever, second = kNever;
  };
  const Syllable* syllable(char32_t c) const;
  int surname_cost(std::u32string_view surname) const;
  int given_cost(char32_t first, char32_t second) const;
  bool glued(std::u32string_view rest) const { return rest.empty() || particles_->find(rest).has_value(); }
  bool titled(std::u32string_view rest, uint32_t least) const;
  bool stands_alone(std::u32string_view run, uint32_t surname) const;
  bool is_known(std::u32string_view run, uint32_t name) const;
  bool is_noun(std::u32string_view word) const;

  const Dictionary& dictionary_;
  std::vector<Syllable> syllables_;  // from 가 on
  std::optional<FactTable> surnames_, titles_, particles_, derived_nouns_;
  uint32_t weight_ = 0;
};

}  // namespace kn
