// Syllables written out in letters, and letters joined to syllables again: 이끈 <-> ㅇㅣㄲㅡㄴ.
#pragma once

#include <string>
#include <string_view>

namespace kn {

// Compatibility jamo; a final cluster is one letter (ㄻ).  What is no syllable stays as it is.
std::u32string letters_of(std::u32string_view text);
// The reverse; "" where the letters make no whole syllables (ㅇㅡㄴㄴ).
std::u32string syllables_of(std::u32string_view letters);

// Compatibility jamo of a consonant at the beginning (0 …) or at the end of a syllable (1 …), and of a vowel.
char32_t lead_letter(unsigned lead);
char32_t vowel_letter(unsigned vowel);
char32_t final_letter(unsigned final);
constexpr bool is_vowel_letter(char32_t c) { return c >= 0x314F && c <= 0x3163; }

}  // namespace kn
