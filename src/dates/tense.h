// Whether the words behind a date speak of what was or of what will be: a bare 12일 is one or the other by them.
#pragma once

#include "dates/date_words.h"

namespace kn {

// Reads on from `end` to the end of the sentence or for a dozen words: 12일 열린 → past, 12일 연다 → future, 12일
// 밝혔다 → reported.
Tense tense_behind(const DateWords& words, const Text& text, size_t end);

}  // namespace kn
