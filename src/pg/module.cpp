// Loading of the library: where the image lies, how the core learns of a pending cancel, and how the session learns of
// edits of the lexicon.
#include "pg/lexicon_cache.h"
#include "pg/shell.h"

extern "C" {
PG_MODULE_MAGIC;
void _PG_init(void);
}

// True when CHECK_FOR_INTERRUPTS would raise an error now; plain barriers and notices do not stop an analysis.
static bool cancel_pending() {
  if (!InterruptPending || InterruptHoldoffCount != 0 || CritSectionCount != 0) return false;
  bool pending = ProcDiePending || ClientConnectionLost || (QueryCancelPending && QueryCancelHoldoffCount == 0);
#if PG_VERSION_NUM >= 170000
  pending = pending || TransactionTimeoutPending;
#endif
  return pending;
}

void _PG_init(void) {
  char share[MAXPGPATH];
  get_share_path(my_exec_path, share);
  kn::bridge::configure(psprintf("%s/tsearch_data/korean_news-%s.dic", share, KN_VERSION), cancel_pending);
  kn::pg::watch_lexicon();
  kn::pg::watch_memory();
}
