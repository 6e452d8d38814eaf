// See letters.h.
#include "entities/letters.h"

#include "base/unicode.h"
#include "entities/word_classes.h"

namespace kn::entities {

namespace {

Shape shape_of(char32_t c) {
  if (is_hangul_syllable(c) || is_jamo(c)) return Shape::hangul;
  if (c >= U'A' && c <= U'Z') return Shape::upper;
  if (c >= U'a' && c <= U'z') return Shape::lower;
  if (is_ascii_digit(c)) return Shape::digit;
  if (is_hanja(c)) return Shape::hanja;
  switch (c) {
    case U'(': case U'[': case U'<': case U'{': case U'〈': case U'《': case U'【': case U'「': case U'『': case U'（':
      return Shape::open;
    case U')': case U']': case U'>': case U'}': case U'〉': case U'》': case U'】': case U'」': case U'』':
      return Shape::close;
    case U'\'': case U'"': case U'‘': case U'’': case U'“': case U'”': case U'`':
      return Shape::quote;
    case U'·': case U'ㆍ': case U'‧': case U'・': case U'•':
      return Shape::dot;
    case U',': case U'、':
      return Shape::comma;
    case U'.': case U'!': case U'?': case U'…': case U';': case U':':
      return Shape::stop;
    default:
      return is_letter(c) ? Shape::lower : Shape::other;
  }
}

}  // namespace

void Letters::assign(const Text& text, Span span) {
  chars.clear(), at.clear(), spaced.clear(), shape.clear(), word.clear(), end.clear();
  bool blank = true;
  for (uint32_t i = span.begin; i < span.end; ++i) {
    const char32_t c = text[i];
    if (is_space(c)) {
      blank = true;
      continue;
    }
    const auto n = static_cast<uint32_t>(chars.size());
    const Shape s = shape_of(c);
    const bool goes_on = n > 0 && !blank && s <= Shape::hanja && shape.back() <= Shape::hanja;
    chars.push_back(WordClasses::fold(c));
    at.push_back(i);
    spaced.push_back(blank ? 1 : 0);
    shape.push_back(s);
    word.push_back(goes_on ? word.back() : n);
    blank = false;
  }
  end.resize(size());
  for (size_t i = size(); i-- > 0;) end[i] = i + 1 < size() && word[i + 1] == word[i] ? end[i + 1] : static_cast<uint32_t>(i + 1);
}

}  // namespace kn::entities
