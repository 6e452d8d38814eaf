// A line of text as the tagger sees it: its letters without the spaces.
//
// Spacing in Korean news is free (오픈 AI, 오픈AI), so blanks are no letters of their own but a mark on the letter that
// follows.  Words are runs of letters, digits and Hanja between blanks and punctuation: “연정이, is “ 연정이 , — three.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/text.h"

namespace kn::entities {

enum class Shape : uint8_t { hangul, upper, lower, digit, hanja, open, close, quote, dot, comma, stop, other };

struct Letters {
  std::u32string chars;         // lower case, no spaces
  std::vector<uint32_t> at;     // index in the Text
  std::vector<uint8_t> spaced;  // a blank stands before it (the first letter counts as spaced)
  std::vector<Shape> shape;
  std::vector<uint32_t> word;  // first letter of its word
  std::vector<uint32_t> end;   // end of its word

  size_t size() const { return chars.size(); }
  char32_t operator[](size_t i) const { return i < chars.size() ? chars[i] : U'\0'; }
  bool in_word(size_t i) const { return i < size() && (shape[i] <= Shape::hanja); }

  // Reads text[span]; buffers keep their memory.
  void assign(const Text& text, Span span);
};

}  // namespace kn::entities
