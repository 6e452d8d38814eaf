// Sentences and articles; see bridge.h.
#pragma once

#include "bridge/bridge.h"

namespace kn::bridge {

Status split_sentences(Slice text, Options options, Result** out) noexcept;  // sentence, content, position, length
// One row: title, subtitle, outlet, published_at, reporters, emails, body.  `published` (microseconds since 2000-01-01,
// null for none) stands where the page gives no date.
Status parse_article(Slice raw, const long long* published, Options options, Result** out) noexcept;
// keyword, score; best first, at most `count`.
Status keywords(Slice text, int count, const Options& options, Result** out) noexcept;
// Sets *found to false for a text without letters and digits.
Status fingerprint(Slice text, long long* bits, bool* found) noexcept;
inline constexpr int kFingerprintBands = 16;
// first, second, distance: pairs of near-duplicates among `count` fingerprints, which stand for `numbers`.
Status fingerprint_pairs(const long long* bits, const int* numbers, int count, int distance, Result** out) noexcept;
void fingerprint_bands(long long bits, short (&bands)[kFingerprintBands]) noexcept;

}  // namespace kn::bridge
