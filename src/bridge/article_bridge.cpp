// parse_article, korean_fingerprint.
#include "article/article.h"
#include "article/fingerprint.h"

#include "bridge/analysis_api.h"
#include "bridge/article_api.h"
#include "bridge/document.h"
#include "bridge/guarded.h"
#include "bridge/process.h"
#include "bridge/result.h"

namespace kn::bridge {

static const ArticleParser& article_parser() {
  static ArticleParser* parser = nullptr;  // lives as long as the process, with the rules it has compiled
  if (parser == nullptr) parser = new ArticleParser(image());
  return *parser;
}

Status parse_article(Slice raw, const long long* published, Options options, Result** out) noexcept {
  return guarded([&] {
    const auto parsed = std::make_shared<Article>(
        article_parser().parse(std::string_view(raw.data, static_cast<size_t>(raw.size)), options.euc_kr));
    Article& article = *parsed;
    if (!article.published_at && published != nullptr) article.published_at = *published;
    auto result = std::make_unique<Result>(7);
    result->text_or_null(article.title);
    result->text_or_null(article.subtitle);
    result->text_or_null(article.outlet);
    result->timestamp(article.published_at);
    result->text_array(article.reporters);
    result->text_array(article.emails);
    result->borrowed(article.body);
    result->keep_alive(parsed);
    *out = result.release();
  });
}

static void fingerprint_of(const Text& text, long long* bits, bool* found) {
  const std::optional<uint64_t> fingerprint = kn::fingerprint(text);
  *found = fingerprint.has_value();
  *bits = static_cast<long long>(fingerprint.value_or(0));
}

Status fingerprint(Document* document, long long* bits, bool* found) noexcept {
  return guarded([&] { fingerprint_of(document->text(), bits, found); });
}

Status fingerprint(Slice input, long long* bits, bool* found) noexcept {
  return guarded(
      [&] { fingerprint_of(Text(std::string_view(input.data, static_cast<size_t>(input.size))), bits, found); });
}

Status fingerprint_pairs(const long long* bits, const int* numbers, int count, int distance, Result** out) noexcept {
  return guarded([&] {
    auto result = std::make_unique<Result>(3);
    if (distance >= 0)
      for (const FingerprintPair& pair :
           kn::fingerprint_pairs(std::vector<uint64_t>(bits, bits + count), static_cast<unsigned>(distance))) {
        result->integer(numbers[pair.first]);
        result->integer(numbers[pair.second]);
        result->integer(pair.distance);
      }
    *out = result.release();
  });
}

void fingerprint_bands(long long bits, short (&bands)[kFingerprintBands]) noexcept {
  int i = 0;
  for (uint16_t band : kn::fingerprint_bands(static_cast<uint64_t>(bits))) bands[i++] = static_cast<short>(band);
}

}  // namespace kn::bridge
