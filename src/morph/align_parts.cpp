// Where the morphemes of a contracted word stand in it.
//
// 밝혔 is 밝히 + 었: written out in letters, ㅂㅏㄺㅎㅣ·ㅇㅓㅆ is laid over ㅂㅏㄺㅎㅕㅆ by least edits, and each
// morpheme gets the syllables that its letters fall on: 밝히 [0,2), 었 [1,2).  A morpheme none of whose letters is left
// takes the syllable at its place, so that no span is empty (가 + 아 -> 가: both [0,1)).
#include <algorithm>
#include <limits>

#include "morph/dictionary_builder.h"
#include "morph/hangul_letters.h"

namespace kn {

namespace {

struct Letter {
  char32_t letter;  // compatibility jamo, or the character itself
  bool vowel;
  uint32_t at;  // syllable of the surface, or number of the morpheme
};

void spell(std::u32string_view s, bool syllables, uint32_t number, std::vector<Letter>* out) {
  for (uint32_t i = 0; i < s.size(); ++i)
    for (const char32_t letter : letters_of(s.substr(i, 1)))
      out->push_back({letter, is_vowel_letter(letter), syllables ? i : number});
}

int substitution(const Letter& a, const Letter& b) { return a.letter == b.letter ? 0 : a.vowel == b.vowel ? 3 : 5; }
constexpr int kGap = 2;

}  // namespace

std::vector<std::pair<uint8_t, uint8_t>> align_parts(std::u32string_view surface,
                                                     const std::vector<std::u32string>& forms) {
  std::vector<Letter> from, to;
  for (uint32_t i = 0; i < forms.size(); ++i) spell(forms[i], false, i, &from);
  spell(surface, true, 0, &to);
  const size_t n = from.size(), m = to.size();
  std::vector<int> cost((n + 1) * (m + 1));
  const auto cell = [&](size_t i, size_t j) -> int& { return cost[i * (m + 1) + j]; };
  for (size_t i = 0; i <= n; ++i)
    for (size_t j = 0; j <= m; ++j) {
      if (i == 0 || j == 0) {
        cell(i, j) = static_cast<int>(i + j) * kGap;
        continue;
      }
      cell(i, j) = std::min(
          {cell(i - 1, j - 1) + substitution(from[i - 1], to[j - 1]), cell(i - 1, j) + kGap, cell(i, j - 1) + kGap});
    }

  const auto size = static_cast<uint32_t>(surface.size());
  std::vector<uint32_t> begin(forms.size(), std::numeric_limits<uint32_t>::max()), end(forms.size(), 0);
  for (size_t i = n, j = m; i > 0 && j > 0;) {
    if (cell(i, j) == cell(i - 1, j - 1) + substitution(from[i - 1], to[j - 1])) {
      --i, --j;
      begin[from[i].at] = std::min(begin[from[i].at], to[j].at);
      end[from[i].at] = std::max(end[from[i].at], to[j].at + 1);
    } else if (cell(i, j) == cell(i - 1, j) + kGap) {
      --i;
    } else {
      --j;
    }
  }
  // Nothing empty, nothing left out, in order.
  uint32_t reached = 0;
  for (size_t i = 0; i < forms.size(); ++i) {
    if (end[i] == 0) {
      begin[i] = reached == 0 ? 0 : reached - 1;
      end[i] = begin[i] + 1;
    }
    begin[i] = i == 0 ? 0 : std::min(begin[i], reached);
    end[i] = std::min(size, std::max(end[i], begin[i] + 1));
    reached = std::max(reached, end[i]);
  }
  if (!forms.empty()) end.back() = size;
  std::vector<std::pair<uint8_t, uint8_t>> spans;
  for (size_t i = 0; i < forms.size(); ++i)
    spans.emplace_back(static_cast<uint8_t>(begin[i]), static_cast<uint8_t>(end[i]));
  return spans;
}

}  // namespace kn
