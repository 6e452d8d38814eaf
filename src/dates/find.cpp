// Walks a text and gathers its dates.
//
// A date begins where a word can begin (behind a space, a mark, a bracket; a number behind Hangul too: 오전10시) and
// where data/date_words.tsv has a word with that first character, or a digit stands.  What is read there is a point
// (다음 달 5일), a length with 전 or 뒤 (10년 전), or one behind 지난, 최근 (최근 3년).  Then the second half of a
// range is looked for (~, 부터 … 까지) and the word that says how the date is meant (까지: by).  Habits are no dates:
// 매월 25일, 토요일마다.
#include "base/interrupt.h"
#include "base/unicode.h"
#include "dates/point_parser.h"

namespace kn {

namespace {

constexpr int kDay = 6, kDaypart = 7;
constexpr int kMostOrdinals = 5;
constexpr size_t kLongestName = 16, kLongestGloss = 20;

class Finder {
 public:
  Finder(const DateWords& words, const Text& text) : words_(words), text_(text), parser_(words, text) {}

  std::vector<DateMention> run() {
    InterruptPacer pacer;
    words_.starts().visit(text_, [&](size_t i) {
      pacer.tick();
      return words_.may_open(text_[i], text_[i + 1]) && may_begin(i) ? date_at(i) : i + 1;
    });
    return std::move(found_);
  }

 private:
  using Result = PointParser::Result;

  bool is(char32_t c, DateMark mark) const { return words_.is(c, mark); }
  size_t mark_at(size_t i, DateMark mark) const { return words_.mark_at(text_, i, mark); }

  bool may_begin(size_t i) const {
    if (i == 0) return true;
    const char32_t c = text_[i], before = text_[i - 1];
    if (is_ascii_digit(c)) {
      if (is_ascii_digit(before)) return false;
      if (before == U'.' || before == U',' || before == U':' || before == U'/')
        return i < 2 || !is_ascii_digit(text_[i - 2]);
      return !is_letter_but_korean(before) && before != U'+' && before != U'#' && before != U'$' && before != U'-';
    }
    return !is_hangul_syllable(before) && !is_ascii_digit(before) && !is_letter_but_korean(before);
  }
  // Latin and the like; Hanja, as a country's sign in headlines (美 내년), may stand before a date.
  static bool is_letter_but_korean(char32_t c) {
    return is_ascii_letter(c) || (c > 0x7F && c < 0x1100 && is_letter(c));
  }

  // Reads what begins at i; returns where to go on.
  size_t date_at(size_t i) {
    const DateWords::Opening opening = words_.opening(text_, i);
    if (!opening.calendar && !opening.amount) return behind_number(i);
    if ((opening.words & bit(WordKind::no_date)) != 0)
      if (const DateWords::Match no = words_.longest(text_, i, ~WordKinds{0} & ~bit(WordKind::particle));
          no.word->kind == WordKind::no_date)
        return i + no.length;
    if ((opening.words & bit(WordKind::recurring)) != 0)
      return behind_habit(i + words_.longest(text_, i, kinds(WordKind::recurring)).length);
    const std::optional<Result> result = read(i, opening);
    return result ? add(i, *result) : behind_number(i);
  }

  // The rest of a number is no date either: 1000일 must not give 0일.
  size_t behind_number(size_t i) const {
    size_t next = i + 1;
    if (is_ascii_digit(text_[i]))
      while (is_ascii_digit(text_[next])) ++next;
    return next;
  }

  // 매주 월~금요일 오전 9시부터 오후 6시까지: everything behind the word is part of the habit.
  size_t behind_habit(size_t end) const {
    for (int parts = 0; parts < 3; ++parts) {
      size_t next = skip_space(text_, end);
      // 매달 둘째·넷째 수요일
      for (int words = 0; words < kMostOrdinals; ++words) {
        const DateWords::Match nth = words_.longest(text_, next, kinds(WordKind::ordinal));
        if (!nth) break;
        next = skip_space(text_, skip_list_mark(text_, next + nth.length));
      }
      std::optional<Result> what =
          may_begin(next) && words_.starts(text_[next]) ? read(next, words_.opening(text_, next)) : std::nullopt;
      if (!what || (parts > 0 && what->rank < kDaypart)) break;
      end = what->end;
      if (!what->range) range_behind(*what, end);
    }
    return end;
  }

