// extract_quotes: sentences and entities first (see document.h), then the quotations over them.
#include "bridge/quotes_api.h"

#include "bridge/document.h"
#include "bridge/guarded.h"
#include "bridge/result.h"

namespace kn::bridge {

Status extract_quotes(Slice input, const Options& options, Result** out) noexcept {
  return guarded([&] {
    const std::shared_ptr<Document> document = document_of(input, options);
    const Text& text = document->text();
    auto result = std::make_unique<Result>(9);
    result->keep_alive(document);
    for (const quotes::Quote& quote : document->quotes()) {
      result->borrowed(text.surface(quote.span));
      result->boolean(quote.direct);
      result->text_or_null(document->writable(quote.speaker, quote.speaker_span));
      result->text_or_null(document->writable(quote.role, Span{}));
      result->text_or_null(document->writable(quote.affiliation, Span{}));
      result->text_or_null(text.surface(quote.verb));
      result->integer(text.position(quote.span));
      result->integer(text.length(quote.span));
      result->integer(document->sentence(quote.span));
    }
    *out = result.release();
  });
}

}  // namespace kn::bridge
