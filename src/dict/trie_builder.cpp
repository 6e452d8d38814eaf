// Building of alphabets and double arrays (dictionary compiler and tests; the server only reads them).
//
// Children of one node are placed together: the first base is taken at which all of them fall on free cells.  Free cells
// form a linked list, and a cell that failed too often as a starting point is dropped from it, which keeps building
// close to linear for a million keys.
#include <algorithm>

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
  Builder(const Alphabet& alphabet, const std::vector<std::pair<std::u32string, uint32_t>>& keys) : alphabet_(alphabet), keys_(keys) {}

  std::string build() {
    grow(1);
    take(0);
    nodes_[0].check = 0;
    if (!keys_.empty()) place(0, 0, keys_.size(), 0);
    while (nodes_.size() > 1 && nodes_.back().check == 0) nodes_.pop_back();
    return std::string(reinterpret_cast<const char*>(nodes_.data()), nodes_.size() * sizeof(TrieNode));
  }

 private:
  struct Child {
    uint32_t code;
    size_t from, to;
  };

  // Places the subtree of `node`, whose keys [from, to) share their first `depth` characters.
  void place(uint32_t node, size_t from, size_t to, size_t depth) {
    if (keys_[from].first.size() == depth) {
      nodes_[node].value = keys_[from].second + 1;
      ++from;
    }
    if (from == to) return;
    std::vector<Child> children;
    for (size_t i = from; i < to; ++i) {
      const uint32_t code = alphabet_.code(keys_[i].first[depth]);
      if (code == 0) throw Error(sqlstate::kInternal, "a key has a character outside the alphabet");
      if (children.empty() || children.back().code != code) children.push_back({code, i, i});
      children.back().to = i + 1;
    }
    const uint32_t base = find_base(children);
    nodes_[node].base = base;
    for (const Child& child : children) {
      take(base + child.code);
      nodes_[base + child.code].check = node + 1;
    }
    for (const Child& child : children) place(base + child.code, child.from, child.to, depth + 1);
  }

  uint32_t find_base(const std::vector<Child>& children) {
    uint32_t lowest = children[0].code, highest = children[0].code;
    for (const Child& child : children) {
      lowest = std::min(lowest, child.code);
      highest = std::max(highest, child.code);
    }
    for (uint32_t cell = next_free_[0], tries = 0;; cell = next_free_[cell], ++tries) {
      if (cell == 0) {
        grow(nodes_.size() + highest + 1);
        cell = first_of_last_growth_;
      }
      if (cell < lowest) continue;
      const uint32_t base = cell - lowest;
      grow(static_cast<size_t>(base) + highest + 1);
      if (std::all_of(children.begin(), children.end(), [&](const Child& c) { return free(base + c.code); })) return base;
      // Crowded cells at the front have failed often enough: forget them as starting points.
      if (tries > 4000) skip_front(cell);
    }
  }

  bool free(uint32_t cell) const { return cell != 0 && !taken_[cell]; }

  void skip_front(uint32_t until) {
    next_free_[0] = until;
    previous_free_[until] = 0;
  }

  void grow(size_t size) {
    if (size <= nodes_.size()) return;
    const auto old = static_cast<uint32_t>(nodes_.size());
    const auto now = static_cast<uint32_t>(std::max<size_t>(size, nodes_.size() + nodes_.size() / 4 + 1024));
    nodes_.resize(now, TrieNode{0, 0, 0});
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
    // A cell that skip_front() left outside the list has neighbours that do not point at it.
    if (next_free_[before] == cell) next_free_[before] = after;
    if (after != 0 && previous_free_[after] == cell) previous_free_[after] = before;
    if (last_free_ == cell) last_free_ = before;
  }

  const Alphabet& alphabet_;
  const std::vector<std::pair<std::u32string, uint32_t>>& keys_;
  std::vector<TrieNode> nodes_;
  std::vector<bool> taken_;
  std::vector<uint32_t> next_free_, previous_free_;  // cell 0 is the list's head
  uint32_t last_free_ = 0, first_of_last_growth_ = 1;
};

}  // namespace

std::string Trie::build(const Alphabet& alphabet, const std::vector<std::pair<std::u32string, uint32_t>>& sorted) {
  for (size_t i = 1; i < sorted.size(); ++i)
    if (!(sorted[i - 1].first < sorted[i].first)) throw Error(sqlstate::kInternal, "trie keys are not sorted and unique");
  if (!sorted.empty() && sorted[0].first.empty()) throw Error(sqlstate::kInternal, "a trie key is empty");
  return Builder(alphabet, sorted).build();
}

}  // namespace kn
