// The steps in their order; see entities.h.
#include "entities/entities.h"

#include "base/interrupt.h"
#include "entities/cuts.h"
#include "entities/gather.h"
#include "entities/names.h"
#include "entities/people.h"
#include "entities/tagger.h"
#include "entities/titles.h"

namespace kn {

struct EntityFinder::Parts {
  explicit Parts(const Image& image) : tagger(image), analyzer(image), names(image, tagger.words()), nouns(image) {}
  entities::Tagger tagger;
  Analyzer analyzer;
  entities::Names names;
  entities::Nouns nouns;
};

EntityFinder::EntityFinder(const Image& image) : parts_(std::make_unique<Parts>(image)) {}
EntityFinder::~EntityFinder() = default;

std::vector<Entity> EntityFinder::find(const Text& text, const std::vector<Sentence>& sentences,
                                       const UserTerms* terms) {
  entities::Reading reading(text, parts_->tagger.words(), &parts_->analyzer);
  entities::gather(reading, parts_->tagger, sentences, terms);
  entities::recall_tables(reading, parts_->nouns);
  entities::mend_cuts(reading, parts_->nouns);
  entities::split_rows(reading);
  entities::settle(reading, parts_->nouns);
  entities::recall_works(reading, parts_->nouns);
  parts_->names.add_glosses(reading);
  entities::recall_shown(reading, parts_->nouns);
  entities::recall(reading);
  entities::recall_listed(reading, parts_->nouns);
  parts_->names.add_inner_places(reading);
  parts_->names.add_hanja(reading, parts_->nouns);
  parts_->names.tie_teams(reading, parts_->nouns);
  const auto read_titles = [&] {
    for (size_t i = 0; i < reading.mentions.size(); ++i) {
      pace();
      if (reading.mentions[i].kind == EntityKind::person) entities::read_title(reading, i);
    }
  };
  read_titles();
  if (entities::recall_surnames(reading)) read_titles();
  entities::read_local_posts(reading, parts_->nouns);
  parts_->names.resolve(reading);
  entities::resolve_people(reading, parts_->names);

  std::vector<Entity> found;
  found.reserve(reading.mentions.size());
  for (entities::Mention& mention : reading.mentions) {
    pace();
    Entity entity;
    entity.kind = mention.kind;
    entity.span = mention.span;
    entity.name = mention.name;
    if (!mention.role.empty()) entity.role = text.folded(mention.role);
    if (mention.organization >= 0)
      entity.affiliation = reading.mentions[static_cast<size_t>(mention.organization)].name;
    found.push_back(std::move(entity));
  }
  return found;
}

}  // namespace kn
