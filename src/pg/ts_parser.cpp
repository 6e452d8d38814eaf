// The text search parser "korean": PostgreSQL's parser interface over the bridge's token stream.
//
// The stream counts in UTF-8; in an EUC_KR database a token's bytes are found by walking as many characters.
#include "pg/ts_words.h"

namespace {

struct ParserState {
  kn::pg::StreamHolder* holder;
  const kn::bridge::Token* tokens;
  int count;
  int next;
  char* at;  // the text as passed in, in the server encoding
  char* end;
  bool utf8;
};

struct TypeName {
  int id;
  const char* alias;
  const char* description;
};

// Aliases and meanings of 1 to 23 are those of the default parser.
constexpr TypeName kTypeNames[] = {
    {kn::bridge::kAsciiWord, "asciiword", "Word, all ASCII"},
    {kn::bridge::kWord, "word", "Word, all letters"},
    {kn::bridge::kNumWord, "numword", "Word, letters and digits"},
    {kn::bridge::kEmail, "email", "Email address"},
    {kn::bridge::kHost, "host", "Host"},
    {kn::bridge::kBlank, "blank", "Space symbols"},
    {kn::bridge::kProtocol, "protocol", "Protocol head"},
    {kn::bridge::kUrlPath, "url_path", "URL path"},
    {kn::bridge::kFloat, "float", "Decimal notation"},
    {kn::bridge::kUnsignedInteger, "uint", "Unsigned integer"},
    {kn::bridge::kNoun, "noun", "Korean noun, name or compound, without its particle"},
    {kn::bridge::kPredicate, "predicate", "Korean verb or adjective with its endings"},
    {kn::bridge::kPredicate2, "predicate_2", "Korean verb or adjective, second reading of an ambiguous form"},
    {kn::bridge::kPredicate3, "predicate_3", "Korean verb or adjective, third reading of an ambiguous form"},
    {kn::bridge::kModifier, "modifier", "Korean adverb, determiner or pronoun"},
    {kn::bridge::kHanja, "hanja", "Chinese characters"},
    {kn::bridge::kParticle, "particle", "Korean particle, ending, copula or auxiliary"},
};

}  // namespace

extern "C" {
PG_FUNCTION_INFO_V1(kn_korean_parser_start);
PG_FUNCTION_INFO_V1(kn_korean_parser_token);
PG_FUNCTION_INFO_V1(kn_korean_parser_end);
PG_FUNCTION_INFO_V1(kn_korean_parser_types);

Datum kn_korean_parser_start(PG_FUNCTION_ARGS) {
  auto* text = reinterpret_cast<char*>(PG_GETARG_POINTER(0));
  const int size = PG_GETARG_INT32(1);
  auto* state = static_cast<ParserState*>(palloc0(sizeof(ParserState)));
  state->at = text;
  state->end = text + size;
  state->utf8 = GetDatabaseEncoding() == PG_UTF8;
  state->holder = kn::pg::make_stream_holder();
  kn::pg::raise_unless_ok(
      kn::bridge::open_tokens(kn::pg::utf8_bytes(text, size), kn::pg::call_options(), &state->holder->stream));
  PG_RETURN_POINTER(state);
}

// gettoken(state, char **token, int *length) returns the type, 0 at the end.
Datum kn_korean_parser_token(PG_FUNCTION_ARGS) {
  auto* state = reinterpret_cast<ParserState*>(PG_GETARG_POINTER(0));
  auto** token = reinterpret_cast<char**>(PG_GETARG_POINTER(1));
  auto* length = reinterpret_cast<int*>(PG_GETARG_POINTER(2));
  if (state->next == state->count) {
    CHECK_FOR_INTERRUPTS();
    kn::pg::raise_unless_ok(kn::bridge::next_tokens(state->holder->stream, &state->tokens, &state->count));
    state->next = 0;
    if (state->count == 0) PG_RETURN_INT32(0);
  }
  const kn::bridge::Token& t = state->tokens[state->next++];
  int bytes = t.bytes;
  if (!state->utf8) {
    bytes = 0;
    for (int i = 0; i < t.code_points && state->at + bytes < state->end; ++i) bytes += pg_mblen(state->at + bytes);
  }
  *token = state->at;
  *length = bytes;
  state->at += bytes;
  PG_RETURN_INT32(t.type);
}

Datum kn_korean_parser_end(PG_FUNCTION_ARGS) {
  auto* state = reinterpret_cast<ParserState*>(PG_GETARG_POINTER(0));
  kn::bridge::close_tokens(state->holder->stream);
  state->holder->stream = nullptr;
  PG_RETURN_VOID();
}

Datum kn_korean_parser_types(PG_FUNCTION_ARGS) {
  constexpr int n = lengthof(kTypeNames);
  auto* out = static_cast<LexDescr*>(palloc(sizeof(LexDescr) * (n + 1)));
  for (int i = 0; i < n; ++i) {
    out[i].lexid = kTypeNames[i].id;
    out[i].alias = pstrdup(kTypeNames[i].alias);
    out[i].descr = pstrdup(kTypeNames[i].description);
  }
  out[n].lexid = 0;
  PG_RETURN_POINTER(out);
}
}
