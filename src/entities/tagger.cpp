// Votes, Viterbi and spans; see tagger.h.
#include "entities/tagger.h"

#include <algorithm>

#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn::entities {

namespace {

constexpr int16_t kMostVotes = 8000;
constexpr int16_t kBeam = 20 * kUnitsInOne;  // labels that far behind lead nowhere

constexpr Shorts kLaneNumbers = {0, 1, 2, 3, 4, 5, 6, 7};

Shorts larger(Shorts a, Shorts b) { return a > b ? a : b; }
Shorts smaller(Shorts a, Shorts b) { return a < b ? a : b; }
Shorts limit(Shorts v, int16_t low, int16_t high) { return smaller(larger(v, Shorts{} + low), Shorts{} + high); }

// Largest lane of all.
int16_t largest(const Shorts (&parts)[4]) {
  Shorts v = larger(larger(parts[0], parts[1]), larger(parts[2], parts[3]));
  v = larger(v, __builtin_shuffle(v, Shorts{4, 5, 6, 7, 0, 1, 2, 3}));
  v = larger(v, __builtin_shuffle(v, Shorts{2, 3, 0, 1, 6, 7, 4, 5}));
  return std::max(v[0], v[1]);
}

// Lanes that stand for no label.
Shorts without_spare(Shorts v, size_t lanes) { return kLaneNumbers < static_cast<int16_t>(lanes) ? v : Shorts{} + kNever; }

}  // namespace

Tagger::Tagger(const Image& image) : words_(image), weights_(image), features_(words_) {
  for (int from = 0; from < kLabels; ++from) {
    Votes to{};
    for (int y = 0; y < kLabels; ++y) to.set(y, weights_.transition(from, y));
    steps_.begins[from] = without_spare(to.parts[kBegin], kKinds + 1);
    steps_.singles[from] = without_spare(to.parts[kSingle], kKinds);
    steps_.to_outside[from] = to[kOutside];
  }
  const auto within = [&](int from, int to) {
    Shorts v = Shorts{} + kNever;
    for (int kind = 0; kind < kKinds; ++kind) v[kind] = weights_.transition(label_of(kind, from), label_of(kind, to));
    return v;
  };
  steps_.begin_inside = within(kBegin, kInside);
  steps_.inside_inside = within(kInside, kInside);
  steps_.begin_end = within(kBegin, kEnd);
  steps_.inside_end = within(kInside, kEnd);
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
    if (opens_name(y)) begin = letters_.at[i];
    if (closes_name(y) && begin <= letters_.at[i]) {
      out.push_back({kind_of(y), Span{begin, letters_.at[i] + 1}});
      begin = sentence.end;
    }
  }
}

bool Tagger::let_through(size_t begin) {
  std::array<uint64_t, Features::kMost> features;
  const size_t count = features_.of_word(begin, features);
  return weights_.gate().lets_through(features.data(), count);
}

Votes Tagger::vote(size_t i) {
  std::array<uint64_t, Features::kMost> features;
  std::array<uint32_t, Features::kMost> rows;
  const size_t count = features_.at(i, features);
  size_t known = 0;
  for (size_t f = 0; f < count; ++f) {
    const uint32_t row = weights_.find(features[f]);
    weights_.prefetch_row(row);
    rows[known] = row;
    known += row != 0 ? 1 : 0;
  }
  return weights_.sum(rows.data(), known);
}

// The chain begins at letter i, after a letter outside of names or at the line's border.
void Tagger::start(size_t i) {
  const Votes votes = vote(i);
  chain_ = i;
  const Shorts never = Shorts{} + kNever;
  score_.parts[kBegin] = limit(votes.parts[kBegin], -kMostVotes, kMostVotes) + (i == 0 ? without_spare(Shorts{}, kKinds + 1) : steps_.begins[kOutside]);
  score_.parts[kSingle] = limit(votes.parts[kSingle], -kMostVotes, kMostVotes) + (i == 0 ? without_spare(Shorts{}, kKinds) : steps_.singles[kOutside]);
  score_.parts[kInside] = score_.parts[kEnd] = never;
  const int16_t most = largest(score_.parts);
  for (Shorts& part : score_.parts) part = larger(part - most, never);
}

