// korean_keywords.
#include "article/keywords.h"

#include <algorithm>

#include "base/unicode.h"
#include "bridge/analyzers.h"
#include "bridge/article_api.h"
#include "bridge/document.h"
#include "bridge/guarded.h"
#include "bridge/lexicon.h"
#include "bridge/process.h"
#include "bridge/result.h"
#include "morph/analyzer.h"
#include "morph/nouns.h"

namespace kn::bridge {

static const KeywordRanker& keyword_ranker() {
  static KeywordRanker* ranker = nullptr;  // lives as long as the process, like the image
  if (ranker == nullptr) ranker = new KeywordRanker(image());
  return *ranker;
}

Status keywords(Slice input, int count, const Options& options, Result** out) noexcept {
  return guarded([&] {
    auto result = std::make_unique<Result>(2);
    if (count > 0) {
      const std::shared_ptr<Document> document = document_of(input, options);
      const Text& text = document->text();
      const AnalyzerLease analyzer(user_terms(options));
      Analysis analysis;
      std::vector<Span> nouns;
      for (const Sentence& sentence : document->sentences()) {
        analyzer->analyze(text, sentence.span, analysis);
        for (const Span& noun : find_nouns(text, analysis)) nouns.push_back(noun);
      }
      std::vector<Span> taken;
      for (const DateMention& date : document->dates()) taken.push_back(date.span);
      for (const Figure& figure : document->figures()) taken.push_back(figure.span);
      std::sort(taken.begin(), taken.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
      for (const Keyword& keyword : keyword_ranker().rank(text, document->sentences(), nouns, document->entities(),
                                                          taken, static_cast<size_t>(count))) {
        if (options.euc_kr && !fits_euc_kr(keyword.word)) continue;
        result->text(keyword.word);
        result->real(keyword.score);
      }
    }
    *out = result.release();
  });
}

}  // namespace kn::bridge
