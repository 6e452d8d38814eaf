// korean_tsvector, korean_tsquery, korean_headline.
//
// korean_tsvector walks the same tokens and lexemes as the configuration "korean" does, but without the detour through
// PostgreSQL's dictionary calls, as long as the configuration is as the extension made it; where somebody altered it (a
// thesaurus in front, another dictionary), it goes the configuration's way.
#include <algorithm>

#include "pg/ts_words.h"

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

// The words sorted as make_tsvector() sorts them: here by their first eight bytes for the most part, there by a
// function that it calls through a pointer; so that it only finds that they are.
void sort_words(ParsedText* words) {
  struct Key {
    uint64 prefix;
    int word;
  };
  const int n = words->curwords;
  auto* keys = static_cast<Key*>(palloc_extended(sizeof(Key) * static_cast<Size>(n + 1), MCXT_ALLOC_HUGE));
  for (int i = 0; i < n; ++i) {
    const ParsedWord& w = words->words[i];
    uint64 prefix = 0;
    for (int k = 0; k < 8; ++k) prefix = prefix << 8 | (k < w.len ? static_cast<unsigned char>(w.word[k]) : 0U);
    keys[i] = Key{prefix, i};
  }
  // Words come in the order of their positions, which ties keep.
  std::sort(keys, keys + n, [words](const Key& a, const Key& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    const ParsedWord& x = words->words[a.word];
    const ParsedWord& y = words->words[b.word];
    const int order = tsCompareString(x.word, x.len, y.word, y.len, false);
    return order != 0 ? order < 0 : a.word < b.word;
  });
  auto* sorted =
      static_cast<ParsedWord*>(palloc_extended(sizeof(ParsedWord) * static_cast<Size>(n + 1), MCXT_ALLOC_HUGE));
  for (int i = 0; i < n; ++i) sorted[i] = words->words[keys[i].word];
  pfree(keys);
  pfree(words->words);
  words->words = sorted;
  words->lenwords = n + 1;
}

// Of a long text, what make_tsvector() would keep: of each word the first 255 positions, one only at the last that
// there is.  So a text of any length takes the memory of a vector.  False where it is too long for one already.
bool drop_repeated(ParsedText* words) {
  sort_words(words);
  int kept = 0, positions = 0;
  Size bytes = 0;
  for (int i = 0; i < words->curwords; ++i) {
    const ParsedWord& word = words->words[i];
    const ParsedWord* last = kept == 0 ? nullptr : &words->words[kept - 1];
    const bool again = last != nullptr && last->len == word.len && memcmp(last->word, word.word, word.len) == 0;
    if (again && (positions == MAXNUMPOS - 1 || last->pos.pos == MAXENTRYPOS - 1 || last->pos.pos == word.pos.pos)) {
      pfree(word.word);
      continue;
    }
    positions = again ? positions + 1 : 1;
    bytes += again ? sizeof(WordEntryPos) : word.len + sizeof(WordEntryPos) * 2;
    words->words[kept++] = word;
  }
  words->curwords = kept;
  return bytes <= MAXSTRPOS;
}

constexpr int kManyWords = 1 << 16;

// False where there is no use in more.
bool add_word(ParsedText* words, const kn::bridge::IndexWord& found, int before) {
  if (words->curwords == words->lenwords) {
    if (words->curwords >= kManyWords && !drop_repeated(words)) return false;
    words->lenwords = (words->lenwords >= kManyWords ? Max(kManyWords, words->curwords) : words->curwords) * 2;
    words->words =
        static_cast<ParsedWord*>(repalloc_huge(words->words, sizeof(ParsedWord) * static_cast<Size>(words->lenwords)));
  }
  char* word = kn::pg::server_string(Slice{found.bytes, found.size});
  ParsedWord* w = &words->words[words->curwords++];
  w->len = static_cast<uint16>(strlen(word));
  w->word = word;
  w->nvariant = static_cast<uint16>(found.variant);
  w->flags = 0;
  w->alen = 0;
  words->pos = before + found.position;
  w->pos.pos = static_cast<uint16>(LIMITPOS(words->pos));
  return true;
}

