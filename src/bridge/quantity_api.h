// korean_quantity over the border: units and text; the arithmetic is PostgreSQL's own, on numeric.
#pragma once

#include "bridge/bridge.h"

namespace kn::bridge {

// One row: value (numeric), unit's canonical symbol.
Status parse_quantity(Slice text, Result** out) noexcept;
// One row: canonical symbol, base unit's symbol, kind, factor and offset of the exact measure (numeric), how many of
// the canonical unit one of this spelling is (numeric).  No row where the unit is unknown.
Status quantity_unit(Slice spelling, Result** out) noexcept;

}  // namespace kn::bridge
