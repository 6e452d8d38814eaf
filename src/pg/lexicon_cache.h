// The session's snapshot of korean_lexicon; see lexicon_cache.cpp.
#pragma once

#include "pg/shell.h"

#include "bridge/lexicon_api.h"

namespace kn::pg {

// The terms as committed now, with the transaction's own edits; null where there are none.  Good until the next call.
const bridge::Lexicon* session_lexicon();

// Once per process: callbacks and hooks by which the session learns of edits.
void watch_lexicon();

// Called by the triggers of the table: every session is to read it again when the transaction commits, this one at
// once.
void lexicon_edited(Oid table);

// term, kind, name and parts of a row, in the current memory context.
// Raises where the table is not what the extension made: a table's owner may alter its columns.
void check_lexicon_columns(struct RelationData* table);
bridge::LexiconRow lexicon_row(const Datum* values, const bool* nulls);

// A table of the extension, found through its schema whatever the search_path; InvalidOid where there is none.
Oid lexicon_relation(const char* name);

// lexicon_log.cpp: transactions that edit the lexicon leave a row in korean_lexicon_log.
void watch_transactions();
void remember_edit();

// Whether it is korean_lexicon.
bool is_lexicon_table(Oid table);

}  // namespace kn::pg