// What parsetext() does for the configuration as made.
void add_text_directly(ParsedText* words, Datum text, kn::bridge::Document* document) {
  const kn::bridge::Options options = kn::pg::call_options();
  kn::pg::StreamHolder* holder = kn::pg::make_stream_holder();
  kn::pg::raise_unless_ok(document != nullptr
                              ? kn::bridge::open_tokens(document, options, &holder->stream)
                              : kn::bridge::open_tokens(kn::pg::utf8_argument(text), options, &holder->stream));
  const int before = words->pos;
  for (bool more = true; more;) {
    CHECK_FOR_INTERRUPTS();
    const kn::bridge::IndexWord* found = nullptr;
    int count = 0;
    kn::pg::raise_unless_ok(kn::bridge::next_words(holder->stream, options, &found, &count, &more));
    for (int i = 0; i < count && more; ++i) more = add_word(words, found[i], before);
  }
  kn::bridge::close_tokens(holder->stream);
  holder->stream = nullptr;
}

// document: the text, where it is being analysed anyway, or null.
void add_text(ParsedText* words, Datum datum, kn::bridge::Document* document, Oid configuration) {
  if (as_made(configuration)) return add_text_directly(words, datum, document);
  text* t = DatumGetTextPP(datum);
  parsetext(configuration, words, VARDATA_ANY(t), static_cast<int>(VARSIZE_ANY_EXHDR(t)));
}

// Whether a tsvector holds the (sorted) words: as make_tsvector() counts, a word once, with its positions.
bool fits(const ParsedText* words) {
  Size size = 0;
  for (int i = 0; i < words->curwords;) {
    const ParsedWord& word = words->words[i];
    int positions = 0, last = -1;
    for (; i < words->curwords && words->words[i].len == word.len &&
           memcmp(words->words[i].word, word.word, word.len) == 0;
         ++i) {
      const int position = words->words[i].pos.pos;
      if (positions < MAXNUMPOS - 1 && position != last) ++positions;
      last = position;
    }
    size = SHORTALIGN(size + word.len) + sizeof(uint16) + static_cast<Size>(positions) * sizeof(WordEntryPos);
  }
  return size <= MAXSTRPOS;
}

void start_words(ParsedText* words) {
  words->lenwords = 256;
  words->curwords = 0;
  words->pos = 0;
  words->words = static_cast<ParsedWord*>(palloc(sizeof(ParsedWord) * static_cast<Size>(words->lenwords)));
}

// Gives weight A to the positions up to `last`.
void weigh_title(TSVector vector, int last) {
  WordEntry* entries = ARRPTR(vector);
  for (int i = 0; i < vector->size; ++i) {
    WordEntryPos* positions = POSDATAPTR(vector, &entries[i]);
    for (int k = 0; k < POSDATALEN(vector, &entries[i]); ++k)
      if (WEP_GETPOS(positions[k]) <= last) WEP_SETWEIGHT(positions[k], 3);
  }
}

}  // namespace

namespace kn::pg {

static void close_held_stream(void* held) {
  auto* holder = static_cast<StreamHolder*>(held);
  if (holder->stream != nullptr) bridge::close_tokens(holder->stream);
  holder->stream = nullptr;
}

TSVector article_vector(Datum title, Datum body, bridge::Document* document, Oid configuration, bool raise) {
  ParsedText words;
  start_words(&words);
  if (title != 0) add_text(&words, title, nullptr, configuration);
  const int last = words.pos;
  // One position stays empty, so that no phrase runs from title to body.
  if (last > 0) ++words.pos;
  if (body != 0) add_text(&words, body, document, configuration);
  sort_words(&words);
  if (!raise && !fits(&words)) return nullptr;
  TSVector vector = make_tsvector(&words);
  if (last > 0) weigh_title(vector, last);
  return vector;
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
  ParsedText words;
  start_words(&words);
  add_text(&words, PG_GETARG_DATUM(0), nullptr, kn::pg::korean_configuration(fcinfo));
  sort_words(&words);
  PG_RETURN_TSVECTOR(make_tsvector(&words));
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
