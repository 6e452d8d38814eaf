// extract_quotes: sentences and entities first, then the quotations over them.
#include "bridge/quotes_api.h"

#include "base/unicode.h"
#include "bridge/entity_finder.h"
#include "bridge/guarded.h"
#include "bridge/lexicon.h"
#include "bridge/process.h"
#include "bridge/result.h"
#include "bridge/sentences.h"
#include "quotes/quotes.h"

namespace kn::bridge {

namespace {

const quotes::QuoteRules& quote_rules() {
  static quotes::QuoteRules* rules = nullptr;  // lives as long as the process, like the image
  if (rules == nullptr) rules = new quotes::QuoteRules(image());
  return *rules;
}

}  // namespace

Status extract_quotes(Slice input, const Options& options, Result** out) noexcept {
  return guarded([&] {
    const Text text(std::string_view(input.data, static_cast<size_t>(input.size)));
    const std::vector<Sentence> sentences = sentences_of(text);
    const std::vector<Entity> entities = entity_finder().find(text, sentences, user_terms(options));
    auto result = std::make_unique<Result>(9);
    for (const quotes::Quote& quote : quotes::extract_quotes(text, sentences, entities, quote_rules())) {
      result->borrowed(text.surface(quote.span));
      result->boolean(quote.direct);
      // Canonical names may hold letters that the input did not; what EUC-KR cannot write gives way to what stands there.
      for (const auto& [name, written] : {std::pair{&quote.speaker, quote.speaker_span}, std::pair{&quote.role, Span{}}, std::pair{&quote.affiliation, Span{}}}) {
        if (!options.euc_kr || fits_euc_kr(*name))
          result->text_or_null(*name);
        else
          result->text_or_null(text.surface(written));
      }
      result->text_or_null(quote.verb.empty() ? std::string_view() : text.surface(quote.verb));
      result->integer(text.position(quote.span));
      result->integer(text.length(quote.span));
      result->integer(sentence_of(sentences, quote.span.begin));
    }
    *out = result.release();
  });
}

}  // namespace kn::bridge
