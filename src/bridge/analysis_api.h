// The whole analysis of a text in one call; see bridge.h.
#pragma once

#include "bridge/bridge.h"

namespace kn::bridge {

// korean_analysis: part, number, sentence, position, length, surface, kind, name, role, affiliation, value, value_to, unit,
// qualifier, change, item, restates, starts_at, ends_at, grain, relation, direct, verb.  `published` in microseconds since
// 2000-01-01, PostgreSQL's infinity for none.
Status analyze(Slice text, long long published, const Options& options, Result** out) noexcept;

}  // namespace kn::bridge
