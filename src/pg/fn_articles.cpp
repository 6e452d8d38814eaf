// parse_article.
#include "bridge/article_api.h"
#include "pg/shell.h"

extern "C" {
#include "utils/timestamp.h"
}

extern "C" {
PG_FUNCTION_INFO_V1(kn_parse_article);

Datum kn_parse_article(PG_FUNCTION_ARGS) {
  if (PG_ARGISNULL(0)) PG_RETURN_NULL();
  const bool given = !PG_ARGISNULL(1) && !TIMESTAMP_NOT_FINITE(PG_GETARG_TIMESTAMP(1));
  const long long published = given ? PG_GETARG_TIMESTAMP(1) : 0;
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(kn::bridge::parse_article(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), given ? &published : nullptr, kn::pg::call_options(), &holder->result));
  return kn::pg::return_row(fcinfo, holder->result);
}
}
