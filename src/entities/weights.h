// The tagger's weights: a section of the image that maps a feature to its votes for every label.
//
// Two parallel arrays.  Fingerprints stand in buckets of sixteen, one cache line; most features of a new text are unknown,
// and that line alone says so.  A known one has a row of 21 int8 votes and an exponent at the same index of the second
// array.  Where its bucket is full, a
// feature stands in its second one and the bucket says so.
//
//   header      WeightsHeader
//   transitions int16[21 * 21]   from * 25 + to, in the unit of the votes
//   prints      u32[16 * buckets]   0 is free
//   rows        int8[22 * 16 * buckets], a row of zeros, and padding
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "dict/image.h"

namespace kn::entities {

// Kinds the tagger knows: the five of records.h.
inline constexpr int kKinds = 5;
inline constexpr int kLabels = 1 + 4 * kKinds;  // outside; begin, inside, end, single of each kind
inline constexpr int kOutside = 0;
inline constexpr int label_of(int kind, int part) { return 1 + 4 * kind + part; }
enum LabelPart { kBegin, kInside, kEnd, kSingle };
inline constexpr int kUnitsInOne = 64;  // a vote of 64 is a log-odds of one
// Whether label b may follow label a; -1 is the border of the line.
bool may_follow(int a, int b);

// Votes for all labels of one letter, eight in a vector register; lanes beyond the labels mean nothing.
inline constexpr size_t kLanes = 24;
inline constexpr int16_t kNever = -14000;
using Shorts = int16_t __attribute__((vector_size(16)));
using Bytes = int8_t __attribute__((vector_size(8)));
using Quad = uint32_t __attribute__((vector_size(16)));
struct Votes {
  Shorts lanes[kLanes / 8];
  int16_t& operator[](int y) { return reinterpret_cast<int16_t*>(lanes)[y]; }
  int16_t operator[](int y) const { return reinterpret_cast<const int16_t*>(lanes)[y]; }
};

struct WeightsHeader {
  uint32_t version;
  uint32_t labels;
  uint32_t buckets;
  uint32_t reserved;
};

class Weights {
 public:
  static constexpr const char* kSection = "models/entities";
  static constexpr uint32_t kVersion = 1;
  static constexpr size_t kBucket = 16;
  static constexpr size_t kRow = kLabels + 1;
  static constexpr size_t kPadding = 64;

  explicit Weights(const Image& image);

  // Index of the feature's row, or the size of the table (a row of zeros) where it is unknown.  No branch depends on whether
  // it is known: half of the features are, and a wrong guess costs more than the look.
  uint32_t find(uint64_t feature) const {
    const uint32_t print = print_of(feature);
    const size_t bucket = bucket_of(feature, buckets_);
    uint32_t found = find_in(bucket, print);
    if (__builtin_expect((prints_.data()[bucket * kBucket] & kOverflowed) != 0, 0) && found == slots())
      found = find_in(second_bucket_of(feature, buckets_), print);
    return found;
  }
  void prefetch_row(uint32_t row) const { __builtin_prefetch(rows_.data() + size_t{row} * kRow); }
  // The sum of the rows' votes.
  Votes sum(const uint32_t* rows, size_t count) const {
    Shorts a{}, b{}, c{};
    const auto lanes = [](const int8_t* from, int16_t shift) {
      Bytes bytes;
      std::memcpy(&bytes, from, sizeof bytes);
      return __builtin_convertvector(bytes, Shorts) << shift;
    };
    for (size_t i = 0; i < count; ++i) {
      const int8_t* row = rows_.data() + size_t{rows[i]} * kRow;
      const auto shift = static_cast<int16_t>(row[kLabels] & 7);
      a += lanes(row, shift);
      b += lanes(row + 8, shift);
      c += lanes(row + 16, shift);
    }
    return Votes{{a, b, c}};
  }
  // The votes for going from one label to each, kLanes of them; kNever where the chain does not allow it.
  void transitions(int from, Votes& votes) const {
    for (int to = 0; to < static_cast<int>(kLanes); ++to)
      votes[to] = to < kLabels && may_follow(from, to) ? transitions_[static_cast<size_t>(from * kLabels + to)] : kNever;
  }

  struct Feature {
    uint64_t hash;
    std::array<float, kLabels> weights;
  };
  // The section for these features in `slots` rows.  The heaviest come first; the few that find no room are left out.
  static std::string build(std::vector<Feature> features, const std::array<float, kLabels * kLabels>& transitions, size_t slots);

 private:
  static constexpr uint32_t kOverflowed = 2;  // in a bucket's first print: some of its features stand in their second bucket
  uint32_t slots() const { return static_cast<uint32_t>(buckets_ * kBucket); }
  uint32_t find_in(size_t bucket, uint32_t print) const {
    constexpr Quad kFirst = {1, 2, 3, 4};
    const Quad wanted = Quad{} + (print | kOverflowed);
    const auto at_quad = [&](uint32_t k) {
      Quad quad;
      std::memcpy(&quad, prints_.data() + bucket * kBucket + 4 * k, sizeof quad);
      return reinterpret_cast<Quad>((quad | kOverflowed) == wanted) & (kFirst + 4 * k);
    };
    const Quad at = at_quad(0) | at_quad(1) | at_quad(2) | at_quad(3);
    const uint32_t lane = at[0] | at[1] | at[2] | at[3];
    return lane != 0 ? static_cast<uint32_t>(bucket * kBucket) + lane - 1 : slots();
  }
  static uint32_t print_of(uint64_t feature) { return (static_cast<uint32_t>(feature) & ~3U) | 1U; }
  static size_t bucket_of(uint64_t feature, size_t buckets) { return static_cast<size_t>(((feature >> 32U) * buckets) >> 32U); }
  static size_t second_bucket_of(uint64_t feature, size_t buckets) { return bucket_of(feature * 0xD6E8FEB86659FD93ULL, buckets); }

  size_t buckets_ = 0;
  Array<int16_t> transitions_;
  Array<uint32_t> prints_;
  Array<int8_t> rows_;
};

}  // namespace kn::entities
