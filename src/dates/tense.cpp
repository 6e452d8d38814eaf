// Tense by the endings of Korean verbs, first one wins: 했/렸/됐 (a syllable closed by ㅆ) past, 겠 and 한다/된다
// future, 한/된/열린 past, 할/될/열릴 future; nouns that tell (예정, 계획, 전망) and verbs of saying (밝혔다) are in
// data/date_contexts.tsv.
#include "dates/tense.h"

#include "base/unicode.h"

namespace kn {

namespace {

constexpr int kNieun = 4, kSsangSiot = 20;
constexpr size_t kFarthest = 70;

bool among(char32_t c, std::u32string_view set) { return c != 0 && set.find(c) != std::u32string_view::npos; }

// The tense that the eojeol [begin, end) shows by itself.
Tense tense_of(const Text& text, size_t begin, size_t end) {
  for (size_t i = begin; i < end; ++i) {
    const char32_t c = text[i], next = i + 1 < end ? text[i + 1] : U'\0';
    if (c == U'겠') return Tense::future;
    if (i > begin && final_consonant(c) == kSsangSiot && c != U'있') return Tense::past;
    if (i > begin && final_consonant(c) == kNieun && next == U'다' &&
        (i + 2 >= end || among(text[i + 2], U"고는며면.,")))
      return Tense::future;
    if (c == U'는' && next == U'다' && i > begin) return Tense::future;
  }
  size_t last = end;
  while (last > begin && !is_hangul_syllable(text[last - 1])) --last;
  if (last < begin + 2) return Tense::unknown;
  const char32_t c = text[last - 1], before = text[last - 2];
  if (among(c, U"된린던낸킨긴") || (c == U'한' && !among(before, U"북대시기권제무유남극"))) return Tense::past;
  if (among(c, U"할될릴칠낼킬")) return Tense::future;
  if (c == U'는' && among(before, U"되하르")) return Tense::future;
  if (c == U'로' && before == U'기') return Tense::future;
  return Tense::unknown;
}

}  // namespace

Tense tense_behind(const DateWords& words, const Text& text, size_t end) {
  size_t i = end;
  while (is_hangul_syllable(text[i])) ++i;  // the particle of the date itself
  const size_t limit = end + kFarthest;
  while (i < text.size() && i < limit) {
    const char32_t c = text[i];
    if (c == U'\n' || c == U'!' || c == U'?' || c == U'…' || (c == U'.' && !is_ascii_digit(text[i + 1]))) break;
    if (!is_hangul_syllable(c) || (i > 0 && is_hangul_syllable(text[i - 1]))) {
      ++i;
      continue;
    }
    size_t stop = i;
    while (is_hangul_syllable(text[stop])) ++stop;
    if (const Tense told = words.telling(text, i); told != Tense::unknown) return told;
    if (const Tense shown = tense_of(text, i, stop); shown != Tense::unknown) return shown;
    i = stop;
  }
  return Tense::unknown;
}

}  // namespace kn
