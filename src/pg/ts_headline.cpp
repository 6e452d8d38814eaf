// Headlines of the parser "korean": the default parser's, after the marks that stand for no match were taken away.
//
// PostgreSQL marks every word that is some lexeme of the query.  A query for 데이터센터 is the phrase 데이터 <-> 센터,
// and a lone 센터 (문화센터) is no match of it; so before the default headline function runs, a word keeps its place in
// a phrase only where the whole phrase stands.
//
// A compound is one token with several lexemes, for each of which that the query has PostgreSQL adds a copy of the
// token's entry; but it notes the last lexeme's position on the entry before the copy as well.  So the positions are
// set right first: 데이터센터 at position 7 is 데이터 at 7 and 센터 at 8.
#include "pg/ts_words.h"

extern "C" {
#include "utils/fmgrprotos.h"
}

namespace {

// The entries of one token: the first and the copies behind it.
struct Group {
  HeadlineWordEntry* first;
  HeadlineWordEntry* end;
};

Group group_at(HeadlineParsedText* text, int i) {
  Group group{&text->words[i], &text->words[i] + 1};
  while (group.end < text->words + text->curwords && group.end->repeated) ++group.end;
  return group;
}

bool has_item(const Group& group) {
  for (HeadlineWordEntry* word = group.first; word < group.end; ++word)
    if (word->item != nullptr) return true;
  return false;
}

// Sets the position of each entry of a compound to that of its lexeme.
void set_positions(const Group& group, TSQuery query, const kn::bridge::Options& options) {
  kn::bridge::WordForm form{};
  if (!kn::bridge::word_form(group.first->type, &form)) return;
  const kn::bridge::LexemeBuffer found =
      kn::pg::find_lexemes(kn::pg::utf8_bytes(group.first->word, group.first->len), form, options);
  int last = 0;
  for (int i = 0; i < found.count; ++i) last += found.lexemes[i].next_position ? 1 : 0;
  if (last == 0) return;
  const int base = WEP_GETPOS((group.end - 1)->pos) - last;
  for (HeadlineWordEntry* word = group.first; word < group.end; ++word) {
    if (word->item == nullptr) continue;
    for (int i = 0, offset = 0; i < found.count; ++i) {
      offset += found.lexemes[i].next_position ? 1 : 0;
      const char* lexeme =
          kn::pg::server_string(kn::bridge::Slice{found.bytes + found.lexemes[i].offset, found.lexemes[i].size});
      if (strlen(lexeme) != word->item->length ||
          memcmp(lexeme, GETOPERAND(query) + word->item->distance, word->item->length) != 0)
        continue;
      WEP_SETPOS(word->pos, LIMITPOS(base + offset));
      break;
    }
  }
}

// What a word needs goes with the word: of a text that matches at each of a million words it would be gigabytes.
void set_positions(HeadlineParsedText* text, TSQuery query) {
  const kn::bridge::Options options = kn::pg::call_options();
  MemoryContext for_a_word =
      AllocSetContextCreate(CurrentMemoryContext, "korean_news headline", ALLOCSET_DEFAULT_SIZES);
  MemoryContext before = MemoryContextSwitchTo(for_a_word);
  for (int i = 0; i < text->curwords; ++i) {
    if (i % 1024 == 0) CHECK_FOR_INTERRUPTS();
    const Group group = group_at(text, i);
    if (group.first->repeated || !has_item(group)) continue;
    set_positions(group, query, options);
    MemoryContextReset(for_a_word);
  }
  MemoryContextSwitchTo(before);
  MemoryContextDelete(for_a_word);
}

// The default headline marks a token by its first entry.
void lead_with_items(HeadlineParsedText* text) {
  for (int i = 0; i < text->curwords; ++i) {
    const Group group = group_at(text, i);
    if (group.first->repeated || group.first->item != nullptr) continue;
    for (HeadlineWordEntry* word = group.first + 1; word < group.end && group.first->item == nullptr; ++word) {
      group.first->item = word->item;
      group.first->pos = word->pos;
      word->item = nullptr;
    }
  }
}

// A fragment that the default headline begins at a copy (the 센터 of 데이터센터), which it only selects, begins at the
// token.
void begin_at_tokens(HeadlineParsedText* text) {
  for (int i = 0; i < text->curwords; ++i) {
    const Group group = group_at(text, i);
    for (HeadlineWordEntry* word = group.first + 1; word < group.end; ++word) {
      group.first->in |= word->selected;
      group.first->selected |= word->selected;
    }
    i = static_cast<int>(group.end - text->words) - 1;
  }
}

// A stretch of positions over which a part of the query holds.
struct Stretch {
  int begin;
  int end;
};
struct Stretches {
  Stretch* items;
  int count;
};

struct Headline {
  HeadlineParsedText* text;
  QueryItem* query;
};

Stretches allocate(int n) {
  return Stretches{static_cast<Stretch*>(palloc(sizeof(Stretch) * static_cast<Size>(n > 0 ? n : 1))), 0};
}

Stretches of_operand(const Headline& headline, const QueryOperand* operand) {
  CHECK_FOR_INTERRUPTS();
  int n = 0;
  for (int i = 0; i < headline.text->curwords; ++i) n += headline.text->words[i].item == operand ? 1 : 0;
  Stretches out = allocate(n);
  for (int i = 0; i < headline.text->curwords; ++i)
    if (headline.text->words[i].item == operand) {
      const int pos = WEP_GETPOS(headline.text->words[i].pos);
      out.items[out.count++] = Stretch{pos, pos};
    }
  return out;
}

Stretches merge(const Stretches& a, const Stretches& b) {
  Stretches out = allocate(a.count + b.count);
  for (int i = 0, k = 0; i < a.count || k < b.count;)
    out.items[out.count++] =
        k == b.count || (i < a.count && a.items[i].end <= b.items[k].end) ? a.items[i++] : b.items[k++];
  return out;
}

// Stretches of `left` which one of `right` follows at the distance; both are sorted by their ends.
Stretches follow(const Stretches& left, const Stretches& right, int distance) {
  Stretches out = allocate(left.count + right.count);
  for (int i = 0, k = 0; i < left.count && k < right.count;) {
    const int gap = right.items[k].begin - left.items[i].end;
    if (gap < distance) {
      ++k;
    } else if (gap > distance) {
      ++i;
    } else {
      out.items[out.count++] = Stretch{left.items[i].begin, right.items[k].end};
      ++k;
    }
  }
  return out;
}

Stretches matches(const Headline& headline, int at) {
  check_stack_depth();
  QueryItem* item = &headline.query[at];
  if (item->type == QI_VAL) return of_operand(headline, &item->qoperand);
  if (item->qoperator.oper == OP_NOT) return Stretches{nullptr, 0};
  const Stretches right = matches(headline, at + 1);
  const Stretches left = matches(headline, at + static_cast<int>(item->qoperator.left));
  return item->qoperator.oper == OP_PHRASE ? follow(left, right, item->qoperator.distance) : merge(left, right);
}

int size_of(const Headline& headline, int at) {
  check_stack_depth();
  QueryItem* item = &headline.query[at];
  if (item->type == QI_VAL) return 1;
  if (item->qoperator.oper == OP_NOT) return 1 + size_of(headline, at + 1);
  const int left = at + static_cast<int>(item->qoperator.left);
  return left - at + size_of(headline, left);
}

// Takes the operands of the phrase at `at` from the words outside its matches.
void clear_outside(const Headline& headline, int at) {
  CHECK_FOR_INTERRUPTS();
  const Stretches found = matches(headline, at);
  const QueryItem* first = &headline.query[at];
  const QueryItem* last = first + size_of(headline, at);
  int next = 0;
  for (int i = 0; i < headline.text->curwords; ++i) {
    HeadlineWordEntry* word = &headline.text->words[i];
    const auto* item = reinterpret_cast<const QueryItem*>(word->item);
    if (word->item == nullptr || item < first || item >= last) continue;
    const int pos = WEP_GETPOS(word->pos);
    while (next < found.count && found.items[next].end < pos) ++next;
    bool inside = false;
    for (int k = next; k < found.count && !inside && found.items[k].begin <= pos; ++k)
      inside = found.items[k].end >= pos;
    if (!inside) word->item = nullptr;
  }
}

void visit(const Headline& headline, int at) {
  check_stack_depth();
  QueryItem* item = &headline.query[at];
  if (item->type == QI_VAL) return;
  if (item->qoperator.oper == OP_PHRASE) return clear_outside(headline, at);
  visit(headline, at + 1);
  if (item->qoperator.oper != OP_NOT) visit(headline, at + static_cast<int>(item->qoperator.left));
}

}  // namespace

extern "C" {
PG_FUNCTION_INFO_V1(kn_korean_parser_headline);

Datum kn_korean_parser_headline(PG_FUNCTION_ARGS) {
  auto* text = reinterpret_cast<HeadlineParsedText*>(PG_GETARG_POINTER(0));
  TSQuery query = PG_GETARG_TSQUERY(2);
  if (query->size > 0) {
    set_positions(text, query);
    visit(Headline{text, GETQUERY(query)}, 0);
    lead_with_items(text);
  }
  const Datum headline = DirectFunctionCall3(prsd_headline, PG_GETARG_DATUM(0), PG_GETARG_DATUM(1), PG_GETARG_DATUM(2));
  begin_at_tokens(text);
  return headline;
}
}
