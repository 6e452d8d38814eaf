// The library's operator new and delete: those of the C++ library, but counted (memory.h).  They are the library's
// alone, since src/pg/exports.map keeps them inside; a program that has its own (a test that lets allocations fail)
// keeps its own.
#include "bridge/memory.h"

#include <cstdlib>
#include <new>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace {

int64_t size_of([[maybe_unused]] void* p) {
#if defined(__GLIBC__)
  return static_cast<int64_t>(malloc_usable_size(p));
#else
  return 0;  // nothing counts
#endif
}

}  // namespace

void* operator new(std::size_t size) {
  using namespace kn::bridge;
  if (memory_used + static_cast<int64_t>(size) > memory_bound) throw TooMuchMemory();
  void* p = std::malloc(size == 0 ? 1 : size);
  if (p == nullptr) throw std::bad_alloc();
  memory_used += size_of(p);
  if (memory_used > memory_peak) memory_peak = memory_used;
  return p;
}

void operator delete(void* p) noexcept {
  if (p == nullptr) return;
  kn::bridge::memory_used -= size_of(p);
  std::free(p);
}

void operator delete(void* p, std::size_t) noexcept { operator delete(p); }
void* operator new[](std::size_t size) { return operator new(size); }
void operator delete[](void* p) noexcept { operator delete(p); }
void operator delete[](void* p, std::size_t) noexcept { operator delete(p); }
