// The dates of a text for every bridge file that needs them: figures keep off their spans.
#pragma once

#include <vector>

#include "dates/dates.h"

namespace kn::bridge {

// The words of dates in the open image, read on first use.
const DateWords& date_words();

inline std::vector<DateMention> dates_of(const Text& text) { return find_dates(date_words(), text); }

}  // namespace kn::bridge
