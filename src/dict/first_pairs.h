// What a word of a table may begin with: a look at two characters, before a trie is walked.
//
//   지난, 지난달, 이달, 올, 설   ->   지난… and 이달… may begin a word, 올 and 설 with anything behind them; 지역, 이것 begin none
//
// Says yes to a few pairs that begin nothing (it keeps hashes), never no to one that does.
#pragma once

#include <bitset>
#include <string_view>

namespace kn {

class FirstPairs {
 public:
  void add(std::u32string_view spelling) {
    if (!spelling.empty() && spelling[0] != 0)
      pairs_[hash(spelling[0], spelling.size() == 1 ? U'\0' : spelling[1])] = true;
  }
  // Of a word of several characters may_begin_long says the same.
  bool may_begin(char32_t first, char32_t second) const {
    return pairs_[hash(first, U'\0')] || pairs_[hash(first, second)];
  }
  bool may_begin_long(char32_t first, char32_t second) const { return second != 0 && pairs_[hash(first, second)]; }

 private:
  static constexpr size_t kHashes = 0x4000;
  static size_t hash(char32_t first, char32_t second) {
    return ((first * 0x9E3779B1U) >> 18U ^ second * 37U) & (kHashes - 1);
  }

  std::bitset<kHashes> pairs_;  // a word of one character as a pair with NUL
};

}  // namespace kn
