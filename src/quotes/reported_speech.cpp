// Reported speech without marks; precision before recall.
//
//   해남군은 [의견을 받겠다]고 밝혔다                       complement: a verb of saying must follow
//   청은 [두 배로 늘었다]며 [신고하라]고 당부했다           meanwhile: takes the verb that closes the sentence
//   회사 측은 [사실이 없다]는 입장이다                      a noun of speech with 이다, or with a verb that carries it
//
// The words begin after the subject of the sentence (and after whom they are said to) and end before the particle.  Not
// reported: …것으로 전망했다, …기로 했다, …다고 한다, …다고 볼 수, …다는 소식에.
#include <algorithm>

#include "base/unicode.h"
#include "quotes/quote_context.h"

namespace kn::quotes {

namespace {

constexpr uint32_t kFarthestVerb = 7;   // words between the reported words and their verb
constexpr uint32_t kFarthestPart = 40;  // words from …다며 to the verb or to the next part

struct Report {
  Tail kind = Tail::none;
  uint32_t end = 0;  // where the reported words end
};

// Imperatives end in 라 themselves (신고하라고), nouns take 라 or 이라 as a particle (대결이라고, 문제라고).
bool is_imperative(const QuoteContext& c, std::u32string_view before_ra) {
  return !before_ra.empty() && c.rules.is(before_ra.substr(before_ra.size() - 1), kCommand);
}

Report report_at(const QuoteContext& c, uint32_t i) {
  const std::u32string_view w = c.chars(i);
  const uint32_t begin = c.word(i).span.begin;
  if (w.size() > 2 && w.ends_with(U"이란")) return {Tail::adnominal, begin + static_cast<uint32_t>(w.size()) - 2};
  const TailMatch ending = c.rules.report_ending(w);
  if (ending.kind == Tail::none) return {};
  const std::u32string_view head = w.substr(0, w.size() - ending.length);
  const char32_t mood = head.back();
  if (head.size() < 2 || (mood != U'다' && mood != U'라' && mood != U'냐' && mood != U'자')) return {};
  uint32_t end = begin + static_cast<uint32_t>(head.size());
  if (mood == U'라') {
    const std::u32string_view noun = head.substr(0, head.size() - 1);
    if (noun.back() == U'이' && noun.size() > 1)
      end -= 2;
    else if (!is_imperative(c, noun) && noun.back() != U'니')
      end -= 1;
  }
  if (mood == U'자' && ending.kind != Tail::complement && head.size() < 3) return {};  // 남자는, 투자는
  return {ending.kind, end};
}

// 알렸다 after …다고: a verb of saying in a shape that states it.
bool reports(const VerbMatch& verb, std::u32string_view word, std::u32string_view before) {
  if (verb.ending == Ending::negative || verb.ending == Ending::condition) return false;
  if (verb.kind == VerbClass::say || QuoteRules::idiom(verb, before)) return true;
  // 했다, 했고, but not 한다 (hearsay) and 해서.
  return verb.kind == VerbClass::weak && !word.empty() && (word.front() == U'했' || word.starts_with(U"하였"));
}

struct ReportVerb {
  uint32_t word = 0;
  Ending ending = Ending::final;
};

// The verb of saying that takes …다고 at word i.
std::optional<ReportVerb> verb_of_complement(const QuoteContext& c, uint32_t i, uint32_t last) {
  for (uint32_t k = i + 1; k < std::min(last, i + 1 + kFarthestVerb); ++k) {
    if (c.is_quotation(k)) return std::nullopt;
    const std::u32string_view w = c.chars(k);
    const VerbMatch verb = c.rules.verb(w);
    if (verb) {
      if (verb.kind == VerbClass::weak && k != i + 1) return std::nullopt;
      if (!reports(verb, w, c.chars(k - 1))) {
        if (verb.short_shape && (verb.kind == VerbClass::act || verb.kind == VerbClass::feel) &&
            verb.ending != Ending::final)
          continue;
        return std::nullopt;
      }
      // 밝힐: not said yet; 밝히지 않았다 was sorted out by its ending.
      if (verb.ending == Ending::adnominal && final_consonant(w.back()) == 8) return std::nullopt;
      return ReportVerb{k, verb.ending};
    }
    if (report_at(c, k).kind != Tail::none || looks_finite(w)) return std::nullopt;
  }
  return std::nullopt;
}

// The verb that closes a sentence part after …다며: a verb of saying in a finite or contrasting shape.
std::optional<ReportVerb> verb_of_meanwhile(const QuoteContext& c, uint32_t i, uint32_t last) {
  std::optional<ReportVerb> linked;
  for (uint32_t k = i + 1; k < std::min(last, i + kFarthestPart); ++k) {
    if (c.is_quotation(k)) break;
    const std::u32string_view w = c.chars(k);
    const VerbMatch verb = c.rules.verb(w);
    const bool closes = verb ? verb.ending == Ending::final || verb.ending == Ending::contrast : looks_finite(w);
    if (closes)
      return verb.kind == VerbClass::say || verb.kind == VerbClass::feel || QuoteRules::idiom(verb, c.chars(k - 1))
                 ? std::optional(ReportVerb{k, verb.ending})
                 : linked;
    if (verb && verb.kind == VerbClass::say && verb.ending == Ending::link && !verb.short_shape && !linked)
      linked = ReportVerb{k, verb.ending};
  }
  return linked;
}

// …다는 뜻을 비쳤다, …다는 내용이 담겼다: word of the verb.
std::optional<uint32_t> carrying_verb(const QuoteContext& c, uint32_t noun, uint32_t last) {
  for (uint32_t k = noun + 1; k < std::min(last, noun + 4) && !c.is_quotation(k); ++k) {
    const VerbMatch verb = c.rules.verb(c.chars(k));
    if (verb)
      return verb.carries && verb.ending != Ending::negative && verb.ending != Ending::condition ? std::optional(k)
                                                                                                 : std::nullopt;
    if (looks_finite(c.chars(k))) return std::nullopt;
  }
  return std::nullopt;
}

// 주민에게, 선생님께, but not 함께.
bool is_addressee(const QuoteContext& c, std::u32string_view w) {
  return c.rules.lead_word(w) != LeadWord::adverb && c.rules.ends_in(w, kAddressee) != 0;
}

// Words to whom and where it is said, after the subject: 선수들에게, 회사에, 결의문에서, 이날.
bool is_aside(const QuoteContext& c, uint32_t i) {
  const std::u32string_view w = c.chars(i);
  if (w.empty()) return false;
  const LeadWord lead = c.rules.lead_word(w);
  if (lead == LeadWord::day || lead == LeadWord::link) return true;
  if (is_addressee(c, w)) return true;
  const uint32_t forum = c.rules.ends_in(w, kForum), target = c.rules.ends_in(w, kTarget);
  if (forum == 0 && target == 0) return false;
  const std::u32string_view noun = w.substr(0, w.size() - std::max(forum, target));
  const SpeakerNoun speaker = c.rules.speaker_noun(noun);
  if (forum != 0) return speaker == SpeakerNoun::document || c.rules.speech_noun(noun).length == noun.size();
  return speaker == SpeakerNoun::group;
}

// 7일, 30일
bool is_day(std::u32string_view w) {
  return w.size() > 1 && w.size() < 4 && w.back() == U'일' &&
         std::all_of(w.begin(), w.end() - 1, [](char32_t c) { return is_ascii_digit(c); });
}

// 성명을 통해, 자료를 인용해: two words on where it was said.
bool is_through(const QuoteContext& c, uint32_t i, uint32_t last) {
  const std::u32string_view w = c.chars(i);
  if (i + 1 >= last || c.rules.ends_in(w, kObject) == 0 || c.rules.lead_word(c.chars(i + 1)) != LeadWord::link)
    return false;
  const std::u32string_view noun = w.substr(0, w.size() - 1);
  return c.rules.speaker_noun(noun) == SpeakerNoun::document || c.rules.speech_noun(noun).length == noun.size();
}

// 10일 서울에서 열린 설명회에서: past the words on the occasion that begin with word `first`; `first` where there are
// none.  설명회에서 나온 의견을 is the beginning of what is said.
uint32_t past_occasion(const QuoteContext& c, uint32_t first, uint32_t last) {
  constexpr uint32_t kMostWords = 7;
  for (uint32_t i = first; i + 1 < std::min(last, first + kMostWords) && !c.is_quotation(i); ++i) {
    const std::u32string_view w = c.chars(i);
    const uint32_t forum = c.rules.ends_in(w, kForum);
    const std::u32string_view noun = w.substr(0, w.size() - forum);
    if (forum == 0 || (!c.rules.is(noun, kOccasion) && c.rules.ends_in(noun, kOccasion) == 0)) continue;
    const std::u32string_view next = c.chars(i + 1);
    const bool verb = final_consonant(next.back()) == 4 && c.rules.breaks_phrase(next) &&
                      c.rules.subject_particle(next).kind == Particle::none;  // 나온, 열린
    return verb && c.rules.lead_word(next) == LeadWord::none ? first : i + 1;
  }
  return first;
}

struct Found {
  Span span;
  Speaker speaker;
  bool own_subject = false;
};

// The reported words that end in word i, and who said them.
Found reported_words(const QuoteContext& c, const Clause& clause, uint32_t i, const Report& report,
                     const std::optional<uint32_t>& verb) {
  Found found;
  uint32_t first = clause.first;
  const auto subject = c.finder.leading(clause.first, i, report.kind == Tail::adnominal);
  // 이스라엘이 …을 공습했다고 AP통신이 보도했다: who stands between the words and their verb says them.
  const auto after = verb ? c.finder.first_strong(i + 1, *verb) : std::nullopt;
  if (after) {
    found.speaker = c.resolver.resolve(*after, i + 1, c.before);
    found.own_subject = true;
    // 다만 시기는 …다고 덧붙였다: the speaker of the sentence before goes on.
  } else if (subject && !(subject->likeness == Likeness::weak && goes_on_speaking(c, clause))) {
    found.speaker = c.resolver.resolve(*subject, clause.first, c.before);
    found.own_subject = true;
    first = subject->word + 1;
  }
  if (!found.own_subject && clause.speaker) {
    found.speaker = clause.speaker;
    found.own_subject = true;
  }
  // 주민에게 and one word before it (도예겸 차관에게) are no part of what is said.
  // A date between the subject and these is none either: 7일 공시를 통해.
  const auto aside = [&](uint32_t word) {
    return word >= i ? 0U : is_aside(c, word) ? 1U : is_through(c, word, i) ? 2U : 0U;
  };
  if (found.own_subject) first = past_occasion(c, first, i);
  while (first < i) {
    const uint32_t skip = aside(first) != 0                                 ? aside(first)
                          : is_day(c.chars(first)) && aside(first + 1) != 0 ? 1 + aside(first + 1)
                                                                            : 0;
    if (skip == 0) break;
    first += skip;
  }
  if (first + 1 < i && is_addressee(c, c.chars(first + 1))) first += 2;
  if (first > i || c.is_quotation(first)) return {};
  found.span = {c.word(first).span.begin, report.end};
  // 가족은 뭐라고 했나: asks for the words.
  if (c.rules.is(c.text.chars(found.span), kInterrogative)) return {};
  return found;
}

// What closes reported words that end in word i.
struct Closing {
  uint32_t verb = 0;
  Ending ending = Ending::final;
  bool needs_own_subject = false;  // the speaker of the sentence before will not do
  Speaker speaker;                 // where the closing words name it
};

// …다는 입장이다, …다는 게 업계의 시각이다, …다는 뜻을 비쳤다.
std::optional<Closing> close_adnominal(const QuoteContext& c, uint32_t i, uint32_t last) {
  uint32_t k = i + 1;
  if (k >= last || c.is_quotation(k)) return std::nullopt;
  SpeechNoun noun;
  Closing closing;
  if (c.rules.is(c.chars(k), kThing)) {
    if (last - 1 <= k || c.is_quotation(last - 1) || !is_speech_predicate(c.rules, c.chars(last - 1), &noun) ||
        !noun.closing)
      return std::nullopt;
    closing.speaker = possessor(c, k + 1, last - 1);
    closing.verb = last - 1;
    return closing.speaker ? std::optional(closing) : std::nullopt;
  }
  // 공식 입장을, 업계의 시각이다: a word or two may stand before the noun.
  const uint32_t stop = std::min(last, i + 4);
  while (k < stop && !c.is_quotation(k) && c.rules.speech_noun(c.chars(k)).length == 0) ++k;
  if (k >= stop || c.is_quotation(k)) return std::nullopt;
  closing.verb = k;
  if (is_speech_predicate(c.rules, c.chars(k), &noun)) {
    if (!noun.closing) return std::nullopt;
    closing.needs_own_subject = !noun.closes_carried;
    closing.speaker = possessor(c, i + 1, k);
    return closing.speaker || k == i + 1 ? std::optional(closing) : std::nullopt;
  }
  const std::u32string_view rest = c.chars(k).substr(noun.length);
  if (!noun.carried || k > i + 2 || !c.rules.is(rest, kCarried)) return std::nullopt;
  const auto verb = carrying_verb(c, k, last);
  if (!verb) return std::nullopt;
  closing.verb = *verb;
  closing.needs_own_subject = true;
  return closing;
}

std::optional<Closing> close(const QuoteContext& c, uint32_t i, Tail kind, uint32_t last) {
  if (kind == Tail::adnominal) return close_adnominal(c, i, last);
  const auto verb = kind == Tail::complement ? verb_of_complement(c, i, last) : verb_of_meanwhile(c, i, last);
  if (!verb) return std::nullopt;
  return Closing{verb->word, verb->ending, kind == Tail::meanwhile, {}};
}

// Whether the words after …다며 at i hold a quotation or more reported words, whose verb then closes both.
bool goes_on(const QuoteContext& c, uint32_t i, uint32_t last) {
  for (uint32_t k = i + 1; k < std::min(last, i + kFarthestPart); ++k) {
    if (c.is_quotation(k)) {
      if (c.pair(k).tail.kind != Tail::none) return true;
      continue;
    }
    const Report report = report_at(c, k);
    if (report.kind != Tail::none && report.kind != Tail::meanwhile && close(c, k, report.kind, last)) return true;
  }
  return false;
}

}  // namespace

bool ends_like_report(const QuoteContext& c, uint32_t i) { return report_at(c, i).kind != Tail::none; }

uint32_t resolve_reported(QuoteContext& c, Clause& clause, std::vector<Span>& pending, uint32_t i) {
  const uint32_t next = i + 1;
  const Report report = report_at(c, i);
  if (report.kind == Tail::none) return next;
  if (report.kind == Tail::meanwhile && goes_on(c, i, clause.last)) {
    const Found found = reported_words(c, clause, i, report, std::nullopt);
    if (found.span.empty() || !found.speaker) return next;
    pending.push_back(found.span);
    clause.speaker = found.speaker;
    clause.first = next;
    return next;
  }
  const std::optional<Closing> closing = close(c, i, report.kind, clause.last);
  if (!closing) return next;
  Found found = reported_words(c, clause, i, report, closing->verb);
  if (found.span.empty()) return next;
  if (closing->speaker) found.speaker = closing->speaker;
  if (!found.speaker && !found.own_subject && !closing->needs_own_subject)
    found.speaker = SpeakerResolver::carried(c.before, clause.unit);
  // 그는 …: somebody, whom the text does not tell.
  if (!found.speaker && !found.own_subject) return next;
  const Span verb = c.word(closing->verb).span;
  for (const Span& span : pending) c.add(span, false, found.speaker, verb);
  pending.clear();
  c.add(found.span, false, found.speaker, verb);
  c.before.spoke(found.speaker, clause.unit);
  clause.speaker = found.speaker;
  clause.first = closing->verb + 1;
  return closing->verb + 1;
}

}  // namespace kn::quotes
