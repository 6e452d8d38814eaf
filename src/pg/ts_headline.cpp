// Headlines of the parser "korean": the default parser's, after the marks that stand for no match were taken away.
//
// PostgreSQL marks every word that is some lexeme of the query.  A query for 데이터센터 is the phrase 데이터 <-> 센터, and a
// lone 센터 (문화센터) is no match of it; so before the default headline function runs, a word keeps its place in a phrase
// only where the whole phrase stands.
#include "pg/ts_words.h"

extern "C" {
#include "utils/fmgrprotos.h"
}

namespace {

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

Stretches allocate(int n) { return Stretches{static_cast<Stretch*>(palloc(sizeof(Stretch) * static_cast<Size>(n > 0 ? n : 1))), 0}; }

Stretches of_operand(const Headline& headline, const QueryOperand* operand) {
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
    out.items[out.count++] = k == b.count || (i < a.count && a.items[i].end <= b.items[k].end) ? a.items[i++] : b.items[k++];
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
    for (int k = next; k < found.count && !inside && found.items[k].begin <= pos; ++k) inside = found.items[k].end >= pos;
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
  if (query->size > 0) visit(Headline{text, GETQUERY(query)}, 0);
  return DirectFunctionCall3(prsd_headline, PG_GETARG_DATUM(0), PG_GETARG_DATUM(1), PG_GETARG_DATUM(2));
}
}
