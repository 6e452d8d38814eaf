// Particles are read from the end of a word and checked against its final consonant: 은 and 이 after one, 는 and 가 after
// none, so that 전문가 and 평가 keep their 가.  Foreign letters, digits and closing brackets take any.
#include "quotes/subjects.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace kn {

namespace {

enum class Joint : unsigned char { any, closed, open };  // after any sound, after a final consonant, after a vowel

struct ParticleForm {
  std::u32string_view text;
  Particle particle;
  Joint joint;
};

// The grammar of Korean, not knowledge: the whole closed class of subject particles, longest first.
constexpr std::array kParticles = {
    ParticleForm{U"께서는", Particle::topic, Joint::any},     ParticleForm{U"에서는", Particle::place, Joint::any},
    ParticleForm{U"에게는", Particle::none, Joint::any},      ParticleForm{U"으로는", Particle::none, Joint::any},
    ParticleForm{U"까지는", Particle::none, Joint::any},      ParticleForm{U"부터는", Particle::none, Joint::any},
    ParticleForm{U"께서", Particle::nominative, Joint::any},  ParticleForm{U"에는", Particle::place, Joint::any},
    ParticleForm{U"에선", Particle::place, Joint::any},       ParticleForm{U"로는", Particle::none, Joint::any},
    ParticleForm{U"에도", Particle::none, Joint::any},        ParticleForm{U"에서도", Particle::none, Joint::any},
    ParticleForm{U"보다는", Particle::none, Joint::any},      ParticleForm{U"만은", Particle::topic, Joint::any},
    ParticleForm{U"엔", Particle::place, Joint::any},         ParticleForm{U"은", Particle::topic, Joint::closed},
    ParticleForm{U"는", Particle::topic, Joint::open},        ParticleForm{U"이", Particle::nominative, Joint::closed},
    ParticleForm{U"가", Particle::nominative, Joint::open},   ParticleForm{U"도", Particle::nominative, Joint::any},
};

// Particles and endings that end the noun phrase before a word; 의 goes on (복수의 관계자).
constexpr std::array<std::u32string_view, 44> kBreaks = {
    U"은",   U"는",   U"을",   U"를",   U"에",   U"에서", U"으로", U"에게", U"까지", U"부터", U"처럼", U"보다", U"께서", U"이나", U"라며",
    U"한",   U"된",   U"던",   U"할",   U"인",   U"난",   U"온",   U"친",   U"본",   U"린",   U"진",   U"해",   U"며",   U"면서",
    U"아",   U"어",   U"여",   U"다",   U"고",   U"만나", U"지만", U"서",   U"로",   U"과",   U"와",   U"든",   U"킨",   U"낸",   U"뒤"};

constexpr uint32_t kFarthest = 80;  // words between a subject and what is said

bool ends_with(std::u32string_view s, std::u32string_view end) { return s.size() >= end.size() && s.substr(s.size() - end.size()) == end; }

bool joins(char32_t before, Joint joint) {
  if (joint == Joint::any || !is_hangul_syllable(before)) return true;
  return (final_consonant(before) != 0) == (joint == Joint::closed);
}

// 그, 그녀, 저: pronouns of one person.
bool is_pronoun(std::u32string_view stem) { return stem == U"그" || stem == U"그녀"; }

}  // namespace

const Entity* SubjectFinder::entity_in(uint32_t begin, uint32_t end) const {
  auto it = std::lower_bound(entities_.begin(), entities_.end(), end, [](const Entity& e, uint32_t at) { return e.span.begin < at; });
  if (it == entities_.begin()) return nullptr;
  --it;
  return it->span.end > begin ? &*it : nullptr;
}

Likeness SubjectFinder::likeness(uint32_t word, uint32_t stem_end) const {
  const Span span = table_.words[word].span;
  std::u32string_view stem = text_.chars({span.begin, stem_end});
  if (stem.empty()) return Likeness::no;
  if (is_pronoun(stem)) return Likeness::strong;
  // 최도현(52)은, 최고경영자(CEO)는: what stands before the parenthesis counts.
  if (stem.back() == U')')
    if (const size_t open = stem.rfind(U'('); open != std::u32string_view::npos && open > 0) stem = stem.substr(0, open);
  const uint32_t stem_stop = span.begin + static_cast<uint32_t>(stem.size());
  const Entity* entity = entity_in(span.begin, stem_stop);
  if (entity != nullptr && entity->span.end + 2 >= stem_stop) {
    if (entity->kind == EntityKind::person || entity->kind == EntityKind::organization) return Likeness::strong;
    if (entity->kind == EntityKind::location) return Likeness::fair;
  }
  const NounEnd title = rules_.title_end(stem).end;
  if (title == NounEnd::sure) return Likeness::strong;
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
  for (const ParticleForm& form : kParticles) {
    if (c.size() <= form.text.size() || !ends_with(c, form.text)) continue;
    const char32_t before = c[c.size() - form.text.size() - 1];
    if (!joins(before, form.joint)) continue;
    if (form.particle == Particle::none) return s;
    s.stem_end = w.span.end - static_cast<uint32_t>(form.text.size());
    const std::u32string_view stem = text_.chars({w.span.begin, s.stem_end});
    if (rules_.lead_word(c) != LeadWord::none || rules_.lead_word(stem) != LeadWord::none) return s;
    s.particle = form.particle;
    s.likeness = likeness(word, s.stem_end);
    if (form.particle == Particle::place && rules_.speaker_noun(stem) != SpeakerNoun::document) s.likeness = Likeness::no;
    if (s.likeness == Likeness::weak) {
      // 하는, 말하는, 있는: a verb before a noun.  도 says 'also' of anything.
      const VerbMatch verb = rules_.verb(c);
      const bool adnominal = form.text == U"는" && (stem.back() == U'하' || stem.back() == U'되' || stem.back() == U'있' || stem.back() == U'없' ||
                                                   stem.back() == U'않' || stem.back() == U'받' || stem.back() == U'지');
      if (verb || adnominal || form.text == U"도") s.likeness = Likeness::no;
    }
    return s;
  }
  return s;
}

