// What the fuzzers share.  KN_IMAGE names the dictionary image; without it the newest korean_news-*.dic of the source
// tree.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/unicode.h"
#include "support/bridge_calls.h"

namespace kn::fuzz {

inline std::string image_path() {
  if (const char* named = std::getenv("KN_IMAGE")) return named;
  for (const auto& entry : std::filesystem::directory_iterator(KN_SOURCE_DIR))
    if (entry.path().filename().string().starts_with("korean_news-") && entry.path().extension() == ".dic")
      return entry.path().string();
  std::fprintf(stderr, "no dictionary image; run make, or name one in KN_IMAGE\n");
  std::exit(1);
}

inline void configure() {
  static const bool done = (bridge::configure(image_path().c_str(), nullptr), true);
  (void)done;
}

// PostgreSQL hands over valid UTF-8 without NUL only; other bytes become a letter.
inline std::string valid_utf8(const uint8_t* data, size_t size) {
  std::string out;
  for (size_t i = 0; i < size;) {
    const uint8_t c = data[i];
    const size_t n = c < 0x80                ? 1
                     : c >= 0xC2 && c < 0xE0 ? 2
                     : c >= 0xE0 && c < 0xF0 ? 3
                     : c >= 0xF0 && c < 0xF5 ? 4
                                             : 0;
    bool good = n != 0 && c != 0 && i + n <= size;
    for (size_t k = 1; good && k < n; ++k) good = (data[i + k] & 0xC0U) == 0x80;
    if (good && n == 3) good = !(c == 0xE0 && data[i + 1] < 0xA0) && !(c == 0xED && data[i + 1] >= 0xA0);
    if (good && n == 4) good = !(c == 0xF0 && data[i + 1] < 0x90) && !(c == 0xF4 && data[i + 1] >= 0x90);
    if (good) {
      out.append(reinterpret_cast<const char*>(data + i), n);
      i += n;
    } else {
      out += 'x';
      ++i;
    }
  }
  return out;
}

inline bridge::Slice slice(const std::string& s) { return bridge::Slice{s.data(), static_cast<int>(s.size())}; }

// An internal error is a bug; any other refusal is an answer.
inline void judge(const bridge::Status& status, const char* where) {
  if (!status.ok && std::string(status.sqlstate) == "XX000") {
    std::fprintf(stderr, "%s: %s %s\n", where, status.message, status.detail);
    std::abort();
  }
}

}  // namespace kn::fuzz
