// Votes, Viterbi and spans; see tagger.h.
#include "entities/tagger.h"

#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn::entities {

namespace {

// Letters of a line that are tagged at once.
constexpr uint32_t kLongestLine = 600;

}  // namespace

void Tagger::tag(const Text& text, std::vector<Tagged>& out) {
  uint32_t begin = 0;
  const auto size = static_cast<uint32_t>(text.size());
  while (begin < size) {
    check_interrupt();
    uint32_t end = begin, blank = 0;
    while (end < size && text[end] != U'\n' && end - begin < kLongestLine) {
      if (is_space(text[end]) && (end == begin || text[end - 1] == U'.' || blank == 0 || end - blank > kLongestLine / 4)) blank = end;
      ++end;
    }
    if (end < size && text[end] != U'\n' && blank > begin) end = blank;
    if (end > begin) tag_line(text, Span{begin, end}, out);
    begin = end < size && is_space(text[end]) ? end + 1 : end;
  }
}

void Tagger::tag_line(const Text& text, Span line, std::vector<Tagged>& out) {
  letters_.assign(text, line);
  if (letters_.size() == 0) return;
  features_.assign(letters_);
  vote();
  decode();
  uint32_t begin = 0;
  for (size_t i = 0; i < letters_.size(); ++i) {
    const int y = labels_[i];
    if (y == kOutside) continue;
    const int part = (y - 1) % 4;
    if (part == kBegin || part == kSingle) begin = letters_.at[i];
    if (part == kEnd || part == kSingle) out.push_back({(y - 1) / 4, Span{begin, letters_.at[i] + 1}});
  }
}

void Tagger::vote() {
  const size_t n = letters_.size();
  votes_.resize(n);
  std::array<uint64_t, Features::kMost> features;
  std::array<int64_t, Features::kMost> rows;
  for (size_t i = 0; i < n; ++i) {
    const size_t count = features_.at(i, features);
    size_t known = 0;
    for (size_t f = 0; f < count; ++f) {
      rows[known] = weights_.find(features[f]);
      known += rows[known] >= 0 ? 1 : 0;
    }
    votes_[i].fill(0);
    for (size_t f = 0; f < known; ++f) weights_.add(rows[f], votes_[i]);
  }
}

void Tagger::decode() {
  const size_t n = letters_.size();
  came_from_.resize(n);
  labels_.assign(n, 0);
  constexpr int32_t kNever = -(1 << 28);
  std::array<int32_t, kLabels> score, next;
  for (int y = 0; y < kLabels; ++y) score[static_cast<size_t>(y)] = may_follow(-1, y) ? votes_[0][static_cast<size_t>(y)] : kNever;
  for (size_t i = 1; i < n; ++i) {
    const auto step = [&](int to, int from, int32_t& best, int& who) {
      const int32_t s = score[static_cast<size_t>(from)] + weights_.transition(from, to);
      if (s > best) best = s, who = from;
    };
    for (int to = 0; to < kLabels; ++to) {
      int32_t best = kNever * 2;
      int who = 0;
      const int part = to == 0 ? kSingle : (to - 1) % 4;
      if (part == kInside || part == kEnd) {
        step(to, to - part + kBegin, best, who);
        step(to, to - part + kInside, best, who);
      } else {
        step(to, kOutside, best, who);
        for (int kind = 0; kind < kKinds; ++kind) step(to, label_of(kind, kEnd), best, who), step(to, label_of(kind, kSingle), best, who);
      }
      next[static_cast<size_t>(to)] = std::max(best, kNever) + votes_[i][static_cast<size_t>(to)];
      came_from_[i][static_cast<size_t>(to)] = static_cast<int8_t>(who);
    }
    score = next;
  }
  int best = 0;
  for (int y = 1; y < kLabels; ++y) {
    const bool closed = (y - 1) % 4 == kEnd || (y - 1) % 4 == kSingle;
    if (closed && score[static_cast<size_t>(y)] > score[static_cast<size_t>(best)]) best = y;
  }
  for (size_t i = n; i-- > 0;) {
    labels_[i] = static_cast<int8_t>(best);
    best = came_from_[i][static_cast<size_t>(best)];
  }
}

}  // namespace kn::entities
