// Unicode facts, the only door to ICU.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kn {

inline bool is_hangul_syllable(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }
inline bool is_jamo(char32_t c) { return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E); }
inline bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
inline bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
inline bool is_hanja(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x323AF);
}
inline bool is_space(char32_t c) { return c == U' ' || (c >= U'\t' && c <= U'\r'); }
// Final consonant (jongseong) of a Hangul syllable, 0 for none, 8 for ㄹ; -1 when c is no syllable.
inline int final_consonant(char32_t c) { return is_hangul_syllable(c) ? static_cast<int>((c - 0xAC00) % 28) : -1; }

bool is_letter(char32_t c);     // general category L* (Latin, Cyrillic, kana, …, Hangul and Hanja too)
bool is_digit(char32_t c);      // general category Nd
bool is_combining(char32_t c);  // general category M*
bool is_uppercase(char32_t c);
char32_t fold_case(char32_t c);           // simple case folding
char32_t compatibility_fold(char32_t c);  // the single NFKC equivalent of c, or c itself where there is none or several
std::string normalize_nfc(std::string_view utf8);
std::string normalize_nfkc_casefold(std::string_view utf8);
bool is_nfc(std::string_view utf8);

// UTF-8 of code points, and the reverse.  decode_utf8 and first_char throw Error (22P02) on malformed bytes.
void append_utf8(std::string& out, char32_t c);
std::string to_utf8(std::u32string_view chars);
std::u32string decode_utf8(std::string_view utf8);
char32_t first_char(std::string_view utf8);  // NUL where there is none

// Composes a canonical sequence of code points (base and marks, or conjoining jamo) into one; 0 where that cannot be.
char32_t compose(std::u32string_view sequence);

// Whether every character can be written in EUC-KR (KS X 1001), as a PostgreSQL EUC_KR database can.
bool fits_euc_kr(std::string_view utf8);

// Decimal value of a character that ICU calls a digit or number (５, ⑤, ½ is none), or -1.
int digit_value(char32_t c);

}  // namespace kn
