// Quotations that no particle follows.
//
//   headline     최도현 “공장 더 짓겠다”…주민들 “물부터”     the speaker stands before it without a particle
//                “밥심으로 버텼다” 완주한 팔순 마라토너      or after it
//   whole        “전선이 먼저다.” 최도현 사장의 말이다.       a sentence of its own: the next names the speaker,
//                그는 이렇게 말했다. “전선이 먼저다.”         or the one before does
//   answer       -이적을 결심한 이유는.  “부딪혀 보고 싶었다.”  lines of an interview: one person answers all of them
#include <algorithm>

#include "base/unicode.h"
#include "quotes/quote_context.h"

namespace kn::quotes {

namespace {

constexpr uint32_t kFarthestSpeaker = 12;  // words from a quotation to a speaker after it

// Not the end of a noun phrase without a particle.
bool takes_particle(const QuoteContext& c, uint32_t i) {
  const std::u32string_view w = c.chars(i);
  if (c.finder.subject_of(i).particle != Particle::none && c.finder.likeness(i, c.word(i).span.end) != Likeness::strong)
    return true;
  return c.rules.ends_in(w, kOblique) != 0;
}

// The noun phrase before word i of a headline.
Speaker headline_speaker(const QuoteContext& c, uint32_t first, uint32_t i) {
  uint32_t begin = i;
  while (begin > first && !c.is_quotation(begin - 1) && !c.word(begin - 1).cut) --begin;
  if (begin == i) return {};
  uint32_t end = i - 1;
  if (takes_particle(c, end)) {
    // 노조, 정부에 “…”: the phrase before the comma.
    while (end > begin && !c.word(end - 1).comma) --end;
    if (end == begin) return {};
    --end;
  }
  uint32_t from = end;
  while (from > begin && !c.word(from - 1).comma) --from;
  while (from < end && c.rules.lead_word(c.chars(from)) != LeadWord::none) ++from;
  const Likeness likeness = c.finder.likeness(end, c.word(end).span.end);
  const MarkPair& p = c.pair(i);
  const bool sure = p.level == MarkLevel::double_mark && has_blank(c.text, p.content);
  // A "vs" is nobody.
  if (std::all_of(c.chars(end).begin(), c.chars(end).end(), [](char32_t x) { return x >= U'a' && x <= U'z'; }))
    return {};
  if (likeness == Likeness::no || (!sure && likeness != Likeness::strong)) return {};
  return c.resolver.resolve(Subject{end, c.word(end).span.end, Particle::nominative, likeness}, from, c.before);
}

// The first word after a headline's quotation that is likely to speak; 전직 장관의 쓴소리 too.
Speaker headline_speaker_after(const QuoteContext& c, uint32_t i, uint32_t last) {
  if (last > i + 2 && c.rules.speech_noun(c.chars(last - 1)).length == c.chars(last - 1).size())
    if (Speaker s = possessor(c, i + 1, last - 1)) return s;
  for (uint32_t k = i + 1; k < last && !c.is_quotation(k); ++k) {
    const Subject s = c.finder.subject_of(k);
    const uint32_t end = s.particle == Particle::none || c.finder.likeness(k, c.word(k).span.end) == Likeness::strong
                             ? c.word(k).span.end
                             : s.stem_end;
    if (c.finder.likeness(k, end) == Likeness::strong)
      return c.resolver.resolve(Subject{k, end, Particle::nominative, Likeness::strong}, i + 1, c.before);
  }
  return {};
}

// Whether the quotation ends its part of the headline: nothing, …, a comma or another quotation follows.
bool ends_part(const QuoteContext& c, uint32_t i, uint32_t last) {
  const Word& w = c.word(i);
  if (i + 1 >= last || w.cut || w.comma || c.is_quotation(i + 1)) return true;
  for (uint32_t k = i + 2; k < std::min(last, i + 5); ++k)
    if (c.is_quotation(k)) return true;
  return false;
}

void headline(QuoteContext& c, uint32_t number, uint32_t i) {
  const Unit& unit = c.table.units[number];
  const MarkPair& p = c.pair(i);
  const bool sentence = ends_sentence(c.text, p.content, c.rules, true);
  if (!sentence && !ends_part(c, i, unit.last)) return;
  Speaker speaker = headline_speaker(c, unit.first, i);
  const bool opens = i == unit.first || c.word(i - 1).cut;
  if (!speaker && opens && sentence && has_blank(c.text, p.content)) speaker = headline_speaker_after(c, i, unit.last);
  if (!speaker) return;
  c.add(p.content, true, speaker, {});
  c.before.spoke(speaker, number);
}

// …의 말이다 at the end of words [first, last): its word.
std::optional<uint32_t> speech_predicate(const QuoteContext& c, uint32_t first, uint32_t last) {
  SpeechNoun noun;
  if (last <= first || c.is_quotation(last - 1) || !is_speech_predicate(c.rules, c.chars(last - 1), &noun))
    return std::nullopt;
  return last - 1;
}

// The last verb of words [first, last), where they announce the quotation or look back on it: 이렇게 말했다.
Span announcing_verb(const QuoteContext& c, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i < last; ++i)
    if (c.rules.is(c.chars(i), kAnnounces)) {
      const VerbMatch verb = c.rules.verb(c.chars(last - 1));
      return verb && verb.kind != VerbClass::naming ? c.word(last - 1).span : Span{};
    }
  return {};
}

void whole(QuoteContext& c, uint32_t number, const std::vector<uint32_t>& loose) {
  const Unit& unit = c.table.units[number];
  uint32_t first = loose.back() + 1, last = unit.last;
  // The next sentence that is more than quotations.
  for (uint32_t u = number + 1; first >= last && u < std::min<size_t>(c.table.units.size(), number + 4); ++u) {
    if (is_question(c, u)) break;
    first = c.table.units[u].first;
    last = c.table.units[u].last;
    while (first < last && c.is_quotation(first) && c.pair(first).tail.kind == Tail::none) ++first;
  }
  Speaker speaker;
  Span verb;
  if (const auto word = speech_predicate(c, first, last)) {
    speaker = possessor(c, first, *word);
    if (speaker) verb = c.word(*word).span;
  }
  const bool said_before = number > 0 && !unit.paragraph_start &&
                           (c.before.speaker_unit + 1 == number || c.before.subject_unit + 1 == number);
  if (!speaker) {
    if (number > 0) verb = announcing_verb(c, c.table.units[number - 1].first, c.table.units[number - 1].last);
    if (!verb.empty() || (said_before && c.before.speaker && c.before.speaker_unit + 1 == number))
      speaker = c.before.subject_unit + 1 == number && !verb.empty() && c.before.subject ? c.before.subject
                                                                                         : c.before.speaker;
    if (!speaker) verb = {};
  }
  const bool answers = loose.front() == unit.first && follows_question(c, number);
  if (!speaker && answers) speaker = who_answers(c, unit);
  // 그는 부엌을 드나들었다. “…”: whom the sentence before is about speaks on, where the paragraph does not say who
  // does.
  if (!speaker && said_before && c.before.subject_unit + 1 == number && c.before.subject.person &&
      loose.back() + 1 == unit.last)
    speaker = c.before.subject;
  if (!speaker)
    if (const auto subject = c.finder.first_strong(first, std::min(last, first + kFarthestSpeaker))) {
      speaker = c.resolver.resolve(*subject, first, c.before);
      verb = announcing_verb(c, first, last);
    }
  if (answers) {
    std::vector<Span> spans;
    for (const uint32_t i : loose) spans.push_back(c.pair(i).content);
    return answer(c, number, spans, speaker);
  }
  if (!speaker) return;
  for (const uint32_t i : loose) c.add(c.pair(i).content, true, speaker, verb);
  c.before.spoke(speaker, number);
}

}  // namespace

void resolve_loose(QuoteContext& c, uint32_t number, const std::vector<uint32_t>& loose) {
  const Unit& unit = c.table.units[number];
  // A sentence in marks that begins the unit, alone or with other quotations only before its words.
  bool opens = loose.front() == unit.first;
  for (size_t k = 0; k < loose.size() && opens; ++k)
    opens = loose[k] == unit.first + k && c.pair(loose[k]).level == MarkLevel::double_mark &&
            ends_sentence(c.text, c.pair(loose[k]).content, c.rules, false);
  if (opens && (!unit.headline || loose.size() == unit.last - unit.first)) {
    whole(c, number, loose);
    return;
  }
  if (!unit.headline) return;
  for (const uint32_t i : loose) headline(c, number, i);
}

}  // namespace kn::quotes
