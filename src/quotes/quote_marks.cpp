// How a pair is found: from an opening mark we walk right until a mark of the same level closes.  Curly marks say their
// side; for straight ones the neighbours say it: a blank before and none after opens (…은 "A), a quoting particle after
// closes (A"라고).  A second opening mark means that the first one never closed, unless a mark of the other level could
// have closed it (‘A”고).  A mark of the other level inside is a nested quotation and passed over.
#include "quotes/quote_marks.h"

#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn::quotes {

namespace {

constexpr uint32_t kLongestQuote = 1200;  // characters
constexpr uint32_t kLongestBracket = 200;
constexpr int kMarksAhead = 32;  // marks looked at from one opening mark

struct Placed {
  uint32_t at;
  Mark mark;
  bool tail;   // a quoting particle follows
  bool left;   // blank or bracket before, none after: it opens
  bool right;  // the other way round
};

bool opens_word(char32_t before) {
  return before == 0 || is_space(before) || before == U'(' || before == U'[' || before == U'…' || before == U'·' ||
         before == U',' || before == U':';
}

bool closes_word(char32_t after) {
  return after == 0 || is_space(after) || after == U'.' || after == U',' || after == U'?' || after == U'!' ||
         after == U'…' || after == U')' || after == U']';
}

// OpenAI’s, rock'n'roll, '24년: an apostrophe.
bool is_apostrophe(const Text& text, uint32_t at) {
  const char32_t before = at > 0 ? text[at - 1] : 0, after = text[at + 1];
  if (is_ascii_letter(before) && is_ascii_letter(after)) return true;
  return is_ascii_digit(after) && is_ascii_digit(text[at + 2]) &&
         (text[at + 3] == U'년' || text[at + 3] == U'∼' || text[at + 3] == U'~');
}

// The quoting particle at `at`, or after one blank there.  It must be a word's beginning in earnest: 고 in `"고맙다` is
// none.
TailMatch tail_at(const Text& text, const QuoteRules& rules, uint32_t at, uint32_t* begin) {
  const bool blank = text[at] == U' ';
  const uint32_t from = blank ? at + 1 : at;
  const TailMatch tail = rules.tail(text.rest(from));
  *begin = from;
  if (tail.kind == Tail::none || (blank && tail.length < 2)) return {};
  const char32_t after = text[from + tail.length];
  // 라고말했다, 라는입장: longer particles may be glued to what follows, short ones may not.
  if (is_hangul_syllable(after) && (tail.length < 2 || blank)) return {};
  return tail;
}

std::vector<Placed> place_marks(const Text& text, const QuoteRules& rules) {
  std::vector<Placed> marks;
  InterruptPacer pacer;
  for (uint32_t i = 0; i < text.size(); ++i) {
    pacer.tick();
    const Mark mark = rules.mark(text[i]);
    if (mark.side == MarkSide::none) continue;
    if (mark.level == MarkLevel::single_mark && is_apostrophe(text, i)) continue;
    uint32_t begin = 0;
    const char32_t before = i > 0 ? text[i - 1] : 0;
    Placed p{i, mark, tail_at(text, rules, i + 1, &begin).kind != Tail::none, false, false};
    p.left = opens_word(before) && !is_space(text[i + 1]) && text[i + 1] != 0;
    p.right = !opens_word(before) && closes_word(text[i + 1]);
    marks.push_back(p);
  }
  return marks;
}

class Pairing {
 public:
  Pairing(const Text& text, const QuoteRules& rules) : text_(text), rules_(rules), marks_(place_marks(text, rules)) {
    line_end_.resize(marks_.size());
    uint32_t end = 0;
    for (size_t i = 0; i < marks_.size(); ++i) {
      if (end <= marks_[i].at) {
        end = marks_[i].at;
        while (end < text.size() && text[end] != U'\n') ++end;
      }
      line_end_[i] = end;
    }
  }

