#include "quotes/known_people.h"

#include <algorithm>

#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn::quotes {

namespace {

constexpr size_t kPeopleOfOneSurname = 64;
constexpr size_t kPeopleOfOneTitle = 256;  // looked through for a title alone

int fullness(std::string_view role, std::string_view affiliation) {
  return (role.empty() ? 0 : 1) + (affiliation.empty() ? 0 : 2);
}

// 부사장 and 사장 may be one person's, 사장 and 회장 not.
bool roles_agree(std::string_view a, std::string_view b) {
  return a.empty() || b.empty() || a.ends_with(b) || b.ends_with(a) || a.starts_with(b) || b.starts_with(a);
}

}  // namespace

KnownPeople::KnownPeople(const std::vector<Entity>& entities) : by_name_(arena_, entities.size()) {
  for (const Entity& e : entities) {
    pace();
    if (e.kind == EntityKind::person && !e.name.empty()) learn(Speaker{e.name, e.role, e.affiliation, true, e.span});
  }
}

void KnownPeople::learn(const Speaker& person) {
  if (const auto it = by_name_.find(person.name); it != by_name_.end()) {
    Known& known = people_[it->second];
    if (fullness(person.role, person.affiliation) > fullness(known.role, known.affiliation)) {
      if (!person.role.empty()) known.role = arena_.keep(person.role);
      known.affiliation = arena_.keep(person.affiliation);
    }
    return;
  }
  const auto number = static_cast<uint32_t>(people_.size());
  const std::string_view kept = arena_.keep(person.name);
  people_.push_back(Known{kept, arena_.keep(person.role), arena_.keep(person.affiliation), person.person, person.span});
  by_name_.emplace(kept, number);
  const std::u32string name = decode_utf8(person.name);
  ArenaVector<uint32_t>& same = by_surname_.try_emplace(name.front(), arena_).first->second;
  if (name.size() > 1 && same.size() < kPeopleOfOneSurname) same.push_back(number);
}

Speaker KnownPeople::of_mention(const Entity& mention) const {
  Speaker s{mention.name, mention.role, mention.affiliation, true, mention.span};
  if (const auto it = by_name_.find(mention.name); it != by_name_.end()) {
    const Known& full = people_[it->second];
    if (!full.role.empty()) s.role = full.role;
    if (!full.affiliation.empty()) s.affiliation = full.affiliation;
  }
  // A surname alone, before its full name: 온 사장 … 온하람 사장.
  if (decode_utf8(mention.name).size() <= 2)
    if (Speaker full = of_surname(mention.name, mention.role)) {
      full.span = mention.span;
      return full;
    }
  return s;
}

Speaker KnownPeople::of_title(std::string_view title, uint32_t at) const {
  const Known* found = nullptr;
  for (size_t i = 0; i < std::min(people_.size(), kPeopleOfOneTitle); ++i) {
    const Known& k = people_[i];
    if (k.role.empty() || !k.role.ends_with(title) || k.span.begin >= at) continue;
    if (found != nullptr) return {};
    found = &k;
  }
  return found == nullptr ? Speaker{} : found->speaker();
}

Speaker KnownPeople::of_surname(std::string_view surname, std::string_view role) const {
  const std::u32string decoded = decode_utf8(surname);
  const auto same = decoded.empty() ? by_surname_.end() : by_surname_.find(decoded.front());
  if (same == by_surname_.end()) return {};
  const Known* found = nullptr;
  for (const uint32_t i : same->second) {
    const Known& s = people_[i];
    // 온 and 온하람, but not 온하 and 온하람.
    if (!s.name.starts_with(surname) || decode_utf8(s.name).size() < decoded.size() + 2 || !roles_agree(s.role, role))
      continue;
    if (found != nullptr) return {};
    found = &s;
  }
  return found == nullptr ? Speaker{} : found->speaker();
}

}  // namespace kn::quotes