  // Any one date at i, without a second half that has a form of its own.
  std::optional<Result> read(size_t i, const DateWords::Opening& opening) const {
    std::optional<Result> ago;
    if (opening.amount) ago = parser_.parse_ago(i);
    if (!opening.calendar) return ago;
    const char32_t c = text_[i];
    if (c == U'D')
      if (std::optional<Result> r = parser_.parse_countdown(i)) return r;
    if (is_ascii_digit(c) || c == U'\'' || c == U'‘' || c == U'’') {
      if (std::optional<Result> r = parser_.parse_numeric(i)) return r;
      if (std::optional<Result> r = parser_.parse_year_pair(i)) return r;
    }
    if ((opening.words & kinds(WordKind::span, WordKind::direction)) != 0) {
      const DateWords::Match lead = words_.longest(text_, i, kinds(WordKind::span, WordKind::direction));
      const size_t next = skip_space(text_, i + lead.length);
      if ((lead.word->kind == WordKind::span || lead.word->value == -1) && next != i + lead.length)
        if (std::optional<Result> r = parser_.parse_span(next, lead.word->value, lead.word->kind == WordKind::span))
          return r;
    }
    if (std::optional<Result> r = parser_.parse_weekdays(i)) return r;
    std::optional<Result> point = parser_.parse(i, (opening.words & bit(WordKind::direction)) != 0);
    if (ago && (!point || ago->end >= point->end)) return ago;
    return point;
  }

  static bool is_clock(const Result& r) { return r.last_rank >= kDaypart; }
  static bool has_date(const Result& r) { return r.from.day.given() || r.from.month.given(); }

  size_t add(size_t i, Result r) {
    DateMention m;
    size_t end = r.end;
    if (!r.range) range_behind(r, end);
    if (mark_at(end, DateMark::each) > 0 || unlikely(r, end)) return end;
    if (const size_t behind = name_behind(i, end); behind != end) return behind;
    m.span = {static_cast<uint32_t>(i), static_cast<uint32_t>(end)};
    m.from = r.from;
    m.to = r.to;
    m.range = r.range;
    m.relation = relation_behind(r, end);
    found_.push_back(m);
    return m.from.match_clock ? further_minutes(m, end) : end;
  }

  // 후반 8분과 41분에, 전반 3분, 17분: minutes of the same match.
  size_t further_minutes(DateMention m, size_t end) {
    while (true) {
      size_t next = skip_list_mark(text_, end);
      if (next == end)
        if (const DateWords::Match and_ = words_.longest(text_, end, kinds(WordKind::particle));
            and_ && text_[end + and_.length] == U' ')
          next = end + and_.length + 1;
      const std::optional<NumberRun> minute = next == end ? std::nullopt : read_digits(text_, next);
      if (!minute || minute->digits > 3) return end;
      const DateWords::Match unit = words_.longest(text_, minute->end, kinds(WordKind::unit));
      if (!unit || unit.word->unit != TimeUnit::minute || !words_.ends_word(text_, minute->end + unit.length))
        return end;
      end = minute->end + unit.length;
      m.span = {static_cast<uint32_t>(next), static_cast<uint32_t>(end)};
      found_.push_back(m);
    }
  }

  // 주말 극장가 is no weekend of its own: alone the word wants a particle or a word of time behind it.
  bool unlikely(const Result& r, size_t end) const {
    if (!r.from.bare || is_hangul_syllable(text_[end])) return false;
    const DateWords::Match behind =
        words_.longest(text_, skip_space(text_, end),
                       kinds(WordKind::relation, WordKind::during, WordKind::amount, WordKind::particle));
    return !behind || (behind.word->kind == WordKind::particle && behind.length == 1);  // 주말 동안
  }

  // A name that begins like a date: ‘8월의 크리스마스’, 오늘의집, 올해의 작가상.  Gives the end of it, or `end`.
  size_t name_behind(size_t i, size_t end) const {
    const char32_t open = i == 0 ? U'\0' : text_[i - 1];
    const char32_t close = open == U'‘'    ? U'’'
                           : open == U'\'' ? U'\''
                           : open == U'《' ? U'》'
                           : open == U'〈' ? U'〉'
                           : open == U'『' ? U'』'
                           : open == U'「' ? U'」'
                                           : U'\0';
    // 걸그룹 ‘내일’, 『두더지의 오늘』
    if (text_[end] == U'』' || text_[end] == U'》' || (open == U'‘' && text_[end] == close)) return end + 1;
    if (!is(text_[end], DateMark::of)) return end;
    if (!is_ascii_digit(text_[i])) {
      if (is_hangul_syllable(text_[end + 1])) return end + 1;
      size_t at = end + 2;
      while (is_hangul_syllable(text_[at]) && at < end + 10) ++at;
      if (at > end + 3 && (is(text_[at - 1], DateMark::prize) ||
                           (is(text_[at - 2], DateMark::prize) && words_.ends_word(text_, at - 1))))
        return at;
    }
    if (close == 0) return end;
    for (size_t at = end + 1; at < end + kLongestName; ++at)
      if (text_[at] == close) return at;
    return end;
  }

