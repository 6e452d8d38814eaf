// korean_news_version, korean_news_dictionary_version, and the part of korean_news_check that reads the image.
#include "pg/shell.h"

extern "C" {
#include "catalog/pg_type.h"
}

extern "C" {
PG_FUNCTION_INFO_V1(kn_korean_news_version);
PG_FUNCTION_INFO_V1(kn_korean_news_dictionary_version);
PG_FUNCTION_INFO_V1(kn_korean_news_check_image);

Datum kn_korean_news_version(PG_FUNCTION_ARGS) { PG_RETURN_TEXT_P(cstring_to_text(KN_VERSION)); }

Datum kn_korean_news_dictionary_version(PG_FUNCTION_ARGS) {
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(kn::bridge::dictionary_version(&holder->result));
  return kn::pg::return_value(fcinfo, holder->result, TEXTOID);
}

Datum kn_korean_news_check_image(PG_FUNCTION_ARGS) {
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(kn::bridge::check(&holder->result));
  return kn::pg::return_rows(fcinfo, holder->result);
}
}
