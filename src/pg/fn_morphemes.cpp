// korean_morphemes, korean_nouns, hanja_to_hangul.
#include "bridge/morph_api.h"
#include "pg/shell.h"

extern "C" {
#include "catalog/pg_type.h"
}

extern "C" {
PG_FUNCTION_INFO_V1(kn_korean_morphemes);
PG_FUNCTION_INFO_V1(kn_korean_nouns);
PG_FUNCTION_INFO_V1(kn_hanja_to_hangul);

Datum kn_korean_morphemes(PG_FUNCTION_ARGS) {
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(kn::bridge::morphemes(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), kn::pg::call_options(), &holder->result));
  return kn::pg::return_rows(fcinfo, holder->result);
}

Datum kn_korean_nouns(PG_FUNCTION_ARGS) {
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(kn::bridge::nouns(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), kn::pg::call_options(), &holder->result));
  return kn::pg::return_value(fcinfo, holder->result, TEXTARRAYOID);
}

Datum kn_hanja_to_hangul(PG_FUNCTION_ARGS) {
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(kn::bridge::hanja_to_hangul(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), kn::pg::call_options(), &holder->result));
  return kn::pg::return_value(fcinfo, holder->result, TEXTOID);
}
}
