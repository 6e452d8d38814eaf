// Dates over the border.
#pragma once

#include "bridge/bridge.h"

namespace kn::bridge {

// extract_dates: starts_at, ends_at, grain, relation, surface, position, length, sentence.  `published` in microseconds
// since 2000-01-01; infinity (PostgreSQL's) leaves every period open.
Status extract_dates(Slice text, long long published, const Options& options, Result** out) noexcept;

}  // namespace kn::bridge
