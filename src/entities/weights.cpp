// Reading and building of the weights section.
#include "entities/weights.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace kn::entities {

bool may_follow(int a, int b) {
  const auto closed = [](int y) { return y <= 0 || (y - 1) % 4 == kEnd || (y - 1) % 4 == kSingle; };
  const auto opens = [](int y) { return y <= 0 || (y - 1) % 4 == kBegin || (y - 1) % 4 == kSingle; };
  if (closed(a)) return opens(b);
  return !opens(b) && (a - 1) / 4 == (b - 1) / 4;
}

namespace {

// Votes in units and the exponent that makes them fit a byte.
void quantize(const std::array<float, kLabels>& weights, int8_t* row) {
  float most = 0;
  for (const float w : weights) most = std::max(most, std::fabs(w));
  int shift = 0;
  while (shift < 7 && most * kUnitsInOne > 127.0F * static_cast<float>(1 << shift)) ++shift;
  for (size_t y = 0; y < kLabels; ++y) {
    const float v = std::round(weights[y] * kUnitsInOne / static_cast<float>(1 << shift));
    row[y] = static_cast<int8_t>(std::clamp(v, -127.0F, 127.0F));
  }
  row[kLabels] = static_cast<int8_t>(shift);
}

}  // namespace

std::string Weights::build(std::vector<Feature> features, const std::array<float, kLabels * kLabels>& transitions, size_t slots) {
  const auto weight = [](const Feature& f) {
    float sum = 0;
    for (const float w : f.weights) sum += w * w;
    return sum;
  };
  std::stable_sort(features.begin(), features.end(), [&](const Feature& a, const Feature& b) { return weight(a) > weight(b); });
  const size_t buckets = std::max<size_t>(1, slots / kBucket);
  std::vector<uint32_t> prints(buckets * kBucket, 0);
  std::vector<int8_t> rows(buckets * kBucket * kRow + kPadding, 0);
  const auto place = [&](const Feature& feature, size_t bucket) {
    size_t at = 0;
    while (at < kBucket && prints[bucket * kBucket + at] != 0) ++at;
    if (at == kBucket) return false;
    prints[bucket * kBucket + at] = print_of(feature.hash);
    quantize(feature.weights, rows.data() + (bucket * kBucket + at) * kRow);
    return true;
  };
  for (const Feature& feature : features) {
    const size_t bucket = bucket_of(feature.hash, buckets);
    if (!place(feature, bucket) && place(feature, second_bucket_of(feature.hash, buckets))) prints[bucket * kBucket] |= kOverflowed;
  }
  const WeightsHeader header{kVersion, kLabels, static_cast<uint32_t>(buckets), 0};
  std::string out(reinterpret_cast<const char*>(&header), sizeof header);
  std::vector<int16_t> steps;
  for (const float t : transitions) steps.push_back(static_cast<int16_t>(std::clamp(std::round(t * kUnitsInOne), -1500.0F, 1500.0F)));
  steps.resize((steps.size() + 7) / 8 * 8);
  out.append(reinterpret_cast<const char*>(steps.data()), steps.size() * sizeof(int16_t));
  out.append(reinterpret_cast<const char*>(prints.data()), prints.size() * sizeof(uint32_t));
  out.append(reinterpret_cast<const char*>(rows.data()), rows.size());
  return out;
}

Weights::Weights(const Image& image) {
  const std::string_view section = image.section(kSection);
  WeightsHeader header{};
  if (section.size() >= sizeof header) std::memcpy(&header, section.data(), sizeof header);
  constexpr size_t kSteps = (size_t{kLabels} * kLabels + 7) / 8 * 8;
  const size_t slots = size_t{header.buckets} * kBucket;
  const size_t wanted = sizeof header + kSteps * sizeof(int16_t) + slots * sizeof(uint32_t) + slots * kRow + kPadding;
  if (header.version != kVersion || header.labels != kLabels || header.buckets == 0 || section.size() != wanted)
    image.damaged("section \"" + std::string(kSection) + "\" has a wrong size or version");
  buckets_ = header.buckets;
  const char* at = section.data() + sizeof header;
  transitions_ = Array<int16_t>(reinterpret_cast<const int16_t*>(at), kSteps);
  at += kSteps * sizeof(int16_t);
  prints_ = Array<uint32_t>(reinterpret_cast<const uint32_t*>(at), slots);
  at += slots * sizeof(uint32_t);
  rows_ = Array<int8_t>(reinterpret_cast<const int8_t*>(at), slots * kRow + kPadding);
}

}  // namespace kn::entities
