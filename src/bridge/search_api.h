// The bridge's functions for full-text search.  See bridge.h for the rules of all of them.
#pragma once

#include "bridge/bridge.h"

namespace kn::bridge {

// Token types of the parser "korean".  1 to 23 mean what they mean in PostgreSQL's default parser (wparser_def.c), so
// that ts_headline and configurations copied from others understand them; of these, the ones listed are given.
enum TokenType : int {
  kAsciiWord = 1,  // GPU
  kWord = 2,       // café, Москва, カタカナ
  kNumWord = 3,    // HBM3E, 5G
  kEmail = 4,
  kHost = 6,
  kBlank = 12,     // spaces, punctuation, symbols, HTML tags
  kProtocol = 14,  // https://
  kUrlPath = 18,
  kFloat = 20,
  kUnsignedInteger = 22,
  kNoun = 24,       // 데이터센터, 이재명
  kPredicate = 25,  // 밝혔다: verb or adjective with its endings, whole
  // As kPredicate, where the sentence chose the second reading of the form (들었다: 듣다 beside 들다)
  kPredicate2 = 26,
  kPredicate3 = 27,
  kModifier = 28,  // adverbs, determiners, pronouns
  kHanja = 29,     // 美, 政府
  kParticle = 30,  // particles, endings, copula, auxiliaries: no dictionary, no position
  kTokenTypes = 31
};

// How a dictionary turns a token into lexemes.
enum class WordForm : int { word, stem, stem_2, stem_3, hanja };
// The dictionary that the extension's configuration has for a token type; false where it has none.
bool word_form(int type, WordForm* form) noexcept;

// A piece of the text.  The tokens of a text in their order are the whole text, byte by byte.
struct Token {
  int type;
  int bytes;        // of the UTF-8 passed in
  int code_points;  // of it
};

class TokenStream;
// The UTF-8 must outlive the stream.  The stream is the caller's, to be closed.
Status open_tokens(Slice utf8, const Options& options, TokenStream** out) noexcept;
// The same of a text that is being analysed, which must outlive the stream.
class Document;
Status open_tokens(Document* document, const Options& options, TokenStream** out) noexcept;
// The tokens of the next sentences; *count is 0 at the end.  They are good until the next call.
Status next_tokens(TokenStream* stream, const Token** tokens, int* count) noexcept;
void close_tokens(TokenStream* stream) noexcept;

struct Lexeme {
  int offset;  // into the caller's buffer
  int size;
  int variant;  // lexemes of one variant belong together, variants are alternatives
  bool next_position;
};
struct LexemeBuffer {
  char* bytes;
  int capacity;
  Lexeme* lexemes;
  int max;
  int count;  // out
};
// Bytes and lexemes that any token of this size can need.
int lexeme_bytes_needed(int token_bytes) noexcept;
inline constexpr int kMaxLexemes = 64;

// Lexemes of a token; the same for the same token, form, image and lexicon.
Status lexemes(Slice token, WordForm form, const Options& options, LexemeBuffer* out) noexcept;

// A lexeme where it stands, as the configuration would index it with these dictionaries.
struct IndexWord {
  const char* bytes;  // UTF-8
  int size;
  int variant;
  int position;  // from 1 in the whole text
};
// Instead of next_tokens(): the words of the next sentences, perhaps none; *more is false at the end.  They are good
// until the next call.
Status next_words(TokenStream* stream, const Options& options, const IndexWord** words, int* count,
                  bool* more) noexcept;

// Result: one row, one cell, a query in the input syntax of tsquery ("" when no word is left).
// match: "all", "any" or "phrase"; anything else is an error.
Status search_query(Slice text, Slice match, const Options& options, Result** out) noexcept;

}  // namespace kn::bridge
