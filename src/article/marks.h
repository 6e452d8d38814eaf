// Quotation marks and brackets of one line, paired.
//
//   도의원은 "이미 끝난 일이다. 더 따져 무엇하나”라고 했다.     the straight mark opens, the curly one closes
//   ’24년 … ‘AI 강국’을                                     a mark that nothing closes is no quotation
//
// Marks of one family (double, single, each sort of bracket) pair with each other whatever their shape, since sites mix
// them; what stands beside a mark says whether it opens or closes.  Pairing takes one pass and never leaves the line.
#pragma once

#include <cstdint>
#include <vector>

#include "base/text.h"

namespace kn {

enum class MarkFamily : unsigned char {
  none,
  double_quote,
  single_quote,
  corner,
  white_corner,
  angle,
  double_angle,
  round,
  square,
  curly,
  lenticular
};
inline constexpr unsigned kMarkFamilies = 11;

struct Mark {
  static constexpr uint32_t kNone = 0xFFFFFFFFU;
  uint32_t at = 0;           // index of the char
  uint32_t partner = kNone;  // for a paired opening mark, place of its closing mark in the same vector; and back
  MarkFamily family = MarkFamily::none;
};

// Family of a character, none for all others.
constexpr MarkFamily mark_family(char32_t c) {
  switch (c) {
    case U'"':
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
    case U'〝':
    case U'〞':
    case U'″':
      return MarkFamily::double_quote;
    case U'\'':
    case U'‘':
    case U'’':
    case U'‛':
    case U'′':
    case U'`':
      return MarkFamily::single_quote;
    case U'「':
    case U'」':
      return MarkFamily::corner;
    case U'『':
    case U'』':
      return MarkFamily::white_corner;
    case U'〈':
    case U'〉':
      return MarkFamily::angle;
    case U'《':
    case U'》':
    case U'«':
    case U'»':
      return MarkFamily::double_angle;
    case U'(':
    case U')':
      return MarkFamily::round;
    case U'[':
    case U']':
      return MarkFamily::square;
    case U'{':
    case U'}':
      return MarkFamily::curly;
    case U'【':
    case U'】':
    case U'〔':
    case U'〕':
      return MarkFamily::lenticular;
    default:
      return MarkFamily::none;
  }
}
// Whether the family is a quotation mark rather than a bracket.
inline bool is_quotation(MarkFamily f) {
  return f == MarkFamily::double_quote || f == MarkFamily::single_quote || f == MarkFamily::corner ||
         f == MarkFamily::white_corner;
}

// Sets `partner` of the marks (in order of `at`, all of one line; entries of family none are passed over).  Pairs
// farther apart than `longest` chars are not made.
void pair_marks(const Text& text, std::vector<Mark>& marks, uint32_t longest);

}  // namespace kn
