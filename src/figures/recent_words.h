// What recent words were taken apart into: news repeats its words, and taking one apart walks a dictionary far larger
// than a processor's own memory.
//
//   예산을 -> 예산 + object       a slot is one key and one value in sixteen bytes, four slots a cache line
//
// Words of up to eight syllables and nothing but syllables are kept, fourteen bits each; their keys are exact.  Memory
// is bounded by the number of slots and taken with the first word.  RecentCache keeps any bytes, at four times the
// memory and a hash of them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "base/unicode.h"

namespace kn {

class RecentWords {
 public:
  struct Key {
    uint64_t first = 0, second = 0;  // of four syllables each, in the lower 56 bits
  };
  struct Value {
    uint8_t noun_length = 0, particle = 0, kind = 0;
  };

  static std::optional<Key> key(std::u32string_view word) {
    if (word.empty() || word.size() > 8) return std::nullopt;
    Key k;
    for (size_t i = 0; i < word.size(); ++i) {
      if (!is_hangul_syllable(word[i])) return std::nullopt;
      uint64_t& half = i < 4 ? k.first : k.second;
      half = half << 14U | (word[i] - 0xAC00 + 1);
    }
    return k;
  }
  std::optional<Value> find(const Key& k) const {
    if (!slots_) return std::nullopt;
    const Key& slot = slots_[place(k)];
    if (((slot.first ^ k.first) | (slot.second ^ k.second)) << 8U != 0) return std::nullopt;
    return Value{static_cast<uint8_t>(slot.first >> 60U), static_cast<uint8_t>(slot.second >> 56U),
                 static_cast<uint8_t>(slot.first >> 56U & 15U)};
  }
  void put(const Key& k, const Value& value) {
    if (!slots_) slots_ = std::make_unique<Key[]>(kSlots);
    slots_[place(k)] = Key{k.first | uint64_t{value.kind} << 56U | uint64_t{value.noun_length} << 60U,
                           k.second | uint64_t{value.particle} << 56U};
  }

 private:
  static constexpr size_t kSlots = 4096;
  static size_t place(const Key& k) { return (k.first * 0x9E3779B97F4A7C15U ^ k.second * 0xC2B2AE3D27D4EB4FU) >> 52U; }

  std::unique_ptr<Key[]> slots_;
};

}  // namespace kn
