// Places of a text where something may begin.
//
//   starts of figures: digits and signs anywhere, syllables (두, 수) only where no syllable stands in front of them
//   "두 회사는 5만 대를 수출했다"  ->  places of 두, 수, 5
//
// Nearly all characters begin nothing, and a processor cannot guess which ones do; a branch for each would be guessed
// wrong often.  So the places are gathered first, block by block and without a branch, from those places of the text at
// which a word may begin (Text::openings), and visited afterwards.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "base/interrupt.h"
#include "base/plane_table.h"
#include "base/text.h"

namespace kn {

class Starts {
 public:
  void add(char32_t c) {
    if (c < kPlane && c != U'\0') table_[c] = 1;
  }
  bool has(char32_t c) const { return c < kPlane && table_[c] != 0; }

  // Calls visit(i) for each such place from the first to the last; visit gives where to go on (beyond i).
  template <typename Visit>
  void visit(const Text& text, Visit&& visit) const {
    const char32_t* chars = text.chars().data();
    const std::vector<uint64_t>& openings = text.openings();
    std::array<uint32_t, kBlock * 64> places;
    size_t next = 0;
    for (size_t from = 0; from < openings.size(); from += kBlock) {
      check_interrupt();
      const size_t to = std::min(openings.size(), from + kBlock);
      size_t count = 0;
      for (size_t word = from; word < to; ++word)
        for (uint64_t bits = openings[word]; bits != 0; bits &= bits - 1) {
          const size_t i = word * 64 + static_cast<size_t>(std::countr_zero(bits));
          const char32_t c = chars[i];
          places[count] = static_cast<uint32_t>(i);
          count += table_[c < kPlane ? c : 0];
        }
      for (size_t k = 0; k < count; ++k)
        if (places[k] >= next) next = visit(places[k]);
    }
  }

 private:
  static constexpr size_t kPlane = PlaneTable<uint8_t>::kSize, kBlock = 16;
  PlaneTable<uint8_t> table_;  // nothing begins with NUL, for which what is beyond the plane passes
};

}  // namespace kn
