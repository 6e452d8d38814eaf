// Names of persons, organisations, places, products and events in a text, with canonical names, titles and
// affiliations.
//
//   최태원 SK그룹 회장은 10일 … 최 회장은 …
//     최태원   person        최태원  회장  SK그룹
//     SK그룹   organization  SK그룹
//     최       person        최태원  회장
//
// Steps, a file each: gather.cpp finds the spans (the user's lexicon first, then the tagger, then data/, then what the
// text itself named elsewhere); titles.cpp reads title and organisation beside a person; names.cpp gives canonical
// names by data/ and by glosses in parentheses; people.cpp ties surnames, titles and foreign spellings to the persons
// of the text.
#pragma once

#include <memory>
#include <vector>

#include "base/records.h"
#include "base/text.h"
#include "dict/image.h"

namespace kn {

class UserTerms;

class EntityFinder {
 public:
  // Opens the tables and the tagger's weights; throws Error where the image lacks them.
  explicit EntityFinder(const Image& image);
  ~EntityFinder();
  EntityFinder(const EntityFinder&) = delete;
  EntityFinder& operator=(const EntityFinder&) = delete;

  // All mentions in order, none overlapping another.
  std::vector<Entity> find(const Text& text, const std::vector<Sentence>& sentences, const UserTerms* terms);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace kn
