// Token streams, lexemes and queries for the text search parser, dictionary and functions.
#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "base/recent_cache.h"
#include "base/unicode.h"
#include "bridge/guarded.h"
#include "bridge/lexicon.h"
#include "bridge/process.h"
#include "bridge/result.h"
#include "bridge/search_api.h"
#include "bridge/sentences.h"
#include "search/query.h"
#include "search/tokens.h"

namespace kn::bridge {

namespace {

// Opened once: a text search dictionary is called for every token.  Leaked like the image it reads.
const LexemeFinder& lexeme_finder() {
  static const LexemeFinder* finder = new LexemeFinder(image());
  return *finder;
}

QueryMatch match_named(std::string_view name) {
  if (name == "all") return QueryMatch::all;
  if (name == "any") return QueryMatch::any;
  if (name == "phrase") return QueryMatch::phrase;
  throw Error(sqlstate::kInvalidParameter, "unrecognized match \"" + std::string(name) + "\"", {}, "Match is one of all, any and phrase.");
}

LexemeForm core_form(WordForm form) {
  return form == WordForm::word ? LexemeForm::word : form == WordForm::hanja ? LexemeForm::hanja : LexemeForm::stem;
}

unsigned rank_of(WordForm form) { return form == WordForm::stem_2 ? 1 : form == WordForm::stem_3 ? 2 : 0; }

// Lexemes of a token, laid out as LexemeBuffer wants them.
struct TokenLexemes {
  std::string bytes;
  std::vector<Lexeme> lexemes;
};

void find_lexemes(std::string_view token, WordForm form, const Options& options, TokenLexemes& out) {
  const Text text(token);
  std::vector<SearchLexeme> found;
  lexeme_finder().find(text.chars(), core_form(form), rank_of(form), user_terms(options), found);
  for (const SearchLexeme& lexeme : found) {
    const std::string utf8 = to_utf8(lexeme.text);
    if (options.euc_kr && !fits_euc_kr(utf8)) continue;
    out.lexemes.push_back(Lexeme{static_cast<int>(out.bytes.size()), static_cast<int>(utf8.size()), lexeme.variant, lexeme.next_position});
    out.bytes += utf8;
  }
}

// By way of a cache a form, which the user's terms being other than last time empties.
const TokenLexemes& token_lexemes(std::string_view token, WordForm form, const Options& options) {
  static std::array<RecentCache<char, TokenLexemes, 1024>, 5> recent;
  static int64_t terms_version = 0;
  const UserTerms* terms = user_terms(options);
  if (const int64_t now = terms == nullptr ? 0 : terms->version(); now != terms_version) {
    for (auto& cache : recent) cache.clear();
    terms_version = now;
  }
  return recent[static_cast<size_t>(form)].get(token, [&](TokenLexemes& out) { find_lexemes(token, form, options, out); });
}

}  // namespace

class TokenStream {
 public:
  TokenStream(Slice utf8, const Options& options)
      : terms_(options.lexicon == nullptr ? nullptr : options.lexicon->terms),
        text_(std::string_view(utf8.data, static_cast<size_t>(utf8.size))),
        sentences_(sentences_of(text_)),
        analyzer_(image(), terms_.get()),
        tokenizer_(text_, sentences_, analyzer_, lexeme_finder()) {}

  void next() {
    tokens_.clear();
    while (tokens_.empty() && tokenizer_.next(found_)) {
      for (const SearchToken& token : found_) {
        // What the folding dropped before a token belongs to it, so that the tokens are the whole input.
        const uint32_t byte = text_.byte_offset(token.span.end), code_point = text_.code_point_offset(token.span.end);
        tokens_.push_back(Token{static_cast<int>(token.type), static_cast<int>(byte - byte_), static_cast<int>(code_point - code_point_)});
        byte_ = byte;
        code_point_ = code_point;
      }
    }
  }
  const std::vector<Token>& tokens() const { return tokens_; }

 private:
  std::shared_ptr<const UserTerms> terms_;  // as they stood at the beginning, whatever is committed meanwhile
  Text text_;
  std::vector<Sentence> sentences_;
  Analyzer analyzer_;
  SearchTokenizer tokenizer_;
  std::vector<SearchToken> found_;
  std::vector<Token> tokens_;
  uint32_t byte_ = 0, code_point_ = 0;
};

Status open_tokens(Slice utf8, const Options& options, TokenStream** out) noexcept {
  return guarded([&] { *out = new TokenStream(utf8, options); });
}

Status next_tokens(TokenStream* stream, const Token** tokens, int* count) noexcept {
  return guarded([&] {
    stream->next();
    *tokens = stream->tokens().data();
    *count = static_cast<int>(stream->tokens().size());
  });
}

void close_tokens(TokenStream* stream) noexcept { release_held(stream); }

int lexeme_bytes_needed(int token_bytes) noexcept { return token_bytes * 4 + 256; }

Status lexemes(Slice token, WordForm form, const Options& options, LexemeBuffer* out) noexcept {
  return guarded([&] {
    const TokenLexemes& found = token_lexemes(std::string_view(token.data, static_cast<size_t>(token.size)), form, options);
    out->count = 0;
    for (const Lexeme& lexeme : found.lexemes) {
      if (out->count == out->max || lexeme.offset + lexeme.size > out->capacity) break;
      out->lexemes[out->count++] = lexeme;
    }
    std::memcpy(out->bytes, found.bytes.data(), std::min(found.bytes.size(), static_cast<size_t>(out->capacity)));
  });
}

Status search_query(Slice utf8, Slice match, const Options& options, Result** out) noexcept {
  return guarded([&] {
    const QueryMatch how = match_named(std::string_view(match.data, static_cast<size_t>(match.size)));
    const Text text(std::string_view(utf8.data, static_cast<size_t>(utf8.size)));
    const UserTerms* terms = user_terms(options);
    Analyzer analyzer(image(), terms);
    auto result = std::make_unique<Result>(1);
    result->text(search_query(text, how, analyzer, lexeme_finder(), terms));
    *out = result.release();
  });
}

}  // namespace kn::bridge
