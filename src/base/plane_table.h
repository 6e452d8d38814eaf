// A value for each character of the basic plane, nearly all of them zero: in memory that costs nothing where nothing is
// written.
//
//   what may begin with a character: 년 -> unit, 두 -> number word, 가 -> 0
//
// 65,536 values of a vector are 64 to 256 KB in every backend that reads a figure, zeros written one by one before the
// first call.  Pages of the system come as zeros, and those that are only read are all the same one.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>

namespace kn {

template <typename T>
class PlaneTable {
  static_assert(std::is_trivial_v<T>);

 public:
  static constexpr size_t kSize = 0x10000;

  PlaneTable() {
    void* pages = mmap(nullptr, kSize * sizeof(T), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) throw std::bad_alloc();
    values_.reset(static_cast<T*>(pages));
  }

  static constexpr size_t size() { return kSize; }
  T& operator[](size_t c) { return values_.get()[c]; }
  const T& operator[](size_t c) const { return values_.get()[c]; }

 private:
  struct Unmap {
    void operator()(T* pages) const { munmap(pages, kSize * sizeof(T)); }
  };
  std::unique_ptr<T, Unmap> values_;
};

}  // namespace kn
