// A walk from the end of a figure over the words that may stand between it and the one that bends it.
//
//   31.27포인트|(0.98%) |내린     1,390원|을 |훌쩍 |넘어섰다     up to ten steps, never further, so that a text takes time in
//   proportion to its figures
//
// Which particles there are is data (figure_endings.tsv), and so is what their first syllables mean for a figure
// (clause_endings.tsv).
#pragma once

#include <string_view>

#include "base/unicode.h"
#include "figures/words.h"

namespace kn {

constexpr int kMostSteps = 10;

inline bool is_change(WordRole r) { return r >= WordRole::up && r <= WordRole::down_than; }
inline bool is_word(char32_t c) { return is_hangul_syllable(c) || is_ascii_letter(c) || is_hanja(c); }

class Walk {
 public:
  Walk(std::u32string_view chars, const FigureWords& words, size_t at) : chars_(chars), words_(words), at_(at) {}

  char32_t peek(size_t ahead = 0) const { return at_ + ahead < chars_.size() ? chars_[at_ + ahead] : U'\0'; }
  size_t at() const { return at_; }
  bool attached() const { return at_ > 0 && chars_[at_ - 1] != U' '; }
  void skip(size_t n) { at_ += n; }
  bool space() {
    if (peek() != U' ') return false;
    ++at_;
    return true;
  }
  // (0.98%); also out of the parenthesis that the figure stands in.
  bool parenthesis() {
    if (peek() == U')') {
      ++at_;
      return true;
    }
    if (peek() != U'(') return false;
    for (size_t k = 1; k < kLongestParenthesis && peek(k) != U'\0' && peek(k) != U'\n' && peek(k) != U'('; ++k) {
      if (peek(k) != U')') continue;
      at_ += k + 1;
      return true;
    }
    return false;
  }
  // A particle written on: 을, 이, 로 …; gives its first character.
  char32_t particle() {
    if (!attached() || !is_hangul_syllable(peek())) return U'\0';
    const uint32_t n = words_.particles(chars_, at_);
    const char32_t first = peek();
    at_ += n;
    return n > 0 ? first : U'\0';
  }
  template <typename Accepted>
  WordMatch word(Accepted&& accepted) const {
    return words_.around(chars_, at_, accepted);
  }

 private:
  static constexpr size_t kLongestParenthesis = 48;

  std::u32string_view chars_;
  const FigureWords& words_;
  size_t at_;
};

}  // namespace kn
