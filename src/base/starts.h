// Places of a text where something may begin.
//
//   starts of figures: digits and signs anywhere, 두 and 수 only at the beginning of a word
//   "두 회사는 5만 대를 수출했다"  ->  places of 두, 수, 5
//
// Nearly all characters begin nothing, and which do is nothing that a processor could foresee: places are gathered without a
// branch a character, in blocks, and then visited.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "base/interrupt.h"
#include "base/plane_table.h"
#include "base/unicode.h"

namespace kn {

class Starts {
 public:
  enum Where : uint8_t { anywhere = 1, word_begin = 2 };  // word_begin: not behind Hangul

  Starts() {
    for (char32_t c = kFirstSyllable; is_hangul_syllable(c); ++c) table_[c] = kHangul;
  }
  void add(char32_t c, Where where) {
    if (c < kPlane) table_[c] |= where;
  }
  bool has(char32_t c) const { return c < kPlane && (table_[c] & (anywhere | word_begin)) != 0; }

  // Calls visit(i) for each such place from the first to the last; visit gives where to go on (beyond i).
  template <typename Visit>
  void visit(std::u32string_view chars, Visit&& visit) const {
    std::array<uint32_t, kBlock> places;
    uint32_t behind_hangul = 0;
    size_t next = 0;
    for (size_t from = 0; from < chars.size(); from += kBlock) {
      check_interrupt();
      const size_t to = std::min(chars.size(), from + kBlock);
      size_t count = 0;
      for (size_t i = from; i < to; ++i) {
        const char32_t c = chars[i];
        const uint32_t where = table_[c < kPlane ? c : 0];
        places[count] = static_cast<uint32_t>(i);
        count += (where | ((where >> 1U) & ~behind_hangul)) & 1U;
        behind_hangul = where >> 2U;
      }
      for (size_t k = 0; k < count; ++k)
        if (places[k] >= next) next = visit(places[k]);
    }
  }

 private:
  static constexpr char32_t kFirstSyllable = 0xAC00;
  static constexpr uint8_t kHangul = 4;
  static constexpr size_t kPlane = PlaneTable<uint8_t>::kSize, kBlock = 1024;
  PlaneTable<uint8_t> table_;  // nothing begins with NUL, for which what is beyond the plane passes
};

}  // namespace kn
