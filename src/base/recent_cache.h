// A small memory of what was worked out for recent words: key and value are short strings of bytes that share one cache
// line, a look-up is one hash and one comparison, and memory is bounded by the number of slots.  News repeats its
// words, and an index build asks for the same few thousand again and again.  Slots are not written before they are
// used, so that one call in a new session takes no more memory than it has words.
//
//   RecentCache<4096> cache;                       256 kB, taken as slots are put into
//   if (const auto value = cache.find("밝혔다")) …
//   cache.put("밝혔다", "밝히");
#pragma once

#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace kn {

template <size_t kSlots>
class RecentCache {
  static_assert((kSlots & (kSlots - 1)) == 0, "a power of two");

 public:
  // Of key and value together; longer ones are not kept, nor are empty keys.
  static constexpr size_t kRoom = 63;

  // Good until the next put.
  std::optional<std::string_view> find(std::string_view key) const {
    if (!slots_ || key.empty() || key.size() > kRoom) return std::nullopt;
    const size_t at = place(key);
    const Slot& slot = slots_[at];
    if (key_sizes_[at] != key.size() || std::string_view(slot.bytes, key.size()) != key) return std::nullopt;
    return std::string_view(slot.bytes + key.size(), slot.value_size);
  }
  void put(std::string_view key, std::string_view value) {
    if (key.empty() || key.size() + value.size() > kRoom) return;
    if (!slots_) {
      key_sizes_ = std::make_unique<uint8_t[]>(kSlots);
      slots_.reset(new Slot[kSlots]);  // not cleared; make_unique_for_overwrite came with GCC 11
    }
    const size_t at = place(key);
    Slot& slot = slots_[at];
    key_sizes_[at] = static_cast<uint8_t>(key.size());
    slot.value_size = static_cast<uint8_t>(value.size());
    std::memcpy(slot.bytes, key.data(), key.size());
    if (!value.empty()) std::memcpy(slot.bytes + key.size(), value.data(), value.size());
  }
  void clear() { slots_.reset(); }

 private:
  struct Slot {
    uint8_t value_size;
    char bytes[kRoom];
  };
  static_assert(sizeof(Slot) == 64);
  static size_t place(std::string_view key) { return std::hash<std::string_view>{}(key) & (kSlots - 1); }

  std::unique_ptr<uint8_t[]> key_sizes_;  // of each slot, 0 where there is nothing in it
  std::unique_ptr<Slot[]> slots_;
};

}  // namespace kn
