// See people.h.
//
// Two passes.  The first collects who is named in full: names of several words, Korean names of two letters and more,
// names of data/people.tsv.  The second ties the rest to them: a surname before a title, the family name of a
// foreigner, another spelling of one.  Of several candidates the one with the same title wins, then the one named last
// before, then the first named after (headlines name the surname only).  Candidates looked at are bounded, so that a
// list of ten thousand people stays linear.
#include "entities/people.h"

#include <algorithm>

#include "base/interrupt.h"
#include "entities/sound.h"
#include "entities/titles.h"

namespace kn::entities {

namespace {

constexpr size_t kMostCandidates = 24;

using Words = ArenaVector<std::u32string_view>;

struct Person {
  std::u32string_view spelling;
  Words parts;  // words of the name
  std::string_view name;
  ArenaVector<Span> roles;
  uint32_t first = 0;  // where first and last named
  uint32_t last = 0;
};

Words split(std::u32string_view name, Arena& arena) {
  Words parts(arena);
  for (size_t from = 0; from < name.size();) {
    const size_t end = std::min(name.find_first_of(U" ·", from), name.size());
    if (end > from) parts.push_back(name.substr(from, end - from));
    from = end + 1;
  }
  return parts;
}

class People {
 public:
  People(Reading& reading, const Names& names)
      : r_(reading), names_(names), of_mention_(reading.mentions.size(), kNobody) {
    people_.reserve(reading.mentions.size());
  }

  void resolve() {
    for (size_t i = 0; i < r_.mentions.size(); ++i) {
      pace();
      if (is_open(i) && is_long(r_.mentions[i])) note_full(i);
    }
    for (size_t i = 0; i < r_.mentions.size(); ++i) {
      pace();
      if (is_open(i) && !is_long(r_.mentions[i]) && !is_surname(r_.mentions[i])) note_single(i);
    }
    for (Person& p : people_) {
      pace();
      std::sort(p.roles.begin(), p.roles.end(), [](Span a, Span b) { return a.begin < b.begin; });
    }
    for (size_t i = 0; i < r_.mentions.size(); ++i) {
      pace();
      tie(i);
    }
    name_governments();
  }

 private:
  using Numbers = ArenaVector<size_t>;
  static constexpr size_t kNobody = static_cast<size_t>(-1);

  bool is_open(size_t i) const { return r_.mentions[i].kind == EntityKind::person && !r_.mentions[i].by_user; }
  std::u32string_view spelling(const Mention& m) const { return r_.text.chars(m.span); }
  // A name of several words.
  bool is_long(const Mention& m) const {
    return spelling(m).find(U' ') != std::u32string_view::npos || spelling(m).find(U'·') != std::u32string_view::npos;
  }
  // One letter, or a surname of two letters before a title.
  bool is_surname(const Mention& m) const {
    const std::u32string_view s = spelling(m);
    if (s.size() == 1) return true;
    return s.size() == 2 && (r_.words.classes(s) & kSurname) != 0;
  }

  size_t add(size_t i, const std::string& name) {
    const Mention& m = r_.mentions[i];
    Person person{spelling(m), split(spelling(m), arena_), arena_.keep(name), ArenaVector<Span>(arena_), m.span.begin,
                  m.span.begin};
    const size_t number = people_.size();
    for (const std::u32string_view part : person.parts)
      if (person.parts.size() > 1) of_part(part).push_back(number), of_sound(part).push_back(number);
    if (person.parts.size() == 1) {
      of_part(person.spelling.substr(0, 1)).push_back(number);
      // 찬규 of 임찬규
      if (person.spelling.size() == 3) by_given_.emplace(person.spelling.substr(1), number);
      if (person.spelling.size() > 2 && (r_.words.classes(person.spelling.substr(0, 2)) & kSurname) != 0)
        of_part(person.spelling.substr(0, 2)).push_back(number);
    }
    by_spelling_.emplace(person.spelling, number);
    people_.push_back(std::move(person));
    return number;
  }
  Numbers& of_part(std::u32string_view part) { return by_part_.try_emplace(part, arena_).first->second; }
  Numbers& of_sound(std::u32string_view part) {
    const std::u32string sound = sound_of(part);
    const auto known = by_sound_.find(sound);
    return known != by_sound_.end() ? known->second : by_sound_.try_emplace(arena_.keep(sound), arena_).first->second;
  }
  void note(size_t number, size_t i) {
    of_mention_[i] = number;
    if (!r_.mentions[i].role.empty() && people_[number].roles.size() < 8)
      people_[number].roles.push_back(r_.mentions[i].role);
  }

  void note_full(size_t i) {
    const Mention& m = r_.mentions[i];
    const std::u32string_view s = spelling(m);
    if (const auto it = by_spelling_.find(s); it != by_spelling_.end()) return note(it->second, i);
    const std::string known = names_.by_tables(EntityKind::person, r_.key(m.span));
    // Another spelling of one who was named: every word sounds alike.
    const Words parts = split(s, arena_);
    if (const auto it = by_sound_.find(sound_of(parts.back())); it != by_sound_.end()) {
      size_t looked = 0;
      for (auto number = it->second.rbegin(); number != it->second.rend() && looked < kMostCandidates;
           ++number, ++looked) {
        Person& other = people_[*number];
        if (other.parts.size() != parts.size()) continue;
        bool alike = true;
        for (size_t k = 0; k < parts.size(); ++k) alike = alike && same_sound(parts[k], other.parts[k]);
        if (!alike) continue;
        if (!known.empty()) other.name = arena_.keep(known);
        by_spelling_.emplace(s, *number);
        return note(*number, i);
      }
    }
    note(add(i, known.empty() ? r_.text.folded(m.span) : known), i);
  }

