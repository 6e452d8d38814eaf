// korean_analysis, and what korean_analyze asks of its surroundings.
#include "bridge/analysis_api.h"
#include "pg/shell.h"

extern "C" {
#include "access/xact.h"
#include "utils/timestamp.h"
}

extern "C" {
PG_FUNCTION_INFO_V1(kn_korean_analysis);
PG_FUNCTION_INFO_V1(kn_korean_analyze_in_transaction);

// A NULL body gives no rows; without a publication date dates stand unresolved.
Datum kn_korean_analysis(PG_FUNCTION_ARGS) {
  if (PG_ARGISNULL(0)) return kn::pg::return_rows(fcinfo, nullptr);
  const Timestamp published = PG_ARGISNULL(1) ? DT_NOEND : PG_GETARG_TIMESTAMP(1);
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(kn::bridge::analyze(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), published, kn::pg::call_options(), &holder->result));
  return kn::pg::return_rows(fcinfo, holder->result);
}

// Whether BEGIN was said: then a procedure cannot commit.
Datum kn_korean_analyze_in_transaction(PG_FUNCTION_ARGS) { PG_RETURN_BOOL(IsTransactionBlock()); }
}
