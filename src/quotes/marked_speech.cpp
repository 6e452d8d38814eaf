// Quotations between marks with a particle after them: the verb that closes them and the speaker.
//
//   complement   “…”고 밝혔다, “…”라고 고개를 숙였다    the first verb after it; a naming verb (불린다) makes it a name
//   meanwhile    “…”며 “…”고 말했다                     the verb of the next quotation; or the predicate of its own clause
//   estimate     “…할 것”으로 내다봤다
//   adnominal    “…”라는 입장을 되풀이했다, “…”는 곽 감독의 말, “…”는 것이 업계의 시각이다
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "quotes/quote_context.h"

namespace kn::quotes {

namespace {

constexpr uint32_t kFarthestVerb = 24;  // words from a quotation to its verb
constexpr uint32_t kFarthestNoun = 8;   // … to its noun of speech

enum class Outcome : unsigned char { rejected, closed, shared };
struct Closing {
  Outcome outcome = Outcome::rejected;
  uint32_t verb = 0;  // word; valid when closed and has_verb
  bool has_verb = false;
  Ending ending = Ending::final;
  VerbClass kind = VerbClass::none;
  Speaker speaker;    // where the closing words name it: 곽 감독의 말
  uint32_t next = 0;  // word to go on from
};

// "…"라고 한 번 더 말했다: 한 is a number there.
bool is_number_word(const QuoteContext& c, uint32_t i, uint32_t last) {
  return c.rules.is(c.chars(i), kOne) && (i + 1 >= last || !c.rules.bound_noun(c.chars(i + 1)));
}

bool is_object(const QuoteContext& c, uint32_t i) { return c.rules.ends_in(c.chars(i), kObject) != 0; }

Closing close_complement(const QuoteContext& c, uint32_t i, uint32_t last) {
  Closing found;
  std::optional<uint32_t> spare;  // a short shape that may be another word
  Ending spare_ending = Ending::link;
  VerbClass spare_kind = VerbClass::none;
  const uint32_t stop = std::min(last, i + 1 + kFarthestVerb);
  uint32_t k = i + 1;
  for (; k < stop; ++k) {
    if (c.is_quotation(k)) break;
    const std::u32string_view w = c.chars(k);
    const VerbMatch verb = c.rules.verb(w);
    // “…”고 트럼프 대통령은 SNS를 통해 밝혔다: 통해 names nothing behind its object.
    if (verb && verb.kind == VerbClass::naming && verb.ending == Ending::link && k > i + 1 && is_object(c, k - 1))
      continue;
    if (verb && verb.kind == VerbClass::naming && !spare) return found;
    if (verb && verb.ending == Ending::negative) continue;
    if (verb && (is_number_word(c, k, last) ||
                 (verb.short_shape && verb.ending != Ending::final && verb.kind != VerbClass::weak &&
                  verb.kind != VerbClass::say && verb.ending != Ending::contrast))) {
      if (!spare) spare = k, spare_ending = verb.ending, spare_kind = verb.kind;
      continue;
    }
    // 따져 물었다: the second verb is the one that says.
    if (verb && verb.ending == Ending::link && k + 1 < stop && !c.is_quotation(k + 1) &&
        final_consonant(w.back()) == 0 && w.back() != U'고' && w.back() != U'며' && w.back() != U'자' &&
        c.rules.verb(c.chars(k + 1)).kind == VerbClass::say)
      continue;
    if (verb || looks_finite(w)) {
      found.outcome = Outcome::closed;
      found.has_verb = true;
      found.verb = k;
      found.ending = verb ? verb.ending : Ending::final;
      found.kind = verb ? verb.kind : VerbClass::act;
      found.next = k + 1;
      return found;
    }
  }
  if (spare) {
    found.outcome = Outcome::closed;
    found.has_verb = true;
    found.verb = *spare;
    found.ending = spare_ending;
    found.kind = spare_kind;
    found.next = *spare + 1;
    return found;
  }
  if (k < stop && c.is_quotation(k) && c.pair(k).tail.kind != Tail::none) {
    found.outcome = Outcome::shared;
    found.next = i + 1;
  }
  return found;
}

Closing close_meanwhile(const QuoteContext& c, uint32_t i, uint32_t last) {
  Closing found;
  const uint32_t stop = std::min(last, i + 1 + kFarthestVerb);
  std::optional<uint32_t> linked;
  for (uint32_t k = i + 1; k < stop; ++k) {
    if (c.is_quotation(k)) {
      if (c.pair(k).tail.kind == Tail::none) continue;
      if (linked) break;
      found.outcome = Outcome::shared;
      found.next = i + 1;
      return found;
    }
    const std::u32string_view w = c.chars(k);
    const VerbMatch verb = c.rules.verb(w);
    const bool closes =
        verb ? (verb.ending == Ending::final || verb.ending == Ending::contrast || verb.ending == Ending::quoted) &&
                   !(verb.ending == Ending::negative)
             : looks_finite(w);
    if (closes) {
      found.outcome = Outcome::closed;
      found.has_verb = true;
      found.verb = k;
      found.ending = verb ? verb.ending : Ending::final;
      found.kind = verb && verb.kind != VerbClass::naming ? verb.kind : VerbClass::act;
      found.next = k + 1;
      return found;
    }
    if (verb && !linked && !verb.short_shape && verb.kind != VerbClass::naming && verb.kind != VerbClass::weak &&
        (verb.ending == Ending::link || verb.ending == Ending::adnominal))
      linked = k;
  }
  if (linked) {
    const VerbMatch verb = c.rules.verb(c.chars(*linked));
    found.outcome = Outcome::closed;
    found.has_verb = true;
    found.verb = *linked;
    found.ending = verb.ending;
    found.kind = verb.kind;
    found.next = *linked + 1;
  }
  return found;
}

// “…할 것”으로 내다봤다: a verb of saying, at once or behind one word.
Closing close_estimate(const QuoteContext& c, uint32_t i, uint32_t last) {
  Closing found;
  for (uint32_t k = i + 1; k < std::min(last, i + 3) && !c.is_quotation(k); ++k) {
    const VerbMatch verb = c.rules.verb(c.chars(k));
    if (verb.kind != VerbClass::say || verb.ending == Ending::negative) continue;
    found.outcome = Outcome::closed;
    found.has_verb = true;
    found.verb = k;
    found.ending = verb.ending;
    found.kind = verb.kind;
    found.next = k + 1;
    return found;
  }
  return found;
}

// 입장을, 말이, 뜻까지: the noun goes on to a verb.
bool wants_verb(const QuoteContext& c, std::u32string_view rest) { return c.rules.is(rest, kGoesOn); }

// First verb after a noun of speech.
std::optional<uint32_t> verb_after(const QuoteContext& c, uint32_t noun, uint32_t last) {
  for (uint32_t k = noun + 1; k < std::min(last, noun + 7) && !c.is_quotation(k); ++k) {
    const VerbMatch verb = c.rules.verb(c.chars(k));
    if ((verb && verb.ending != Ending::negative && verb.kind != VerbClass::naming) || looks_finite(c.chars(k)))
      return k;
  }
  return std::nullopt;
}

Closing close_adnominal(const QuoteContext& c, uint32_t i, uint32_t last) {
  Closing found;
  bool thing = false;  // …라는 것이: the noun with 이다 is still to come
  const uint32_t stop = std::min(last, i + 1 + (kFarthestNoun * 2));
  for (uint32_t k = i + 1; k < stop && !c.is_quotation(k); ++k) {
    const std::u32string_view w = c.chars(k);
    if (!thing && k > i + kFarthestNoun) return found;
    if (k == i + 1 && c.rules.is(w, kOtherSide)) {
      found.outcome = Outcome::closed;
      found.next = k + 1;
      return found;
    }
    if (k == i + 1 && c.rules.is(w, kThing)) {
      thing = true;
      continue;
    }
    SpeechNoun noun;
    const bool predicate = is_speech_predicate(c.rules, w, &noun);
    if (noun.length == 0 || (thing && !predicate)) {
      // Another noun with an object particle: 별명을, 제도를.
      if (!thing && is_object(c, k)) return found;
      continue;
    }
    const std::u32string_view rest = w.substr(noun.length);
    found.verb = k;
    found.has_verb = true;
    found.next = k + 1;
    found.speaker = possessor(c, thing ? i + 2 : i + 1, k);
    if (predicate) {
      found.outcome = Outcome::closed;
      return found;
    }
    if (rest.empty()) continue;  // 공식 입장문 발표: a longer noun
    if (found.speaker) {
      found.outcome = Outcome::closed;
      return found;
    }
    if (!wants_verb(c, rest)) return found;
    const auto verb = verb_after(c, k, last);
    if (!verb) return found;
    const VerbMatch match = c.rules.verb(c.chars(*verb));
    if (match.kind == VerbClass::hear || (noun.ambiguous && !match.carries && match.kind != VerbClass::write))
      return found;
    found.outcome = Outcome::closed;
    found.verb = *verb;
    found.kind = match.kind;
    found.ending = match ? match.ending : Ending::final;
    found.next = *verb + 1;
    return found;
  }
  return found;
}

Closing close(const QuoteContext& c, uint32_t i, uint32_t last) {
  switch (c.pair(i).tail.kind) {
    case Tail::complement:
      return close_complement(c, i, last);
    case Tail::meanwhile:
      return close_meanwhile(c, i, last);
    case Tail::estimate:
      return close_estimate(c, i, last);
    default:
      return close_adnominal(c, i, last);
  }
}

// Who says the quotation.  somebody: its sentence names a subject, even where that leads to nobody (그는, at the
// beginning).
Speaker speaker_of(const QuoteContext& c, const Clause& clause, uint32_t i, const Closing& closing, bool* somebody) {
  *somebody = true;
  if (closing.speaker) return closing.speaker;
  const auto subject = c.finder.before(clause.first, i);
  if (subject && subject->likeness >= Likeness::fair) return c.resolver.resolve(*subject, clause.first, c.before);
  if (closing.has_verb)
    if (const auto after = c.finder.first_strong(i + 1, closing.verb))
      return c.resolver.resolve(*after, i + 1, c.before);
  // “…”고 밝힌 지은솔 대표는
  if (closing.has_verb && closing.ending == Ending::adnominal && closing.verb + 1 < clause.last &&
      !c.rules.bound_noun(c.chars(closing.verb + 1)))
    if (const auto after = c.finder.first_strong(closing.verb + 1, std::min(clause.last, closing.verb + 8)))
      return c.resolver.resolve(*after, closing.verb + 1, c.before);
  if (subject && !goes_on_speaking(c, clause)) return c.resolver.resolve(*subject, clause.first, c.before);
  *somebody = false;
  if (clause.speaker || c.pair(i).tail.kind == Tail::adnominal) return clause.speaker;
  return SpeakerResolver::carried(c.before, clause.unit);
}

}  // namespace

bool is_speech_predicate(const QuoteRules& rules, std::u32string_view word, SpeechNoun* noun) {
  *noun = rules.speech_noun(word);
  if (noun->length == 0) return false;
  const std::u32string_view rest = word.substr(noun->length);
  return rules.is(rest, kCopulaWord) || rules.begins_with(rest, kCopula);
}

Speaker possessor(const QuoteContext& c, uint32_t first, uint32_t i) {
  if (i <= first || c.is_quotation(i - 1)) return {};
  // 곽 감독의 말, 은행 측 설명; 그의 오랜 소신: up to three words between.
  for (uint32_t word = i; word-- > std::max(first, i - std::min(i, 4U)) && !c.is_quotation(word);) {
    const Span span = c.word(word).span;
    const std::u32string_view w = c.chars(word);
    const bool genitive = w.size() > 1 && w.back() == U'의';
    if (!genitive && word + 1 != i) continue;
    const uint32_t end = genitive ? span.end - 1 : span.end;
    const Subject s{word, end, Particle::nominative, c.finder.likeness(word, end)};
    if (s.likeness == Likeness::strong) return c.resolver.resolve(s, first, c.before);
  }
  // 감독이 늘 하는 말이다
  const char32_t last = c.chars(i - 1).back();
  if (final_consonant(last) == 4 || last == U'는' || last == U'던')
    if (const auto by = c.finder.before(first, i - 1); by && by->likeness == Likeness::strong)
      return c.resolver.resolve(*by, first, c.before);
  return {};
}

uint32_t resolve_marked(QuoteContext& c, Clause& clause, std::vector<uint32_t>& pending, uint32_t i) {
  const Closing closing = close(c, i, clause.last);
  if (closing.outcome == Outcome::shared) {
    pending.push_back(i);
    return closing.next;
  }
  if (closing.outcome == Outcome::rejected) return i + 1;
  bool somebody = false;
  const Speaker speaker = speaker_of(c, clause, i, closing, &somebody);
  // Without anybody who says it, only a verb of saying makes it a quotation.
  const bool said = closing.kind == VerbClass::say || closing.kind == VerbClass::weak;
  if (!speaker && !somebody && (!said || c.pair(i).tail.kind == Tail::adnominal)) {
    pending.clear();
    return i + 1;
  }
  const Span verb = closing.has_verb ? c.word(closing.verb).span : Span{};
  for (const uint32_t p : pending) c.add(c.pair(p).content, true, speaker, verb);
  pending.clear();
  c.add(c.pair(i).content, true, speaker, verb);
  c.before.spoke(speaker, clause.unit);
  clause.speaker = speaker;
  clause.first = closing.next;
  return closing.next;
}

}  // namespace kn::quotes
