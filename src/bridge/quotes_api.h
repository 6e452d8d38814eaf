// Quotations; see bridge.h.
#pragma once

#include "bridge/bridge.h"

namespace kn::bridge {

// quote, direct, speaker, role, affiliation, verb, position, length, sentence
Status extract_quotes(Slice text, const Options& options, Result** out) noexcept;

}  // namespace kn::bridge
