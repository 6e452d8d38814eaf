// Cutting is one walk over the text: units come from the sentences, pairs that may be quotations are jumped over.
#include "quotes/sentence_words.h"

#include <algorithm>

#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn::quotes {

namespace {

constexpr uint32_t kLongestParenthesis = 60;

bool is_break(char32_t c) {
  return c == U'…' || c == U'⋯' || c == U'|' || c == U'│' || c == U';' || c == U'→' || c == U'/' || c == U'■' ||
         c == U'▲' || c == U'△' || c == U'▶' || c == U'=';
}

bool is_trimmed(char32_t c) {
  return c == U'.' || c == U',' || c == U'?' || c == U'!' || c == U':' || c == U'[' || c == U']' || c == U'-' ||
         c == U'·' || c == U'“' || c == U'”' || c == U'"' || c == U'*' || c == U'※' || c == U'◆' || c == U'●' ||
         c == U'○' || c == U'【' || c == U'】';
}

class Cutter {
 public:
  Cutter(const Text& text, const std::vector<MarkPair>& pairs, const std::vector<bool>& candidates)
      : text_(text), pairs_(pairs), candidates_(candidates) {}

  // The words of [begin, end); pairs are passed in order from call to call.
  void cut(uint32_t begin, uint32_t end, std::vector<Word>& out) {
    uint32_t word = begin;
    uint32_t i = begin;
    while (i < end) {
      pace();
      if (is_hangul_syllable(text_[i])) {
        ++i;
        continue;
      }
      while (pair_ < pairs_.size() && (pairs_[pair_].span.end <= i || !candidates_[pair_])) ++pair_;
      const char32_t c = text_[i];
      if (pair_ < pairs_.size() && pairs_[pair_].span.begin == i) {
        add(word, i, out);
        const MarkPair& p = pairs_[pair_];
        Word quotation;
        quotation.span = p.span;
        quotation.pair = static_cast<uint32_t>(pair_);
        i = p.tail.kind == Tail::none ? p.span.end : p.tail_at + p.tail.length;
        quotation.comma = text_[i] == U',';
        quotation.cut = is_break(text_[i]);
        out.push_back(quotation);
        word = i;
        ++pair_;
      } else if (is_space(c)) {
        add(word, i, out);
        word = ++i;
      } else if (is_break(c) || (c == U'.' && text_[i + 1] == U'.')) {
        add(word, i, out);
        if (!out.empty()) out.back().cut = true;
        word = ++i;
      } else if (c == U'(') {
        i = closing_parenthesis(i, end);
      } else {
        ++i;
      }
    }
    add(word, end, out);
  }

 private:
  uint32_t closing_parenthesis(uint32_t open, uint32_t end) const {
    const uint32_t limit = std::min(end, open + kLongestParenthesis);
    for (uint32_t i = open + 1; i < limit && text_[i] != U'\n'; ++i)
      if (text_[i] == U')') return i + 1;
    return open + 1;
  }

  void add(uint32_t begin, uint32_t end, std::vector<Word>& out) const {
    Word w;
    while (end > begin && (is_trimmed(text_[end - 1]) || is_space(text_[end - 1]))) {
      w.comma = w.comma || text_[end - 1] == U',';
      w.cut = w.cut || text_[end - 1] == U':' || text_[end - 1] == U']' || text_[end - 1] == U'】';
      --end;
    }
    while (begin < end && is_trimmed(text_[begin])) ++begin;
    if (begin < end) {
      w.span = {begin, end};
      out.push_back(w);
    } else if (!out.empty()) {
      out.back().comma = out.back().comma || w.comma;
      out.back().cut = out.back().cut || w.cut;
    }
  }

  const Text& text_;
  const std::vector<MarkPair>& pairs_;
  const std::vector<bool>& candidates_;
  size_t pair_ = 0;
};

// Sentences, those joined whose border lies inside a pair of marks or between it and its tail.
std::vector<Span> joined_sentences(const Text& text, const std::vector<Sentence>& sentences,
                                   const std::vector<MarkPair>& pairs) {
  std::vector<Span> spans;
  size_t pair = 0;
  for (const Sentence& s : sentences) {
    pace();
    if (!spans.empty()) {
      while (pair < pairs.size() &&
             std::max(pairs[pair].span.end, pairs[pair].tail_at + pairs[pair].tail.length) <= s.span.begin)
        ++pair;
      if (pair < pairs.size() && pairs[pair].span.begin < s.span.begin) {
        spans.back().end = s.span.end;
        continue;
      }
    }
    spans.push_back(s.span);
  }
  if (spans.empty() && text.size() > 0) spans.push_back({0, static_cast<uint32_t>(text.size())});
  return spans;
}

}  // namespace

bool looks_finite(std::u32string_view word) {
  if (word.size() < 2 || word.back() != U'다') return false;
  const char32_t before = word[word.size() - 2];
  const int final = final_consonant(before);
  // ㅆ: 했다, ㄴ: 한다, ㅂ니다, 이다, 있다 and 없다.
  return final == 20 || final == 4 || before == U'니' || before == U'이' || before == U'없';
}

WordTable cut_words(const Text& text, const std::vector<Sentence>& sentences, const std::vector<MarkPair>& pairs,
                    const std::vector<bool>& candidates, const QuoteRules& rules) {
  WordTable table;
  Cutter cutter(text, pairs, candidates);
  bool paragraph_start = true;
  uint32_t before = 0;
  for (const Span& span : joined_sentences(text, sentences, pairs)) {
    for (uint32_t i = before; i < span.begin; ++i) paragraph_start = paragraph_start || text[i] == U'\n';
    pace();
    before = span.end;
    Unit unit;
    unit.span = span;
    unit.paragraph_start = paragraph_start;
    unit.first = static_cast<uint32_t>(table.words.size());
    cutter.cut(span.begin, span.end, table.words);
    unit.last = static_cast<uint32_t>(table.words.size());
    uint32_t end = span.end;
    while (end > span.begin && is_space(text[end - 1])) --end;
    const char32_t last = end > span.begin ? text[end - 1] : 0;
    const bool stopped = last == U'.' || last == U'?' || last == U'!';
    unit.headline =
        unit.first < unit.last && !stopped &&
        (table.words[unit.last - 1].pair != kNoPair || !looks_finite(text.chars(table.words[unit.last - 1].span)));
    paragraph_start = false;
    if (unit.first < unit.last) table.units.push_back(unit);
  }
  return table;
}

}  // namespace kn::quotes
