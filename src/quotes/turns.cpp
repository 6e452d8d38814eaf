// Lines that a label gives to a speaker, as transcripts, interviews and broadcasts print them.  What follows the label
// are the speaker's own words, with marks around them or without.
//
//   이서연 대변인: 예산안은 곧 처리하겠습니다.       a name and a colon; the words may begin on the next line
//   ▲이서연=예산안부터 처리해야 한다.                a mark, a name and an equals sign
//   ◆ 이서연> 네, 그렇습니다.                        radio
//   [이서연/하람시 주민 : 물이 안 나와요.]            television
//   Q. 이적한 이유는.  A. 부딪혀 보고 싶었다.         an answer: whoever answers one question answers all of them
//
// No turn is 사진: 하람일보, 감독: 이서연, (하람=연합뉴스) 이서연 기자 = …: the label must name somebody who is no
// reporter, and the words must be sentences.
#include <algorithm>

#include "base/unicode.h"
#include "quotes/quote_context.h"

namespace kn::quotes {

namespace {

constexpr uint32_t kLongestLabel = 40;  // characters
constexpr uint32_t kMostLabelWords = 8;
constexpr uint32_t kLongestLabelWord = 2;  // 답변
constexpr uint32_t kMostDigits = 2;        // Q10.
constexpr uint32_t kLongestQuestion = 16;  // sentences

struct Label {
  Span name;
  uint32_t past = 0;      // where the words begin
  bool opened = false;    // a mark stands before the name
  bool bracket = false;   // … and it is a bracket
  bool dateline = false;  // 이서연 기자 = …: an equals sign without a mark before the name
};

// What a speaker says in one line.
struct Line {
  Span words;
  uint32_t first = 0, last = 0;  // words of the table
  uint32_t next = 0;             // the unit behind it
};

// Where the line of the unit begins: ▲ is no part of the unit.
uint32_t line_begin(const QuoteContext& c, const Unit& unit) {
  uint32_t at = unit.span.begin;
  while (at > 0 && c.text[at - 1] != U'\n') --at;
  while (at < unit.span.end && is_space(c.text[at])) ++at;
  return at;
}

// Past a label that is one word of the class, with a number and a stop: Q1., 답:, A); `at` where there is none.
uint32_t past_label_word(const QuoteContext& c, uint32_t at, QuoteWord which) {
  const auto is_label_letter = [](char32_t x) { return is_hangul_syllable(x) || is_ascii_letter(x); };
  uint32_t end = at;
  while (end < at + kLongestLabelWord && is_label_letter(c.text[end])) ++end;
  uint32_t stop = end;
  while (stop < end + kMostDigits && is_ascii_digit(c.text[stop])) ++stop;
  const char32_t mark = c.text[stop];
  const bool stopped = mark == U'.' || mark == U':' || mark == U')';
  if (end == at || (!stopped && (mark != U' ' || !is_ascii_letter(c.text[at])))) return at;
  return c.rules.is(c.text.chars({at, end}), which) ? stop + 1 : at;
}

// Past what begins the line of an answer: ▲, A., 답:; `at` where there is none.
uint32_t past_answer_mark(const QuoteContext& c, uint32_t at) {
  if (is_hangul_syllable(c.text[at]) || is_ascii_letter(c.text[at])) return past_label_word(c, at, kAnswers);
  return c.rules.is(c.text[at], kAnswers) ? at + 1 : at;
}

// First unit of the line before the one that the unit begins.
uint32_t line_before(const QuoteContext& c, uint32_t number) {
  uint32_t line = number - 1;
  while (line > 0 && number - line < kLongestQuestion && !c.table.units[line].paragraph_start) --line;
  return line;
}

// Whether a mark alone tells the answer from one more point of a list: the line before has another mark and asks
// (-이적한 이유는.  ▲부딪혀 보고 싶었다.).
bool answers_other_mark(const QuoteContext& c, uint32_t number, uint32_t begin) {
  const Unit& asked = c.table.units[line_before(c, number)];
  if (c.text[line_begin(c, asked)] == c.text[begin]) return false;
  const Unit& last = c.table.units[number - 1];
  uint32_t end = last.span.end;
  while (end > last.span.begin && (is_space(c.text[end - 1]) || c.text[end - 1] == U'.')) --end;
  if (end > last.span.begin && c.text[end - 1] == U'?') return true;
  const std::u32string_view word = c.chars(last.last - 1);
  return c.rules.subject_particle(word).kind == Particle::topic || c.rules.ends_in(word, kAsking) != 0;
}

// 이서연 대변인:, ▲이서연=, [이서연/하람시 주민 :
std::optional<Label> label_at(const QuoteContext& c, uint32_t at, uint32_t end) {
  Label label;
  for (; at < end && (is_space(c.text[at]) || c.rules.is(c.text[at], kOpensTurn)); ++at) {
    label.opened = label.opened || !is_space(c.text[at]);
    label.bracket = label.bracket || c.text[at] == U'[';
  }
  if (!is_letter(c.text[at])) return std::nullopt;
  end = std::min(end, at + kLongestLabel);
  for (uint32_t i = at; i < end; ++i) {
    const char32_t x = c.text[i];
    if (is_hangul_syllable(x)) continue;
    if (!c.rules.is(x, kEndsLabel)) {
      if (x == U'.' || x == U'?' || x == U'!' || c.rules.mark(x).side != MarkSide::none) return std::nullopt;
      continue;
    }
    label.dateline = x == U'=' && (!label.opened || label.bracket);
    label.name = {at, i};
    while (c.text[label.name.end - 1] == U' ') --label.name.end;
    label.past = i + 1;
    return label;
  }
  return std::nullopt;
}

// The words of the line behind its label, or the next line where the label stands alone.
std::optional<Line> line_behind(const QuoteContext& c, uint32_t number, uint32_t past) {
  const std::vector<Unit>& units = c.table.units;
  Line line;
  const auto end_of_line = [&](uint32_t unit) {
    do ++unit;
    while (unit < units.size() && !units[unit].paragraph_start);
    return unit;
  };
  line.next = end_of_line(number);
  line.first = units[number].first;
  line.words = {past, units[line.next - 1].span.end};
  while (line.words.begin < line.words.end && is_space(c.text[line.words.begin])) ++line.words.begin;
  if (line.words.empty()) {
    const uint32_t spoken = line.next;
    if (spoken == units.size() || is_question(c, spoken)) return std::nullopt;
    const uint32_t begin = line_begin(c, units[spoken]);
    if (label_at(c, begin, units[spoken].span.end)) return std::nullopt;
    line.next = end_of_line(spoken);
    line.first = units[spoken].first;
    line.words = {begin, units[line.next - 1].span.end};
  }
  line.last = units[line.next - 1].last;
  while (line.first < line.last && c.word(line.first).span.begin < line.words.begin) ++line.first;
  while (!line.words.empty() && (is_space(c.text[line.words.end - 1]) || c.text[line.words.end - 1] == U']'))
    --line.words.end;
  return line.words.empty() ? std::nullopt : std::optional(line);
}

// Whether quotations without a particle behind them are all that the line holds.
bool is_all_marked(const QuoteContext& c, const Line& line) {
  for (uint32_t i = line.first; i < line.last; ++i)
    if (!c.is_quotation(i) || c.pair(i).tail.kind != Tail::none) return false;
  return line.first < line.last;
}

// “…”라고 말했다: the usual sentence of a report stands behind the label.
bool is_report(const QuoteContext& c, const Line& line) {
  return line.first < line.last && c.is_quotation(line.first) && c.pair(line.first).tail.kind != Tail::none;
}

// Whether the words without marks are sentences that somebody says; spoken: in the polite style of speech, which no
// description of a person has (이서연: 하람시에서 태어났다).
bool are_sentences(const QuoteContext& c, const Line& line, bool* spoken) {
  if (is_report(c, line)) return false;
  uint32_t end = line.words.end;
  bool asks = false;
  while (end > line.words.begin && !is_hangul_syllable(c.text[end - 1]) && !is_letter(c.text[end - 1]))
    asks = asks || c.text[--end] == U'?';
  const Span words{line.words.begin, end};
  *spoken = asks || c.rules.ends_in(c.text.chars(words), kSpoken) != 0;
  return !words.empty() && (asks || ends_sentence(c.text, words, c.rules, false));
}

// Whom words [first, last) of a label name; `end` is where the label ends at the latest.
Speaker speaker_of(QuoteContext& c, uint32_t first, uint32_t last, uint32_t end) {
  end = std::min(end, c.word(last - 1).span.end);
  if (c.is_quotation(last - 1) || c.finder.likeness(last - 1, end) != Likeness::strong) return {};
  Speaker speaker = c.resolver.resolve(Subject{last - 1, end, Particle::nominative, Likeness::strong}, first, c.before);
  // 업체 전 직원: the whole label describes who speaks.
  const Span label{c.word(first).span.begin, end};
  if (!speaker.person && speaker.span.end == end && speaker.span.begin > label.begin && speaker.role.empty())
    speaker.name = c.text.folded(label);
  return speaker;
}

// Whom the label names; nobody where that is a reporter.
Speaker named(QuoteContext& c, const Unit& unit, const Label& label) {
  uint32_t first = unit.first;
  while (first < unit.last && c.word(first).span.begin < label.name.begin) ++first;
  uint32_t last = first;
  while (last < unit.last && c.word(last).span.begin < label.name.end) ++last;
  if (first == last) return {};
  if (c.rules.title_end(c.text.chars({c.word(last - 1).span.begin, label.name.end})).press) return {};
  // 이서연/하람시 주민: who it is, and what.
  uint32_t part = first + 1;
  while (part < last && !c.word(part - 1).cut) ++part;
  if (part < last && !label.bracket) return {};
  Speaker speaker = speaker_of(c, first, part, label.name.end);
  if (!speaker && label.bracket && c.rules.korean_name(c.chars(first))) {
    speaker.name = c.text.folded(c.word(first).span);
    speaker.span = c.word(first).span;
    speaker.person = true;
  }
  if (part < last && speaker.person && speaker.role.empty())
    if (const Speaker post = speaker_of(c, part, last, label.name.end); !post.person) {
      speaker.role = post.role;
      speaker.affiliation = post.affiliation;
    }
  return speaker;
}

// Whether the line is what the speaker says.  Without marks a name alone may head a description, and a body's name
// anything; so the words must be those of speech.
bool is_said(const QuoteContext& c, const Label& label, const Line& line, const Speaker& speaker) {
  if (is_all_marked(c, line)) return true;
  bool spoken = false;
  if (label.dateline || !are_sentences(c, line, &spoken)) return false;
  const bool titled = label.name.size() > speaker.span.size();
  const bool unnamed = c.rules.speaker_noun(c.text.chars(label.name)) == SpeakerNoun::person ||
                       c.rules.title_end(c.text.chars(label.name)).end == NounEnd::sure;  // 사회자: …?
  return label.bracket || (speaker.person ? label.opened || spoken || titled : unnamed && spoken);
}

std::vector<Span> spans_of(const QuoteContext& c, const Line& line) {
  if (!is_all_marked(c, line)) return {line.words};
  std::vector<Span> spans;
  for (uint32_t i = line.first; i < line.last; ++i) spans.push_back(c.pair(i).content);
  return spans;
}

}  // namespace

bool is_question(const QuoteContext& c, uint32_t number) {
  const Unit& unit = c.table.units[number];
  if (!unit.paragraph_start) return false;
  const uint32_t at = line_begin(c, unit);
  return is_letter(c.text[at]) ? past_label_word(c, at, kAsks) > at : c.rules.is(c.text[at], kAsks);
}

bool follows_question(const QuoteContext& c, uint32_t number) {
  return number > 0 && c.table.units[number].paragraph_start && is_question(c, line_before(c, number));
}

Speaker who_answers(const QuoteContext& c, const Unit& unit) {
  if (c.answering) return c.answering;
  return c.before.person ? c.before.person : c.resolver.only_person_before(unit.span.begin);
}

void answer(QuoteContext& c, uint32_t number, const std::vector<Span>& spans, const Speaker& speaker) {
  c.unanswered.insert(c.unanswered.end(), spans.begin(), spans.end());
  if (!speaker) return;
  c.answering = speaker;
  for (const Span span : c.unanswered) c.add(span, true, speaker, {});
  c.unanswered.clear();
  c.before.spoke(speaker, number);
}

bool begins_turn(const QuoteContext& c, uint32_t number) {
  const Unit& unit = c.table.units[number];
  if (!unit.paragraph_start) return false;
  const uint32_t begin = line_begin(c, unit);
  if (past_answer_mark(c, begin) > begin) return true;
  // Most lines have no mark at one of their first words that could end a label: a colon or an equals sign behind it,
  // which cuts it from the next, or > in it.
  const uint32_t last = std::min(unit.last, unit.first + kMostLabelWords);
  for (uint32_t i = unit.first; i < last; ++i) {
    const uint32_t end = c.word(i).span.end;
    const bool ends = c.word(i).cut ? c.rules.is(c.text[end], kEndsLabel) || c.rules.is(c.text[end + 1], kEndsLabel)
                                    : c.text[end - 1] == U'>';
    if (ends) return label_at(c, begin, unit.span.end).has_value();
  }
  return false;
}

uint32_t resolve_turn(QuoteContext& c, uint32_t number, Speaker* heading) {
  const Unit& unit = c.table.units[number];
  const uint32_t begin = line_begin(c, unit);
  if (const auto label = label_at(c, begin, unit.span.end)) {
    const auto line = line_behind(c, number, label->past);
    const Speaker speaker = line ? named(c, unit, *label) : Speaker{};
    if (speaker && is_said(c, *label, *line, speaker)) {
      for (const Span span : spans_of(c, *line)) c.add(span, true, speaker, {});
      c.before.spoke(speaker, number);
      return line->next;
    }
    if (speaker && is_report(c, *line)) *heading = speaker;
  }
  const uint32_t past = past_answer_mark(c, begin);
  if (past == begin || !follows_question(c, number)) return number;
  if (!is_letter(c.text[begin]) && !answers_other_mark(c, number, begin)) return number;
  const auto line = line_behind(c, number, past);
  bool spoken = false;
  if (!line || (!is_all_marked(c, *line) && !are_sentences(c, *line, &spoken))) return number;
  answer(c, number, spans_of(c, *line), who_answers(c, unit));
  return line->next;
}

}  // namespace kn::quotes
