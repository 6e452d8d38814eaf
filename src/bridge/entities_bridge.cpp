// tag_entities, and the finder that other bridge files share.
#include "bridge/entities_api.h"

#include "bridge/document.h"
#include "bridge/entity_finder.h"
#include "bridge/guarded.h"
#include "bridge/process.h"
#include "bridge/result.h"

namespace kn::bridge {

EntityFinder& entity_finder() {
  static EntityFinder* finder = nullptr;  // lives as long as the process, like the image
  if (finder == nullptr) finder = new EntityFinder(image());
  return *finder;
}

std::string_view kind_name(EntityKind kind) {
  switch (kind) {
    case EntityKind::person:
      return "person";
    case EntityKind::organization:
      return "organization";
    case EntityKind::location:
      return "location";
    case EntityKind::product:
      return "product";
    case EntityKind::event:
      return "event";
  }
  return "";
}

Status entities(Slice utf8, const Options& options, Result** out) noexcept {
  return guarded([&] {
    const std::shared_ptr<Document> document = document_of(utf8, options);
    const Text& text = document->text();
    auto result = std::make_unique<Result>(8);
    result->keep_alive(document);
    // In an EUC_KR database a name that it cannot write gives way to the surface, or to nothing.
    for (const Entity& entity : document->entities()) {
      result->text(kind_name(entity.kind));
      result->span(text, entity.span);
      result->integer(document->sentence(entity.span));
      result->text(document->writable(entity.name, entity.span));
      result->text_or_null(document->writable(entity.role, Span{}));
      result->text_or_null(document->writable(entity.affiliation, Span{}));
    }
    *out = result.release();
  });
}

}  // namespace kn::bridge
