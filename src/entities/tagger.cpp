// Votes, Viterbi and spans; see tagger.h.
#include "entities/tagger.h"

#include <algorithm>

#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn::entities {

Tagger::Tagger(const Image& image) : words_(image), weights_(image), features_(words_) {
  for (int from = 0; from < kLabels; ++from) weights_.transitions(from, transitions_[from]);
}

void Tagger::tag(const Text& text, Span sentence, std::vector<Tagged>& out) {
  letters_.assign(text, sentence);
  if (letters_.size() == 0) return;
  features_.assign(letters_);
  decode();
  uint32_t begin = sentence.end;
  for (size_t i = 0; i < letters_.size(); ++i) {
    const int y = labels_[i];
    if (y == kOutside) continue;
    const int part = (y - 1) % 4;
    if (part == kBegin || part == kSingle) begin = letters_.at[i];
    if ((part == kEnd || part == kSingle) && begin <= letters_.at[i]) {
      out.push_back({(y - 1) / 4, Span{begin, letters_.at[i] + 1}});
      begin = sentence.end;
    }
  }
}

namespace {

constexpr size_t kRegisters = kLanes / 8;
constexpr int16_t kMostVotes = 8000;
constexpr int16_t kBeam = 20 * kUnitsInOne;  // labels that far behind lead nowhere

Shorts limit(Shorts v, int16_t low, int16_t high) {
  v = v < low ? Shorts{} + low : v;
  return v > high ? Shorts{} + high : v;
}

// Largest value among the labels of this part of a name.
int16_t best_of(const Votes& votes, LabelPart part) {
  int16_t best = kNever;
  for (int kind = 0; kind < kKinds; ++kind) best = std::max(best, votes[label_of(kind, part)]);
  return best;
}

}  // namespace

Votes Tagger::vote(size_t i) {
  std::array<uint64_t, Features::kMost> features;
  std::array<uint32_t, Features::kMost> rows;
  const size_t count = features_.at(i, features);
  for (size_t f = 0; f < count; ++f) {
    rows[f] = weights_.find(features[f]);
    weights_.prefetch_row(rows[f]);
  }
  return weights_.sum(rows.data(), count);
}

// Takes the scores one letter on.  They stay within sixteen bits: the best label has 0, hopeless ones are held at kNever.
void Tagger::step(const Votes& votes, Votes& score, Votes& who) const {
  Votes best;
  who = Votes{};
  for (size_t r = 0; r < kRegisters; ++r) best.lanes[r] = transitions_[0].lanes[r] + score[0];
  for (int from = 1; from < kLabels; ++from) {
    if (score[from] < -kBeam) continue;
    for (size_t r = 0; r < kRegisters; ++r) {
      const Shorts candidate = transitions_[from].lanes[r] + score[from];
      const Shorts better = candidate > best.lanes[r];
      best.lanes[r] = better ? candidate : best.lanes[r];
      who.lanes[r] = better ? Shorts{} + static_cast<int16_t>(from) : who.lanes[r];
    }
  }
  int16_t most = kNever * 2;
  for (size_t r = 0; r < kRegisters; ++r) score.lanes[r] = best.lanes[r] + limit(votes.lanes[r], -kMostVotes, kMostVotes);
  for (int y = 0; y < kLabels; ++y) most = std::max(most, score[y]);
  for (size_t r = 0; r < kRegisters; ++r) score.lanes[r] = limit(score.lanes[r], static_cast<int16_t>(most + kNever), most) - most;
}

// Viterbi's algorithm.  Most words hold no name, and nearly every name begins or goes on with the first letter of a word: where
// every label that opens or goes on with a name is far behind there, the rest of the word is not looked at.
void Tagger::decode() {
  constexpr int16_t kFar = 80;  // in units
  const size_t n = letters_.size();
  came_from_.resize(n);
  labels_.assign(n, 0);
  Votes score;
  for (int y = 0; y < static_cast<int>(kLanes); ++y) score[y] = y == kOutside ? 0 : kNever;
  for (size_t begin = 0; begin < n;) {
    const size_t end = letters_.end[begin];
    if (begin == 0) {
      const Votes votes = vote(0);
      for (int y = 0; y < kLabels; ++y) score[y] = may_follow(-1, y) ? std::clamp<int16_t>(votes[y], -kMostVotes, kMostVotes) : kNever;
      came_from_[0] = Votes{};
    } else {
      step(vote(begin), score, came_from_[begin]);
    }
    const int16_t inside = std::max(std::max(best_of(score, kBegin), best_of(score, kInside)), std::max(best_of(score, kEnd), best_of(score, kSingle)));
    const bool plain = score[kOutside] - inside > kFar;
    for (size_t i = begin + 1; i < end; ++i) {
      if (!plain) {
        step(vote(i), score, came_from_[i]);
        continue;
      }
      came_from_[i] = Votes{};
      score = Votes{};
      for (size_t r = 0; r < kRegisters; ++r) score.lanes[r] = Shorts{} + kNever;
      score[kOutside] = 0;
    }
    begin = end;
  }
  int best = 0;
  for (int y = 1; y < kLabels; ++y)
    if (may_follow(y, -1) && score[y] > score[best]) best = y;
  for (size_t i = n; i-- > 0;) {
    labels_[i] = static_cast<int8_t>(best);
    best = came_from_[i][best];
  }
}

}  // namespace kn::entities
