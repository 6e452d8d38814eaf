// The persons of one text: by name, by surname and title, by title alone.
//
//   온 사장은      the only 온… of the text whose title agrees: 온하람, 사장, 새벽전자
//   대변인은       the only 대변인 that the text has named so far
//
// tag_entities joins a short mention to the full one before it; here also to one that comes later, and every mention
// takes the fullest role and affiliation that the text gives the name.  Persons that no entity covers (추인국 위원) are
// learned as they turn up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/records.h"
#include "base/text.h"

namespace kn::quotes {

struct Speaker {
  std::string name;
  std::string role;
  std::string affiliation;
  bool person = false;
  Span span{};  // in the text
  explicit operator bool() const { return !name.empty(); }
};

class KnownPeople {
 public:
  explicit KnownPeople(const std::vector<Entity>& entities);

  Speaker of_mention(const Entity& person) const;
  // The only person before the place whose role ends with the title; none where there are several.
  Speaker of_title(std::string_view title, uint32_t at) const;
  // The only person whose name begins with the surname and whose role agrees; none where there are several.
  Speaker of_surname(std::string_view surname, std::string_view role) const;
  void learn(const Speaker& person);

 private:
  struct Known {
    std::string_view name, role, affiliation;
    bool person;
    Span span;  // where the text names the person first
    Speaker speaker() const {
      return Speaker{std::string(name), std::string(role), std::string(affiliation), person, span};
    }
  };

  Arena arena_;
  std::vector<Known> people_;
  ArenaMap<std::string_view, uint32_t> by_name_;
  ArenaMap<char32_t, ArenaVector<uint32_t>> by_surname_{arena_};
};

}  // namespace kn::quotes
