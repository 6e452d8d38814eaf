// Sentences and articles; see bridge.h.
#pragma once

#include "bridge/bridge.h"

namespace kn::bridge {

Status split_sentences(Slice text, Options options, Result** out) noexcept;  // sentence, content, position, length
// One row: title, subtitle, outlet, published_at, reporters, emails, body.  `published` (microseconds since 2000-01-01, null
// for none) stands where the page gives no date.
Status parse_article(Slice raw, const long long* published, Options options, Result** out) noexcept;

}  // namespace kn::bridge
