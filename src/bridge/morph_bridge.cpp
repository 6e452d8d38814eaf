// korean_morphemes, korean_nouns and hanja_to_hangul.
#include "bridge/morph_api.h"

#include "article/sentences.h"
#include "base/unicode.h"
#include "bridge/guarded.h"
#include "bridge/lexicon.h"
#include "bridge/process.h"
#include "bridge/result.h"
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

Status morphemes(Slice utf8, const Options& options, Result** out) noexcept {
  return guarded([&] {
    const Text text(view(utf8));
    Analyzer analyzer(image(), user_terms(options));
    Analysis analysis;
    auto result = std::make_unique<Result>(6);
    std::string form;
    int64_t number = 0;
    for (const Sentence& sentence : SentenceSplitter(image()).split(text)) {
      ++number;
      analyzer.analyze(text, sentence.span, analysis);
      for (const Token& token : analysis.tokens)
        analyzer.lexical_morphemes(token, [&](const Morpheme& morpheme) {
          add_form(*result, text, morpheme, options, &form);
          result->text(sejong_name(morpheme.tag));
          result->span(text, morpheme.span);
          result->integer(number);
        });
    }
    *out = result.release();
  });
}

Status nouns(Slice utf8, const Options& options, Result** out) noexcept {
  return guarded([&] {
    const Text text(view(utf8));
    Analyzer analyzer(image(), user_terms(options));
    Analysis analysis;
    std::vector<std::string> found;
    for (const Sentence& sentence : SentenceSplitter(image()).split(text)) {
      analyzer.analyze(text, sentence.span, analysis);
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
