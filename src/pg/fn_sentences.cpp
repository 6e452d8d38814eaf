// split_sentences.
#include "bridge/article_api.h"
#include "pg/shell.h"

extern "C" {
PG_FUNCTION_INFO_V1(kn_split_sentences);

Datum kn_split_sentences(PG_FUNCTION_ARGS) {
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(
      kn::bridge::split_sentences(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), kn::pg::call_options(), &holder->result));
  return kn::pg::return_rows(fcinfo, holder->result);
}
}
