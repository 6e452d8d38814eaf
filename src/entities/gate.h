// The gate before the tagger: words that plainly hold no letter of a name are passed over.
//
//   최태원 SK그룹 회장은 이날 투자를 늘리겠다고 밝혔다  ->  only 최태원, SK그룹 and perhaps 회장은 are looked at letter by letter
//
// A logistic regression over a dozen features of the whole word: their weights are added, and nobody asks which of the
// features were known.  Sixteen fingerprints with their weights fill one cache line, so a feature costs one look.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "dict/image.h"

namespace kn::entities {

struct GateBucket {
  static constexpr size_t kSlots = 16;
  uint16_t prints[kSlots];  // 0 is free
  int16_t votes[kSlots];    // for a name
};
static_assert(sizeof(GateBucket) == 64);

class Gate {
 public:
  static constexpr int kUnits = 256;  // a vote of 256 is a log-odds of one

  Gate() = default;
  Gate(Array<GateBucket> buckets, int bias) : buckets_(buckets), bias_(bias) {}

  void prefetch(uint64_t feature) const {
    if (buckets_.size() != 0) __builtin_prefetch(buckets_.data() + bucket_of(feature, buckets_.size()));
  }
  // Whether a word with these features may hold a name.  Without buckets every word may.
  bool lets_through(const uint64_t* features, size_t count) const {
    if (buckets_.size() == 0) return true;
    using Shorts = int16_t __attribute__((vector_size(16)));
    Shorts sum{};
    for (size_t f = 0; f < count; ++f) {
      const GateBucket& bucket = buckets_.data()[bucket_of(features[f], buckets_.size())];
      const Shorts wanted = Shorts{} + static_cast<int16_t>(print_of(features[f]));
      Shorts prints[2], votes[2];
      std::memcpy(prints, bucket.prints, sizeof prints);
      std::memcpy(votes, bucket.votes, sizeof votes);
      sum += ((prints[0] == wanted) & votes[0]) + ((prints[1] == wanted) & votes[1]);
    }
    int total = bias_;
    for (int lane = 0; lane < 8; ++lane) total += sum[lane];
    return total >= 0;
  }

  struct Source {
    std::vector<std::pair<uint64_t, float>> weights;  // of features
    float bias = 0;
  };
  // The buckets; empty without weights.  Where more fall into a bucket than it holds, the lightest are left out.
  static std::vector<GateBucket> build(std::vector<std::pair<uint64_t, float>> weights);

 private:
  static uint16_t print_of(uint64_t feature) {
    const auto print = static_cast<uint16_t>(feature);
    return print != 0 ? print : 1;
  }
  static size_t bucket_of(uint64_t feature, size_t buckets) {
    return static_cast<size_t>(((feature >> 32U) * buckets) >> 32U);
  }

  Array<GateBucket> buckets_;
  int bias_ = 0;
};

}  // namespace kn::entities
