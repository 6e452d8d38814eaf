// parse_article, korean_keywords, korean_fingerprint and its distance, bands and pairs.
#include "bridge/article_api.h"
#include "pg/shell.h"

extern "C" {
#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/timestamp.h"
}

extern "C" {
PG_FUNCTION_INFO_V1(kn_parse_article);
PG_FUNCTION_INFO_V1(kn_korean_keywords);
PG_FUNCTION_INFO_V1(kn_korean_fingerprint);
PG_FUNCTION_INFO_V1(kn_korean_fingerprint_distance);
PG_FUNCTION_INFO_V1(kn_korean_fingerprint_bands);
PG_FUNCTION_INFO_V1(kn_korean_fingerprint_pairs);

Datum kn_parse_article(PG_FUNCTION_ARGS) {
  if (PG_ARGISNULL(0)) PG_RETURN_NULL();
  const bool given = !PG_ARGISNULL(1) && !TIMESTAMP_NOT_FINITE(PG_GETARG_TIMESTAMP(1));
  const long long published = given ? PG_GETARG_TIMESTAMP(1) : 0;
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(kn::bridge::parse_article(kn::pg::utf8_argument(PG_GETARG_DATUM(0)),
                                                    given ? &published : nullptr, kn::pg::call_options(),
                                                    &holder->result));
  return kn::pg::return_row(fcinfo, holder->result);
}

Datum kn_korean_keywords(PG_FUNCTION_ARGS) {
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(kn::bridge::keywords(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), PG_GETARG_INT32(1),
                                               kn::pg::call_options(), &holder->result));
  return kn::pg::return_rows(fcinfo, holder->result);
}

Datum kn_korean_fingerprint(PG_FUNCTION_ARGS) {
  kn::pg::call_options();  // refuses a database whose encoding is not ours
  long long bits = 0;
  bool found = false;
  kn::pg::raise_unless_ok(kn::bridge::fingerprint(kn::pg::utf8_argument(PG_GETARG_DATUM(0)), &bits, &found));
  if (!found) PG_RETURN_NULL();
  PG_RETURN_INT64(bits);
}

Datum kn_korean_fingerprint_distance(PG_FUNCTION_ARGS) {
  PG_RETURN_INT32(__builtin_popcountll(static_cast<unsigned long long>(PG_GETARG_INT64(0) ^ PG_GETARG_INT64(1))));
}

Datum kn_korean_fingerprint_bands(PG_FUNCTION_ARGS) {
  short bands[kn::bridge::kFingerprintBands];
  kn::bridge::fingerprint_bands(PG_GETARG_INT64(0), bands);
  Datum items[kn::bridge::kFingerprintBands];
  for (int i = 0; i < kn::bridge::kFingerprintBands; ++i) items[i] = Int16GetDatum(bands[i]);
  PG_RETURN_ARRAYTYPE_P(
      construct_array(items, kn::bridge::kFingerprintBands, INT2OID, sizeof(int16), true, TYPALIGN_SHORT));
}

// The numbers are those of the array's elements, from 1.  An element that is NULL is like no other.
Datum kn_korean_fingerprint_pairs(PG_FUNCTION_ARGS) {
  Datum* items = nullptr;
  bool* nulls = nullptr;
  int count = 0;
  deconstruct_array(PG_GETARG_ARRAYTYPE_P(0), INT8OID, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE, &items, &nulls,
                    &count);
  auto* bits = static_cast<long long*>(palloc(sizeof(long long) * static_cast<Size>(count + 1)));
  auto* numbers = static_cast<int*>(palloc(sizeof(int) * static_cast<Size>(count + 1)));
  int given = 0;
  for (int i = 0; i < count; ++i) {
    if (nulls[i]) continue;
    bits[given] = DatumGetInt64(items[i]);
    numbers[given++] = i + 1;
  }
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(kn::bridge::fingerprint_pairs(bits, numbers, given, PG_GETARG_INT32(1), &holder->result));
  return kn::pg::return_rows(fcinfo, holder->result);
}
}
