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
#include <cstdint>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

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

// The same where the values are wide and few characters have one: the table holds their numbers, since eight bytes for
// each syllable of Hangul would be written all over 90 KB.
template <typename T>
class PlaneMap {
 public:
  static constexpr size_t size() { return PlaneTable<uint16_t>::kSize; }
  const T& operator[](size_t c) const { return values_[numbers_[c]]; }
  // To be written; not for NUL.
  T& at(size_t c) {
    uint16_t& number = numbers_[c];
    if (number == 0) {
      number = static_cast<uint16_t>(values_.size());
      values_.emplace_back();
    }
    return values_[number];
  }

 private:
  PlaneTable<uint16_t> numbers_;
  std::vector<T> values_ = {T{}};  // the first for all other characters
};

}  // namespace kn
