// Sentences and articles; see bridge.h.
#pragma once

#include "bridge/bridge.h"

namespace kn::bridge {

Status split_sentences(Slice text, Options options, Result** out) noexcept;  // sentence, content, position, length

}  // namespace kn::bridge