  void range_behind(Result& r, size_t& end) const {
    // 28일~, 9월 29일~10월 1일
    // 2025. 9. 5.~9. 7.
    const size_t stop = text_[end] == U'.' && r.from.day.given() && is_ascii_digit(text_[end - 1]) &&
                                skip_range_mark(text_, end + 1) != end + 1
                            ? end + 1
                            : end;
    if (const size_t next = skip_range_mark(text_, stop); next != stop) {
      const bool dash = text_[skip_space(text_, stop)] == U'-';
      const bool figures =
          (r.from.year.given() || r.from.month.given()) && r.from.day.given() && is_ascii_digit(text_[end - 1]);
      const std::optional<Result> other = figures ? parser_.parse_numeric(next, true) : read_second(next);
      if (other && (!dash || figures || other->rank <= kDay) &&
          (other->last_rank == r.last_rank || is_clock(*other) == is_clock(r)))
        join(r, *other, end);
      return;
    }
    const size_t joined = std::max(mark_at(end, DateMark::from), mark_at(end, DateMark::since));
    if (joined == 0) return;
    const size_t next = skip_space(text_, end + joined);
    const std::optional<Result> other = read_second(next);
    // 12일부터 다음 달 2일 자정까지; not 28일부터 오후 6시까지
    if (!other || (is_clock(*other) != is_clock(r) && !(has_date(r) && has_date(*other)))) return;
    size_t close = other->end;
    if (const size_t until = mark_at(close, DateMark::until); until > 0)
      close += until;
    else if (text_[close] != U' ' || mark_at(close + 1, DateMark::between) == 0)
      return;
    Result closed = *other;
    closed.end = close;
    join(r, closed, end);
  }
  std::optional<Result> read_second(size_t i) const {
    std::optional<Result> other = parser_.parse_numeric(i);
    if (!other) other = parser_.parse(i);
    if (other && other->range) other.reset();
    return other;
  }
  static void join(Result& r, const Result& other, size_t& end) {
    r.to = other.from;
    r.range = true;
    end = other.end;
  }

  // 2021년 3분기(35조원) 이후
  size_t past_gloss(size_t end) const {
    if (text_[end] != U'(') return end;
    for (size_t at = end + 1; at < end + kLongestGloss && text_[at] != 0 && text_[at] != U'('; ++at)
      if (text_[at] == U')') return text_[at + 1] == U' ' ? at + 1 : end;
    return end;
  }

  Relation relation_behind(const Result& r, size_t end) const {
    end = past_gloss(end);
    size_t at = end;
    if (is(text_[at], DateMark::at) && mark_at(at, DateMark::since) == 0) ++at;
    if (is(text_[at], DateMark::object) || (is(text_[at], DateMark::subject) && text_[at + 1] == U' ')) ++at;
    // 자정까지, 5시쯤, 추석 이후, 3일 지나, (현지 시간) 쯤
    const DateWords::Match m =
        words_.longest(text_, skip_space(text_, at), kinds(WordKind::relation, WordKind::ago, WordKind::no_date));
    if (!m || m.word->kind == WordKind::no_date) return Relation::in;  // 30일 전면 파업
    const size_t behind = skip_space(text_, at) + m.length;
    // 쯤, 께 and 경 are joined: 3일 경기 is no 3일경.
    if (m.length == 1 && m.word->kind == WordKind::relation &&
        ((text_[end] == U' ' && !m.word->spaced) || !words_.ends_word(text_, behind)))
      return Relation::in;
    if (m.word->kind == WordKind::ago) {
      if (r.from.ago != 0 || at != end || !words_.ends_word(text_, behind)) return Relation::in;
      // 5월 전 세계: behind a month or a year 전 may be "all", behind 추석 it is not.
      if (m.word->value < 0)
        return is_hangul_syllable(text_[behind]) || r.from.holiday >= 0 ? Relation::before : Relation::in;
      return Relation::after;
    }
    if (at != end && m.word->relation != Relation::after && m.word->relation != Relation::about) return Relation::in;
    return m.word->relation;
  }

  const DateWords& words_;
  const Text& text_;
  PointParser parser_;
  std::vector<DateMention> found_;
};

}  // namespace

std::vector<DateMention> find_dates(const DateWords& words, const Text& text) { return Finder(words, text).run(); }

std::string_view name(Grain grain) {
  switch (grain) {
    case Grain::time:
      return "time";
    case Grain::day:
      return "day";
    case Grain::week:
      return "week";
    case Grain::month:
      return "month";
    case Grain::quarter:
      return "quarter";
    case Grain::half:
      return "half";
    case Grain::year:
      return "year";
    case Grain::decade:
      return "decade";
    case Grain::range:
      break;
  }
  return "range";
}

std::string_view name(Relation relation) {
  switch (relation) {
    case Relation::by:
      return "by";
    case Relation::from:
      return "from";
    case Relation::before:
      return "before";
    case Relation::after:
      return "after";
    case Relation::about:
      return "about";
    case Relation::in:
      break;
  }
  return "in";
}

}  // namespace kn
