// extract_dates.
#include "bridge/dates_api.h"
#include "pg/shell.h"

extern "C" {
#include "utils/timestamp.h"
}

extern "C" {
PG_FUNCTION_INFO_V1(kn_extract_dates);

Datum kn_extract_dates(PG_FUNCTION_ARGS) {
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(kn::bridge::extract_dates(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), PG_GETARG_TIMESTAMP(1),
                                                    kn::pg::call_options(), &holder->result));
  return kn::pg::return_rows(fcinfo, holder->result);
}
}
