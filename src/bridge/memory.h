// What a call may take, and giving it back.
//
// A megabyte of digits makes a million rows, a hundred megabytes a hundred million: the one call would take the
// machine's memory and with it other people's sessions.  So a call may take kMostMemory; then it ends with an error
// that says so.  And where a call took much, the C library gets to return it to the system, which it does not do by
// itself below a threshold that grows with use.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>

namespace kn::bridge {

inline constexpr int64_t kMostMemory = int64_t{2} << 30;
inline constexpr int64_t kMuchMemory = int64_t{8} << 20;

class TooMuchMemory : public std::bad_alloc {
 public:
  const char* what() const noexcept override { return "the analysis would take too much memory"; }
};

// Kept by the library's own operator new and delete (counted_memory.cpp): bytes in use, the most of them in this call,
// and its bound. Where those are not linked in (unit tests, tools) nothing counts.
inline int64_t memory_used = 0;
inline int64_t memory_peak = 0;
inline int64_t memory_bound = INT64_MAX;

// Around one call: its bound, and afterwards the giving back.
class MemoryOfCall {
 public:
  MemoryOfCall() : used_before_(memory_used) {
    memory_peak = memory_used;
    memory_bound = memory_used + kMostMemory;
  }
  ~MemoryOfCall() {
    memory_bound = INT64_MAX;
    if (memory_peak - used_before_ > kMuchMemory) give_back();
  }
  MemoryOfCall(const MemoryOfCall&) = delete;
  MemoryOfCall& operator=(const MemoryOfCall&) = delete;

  static void give_back() noexcept;

 private:
  int64_t used_before_;
};

// The same for what outlives its call: deletes it, and gives back what it held where that was much.
template <typename T>
void release_held(const T* held) noexcept {
  const int64_t before = memory_used;
  delete held;
  if (before - memory_used > kMuchMemory) MemoryOfCall::give_back();
}

}  // namespace kn::bridge
