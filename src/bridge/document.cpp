// The steps of a Document; see document.h.
#include "bridge/document.h"

#include <utility>

#include "base/unicode.h"
#include "bridge/dates.h"
#include "bridge/entity_finder.h"
#include "bridge/lexicon.h"
#include "bridge/process.h"
#include "bridge/sentences.h"

namespace kn::bridge {

namespace {

constexpr size_t kLongestKept = 32 << 10;  // bytes of a text whose Document is kept

std::shared_ptr<Document>& kept_document() {
  static std::shared_ptr<Document> document;
  return document;
}

std::shared_ptr<const UserTerms> shared_terms(const Options& options) {
  return options.lexicon == nullptr ? nullptr : options.lexicon->terms;
}
std::string_view view(Slice s) { return std::string_view(s.data, static_cast<size_t>(s.size)); }

}  // namespace

Document::Document(Slice utf8, const Options& options)
    : euc_kr_(options.euc_kr), terms_(shared_terms(options)), text_(view(utf8)) {}

Document::Document(std::string utf8, const Options& options)
    : euc_kr_(options.euc_kr), terms_(shared_terms(options)), own_(std::move(utf8)), text_(own_) {}

bool Document::is_of(std::string_view utf8, const Options& options) const {
  return euc_kr_ == options.euc_kr && terms_.get() == user_terms(options) && text_.input() == utf8;
}

std::shared_ptr<Document> document_of(Slice utf8, const Options& options) {
  std::shared_ptr<Document>& kept = kept_document();
  if (kept && kept->is_of(view(utf8), options)) return kept;
  kept.reset();
  if (static_cast<size_t>(utf8.size) > kLongestKept) return std::make_shared<Document>(utf8, options);
  return kept = std::make_shared<Document>(std::string(view(utf8)), options);
}

void forget_document() noexcept { kept_document().reset(); }

const Figures& figure_reader() {
  static Figures* reader = nullptr;
  if (reader == nullptr) reader = new Figures(image(), numerals());
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
    taken.reserve(dates().size());
    for (const DateMention& date : dates()) taken.push_back(date.span);
    figures_ = figure_reader().extract(text_, taken);
  }
  return *figures_;
}

const std::vector<Entity>& Document::entities() {
  if (!entities_) entities_ = entity_finder().find(text_, sentences(), terms_.get());
  return *entities_;
}

const std::vector<quotes::Quote>& Document::quotes() {
  if (!quotes_) quotes_ = quotes::extract_quotes(text_, sentences(), entities(), quote_rules());
  return *quotes_;
}

uint32_t Document::sentence(Span span) { return sentence_of(sentences(), span.begin); }

std::string_view Document::writable(std::string_view name, Span written) const {
  return !euc_kr_ || fits_euc_kr(name) ? name : text_.surface(written);
}

}  // namespace kn::bridge
