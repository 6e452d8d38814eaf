// extract_dates.
#include "bridge/dates.h"

#include <limits>

#include "bridge/dates_api.h"
#include "bridge/guarded.h"
#include "bridge/process.h"
#include "bridge/result.h"
#include "bridge/sentences.h"

namespace kn::bridge {

const DateWords& date_words() {
  static DateWords* words = nullptr;  // lives as long as the process, like the image
  if (words == nullptr) words = new DateWords(DateWords::open(image()));
  return *words;
}

Status extract_dates(Slice input, long long published, const Options&, Result** out) noexcept {
  return guarded([&] {
    const Text text(std::string_view(input.data, static_cast<size_t>(input.size)));
    auto result = std::make_unique<Result>(8);
    const std::vector<DateMention> mentions = dates_of(text);
    if (!mentions.empty()) {
      // Nothing is near to infinity: the spans stand, the periods stay open.
      using Limits = std::numeric_limits<long long>;
      const bool endless = published == Limits::min() || published == Limits::max();
      const std::vector<ResolvedDate> resolved = resolve_dates(date_words(), text, mentions, endless ? 0 : published);
      const std::vector<Sentence> sentences = sentences_of(text);
      for (size_t i = 0; i < mentions.size(); ++i) {
        const ResolvedDate& date = resolved[i];
        result->timestamp(endless ? std::nullopt : date.starts_at);
        result->timestamp(endless ? std::nullopt : date.ends_at);
        result->borrowed(name(date.grain));
        result->borrowed(name(mentions[i].relation));
        result->span(text, mentions[i].span);
        result->integer(sentence_of(sentences, mentions[i].span.begin));
      }
    }
    *out = result.release();
  });
}

}  // namespace kn::bridge
