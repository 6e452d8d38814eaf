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
  const Pair halves = reinterpret_cast<Pair>(v);
  v = larger(v, reinterpret_cast<Shorts>(Pair{halves[1], halves[0]}));
  v = larger(v, reinterpret_cast<Shorts>(reinterpret_cast<Pair>(v) >> 32U));
  return std::max(v[0], v[1]);
}

// Lanes that stand for no label.
Shorts without_spare(Shorts v, size_t lanes) {
  return kLaneNumbers < static_cast<int16_t>(lanes) ? v : Shorts{} + kNever;
}

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

void Tagger::ask(size_t letter, Asked& asked) const {
  asked.count = static_cast<uint32_t>(features_.at(letter, asked.features));
  for (uint32_t f = 0; f < asked.count; ++f) weights_.prefetch(asked.features[f]);
}

void Tagger::find_rows(Asked& asked) const {
  uint32_t known = 0;
  for (uint32_t f = 0; f < asked.count; ++f) {
    const uint32_t row = weights_.find(asked.features[f]);
    weights_.prefetch_row(row);
    asked.rows[known] = row;
    known += row != 0 ? 1 : 0;
  }
  asked.count = known;
}

void Tagger::choose_words() {
  const size_t n = letters_.size();
  line_.clear();
  for (uint32_t begin = 0; begin < n; begin = letters_.end[begin])
    line_.push_back({begin, letters_.end[begin], letters_.in_word(begin), false});
  const Gate& gate = weights_.gate();
  if (firsts_.size() < line_.size()) firsts_.resize(line_.size());
  for (size_t w = 0; w < line_.size(); ++w) {
    if (!line_[w].in_word) continue;
    firsts_[w].count = static_cast<uint32_t>(features_.of_word(line_[w].begin, firsts_[w].features));
    for (uint32_t f = 0; f < firsts_[w].count; ++f) gate.prefetch(firsts_[w].features[f]);
  }
  for (size_t w = 0; w < line_.size(); ++w) {
    line_[w].looked_at = line_[w].in_word && gate.lets_through(firsts_[w].features.data(), firsts_[w].count);
    if (line_[w].looked_at) ask(line_[w].begin, firsts_[w]);
  }
  for (size_t w = 0; w < line_.size(); ++w)
    if (line_[w].looked_at) find_rows(firsts_[w]);
}

// The chain begins at letter i, after a letter outside of names or at the line's border.
void Tagger::start(size_t i, const Votes& votes) {
  chain_ = i;
  const Shorts never = Shorts{} + kNever;
  score_.parts[kBegin] = limit(votes.parts[kBegin], -kMostVotes, kMostVotes) +
                         (i == 0 ? without_spare(Shorts{}, kKinds + 1) : steps_.begins[kOutside]);
  score_.parts[kSingle] = limit(votes.parts[kSingle], -kMostVotes, kMostVotes) +
                          (i == 0 ? without_spare(Shorts{}, kKinds) : steps_.singles[kOutside]);
  score_.parts[kInside] = score_.parts[kEnd] = never;
  const int16_t most = largest(score_.parts);
  for (Shorts& part : score_.parts) part = larger(part - most, never);
}

// Takes the scores to letter i.  They stay within sixteen bits: the best label has 0, hopeless ones are held at kNever.
void Tagger::step(size_t i, const Votes& votes) {
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
  const Shorts begin_inside = score_.parts[kBegin] + steps_.begin_inside,
               inside_inside = score_.parts[kInside] + steps_.inside_inside;
  const Shorts begin_end = score_.parts[kBegin] + steps_.begin_end,
               inside_end = score_.parts[kInside] + steps_.inside_end;
  const Shorts from_begin = kLaneNumbers, from_inside = kLaneNumbers + static_cast<int16_t>(label_of(0, kInside));
  came_from_[i] = Votes{{begin_from, single_from, begin_inside > inside_inside ? from_begin : from_inside,
                         begin_end > inside_end ? from_begin : from_inside}};
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
  choose_words();
  bool open = false;
  for (size_t w = 0; w < line_.size(); ++w) {
    const Word& word = line_[w];
    // No name begins with punctuation; some hold it.
    if (word.in_word ? !word.looked_at : !open) {
      if (open) close(word.begin - 1, best_closed(false));
      open = false;
      continue;
    }
    if (!word.in_word) ask(word.begin, firsts_[w]), find_rows(firsts_[w]);
    if (open)
      step(word.begin, vote(firsts_[w]));
    else
      start(word.begin, vote(firsts_[w]));
    // Nearly every name begins or goes on with the first letter of a word: where that is far from likely, the rest of
    // the word is not looked at.
    Shorts names = larger(larger(score_.parts[kSingle], score_.parts[kInside]), score_.parts[kEnd]);
    names = larger(names, kLaneNumbers == kOutside ? Shorts{} + kNever : score_.parts[kBegin]);
    open = score_[kOutside] - largest({names, names, names, names}) <= kFar;
    if (!open) {
      close(word.begin, kOutside);
      continue;
    }
    const size_t more = word.end - word.begin - 1;
    if (rest_.size() < more) rest_.resize(more);
    for (size_t k = 0; k < more; ++k) ask(word.begin + 1 + k, rest_[k]);
    for (size_t k = 0; k < more; ++k) find_rows(rest_[k]);
    for (size_t k = 0; k < more; ++k) step(word.begin + 1 + k, vote(rest_[k]));
  }
  if (open) close(n - 1, best_closed(true));
}

}  // namespace kn::entities
