// One text with everything that is found in it, each step run once and only when something asks for it.
//
// extract_quotes wants sentences and entities, figures keep off the spans of dates, an article's analysis wants all: they
// share a Document instead of running the steps again.  Good for one call; the input must outlive it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/records.h"
#include "base/text.h"
#include "bridge/bridge.h"
#include "dates/dates.h"
#include "figures/figures.h"
#include "quotes/quotes.h"

namespace kn::bridge {

class Document {
 public:
  Document(Slice utf8, const Options& options) : options_(options), text_(std::string_view(utf8.data, static_cast<size_t>(utf8.size))) {}

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

 private:
  Options options_;
  Text text_;
  std::optional<std::vector<Sentence>> sentences_;
  std::optional<std::vector<DateMention>> dates_;
  std::optional<std::vector<Figure>> figures_;
  std::optional<std::vector<Entity>> entities_;
  std::optional<std::vector<quotes::Quote>> quotes_;
};

// Extractors over the open image, made on first use, kept as long as the process.
const Figures& figure_reader();
const quotes::QuoteRules& quote_rules();

}  // namespace kn::bridge
