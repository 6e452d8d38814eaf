// What the functions of the shell share: PostgreSQL's headers, errors, arguments in, rows out.
//
// Rules of the shell (src/pg): compiled with -fno-exceptions; only trivially destructible locals, since ereport jumps
// over destructors; of the core only bridge headers.  A Result belongs to the memory context of the call (Holder).
#pragma once

extern "C" {
#include "postgres.h"

#include "fmgr.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
}

#include "bridge/bridge.h"

namespace kn::pg {

// Releases its Result when the memory context it was made in is reset.
struct Holder {
  MemoryContextCallback callback;
  bridge::Result* result;
};
Holder* make_holder();

// Raises what the status says; returns when it is ok.
void raise_unless_ok(const bridge::Status& status);

// The text datum as UTF-8 (detoasted, converted from the server encoding), good for the current memory context.
bridge::Slice utf8_argument(Datum text);
// The same of bytes in the server encoding.
bridge::Slice utf8_bytes(const char* bytes, int size);
// Once a process: after a transaction that saw a long text, freed memory goes back to the system.
void watch_memory();
// UTF-8 as a palloc'd, terminated string in the server encoding.
// The beginning of a text as a message shows it.
const char* beginning_of(Datum text);
char* server_string(bridge::Slice utf8);
// A cell's UTF-8 as a datum of type text in the server encoding.
Datum text_datum(bridge::Slice utf8);

// Database encoding and lexicon, as they stand for this call.  Raises where the encoding is neither UTF8 nor EUC_KR.
bridge::Options call_options();

// A set-returning function's whole answer, in a tuplestore; columns convert by the declared row type.
Datum return_rows(FunctionCallInfo fcinfo, const bridge::Result* result);
// The same in portions.
struct RowStore {
  struct Tuplestorestate* rows;
  TupleDesc type;
};
RowStore begin_rows(FunctionCallInfo fcinfo);
void add_rows(const RowStore& store, const bridge::Result* result);
// The cell at (row, column) as a datum of the given type.
Datum cell_datum(const bridge::Cell& cell, Oid type);
// First cell of the only row as the function's result (NULL cells give NULL).
Datum return_value(FunctionCallInfo fcinfo, const bridge::Result* result, Oid type);
// The only row as a composite of the function's declared type.
Datum return_row(FunctionCallInfo fcinfo, const bridge::Result* result);

}  // namespace kn::pg
