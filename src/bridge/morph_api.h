// The analyser over the border.
#pragma once

#include "bridge/bridge.h"

namespace kn::bridge {

// korean_morphemes: morpheme, tag, surface, position, length, sentence.  A text has about as many morphemes as letters,
// so they come in portions: each next_morphemes() gives the Result of some more sentences, and a null one at the end.
// The text must outlive all.
class MorphemeStream;
Status open_morphemes(Slice text, const Options& options, MorphemeStream** out) noexcept;
Status next_morphemes(MorphemeStream* stream, Result** out) noexcept;
void close_morphemes(MorphemeStream* stream) noexcept;
// korean_nouns: one row, one array.
Status nouns(Slice text, const Options& options, Result** out) noexcept;
// hanja_to_hangul: one row, one text.
Status hanja_to_hangul(Slice text, const Options& options, Result** out) noexcept;

}  // namespace kn::bridge
