// Learns the tagger's gate (src/entities/gate.h): which words may hold a letter of a name.
//
// A word counts as a name's where our own corpus marks one or where the finished tagger finds one, so that both the
// truth and the tagger's answer pass the gate.  Logistic regression, AdaGrad, averaged weights, feature dropout; the
// bias is then set so that all but a given share of the names' words of held-back sentences pass.
#pragma once

#include <algorithm>
#include <cmath>
#include <iostream>
#include <numeric>
#include <random>
#include <unordered_map>
#include <vector>

#include "entities/features.h"
#include "entities/gate.h"
#include "entities/letters.h"
#include "entities/tagger.h"
#include "marked_corpus.h"

namespace kn::entities {

class GateTrainer {
 public:
  explicit GateTrainer(const WordClasses& words) : features_(words) {}

  // `marked` says whether the corpus' own marks count beside what the tagger finds.
  void add(const Marked& sentence, bool marked, Tagger& tagger) {
    const Text text(sentence.plain);
    const Span whole{0, static_cast<uint32_t>(text.size())};
    std::vector<Tagged> found;
    tagger.tag(text, whole, found);
    std::vector<Span> names;
    for (const Tagged& t : found) names.push_back(t.span);
    for (const auto& [span, kind] : sentence.names)
      if (marked && kind >= 0)
        names.push_back({static_cast<uint32_t>(text.index_of_code_point(span.begin)),
                         static_cast<uint32_t>(text.index_of_code_point(span.end))});
    letters_.assign(text, whole);
    if (letters_.size() == 0) return;
    features_.assign(letters_);
    std::array<uint64_t, Features::kMost> hashes;
    for (size_t i = 0; i < letters_.size(); i = letters_.end[i]) {
      if (!letters_.in_word(i)) continue;
      const Span word{letters_.at[i], letters_.at[letters_.end[i] - 1] + 1};
      const size_t n = features_.of_word(i, hashes);
      Word w;
      w.name = std::any_of(names.begin(), names.end(), [&](Span name) { return name.overlaps(word); });
      w.features.assign(hashes.begin(), hashes.begin() + static_cast<ptrdiff_t>(n));
      w.sentence = sentences_;
      words_.push_back(std::move(w));
    }
    ++sentences_;
  }

  // `lost`: share of the names' words that may be held back by mistake; `most`: number of weights.
  Gate::Source train(int epochs, double lost, size_t most) {
    std::unordered_map<uint64_t, uint32_t> counts;
    for (const Word& w : words_)
      for (const uint64_t h : w.features) ++counts[h];
    for (Word& w : words_) std::erase_if(w.features, [&](uint64_t h) { return counts[h] < 2; });
    // The bias comes from sentences that this first run does not see; the second one sees all.
    run(epochs, [](const Word& w) { return w.sentence % kHeldBack != 0; });
    keep(most);
    std::vector<float> names;
    size_t others = 0, through = 0;
    for (const Word& w : words_)
      if (w.sentence % kHeldBack == 0 && w.name) names.push_back(score(w));
    std::sort(names.begin(), names.end());
    const float bias = names.empty() ? 0 : -names[static_cast<size_t>(lost * static_cast<double>(names.size()))];
    for (const Word& w : words_)
      if (w.sentence % kHeldBack == 0 && !w.name) ++others, through += score(w) + bias >= 0 ? 1 : 0;
    std::cerr << "gate: " << names.size() << " words of names held back, bias " << bias << ", lets "
              << 100.0 * static_cast<double>(through) / static_cast<double>(std::max<size_t>(1, others))
              << "% of other words through\n";
    run(epochs, [](const Word&) { return true; });
    keep(most);
    Gate::Source source;
    for (const auto& [hash, w] : weights_) source.weights.emplace_back(hash, w.value);
    source.bias = bias;
    return source;
  }

 private:
  static constexpr size_t kHeldBack = 5;
  struct Word {
    std::vector<uint64_t> features;
    bool name = false;
    size_t sentence = 0;
  };
  struct Weight {
    float value = 0, square = 0, sum = 0;
  };

  float score(const Word& w) const {
    float total = 0;
    for (const uint64_t h : w.features)
      if (const auto it = weights_.find(h); it != weights_.end()) total += it->second.value;
    return total;
  }

  template <typename Chosen>
  void run(int epochs, Chosen&& chosen) {
    constexpr float kRate = 0.1F;
    constexpr double kDropout = 0.3;
    weights_.clear();
    std::vector<uint32_t> order;
    for (uint32_t i = 0; i < words_.size(); ++i)
      if (chosen(words_[i])) order.push_back(i);
    std::mt19937 random(1);
    const auto limit = static_cast<uint32_t>((1 - kDropout) * 4294967295.0);
    float time = 0;
    std::vector<Weight*> active;
    for (int epoch = 0; epoch < epochs; ++epoch) {
      for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      for (const uint32_t i : order) {
        time += 1;
        active.clear();
        float total = 0;
        for (const uint64_t h : words_[i].features) {
          if (random() > limit) continue;
          active.push_back(&weights_[h]);
          total += active.back()->value;
        }
        const float gradient =
            (words_[i].name ? 1.0F : 0.0F) - 1.0F / (1.0F + std::exp(-total / static_cast<float>(1 - kDropout)));
        if (std::fabs(gradient) < 1e-3F) continue;
        for (Weight* w : active) {
          w->square += gradient * gradient;
          const float change = kRate * gradient / std::sqrt(w->square + 1e-2F);
          w->value += change;
          w->sum += time * change;
        }
      }
    }
    for (auto& [hash, w] : weights_) w.value -= w.sum / std::max(1.0F, time);
  }

  void keep(size_t most) {
    if (weights_.size() <= most) return;
    std::vector<std::pair<float, uint64_t>> order;
    for (const auto& [hash, w] : weights_) order.emplace_back(-std::fabs(w.value), hash);
    std::sort(order.begin(), order.end());
    for (size_t i = most; i < order.size(); ++i) weights_.erase(order[i].second);
  }

  Features features_;
  Letters letters_;
  std::vector<Word> words_;
  size_t sentences_ = 0;
  std::unordered_map<uint64_t, Weight> weights_;
};

}  // namespace kn::entities
