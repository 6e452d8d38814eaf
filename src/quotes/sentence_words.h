// The words (eojeol) of a text outside its quotations, sentence by sentence.
//
//   최도현(52) 사장은 “더 짓겠다”고 말했다.   ->   최도현(52) | 사장은 | [quotation] | 말했다
//
// A pair of marks that the words around it make a quotation is one word; the particle after it belongs to it.  Other
// pairs are parts of their words (‘느린책방’의).  What stands in parentheses belongs to the word before.
#pragma once

#include <vector>

#include "base/records.h"
#include "base/text.h"
#include "quotes/quote_marks.h"
#include "quotes/quote_rules.h"

namespace kn::quotes {

inline constexpr uint32_t kNoPair = 0xFFFFFFFF;

struct Word {
  Span span;                // without punctuation around it
  uint32_t pair = kNoPair;  // the quotation that this word is
  bool comma = false;       // a comma follows
  bool cut = false;         // …, a colon or another break follows
};

// A sentence; sentences that the splitter ended inside marks are joined.
struct Unit {
  Span span;
  uint32_t first = 0;  // words [first, last)
  uint32_t last = 0;
  bool headline = false;  // no full stop and no finite verb at its end
  bool paragraph_start = false;
};

struct WordTable {
  std::vector<Word> words;
  std::vector<Unit> units;
};

// candidates: for each pair whether it may be a quotation (see quotes.cpp).
WordTable cut_words(const Text& text, const std::vector<Sentence>& sentences, const std::vector<MarkPair>& pairs,
                    const std::vector<bool>& candidates, const QuoteRules& rules);

// A finite verb by its look, for verbs that no list has: 했다, 친다, 않는다.
bool looks_finite(std::u32string_view word);

}  // namespace kn::quotes
