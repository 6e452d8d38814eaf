// What the analyser's sections of the image are made from, and their making (dictionary compiler and tests).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dict/image.h"
#include "dict/trie.h"
#include "morph/dictionary.h"

namespace kn {

struct MorphSource {
  // A word as MeCab dictionaries have it; feature is mecab-ko-dic's
  //   tag,meaning,ends in a consonant,reading,type,first tag,last tag,parts
  struct Entry {
    std::u32string surface;
    std::string feature;
    uint16_t left = 0, right = 0;
    int16_t cost = 0;
    bool own = false;
    bool mended = false;  // an own entry stands for it
  };
  std::vector<Entry> entries;
  std::vector<Entry> unknown;  // one a category
  std::vector<std::string> categories;
  std::vector<uint32_t> characters;  // MeCab's CharInfo of each code point
  uint32_t lefts = 0, rights = 0;
  // [left * rights + right]: right context of the word before, left context of the word after.
  std::vector<int16_t> matrix;
  std::map<Tag, int32_t> space_penalty;
  int cost_factor = 800;
  std::map<char32_t, char32_t> hanja_sounds;  // of characters that stand in none of its words

  std::vector<std::u32string> keys() const;
};

// Reads a compiled mecab-ko-dic (sys.dic, unk.dic, char.bin, matrix.bin, dicrc); throws Error that names the file.
MorphSource read_mecab(const std::string& directory);

// Contexts (left, right) that most words of the dictionary have whose features begin so: "NNP,인명," and whether they
// end in a consonant.
std::pair<uint16_t, uint16_t> usual_contexts(const MorphSource& source, std::string_view feature, bool consonant);
// Of simple common nouns, or names.
inline std::pair<uint16_t, uint16_t> noun_contexts(const MorphSource& source, bool name, bool consonant) {
  return usual_contexts(source, name ? "NNP,*," : "NNG,*,", consonant);
}

// A common noun or a name of our own, with the contexts that most dictionary words of its kind have; its parts for a
// compound.  Where one is a syllable they are for the search alone: the analyser shows 기여도 (기여 + 도) and 목원대 whole.
struct OwnWord {
  std::u32string surface;
  bool name = false;
  std::vector<std::u32string> parts;
  bool of_words() const;
};
// A name that the dictionary knows as a noun already is left out; a compound of which it does not know the parts gets
// them.
void add_own_words(MorphSource& source, const std::vector<OwnWord>& words);

// Where the dictionary's analysis is not Sejong's: another tag or form for words with one of these tags.  Tag::NA where
// they are no words at all.
struct WordMend {
  std::u32string surface;
  std::vector<std::string> tags;  // of a word of several morphemes all of them: ETN+VCP+EF
  Tag tag;
  std::string form;  // "" where it is the surface
};
// Applies them, and what can be told from the dictionary itself: endings without their silent ㅇ (사 + ㅏㅆ is 사 +
// 았), verbs without their ㄹ (만드 is 만들).
void mend_words(MorphSource& source, const std::vector<WordMend>& mends);

// A stem that is written otherwise before a vowel (듣, 들었다), or before ㄴ (살, 사는), and whether such a form
// usually belongs to it or to the regular verb whose stem is always written so (들, lift); only where there is none.
struct IrregularVerb {
  enum class Usual : uint8_t { only, irregular, regular };
  std::u32string stem, before_vowel;
  std::vector<std::string> tags;
  Usual usual;
};
// Adds the forms of each with the endings of the dictionary.  Throws Error that names a stem which it lacks.
void add_irregular_forms(MorphSource& source, const std::vector<IrregularVerb>& verbs);

// How a stem and an ending melt into one: their letters that meet, and what becomes of them (ㄹ + ㄴ = ㄴ: 이끌 + ㄴ다
// is 이끈다).
struct VerbJoint {
  std::u32string stem, ending, joined;
  std::string kind;  // "" for every stem; else for those of which the dictionary has a form of the same kind
};
// Adds the forms of verbs and adjectives that the dictionary should have by those that it has.
void add_missing_forms(MorphSource& source, const std::vector<VerbJoint>& joints);

// Morphemes of a word by its feature, none for one that is one.
std::vector<std::pair<std::string, Tag>> parts_of(const std::string& feature);
// Feature of a stem with an ending ("" for none) that melts into it.
std::string joined_feature(const std::u32string& surface, const std::string& stem, std::string_view tag,
                           const std::string& ending, std::string_view ending_tag);

// Sections by name.
std::vector<std::pair<std::string, std::string>> build_dictionary(const Alphabet& alphabet, const MorphSource& source);

// Spans of morphemes within the surface they were contracted to: 밝혔 = 밝히 + 었 gives [0,2) [1,2).
std::vector<std::pair<uint8_t, uint8_t>> align_parts(std::u32string_view surface,
                                                     const std::vector<std::u32string>& forms);

}  // namespace kn
