// The words of a text for searching: tokens that tile the text, by the analyser's best path.
//
// A noun is a token without its particle (한국은 -> 한국, 은), a verb or adjective one with all its endings (밝혔다), a
// run of Latin letters and digits one whatever the analyser made of it (HBM3E).  Everything between is a blank token.
// No token is longer than kMaxTokenBytes, since PostgreSQL drops longer ones from headlines.
#pragma once

#include <cstdint>
#include <vector>

#include "base/records.h"
#include "morph/analyzer.h"
#include "search/lexemes.h"

namespace kn {

inline constexpr uint32_t kMaxTokenChars = 500;  // of at most four bytes each: below PostgreSQL's 2,047 bytes

// Numbers as in PostgreSQL's default parser up to 23, ours from 24 (bridge/search_api.h repeats them for the shell).
enum class SearchTokenType : uint8_t {
  ascii_word = 1,
  word = 2,
  num_word = 3,
  email = 4,
  host = 6,
  blank = 12,
  protocol = 14,
  url_path = 18,
  real = 20,
  integer = 22,
  noun = 24,
  predicate = 25,
  predicate_2 = 26,
  predicate_3 = 27,
  modifier = 28,
  hanja = 29,
  particle = 30
};

struct SearchToken {
  SearchTokenType type;
  Span span;
  bool whole = false;  // its own and only lexeme, as LexemeFinder::is_plain() would say
};

class SearchTokenizer {
 public:
  // All must outlive the tokenizer.
  SearchTokenizer(const Text& text, const std::vector<Sentence>& sentences, Analyzer& analyzer,
                  const LexemeFinder& finder);

  // Replaces `out` by the tokens of the next sentence and the blanks before it; false at the end of the text.
  bool next(std::vector<SearchToken>& out);

 private:
  void add(std::vector<SearchToken>& out, SearchTokenType type, uint32_t begin, uint32_t end);
  void blank(std::vector<SearchToken>& out, uint32_t end);
  uint32_t foreign_end(uint32_t begin) const;
  bool foreign(std::vector<SearchToken>& out, Span word);
  bool analyze_as_noun();
  uint32_t address(std::vector<SearchToken>& out, uint32_t begin);
  void signs(std::vector<SearchToken>& out, Span symbols);
  void hanja(std::vector<SearchToken>& out, uint32_t begin, uint32_t end);
  bool goes_on(size_t i) const;
  bool makes_one(uint32_t begin, const Token& verb) const;
  bool is_hidden_name(size_t i) const;
  bool helps(size_t i) const;
  void predicate(std::vector<SearchToken>& out, size_t& i);
  std::u32string first_form(const Token& token) const;
  void token(std::vector<SearchToken>& out, size_t& i);

  const Text& text_;
  const std::vector<Sentence>& sentences_;
  Analyzer& analyzer_;
  const LexemeFinder& finder_;
  Analysis analysis_;
  size_t sentence_ = 0;
  uint32_t at_ = 0;  // everything before it belongs to a token
};

}  // namespace kn
