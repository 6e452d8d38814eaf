// parse_article.
#include "article/article.h"

#include "bridge/article_api.h"
#include "bridge/guarded.h"
#include "bridge/process.h"
#include "bridge/result.h"

namespace kn::bridge {

static const ArticleParser& article_parser() {
  static ArticleParser* parser = nullptr;  // lives as long as the process, with the rules it has compiled
  if (parser == nullptr) parser = new ArticleParser(image());
  return *parser;
}

Status parse_article(Slice raw, const long long* published, Options, Result** out) noexcept {
  return guarded([&] {
    Article article = article_parser().parse(std::string_view(raw.data, static_cast<size_t>(raw.size)));
    if (!article.published_at && published != nullptr) article.published_at = *published;
    auto result = std::make_unique<Result>(7);
    result->text_or_null(article.title);
    result->text_or_null(article.subtitle);
    result->text_or_null(article.outlet);
    result->timestamp(article.published_at);
    result->text_array(article.reporters);
    result->text_array(article.emails);
    result->text(article.body);
    *out = result.release();
  });
}

}  // namespace kn::bridge
