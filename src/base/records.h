// What one extractor finds and another may need.  Extractors do not include each other: the bridge runs them in order
// and hands these on (figures get the spans of dates, quotations get sentences and entities).
#pragma once

#include <string>
#include <vector>

#include "base/text.h"

namespace kn {

struct Sentence {
  Span span;
};

enum class EntityKind : unsigned char { person, organization, location, product, event };

struct Entity {
  EntityKind kind = EntityKind::person;
  Span span;                // the name, without title and particle
  std::string name;         // canonical
  std::string role;         // title as written, "" for none
  std::string affiliation;  // canonical organisation of the same phrase, "" for none
};

}  // namespace kn
