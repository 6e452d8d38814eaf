// extract_figures, korean_number and format_korean_number, column by column as in sql/extension/30_figures.sql.
#pragma once

#include "bridge/bridge.h"

namespace kn::bridge {

// kind, value, value_to, unit, qualifier, change, item, restates, surface, position, length, sentence
Status extract_figures(Slice text, const Options& options, Result** out) noexcept;
// One row, one cell: the number, or null.
Status korean_number(Slice text, Result** out) noexcept;
// `digits`: a numeric's plain decimal text.
Status format_korean_number(Slice digits, Result** out) noexcept;

}  // namespace kn::bridge
