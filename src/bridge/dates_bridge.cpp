// extract_dates.
#include "bridge/dates.h"

#include <limits>

#include "bridge/dates_api.h"
#include "bridge/document.h"
#include "bridge/guarded.h"
#include "bridge/process.h"
#include "bridge/result.h"

namespace kn::bridge {

const DateWords& date_words() {
  static DateWords* words = nullptr;  // lives as long as the process, like the image
  if (words == nullptr) words = new DateWords(DateWords::open(image(), numerals()));
  return *words;
}

Status extract_dates(Slice input, long long published, const Options& options, Result** out) noexcept {
  return guarded([&] {
    const std::shared_ptr<Document> document = document_of(input, options);
    const Text& text = document->text();
    auto result = std::make_unique<Result>(8);
    result->keep_alive(document);
    const std::vector<DateMention>& mentions = document->dates();
    if (!mentions.empty()) {
      // Nothing is near to infinity: the spans stand, the periods stay open.
      using Limits = std::numeric_limits<long long>;
      const bool endless = published == Limits::min() || published == Limits::max();
      const std::vector<ResolvedDate> resolved = resolve_dates(date_words(), text, mentions, endless ? 0 : published);
      for (size_t i = 0; i < mentions.size(); ++i) {
        const ResolvedDate& date = resolved[i];
        result->timestamp(endless ? std::nullopt : date.starts_at);
        result->timestamp(endless ? std::nullopt : date.ends_at);
        result->borrowed(name(date.grain));
        result->borrowed(name(mentions[i].relation));
        result->span(text, mentions[i].span);
        result->integer(document->sentence(mentions[i].span));
      }
    }
    *out = result.release();
  });
}

}  // namespace kn::bridge
