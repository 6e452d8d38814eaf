// korean_morphemes, korean_nouns and hanja_to_hangul.
#include "bridge/morph_api.h"

#include "base/unicode.h"
#include "bridge/analyzers.h"
#include "bridge/guarded.h"
#include "bridge/lexicon.h"
#include "bridge/process.h"
#include "bridge/result.h"
#include "bridge/sentences.h"
#include "morph/analyzer.h"
#include "morph/hanja.h"
#include "morph/nouns.h"

namespace kn::bridge {

namespace {

std::string_view view(Slice s) { return {s.data, static_cast<size_t>(s.size)}; }

// In an EUC_KR database a form that it cannot write gives way to the surface.
void add_form(Result& result, const Text& text, const Morpheme& morpheme, const Options& options, std::string* form) {
  form->clear();
  append_form(text, morpheme, form);
  if (options.euc_kr && !fits_euc_kr(*form))
    result.borrowed(text.surface(morpheme.span));
  else
    result.text(*form);
}

}  // namespace

class MorphemeStream {
 public:
  MorphemeStream(Slice utf8, const Options& options)
      : options_(options),
        terms_(options.lexicon == nullptr ? nullptr : options.lexicon->terms),
        text_(view(utf8)),
        sentences_(sentences_of(text_)),
        analyzer_(terms_.get()) {}

  // The rows of the next sentences, null where there are no more.
  std::unique_ptr<Result> next() {
    if (next_ == sentences_.size()) return nullptr;
    auto result = std::make_unique<Result>(6);
    for (uint32_t chars = 0; next_ < sentences_.size() && chars < kPortion; ++next_) {
      chars += sentences_[next_].span.size();
      analyzer_->analyze(text_, sentences_[next_].span, analysis_);
      for (const Token& token : analysis_.tokens)
        analyzer_->lexical_morphemes(token, [&](const Morpheme& morpheme) {
          add_form(*result, text_, morpheme, options_, &form_);
          result->borrowed(sejong_name(morpheme.tag));
          result->span(text_, morpheme.span);
          result->integer(static_cast<int64_t>(next_) + 1);
        });
    }
    return result;
  }

 private:
  static constexpr uint32_t kPortion = 10000;  // chars

  Options options_;
  std::shared_ptr<const UserTerms> terms_;  // as they stood at the beginning
  Text text_;
  std::vector<Sentence> sentences_;
  AnalyzerLease analyzer_;
  Analysis analysis_;
  std::string form_;
  size_t next_ = 0;
};

Status open_morphemes(Slice utf8, const Options& options, MorphemeStream** out) noexcept {
  return guarded([&] { *out = new MorphemeStream(utf8, options); });
}

Status next_morphemes(MorphemeStream* stream, Result** out) noexcept {
  return guarded([&] { *out = stream->next().release(); });
}

void close_morphemes(MorphemeStream* stream) noexcept { release_held(stream); }

Status nouns(Slice utf8, const Options& options, Result** out) noexcept {
  return guarded([&] {
    const Text text(view(utf8));
    const AnalyzerLease analyzer(user_terms(options));
    Analysis analysis;
    std::vector<std::string> found;
    for (const Sentence& sentence : sentences_of(text)) {
      analyzer->analyze(text, sentence.span, analysis);
      for (const Span& noun : find_nouns(text, analysis)) {
        found.push_back(text.folded(noun));
        if (options.euc_kr && !fits_euc_kr(found.back())) found.back() = text.surface(noun);
      }
    }
    auto result = std::make_unique<Result>(1);
    result->text_array(found);
    *out = result.release();
  });
}

Status hanja_to_hangul(Slice utf8, const Options&, Result** out) noexcept {
  return guarded([&] {
    const Text text(view(utf8));
    auto result = std::make_unique<Result>(1);
    result->text(HanjaReader(image()).read(text));
    *out = result.release();
  });
}

}  // namespace kn::bridge