// Takes the scores to letter i.  They stay within sixteen bits: the best label has 0, hopeless ones are held at kNever.
void Tagger::step(size_t i) {
  const Votes votes = vote(i);
  const Shorts never = Shorts{} + kNever;
  Shorts begin = never * 2 + 8000, single = begin, begin_from{}, single_from{};
  const auto from = [&](int label, int16_t score) {
    if (score < -kBeam) return;
    const Shorts to_begin = steps_.begins[label] + score, to_single = steps_.singles[label] + score;
    const auto number = static_cast<int16_t>(label);
    begin_from = to_begin > begin ? Shorts{} + number : begin_from;
    single_from = to_single > single ? Shorts{} + number : single_from;
    begin = larger(begin, to_begin), single = larger(single, to_single);
  };
  from(kOutside, score_.parts[kBegin][kOutside]);
  for (int kind = 0; kind < kKinds; ++kind) from(label_of(kind, kSingle), score_.parts[kSingle][kind]);
  for (int kind = 0; kind < kKinds; ++kind) from(label_of(kind, kEnd), score_.parts[kEnd][kind]);
  const Shorts begin_inside = score_.parts[kBegin] + steps_.begin_inside, inside_inside = score_.parts[kInside] + steps_.inside_inside;
  const Shorts begin_end = score_.parts[kBegin] + steps_.begin_end, inside_end = score_.parts[kInside] + steps_.inside_end;
  const Shorts from_begin = kLaneNumbers, from_inside = kLaneNumbers + static_cast<int16_t>(label_of(0, kInside));
  came_from_[i] = Votes{{begin_from, single_from, begin_inside > inside_inside ? from_begin : from_inside, begin_end > inside_end ? from_begin : from_inside}};
  const auto vote_of = [&](LabelPart part) { return limit(votes.parts[part], -kMostVotes, kMostVotes); };
  score_.parts[kBegin] = without_spare(begin + vote_of(kBegin), kKinds + 1);
  score_.parts[kSingle] = without_spare(single + vote_of(kSingle), kKinds);
  score_.parts[kInside] = without_spare(larger(begin_inside, inside_inside) + vote_of(kInside), kKinds);
  score_.parts[kEnd] = without_spare(larger(begin_end, inside_end) + vote_of(kEnd), kKinds);
  const int16_t most = largest(score_.parts);
  for (Shorts& part : score_.parts) part = larger(smaller(part, Shorts{} + most) - most, never);
}

void Tagger::close(size_t last, int label) {
  for (size_t i = last;; --i) {
    labels_[i] = static_cast<int8_t>(label);
    if (i == chain_) break;
    label = came_from_[i][label];
  }
}

// The best label of the chain's last letter, where a letter outside of names or the line's border follows.
int Tagger::best_closed(bool border) const {
  int best = kOutside, most = kNever * 2;
  for (int y = 0; y < kLabels; ++y) {
    if (!closes_name(y)) continue;
    const int score = score_[y] + (border ? 0 : steps_.to_outside[y]);
    if (score > most) best = y, most = score;
  }
  return best;
}

void Tagger::decode() {
  constexpr int16_t kFar = 80;  // in units
  const size_t n = letters_.size();
  came_from_.resize(n);
  labels_.assign(n, kOutside);
  bool open = false;
  for (size_t begin = 0, end = 0; begin < n; begin = end) {
    end = letters_.end[begin];
    // No name begins with punctuation; some hold it.
    const bool plain = letters_.in_word(begin) ? !let_through(begin) : !open;
    if (plain) {
      if (open) close(begin - 1, best_closed(false));
      open = false;
      continue;
    }
    for (size_t i = begin; i < end; ++i) {
      if (open) step(i);
      else start(i);
      open = true;
      // Nearly every name begins or goes on with the first letter of a word: where that is far from likely, the rest of
      // the word is not looked at.
      if (i > begin) continue;
      Shorts names = larger(larger(score_.parts[kSingle], score_.parts[kInside]), score_.parts[kEnd]);
      names = larger(names, kLaneNumbers == kOutside ? Shorts{} + kNever : score_.parts[kBegin]);
      if (score_[kOutside] - largest({names, names, names, names}) > kFar) {
        close(i, kOutside);
        open = false;
        break;
      }
    }
  }
  if (open) close(n - 1, best_closed(true));
}

}  // namespace kn::entities
