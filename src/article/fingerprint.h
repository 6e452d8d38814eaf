// A number of 64 bits that near-duplicates share most bits of.
//
//   the report, its reprint under another headline and byline         few bits differ
//   another report of the same event                                  about half of them differ
//
// Only letters and digits count, folded in width and case, so that spaces, marks and line breaks change nothing.  All
// runs of five of them are hashed into 64 buckets; the smallest hash of a bucket gives one bit (one-permutation
// hashing: Li, Owen, Zhang 2012, bits as in b-bit minwise hashing: Li, König 2010).  Two texts agree in a bit with
// probability (1 + J) / 2, where J is the share of runs in common.  A report cut from below keeps its beginning, hence
// the beginning weighs more; lines without a full stop (headlines, bylines, captions) weigh less than sentences.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/text.h"

namespace kn {

// Nothing for a text without letters and digits.
std::optional<uint64_t> fingerprint(const Text& text);

// Sixteen numbers for an index: near-duplicates share at least one.  The upper 4 bits number the band, the lower 12 are
// bits of the fingerprint, so that numbers of different bands never meet.
std::array<uint16_t, 16> fingerprint_bands(uint64_t fingerprint);

// Pairs that share a band and differ in at most `distance` bits, in order, each once.
struct FingerprintPair {
  uint32_t first, second;  // numbers in the list
  unsigned distance;
};
std::vector<FingerprintPair> fingerprint_pairs(const std::vector<uint64_t>& fingerprints, unsigned distance);

}  // namespace kn
