// See letters.h.
#include "entities/letters.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "entities/word_classes.h"

namespace kn::entities {

namespace {

Shape shape_of(char32_t c) {
  if (is_jamo(c)) return Shape::hangul;
  if (c >= U'A' && c <= U'Z') return Shape::upper;
  if (c >= U'a' && c <= U'z') return Shape::lower;
  if (is_ascii_digit(c)) return Shape::digit;
  if (is_hanja(c)) return Shape::hanja;
  switch (c) {
    case U'(':
    case U'[':
    case U'<':
    case U'{':
    case U'〈':
    case U'《':
    case U'【':
    case U'「':
    case U'『':
    case U'（':
      return Shape::open;
    case U')':
    case U']':
    case U'>':
    case U'}':
    case U'〉':
    case U'》':
    case U'】':
    case U'」':
    case U'』':
      return Shape::close;
    case U'\'':
    case U'"':
    case U'‘':
    case U'’':
    case U'“':
    case U'”':
    case U'`':
      return Shape::quote;
    case U'·':
    case U'ㆍ':
    case U'‧':
    case U'・':
    case U'•':
      return Shape::dot;
    case U',':
    case U'、':
      return Shape::comma;
    case U'.':
    case U'!':
    case U'?':
    case U'…':
    case U';':
    case U':':
      return Shape::stop;
    default:
      return c >= 0x80 && is_letter(c) ? Shape::lower : Shape::other;
  }
}

// The same of ASCII, which has most of what is not Hangul; blanks are `other` there.
const std::array<Shape, 0x80> kAscii = [] {
  std::array<Shape, 0x80> shapes{};
  for (char32_t c = 0; c < shapes.size(); ++c) shapes[c] = shape_of(c);
  return shapes;
}();

}  // namespace

void Letters::assign(const Text& text, Span span) {
  span.end = std::min(span.end, static_cast<uint32_t>(text.size()));
  const size_t most = span.empty() ? 0 : span.size();
  chars.resize(most), at.resize(most), spaced.resize(most), shape.resize(most), word.resize(most), end.resize(most);
  const std::u32string_view line = text.chars();
  uint32_t n = 0;
  bool blank = true;
  Shape before = Shape::other;
  for (uint32_t i = span.begin; i < span.end; ++i) {
    const char32_t c = line[i];
    if (is_space(c)) {
      blank = true;
      continue;
    }
    const Shape s = is_hangul_syllable(c) ? Shape::hangul : c < kAscii.size() ? kAscii[c] : shape_of(c);
    const bool goes_on = !blank && s <= Shape::hanja && before <= Shape::hanja;
    before = s;
    chars[n] = WordClasses::fold(c);
    at[n] = i;
    spaced[n] = blank ? 1 : 0;
    shape[n] = s;
    word[n] = goes_on ? word[n - 1] : n;
    blank = false;
    ++n;
  }
  chars.resize(n), at.resize(n), spaced.resize(n), shape.resize(n), word.resize(n), end.resize(n);
  for (uint32_t i = n; i-- > 0;) end[i] = i + 1 < n && word[i + 1] == word[i] ? end[i + 1] : i + 1;
}

}  // namespace kn::entities