  // A single word of two letters and more: a Korean in full, a foreigner's family name, or one whom data/ knows.
  void note_single(size_t i) {
    const Mention& m = r_.mentions[i];
    const std::u32string_view s = spelling(m);
    if (const auto it = by_spelling_.find(s); it != by_spelling_.end()) return note(it->second, i);
    if (const auto number = candidate(i, of_key(by_part_, s), Sought::family)) return note(*number, i);
    if (const auto it = by_given_.find(s); it != by_given_.end()) return note(it->second, i);
    const std::string known = names_.by_tables(EntityKind::person, r_.key(m.span));
    if (known.empty())
      if (const auto number = candidate(i, of_key(by_sound_, sound_of(s)), Sought::family_by_sound))
        return note(*number, i);
    note(add(i, known.empty() ? r_.text.folded(m.span) : known), i);
  }

  // Those whom the index has for the key; null for nobody.
  template <typename Index>
  static const Numbers* of_key(const Index& index, const typename Index::key_type& key) {
    const auto it = index.find(key);
    return key.empty() || it == index.end() ? nullptr : &it->second;
  }

  // What a mention is taken for: a surname (김 위원장), one word of a name of several (코발), the same spelled
  // otherwise.
  enum class Sought : uint8_t { surname, family, family_by_sound };

  // The best of those in the list.
  std::optional<size_t> candidate(size_t i, const Numbers* among, Sought sought) const {
    if (among == nullptr) return std::nullopt;
    const bool words = sought != Sought::surname;
    const Mention& m = r_.mentions[i];
    std::optional<size_t> best;
    long best_score = -1;
    size_t looked = 0;
    for (auto number = among->rbegin(); number != among->rend() && looked < kMostCandidates; ++number, ++looked) {
      const Person& person = people_[*number];
      if (words && person.parts.size() < 2) continue;
      if (sought == Sought::family_by_sound && !similar(person, spelling(m))) continue;
      const bool before = person.first < m.span.begin;
      long score = before ? 1000000 : 0;
      score += before ? static_cast<long>(person.last) / 64
                      : 500000 - static_cast<long>(std::min<uint32_t>(person.first, 20000000)) / 64;
      bool same = false;
      for (const Span role : person.roles) same = same || same_title(r_, role, m.role);
      if (same)
        score += 4000000;
      else if (!m.role.empty() && !person.roles.empty() && !words && clashes(person.roles.front(), m.role))
        continue;
      else if (person.roles.empty())
        score += 300000;
      if (score > best_score) best_score = score, best = *number;
    }
    return best;
  }
  static bool similar(const Person& person, std::u32string_view name) {
    return std::any_of(person.parts.begin(), person.parts.end(),
                       [&](std::u32string_view part) { return same_sound(part, name); });
  }
  // Titles of the state's head are nobody else's.
  bool clashes(Span a, Span b) const {
    const auto head = [&](Span role) { return r_.text.chars(role).ends_with(U"대통령"); };
    return head(a) != head(b);
  }

  void tie(size_t i) {
    Mention& m = r_.mentions[i];
    if (m.kind != EntityKind::person || m.by_user) return;
    size_t& number = of_mention_[i];
    if (number == kNobody && !m.hidden && is_surname(m)) {
      std::u32string surname(spelling(m));
      if (surname.size() == 1 && is_hanja(surname[0])) surname = names_.surname_of(surname[0]).value_or(surname);
      number = candidate(i, of_key(by_part_, surname), Sought::surname).value_or(kNobody);
    }
    if (number == kNobody) {
      m.name = r_.text.folded(m.span);
      return;
    }
    Person& person = people_[number];
    person.last = m.span.begin;
    m.name = person.name;
  }

  // 李정부 is the government of the 이 whom the text calls 대통령.
  void name_governments() {
    for (Mention& m : r_.mentions) {
      pace();
      if (m.by_user || m.kind != EntityKind::organization || m.span.size() < 2) continue;
      const auto surname = is_hanja(r_.text[m.span.begin]) ? names_.surname_of(r_.text[m.span.begin]) : std::nullopt;
      uint32_t rest = m.span.begin + 1;
      if (r_.text[rest] == U' ') ++rest;
      if (!surname || (r_.words.classes(r_.key(Span{rest, m.span.end})) & kGenericBody) == 0) continue;
      const auto it = by_part_.find(*surname);
      if (it == by_part_.end()) continue;
      for (const size_t number : it->second) {
        const Person& person = people_[number];
        const bool head = std::any_of(person.roles.begin(), person.roles.end(),
                                      [&](Span role) { return r_.text.chars(role).ends_with(U"대통령"); });
        if (head) m.name = std::string(person.name) + " " + r_.text.folded(Span{rest, m.span.end});
      }
    }
  }

  Reading& r_;
  const Names& names_;
  Arena arena_;
  std::vector<Person> people_;
  // Spellings are of the text.
  ArenaMap<std::u32string_view, size_t> by_spelling_{arena_, r_.mentions.size()}, by_given_{arena_, r_.mentions.size()};
  ArenaMap<std::u32string_view, Numbers> by_part_{arena_}, by_sound_{arena_};
  std::vector<size_t> of_mention_;
};

}  // namespace

void resolve_people(Reading& reading, const Names& names) { People(reading, names).resolve(); }

}  // namespace kn::entities
