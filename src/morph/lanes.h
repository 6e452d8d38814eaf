// Eight costs or contexts at a time, in the compiler's own vectors, which any processor has something for.
#pragma once

#include <cstdint>
#include <cstring>

namespace kn {

inline constexpr uint32_t kLanes = 8;
using Lanes = int16_t __attribute__((vector_size(2 * kLanes)));
using UnsignedLanes = uint16_t __attribute__((vector_size(2 * kLanes)));
using LaneHalves = uint64_t __attribute__((vector_size(2 * kLanes)));

inline Lanes lesser(Lanes a, Lanes b) { return a < b ? a : b; }
// Wraps around, where int16_t's own sum is not defined.
inline Lanes sum(Lanes a, Lanes b) {
  return reinterpret_cast<Lanes>(reinterpret_cast<UnsignedLanes>(a) + reinterpret_cast<UnsignedLanes>(b));
}
inline Lanes all_lanes(int16_t value) { return Lanes{} + value; }

// Sixteen bytes from and to anywhere.
inline Lanes load_lanes(const void* from) {
  Lanes out;
  std::memcpy(&out, from, sizeof out);
  return out;
}
inline void store_lanes(void* to, Lanes lanes) { std::memcpy(to, &lanes, sizeof lanes); }

// a0 b0 a1 b1 a2 b2 a3 b3, or with kUpper a4 b4 … a7 b7.
template <bool kUpper>
Lanes interleaved(Lanes a, Lanes b) {
  constexpr int16_t f = kUpper ? 4 : 0;
#ifdef __clang__
  return __builtin_shufflevector(a, b, f, f + 8, f + 1, f + 9, f + 2, f + 10, f + 3, f + 11);
#else
  return __builtin_shuffle(a, b, Lanes{f, f + 8, f + 1, f + 9, f + 2, f + 10, f + 3, f + 11});
#endif
}

// The lower half of one and the lower half of the other, or with kUpper the upper ones.
template <bool kUpper>
Lanes joined_halves(Lanes a, Lanes b) {
  return reinterpret_cast<Lanes>(
      LaneHalves{reinterpret_cast<LaneHalves>(a)[kUpper], reinterpret_cast<LaneHalves>(b)[kUpper]});
}

// The least of each of four rows, in the first four lanes.  Rows and lanes change places on the way, which takes less
// than four times the least of one row.
[[gnu::always_inline]] inline Lanes least_of_each(const Lanes (&rows)[4]) {
  const auto halved = [](Lanes a, Lanes b) { return lesser(interleaved<false>(a, b), interleaved<true>(a, b)); };
  const Lanes all = halved(halved(rows[0], rows[2]), halved(rows[1], rows[3]));  // 0 1 2 3 0 1 2 3
  return lesser(all, joined_halves<true>(all, all));
}

}  // namespace kn
