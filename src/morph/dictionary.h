// The analyser's part of the image.
//
//   morph/trie        surface -> its words: number of the first, and how many (WordRange)
//   morph/words       the words of one surface lie together, those that only MeCab would take last
//   morph/details     for each word, where in morph/parts it is taken apart; 0 for most
//   morph/parts       밝혔 -> 밝히/VV 었/EP, 데이터센터 -> 데이터/NNG 센터/NNG, 女性 -> read 여성
//   morph/matrix      cost of each right context before each left context: for the first kTile right contexts a row for each
//                     left context, then the same for the next kTile, so that what is asked for most lies together
//   morph/last_tags   tag of the last morpheme of the words with each right context
//   morph/characters  category of every character of the basic plane
//   morph/unknown     the words to try where the dictionary has none, a category each
//   morph/settings    sizes and costs
//
// Contexts with the same costs are one, and the most probable come first, so that the part of the matrix that ordinary
// text touches lies together.  What is read is checked: an id outside the matrix makes its word impossible, an offset
// outside the parts gives a word without parts.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "dict/image.h"
#include "dict/trie.h"
#include "morph/tag.h"

namespace kn {

enum class WordType : uint8_t { plain, inflected, compound, analysed };  // 서울, 밝혔, 데이터센터, 가가라강
enum class NameClass : uint8_t { none, person, place, other };           // 인명, 지명

struct Word {
  uint16_t left;
  uint16_t right;
  int16_t cost;
  uint8_t kind;  // tag of the first morpheme, kFree, kPenalised
  uint8_t flags;

  static constexpr uint8_t kTagMask = 0x3F;
  static constexpr uint8_t kFree = 0x40;       // no particle, ending or other word that follows without a blank
  static constexpr uint8_t kPenalised = 0x80;  // a blank before it costs

  // A short noun that the dictionary's makers never met: kRareCost dearer than they say.
  static constexpr uint8_t kRare = 1;
  static constexpr uint8_t kOwn = 2;  // ours, not the dictionary's
  // In a search its surface stands for itself alone: Hangul, listed by the dictionary, no compound (정부)
  static constexpr uint8_t kWhole = 0x40;
  static constexpr uint8_t kMended = 0x80;  // the dictionary's, but one of ours stands for it
  static constexpr unsigned kTypeShift = 2, kNameShift = 4;
  static constexpr int16_t kRareCost = 1000;

  Tag tag() const { return (kind & kTagMask) < kTags ? static_cast<Tag>(kind & kTagMask) : Tag::NA; }
  bool own() const { return (flags & kOwn) != 0; }
  bool mended() const { return (flags & kMended) != 0; }
  bool rare() const { return (flags & kRare) != 0; }
  bool whole() const { return (flags & kWhole) != 0; }
  WordType type() const { return static_cast<WordType>((flags >> kTypeShift) & 3U); }
  // A compound, to a search at least: own words are shown whole where a part is but a syllable (목원+대), and so are the
  // dictionary's names (나가노+현).  No word of the dictionary for which one of ours stands.
  bool has_noun_parts() const {
    return is_noun(tag()) && (type() == WordType::compound || type() == WordType::analysed) && (own() || !mended());
  }
  NameClass name_class() const { return static_cast<NameClass>((flags >> kNameShift) & 3U); }
};
static_assert(sizeof(Word) == 8);
static_assert(kTags <= Word::kTagMask);

// The words of one surface, by number.  A value of the trie holds first and count.
struct WordRange {
  static constexpr uint32_t kFirstBits = 20, kCountBits = 11;  // of the trie's 31

  uint32_t first, end;

  static constexpr uint32_t value(uint32_t first, uint32_t count) { return count << kFirstBits | first; }
  static constexpr WordRange of(uint32_t value, size_t words) {
    const auto limit = static_cast<uint32_t>(words);
    const uint32_t first = std::min(value & ((1U << kFirstBits) - 1), limit);
    return {first, first + std::min(value >> kFirstBits, limit - first)};
  }
};

// How characters of a category make unknown words (MeCab's char.def).
struct CharacterClass {
  uint32_t bits;
  uint32_t kinds() const { return bits & 0x3FFFFU; }
  uint32_t category() const { return (bits >> 18) & 0xFFU; }
  uint32_t length() const { return (bits >> 26) & 15U; }  // words of 1 … length characters
  bool group() const { return (bits >> 30 & 1U) != 0; }   // a run of the kind is a word
  bool invoke() const { return (bits >> 31) != 0; }       // also beside words of the dictionary
};

struct MorphSettings {
  static constexpr int kDearestConnection = 20000;  // and the cheapest is its negative

