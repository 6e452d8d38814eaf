// A small cache of what was worked out for recent words: direct-mapped, so that a look-up is one hash and one comparison
// and memory is bounded by the number of slots.  News repeats its words, and an index build asks for the same few
// thousand again and again.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace kn {

template <typename Char, typename Value, size_t kSlots>
class RecentCache {
  static_assert((kSlots & (kSlots - 1)) == 0, "a power of two");

 public:
  // Longer keys are worked out every time.
  static constexpr size_t kLongestKey = 24;

  // The value for the key; make(value) fills an empty one on a miss.  The reference is good until the next call.
  template <typename Make>
  const Value& get(std::basic_string_view<Char> key, Make&& make) {
    if (key.size() > kLongestKey) {
      long_key_ = Value{};
      make(long_key_);
      return long_key_;
    }
    if (!slots_) slots_ = std::make_unique<std::array<Slot, kSlots>>();
    Slot& slot = (*slots_)[std::hash<std::basic_string_view<Char>>{}(key) & (kSlots - 1)];
    if (slot.key != key || key.empty()) {
      slot.key.clear();  // should make() throw, the slot is empty
      Value value{};
      make(value);
      slot.value = std::move(value);
      slot.key = key;
    }
    return slot.value;
  }
  void clear() { slots_.reset(); }

 private:
  struct Slot {
    std::basic_string<Char> key;
    Value value;
  };
  std::unique_ptr<std::array<Slot, kSlots>> slots_;  // made on first use
  Value long_key_{};
};

}  // namespace kn
