// korean_lexicon over the border: rows in, a snapshot out, and the rules for a row.
#pragma once

#include "bridge/bridge.h"

namespace kn::bridge {

struct LexiconRow {
  Slice term, kind;  // data is null for NULL
  Slice name;
  const Slice* parts;  // null for NULL
  int part_count;
};

// The rows one by one, then finish_lexicon, or drop_lexicon_builder where that is not reached.
class LexiconBuilder;
// `bytes`: about how much is to come.
Status open_lexicon_builder(long long bytes, LexiconBuilder** out) noexcept;
Status add_lexicon_row(LexiconBuilder* builder, const LexiconRow& row) noexcept;
// Empties the builder into a snapshot, which the caller owns.
Status finish_lexicon(LexiconBuilder* builder, const Lexicon** out) noexcept;
void drop_lexicon_builder(LexiconBuilder* builder) noexcept;
void drop_lexicon(const Lexicon* lexicon) noexcept;

// 0 for none.
long long lexicon_version(const Lexicon* lexicon) noexcept;
long long lexicon_size(const Lexicon* lexicon) noexcept;
long long lexicon_memory(const Lexicon* lexicon) noexcept;

// Not ok, with what is wrong, where the row is no good.
Status check_lexicon_row(const LexiconRow& row) noexcept;

// korean_lexicon_matches: the longest term at each place of the text, left to right: term, kind, name, position,
// length.
Status lexicon_matches(Slice text, const Options& options, Result** out) noexcept;

}  // namespace kn::bridge
