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
  };
  std::vector<Entry> entries;
  std::vector<Entry> unknown;  // one a category
  std::vector<std::string> categories;
  std::vector<uint32_t> characters;  // MeCab's CharInfo of each code point
  uint32_t lefts = 0, rights = 0;
  std::vector<int16_t> matrix;  // [left * rights + right]: right context of the word before, left context of the word after
  std::map<Tag, int32_t> space_penalty;
  int cost_factor = 800;

  std::vector<std::u32string> keys() const;
};

// Reads a compiled mecab-ko-dic (sys.dic, unk.dic, char.bin, matrix.bin, dicrc); throws Error that names the file.
MorphSource read_mecab(const std::string& directory);

// Adds a word of our own, a common noun or a name, with the contexts that most dictionary words of its kind have.
// parts are (form, tag); none for a simple word.
struct OwnWord {
  std::u32string surface;
  bool name = false;
  std::vector<std::pair<std::string, Tag>> parts;
};
void add_own_words(MorphSource& source, const std::vector<OwnWord>& words);

// Sections by name.
std::vector<std::pair<std::string, std::string>> build_dictionary(const Alphabet& alphabet, const MorphSource& source);

// Spans of morphemes within the surface they were contracted to: 밝혔 = 밝히 + 었 gives [0,2) [1,2).
std::vector<std::pair<uint8_t, uint8_t>> align_parts(std::u32string_view surface, const std::vector<std::u32string>& forms);

}  // namespace kn
