// Reading and building of the weights section.
#include "entities/weights.h"

#include <algorithm>
#include <cmath>

namespace kn::entities {

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

template <typename T>
void append(std::string& out, const std::vector<T>& values) {
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

constexpr size_t kSteps = (size_t{kLabels} * kLabels + 15) / 16 * 16;

}  // namespace

std::string Weights::build(std::vector<Feature> features, const std::array<float, kLabels * kLabels>& transitions,
                           const Gate::Source& gate) {
  constexpr size_t kFilled = 10;  // of the prints, on average: few buckets then run over
  const auto weight = [](const Feature& f) {
    float sum = 0;
    for (const float w : f.weights) sum += w * w;
    return sum;
  };
  std::stable_sort(features.begin(), features.end(),
                   [&](const Feature& a, const Feature& b) { return weight(a) > weight(b); });
  std::vector<WeightsBucket> buckets(std::max<size_t>(1, (features.size() + kFilled - 1) / kFilled), WeightsBucket{});
  std::vector<std::vector<const Feature*>> held(buckets.size());
  for (const Feature& feature : features) {
    const size_t bucket = bucket_of(feature.hash, buckets.size());
    const bool taken = std::any_of(held[bucket].begin(), held[bucket].end(),
                                   [&](const Feature* f) { return print_of(f->hash) == print_of(feature.hash); });
    if (held[bucket].size() < WeightsBucket::kPrints && !taken) held[bucket].push_back(&feature);
  }
  std::vector<int8_t> rows(kRow, 0);
  for (size_t b = 0; b < buckets.size(); ++b) {
    buckets[b].first = static_cast<uint32_t>(rows.size() / kRow);
    for (size_t at = 0; at < held[b].size(); ++at) {
      buckets[b].prints[at] = print_of(held[b][at]->hash);
      rows.resize(rows.size() + kRow);
      quantize(held[b][at]->weights, rows.data() + rows.size() - kRow);
    }
  }
  const auto row_count = static_cast<uint32_t>(rows.size() / kRow);
  rows.resize((rows.size() + kPadding + 31) / 32 * 32, 0);
  const std::vector<GateBucket> gates = Gate::build(gate.weights);
  const WeightsHeader header{kVersion,
                             kLabels,
                             static_cast<uint32_t>(buckets.size()),
                             row_count,
                             static_cast<uint32_t>(gates.size()),
                             static_cast<int32_t>(std::round(gate.bias * Gate::kUnits)),
                             {0, 0}};
  std::vector<int16_t> steps;
  for (const float t : transitions)
    steps.push_back(static_cast<int16_t>(std::clamp(std::round(t * kUnitsInOne), -1500.0F, 1500.0F)));
  steps.resize(kSteps);
  std::string out(reinterpret_cast<const char*>(&header), sizeof header);
  append(out, steps);
  append(out, buckets);
  append(out, rows);
  out.resize((out.size() + sizeof(GateBucket) - 1) / sizeof(GateBucket) * sizeof(GateBucket));
  append(out, gates);
  return out;
}

Weights::Weights(const Image& image) {
  const std::string_view section = image.section(kSection);
  WeightsHeader header{};
  if (section.size() >= sizeof header) std::memcpy(&header, section.data(), sizeof header);
  const size_t rows = (size_t{header.rows} * kRow + kPadding + 31) / 32 * 32;
  const size_t before =
      sizeof header + kSteps * sizeof(int16_t) + size_t{header.buckets} * sizeof(WeightsBucket) + rows;
  const size_t gate = (before + sizeof(GateBucket) - 1) / sizeof(GateBucket) * sizeof(GateBucket);
  if (header.version != kVersion || header.labels != kLabels || header.buckets == 0 || header.rows == 0 ||
      section.size() != gate + size_t{header.gate_buckets} * sizeof(GateBucket))
    image.damaged("section \"" + std::string(kSection) + "\" has a wrong size or version");
  row_count_ = header.rows;
  const char* at = section.data() + sizeof header;
  transitions_ = Array<int16_t>(reinterpret_cast<const int16_t*>(at), kSteps);
  at += kSteps * sizeof(int16_t);
  buckets_ = Array<WeightsBucket>(reinterpret_cast<const WeightsBucket*>(at), header.buckets);
  at += size_t{header.buckets} * sizeof(WeightsBucket);
  rows_ = Array<int8_t>(reinterpret_cast<const int8_t*>(at), rows);
  gate_ = Gate(Array<GateBucket>(reinterpret_cast<const GateBucket*>(section.data() + gate), header.gate_buckets),
               header.gate_bias);
}

}  // namespace kn::entities
