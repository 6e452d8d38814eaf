// korean_tsvector, korean_tsquery, korean_headline.
//
// korean_tsvector walks the same tokens and lexemes as the configuration "korean" does, but without the detour through
// PostgreSQL's dictionary calls, as long as the configuration is as the extension made it; where somebody altered it (a
// thesaurus in front, another dictionary), it goes the configuration's way.
#include "pg/ts_words.h"
#include "pg/vector_builder.h"

extern "C" {
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "tsearch/ts_cache.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"

Datum kn_korean_parser_token(PG_FUNCTION_ARGS);
Datum kn_korean_dictionary_lexize(PG_FUNCTION_ARGS);
}

namespace kn::pg {

bridge::LexemeBuffer find_lexemes(bridge::Slice token, bridge::WordForm form, const bridge::Options& options) {
  bridge::LexemeBuffer buffer{};
  buffer.capacity = bridge::lexeme_bytes_needed(token.size);
  buffer.bytes = static_cast<char*>(palloc(static_cast<Size>(buffer.capacity)));
  buffer.max = bridge::kMaxLexemes;
  buffer.lexemes = static_cast<bridge::Lexeme*>(palloc(sizeof(bridge::Lexeme) * bridge::kMaxLexemes));
  raise_unless_ok(bridge::lexemes(token, form, options, &buffer));
  return buffer;
}

Oid korean_configuration(FunctionCallInfo fcinfo) {
  char* schema = get_namespace_name(get_func_namespace(fcinfo->flinfo->fn_oid));
  char name[] = "korean";
  return get_ts_config_oid(list_make2(makeString(schema), makeString(name)), false);
}

}  // namespace kn::pg

namespace {

using kn::bridge::Slice;
using kn::bridge::WordForm;
using kn::pg::VectorBuilder;

constexpr int kGivenTypes[] = {kn::bridge::kAsciiWord,       kn::bridge::kWord,       kn::bridge::kNumWord,
                               kn::bridge::kEmail,           kn::bridge::kHost,       kn::bridge::kBlank,
                               kn::bridge::kProtocol,        kn::bridge::kUrlPath,    kn::bridge::kFloat,
                               kn::bridge::kUnsignedInteger, kn::bridge::kNoun,       kn::bridge::kPredicate,
                               kn::bridge::kPredicate2,      kn::bridge::kPredicate3, kn::bridge::kModifier,
                               kn::bridge::kHanja,           kn::bridge::kParticle};

// Whether the configuration maps every token type of ours to exactly our dictionary for it.
bool as_made(Oid configuration) {
  TSConfigCacheEntry* entry = lookup_ts_config_cache(configuration);
  if (lookup_ts_parser_cache(entry->prsId)->prstoken.fn_addr != kn_korean_parser_token) return false;
  for (int type : kGivenTypes) {
    WordForm form{};
    const bool wanted = kn::bridge::word_form(type, &form);
    const int n = type < entry->lenmap ? entry->map[type].len : 0;
    if (n != (wanted ? 1 : 0)) return false;
    if (!wanted) continue;
    TSDictionaryCacheEntry* dictionary = lookup_ts_dictionary_cache(entry->map[type].dictIds[0]);
    if (dictionary->lexize.fn_addr != kn_korean_dictionary_lexize ||
        *static_cast<WordForm*>(dictionary->dictData) != form)
      return false;
  }
  return true;
}

// What parsetext() does for the configuration as made.
void add_text_directly(VectorBuilder* builder, Datum text, kn::bridge::Document* document) {
  const kn::bridge::Options options = kn::pg::call_options();
  const bool utf8 = GetDatabaseEncoding() == PG_UTF8;
  kn::pg::StreamHolder* holder = kn::pg::make_stream_holder();
  kn::pg::raise_unless_ok(document != nullptr
                              ? kn::bridge::open_tokens(document, options, &holder->stream)
                              : kn::bridge::open_tokens(kn::pg::utf8_argument(text), options, &holder->stream));
  const int before = builder->last_position;
  for (bool more = true; more;) {
    CHECK_FOR_INTERRUPTS();
    const kn::bridge::IndexWord* found = nullptr;
    int count = 0;
    kn::pg::raise_unless_ok(kn::bridge::next_words(holder->stream, options, &found, &count, &more));
    for (int i = 0; i < count && more; ++i) {
      const kn::bridge::IndexWord& word = found[i];
      if (utf8) {
        more = kn::pg::add_word(builder, word.bytes, word.size, before + word.position);
        continue;
      }
      char* servers = kn::pg::server_string(Slice{word.bytes, word.size});
      more = kn::pg::add_word(builder, servers, static_cast<int>(strlen(servers)), before + word.position);
      pfree(servers);
    }
  }
  kn::bridge::close_tokens(holder->stream);
  holder->stream = nullptr;
}

// document: the text, where it is being analysed anyway, or null.
void add_text(VectorBuilder* builder, Datum datum, kn::bridge::Document* document, Oid configuration) {
  if (as_made(configuration)) return add_text_directly(builder, datum, document);
  text* t = DatumGetTextPP(datum);
  ParsedText words{};
  words.lenwords = 256;
  words.words = static_cast<ParsedWord*>(palloc(sizeof(ParsedWord) * static_cast<Size>(words.lenwords)));
  words.pos = builder->last_position;
  parsetext(configuration, &words, VARDATA_ANY(t), static_cast<int>(VARSIZE_ANY_EXHDR(t)));
  bool more = true;
  for (int i = 0; i < words.curwords && more; ++i)
    more = kn::pg::add_word(builder, words.words[i].word, words.words[i].len, words.words[i].pos.pos);
  builder->last_position = words.pos;
}

}  // namespace

