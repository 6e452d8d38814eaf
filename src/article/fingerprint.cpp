// Fingerprints and their bands; see fingerprint.h.
#include "article/fingerprint.h"

#include <algorithm>
#include <bit>
#include <vector>

#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn {

namespace {

constexpr size_t kRun = 5;
constexpr size_t kLead = 300;    // letters that weigh most
constexpr size_t kMiddle = 600;  // letters up to which they weigh more
constexpr unsigned kLeadWeight = 8, kMiddleWeight = 3, kWeight = 1;
constexpr uint64_t kEmpty = ~uint64_t{0};

uint64_t mixed(uint64_t x) {
  x ^= x >> 33U;
  x *= 0xFF51AFD7ED558CCDULL;
  x ^= x >> 33U;
  x *= 0xC4CEB9FE1A85EC53ULL;
  return x ^ (x >> 33U);
}

// The letters that count, small and without what stands between them, each with whether its line is one of sentences.
struct Letters {
  std::u32string chars;
  std::string prose;  // 1 or 0
};

Letters letters_of(const Text& text) {
  Letters out;
  out.chars.resize(text.size());
  out.prose.resize(text.size());
  size_t count = 0, line = 0;  // letters, and those before the line in hand
  InterruptPacer pacer;
  bool stop = false;
  const auto end_line = [&] {
    if (stop)
      std::fill(out.prose.begin() + static_cast<ptrdiff_t>(line), out.prose.begin() + static_cast<ptrdiff_t>(count),
                '\1');
    line = count;
    stop = false;
  };
  const std::u32string_view all = text.chars();
  for (size_t i = 0; i < all.size(); ++i) {
    pacer.tick();
    const char32_t c = all[i];
    if (is_hangul_syllable(c)) {
      out.chars[count++] = c;
    } else if (c == U'\n' || c == U'\r') {
      end_line();
    } else if (c == U'.') {
      stop = stop || (i > 0 && !is_ascii_digit(all[i - 1]) && !is_ascii_letter(all[i - 1]));
    } else if (c < 0x80 ? is_ascii_digit(c) || is_ascii_letter(c) : is_letter(c) || is_digit(c)) {
      out.chars[count++] = fold_case(c);
    }
  }
  end_line();
  out.chars.resize(count);
  return out;
}

// The least hash of each of 64 buckets.
struct Buckets {
  std::array<uint64_t, 64> least;

  // A run of weight w goes in as w different runs.
  template <unsigned weight>
  void add(uint64_t run) {
    for (unsigned copy = 0; copy < weight; ++copy) {
      const uint64_t hash = mixed(run + copy * 0x9E3779B97F4A7C15ULL);
      uint64_t& bucket = least[hash & 63U];
      bucket = std::min(bucket, hash >> 6U);
    }
  }
  // i: how many letters of sentences came before.
  void add(uint64_t run, size_t i, bool prose) {
    if (!prose || i >= kMiddle)
      add<kWeight>(run);
    else if (i >= kLead)
      add<kMiddleWeight>(run);
    else
      add<kLeadWeight>(run);
  }
};

}  // namespace

std::optional<uint64_t> fingerprint(const Text& text) {
  const Letters letters = letters_of(text);
  const size_t n = letters.chars.size();
  if (n == 0) return {};
  Buckets buckets;
  std::array<uint64_t, 64>& least = buckets.least;
  least.fill(kEmpty);
  // Runs of many places at once, letter by letter: each step of one waits for its last, those of others do not.
  constexpr size_t kPlaces = 256;
  std::array<uint64_t, kPlaces> runs;
  const size_t all = n < kRun ? 1 : n - kRun + 1;
  size_t prose = 0;  // letters of sentences so far
  for (size_t from = 0; from < all; from += kPlaces) {
    check_interrupt();
    const size_t places = std::min(kPlaces, all - from);
    std::fill_n(runs.begin(), places, 0);
    for (size_t k = 0; k < std::min(kRun, n); ++k)
      for (size_t i = 0; i < places; ++i) runs[i] = mixed(runs[i] ^ letters.chars[from + i + k]) + k;
    for (size_t i = 0; i < places; ++i) {
      const auto in_prose = static_cast<size_t>(letters.prose[from + i]);
      buckets.add(runs[i], prose, in_prose != 0);
      prose += in_prose;
    }
  }
  // A bucket that nothing fell into (a short text) borrows from the next that is not empty.
  uint64_t bits = 0;
  for (size_t b = 0; b < 64; ++b) {
    size_t from = b;
    while (least[from % 64] == kEmpty) ++from;
    bits |= (static_cast<uint64_t>(std::popcount(mixed(least[from % 64] + (from - b)))) & 1U) << b;
  }
  return bits;
}

std::array<uint16_t, 16> fingerprint_bands(uint64_t fingerprint) {
  std::array<uint16_t, 16> out;
  uint64_t random = 1;
  for (unsigned band = 0; band < out.size(); ++band) {
    uint64_t chosen = 0;  // which twelve bits: the same for every fingerprint, for ever
    unsigned bits = 0;
    for (unsigned k = 0; k < 12;) {
      random = mixed(random + 0x9E3779B97F4A7C15ULL);
      const unsigned bit = random & 63U;
      if (((chosen >> bit) & 1U) != 0) continue;
      chosen |= uint64_t{1} << bit;
      bits |= static_cast<unsigned>((fingerprint >> bit) & 1U) << k++;
    }
    out[band] = static_cast<uint16_t>(band << 12U | bits);
  }
  return out;
}

// Band by band: what falls into one of its 4,096 values is compared with each other.
std::vector<FingerprintPair> fingerprint_pairs(const std::vector<uint64_t>& fingerprints, unsigned distance) {
  constexpr size_t kBands = 16, kValues = 4096;
  const size_t n = fingerprints.size();
  std::vector<std::array<uint16_t, kBands>> bands;
  bands.reserve(n);
  InterruptPacer pacer;
  for (uint64_t fingerprint : fingerprints) {
    pacer.tick();
    bands.push_back(fingerprint_bands(fingerprint));
  }
  std::vector<FingerprintPair> pairs;
  std::vector<uint32_t> order(n), begin(kValues + 1);
  for (size_t band = 0; band < kBands; ++band) {
    std::fill(begin.begin(), begin.end(), 0);
    for (const auto& b : bands) ++begin[b[band] % kValues + 1];
    for (size_t v = 0; v < kValues; ++v) begin[v + 1] += begin[v];
    std::vector<uint32_t> next(begin.begin(), begin.end() - 1);
    for (uint32_t i = 0; i < n; ++i) order[next[bands[i][band] % kValues]++] = i;
    for (size_t v = 0; v < kValues; ++v)
      for (uint32_t k = begin[v]; k < begin[v + 1]; ++k)
        for (uint32_t m = k + 1; m < begin[v + 1]; ++m) {
          pacer.tick();
          const uint32_t a = order[k], b = order[m];
          const auto differ = static_cast<unsigned>(std::popcount(fingerprints[a] ^ fingerprints[b]));
          if (differ > distance) continue;
          size_t shared = 0;  // the first band that they share: there they are told
          while (bands[a][shared] != bands[b][shared]) ++shared;
          if (shared == band) pairs.push_back({a, b, differ});
        }
  }
  std::sort(pairs.begin(), pairs.end(), [](const FingerprintPair& x, const FingerprintPair& y) {
    return x.first != y.first ? x.first < y.first : x.second < y.second;
  });
  return pairs;
}

}  // namespace kn
