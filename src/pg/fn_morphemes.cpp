// korean_morphemes, korean_nouns, hanja_to_hangul.
#include "bridge/morph_api.h"
#include "pg/shell.h"

extern "C" {
#include "catalog/pg_type.h"
}

namespace {

// The stream and the portion in hand, given back when the call's memory is.
struct MorphemesHolder {
  MemoryContextCallback callback;
  kn::bridge::MorphemeStream* stream;
  kn::bridge::Result* portion;
};

void release_portion(MorphemesHolder* holder) {
  if (holder->portion != nullptr) kn::bridge::release(holder->portion);
  holder->portion = nullptr;
}

void close_held(void* held) {
  auto* holder = static_cast<MorphemesHolder*>(held);
  release_portion(holder);
  if (holder->stream != nullptr) kn::bridge::close_morphemes(holder->stream);
  holder->stream = nullptr;
}

}  // namespace

extern "C" {
PG_FUNCTION_INFO_V1(kn_korean_morphemes);
PG_FUNCTION_INFO_V1(kn_korean_nouns);
PG_FUNCTION_INFO_V1(kn_hanja_to_hangul);

Datum kn_korean_morphemes(PG_FUNCTION_ARGS) {
  auto* holder = static_cast<MorphemesHolder*>(palloc0(sizeof(MorphemesHolder)));
  holder->callback.func = close_held;
  holder->callback.arg = holder;
  MemoryContextRegisterResetCallback(CurrentMemoryContext, &holder->callback);
  const kn::pg::RowStore rows = kn::pg::begin_rows(fcinfo);
  kn::pg::raise_unless_ok(
      kn::bridge::open_morphemes(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), kn::pg::call_options(), &holder->stream));
  for (;;) {
    kn::pg::raise_unless_ok(kn::bridge::next_morphemes(holder->stream, &holder->portion));
    if (holder->portion == nullptr) break;
    kn::pg::add_rows(rows, holder->portion);
    release_portion(holder);
  }
  close_held(holder);
  return static_cast<Datum>(0);
}

Datum kn_korean_nouns(PG_FUNCTION_ARGS) {
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(
      kn::bridge::nouns(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), kn::pg::call_options(), &holder->result));
  return kn::pg::return_value(fcinfo, holder->result, TEXTARRAYOID);
}

Datum kn_hanja_to_hangul(PG_FUNCTION_ARGS) {
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(
      kn::bridge::hanja_to_hangul(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), kn::pg::call_options(), &holder->result));
  return kn::pg::return_value(fcinfo, holder->result, TEXTOID);
}
}
