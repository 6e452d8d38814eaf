// Coreference within one text.  tag_entities joins 최 사장 to the 최도현 사장 before it; here also to one that comes later,
// and every mention takes the fullest role and affiliation that the text gives the name.
#include "quotes/speakers.h"

#include "base/unicode.h"

namespace kn::quotes {

namespace {

int fullness(const Entity& e) { return (e.role.empty() ? 0 : 1) + (e.affiliation.empty() ? 0 : 2); }

bool ends_with(std::u32string_view s, std::u32string_view end) { return s.size() >= end.size() && s.substr(s.size() - end.size()) == end; }

// 부사장 and 사장 may be one person's, 사장 and 회장 not.
bool roles_agree(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a.ends_with(b) || b.ends_with(a) || a.starts_with(b) || b.starts_with(a); }

constexpr size_t kPeopleOfOneSurname = 64;

}  // namespace

void Antecedents::spoke(const Speaker& s, uint32_t unit) {
  if (!s) return;
  speaker = s;
  speaker_unit = unit;
  if (s.person) person = s;
}

void Antecedents::stood(const Speaker& s, uint32_t unit) {
  if (!s) return;
  subject = s;
  subject_unit = unit;
  if (s.person) person = s;
}

const Speaker& SpeakerResolver::carried(const Antecedents& before, uint32_t unit) {
  if (!before.subject) return before.speaker;
  if (!before.speaker) return before.subject;
  // A speaker stays in mind for a sentence more than a subject.
  return before.speaker_unit + 2 >= unit || before.speaker_unit >= before.subject_unit ? before.speaker : before.subject;
}

SpeakerResolver::SpeakerResolver(const Text& text, const WordTable& table, const std::vector<Entity>& entities, const SubjectFinder& finder, const QuoteRules& rules)
    : text_(text), table_(table), entities_(entities), finder_(finder), rules_(rules) {
  for (uint32_t i = 0; i < entities.size(); ++i) {
    const Entity& e = entities[i];
    if (e.kind != EntityKind::person || e.name.empty()) continue;
    const auto [it, fresh] = fullest_.try_emplace(e.name, i);
    if (!fresh && fullness(e) > fullness(entities[it->second])) it->second = i;
    if (!fresh) continue;
    const std::u32string name = decode_utf8(e.name);
    if (name.size() < 2) continue;
    std::vector<uint32_t>& people = by_surname_[name.front()];
    if (people.size() < kPeopleOfOneSurname) people.push_back(i);
  }
}

Speaker SpeakerResolver::of_person(const Entity& e) const {
  const Entity* full = &e;
  const auto it = fullest_.find(e.name);
  if (it != fullest_.end()) full = &entities_[it->second];
  // 최 사장 before 최도현 사장: a name of one or two syllables that only begins a longer one.
  const std::u32string name = decode_utf8(e.name);
  if (name.size() <= 2 && !name.empty()) {
    const Entity* longer = nullptr;
    int candidates = 0;
    const auto people = by_surname_.find(name.front());
    if (people != by_surname_.end())
      for (const uint32_t i : people->second) {
        const Entity& other = entities_[fullest_.at(entities_[i].name)];
        if (other.name.size() <= e.name.size() || !other.name.starts_with(e.name) || !roles_agree(other.role, e.role)) continue;
        longer = &other;
        ++candidates;
      }
    if (candidates == 1 && (name.size() == 1 || longer->name.size() > 9)) full = longer;
  }
  Speaker s{full->name, full->role, full->affiliation, true, e.span};
  if (s.role.empty()) s.role = e.role;
  if (s.affiliation.empty()) s.affiliation = e.affiliation;
  return s;
}

// Trims marks and drops parentheses: 주민 이모(52) -> 주민 이모.
Speaker SpeakerResolver::as_written(uint32_t begin, uint32_t end, const Entity* organization) const {
  std::u32string kept;
  int depth = 0;
  for (uint32_t i = begin; i < end; ++i) {
    const char32_t c = text_[i];
    if (c == U'(') ++depth;
    if (depth == 0 && rules_.mark(c).side == MarkSide::none) kept.push_back(c == U'\n' ? U' ' : c);
    if (c == U')' && depth > 0) --depth;
  }
  while (!kept.empty() && is_space(kept.back())) kept.pop_back();
  while (!kept.empty() && is_space(kept.front())) kept.erase(0, 1);
  Speaker s;
  s.name = to_utf8(kept);
  s.span = {begin, end};
  if (organization != nullptr && organization->kind == EntityKind::organization) s.affiliation = organization->name;
  return s;
}

// The only person whose role ends with the title, before the place or after it.
Speaker SpeakerResolver::of_title(std::u32string_view title, uint32_t at) const {
  const std::string role = to_utf8(title);
  const Entity* found = nullptr;
  for (const auto& [name, i] : fullest_) {
    const Entity& e = entities_[i];
    if (e.role.empty() || !e.role.ends_with(role) || e.span.begin >= at) continue;
    if (found != nullptr) return {};
    found = &e;
  }
  return found == nullptr ? Speaker{} : Speaker{found->name, found->role, found->affiliation, true, found->span};
}

Speaker SpeakerResolver::resolve(const Subject& subject, uint32_t first, const Antecedents& before) const {
  const Span word = table_.words[subject.word].span;
  const std::u32string_view stem = text_.chars({word.begin, subject.stem_end});
  if (stem == U"그" || stem == U"그녀") return before.person;
  const uint32_t start = finder_.phrase_start(subject.word, first);
  const uint32_t begin = table_.words[start].span.begin;

  uint32_t noun_length = 0;
  const SpeakerNoun noun = rules_.speaker_noun(stem, &noun_length);
  const bool described = noun == SpeakerNoun::person || noun == SpeakerNoun::document || noun == SpeakerNoun::share;
  const Entity* last = finder_.entity_in(begin, subject.stem_end);
  // The person nearest to the particle, unless a noun follows that is somebody else (최 사장의 변호인).
  const Entity* person = nullptr;
  const Entity* organization = nullptr;
  for (const Entity* e = last; e != nullptr && e >= entities_.data() && e->span.end > begin; --e) {
    if (e->kind == EntityKind::person && person == nullptr && e->span.begin >= begin) person = e;
    if (e->kind == EntityKind::organization && organization == nullptr) organization = e;
    if (e == entities_.data()) break;
  }
  if (person != nullptr && !described) {
    bool possessed = false;
    for (uint32_t i = start; i < subject.word; ++i)
      possessed = possessed || (table_.words[i].span.end > person->span.end && ends_with(finder_.chars(i), U"의"));
    if (!possessed) return of_person(*person);
  }
  // An organisation that is the whole of the last word, or a name over several words.
  if (last != nullptr && last->kind != EntityKind::person && last->span.end + 2 >= subject.stem_end && last->span.end <= subject.stem_end + 1 && !described &&
      text_.chars({last->span.end, std::max(last->span.end, subject.stem_end)}) != U" 측") {
    const std::u32string_view rest = text_.chars({last->span.end, std::max(last->span.end, subject.stem_end)});
    if (rest.empty() || rest == U"’" || rest == U"'" || rest == U"”") return Speaker{last->name, "", "", false, last->span};
  }
  // 그의 유서: a pronoun's 의 is no part of the description.
  uint32_t from = start;
  while (from < subject.word && (finder_.chars(from) == U"그의" || finder_.chars(from) == U"이들의")) ++from;
  if (!described)
    if (Speaker known = of_titled_name(start, subject)) return known;
  Speaker s = as_written(table_.words[from].span.begin, subject.stem_end, described && !ends_with(stem, U"측") && stem != U"측" ? organization : nullptr);
  const TitleEnd title = rules_.title_end(stem);
  if (!described && title.end == NounEnd::sure && !title.honorific) {
    s.role = to_utf8(organization == nullptr || organization->span.end <= word.begin ? stem : stem.substr(stem.size() - title.length));
    if (organization != nullptr) s.affiliation = organization->name;
  }
  return s;
}

// 도 씨, 추 위원장, 대변인 where no entity says who that is: the only person of that surname, or of that title, in the text.
Speaker SpeakerResolver::of_titled_name(uint32_t start, const Subject& subject) const {
  const Span word = table_.words[subject.word].span;
  const std::u32string_view stem = text_.chars({word.begin, subject.stem_end});
  const TitleEnd title = rules_.title_end(stem);
  if (title.end == NounEnd::none || title.length != stem.size()) return {};
  if (start == subject.word) return title.end == NounEnd::sure && !title.honorific ? of_title(stem, word.begin) : Speaker{};
  const std::u32string_view name = finder_.chars(subject.word - 1);
  const Entity* found = nullptr;
  const auto people = by_surname_.find(name.empty() ? U'\0' : name.front());
  if (name.size() > 2 || people == by_surname_.end()) return {};
  const std::string written = to_utf8(name), role = title.honorific ? std::string() : to_utf8(stem);
  for (const uint32_t i : people->second) {
    const Entity& e = entities_[fullest_.at(entities_[i].name)];
    if (!e.name.starts_with(written) || !roles_agree(e.role, role)) continue;
    if (found != nullptr) return {};
    found = &e;
  }
  return found == nullptr ? Speaker{} : of_person(*found);
}

}  // namespace kn::quotes
