// The steps of a Document; see document.h.
#include "bridge/document.h"

#include "base/unicode.h"
#include "bridge/dates.h"
#include "bridge/entity_finder.h"
#include "bridge/lexicon.h"
#include "bridge/process.h"
#include "bridge/sentences.h"

namespace kn::bridge {

const Figures& figure_reader() {
  static Figures* reader = nullptr;
  if (reader == nullptr) reader = new Figures(image());
  return *reader;
}

const quotes::QuoteRules& quote_rules() {
  static quotes::QuoteRules* rules = nullptr;
  if (rules == nullptr) rules = new quotes::QuoteRules(image());
  return *rules;
}

const std::vector<Sentence>& Document::sentences() {
  if (!sentences_) sentences_ = sentences_of(text_);
  return *sentences_;
}

const std::vector<DateMention>& Document::dates() {
  if (!dates_) dates_ = dates_of(text_);
  return *dates_;
}

const std::vector<Figure>& Document::figures() {
  if (!figures_) {
    std::vector<Span> taken;
    for (const DateMention& date : dates()) taken.push_back(date.span);
    figures_ = figure_reader().extract(text_, taken);
  }
  return *figures_;
}

const std::vector<Entity>& Document::entities() {
  if (!entities_) entities_ = entity_finder().find(text_, sentences(), user_terms(options_));
  return *entities_;
}

const std::vector<quotes::Quote>& Document::quotes() {
  if (!quotes_) quotes_ = quotes::extract_quotes(text_, sentences(), entities(), quote_rules());
  return *quotes_;
}

uint32_t Document::sentence(Span span) { return sentence_of(sentences(), span.begin); }

std::string_view Document::writable(std::string_view name, Span written) const {
  return !options_.euc_kr || fits_euc_kr(name) ? name : text_.surface(written);
}

}  // namespace kn::bridge
