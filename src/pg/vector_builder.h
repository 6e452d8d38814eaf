// A tsvector out of words and their positions, as PostgreSQL's make_tsvector() makes it of a ParsedText, whose every word
// is an allocation of its own.
//
// All words lie one after the other in one buffer, and are sorted by their first eight bytes for the most part.  Of a
// long text what a tsvector cannot hold is dropped on the way, so that a text of any length takes the memory of one.
#pragma once

#include "pg/shell.h"

extern "C" {
#include "tsearch/ts_type.h"
}

namespace kn::pg {

// Plain, so that ereport may jump over it; everything is in the memory context of make_vector_builder().
struct VectorBuilder {
  struct Word {
    uint64 prefix;  // its first eight bytes as a number, so that words compare as these do
    uint32 at;      // in `bytes`
    uint16 length;
    WordEntryPos position;  // with its weight
  };
  Word* words;
  int count, room;
  char* bytes;
  Size used, bytes_room;
  int weight;         // of the words that come, 0 (D) to 3 (A)
  int last_position;  // of the text so far
};

VectorBuilder make_vector_builder();

// A word in the server's encoding, of less than MAXSTRLEN bytes.  False where there is no use in more: the text is too
// long for a tsvector already.
bool add_word(VectorBuilder* builder, const char* word, int length, int position);

// Null where the words are too long for a tsvector and `raise` does not say that this is an error.
TSVector make_vector(VectorBuilder* builder, bool raise);

}  // namespace kn::pg
