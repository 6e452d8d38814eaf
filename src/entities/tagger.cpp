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
  vote();
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

// Two letters are under way at once: while the features of one are looked up, the rows of the letter before it arrive.
void Tagger::vote() {
  const size_t n = letters_.size();
  votes_.resize(n);
  std::array<uint64_t, Features::kMost> features;
  std::array<uint32_t, Features::kMost> rows[2];
  size_t count[2] = {0, 0};
  for (size_t i = 0; i <= n; ++i) {
    if (i < n) {
      auto& mine = rows[i & 1U];
      const size_t number = features_.at(i, features);
      for (size_t f = 0; f < number; ++f) {
        mine[f] = weights_.find(features[f]);
        weights_.prefetch_row(mine[f]);
      }
      count[i & 1U] = number;
    }
    if (i == 0) continue;
    const size_t past = (i - 1) & 1U;
    votes_[i - 1] = weights_.sum(rows[past].data(), count[past]);
  }
}

// Scores stay within sixteen bits: the best label of a letter has 0, hopeless ones are held at kNever.
void Tagger::decode() {
  const size_t n = letters_.size();
  constexpr size_t kRegisters = kLanes / 8;
  constexpr int16_t kMostVotes = 8000;
  const auto limit = [](Shorts v, int16_t low, int16_t high) {
    v = v < low ? Shorts{} + low : v;
    return v > high ? Shorts{} + high : v;
  };
  came_from_.resize(n);
  labels_.assign(n, 0);
  Votes score;
  for (int y = 0; y < static_cast<int>(kLanes); ++y)
    score[y] = y < kLabels && may_follow(-1, y) ? std::clamp<int16_t>(votes_[0][y], -kMostVotes, kMostVotes) : kNever;
  for (size_t i = 1; i < n; ++i) {
    Votes best, who{};
    for (size_t r = 0; r < kRegisters; ++r) best.lanes[r] = transitions_[0].lanes[r] + score[0];
    for (int from = 1; from < kLabels; ++from)
      for (size_t r = 0; r < kRegisters; ++r) {
        const Shorts candidate = transitions_[from].lanes[r] + score[from];
        const Shorts better = candidate > best.lanes[r];
        best.lanes[r] = better ? candidate : best.lanes[r];
        who.lanes[r] = better ? Shorts{} + static_cast<int16_t>(from) : who.lanes[r];
      }
    int16_t most = kNever * 2;
    for (size_t r = 0; r < kRegisters; ++r) score.lanes[r] = best.lanes[r] + limit(votes_[i].lanes[r], -kMostVotes, kMostVotes);
    for (int y = 0; y < kLabels; ++y) most = std::max(most, score[y]);
    for (size_t r = 0; r < kRegisters; ++r)
      score.lanes[r] = limit(score.lanes[r], static_cast<int16_t>(most + kNever), most) - most;
    came_from_[i] = who;
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
