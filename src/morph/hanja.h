// Hanja read in Hangul.
//
// A run of Hanja is cut into the longest words of the dictionary, from left to right, each with the dictionary's
// reading (女性 여성, 男女 남녀); a character in no word gets its usual sound (在 재).  At the beginning of a run the
// initial sound law holds, but for units behind a digit (5年 5년): ㄹ becomes ㄴ, and ㄹ and ㄴ before i or y vanish
// (勞動 노동, 李 이, 女 여); 렬 and 률 lose their ㄹ behind a vowel or ㄴ. data/hanja.tsv has what the news reads
// otherwise than the dictionary (金正恩 김정은), data/hanja_sounds.tsv the sounds of characters that the dictionary
// lacks, most of them of names (晟 성).  A character without a known sound stays.
#pragma once

#include <string>
#include <string_view>

#include "base/text.h"
#include "dict/facts.h"
#include "morph/dictionary.h"

namespace kn {

class HanjaReader {
 public:
  explicit HanjaReader(const Image& image);

  // Reading of a run of Hanja; characters that are none, or have no known sound, as they are.  `counted`: behind a
  // digit.
  std::u32string read(std::u32string_view run, bool counted = false) const;
  // The input with its Hanja read and every other character as it was.
  std::string read(const Text& text) const;

 private:
  // Longest word that begins the run: its length, and its reading in `out`; 0 where there is none.
  uint32_t longest_word(std::u32string_view run, std::u32string* out) const;
  // Of the first character of a run that looks like a name of three, as a surname (金妍兒: 김); empty for any other.
  std::u32string surname(std::u32string_view run) const;
  // Of a character by itself, as inside of a word; 0 where it has none.
  char32_t own_sound(char32_t c) const;
  // What `read` for the first character of a run becomes behind a digit.
  char32_t unit_sound(char32_t unit, char32_t read) const;

  Dictionary dictionary_;
  FactTable facts_;
  uint32_t reading_, surname_;
  Array<uint16_t> sounds_;  // of each character from kFirst on
};

namespace hanja {
inline constexpr char32_t kFirst = 0x3400, kEnd = 0xA000;
// The syllable as it sounds at the beginning of a word: 녀 여, 로 노, 리 이.
char32_t initial_sound(char32_t syllable);
}  // namespace hanja

}  // namespace kn
