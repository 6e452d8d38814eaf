// Everything about a text in rows of one shape: sentences, figures, dates, entities, quotations, in this order.
#include "bridge/analysis_api.h"

#include <limits>

#include "bridge/dates.h"
#include "bridge/document.h"
#include "bridge/entity_finder.h"
#include "bridge/guarded.h"
#include "bridge/result.h"

namespace kn::bridge {

namespace {

constexpr int kColumns = 23;

// Writes the columns that all rows have, then those of its part; the others stay NULL.
class AnalysisRows {
 public:
  AnalysisRows(Document& document, Result& result) : document_(document), text_(document.text()), result_(result) {}

  void sentences() {
    for (const Sentence& sentence : document_.sentences()) {
      begin("sentence", sentence.span);
      nulls(17);
    }
  }

  void figures() {
    const std::vector<Figure>& all = document_.figures();
    for (const Figure& figure : all) {
      begin("figure", figure.span);
      result_.text(kind_name(figure.kind));
      nulls(3);
      result_.numeric(figure.value);
      if (figure.value_to)
        result_.numeric(*figure.value_to);
      else
        result_.null();
      result_.text_or_null(figure.unit);
      result_.text(qualifier_name(figure.qualifier));
      result_.text_or_null(figure.change == Change::up ? "up" : figure.change == Change::down ? "down" : "");
      result_.text_or_null(text_.surface(figure.item));
      figure.restates ? result_.integer(text_.position(all[*figure.restates].span)) : result_.null();
      nulls(6);
    }
  }

  void dates(long long published) {
    using Limits = std::numeric_limits<long long>;
    const bool endless = published == Limits::min() || published == Limits::max();
    const std::vector<DateMention>& mentions = document_.dates();
    const std::vector<ResolvedDate> resolved = resolve_dates(date_words(), text_, mentions, endless ? 0 : published);
    for (size_t i = 0; i < mentions.size(); ++i) {
      begin("date", mentions[i].span);
      nulls(11);
      result_.timestamp(endless ? std::nullopt : resolved[i].starts_at);
      result_.timestamp(endless ? std::nullopt : resolved[i].ends_at);
      result_.text(name(resolved[i].grain));
      result_.text(name(mentions[i].relation));
      nulls(2);
    }
  }

  void entities() {
    for (const Entity& entity : document_.entities()) {
      begin("entity", entity.span);
      result_.text(kind_name(entity.kind));
      result_.text(document_.writable(entity.name, entity.span));
      result_.text_or_null(document_.writable(entity.role, Span{}));
      result_.text_or_null(document_.writable(entity.affiliation, Span{}));
      nulls(13);
    }
  }

  void quotes() {
    for (const quotes::Quote& quote : document_.quotes()) {
      begin("quote", quote.span);
      result_.null();
      result_.text_or_null(document_.writable(quote.speaker, quote.speaker_span));
      result_.text_or_null(document_.writable(quote.role, Span{}));
      result_.text_or_null(document_.writable(quote.affiliation, Span{}));
      nulls(11);
      result_.boolean(quote.direct);
      result_.text_or_null(text_.surface(quote.verb));
    }
  }

 private:
  void begin(std::string_view part, Span span) {
    if (part != part_) number_ = 0;
    part_ = part;
    result_.text(part);
    result_.integer(++number_);
    result_.integer(document_.sentence(span));
    result_.integer(text_.position(span));
    result_.integer(text_.length(span));
    result_.borrowed(text_.surface(span));
  }
  void nulls(int n) {
    for (int i = 0; i < n; ++i) result_.null();
  }

  Document& document_;
  const Text& text_;
  Result& result_;
  std::string_view part_;
  int64_t number_ = 0;
};

}  // namespace

static Result* all_rows(Document& document, long long published) {
  auto result = std::make_unique<Result>(kColumns);
  AnalysisRows rows(document, *result);
  rows.sentences();
  rows.figures();
  rows.dates(published);
  rows.entities();
  rows.quotes();
  return result.release();
}

Status open_document(Slice utf8, const Options& options, Document** out) noexcept {
  return guarded([&] { *out = new Document(utf8, options); });
}

void close_document(Document* document) noexcept { release_held(document); }

Status analyze(Document* document, long long published, Result** out) noexcept {
  return guarded([&] { *out = all_rows(*document, published); });
}

Status analyze(Slice input, long long published, const Options& options, Result** out) noexcept {
  return guarded([&] {
    const std::shared_ptr<Document> document = document_of(input, options);
    Result* result = all_rows(*document, published);
    result->keep_alive(document);
    *out = result;
  });
}

}  // namespace kn::bridge
