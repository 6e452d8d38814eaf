// extract_quotes.
#include "bridge/quotes_api.h"
#include "pg/shell.h"

extern "C" {
PG_FUNCTION_INFO_V1(kn_extract_quotes);

Datum kn_extract_quotes(PG_FUNCTION_ARGS) {
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(
      kn::bridge::extract_quotes(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), kn::pg::call_options(), &holder->result));
  return kn::pg::return_rows(fcinfo, holder->result);
}
}
