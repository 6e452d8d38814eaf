#include "quotes/known_people.h"

#include <algorithm>

#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn::quotes {

namespace {

constexpr size_t kPeopleOfOneSurname = 64;
constexpr size_t kPeopleOfOneTitle = 256;  // looked through for a title alone

int fullness(std::string_view role, std::string_view affiliation) { return (role.empty() ? 0 : 1) + (affiliation.empty() ? 0 : 2); }

// 부사장 and 사장 may be one person's, 사장 and 회장 not.
bool roles_agree(std::string_view a, std::string_view b) { return a.empty() || b.empty() || a.ends_with(b) || b.ends_with(a) || a.starts_with(b) || b.starts_with(a); }

}  // namespace

KnownPeople::KnownPeople(const std::vector<Entity>& entities) {
  for (const Entity& e : entities) {
    pace();
    if (e.kind == EntityKind::person && !e.name.empty()) learn(Speaker{e.name, e.role, e.affiliation, true, e.span});
  }
}

void KnownPeople::learn(const Speaker& person) {
  const auto [it, fresh] = by_name_.try_emplace(person.name, static_cast<uint32_t>(people_.size()));
  if (!fresh) {
    Speaker& known = people_[it->second].speaker;
    if (fullness(person.role, person.affiliation) > fullness(known.role, known.affiliation)) {
      known.role = person.role.empty() ? known.role : person.role;
      known.affiliation = person.affiliation;
    }
    return;
  }
  people_.push_back(Known{person, person.span.begin});
  const std::u32string name = decode_utf8(person.name);
  std::vector<uint32_t>& same = by_surname_[name.front()];
  if (name.size() > 1 && same.size() < kPeopleOfOneSurname) same.push_back(it->second);
}

Speaker KnownPeople::of_mention(const Entity& mention) const {
  Speaker s{mention.name, mention.role, mention.affiliation, true, mention.span};
  if (const auto it = by_name_.find(mention.name); it != by_name_.end()) {
    const Speaker& full = people_[it->second].speaker;
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
    if (k.speaker.role.empty() || !k.speaker.role.ends_with(title) || k.first >= at) continue;
    if (found != nullptr) return {};
    found = &k;
  }
  return found == nullptr ? Speaker{} : found->speaker;
}

Speaker KnownPeople::of_surname(std::string_view surname, std::string_view role) const {
  const std::u32string decoded = decode_utf8(surname);
  const auto same = decoded.empty() ? by_surname_.end() : by_surname_.find(decoded.front());
  if (same == by_surname_.end()) return {};
  const Speaker* found = nullptr;
  for (const uint32_t i : same->second) {
    const Speaker& s = people_[i].speaker;
    // 온 and 온하람, but not 온하 and 온하람.
    if (!s.name.starts_with(surname) || decode_utf8(s.name).size() < decoded.size() + 2 || !roles_agree(s.role, role)) continue;
    if (found != nullptr) return {};
    found = &s;
  }
  return found == nullptr ? Speaker{} : *found;
}

}  // namespace kn::quotes
