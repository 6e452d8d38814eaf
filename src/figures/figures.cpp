// The scan; see figures.h.
#include "figures/figures.h"

#include <algorithm>

#include "base/interrupt.h"
#include "base/unicode.h"
#include "figures/reader.h"

namespace kn {

std::string_view qualifier_name(Qualifier qualifier) {
  constexpr std::string_view kNames[] = {"exact", "about", "at_least", "at_most", "more_than", "less_than"};
  return kNames[static_cast<size_t>(qualifier)];
}

Figures::Figures(const Image& image, const Numerals& numerals)
    : numerals_(numerals), units_(image), words_(image), clauses_(image) {
  const auto set = [&](char32_t c, Start start) {
    if (c >= starts_.size()) return;
    starts_[c] = start;
    places_.add(c);
  };
  numerals_.first_characters([&](char32_t c) { set(c, word); });
  words_.first_characters([&](char32_t c) { set(c, word); });
  units_.first_of_signs([&](char32_t c) { set(c, sign); });
  for (char32_t c = U'a'; c <= U'z'; ++c) set(c, letter);
  for (char32_t c = U'A'; c <= U'Z'; ++c) set(c, letter);
  for (char32_t c = U'0'; c <= U'9'; ++c) set(c, digit);
}

namespace {

constexpr size_t kUsualFigures = 24;  // of an article

bool in_word(char32_t c) { return is_hangul_syllable(c) || is_ascii_letter(c) || is_ascii_digit(c); }

}  // namespace

std::vector<Figure> Figures::extract(const Text& text, const std::vector<Span>& taken) const {
  const std::u32string_view chars = text.chars();
  FigureReader reader(numerals_, units_, words_, clauses_, chars);
  std::vector<Figure> figures;
  figures.reserve(kUsualFigures);
  InterruptPacer pacer;
  auto next_taken = taken.begin();
  places_.visit(text, [&](size_t i) {
    pacer.tick();
    while (next_taken != taken.end() && next_taken->end <= i) ++next_taken;
    if (next_taken != taken.end() && next_taken->begin <= i) return static_cast<size_t>(next_taken->end);
    const unsigned char start = starts_[chars[i]];
    const size_t count = figures.size();
    size_t next = i + 1;
    if (start == digit) {
      next = reader.at_digits(i, figures);
    } else if (start == letter) {
      next = reader.at_letters(i, figures);
    } else if (start == sign) {
      next = reader.at_sign(i, figures);
    } else if (i == 0 || !in_word(chars[i - 1])) {
      next = reader.at_word(i, figures);
    }
    // A date begins inside what was read: the date has it.
    if (next_taken != taken.end() && next_taken->begin < next) {
      while (figures.size() > count && figures.back().span.end > next_taken->begin) figures.pop_back();
      next = std::max<size_t>(i + 1, std::min<size_t>(next, next_taken->begin));
    }
    return std::max(next, i + 1);
  });
  find_bounds(chars, words_, clauses_, figures);
  find_changes(chars, words_, clauses_, figures);
  find_restatements(chars, words_, figures);
  find_items(chars, words_, clauses_, taken, figures);
  return figures;
}

}  // namespace kn
