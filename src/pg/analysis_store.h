// Rows of korean_analyze into its companion tables; see analysis_store.cpp.
#pragma once

#include "pg/shell.h"

extern "C" {
#include "executor/executor.h"
#include "executor/tuptable.h"
#include "nodes/execnodes.h"
}

#include "bridge/bridge.h"

namespace kn::pg {

// What every row of an article has: its key, in the first columns of a companion, and its day.
struct ArticleKey {
  int columns;
  const Datum* values;
  const Oid* types;
  Datum published;
  bool no_day;
};

// One of the tables, opened for the time of a batch.
struct Store {
  ResultRelInfo* info;
  TupleTableSlot** slots;  // rows on their way into the table
  int room, filled;
  TransitionCaptureState* capture;
  int* sources;          // by column: a cell of the row, or one of the constants of analysis_store.cpp
  ExprState** defaults;  // by column: of columns that users have added
};

// The tables in the order of the parts of korean_analysis.
constexpr int kStores = 5;
struct Stores {
  EState* estate;
  Store store[kStores];
};

// Opens the tables.  `parent` is the table that their foreign keys refer to by `parent_keys` if its rows stay locked
// until the end of the transaction (then that check needs no repeating), else InvalidOid.
Stores* open_stores(const Oid* tables, int keys, Oid parent, const AttrNumber* parent_keys);
// Adds the rows of an analysis.  Uses the current memory context for what lasts no longer than the article.
void store_rows(Stores* stores, const bridge::Result* result, const ArticleKey& key);
// Fires what triggers are due, closes.
void close_stores(Stores* stores);

}  // namespace kn::pg
