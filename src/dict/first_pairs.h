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
    if (spelling.empty() || spelling[0] >= kPlane) return;
    if (spelling.size() == 1) alone_[spelling[0]] = true;
    else pairs_[hash(spelling[0], spelling[1])] = true;
  }
  // Of a word of several characters may_begin_long says the same.
  bool may_begin(char32_t first, char32_t second) const { return first < kPlane && (alone_[first] || pairs_[hash(first, second)]); }
  bool may_begin_long(char32_t first, char32_t second) const { return first < kPlane && pairs_[hash(first, second)]; }

 private:
  static constexpr size_t kPlane = 0x10000, kHashes = 0x4000;
  static size_t hash(char32_t first, char32_t second) { return (first * 37U + second) & (kHashes - 1); }

  std::bitset<kPlane> alone_;
  std::bitset<kHashes> pairs_;
};

}  // namespace kn
