// Pairs of quotation marks, as news really sets them.
//
//   “A”  "A"  ‘A’  "A”  ‘A”        opened with one kind and closed with another
//   그러면서“ A”고                  a blank on the wrong side
//   "그가 '안 된다'고 하더라"       one inside another: the inner one belongs to the outer
//   ‘새 길”이라고 … “다음”이라고    a mark without its partner ends with its line and takes nothing else along
//
// A pair lies within one line and within kLongestQuote characters, and every mark is looked at a bounded number of
// times.
#pragma once

#include <vector>

#include "base/text.h"
#include "quotes/quote_rules.h"

namespace kn::quotes {

struct MarkPair {
  Span span;     // with its marks
  Span content;  // between them
  MarkLevel level = MarkLevel::double_mark;
  TailMatch tail;        // what follows the closing mark
  uint32_t tail_at = 0;  // where the tail begins (one blank may stand before it)
};

// Outermost pairs in the order of the text.
std::vector<MarkPair> pair_marks(const Text& text, const QuoteRules& rules);

}  // namespace kn::quotes
