// Readings of Hanja.
#include "morph/hanja.h"

#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn {

namespace hanja {

char32_t initial_sound(char32_t syllable) {
  if (!is_hangul_syllable(syllable)) return syllable;
  constexpr uint32_t kN = 2, kR = 5, kNone = 11;  // ㄴ ㄹ ㅇ among the leading consonants
  const uint32_t code = syllable - 0xAC00, lead = code / 588, vowel = code % 588 / 28;
  if (lead != kN && lead != kR) return syllable;
  // ㅑ ㅕ ㅖ ㅛ ㅠ ㅣ
  const bool soft = vowel == 2 || vowel == 6 || vowel == 7 || vowel == 12 || vowel == 17 || vowel == 20;
  if (soft) return syllable - lead * 588 + kNone * 588;
  return lead == kR ? syllable - kR * 588 + kN * 588 : syllable;
}

namespace {

bool has_soft_form(char32_t syllable) { return syllable == U'렬' || syllable == U'률'; }

// 比率 비율, 戰列 전열, but 能率 능률.
char32_t after(char32_t before, char32_t syllable) {
  if (!has_soft_form(syllable)) return syllable;
  const int final = final_consonant(before);
  return final == 0 || final == 4 ? initial_sound(syllable) : syllable;
}

}  // namespace
}  // namespace hanja

HanjaReader::HanjaReader(const Image& image)
    : dictionary_(image),
      facts_(FactTable::open(image, "hanja")),
      reading_(facts_.column("reading")),
      surname_(facts_.column("surname")),
      sounds_(image.array<uint16_t>("morph/hanja")) {}

uint32_t HanjaReader::longest_word(std::u32string_view run, std::u32string* out) const {
  const auto fact = facts_.longest(run);
  uint32_t length = 0, word = 0;
  dictionary_.trie().prefixes(run, [&](uint32_t n, uint32_t value) {
    const WordRange range = dictionary_.range(value);
    for (uint32_t i = range.first; i < range.end; ++i)
      if (n > 1 && !dictionary_.reading(i).empty()) length = n, word = i;
  });
  if (fact && fact->length >= length) {
    *out = decode_utf8(facts_.cell(fact->row, reading_));
    return fact->length;
  }
  if (length > 0) *out = decode_utf8(dictionary_.reading(word));
  return length;
}

// 金妍兒, but not 金製品, which is 金 and a word.
std::u32string HanjaReader::surname(std::u32string_view run) const {
  std::u32string word;
  if (run.size() != 3) return {};
  const auto fact = facts_.find(run.substr(0, 1));
  if (!fact || facts_.cell(*fact, surname_).empty() || longest_word(run, &word) > 1 ||
      longest_word(run.substr(1), &word) > 1)
    return {};
  return decode_utf8(facts_.cell(*fact, surname_));
}

char32_t HanjaReader::own_sound(char32_t c) const {
  return c >= hanja::kFirst && c < hanja::kEnd ? sounds_[c - hanja::kFirst] : 0;
}

std::u32string HanjaReader::read(std::u32string_view run, bool counted) const {
  std::u32string word, out = surname(run);
  InterruptPacer pacer;
  for (size_t at = out.empty() ? 0 : 1; at < run.size();) {
    pacer.tick();
    const bool first = at == 0 || !is_hanja(run[at - 1]);
    if (const uint32_t length = is_hanja(run[at]) ? longest_word(run.substr(at), &word) : 0; length > 0) {
      // A word of several characters keeps its own initial sound inside of a run, too (新女性 신여성).
      if (!word.empty())
        word[0] = first || length > 1 ? hanja::initial_sound(word[0]) : hanja::after(out.back(), word[0]);
      for (size_t i = 1; i < word.size(); ++i) word[i] = hanja::after(word[i - 1], word[i]);
      out += word;
      at += length;
      continue;
    }
    const char32_t c = run[at++];
    const char32_t sound = own_sound(c);
    if (!is_hangul_syllable(sound))
      out.push_back(c);
    else
      out.push_back(first ? hanja::initial_sound(sound) : hanja::after(out.back(), sound));
  }
  if (counted && !run.empty() && !out.empty()) out[0] = unit_sound(run[0], out[0]);
  return out;
}

// 2025年 2025년, 1990年代 1990년대: the initial sound law spares what is counted.  3列 is 3열 all the same.
char32_t HanjaReader::unit_sound(char32_t unit, char32_t read) const {
  const char32_t sound = own_sound(unit);
  return hanja::has_soft_form(sound) || hanja::initial_sound(sound) != read ? read : sound;
}

std::string HanjaReader::read(const Text& text) const {
  std::string out;
  size_t copied = 0;  // bytes of the input that are in out
  for (uint32_t at = 0; at < text.size();) {
    if (!is_hanja(text[at])) {
      ++at;
      continue;
    }
    uint32_t end = at;
    while (is_hanja(text[end])) ++end;
    const std::string_view run = text.surface(Span{at, end});
    const auto from = static_cast<size_t>(run.data() - text.input().data());
    out += text.input().substr(copied, from - copied);
    out += to_utf8(read(text.chars(Span{at, end}), at > 0 && is_ascii_digit(text[at - 1])));
    copied = from + run.size();
    at = end;
    check_interrupt();
  }
  out += text.input().substr(copied);
  return out;
}

}  // namespace kn
