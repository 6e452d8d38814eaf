// configure(), the open image, and the functions about the image itself.
#include "bridge/process.h"

#include <string>

#include "base/interrupt.h"
#include "bridge/guarded.h"
#include "bridge/result.h"

namespace kn::bridge {

namespace {

// Leaked on purpose: a process ends with them, and no destructor runs at exit in the server.
std::string* image_path = nullptr;
std::shared_ptr<const Image>* opened = nullptr;

}  // namespace

const Image& image() {
  if (opened == nullptr) {
    if (image_path == nullptr) throw Error(sqlstate::kInternal, "korean_news was not configured");
    opened = new std::shared_ptr<const Image>(Image::open(*image_path));
  }
  return **opened;
}

const Numerals& numerals() {
  static const Numerals* const loaded = new Numerals(image());
  return *loaded;
}

void configure(const char* path, bool (*probe)()) noexcept {
  guarded([&] {
    image_path = new std::string(path);
    interrupt_probe = probe;
  });
}

Rows rows(const Result* result) noexcept { return result->rows(); }

const Cell* row(const Result* result, long long number) noexcept { return result->row(number); }

void release(Result* result) noexcept { release_held(result); }

void give_memory_back() noexcept { MemoryOfCall::give_back(); }

Status check(Result** out) noexcept {
  return guarded([&] {
    auto result = std::make_unique<Result>(3);
    for (const Image::Finding& finding : image().verify()) {
      result->text(finding.section);
      result->integer(static_cast<int64_t>(finding.size));
      result->boolean(finding.intact);
    }
    *out = result.release();
  });
}

Status dictionary_version(Result** out) noexcept {
  return guarded([&] {
    auto result = std::make_unique<Result>(1);
    result->text(image().dictionary_version());
    *out = result.release();
  });
}

}  // namespace kn::bridge
