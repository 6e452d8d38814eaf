// tag_entities, and the finder that other bridge files share.
#include "bridge/entities_api.h"

#include "base/unicode.h"
#include "bridge/entity_finder.h"
#include "bridge/guarded.h"
#include "bridge/lexicon.h"
#include "bridge/process.h"
#include "bridge/result.h"
#include "bridge/sentences.h"

namespace kn::bridge {

EntityFinder& entity_finder() {
  static EntityFinder* finder = nullptr;  // lives as long as the process, like the image
  if (finder == nullptr) finder = new EntityFinder(image());
  return *finder;
}

std::string_view kind_name(EntityKind kind) {
  switch (kind) {
    case EntityKind::person: return "person";
    case EntityKind::organization: return "organization";
    case EntityKind::location: return "location";
    case EntityKind::product: return "product";
    case EntityKind::event: return "event";
  }
  return "";
}

Status entities(Slice utf8, const Options& options, Result** out) noexcept {
  return guarded([&] {
    const Text text(std::string_view(utf8.data, static_cast<size_t>(utf8.size)));
    const std::vector<Sentence> sentences = sentences_of(text);
    auto result = std::make_unique<Result>(8);
    // In an EUC_KR database a name that it cannot write gives way to the surface, or to nothing.
    const auto writable = [&](const std::string& name) { return !options.euc_kr || fits_euc_kr(name); };
    for (const Entity& entity : entity_finder().find(text, sentences, user_terms(options))) {
      result->text(kind_name(entity.kind));
      result->span(text, entity.span);
      result->integer(sentence_of(sentences, entity.span.begin));
      writable(entity.name) ? result->text(entity.name) : result->borrowed(text.surface(entity.span));
      result->text_or_null(writable(entity.role) ? entity.role : std::string());
      result->text_or_null(writable(entity.affiliation) ? entity.affiliation : std::string());
    }
    *out = result.release();
  });
}

}  // namespace kn::bridge