namespace kn::pg {

static void close_held_stream(void* held) {
  auto* holder = static_cast<StreamHolder*>(held);
  if (holder->stream != nullptr) bridge::close_tokens(holder->stream);
  holder->stream = nullptr;
}

TSVector article_vector(Datum title, Datum body, bridge::Document* document, Oid configuration, bool raise) {
  VectorBuilder builder = make_vector_builder();
  builder.weight = 3;
  if (title != 0) add_text(&builder, title, nullptr, configuration);
  builder.weight = 0;
  // One position stays empty, so that no phrase runs from title to body.
  if (builder.last_position > 0) ++builder.last_position;
  if (body != 0) add_text(&builder, body, document, configuration);
  return make_vector(&builder, raise);
}

StreamHolder* make_stream_holder() {
  auto* holder = static_cast<StreamHolder*>(palloc0(sizeof(StreamHolder)));
  holder->callback.func = close_held_stream;
  holder->callback.arg = holder;
  MemoryContextRegisterResetCallback(CurrentMemoryContext, &holder->callback);
  return holder;
}

}  // namespace kn::pg

extern "C" {
PG_FUNCTION_INFO_V1(kn_korean_tsvector);
PG_FUNCTION_INFO_V1(kn_korean_tsvector_article);
PG_FUNCTION_INFO_V1(kn_korean_tsquery);
PG_FUNCTION_INFO_V1(kn_korean_headline);

Datum kn_korean_tsvector(PG_FUNCTION_ARGS) {
  PG_RETURN_TSVECTOR(
      kn::pg::article_vector(0, PG_GETARG_DATUM(0), nullptr, kn::pg::korean_configuration(fcinfo), true));
}

Datum kn_korean_tsvector_article(PG_FUNCTION_ARGS) {
  PG_RETURN_TSVECTOR(kn::pg::article_vector(PG_ARGISNULL(0) ? 0 : PG_GETARG_DATUM(0),
                                            PG_ARGISNULL(1) ? 0 : PG_GETARG_DATUM(1), nullptr,
                                            kn::pg::korean_configuration(fcinfo), true));
}

Datum kn_korean_tsquery(PG_FUNCTION_ARGS) {
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(kn::bridge::search_query(kn::pg::utf8_argument(PG_GETARG_DATUM(0)),
                                                   kn::pg::utf8_argument(PG_GETARG_DATUM(1)), kn::pg::call_options(),
                                                   &holder->result));
  char* query = kn::pg::server_string(kn::bridge::rows(holder->result).cells[0].text);
  return DirectFunctionCall1(tsqueryin, CStringGetDatum(query));
}

Datum kn_korean_headline(PG_FUNCTION_ARGS) {
  return DirectFunctionCall4(ts_headline_byid_opt, ObjectIdGetDatum(kn::pg::korean_configuration(fcinfo)),
                             PG_GETARG_DATUM(0), PG_GETARG_DATUM(1), PG_GETARG_DATUM(2));
}
}
