// Names over the border.
#pragma once

#include "bridge/bridge.h"

namespace kn::bridge {

// tag_entities: kind, surface, position, length, sentence, name, role, affiliation.
Status entities(Slice text, const Options& options, Result** out) noexcept;

}  // namespace kn::bridge
