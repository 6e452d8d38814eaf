// One text with everything that is found in it, each step run once and only when something asks for it.
//
// extract_quotes wants sentences and entities, figures keep off the spans of dates, an article's analysis wants all:
// they share a Document instead of running the steps again.
//
//   SELECT … FROM articles, tag_entities(body) e, extract_quotes(body) q WHERE …
//
// asks two things of one article, and the second again for each row of the first.  document_of() gives the Document of
// the last call where it is of the same text and the same terms, so that each step runs once an article here, too.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/records.h"
#include "base/text.h"
#include "bridge/bridge.h"
#include "dates/dates.h"
#include "dict/lexicon.h"
#include "figures/figures.h"
#include "quotes/quotes.h"

namespace kn::bridge {

class Document {
 public:
  // The input must outlive the Document.
  Document(Slice utf8, const Options& options);
  // With an input of its own.
  Document(std::string utf8, const Options& options);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  const Text& text() const { return text_; }
  const std::vector<Sentence>& sentences();
  const std::vector<DateMention>& dates();
  const std::vector<Figure>& figures();
  const std::vector<Entity>& entities();
  const std::vector<quotes::Quote>& quotes();

  // Number of the sentence in which the span begins.
  uint32_t sentence(Span span);
  // The name, or, where the database's encoding cannot write it, what stands in the text.
  std::string_view writable(std::string_view name, Span written) const;
  // Whether a Document of these would be the same.
  bool is_of(std::string_view utf8, const Options& options) const;

 private:
  bool euc_kr_;
  std::shared_ptr<const UserTerms> terms_;
  std::string own_;
  Text text_;
  std::optional<std::vector<Sentence>> sentences_;
  std::optional<std::vector<DateMention>> dates_;
  std::optional<std::vector<Figure>> figures_;
  std::optional<std::vector<Entity>> entities_;
  std::optional<std::vector<quotes::Quote>> quotes_;
};

// The Document of the text.  One of a text of usual length keeps a copy of it until the next call with another.  Who
// borrows from it (Result::borrowed) keeps it.
std::shared_ptr<Document> document_of(Slice utf8, const Options& options);
// Drops the one that is kept.
void forget_document() noexcept;

// Extractors over the open image, made on first use, kept as long as the process.
const Figures& figure_reader();
const quotes::QuoteRules& quote_rules();

}  // namespace kn::bridge
