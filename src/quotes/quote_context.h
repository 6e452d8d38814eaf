// What the parts of the extractor share while they walk over one text.
#pragma once

#include <vector>

#include "base/text.h"
#include "quotes/quotes.h"
#include "quotes/sentence_words.h"
#include "quotes/speakers.h"
#include "quotes/subjects.h"

namespace kn::quotes {

struct QuoteContext {
  const Text& text;
  const QuoteRules& rules;
  const std::vector<MarkPair>& pairs;
  const WordTable& table;
  const SubjectFinder& finder;
  SpeakerResolver& resolver;

  Antecedents before;            // as the walk goes on
  Speaker answering;             // who answers in an interview
  std::vector<Span> unanswered;  // answers before the text says who that is
  std::vector<Quote> quotes;

  const Word& word(uint32_t i) const { return table.words[i]; }
  std::u32string_view chars(uint32_t i) const { return text.chars(table.words[i].span); }
  bool is_quotation(uint32_t i) const { return table.words[i].pair != kNoPair; }
  const MarkPair& pair(uint32_t word) const { return pairs[table.words[word].pair]; }

  void add(Span span, bool direct, const Speaker& speaker, Span verb) {
    quotes.push_back(Quote{span, direct, speaker.name, speaker.role, speaker.affiliation, speaker.span, verb});
  }
};

// Where a clause with a quotation stands within its sentence.
struct Clause {
  uint32_t unit = 0;   // number of the unit
  uint32_t first = 0;  // words of the clause so far
  uint32_t last = 0;   // end of the sentence
  Speaker speaker;     // who spoke last in this sentence
};

// A sentence that hangs on to one whose speaker is known: 이어, 다만.
inline bool goes_on_speaking(const QuoteContext& c, const Clause& clause) {
  return clause.first < clause.last && c.rules.lead_word(c.chars(clause.first)) == LeadWord::link && c.before.speaker &&
         c.before.speaker_unit + 1 >= clause.unit;
}

// The quotation at word i with a particle after it, and those before it in `pending` that share its verb.  Adds their
// rows and gives the word to go on from.
uint32_t resolve_marked(QuoteContext& context, Clause& clause, std::vector<uint32_t>& pending, uint32_t i);

// Whether word i ends as reported speech does: …다고, …다며, …다는.
bool ends_like_report(const QuoteContext& context, uint32_t i);

// Reported speech that ends with word i (…다고, …다며, …다는); gives the word to go on from, i + 1 where there is none.
uint32_t resolve_reported(QuoteContext& context, Clause& clause, std::vector<Span>& pending, uint32_t i);

// Quotations of the unit that no particle follows: headlines, whole sentences in marks.
void resolve_loose(QuoteContext& context, uint32_t unit, const std::vector<uint32_t>& loose);

// The turn that a label at the beginning of the unit gives to a speaker (이서연 대변인: …); gives the unit to go on from,
// the same where there is none.  heading: whom the label names where a usual report follows (이서연 대변인: “…”고 말했다).
uint32_t resolve_turn(QuoteContext& context, uint32_t unit, Speaker* heading);
// Whether the unit begins a line with what may be such a label.
bool begins_turn(const QuoteContext& context, uint32_t unit);
// Whether the unit begins the line of a question in an interview: -이적한 이유는, Q. 이적한 이유는.
bool is_question(const QuoteContext& context, uint32_t unit);
// Whether the unit begins the line behind one.
bool follows_question(const QuoteContext& context, uint32_t unit);
// Who answers the questions: the one who did before, or was spoken of last, or the only one whom the text names so far.
Speaker who_answers(const QuoteContext& context, const Unit& unit);
// Whoever answers one question of an interview answers all of them.  The first answers may stand before the text says
// who that is: they wait until the speaker is known.
void answer(QuoteContext& context, uint32_t unit, const std::vector<Span>& spans, const Speaker& speaker);

// The words between the marks end like a sentence; in_headline: or as sentences in headlines do.
bool ends_sentence(const Text& text, Span content, const QuoteRules& rules, bool in_headline);
bool has_blank(const Text& text, Span content);

// The noun of speech with 이다 in the word: 설명이다, 말이다.
bool is_speech_predicate(const QuoteRules& rules, std::u32string_view word, SpeechNoun* noun);
// The speaker of a noun of speech at word i: words [first, i) as 곽 감독의, 은행 측.
Speaker possessor(const QuoteContext& context, uint32_t first, uint32_t i);

}  // namespace kn::quotes
