// A word is judged by its end alone: the particle, and what stands before it.
#include "quotes/subjects.h"

#include <algorithm>

#include "base/unicode.h"

namespace kn::quotes {

namespace {

constexpr uint32_t kFarthest = 80;  // words between a subject and what is said

}  // namespace

// Behind the parenthesis that opens at the place, where it closes before `end`; else the place.
uint32_t SubjectFinder::past_parenthesis(uint32_t open, uint32_t end) const {
  for (uint32_t i = open + 1; i < end; ++i)
    if (text_[i] == U')') return i + 1;
  return open;
}

const Entity* SubjectFinder::entity_in(uint32_t begin, uint32_t end) const {
  auto it = std::lower_bound(entities_.begin(), entities_.end(), end,
                             [](const Entity& e, uint32_t at) { return e.span.begin < at; });
  if (it == entities_.begin()) return nullptr;
  --it;
  return it->span.end > begin ? &*it : nullptr;
}

Likeness SubjectFinder::likeness(uint32_t word, uint32_t stem_end) const {
  const Span span = table_.words[word].span;
  std::u32string_view stem = text_.chars({span.begin, stem_end});
  if (stem.empty()) return Likeness::no;
  // 관계자 A는
  if (rules_.is(stem, kPronoun) || (stem.size() == 1 && stem[0] >= U'A' && stem[0] <= U'Z')) return Likeness::strong;
  // 최도현(52)은, 최고경영자(CEO)는: what stands before the parenthesis counts.
  if (stem.back() == U')')
    if (const size_t open = stem.rfind(U'('); open != std::u32string_view::npos && open > 0)
      stem = stem.substr(0, open);
  const uint32_t stem_stop = span.begin + static_cast<uint32_t>(stem.size());
  const Entity* entity = entity_in(span.begin, stem_stop);
  // 팽순복(71)씨의
  const uint32_t past =
      entity != nullptr && text_[entity->span.end] == U'(' ? past_parenthesis(entity->span.end, stem_stop) : 0;
  if (entity != nullptr && std::max(entity->span.end, past) + 2 >= stem_stop) {
    if (entity->kind == EntityKind::person || entity->kind == EntityKind::organization) return Likeness::strong;
    if (entity->kind == EntityKind::location) return Likeness::fair;
  }
  const NounEnd title = rules_.title_end(stem).end;
  if (title == NounEnd::sure) return Likeness::strong;
  // 온하람 주장은: a title that is an ordinary word elsewhere.
  if (title == NounEnd::ambiguous && word > 0)
    if (const Entity* named = entity_in(table_.words[word - 1].span.begin, span.begin);
        named != nullptr && named->kind != EntityKind::location)
      return Likeness::strong;
  // 주장 편도하는: a name by its syllables behind a title.
  if (word > 0 && rules_.korean_name(stem) && table_.words[word - 1].pair == kNoPair &&
      rules_.title_end(chars(word - 1)).end != NounEnd::none)
    return Likeness::strong;
  const SpeakerNoun noun = rules_.speaker_noun(stem);
  if (noun != SpeakerNoun::none) return noun == SpeakerNoun::share ? Likeness::fair : Likeness::strong;
  if (stem.size() > 1 && stem.back() == U'들') return Likeness::strong;
  const NounEnd organization = rules_.organization_end(stem);
  if (organization == NounEnd::sure) return Likeness::strong;
  if (title == NounEnd::ambiguous || organization == NounEnd::ambiguous) return Likeness::fair;
  const char32_t last = stem.back();
  if (last == U'%' || last == U'명' || last == U'곳') return Likeness::fair;
  return stem.size() > 1 ? Likeness::weak : Likeness::no;
}

Subject SubjectFinder::subject_of(uint32_t word) const {
  Subject s;
  s.word = word;
  const Word& w = table_.words[word];
  if (w.pair != kNoPair) return s;
  const std::u32string_view c = text_.chars(w.span);
  const ParticleMatch particle = rules_.subject_particle(c);
  if (particle.kind == Particle::none) return s;
  s.stem_end = w.span.end - particle.length;
  const std::u32string_view stem = text_.chars({w.span.begin, s.stem_end});
  if (rules_.lead_word(c) != LeadWord::none || rules_.lead_word(stem) != LeadWord::none) return s;
  s.particle = particle.kind;
  s.likeness = likeness(word, s.stem_end);
  if (s.particle == Particle::place && rules_.speaker_noun(stem) != SpeakerNoun::document) s.likeness = Likeness::no;
  // 하는, 말하는, 있는: a verb before a noun.  도 says 'also' of anything.
  if (s.likeness == Likeness::weak &&
      (rules_.verb(c) || (c.back() == U'는' && rules_.is(stem.substr(stem.size() - 1), kVerbStem)) ||
       c.back() == U'도'))
    s.likeness = Likeness::no;
  return s;
}

// A word between a subject and the quotation that is the subject's own predicate: 기자들이 몰려들자.
bool SubjectFinder::predicate_between(uint32_t first, uint32_t last) const {
  for (uint32_t i = first; i < last; ++i)
    if (table_.words[i].pair == kNoPair && rules_.ends_clause(chars(i))) return true;
  return false;
}

std::optional<Subject> SubjectFinder::before(uint32_t first, uint32_t last) const {
  first = std::max(first, last - std::min(last, kFarthest));
  std::optional<Subject> topic, nominative, place;
  for (uint32_t i = first; i < last; ++i) {
    const Subject s = subject_of(i);
    if (s.likeness == Likeness::no) continue;
    std::optional<Subject>& best = s.particle == Particle::topic        ? topic
                                   : s.particle == Particle::nominative ? nominative
                                                                        : place;
    // The nearest of the likeliest; one whose predicate stands in between is nearest to that.
    if (best && s.particle == Particle::nominative && best->likeness >= s.likeness && predicate_between(i + 1, last))
      continue;
    if (!best || s.likeness >= best->likeness || (best->likeness == Likeness::fair && s.likeness == Likeness::fair))
      best = s;
  }
  if (topic && nominative) {
    if (nominative->likeness > topic->likeness && nominative->likeness == Likeness::strong) return nominative;
    if (nominative->likeness >= topic->likeness && nominative->word > topic->word &&
        !predicate_between(nominative->word + 1, last))
      return nominative;
    return topic;
  }
  if (topic) return topic;
  if (nominative && (!place || nominative->likeness > Likeness::weak)) return nominative;
  return place;
}

std::optional<Subject> SubjectFinder::leading(uint32_t first, uint32_t last, bool topics_only) const {
  last = std::min(last, first + kFarthest);
  std::optional<Subject> fair, nominative;
  for (uint32_t i = first; i < last; ++i) {
    const Subject s = subject_of(i);
    if (s.particle == Particle::topic && s.likeness == Likeness::strong) return s;
    if (s.particle == Particle::nominative && s.likeness == Likeness::strong && !nominative) nominative = s;
    if (s.particle == Particle::topic && s.likeness > Likeness::no && !fair) fair = s;
    if (s.particle == Particle::place && s.likeness == Likeness::strong && !fair) fair = s;
  }
  if (fair && (fair->likeness >= Likeness::fair || fair->word <= first + 3)) return fair;
  return topics_only ? std::nullopt : nominative;
}

std::optional<Subject> SubjectFinder::first_strong(uint32_t first, uint32_t last) const {
  for (uint32_t i = first; i < last; ++i) {
    const Subject s = subject_of(i);
    if (s.likeness == Likeness::strong && s.particle != Particle::place) return s;
  }
  return std::nullopt;
}

// The word without the particle of a subject.
std::u32string_view SubjectFinder::stem_of(uint32_t word) const {
  const std::u32string_view c = chars(word);
  return c.substr(0, c.size() - rules_.subject_particle(c).length);
}

// 노조, 학부모들: people or a body without a name.
bool SubjectFinder::speaks_unnamed(std::u32string_view stem) const {
  if (stem.size() > 1 && stem.back() == U'들') stem.remove_suffix(1);
  const SpeakerNoun noun = rules_.speaker_noun(stem);
  return noun == SpeakerNoun::person || noun == SpeakerNoun::group;
}

// Whether the word belongs to the noun phrase that goes on with the next word.
bool SubjectFinder::extends_phrase(uint32_t word, uint32_t next) const {
  const Word& w = table_.words[word];
  if (w.pair != kNoPair || w.comma || w.cut) return false;
  const std::u32string_view c = text_.chars(w.span);
  // One name over both words.
  const Entity* entity = entity_in(w.span.begin, w.span.end);
  if (entity != nullptr && entity->span.end > table_.words[next].span.begin) return true;
  if (entity != nullptr && entity->span.end == w.span.end) return true;
  // 기업 10곳 중 6곳
  if (c == U"중" && is_ascii_digit(text_[table_.words[next].span.begin]) &&
      is_ascii_digit(text_[table_.words[word - (word > 0 ? 1 : 0)].span.begin]))
    return true;
  // 이상경 전 국토부 1차관: behind a person's name 전 says since when; elsewhere it is "before".
  if (rules_.title_modifier(c) && word > 0)
    if (const Entity* named = entity_in(table_.words[word - 1].span.begin, w.span.begin);
        named != nullptr && named->kind == EntityKind::person)
      return true;
  if (rules_.lead_word(c) != LeadWord::none) return false;
  if (rules_.title_modifier(c)) return true;
  if (rules_.title_end(c).end == NounEnd::sure) return true;
  // 선, 온, 낸: a verb of one syllable before its noun; 한 (one) is none.
  if (c.size() == 1 && final_consonant(c[0]) == 4 && !rules_.is(c, kOne)) return false;
  if (rules_.korean_name(c)) return true;
  // 사측과 노조는: those who speak together.
  if (rules_.ends_in(c, kAnd) != 0 && speaks_unnamed(c.substr(0, c.size() - 1)) && speaks_unnamed(stem_of(next)))
    return true;
  // 정선군 건설과 관계자, 안동시 문화예술과 주무관: a section of an office, and no "and".
  if (c.back() == U'과' && c.size() > 2 &&
      (rules_.speaker_noun(stem_of(next)) == SpeakerNoun::person ||
       (word > 0 && rules_.title_end(stem_of(next)).end == NounEnd::sure &&
        entity_in(table_.words[word - 1].span.begin, w.span.begin) != nullptr)))
    return true;
  if (rules_.breaks_phrase(c)) return false;
  if (c.size() <= 2 || rules_.subject_particle(c).kind != Particle::nominative) return true;
  return subject_of(word).likeness != Likeness::strong;
}

uint32_t SubjectFinder::phrase_start(uint32_t word, uint32_t first) const {
  uint32_t start = word;
  while (start > first && word - start < 6 && extends_phrase(start - 1, start)) --start;
  return start;
}

}  // namespace kn::quotes
