// Building of the gate's buckets; see gate.h.
#include "entities/gate.h"

#include <algorithm>
#include <cmath>

namespace kn::entities {

std::vector<GateBucket> Gate::build(std::vector<std::pair<uint64_t, float>> weights) {
  constexpr size_t kFilled = 11;  // of the slots, on average: few buckets then run over
  std::sort(weights.begin(), weights.end(), [](const auto& a, const auto& b) {
    return std::pair(-std::fabs(a.second), a.first) < std::pair(-std::fabs(b.second), b.first);
  });
  std::vector<GateBucket> buckets((weights.size() + kFilled - 1) / kFilled, GateBucket{});
  for (const auto& [feature, weight] : weights) {
    GateBucket& bucket = buckets[bucket_of(feature, buckets.size())];
    size_t at = 0;
    while (at < GateBucket::kSlots && bucket.prints[at] != 0 && bucket.prints[at] != print_of(feature)) ++at;
    if (at == GateBucket::kSlots || bucket.prints[at] != 0) continue;
    bucket.prints[at] = print_of(feature);
    bucket.votes[at] = static_cast<int16_t>(std::clamp(std::round(weight * kUnits), -2000.0F, 2000.0F));
  }
  return buckets;
}

}  // namespace kn::entities
