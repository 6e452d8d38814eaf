// Building of alphabets and double arrays (dictionary compiler and tests; the server only reads them).
//
// Children of one node are placed together: the first base is taken at which all of them fall on free cells.  Free
// cells form a linked list, and a family of children that failed too often has the next of its size begin to look
// further on, which keeps building close to linear for a million keys.  The node met most often has its children placed
// first, so that what text asks for all the time lies in front.
#include <algorithm>
#include <array>
#include <bit>
#include <queue>
#include <tuple>

#include "base/error.h"
#include "dict/trie.h"

namespace kn {

std::string Alphabet::build(const std::vector<std::u32string>& keys) {
  std::vector<uint64_t> count(0x10000, 0);
  for (const std::u32string& key : keys)
    for (char32_t c : key)
      if (c < 0x10000) ++count[c];
  std::vector<uint32_t> used;
  for (uint32_t c = 0; c < count.size(); ++c)
    if (count[c] > 0) used.push_back(c);
  std::stable_sort(used.begin(), used.end(), [&](uint32_t a, uint32_t b) { return count[a] > count[b]; });
  std::vector<uint16_t> codes(0x10000, 0);
  for (size_t i = 0; i < used.size(); ++i) codes[used[i]] = static_cast<uint16_t>(i + 1);
  return std::string(reinterpret_cast<const char*>(codes.data()), codes.size() * sizeof(uint16_t));
}

namespace {

class Builder {
 public:
  Builder(const Alphabet& alphabet, const std::vector<std::pair<std::u32string, uint32_t>>& keys,
          const std::vector<double>& weights)
      : alphabet_(alphabet), keys_(keys), weight_before_(keys.size() + 1, 0) {
    for (size_t i = 0; i < keys.size(); ++i)
      weight_before_[i + 1] = weight_before_[i] + (i < weights.size() ? weights[i] : 1);
  }

  std::string build() {
    grow(1);
    take(0);
    nodes_[0].check = 0;
    if (!keys_.empty()) add_waiting({0, 0, keys_.size(), 0});
    while (!waiting_.empty()) {
      const Waiting next = waiting_.top();
      waiting_.pop();
      place(next.subtree);
    }
    while (nodes_.size() > 1 && nodes_.back().check == 0) nodes_.pop_back();
    return std::string(reinterpret_cast<const char*>(nodes_.data()), nodes_.size() * sizeof(TrieNode));
  }

 private:
  struct Child {
    uint32_t code;
    size_t from, to;
  };

  // A node and its keys [from, to), which share their first `depth` characters.
  struct Subtree {
    uint32_t node;
    size_t from, to, depth;
  };
  struct Waiting {
    double weight;
    Subtree subtree;
    bool operator<(const Waiting& other) const {
      return std::tie(weight, other.subtree.from) < std::tie(other.weight, subtree.from);
    }
  };

  void add_waiting(const Subtree& s) { waiting_.push({weight_before_[s.to] - weight_before_[s.from], s}); }

  // Gives the node its value and places its children.
  void place(Subtree s) {
    if (keys_[s.from].first.size() == s.depth) nodes_[s.node].value = keys_[s.from++].second + 1;
    if (s.from == s.to) return;
    std::vector<Child> children;
    for (size_t i = s.from; i < s.to; ++i) {
      const uint32_t code = alphabet_.code(keys_[i].first[s.depth]);
      if (code == 0) throw Error(sqlstate::kInternal, "a key has a character outside the alphabet");
      if (children.empty() || children.back().code != code) children.push_back({code, i, i});
      children.back().to = i + 1;
    }
    const uint32_t base = find_base(children);
    nodes_[s.node].base = base;
    for (const Child& child : children) {
      take(base + child.code);
      nodes_[base + child.code].check = s.node + 1;
      nodes_[s.node].children |= TrieNode::bit(child.code);
      add_waiting({base + child.code, child.from, child.to, s.depth + 1});
    }
  }

  uint32_t find_base(const std::vector<Child>& children) {
    uint32_t lowest = children[0].code, highest = children[0].code;
    for (const Child& child : children) {
      lowest = std::min(lowest, child.code);
      highest = std::max(highest, child.code);
    }
    // Where families of this size begin to look: those that found the cells before it too crowded have moved it on.
    uint32_t& start = start_[std::min<size_t>(std::bit_width(children.size()), start_.size()) - 1];
    for (uint32_t cell = next_free_[start], tries = 0;; cell = next_free_[cell], ++tries) {
      if (cell == 0) {
        grow(nodes_.size() + highest + 1);
        cell = first_of_last_growth_;
      }
      if (cell < lowest || taken_[cell]) continue;
      const uint32_t base = cell - lowest;
      grow(static_cast<size_t>(base) + highest + 1);
      if (std::all_of(children.begin(), children.end(), [&](const Child& c) { return free(base + c.code); }))
        return base;
      if (tries > 1000) start = cell;
    }
  }

  bool free(uint32_t cell) const { return cell != 0 && !taken_[cell]; }

  void grow(size_t size) {
    if (size <= nodes_.size()) return;
    const auto old = static_cast<uint32_t>(nodes_.size());
    const auto now = static_cast<uint32_t>(std::max<size_t>(size, nodes_.size() + nodes_.size() / 4 + 1024));
    nodes_.resize(now, TrieNode{0, 0, 0, 0});
    taken_.resize(now, false);
    next_free_.resize(now, 0);
    previous_free_.resize(now, 0);
    const uint32_t begin = std::max<uint32_t>(old, 1);
    for (uint32_t i = begin; i < now; ++i) {
      previous_free_[i] = i == begin ? last_free_ : i - 1;
      next_free_[i] = i + 1 < now ? i + 1 : 0;
    }
    next_free_[last_free_] = begin;
    last_free_ = now - 1;
    first_of_last_growth_ = begin;
  }

  void take(uint32_t cell) {
    taken_[cell] = true;
    if (cell == 0) return;
    const uint32_t before = previous_free_[cell], after = next_free_[cell];
    next_free_[before] = after;
    if (after != 0) previous_free_[after] = before;
    if (last_free_ == cell) last_free_ = before;
  }

  const Alphabet& alphabet_;
  const std::vector<std::pair<std::u32string, uint32_t>>& keys_;
  std::vector<double> weight_before_;  // sum of the weights of the keys before each key
  std::priority_queue<Waiting> waiting_;
  std::vector<TrieNode> nodes_;
  std::vector<bool> taken_;
  // Cell 0 is the list's head; a cell that was taken still points forward, for those who begin to look there.
  std::vector<uint32_t> next_free_, previous_free_;
  std::array<uint32_t, 8> start_ = {};
  uint32_t last_free_ = 0, first_of_last_growth_ = 1;
};

}  // namespace

std::string Trie::build(const Alphabet& alphabet, const std::vector<std::pair<std::u32string, uint32_t>>& sorted,
                        const std::vector<double>& weights) {
  for (size_t i = 1; i < sorted.size(); ++i)
    if (!(sorted[i - 1].first < sorted[i].first))
      throw Error(sqlstate::kInternal, "trie keys are not sorted and unique");
  if (!sorted.empty() && sorted[0].first.empty()) throw Error(sqlstate::kInternal, "a trie key is empty");
  return Builder(alphabet, sorted, weights).build();
}

}  // namespace kn
