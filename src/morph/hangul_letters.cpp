#include "morph/hangul_letters.h"

#include "base/unicode.h"

namespace kn {

namespace {

constexpr std::u32string_view kLeads = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
constexpr std::u32string_view kFinals = U"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
constexpr char32_t kFirstSyllable = 0xAC00, kFirstVowel = 0x314F;
constexpr unsigned kVowels = 21, kEnds = 28;

}  // namespace

char32_t lead_letter(unsigned lead) { return kLeads.at(lead); }
char32_t vowel_letter(unsigned vowel) { return kFirstVowel + vowel; }
char32_t final_letter(unsigned final) { return kFinals.at(final - 1); }

std::u32string letters_of(std::u32string_view text) {
  std::u32string letters;
  for (const char32_t c : text) {
    if (!is_hangul_syllable(c)) {
      letters.push_back(c);
      continue;
    }
    const unsigned code = c - kFirstSyllable;
    letters.push_back(lead_letter(code / kEnds / kVowels));
    letters.push_back(vowel_letter(code / kEnds % kVowels));
    if (code % kEnds != 0) letters.push_back(final_letter(code % kEnds));
  }
  return letters;
}

std::u32string syllables_of(std::u32string_view letters) {
  std::u32string syllables;
  for (size_t i = 0; i < letters.size();) {
    const size_t lead = kLeads.find(letters[i]);
    if (lead == kLeads.npos || i + 1 == letters.size() || !is_vowel_letter(letters[i + 1])) return {};
    char32_t syllable =
        static_cast<char32_t>(kFirstSyllable + (lead * kVowels + (letters[i + 1] - kFirstVowel)) * kEnds);
    i += 2;
    // A consonant ends the syllable, unless a vowel follows it.
    if (i < letters.size() && !is_vowel_letter(letters[i]) &&
        (i + 1 == letters.size() || !is_vowel_letter(letters[i + 1]))) {
      const size_t final = kFinals.find(letters[i]);
      if (final == kFinals.npos) return {};
      syllable += static_cast<char32_t>(final + 1);
      ++i;
    }
    syllables.push_back(syllable);
  }
  return syllables;
}

}  // namespace kn
