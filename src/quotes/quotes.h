// Who said what: quotations between marks, and reported speech without marks.
//
//   최도현 새벽전자 사장은 “공장을 더 짓겠다”고 말했다.     quote 공장을 더 짓겠다, speaker 최도현, verb 말했다
//   새벽전자는 공장을 더 짓겠다고 밝혔다.                   the same without marks: direct = false
//   새벽전자의 ‘새 공장’이 문을 열었다.                     a name: no row
//
// The walk: quote_marks pairs the marks, what follows a mark (…”라고, …”며, …”라는 입장) tells words from names, and
// sentence_words cuts the rest into words.  Then quotations are resolved one sentence after another: turns takes the
// lines of a transcript (이서연: …); marked_speech finds the verb that closes each quotation, subjects and speakers the
// subject of that verb, in this sentence or one before; reported_speech does the same for …다고 밝혔다; loose_quotes
// takes those that no particle follows (headlines, whole sentences in marks).
#pragma once

#include <string>
#include <vector>

#include "base/records.h"
#include "base/text.h"
#include "quotes/quote_rules.h"

namespace kn::quotes {

struct Quote {
  Span span;  // the words between the marks
  bool direct = true;
  std::string speaker;  // canonical name, or as described; "" for none
  std::string role;
  std::string affiliation;
  Span speaker_span;  // where the speaker stands in the text, as far as it does; empty where it is carried over
  Span verb;          // empty for none
};

// Quotations in the order of the text.  Entities by position, as tag_entities gives them; sentences likewise.
std::vector<Quote> extract_quotes(const Text& text, const std::vector<Sentence>& sentences,
                                  const std::vector<Entity>& entities, const QuoteRules& rules);

}  // namespace kn::quotes
