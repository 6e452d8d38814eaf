// The triggers of korean_lexicon, its version, and korean_lexicon_matches.
#include "pg/lexicon_cache.h"

extern "C" {
#include "access/htup_details.h"
#include "commands/trigger.h"
#include "utils/array.h"
#include "utils/rel.h"
}

namespace {

void check_row(HeapTuple tuple, TupleDesc desc) {
  Datum values[4];
  bool nulls[4];
  for (int c = 0; c < 4; ++c) values[c] = heap_getattr(tuple, c + 1, desc, &nulls[c]);
  if (!nulls[3] && ARR_NDIM(DatumGetArrayTypeP(values[3])) > 1)
    ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
                    errmsg("the parts of a term of korean_lexicon must be an array of one dimension")));
  kn::pg::raise_unless_ok(kn::bridge::check_lexicon_row(kn::pg::lexicon_row(values, nulls)));
}

}  // namespace

extern "C" {
PG_FUNCTION_INFO_V1(kn_korean_lexicon_edited);
PG_FUNCTION_INFO_V1(kn_korean_lexicon_version);
PG_FUNCTION_INFO_V1(kn_korean_lexicon_matches);

Datum kn_korean_lexicon_edited(PG_FUNCTION_ARGS) {
  if (!CALLED_AS_TRIGGER(fcinfo))
    ereport(ERROR, (errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
                    errmsg("korean_lexicon_edited can only be called as a trigger")));
  auto* trigger = reinterpret_cast<TriggerData*>(fcinfo->context);
  const Oid table = RelationGetRelid(trigger->tg_relation);
  if (!kn::pg::is_lexicon_table(table))
    ereport(ERROR, (errcode(ERRCODE_WRONG_OBJECT_TYPE),
                    errmsg("korean_lexicon_edited is the trigger of korean_lexicon alone")));
  kn::pg::check_lexicon_columns(trigger->tg_relation);
  if (TRIGGER_FIRED_FOR_ROW(trigger->tg_event) && !TRIGGER_FIRED_BY_DELETE(trigger->tg_event)) {
    MemoryContext scratch = AllocSetContextCreate(CurrentMemoryContext, "korean_lexicon row", ALLOCSET_SMALL_SIZES);
    MemoryContext caller = MemoryContextSwitchTo(scratch);
    check_row(TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ? trigger->tg_newtuple : trigger->tg_trigtuple,
              RelationGetDescr(trigger->tg_relation));
    MemoryContextSwitchTo(caller);
    MemoryContextDelete(scratch);
  }
  kn::pg::lexicon_edited(table);
  return PointerGetDatum(nullptr);
}

Datum kn_korean_lexicon_version(PG_FUNCTION_ARGS) {
  PG_RETURN_INT64(kn::bridge::lexicon_version(kn::pg::call_options().lexicon));
}

Datum kn_korean_lexicon_matches(PG_FUNCTION_ARGS) {
  kn::pg::Holder* holder = kn::pg::make_holder();
  if (!PG_ARGISNULL(0))
    kn::pg::raise_unless_ok(kn::bridge::lexicon_matches(kn::pg::utf8_argument(PG_GETARG_DATUM(0)),
                                                        kn::pg::call_options(), &holder->result));
  return kn::pg::return_rows(fcinfo, holder->result);
}
}
