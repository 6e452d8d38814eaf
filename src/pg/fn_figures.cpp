// extract_figures, korean_number, format_korean_number.
#include "bridge/figures_api.h"
#include "pg/shell.h"

extern "C" {
#include "catalog/pg_type.h"
#include "utils/numeric.h"
}

extern "C" {
PG_FUNCTION_INFO_V1(kn_extract_figures);
PG_FUNCTION_INFO_V1(kn_korean_number);
PG_FUNCTION_INFO_V1(kn_format_korean_number);

Datum kn_extract_figures(PG_FUNCTION_ARGS) {
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(
      kn::bridge::extract_figures(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), kn::pg::call_options(), &holder->result));
  return kn::pg::return_rows(fcinfo, holder->result);
}

Datum kn_korean_number(PG_FUNCTION_ARGS) {
  kn::pg::call_options();  // refuses other encodings
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(kn::bridge::korean_number(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), &holder->result));
  return kn::pg::return_value(fcinfo, holder->result, NUMERICOID);
}

// NaN and the infinities have no Korean form: NULL.
Datum kn_format_korean_number(PG_FUNCTION_ARGS) {
  kn::pg::call_options();
  kn::pg::Holder* holder = kn::pg::make_holder();
  const char* digits = DatumGetCString(DirectFunctionCall1(numeric_out, PG_GETARG_DATUM(0)));
  const kn::bridge::Slice slice{digits, static_cast<int>(strlen(digits))};
  kn::pg::raise_unless_ok(kn::bridge::format_korean_number(slice, &holder->result));
  return kn::pg::return_value(fcinfo, holder->result, TEXTOID);
}
}
