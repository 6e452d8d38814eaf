// The border between the core and PostgreSQL.
//
// Only plain structs and noexcept functions: the shell (src/pg) includes this header and nothing else of the core, and
// no function here throws or jumps.  Text goes in as UTF-8 and comes out as UTF-8.  A call gives a Status and, through
// its last argument, a Result that the caller owns and must release(); the rows of a Result live as long as it does.
#pragma once

namespace kn::bridge {

struct Slice {
  const char* data;  // not terminated; null for SQL NULL
  int size;          // bytes
};

// What ereport needs.  Fixed buffers, so that a Status can be jumped over.
struct Status {
  bool ok;
  char sqlstate[6];
  char message[512];
  char detail[512];
  char hint[256];
};

enum class CellType : int { null, text, integer, boolean, numeric, scaled, timestamp, real, text_array };

// One value of a result row.  numeric: decimal digits in `text`; scaled: a numeric, `integer` / 10^scale; timestamp:
// microseconds since 2000-01-01 in `integer`.
struct Cell {
  CellType type;
  int scale;
  union {
    Slice text;
    struct {
      long long integer;
      const Slice* items;  // text_array: `integer` of them
    };
    double real;
  };
};

struct Rows {
  const Cell* cells;  // of the first row; the others by row()
  int columns;
  long long count;
};

// An immutable snapshot of korean_lexicon (lexicon_api.h makes one).
class Lexicon;

// What a call depends on besides its arguments.
struct Options {
  bool euc_kr;             // names that EUC-KR cannot write give way to the surface
  const Lexicon* lexicon;  // the session's terms, or null where there are none; good for the call, see bridge/lexicon.h
};

class Result;
Rows rows(const Result* result) noexcept;
const Cell* row(const Result* result, long long number) noexcept;  // from 0
void release(Result* result) noexcept;

// Once per process, before any other call: where the image lies and how to ask for a pending cancel.  The image is
// opened by the first call that needs it.
void configure(const char* image_path, bool (*interrupt_probe)()) noexcept;

// Lets the C library return freed memory to the system.
void give_memory_back() noexcept;

// Column by column as in sql/extension; each is called by the SQL function of the same name.
Status check(Result** out) noexcept;               // korean_news_check: section, size, intact
Status dictionary_version(Result** out) noexcept;  // one row, one cell

}  // namespace kn::bridge
