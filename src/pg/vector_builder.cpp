// Sorting words and writing them as a tsvector.
#include "pg/vector_builder.h"

#include <algorithm>

extern "C" {
#include "port/pg_bswap.h"
}

namespace kn::pg {

namespace {

using Word = VectorBuilder::Word;

constexpr int kFirstRoom = 512, kManyWords = 1 << 16;
constexpr Size kPrefix = sizeof(uint64);

uint64 prefix_of(const char* word, Size length) {
  uint64 prefix = 0;
  length >= kPrefix ? memcpy(&prefix, word, kPrefix) : memcpy(&prefix, word, length);
  return pg_ntoh64(prefix);
}

// Less than 0, 0, more than 0.  No word holds the byte 0, so that a prefix says where a short word ends.
int compare(const Word& a, const Word& b, const char* bytes) {
  if (a.prefix != b.prefix) return a.prefix < b.prefix ? -1 : 1;
  if (a.length <= kPrefix || b.length <= kPrefix) return int{a.length} - int{b.length};
  const int order = memcmp(bytes + a.at + kPrefix, bytes + b.at + kPrefix, Min(a.length, b.length) - kPrefix);
  return order != 0 ? order : int{a.length} - int{b.length};
}

// As a tsvector wants them; each word once with each of its positions, as many as it can have.
void sort_words(VectorBuilder* builder) {
  const char* const bytes = builder->bytes;
  std::sort(builder->words, builder->words + builder->count, [bytes](const Word& a, const Word& b) {
    const int order = compare(a, b, bytes);
    if (order != 0) return order < 0;
    // The heavier first, where both are the last position that there is.
    const int a_position = WEP_GETPOS(a.position), b_position = WEP_GETPOS(b.position);
    return a_position != b_position ? a_position < b_position : a.position > b.position;
  });
  int kept = 0, positions = 0;
  for (int i = 0; i < builder->count; ++i) {
    const Word word = builder->words[i];
    const Word* last = kept == 0 ? nullptr : &builder->words[kept - 1];
    const bool again = last != nullptr && compare(*last, word, bytes) == 0;
    if (again && (positions == MAXNUMPOS - 1 || WEP_GETPOS(last->position) == WEP_GETPOS(word.position))) continue;
    positions = again ? positions + 1 : 1;
    builder->words[kept++] = word;
  }
  builder->count = kept;
}

// How many of the sorted words from here on are the same.
int repeats(const VectorBuilder& builder, int from) {
  int past = from + 1;
  while (past < builder.count && compare(builder.words[from], builder.words[past], builder.bytes) == 0) ++past;
  return past - from;
}

Size written_size(Size before, const Word& word, int positions) {
  return SHORTALIGN(before + word.length) + sizeof(uint16) + static_cast<Size>(positions) * sizeof(WordEntryPos);
}

// What the words of the sorted builder take in a tsvector.
Size written_size(const VectorBuilder& builder, int* different) {
  Size size = 0;
  *different = 0;
  for (int i = 0, n; i < builder.count; i += n, ++*different)
    size = written_size(size, builder.words[i], n = repeats(builder, i));
  return size;
}

// Drops what a tsvector would not hold, and its bytes; false where it is too long for one already.
bool drop_repeated(VectorBuilder* builder) {
  sort_words(builder);
  auto* bytes = static_cast<char*>(palloc_extended(builder->bytes_room, MCXT_ALLOC_HUGE));
  Size used = 0;
  for (int i = 0, n; i < builder->count; i += n) {
    n = repeats(*builder, i);
    const Word word = builder->words[i];
    memcpy(bytes + used, builder->bytes + word.at, word.length);
    for (int k = 0; k < n; ++k) builder->words[i + k].at = static_cast<uint32>(used);
    used += word.length;
  }
  pfree(builder->bytes);
  builder->bytes = bytes;
  builder->used = used;
  int different;
  return written_size(*builder, &different) <= MAXSTRPOS;
}

}  // namespace

VectorBuilder make_vector_builder() {
  VectorBuilder builder{};
  builder.room = kFirstRoom;
  builder.words = static_cast<Word*>(palloc(sizeof(Word) * kFirstRoom));
  builder.bytes_room = kFirstRoom * kPrefix;
  builder.bytes = static_cast<char*>(palloc(builder.bytes_room));
  return builder;
}

bool add_word(VectorBuilder* builder, const char* word, int length, int position) {
  if (builder->count == builder->room) {
    if (builder->count >= kManyWords && !drop_repeated(builder)) return false;
    builder->room = Max(builder->room, builder->count * 2);
    builder->words = static_cast<Word*>(repalloc_huge(builder->words, sizeof(Word) * static_cast<Size>(builder->room)));
  }
  const auto size = static_cast<Size>(length);
  if (builder->used + size > builder->bytes_room) {
    builder->bytes_room = (builder->used + size) * 2;
    builder->bytes = static_cast<char*>(repalloc_huge(builder->bytes, builder->bytes_room));
  }
  memcpy(builder->bytes + builder->used, word, size);
  WordEntryPos with_weight = 0;
  WEP_SETPOS(with_weight, LIMITPOS(position));
  WEP_SETWEIGHT(with_weight, builder->weight);
  builder->words[builder->count++] =
      Word{prefix_of(word, size), static_cast<uint32>(builder->used), static_cast<uint16>(length), with_weight};
  builder->used += size;
  builder->last_position = position;
  return true;
}

TSVector make_vector(VectorBuilder* builder, bool raise) {
  sort_words(builder);
  int different;
  const Size size = written_size(*builder, &different);
  if (size > MAXSTRPOS) {
    if (!raise) return nullptr;
    ereport(ERROR,
            (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
             errmsg("string is too long for tsvector (%d bytes, max %d bytes)", static_cast<int>(size), MAXSTRPOS)));
  }
  const Size total = CALCDATASIZE(different, size);
  auto vector = static_cast<TSVector>(palloc0(total));
  SET_VARSIZE(vector, total);
  vector->size = different;
  WordEntry* entry = ARRPTR(vector);
  char* const text = STRPTR(vector);
  Size at = 0;
  for (int i = 0, n; i < builder->count; i += n, ++entry) {
    n = repeats(*builder, i);
    const Word& word = builder->words[i];
    entry->haspos = 1;
    entry->len = word.length;
    entry->pos = static_cast<uint32>(at);
    memcpy(text + at, builder->bytes + word.at, word.length);
    at = written_size(at, word, n);
    auto* positions =
        reinterpret_cast<WordEntryPosVector*>(text + at - sizeof(uint16) - sizeof(WordEntryPos) * static_cast<Size>(n));
    positions->npos = static_cast<uint16>(n);
    for (int k = 0; k < n; ++k) positions->pos[k] = builder->words[i + k].position;
  }
  return vector;
}

}  // namespace kn::pg
