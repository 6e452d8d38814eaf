// The analyser over the border.
#pragma once

#include "bridge/bridge.h"

namespace kn::bridge {

// korean_morphemes: morpheme, tag, surface, position, length, sentence.
Status morphemes(Slice text, const Options& options, Result** out) noexcept;
// korean_nouns: one row, one array.
Status nouns(Slice text, const Options& options, Result** out) noexcept;
// hanja_to_hangul: one row, one text.
Status hanja_to_hangul(Slice text, const Options& options, Result** out) noexcept;

}  // namespace kn::bridge
