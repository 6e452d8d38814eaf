// The walk over a text: see quotes.h.
#include "quotes/quotes.h"

#include <algorithm>

#include "base/interrupt.h"
#include "base/unicode.h"
#include "quotes/quote_context.h"

namespace kn::quotes {

bool has_blank(const Text& text, Span content) {
  for (uint32_t i = content.begin; i < content.end; ++i)
    if (is_space(text[i]) && i > content.begin && i + 1 < content.end) return true;
  return false;
}

bool ends_sentence(const Text& text, Span content, const QuoteRules& rules, bool in_headline) {
  uint32_t end = content.end;
  while (end > content.begin && is_space(text[end - 1])) --end;
  if (end == content.begin) return false;
  const char32_t last = text[end - 1];
  if (last == U'?' || last == U'!' || last == U'.' || last == U'…') return true;
  // A nested quotation at the end: what it ends with counts.
  if (rules.mark(last).side != MarkSide::none && end - 1 > content.begin)
    return ends_sentence(text, {content.begin, end - 1}, rules, in_headline);
  const SentenceFinal final = rules.sentence_final(last);
  return final == SentenceFinal::sentence || (in_headline && final == SentenceFinal::headline);
}

namespace {

constexpr uint32_t kNextSpeaker = 14;  // characters of a speaker between two quotations of a headline

// Whether another quotation opens after a few words without a particle before its mark.
bool next_quotation_near(const Text& text, uint32_t at, const QuoteRules& rules) {
  for (uint32_t i = at; i < at + kNextSpeaker && i < text.size(); ++i) {
    const char32_t c = text[i];
    if (c == U'\n' || c == U'.' || c == U',') return false;
    const Mark m = rules.mark(c);
    if (m.side != MarkSide::none)
      return m.level == MarkLevel::double_mark && i > at + 1 && is_space(text[i - 1]) &&
             rules.subject_particle(text.chars({at, i - 1})).kind == Particle::none;
  }
  return false;
}

// Whether the pair may be a quotation, by its inside and what touches it.
bool is_candidate(const Text& text, const MarkPair& p, const QuoteRules& rules) {
  const bool sentence = ends_sentence(text, p.content, rules, false);
  switch (p.tail.kind) {
    case Tail::complement:
      return true;
    case Tail::meanwhile:
      return p.tail.length > 1 || sentence || has_blank(text, p.content);
    case Tail::adnominal:
      return p.tail.length > 1 || sentence;
    case Tail::estimate:
      return has_blank(text, p.content) && ends_sentence(text, p.content, rules, true);
    case Tail::none:
      break;
  }
  const char32_t after = text[p.span.end];
  const bool blank = has_blank(text, p.content);
  uint32_t next = p.span.end;
  while (text[next] == U' ' || text[next] == U',') ++next;
  const bool ends_here = text[next] == 0 || text[next] == U'\n' || text[next] == U'…' || text[next] == U']' ||
                         (text[next] == U'.' && text[next + 1] == U'.') ||
                         rules.mark(text[next]).side != MarkSide::none;
  const bool headline = ends_sentence(text, p.content, rules, true);
  if (p.level == MarkLevel::single_mark && !(blank && headline)) return false;
  if (ends_here) return blank || headline;
  // 與 “균형발전 마중물” 野 “한 회사에 몰아주나”: the next speaker and quotation follow.
  if (blank && p.level == MarkLevel::double_mark && is_space(after) && next_quotation_near(text, next, rules))
    return true;
  return (is_space(after) || after == U',') && blank && headline;
}

// Quotations in a row share what closes the last: "A" "B"라고 외치며.
bool next_in_row(const QuoteContext& c, uint32_t i, uint32_t last) {
  if (i + 1 >= last || !c.is_quotation(i + 1)) return false;
  return c.pair(i + 1).tail.kind != Tail::none || (i + 2 < last && next_in_row(c, i + 1, last));
}

// Who the sentence was about, for the next.
void note_subject(QuoteContext& c, uint32_t number) {
  const Unit& unit = c.table.units[number];
  if (const auto subject = c.finder.leading(unit.first, unit.last);
      subject && subject->likeness >= Likeness::strong && subject->particle != Particle::place)
    c.before.stood(c.resolver.resolve(*subject, unit.first, c.before), number);
}

void walk_unit(QuoteContext& c, uint32_t number, const Speaker& heading) {
  const Unit& unit = c.table.units[number];
  Clause clause{number, unit.first, unit.last, heading};
  std::vector<uint32_t> pending, loose;
  std::vector<Span> reported;
  const size_t rows = c.quotes.size();
  for (uint32_t i = unit.first; i < unit.last;) {
    pace();
    if (!c.is_quotation(i)) {
      i = resolve_reported(c, clause, reported, i);
    } else if (c.pair(i).tail.kind != Tail::none) {
      const size_t already = c.quotes.size();
      i = resolve_marked(c, clause, pending, i);
      // What was reported before with …다면서 takes the verb of this quotation: 알 수 없다면서도 “…”라고 말했다.
      if (c.quotes.size() > already && !reported.empty()) {
        const Quote last = c.quotes.back();
        for (const Span& span : reported)
          c.add(span, false, Speaker{last.speaker, last.role, last.affiliation, false, last.speaker_span}, last.verb);
        reported.clear();
      }
    } else {
      if (next_in_row(c, i, unit.last))
        pending.push_back(i);
      else
        loose.push_back(i);
      ++i;
    }
  }
  loose.insert(loose.end(), pending.begin(), pending.end());
  if (!loose.empty()) {
    std::sort(loose.begin(), loose.end());
    resolve_loose(c, number, loose);
  }
  if (c.quotes.size() == rows || !clause.speaker) note_subject(c, number);
}

// Whether the unit holds words that somebody may have said.
bool may_speak(const QuoteContext& c, const Unit& unit) {
  for (uint32_t i = unit.first; i < unit.last; ++i)
    if (c.is_quotation(i) || ends_like_report(c, i)) return true;
  return false;
}

}  // namespace

std::vector<Quote> extract_quotes(const Text& text, const std::vector<Sentence>& sentences,
                                  const std::vector<Entity>& entities, const QuoteRules& rules) {
  const std::vector<MarkPair> pairs = pair_marks(text, rules);
  std::vector<bool> candidates;
  candidates.reserve(pairs.size());
  for (const MarkPair& p : pairs) {
    pace();
    candidates.push_back(is_candidate(text, p, rules));
  }
  const WordTable table = cut_words(text, sentences, pairs, candidates, rules);
  const SubjectFinder finder(text, table, entities, rules);
  SpeakerResolver resolver(text, table, entities, finder, rules);
  QuoteContext context{text, rules, pairs, table, finder, resolver, {}, {}, {}, {}};
  // Units since the last that was walked; whom they are about matters to a later one only.
  std::vector<uint32_t> silent;
  const Speaker nobody;
  for (uint32_t unit = 0; unit < table.units.size(); ++unit) {
    pace();
    const bool labelled = begins_turn(context, unit);
    if (!labelled && !may_speak(context, table.units[unit])) {
      silent.push_back(unit);
      continue;
    }
    for (const uint32_t before : silent) note_subject(context, before);
    silent.clear();
    if (!labelled) {
      walk_unit(context, unit, nobody);
      continue;
    }
    Speaker heading;
    const uint32_t past = resolve_turn(context, unit, &heading);
    if (past > unit)
      unit = past - 1;
    else
      walk_unit(context, unit, heading);
  }
  // The interview named who answers behind the answers only.
  if (!context.unanswered.empty() && !table.units.empty())
    answer(context, static_cast<uint32_t>(table.units.size() - 1), {},
           resolver.only_person_before(static_cast<uint32_t>(text.size())));
  std::sort(context.quotes.begin(), context.quotes.end(),
            [](const Quote& a, const Quote& b) { return a.span.begin < b.span.begin; });
  return std::move(context.quotes);
}

}  // namespace kn::quotes
