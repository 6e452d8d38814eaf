// korean_quantity: input and output, the constructor and its parts, conversion.
#include "pg/quantity.h"

extern "C" {
#include "catalog/pg_type.h"
#include "libpq/pqformat.h"
#include "utils/datum.h"
#include "utils/fmgrprotos.h"
}

using kn::pg::Quantity;

namespace {

void check_value(Datum value) {
  Numeric numeric = DatumGetNumeric(value);
  bool finite = !numeric_is_nan(numeric);
#if PG_VERSION_NUM >= 140000
  finite = finite && !numeric_is_inf(numeric);
#endif
  if (!finite)
    ereport(ERROR,
            (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("the value of a quantity must be a finite number")));
}

// A number of units as the caller spells them: '원', 'kilometer', 전.
Quantity* quantity_of(Datum value, Datum unit) {
  check_value(value);
  kn::pg::Holder* holder = kn::pg::make_holder();
  kn::pg::raise_unless_ok(kn::bridge::quantity_unit(kn::pg::utf8_argument(unit), &holder->result));
  const kn::bridge::Rows rows = kn::bridge::rows(holder->result);
  if (rows.count == 0)
    ereport(ERROR,
            (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("the unit \"%s\" is unknown", kn::pg::beginning_of(unit)),
             errhint("Units are those of extract_figures: currencies, measures and counters.")));
  const kn::bridge::Cell& scale = rows.cells[5];
  if (scale.text.size != 1 || scale.text.data[0] != '1')
    value = kn::pg::trimmed(kn::pg::numeric_call(numeric_mul, value, kn::pg::cell_datum(scale, NUMERICOID)));
  text* symbol = DatumGetTextPP(kn::pg::text_datum(rows.cells[0].text));
  return kn::pg::make_quantity(value, VARDATA_ANY(symbol), static_cast<int>(VARSIZE_ANY_EXHDR(symbol)));
}

}  // namespace

extern "C" {
PG_FUNCTION_INFO_V1(kn_korean_quantity_in);
PG_FUNCTION_INFO_V1(kn_korean_quantity_out);
PG_FUNCTION_INFO_V1(kn_korean_quantity_recv);
PG_FUNCTION_INFO_V1(kn_korean_quantity_send);
PG_FUNCTION_INFO_V1(kn_korean_quantity);
PG_FUNCTION_INFO_V1(kn_quantity_value);
PG_FUNCTION_INFO_V1(kn_quantity_unit);
PG_FUNCTION_INFO_V1(kn_convert_quantity);

Datum kn_korean_quantity_in(PG_FUNCTION_ARGS) {
  kn::pg::Holder* holder = kn::pg::make_holder();
  const Datum input = PointerGetDatum(cstring_to_text(PG_GETARG_CSTRING(0)));
  kn::pg::raise_unless_ok(kn::bridge::parse_quantity(kn::pg::utf8_argument(input), &holder->result));
  const kn::bridge::Cell* cells = kn::bridge::rows(holder->result).cells;
  text* unit = DatumGetTextPP(kn::pg::text_datum(cells[1].text));
  PG_RETURN_QUANTITY(kn::pg::make_quantity(kn::pg::cell_datum(cells[0], NUMERICOID), VARDATA_ANY(unit),
                                           static_cast<int>(VARSIZE_ANY_EXHDR(unit))));
}

Datum kn_korean_quantity_out(PG_FUNCTION_ARGS) {
  Quantity* q = PG_GETARG_QUANTITY(0);
  const char* value = DatumGetCString(DirectFunctionCall1(numeric_out, kn::pg::value_of(q)));
  PG_RETURN_CSTRING(psprintf("%s %.*s", value, kn::pg::unit_size(q), kn::pg::unit_of(q)));
}

Datum kn_korean_quantity_recv(PG_FUNCTION_ARGS) {
  auto* message = reinterpret_cast<StringInfo>(PG_GETARG_POINTER(0));
  const int size = static_cast<int>(pq_getmsgint(message, 4));
  if (size < 0 || size > message->len - message->cursor)
    ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
                    errmsg("invalid number in external \"korean_quantity\" value")));
  StringInfoData number;
  initStringInfo(&number);
  appendBinaryStringInfo(&number, pq_getmsgbytes(message, size), size);
  const Datum value =
      DirectFunctionCall3(numeric_recv, PointerGetDatum(&number), ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
  int unit_size = 0;
  char* unit = pq_getmsgtext(message, message->len - message->cursor, &unit_size);
  PG_RETURN_QUANTITY(quantity_of(value, PointerGetDatum(cstring_to_text_with_len(unit, unit_size))));
}

Datum kn_korean_quantity_send(PG_FUNCTION_ARGS) {
  Quantity* q = PG_GETARG_QUANTITY(0);
  bytea* value = DatumGetByteaPP(DirectFunctionCall1(numeric_send, kn::pg::value_of(q)));
  StringInfoData message;
  pq_begintypsend(&message);
  pq_sendint32(&message, static_cast<uint32>(VARSIZE_ANY_EXHDR(value)));
  pq_sendbytes(&message, VARDATA_ANY(value), static_cast<int>(VARSIZE_ANY_EXHDR(value)));
  pq_sendtext(&message, kn::pg::unit_of(q), kn::pg::unit_size(q));
  PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

Datum kn_korean_quantity(PG_FUNCTION_ARGS) { PG_RETURN_QUANTITY(quantity_of(PG_GETARG_DATUM(0), PG_GETARG_DATUM(1))); }

Datum kn_quantity_value(PG_FUNCTION_ARGS) {
  Quantity* q = PG_GETARG_QUANTITY(0);
  return datumCopy(kn::pg::value_of(q), false, -1);
}

Datum kn_quantity_unit(PG_FUNCTION_ARGS) {
  Quantity* q = PG_GETARG_QUANTITY(0);
  PG_RETURN_TEXT_P(cstring_to_text_with_len(kn::pg::unit_of(q), kn::pg::unit_size(q)));
}

Datum kn_convert_quantity(PG_FUNCTION_ARGS) {
  Quantity* q = PG_GETARG_QUANTITY(0);
  Quantity* one = quantity_of(DirectFunctionCall1(int4_numeric, Int32GetDatum(1)), PG_GETARG_DATUM(1));
  if (kn::pg::same_unit(q, one)) PG_RETURN_QUANTITY(q);
  const kn::pg::UnitFacts *from = kn::pg::unit_facts(q), *to = kn::pg::unit_facts(one);
  if (!kn::pg::same_dimension(from, to)) kn::pg::refuse_mixed("convert between", from, to);
  PG_RETURN_QUANTITY(kn::pg::make_quantity(kn::pg::value_in(kn::pg::measure_of(kn::pg::value_of(q), from), to), to));
}
}