// A word between a subject and the quotation that is the subject's own predicate: 기자들이 몰려들자.
bool SubjectFinder::predicate_between(uint32_t first, uint32_t last) const {
  static constexpr std::array<std::u32string_view, 12> kClauseEnds = {U"자", U"지만", U"으나", U"는데", U"면", U"며", U"하고", U"되고", U"라고", U"다고", U"가운데", U"반면"};
  for (uint32_t i = first; i < last; ++i) {
    const std::u32string_view c = chars(i);
    if (c.size() < 2 || table_.words[i].pair != kNoPair) continue;
    for (const std::u32string_view end : kClauseEnds)
      if (ends_with(c, end)) return true;
  }
  return false;
}

std::optional<Subject> SubjectFinder::before(uint32_t first, uint32_t last) const {
  first = std::max(first, last - std::min(last, kFarthest));
  std::optional<Subject> topic, nominative, place;
  for (uint32_t i = first; i < last; ++i) {
    const Subject s = subject_of(i);
    if (s.likeness == Likeness::no) continue;
    std::optional<Subject>& best = s.particle == Particle::topic ? topic : s.particle == Particle::nominative ? nominative : place;
    // The nearest of the likeliest; one whose predicate stands in between is nearest to that.
    if (best && s.particle == Particle::nominative && best->likeness >= s.likeness && predicate_between(i + 1, last)) continue;
    if (!best || s.likeness >= best->likeness || (best->likeness == Likeness::fair && s.likeness == Likeness::fair)) best = s;
  }
  if (topic && nominative) {
    if (nominative->likeness > topic->likeness && nominative->likeness == Likeness::strong) return nominative;
    if (nominative->likeness >= topic->likeness && nominative->word > topic->word && !predicate_between(nominative->word + 1, last)) return nominative;
    return topic;
  }
  if (topic) return topic;
  if (nominative && (!place || nominative->likeness > Likeness::weak)) return nominative;
  return place;
}

std::optional<Subject> SubjectFinder::leading(uint32_t first, uint32_t last) const {
  last = std::min(last, first + kFarthest);
  std::optional<Subject> fair;
  for (uint32_t i = first; i < last; ++i) {
    const Subject s = subject_of(i);
    if (s.particle == Particle::topic && s.likeness == Likeness::strong) return s;
    if (s.particle == Particle::topic && s.likeness > Likeness::no && !fair) fair = s;
    if (s.particle == Particle::place && s.likeness == Likeness::strong && !fair) fair = s;
  }
  if (fair && (fair->likeness >= Likeness::fair || fair->word <= first + 3)) return fair;
  for (uint32_t i = first; i < last; ++i) {
    const Subject s = subject_of(i);
    if (s.particle == Particle::nominative && s.likeness == Likeness::strong) return s;
  }
  return std::nullopt;
}

std::optional<Subject> SubjectFinder::first_strong(uint32_t first, uint32_t last) const {
  for (uint32_t i = first; i < last; ++i) {
    const Subject s = subject_of(i);
    if (s.likeness == Likeness::strong && s.particle != Particle::place) return s;
  }
  return std::nullopt;
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
  if (c == U"중" && is_ascii_digit(text_[table_.words[next].span.begin]) && is_ascii_digit(text_[table_.words[word - (word > 0 ? 1 : 0)].span.begin])) return true;
  if (rules_.lead_word(c) != LeadWord::none) return false;
  if (rules_.title_modifier(c)) return true;
  if (rules_.title_end(c).end == NounEnd::sure) return true;
  // 선, 온, 낸: a verb of one syllable before its noun; 한 (one) is none.
  if (c.size() == 1 && final_consonant(c[0]) == 4 && c[0] != U'한') return false;
  for (const std::u32string_view end : kBreaks)
    if (c.size() > end.size() && ends_with(c, end)) return false;
  return !(c.size() > 2 && (ends_with(c, U"이") || ends_with(c, U"가")) && subject_of(word).likeness == Likeness::strong);
}

uint32_t SubjectFinder::phrase_start(uint32_t word, uint32_t first) const {
  uint32_t start = word;
  while (start > first && word - start < 6 && extends_phrase(start - 1, start)) --start;
  return start;
}

}  // namespace kn