  uint32_t lefts, rights;              // size of the matrix
  uint32_t border_left, border_right;  // context of beginning and end
  uint32_t categories;
  int32_t space_penalty[64];  // by tag, where a blank stands before
  // Contexts of a common noun (NNG) and a name (NNP) that ends in a vowel or a consonant: [name][consonant].
  uint16_t noun_left[2][2], noun_right[2][2];
  uint32_t space_category;
  uint16_t person_left[2], person_right[2];  // of a person's name: [consonant]
  uint32_t reserved[5];
};
static_assert(sizeof(MorphSettings) == 20 + 256 + 16 + 32);

// One morpheme of a word that is taken apart.
struct WordPart {
  Tag tag;
  uint8_t from, to;       // characters of the word; parts of one syllable overlap
  std::string_view form;  // UTF-8; empty where it is as written
};

class Dictionary {
 public:
  static constexpr uint32_t kNoWord = 0xFFFFFFFFU;
  static constexpr uint32_t kTile = 32;  // a cache line
  // So many words can be read from any word on: as many that stand for nothing come last.
  static constexpr uint32_t kBlock = 8;

  // Throws Error where the image has no such sections or their sizes do not fit.
  explicit Dictionary(const Image& image);

  const Trie& trie() const { return trie_; }
  // The words that a value of trie() stands for; all exist.
  WordRange range(uint32_t value) const { return WordRange::of(value, words_.size() - kBlock); }
  // The words that are written so; none where the dictionary has none.
  WordRange words_of(std::u32string_view surface) const {
    const int64_t value = trie_.find(surface);
    return value < 0 ? WordRange{0, 0} : range(static_cast<uint32_t>(value));
  }
  Word word(uint32_t i) const { return words_[i]; }
  Array<Word> words() const { return words_; }
  const MorphSettings& settings() const { return settings_; }
  CharacterClass character(char32_t c) const { return CharacterClass{characters_[c < 0x10000 ? c : 0]}; }
  // Cheapest-first word numbers for a run of this category: first and count.
  Word unknown(uint32_t category) const { return unknown_[category]; }
  // The cost of a right context before a left one is connections(left)[right_offset(right)]; both below settings().
  const int16_t* connections(uint32_t left) const { return matrix_.data() + static_cast<size_t>(left) * kTile; }
  uint32_t right_offset(uint32_t right) const { return right / kTile * (settings_.lefts * kTile) + right % kTile; }
  Tag last_tag(uint16_t right) const { return static_cast<Tag>(last_tags_[right]); }
  bool fits(const Word& word) const { return word.left < settings_.lefts && word.right < settings_.rights; }

  // Calls part(WordPart) for each morpheme of the word of so many characters, which no part leaves, whatever a damaged
  // image says; none for a word that is one morpheme.
  template <typename Found>
  void parts(uint32_t word, size_t characters, Found&& part) const {
    std::string_view rest = detail(word);
    if (rest.size() < 2) return;
    unsigned count = static_cast<unsigned char>(rest[0]);
    rest.remove_prefix(2);
    for (; count > 0 && rest.size() >= 4; --count) {
      const auto at = [&](size_t i) { return static_cast<uint8_t>(rest[i]); };
      const size_t length = at(3);
      if (rest.size() - 4 < length) return;
      const auto to = static_cast<uint8_t>(std::min<size_t>(at(2), characters));
      part(
          WordPart{at(0) < kTags ? static_cast<Tag>(at(0)) : Tag::NA, std::min(at(1), to), to, rest.substr(4, length)});
      rest.remove_prefix(4 + length);
    }
  }
  // Reading of a word in Hanja, as the dictionary spells it (女性 -> 여성); "" for other words.
  std::string_view reading(uint32_t word) const;

 private:
  std::string_view detail(uint32_t word) const {
    const uint32_t at = details_[word];
    return at == 0 || at >= parts_.size() ? std::string_view() : parts_.substr(at);
  }

  Trie trie_;
  Array<Word> words_;
  Array<uint32_t> details_;
  std::string_view parts_;
  Array<int16_t> matrix_;
  Array<uint8_t> last_tags_;
  Array<uint32_t> characters_;
  Array<Word> unknown_;
  MorphSettings settings_;
};

}  // namespace kn
