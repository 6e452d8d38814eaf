// Names of persons, organisations, places, products and events in a text, with canonical names, titles and
// affiliations.
//
//   최태원 SK그룹 회장은 10일 … 최 회장은 …
//     최태원   person        최태원  회장  SK그룹
//     SK그룹   organization  SK그룹
//     최       person        최태원  회장
//
// Steps, a file each, in the order of EntityFinder::find (docs/entities.md says more of each):
//   gather.cpp, tagger.cpp       the spans: the user's lexicon first, then what the tagger sees
//   recall.cpp                   names of data/ that the tagger missed, and names that the text has elsewhere
//   cuts.cpp, rows.cpp           spans that begin or end at a wrong letter
//   settle.cpp, acting.cpp       which of them are no names, and of which kind the others are
//   works.cpp, shown.cpp         titles between marks, and names that the words beside them show
//   titles.cpp                   title and organisation beside a person
//   names.cpp                    canonical names, by data/ and by glosses in parentheses
//   people.cpp, sound.cpp        surnames, titles and foreign spellings tied to the persons of the text
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
