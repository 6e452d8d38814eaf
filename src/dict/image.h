// The dictionary image: one read-only file that holds everything the extension knows.
//
//   header   magic, format version, dictionary version, file size, number of sections
//   table    one entry a section: name, offset, size, checksum (CRC-64 of the section)
//   sections 64-byte aligned: facts tables (facts.h), the analyser's tables (src/morph), the tagger's weights
//
// The file is mapped, never read into private memory, so that all backends share one copy in the page cache.  Opening
// checks header, sizes and bounds only; verify() reads every byte and compares checksums.  Since a byte may flip at any
// time, every reader of a section checks indexes against the section's size (see Array): a damaged file gives an Error
// or a wrong word, never a read outside the mapping.
#pragma once

#include "base/tripwire.h"

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace kn {

inline constexpr char kImageMagic[8] = {'K', 'N', 'D', 'I', 'C', 'T', '\r', '\n'};
inline constexpr uint32_t kImageFormat = 3;

struct ImageHeader {
  char magic[8];
  uint32_t format;
  uint32_t sections;
  uint64_t file_size;
  uint64_t table_checksum;  // of the section table
  char dictionary_version[32];
};
static_assert(sizeof(ImageHeader) == 64);

struct ImageSection {
  char name[40];
  uint64_t offset;
  uint64_t size;
  uint64_t checksum;
};
static_assert(sizeof(ImageSection) == 64);

// A typed, bounds-checked view of a section or a part of one.
template <typename T>
class Array {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Array() = default;
  Array(const T* data, size_t size) : data_(data), size_(size) {}

  size_t size() const { return size_; }
  const T* data() const { return data_; }
  bool has(size_t i) const { return i < size_; }
  // A zero value beyond the end.
  T operator[](size_t i) const { return i < size_ ? data_[i] : T{}; }
  Array slice(size_t from, size_t n) const {
    if (from > size_) return {};
    return Array(data_ + from, n < size_ - from ? n : size_ - from);
  }

 private:
  const T* data_ = nullptr;
  size_t size_ = 0;
};

class Image {
 public:
  // Maps the file.  Throws Error (58P01 missing, F0000 unreadable or of another version, XX001 damaged) that names it.
  static std::shared_ptr<const Image> open(const std::string& path);
  // Over bytes in memory, which must outlive the Image (tests, fuzzers).  `path` is for messages only.
  static std::shared_ptr<const Image> over(std::string_view bytes, const std::string& path);

  ~Image();
  Image(const Image&) = delete;
  Image& operator=(const Image&) = delete;

  const std::string& path() const { return path_; }
  std::string dictionary_version() const;
  size_t file_size() const { return bytes_.size(); }

  bool has(std::string_view section) const { return find(section) != nullptr; }
  // Bytes of a section; throws Error (XX001) where there is none.
  std::string_view section(std::string_view name) const;
  // The section as an array of T; throws Error where its size is no multiple of T's.
  template <typename T>
  Array<T> array(std::string_view name) const {
    const std::string_view bytes = section(name);
    if (bytes.size() % sizeof(T) != 0) damaged("section \"" + std::string(name) + "\" has a wrong size");
    return Array<T>(reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T));
  }

  struct Finding {
    std::string section;
    uint64_t size;
    bool intact;
  };
  // Reads all sections and compares checksums.
  std::vector<Finding> verify() const;

  // Throws Error (XX001) about this file.
  [[noreturn]] void damaged(const std::string& what) const;

 private:
  Image(std::string_view bytes, std::string path, bool mapped);
  void check() const;
  const ImageSection* find(std::string_view name) const;

  std::string_view bytes_;
  std::string path_;
  bool mapped_;
};

// CRC-64/XZ.
uint64_t checksum(std::string_view bytes);

// Puts an image together.  The result depends on the sections alone, in the order of add().
class ImageWriter {
 public:
  explicit ImageWriter(std::string dictionary_version) : version_(std::move(dictionary_version)) {}
  void add(std::string name, std::string bytes);
  std::string bytes() const;

 private:
  std::string version_;
  std::vector<std::pair<std::string, std::string>> sections_;
};

}  // namespace kn
