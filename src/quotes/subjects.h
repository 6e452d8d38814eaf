// Subjects: which words of a clause name the one who speaks.
//
//   이날 최도현 새벽전자 사장은     사장은 has a subject particle, and a title makes it a speaker
//   공고문에는 “…”라고 적혀 있다    a document takes 에는
//   이번 사업은                     a subject, but no speaker while there is a better one
//
// No parser: the end of a word (particle, title, noun of speakers, ending of organisations) and the entities say how
// likely it is that somebody speaks there.
#pragma once

#include <optional>
#include <vector>

#include "base/records.h"
#include "base/text.h"
#include "quotes/quote_rules.h"
#include "quotes/sentence_words.h"

namespace kn::quotes {

// How likely the words before the particle speak.
enum class Likeness : unsigned char { no, weak, fair, strong };

struct Subject {
  uint32_t word = 0;      // the word that ends it
  uint32_t stem_end = 0;  // where its particle begins
  Particle particle = Particle::none;
  Likeness likeness = Likeness::no;
};

class SubjectFinder {
 public:
  SubjectFinder(const Text& text, const WordTable& table, const std::vector<Entity>& entities, const QuoteRules& rules)
      : text_(text), table_(table), entities_(entities), rules_(rules) {}

  // The speaker of a marked quotation that begins after words [first, last).
  std::optional<Subject> before(uint32_t first, uint32_t last) const;
  // The speaker of a sentence with reported speech: the first good one, since later ones belong to what is reported.
  std::optional<Subject> leading(uint32_t first, uint32_t last, bool topics_only = false) const;
  // The first good subject of [first, last), whatever its particle.
  std::optional<Subject> first_strong(uint32_t first, uint32_t last) const;
  // The words up to stem_end as a subject without its particle: 최 사장 of 최 사장의, 법원 in a headline.
  Likeness likeness(uint32_t word, uint32_t stem_end) const;
  // First word of the noun phrase that ends with the word; not before `first`.
  uint32_t phrase_start(uint32_t word, uint32_t first) const;
  Subject subject_of(uint32_t word) const;

  // Last entity that begins before `end` and overlaps [begin, end), or null.
  const Entity* entity_in(uint32_t begin, uint32_t end) const;
  std::u32string_view chars(uint32_t word) const { return text_.chars(table_.words[word].span); }

 private:
  uint32_t past_parenthesis(uint32_t open, uint32_t end) const;
  bool predicate_between(uint32_t first, uint32_t last) const;
  bool extends_phrase(uint32_t word, uint32_t next) const;
  std::u32string_view stem_of(uint32_t word) const;
  bool speaks_unnamed(std::u32string_view stem) const;

  const Text& text_;
  const WordTable& table_;
  const std::vector<Entity>& entities_;
  const QuoteRules& rules_;
};

}  // namespace kn::quotes