  std::vector<MarkPair> run() {
    std::vector<MarkPair> pairs;
    InterruptPacer pacer;
    for (size_t i = 0; i < marks_.size();) {
      pacer.tick();
      const size_t close = marks_[i].mark.level == MarkLevel::bracket ? bracket_close(i)
                           : may_open(i)                              ? find_close(i)
                                                                      : 0;
      if (close == 0) {
        ++i;
        continue;
      }
      MarkPair pair;
      pair.span = {marks_[i].at, marks_[close].at + 1};
      pair.content = {pair.span.begin + 1, pair.span.end - 1};
      pair.level = marks_[i].mark.level;
      pair.tail = tail_at(text_, rules_, pair.span.end, &pair.tail_at);
      if (!pair.content.empty()) pairs.push_back(pair);
      i = close + 1;
    }
    return pairs;
  }

 private:
  bool reachable(size_t from, size_t to, uint32_t limit) const {
    return to < marks_.size() && marks_[to].at < line_end_[from] && marks_[to].at - marks_[from].at <= limit;
  }

  // Books and films stand in brackets; a quotation is only what a quoting particle follows.
  size_t bracket_close(size_t open) const {
    if (marks_[open].mark.side != MarkSide::open) return 0;
    for (size_t i = open + 1; reachable(open, i, kLongestBracket); ++i)
      if (text_[marks_[i].at] == marks_[open].mark.partner) return marks_[i].tail ? i : 0;
    return 0;
  }

  bool may_open(size_t i) const {
    const Placed& p = marks_[i];
    if (p.mark.side == MarkSide::open) return true;
    if (p.mark.side == MarkSide::close) return p.left;
    if (!p.right && !p.tail) return true;
    // A straight mark that looks like a closing one: its partner is lost, unless what comes next can only close.
    for (size_t k = i + 1; reachable(i, k, kLongestQuote); ++k)
      if (marks_[k].mark.level == p.mark.level) return marks_[k].tail && !marks_[k].left;
    return false;
  }

  bool closes(const Placed& p) const {
    if (p.mark.side == MarkSide::close) return true;
    if (p.mark.side == MarkSide::open) return false;
    return p.tail || !p.left;
  }

  // Index of the closing mark, or 0.
  size_t find_close(size_t open) const {
    const MarkLevel level = marks_[open].mark.level;
    size_t other_close = 0;  // a mark of the other level that would close, if none of our own does
    int inside = 0;          // nested marks of the other level that are open
    size_t reopened = 0;     // same-level opening mark inside
    int seen = 0;
    for (size_t i = open + 1; reachable(open, i, kLongestQuote) && seen < kMarksAhead; ++i, ++seen) {
      const Placed& p = marks_[i];
      if (p.mark.level == MarkLevel::bracket) continue;
      if (p.mark.level == level) {
        if (closes(p)) return nested(open, i, reopened, other_close);
        if (other_close != 0) return other_close;
        if (reopened != 0) return 0;
        reopened = i;
      } else if (closes(p) && inside == 0) {
        if (other_close == 0 && (p.tail || p.mark.side == MarkSide::close)) other_close = i;
      } else if (closes(p)) {
        --inside;
      } else {
        ++inside;
      }
    }
    return other_close;
  }

  // `close` closes the quotation at open, unless a second one was opened in between: then “A “B” C” has one more
  // closing mark ahead, and in “A “B” the first mark stays alone.
  size_t nested(size_t open, size_t close, size_t reopened, size_t other_close) const {
    if (reopened == 0) return close;
    if (other_close != 0 && other_close < reopened) return other_close;
    // ‘‘A’: the mark was typed twice.
    if (marks_[reopened].at == marks_[open].at + 1) return 0;
    for (size_t i = close + 1; reachable(open, i, kLongestQuote); ++i) {
      if (marks_[i].mark.level != marks_[open].mark.level) continue;
      return closes(marks_[i]) && marks_[i].mark.side != MarkSide::either ? i : 0;
    }
    return 0;
  }

  const Text& text_;
  const QuoteRules& rules_;
  std::vector<Placed> marks_;
  std::vector<uint32_t> line_end_;
};

}  // namespace

std::vector<MarkPair> pair_marks(const Text& text, const QuoteRules& rules) { return Pairing(text, rules).run(); }

}  // namespace kn::quotes
