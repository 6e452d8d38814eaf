// The tagger's weights: a section of the image that maps a feature to its votes for every label, and the gate's
// (gate.h).
//
// Fingerprints stand in buckets of fourteen, half a cache line with the number of the bucket's first row; most features
// of a new text are unknown, and that line alone says so.  A known one has a row of 21 int8 votes and an exponent.
//
//   header      WeightsHeader
//   transitions int16[21 * 21]   from * 21 + to, in the unit of the votes
//   buckets     WeightsBucket[buckets]
//   rows        int8[22 * rows], the first one all zeros, and padding
//   gate        GateBucket[gate_buckets]
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "dict/image.h"
#include "entities/gate.h"
#include "entities/labels.h"

namespace kn::entities {

inline constexpr int kUnitsInOne = 64;  // a vote of 64 is a log-odds of one

// Eight votes in a vector register; lanes without a label mean nothing.
using Shorts = int16_t __attribute__((vector_size(16)));
using Bytes = int8_t __attribute__((vector_size(8)));
using Pair = uint64_t __attribute__((vector_size(16)));
inline constexpr int16_t kNever = -14000;
// Votes for all labels of one letter: beginnings and outside, singles, insides, ends.
struct Votes {
  Shorts parts[4];
  static constexpr size_t part(int label) {
    return label == kOutside ? size_t{kBegin} : static_cast<size_t>(part_of(label));
  }
  static constexpr size_t lane(int label) { return static_cast<size_t>(label == kOutside ? label : kind_of(label)); }
  int16_t operator[](int label) const { return parts[part(label)][lane(label)]; }
  void set(int label, int16_t value) { parts[part(label)][lane(label)] = value; }
};

struct WeightsHeader {
  uint32_t version;
  uint32_t labels;
  uint32_t buckets;
  uint32_t rows;
  uint32_t gate_buckets;
  int32_t gate_bias;
  uint32_t reserved[2];
};
struct WeightsBucket {
  static constexpr size_t kPrints = 14;
  uint16_t prints[kPrints];  // 0 is free
  uint32_t first;            // row of the first
};
static_assert(sizeof(WeightsHeader) == 32 && sizeof(WeightsBucket) == 32);

class Weights {
 public:
  static constexpr const char* kSection = "models/entities";
  static constexpr uint32_t kVersion = 2;
  static constexpr size_t kRow = kLabels + 1;
  static constexpr size_t kPadding = 64;

  explicit Weights(const Image& image);

  void prefetch(uint64_t feature) const { __builtin_prefetch(buckets_.data() + bucket_of(feature, buckets_.size())); }
  // The feature's row; 0, a row of zeros, where it is unknown.  No branch depends on whether it is known: half of the
  // features are, and a wrong guess costs more than the look.
  uint32_t find(uint64_t feature) const {
    const WeightsBucket& bucket = buckets_.data()[bucket_of(feature, buckets_.size())];
    const uint32_t place = place_of(print_of(feature), bucket);
    const uint32_t row = bucket.first + place;
    const auto known = static_cast<uint32_t>(place < WeightsBucket::kPrints) & static_cast<uint32_t>(row < row_count_);
    return row & (0U - known);
  }
  // A row may lie in two cache lines.
  void prefetch_row(uint32_t row) const {
    const int8_t* begin = rows_.data() + size_t{row} * kRow;
    __builtin_prefetch(begin);
    __builtin_prefetch(begin + kRow - 1);
  }
  // The sum of the rows' votes.
  Votes sum(const uint32_t* rows, size_t count) const {
    Shorts sums[4] = {};  // in the order of the labels; the last is room
    for (size_t i = 0; i < count; ++i) {
      const int8_t* row = rows_.data() + size_t{rows[i]} * kRow;
      // Each byte becomes the upper half of a short, which is then shifted down to its place.
      const auto down = static_cast<int16_t>(8 - (row[kLabels] & 7));
      for (int part = 0; part < 3; ++part) sums[part] += upper_halves(row + 8 * part) >> down;
    }
    int16_t by_label[32];
    std::memcpy(by_label, sums, sizeof sums);
    const auto part = [&](int first) {
      Shorts lanes;
      std::memcpy(&lanes, by_label + first, sizeof lanes);
      return lanes;
    };
    Votes votes;
    votes.parts[kBegin] = part(0);
    votes.parts[kSingle] = part(label_of(0, kSingle));
    votes.parts[kInside] = part(label_of(0, kInside));
    votes.parts[kEnd] = part(label_of(0, kEnd));
    return votes;
  }
  // The votes for going from one label to another; kNever where the chain does not allow it.
  int16_t transition(int from, int to) const {
    return may_follow(from, to) ? transitions_[static_cast<size_t>(from * kLabels + to)] : kNever;
  }
  const Gate& gate() const { return gate_; }

  struct Feature {
    uint64_t hash;
    std::array<float, kLabels> weights;
  };
  // The section for these features.  Where more fall into a bucket than it holds, the lightest are left out.
  static std::string build(std::vector<Feature> features, const std::array<float, kLabels * kLabels>& transitions,
                           const Gate::Source& gate);

 private:
  static uint16_t print_of(uint64_t feature) {
    const auto print = static_cast<uint16_t>(feature);
    return print != 0 ? print : 1;
  }
  static size_t bucket_of(uint64_t feature, size_t buckets) {
    return static_cast<size_t>(((feature >> 32U) * buckets) >> 32U);
  }

  // Place of the print among those of a bucket; beyond them where it is not there.
  static uint32_t place_of(uint16_t print, const WeightsBucket& bucket) {
    const Shorts wanted = Shorts{} + static_cast<int16_t>(print);
    Shorts front, back;  // the last two lanes are `first`, which no print is
    static_assert(sizeof bucket == sizeof front + sizeof back);
    std::memcpy(&front, &bucket, sizeof front);
    std::memcpy(&back, reinterpret_cast<const char*>(&bucket) + sizeof front, sizeof back);
#if defined(__SSE2__)
    const __m128i same =
        _mm_packs_epi16(reinterpret_cast<__m128i>(front == wanted), reinterpret_cast<__m128i>(back == wanted));
    return static_cast<uint32_t>(
        __builtin_ctz(static_cast<uint32_t>(_mm_movemask_epi8(same)) | 1U << WeightsBucket::kPrints));
#else
    constexpr Shorts kFront = {1, 2, 3, 4, 5, 6, 7, 8}, kBack = {9, 10, 11, 12, 13, 14, 0, 0};
    const auto at = reinterpret_cast<Pair>(((front == wanted) & kFront) | ((back == wanted) & kBack));
    uint64_t lane = at[0] | at[1];
    lane |= lane >> 32U;
    return static_cast<uint32_t>(((lane | lane >> 16U) & 15U) - 1);
#endif
  }
  // Eight bytes as the upper halves of shorts.
  static Shorts upper_halves(const int8_t* bytes) {
#if defined(__SSE2__)
    return reinterpret_cast<Shorts>(
        _mm_unpacklo_epi8(_mm_setzero_si128(), _mm_loadl_epi64(reinterpret_cast<const __m128i*>(bytes))));
#else
    Bytes lanes;
    std::memcpy(&lanes, bytes, sizeof lanes);
    return __builtin_convertvector(lanes, Shorts) << 8;
#endif
  }

  uint32_t row_count_ = 0;
  Array<int16_t> transitions_;
  Array<WeightsBucket> buckets_;
  Array<int8_t> rows_;
  Gate gate_;
};

}  // namespace kn::entities
