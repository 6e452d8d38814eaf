// The tagger's weights: a section of the image that maps a feature to its votes for every label.
//
// Two parallel arrays.  Fingerprints stand in buckets of sixteen, one cache line; most features of a new text are unknown,
// and that line alone says so.  A known one has a row of 25 int8 votes and an exponent at the same index of the second
// array.  Where its bucket is full, a
// feature stands in its second one.
//
//   header      WeightsHeader
//   transitions int16[25 * 25]   from * 25 + to, in the unit of the votes
//   prints      u32[16 * buckets]   0 is free
//   rows        int8[26 * 16 * buckets], and 8 bytes of padding
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dict/image.h"

namespace kn::entities {

// Kinds the tagger knows: the five of records.h and figures with dates, which are told apart only to be left alone.
inline constexpr int kKinds = 6;
inline constexpr int kLabels = 1 + 4 * kKinds;  // outside; begin, inside, end, single of each kind
inline constexpr int kOutside = 0;
inline constexpr int label_of(int kind, int part) { return 1 + 4 * kind + part; }
enum LabelPart { kBegin, kInside, kEnd, kSingle };
inline constexpr int kUnitsInOne = 64;  // a vote of 64 is a log-odds of one
// Whether label b may follow label a; -1 is the border of the line.
bool may_follow(int a, int b);

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

  explicit Weights(const Image& image);

  // Index of the feature's row, or -1.
  int64_t find(uint64_t feature) const {
    const int64_t first = find_in(bucket_of(feature, buckets_), print_of(feature));
    return first != kFull ? first : std::max<int64_t>(find_in(second_bucket_of(feature, buckets_), print_of(feature)), -1);
  }
  // Adds the row's votes.
  void add(int64_t row, std::array<int32_t, kLabels>& votes) const {
    const int8_t* from = rows_.data() + static_cast<size_t>(row) * kRow;
    const int shift = from[kLabels] & 7;
    for (int y = 0; y < kLabels; ++y) votes[static_cast<size_t>(y)] += static_cast<int32_t>(from[y]) * (1 << shift);
  }
  int32_t transition(int from, int to) const { return transitions_[static_cast<size_t>(from * kLabels + to)]; }

  struct Feature {
    uint64_t hash;
    std::array<float, kLabels> weights;
  };
  // The section for these features in `slots` rows.  The heaviest come first; the few that find no room are left out.
  static std::string build(std::vector<Feature> features, const std::array<float, kLabels * kLabels>& transitions, size_t slots);

 private:
  static constexpr int64_t kFull = -2;
  // Index of the print's row in the bucket, -1 where it is not there, kFull where it is not and none is free.
  int64_t find_in(size_t bucket, uint32_t print) const {
    const uint32_t* prints = prints_.data() + bucket * kBucket;
    int found = -1;
    for (int i = 0; i < static_cast<int>(kBucket); ++i) found = prints[i] == print ? i : found;
    if (found >= 0) return static_cast<int64_t>(bucket * kBucket) + found;
    return prints[kBucket - 1] != 0 ? kFull : -1;
  }
  static uint32_t print_of(uint64_t feature) { return static_cast<uint32_t>(feature) | 1U; }
  static size_t bucket_of(uint64_t feature, size_t buckets) { return static_cast<size_t>(((feature >> 32U) * buckets) >> 32U); }
  static size_t second_bucket_of(uint64_t feature, size_t buckets) { return bucket_of(feature * 0xD6E8FEB86659FD93ULL, buckets); }

  size_t buckets_ = 0;
  Array<int16_t> transitions_;
  Array<uint32_t> prints_;
  Array<int8_t> rows_;
};

}  // namespace kn::entities
