// Small dictionaries for tests of the analyser: words written as lines, the matrix as a function.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "dict/image.h"
#include "morph/dictionary_builder.h"

namespace kn::test {

// Categories as in mecab-ko-dic: only blanks, Latin letters, digits and Hangul are told apart.
inline constexpr uint32_t kDefault = 0, kSpace = 1, kAlpha = 2, kNumeric = 3, kHangul = 4;

inline uint32_t character_info(uint32_t category, uint32_t length, bool group, bool invoke) {
  return (1U << category) | category << 18 | length << 26 | static_cast<uint32_t>(group) << 30 |
         static_cast<uint32_t>(invoke) << 31;
}

// One context number a word kind, the same on both sides; connection costs are given by connect(right of the word
// before, left of the word after).  0 is the border of a sentence.
inline MorphSource morph_source(uint32_t contexts, const std::function<int(uint32_t, uint32_t)>& connect) {
  MorphSource source;
  source.lefts = source.rights = contexts;
  source.matrix.resize(size_t{contexts} * contexts);
  for (uint32_t left = 0; left < contexts; ++left)
    for (uint32_t right = 0; right < contexts; ++right)
      source.matrix[left * contexts + right] = static_cast<int16_t>(connect(right, left));
  source.categories = {"DEFAULT", "SPACE", "ALPHA", "NUMERIC", "HANGUL"};
  source.characters.assign(0xFFFF, character_info(kDefault, 0, true, false));
  for (const char32_t c : {U' ', U'\t', U'\n'}) source.characters[c] = character_info(kSpace, 0, true, false);
  for (char32_t c = 'a'; c <= 'z'; ++c)
    source.characters[c] = source.characters[c - 32] = character_info(kAlpha, 0, true, true);
  for (char32_t c = '0'; c <= '9'; ++c) source.characters[c] = character_info(kNumeric, 0, true, true);
  for (char32_t c = 0xAC00; c <= 0xD7A3; ++c) source.characters[c] = character_info(kHangul, 2, true, false);
  source.unknown = {{{}, "SY,*,*,*,*,*,*,*", 1, 1, 4000},
                    {{}, "SP,*,*,*,*,*,*,*", 1, 1, 1000},
                    {{}, "SL,*,*,*,*,*,*,*", 1, 1, 1000},
                    {{}, "SN,*,*,*,*,*,*,*", 1, 1, 1000},
                    {{}, "UNKNOWN,*,*,*,*,*,*,*", 1, 1, 9000}};
  return source;
}

inline void add_word(MorphSource& source, const std::string& surface, const std::string& feature, uint16_t context,
                     int16_t cost) {
  source.entries.push_back({decode_utf8(surface), feature, context, context, cost});
}

// {"NNG", "정부"} -> the feature of a simple word.
inline std::string simple_feature(const std::string& tag, const std::string& surface) {
  return tag + ",*,F," + surface + ",*,*,*,*";
}

inline std::string morph_image(const MorphSource& source) {
  const std::string codes = Alphabet::build(source.keys());
  const Alphabet alphabet(Array<uint16_t>(reinterpret_cast<const uint16_t*>(codes.data()), codes.size() / 2));
  ImageWriter writer("test");
  writer.add(Alphabet::kSection, codes);
  for (auto& [name, bytes] : build_dictionary(alphabet, source)) writer.add(name, std::move(bytes));
  return writer.bytes();
}

}  // namespace kn::test
