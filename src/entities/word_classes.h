// What the tables of data/ say about a stretch of letters, in one walk.
//
// The tagger asks at every letter "which known words begin here?".  A dozen tables would be a dozen walks, so the
// dictionary compiler merges the spellings of all of them into one trie whose value is a set of classes:
//
//   한국은행  {organization}      오송  {place, ambiguous}      회장  {title}      로보틱스  {organization ending}
//
// and the rows that it names, from which canonical names are read (과기정통부: row of 과학기술정보통신부).
// Spaces are left out and Latin letters are lowered on both sides, so that 오픈 AI and 오픈AI are one key.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dict/facts.h"
#include "dict/image.h"
#include "dict/trie.h"

namespace kn::entities {

enum WordClass : uint32_t {
  kCountry = 1U << 0,
  kDivision = 1U << 1,  // province, city, county, district, neighbourhood
  kPlace = 1U << 2,     // any other place
  kOrganization = 1U << 3,
  kPerson = 1U << 4,
  kProduct = 1U << 5,
  kEvent = 1U << 6,
  kAmbiguous = 1U << 7,  // also an ordinary word
  kTitleAfter = 1U << 8,
  kTitleBefore = 1U << 9,
  kHonorific = 1U << 10,
  kTitleModifier = 1U << 11,
  kOrganizationEnding = 1U << 12,
  kPlaceEnding = 1U << 13,
  kEventEnding = 1U << 14,
  kProductEnding = 1U << 15,
  kAmbiguousEnding = 1U << 16,
  kSurname = 1U << 17,
  kGivenSyllable = 1U << 18,
  kForeignGivenName = 1U << 19,
  kGenericBody = 1U << 20,  // 정부, 노조: a body, but no name by itself
  kParticle = 1U << 21,
  kCommonWord = 1U << 22,
  // How usual, 0 to 3: the surname, the syllable in the first and in the second place of a given name.
  kSurnameWeight = 1U << 23,
  kFirstWeight = 1U << 25,
  kSecondWeight = 1U << 27,
  kWorkNoun = 1U << 30,       // 영화: the title of a work follows
  kShowNoun = 1U << 31,       // 개인전: … of an exhibition
  kTitleFollower = 1U << 29,  // with kTitleModifier: stands behind a title or for one (직무대행, 당선인)
};
inline uint32_t weight_of(uint32_t classes, WordClass which) { return (classes / which) & 3U; }
inline constexpr uint32_t kAnyName = kCountry | kDivision | kPlace | kOrganization | kPerson | kProduct | kEvent;

class WordClasses {
 public:
  static constexpr const char* kSection = "entities/words";
  // Tables whose terms are canonical names.
  static constexpr std::array<const char*, 6> kTables = {"organizations", "places", "people",
                                                         "products",      "events", "words"};
  explicit WordClasses(const Image& image);

  // found(length, classes) for every word that begins the text, which has no spaces and is folded by fold().
  template <typename Found>
  void prefixes(std::u32string_view text, Found&& found) const {
    trie_.prefixes(text, [&](uint32_t length, uint32_t word) { found(length, words_[word].classes); });
  }
  // The same for letters that next() gives one by one; 0 ends them.
  template <typename Next, typename Found>
  void walk(Next&& next, Found&& found) const {
    trie_.walk(next, [&](uint32_t length, uint32_t word) { found(length, words_[word].classes); });
  }
  // found(place, length, classes) for every word of at most `longest` letters anywhere in the folded text.
  template <typename Found>
  void everywhere(std::u32string_view text, size_t longest, std::vector<uint32_t>& room, Found&& found) const {
    trie_.prefixes_everywhere(text, longest, room, [&](size_t place, uint32_t length, uint32_t word) {
      found(place, length, words_[word].classes);
    });
  }
  // Classes of exactly this folded spelling; 0 for an unknown one.
  uint32_t classes(std::u32string_view folded) const {
    const int64_t word = trie_.find(folded);
    return word < 0 ? 0 : words_[static_cast<size_t>(word)].classes;
  }
  // found(table, row) for the rows of kTables that bear exactly this folded spelling.
  template <typename Found>
  void rows(std::u32string_view folded, Found&& found) const {
    const int64_t word = trie_.find(folded);
    if (word < 0) return;
    const uint32_t first = words_[static_cast<size_t>(word)].rows;
    if (first == 0) return;
    for (uint32_t i = first - 1; rows_.has(i); ++i) {
      found((rows_[i] >> 24U) & 127U, rows_[i] & 0xFFFFFFU);
      if ((rows_[i] >> 31U) != 0) break;
    }
  }

  static char32_t fold(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }
  static std::u32string fold(std::u32string_view spelling);

  // The section, from the tables that are there.
  static std::string build(const std::map<std::string, FactTable::Source>& tables);

 private:
  struct Word {
    uint32_t classes;
    uint32_t rows;  // index of its first row, plus one; 0 for none
  };
  Trie trie_;
  Array<Word> words_;
  Array<uint32_t> rows_;
};

}  // namespace kn::entities
