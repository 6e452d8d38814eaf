// A double array over code points: from a position in a text, all keys that begin there, in one walk.
//
// Characters are first mapped to dense codes by a table shared by all tries of an image (Alphabet), most frequent
// first, so that a step costs one load of the code and one of the node.  A node's child for code k is base + k, and
// that child is real when its `check` names the parent.  A node that ends a key has a value (any 31-bit number).  Most
// walks end where there is no child, and `children` tells nearly all of them so before another cell is read: cells lie
// far apart, and a megabyte of text asks for a million.  The cells that are asked for most lie together.
//
// Source: J. Aoe, "An efficient digital search algorithm by using a double-array structure" (1989), character-wise as
// in Vibrato (Crawdad); the layout and code are our own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "dict/image.h"

namespace kn {

// Dense codes of the characters that occur in keys; 0 is "in no key".  Only characters of the basic plane have codes.
class Alphabet {
 public:
  static constexpr const char* kSection = "alphabet";
  Alphabet() = default;
  // The letter 0 ends texts: a code for it would lead walks of a trie past their ends.
  explicit Alphabet(Array<uint16_t> codes) : codes_(codes) {
    if (codes_[0] != 0)
      throw Error(sqlstate::kDataCorrupted, "the korean_news dictionary image is damaged",
                  "Its alphabet has a code for the end of a text.",
                  "Run \"make install\" of korean_news again, with the version of the installed library.");
  }
  uint32_t code(char32_t c) const { return codes_[c]; }

  // Table for the given keys; the result is deterministic.
  static std::string build(const std::vector<std::u32string>& keys);

 private:
  Array<uint16_t> codes_;
};

struct TrieNode {
  uint32_t base;
  uint32_t check;     // parent's index + 1; 0 for a free cell
  uint32_t value;     // value + 1; 0 where no key ends
  uint32_t children;  // bit code % 32 for each child

  static constexpr uint32_t bit(uint32_t code) { return 1U << (code % 32); }
};
static_assert(sizeof(TrieNode) == 16);

class Trie {
 public:
  Trie() = default;
  Trie(Alphabet alphabet, Array<TrieNode> nodes) : alphabet_(alphabet), nodes_(nodes) {}

  // Calls found(length, value) for each key which text begins with, shortest first.
  template <typename Found>
  void prefixes(std::u32string_view text, Found&& found) const {
    size_t i = 0;
    walk([&] { return i < text.size() ? text[i++] : U'\0'; }, found);
  }
  // The same for letters that next() gives one by one; 0 ends them.
  template <typename Next, typename Found>
  void walk(Next&& next_letter, Found&& found) const {
    TrieNode node = nodes_[0];
    uint32_t at = 0;
    for (uint32_t length = 1;; ++length) {
      const uint32_t code = alphabet_.code(next_letter());
      if (code == 0 || (node.children & TrieNode::bit(code)) == 0) return;
      const uint32_t next = node.base + code;
      node = nodes_[next];
      if (node.check != at + 1) return;
      at = next;
      if (node.value != 0) found(length, node.value - 1);
    }
  }

  // What prefixes() finds at each place of the text: found(place, length, value), for keys of at most `longest`
  // letters.  Goes over the text first for the second cells of all walks, then for the third, so that those of many
  // places are fetched at once.  `codes` is room to work in.
  template <typename Found>
  void prefixes_everywhere(std::u32string_view text, size_t longest, std::vector<uint32_t>& codes,
                           Found&& found) const {
    const size_t n = text.size();
    codes.resize(n + 2);
    for (size_t i = 0; i < n; ++i) codes[i] = alphabet_.code(text[i]);
    codes[n] = codes[n + 1] = 0;
    const TrieNode root = nodes_[0];
    for (size_t i = 0; i < n; ++i) {
      if (codes[i] == 0 || codes[i + 1] == 0) continue;
      const TrieNode first = nodes_[root.base + codes[i]];
      if ((first.children & TrieNode::bit(codes[i + 1])) != 0)
        __builtin_prefetch(nodes_.data() + first.base + codes[i + 1]);
    }
    for (size_t i = 0; i < n; ++i) {
      if (codes[i] == 0 || codes[i + 1] == 0 || codes[i + 2] == 0) continue;
      const TrieNode first = nodes_[root.base + codes[i]];
      if ((first.children & TrieNode::bit(codes[i + 1])) == 0) continue;
      const TrieNode second = nodes_[first.base + codes[i + 1]];
      if ((second.children & TrieNode::bit(codes[i + 2])) != 0)
        __builtin_prefetch(nodes_.data() + second.base + codes[i + 2]);
    }
    for (size_t i = 0; i < n; ++i) {
      TrieNode node = root;
      uint32_t at = 0;
      for (size_t k = i; k - i < longest && codes[k] != 0 && (node.children & TrieNode::bit(codes[k])) != 0; ++k) {
        const uint32_t next = node.base + codes[k];
        node = nodes_[next];
        if (node.check != at + 1) break;
        at = next;
        if (node.value != 0) found(i, static_cast<uint32_t>(k - i + 1), node.value - 1);
      }
    }
  }

  // Value of the key, or -1.
  int64_t find(std::u32string_view key) const {
    int64_t value = -1;
    prefixes(key, [&](uint32_t length, uint32_t v) {
      if (length == key.size()) value = v;
    });
    return value;
  }

  // Node array for sorted, unique keys (every character in the alphabet).  weights: how often each key is met, any
  // unit; with none given all are alike.
  static std::string build(const Alphabet& alphabet, const std::vector<std::pair<std::u32string, uint32_t>>& sorted,
                           const std::vector<double>& weights = {});

 private:
  Alphabet alphabet_;
  Array<TrieNode> nodes_;
};

}  // namespace kn
