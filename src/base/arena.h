// Memory for what is made while a text is read and given up at once when it has been read.
//
//   Arena arena;
//   ArenaMap<std::u32string_view, uint32_t> seen(arena);      std::string_view name = arena.keep(text.folded(span));
//
// A text of ten megabytes may name 350,000 people.  Given back one by one, the nodes of tables over them keep a
// cancelled call from its end for as long as 0.2 seconds; an arena gives back its few blocks and looks at none of the
// nodes.  What a table gives up earlier (as it grows) stays taken until then.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace kn {

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // As operator new aligns.
  void* take(size_t size) {
    constexpr size_t kStep = alignof(std::max_align_t);
    size = (size + kStep - 1) / kStep * kStep;
    if (size > room_) new_block(size);
    char* at = free_;
    free_ += size;
    room_ -= size;
    return at;
  }
  // A copy that lives as long as the arena.
  template <typename Char>
  std::basic_string_view<Char> keep(std::basic_string_view<Char> s) {
    if (s.empty()) return {};
    auto* copy = static_cast<Char*>(take(s.size() * sizeof(Char)));
    std::memcpy(copy, s.data(), s.size() * sizeof(Char));
    return {copy, s.size()};
  }
  template <typename Char>
  std::basic_string_view<Char> keep(const std::basic_string<Char>& s) {
    return keep(std::basic_string_view<Char>(s));
  }

 private:
  static constexpr size_t kFirstBlock = 1 << 10, kLargestBlock = 1 << 20;

  // Nothing is taken before it is needed; a long text soon takes its blocks by the megabyte.
  void new_block(size_t least) {
    next_block_ = std::min(next_block_ * 2, kLargestBlock);
    const size_t size = std::max(least, next_block_);
    blocks_.emplace_back(new char[size]);
    free_ = blocks_.back().get();
    room_ = size;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* free_ = nullptr;
  size_t room_ = 0, next_block_ = kFirstBlock / 2;
};

template <typename T>
class ArenaAllocator {
 public:
  using value_type = T;
  static_assert(alignof(T) <= alignof(std::max_align_t));

  ArenaAllocator(Arena& arena) : arena_(&arena) {}
  template <typename Other>
  ArenaAllocator(const ArenaAllocator<Other>& other) : arena_(&other.arena()) {}

  T* allocate(size_t n) { return static_cast<T*>(arena_->take(n * sizeof(T))); }
  void deallocate(T*, size_t) {}
  Arena& arena() const { return *arena_; }
  template <typename Other>
  bool operator==(const ArenaAllocator<Other>& other) const {
    return arena_ == &other.arena();
  }

 private:
  Arena* arena_;
};

template <typename T>
using ArenaVector = std::vector<T, ArenaAllocator<T>>;

// Over spellings of the text or of the arena.  Values have no destructor but that of an ArenaVector.  With room for
// `expected` from the start a table is not filled anew as it grows, which for a hundred thousand takes its time, too.
template <typename Key, typename Value>
class ArenaMap : public std::unordered_map<Key, Value, std::hash<Key>, std::equal_to<Key>,
                                           ArenaAllocator<std::pair<const Key, Value>>> {
 public:
  explicit ArenaMap(Arena& arena, size_t expected = 0)
      : ArenaMap::unordered_map(expected, ArenaAllocator<std::pair<const Key, Value>>(arena)) {}
};
template <typename Key>
class ArenaSet : public std::unordered_set<Key, std::hash<Key>, std::equal_to<Key>, ArenaAllocator<Key>> {
 public:
  explicit ArenaSet(Arena& arena, size_t expected = 0)
      : ArenaSet::unordered_set(expected, ArenaAllocator<Key>(arena)) {}
};

}  // namespace kn
