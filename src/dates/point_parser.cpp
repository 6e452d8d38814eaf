// The parts of a date that are words, and the order of parts; numbers with units are number_parts.cpp.
#include "dates/point_parser.h"

#include "base/unicode.h"

namespace kn {

namespace {

size_t skip_mark(const Text& text, size_t i, std::u32string_view marks) {
  const size_t mark = skip_space(text, i);
  if (text[mark] == 0 || marks.find(text[mark]) == std::u32string_view::npos) return i;
  return skip_space(text, mark + 1);
}

// Ranks of parts.
constexpr int kYear = 1, kSeason = 2, kMonth = 3, kWeek = 4, kPart = 5, kDay = 6, kDaypart = 7, kClock = 8;

// Words that a date may begin with where no direction (오는) stands before them.
constexpr WordKinds kOpening =
    kinds(WordKind::year, WordKind::new_year, WordKind::year_month, WordKind::month, WordKind::month_part,
          WordKind::week, WordKind::week_part, WordKind::quarter, WordKind::semester, WordKind::sport_season,
          WordKind::half, WordKind::day, WordKind::trading_day, WordKind::part, WordKind::daypart, WordKind::night,
          WordKind::clock, WordKind::weekday, WordKind::weekend, WordKind::vacation, WordKind::no_date);

DateField field(const DateWord& w) {
  return {w.anchor == Anchor::text   ? DateField::From::text
          : w.anchor == Anchor::main ? DateField::From::main
                                     : DateField::From::published,
          w.value};
}

}  // namespace

size_t skip_range_mark(const Text& text, size_t i) { return skip_mark(text, i, kRangeMarks); }
size_t skip_list_mark(const Text& text, size_t i) { return skip_mark(text, i, kListMarks); }

size_t PointParser::skip_weekday_in_parentheses(size_t i) const {
  if (text_[i] != U'(' || words_.weekday_of(text_[i + 1]) == 0) return i;
  const size_t end = i + 2 + mark_at(i + 2, DateMark::weekday);
  return text_[end] == U')' ? end + 1 : i;
}

std::optional<NumberRun> read_digits(const Text& text, size_t i) {
  NumberRun run;
  for (run.end = i; is_ascii_digit(text[run.end]) && run.digits < 9; ++run.end, ++run.digits)
    run.value = run.value * 10 + static_cast<int64_t>(text[run.end] - U'0');
  if (run.digits == 0 || is_ascii_digit(text[run.end])) return std::nullopt;
  return run;
}

bool PointParser::take(State& s, size_t end, int rank, bool ends) const {
  if (s.r.rank == 0) s.r.rank = rank;
  s.at = end;
  s.rank = rank;
  s.ends = ends;
  return true;
}

std::optional<PointParser::Result> PointParser::parse(size_t i, bool directed) const {
  State s;
  s.at = i;
  const DateWords::Match direction =
      directed ? words_.longest(text_, i, kOpening | kinds(WordKind::direction)) : DateWords::Match{};
  if (direction && direction.word->kind == WordKind::direction) {
    s.r.from.directed = true;
    s.r.from.direction = static_cast<int8_t>(direction.word->value);
    s.at = skip_space(text_, i + direction.length);
    // 지난여름 and 지난달 are joined, 지난일 is no date: a number or a space comes next, or a season, a holiday, a
    // weekday.
    if (text_[s.at] == U' ') return std::nullopt;
  }
  // 음력 8월 15일
  if (const size_t lunar = mark_at(s.at, DateMark::lunar); lunar > 0) {
    s.r.from.lunar = true;
    s.at = skip_space(text_, s.at + lunar);
  }
  return read_parts(s);
}

std::optional<PointParser::Result> PointParser::read_parts(State s) const {
  std::optional<State> good;
  if (s.ends) good = s;
  for (int parts = 0; parts < 8; ++parts) {
    const size_t next = s.rank == 0 ? s.at : skip_space(text_, s.at);
    State more = s;
    // 10월의 마지막 주말
    const bool owned = s.rank == kMonth && is(text_[s.at], DateMark::of) && text_[s.at + 1] == U' ';
    if (!part(more, next) && !(owned && ordinal_part(more, s.at + 2))) break;
    s = more;
    if (s.ends) good = s;
    if (s.r.range) break;
  }
  if (!good) return std::nullopt;
  good->r.end = good->at;
  good->r.last_rank = good->rank;
  if (!good->r.range) good->r.to = good->r.from;
  return good->r;
}

bool PointParser::part(State& s, size_t i) const {
  const char32_t c = text_[i];
  if (is_ascii_digit(c) || c == U'\'' || c == U'‘' || c == U'’' || is(c, DateMark::ordinal) ||
      mark_at(i, DateMark::era) > 0 || mark_at(i, DateMark::before_christ) > 0) {
    if (number_part(s, i)) return true;
  } else if (words_.begins_number(c) && spelled_part(s, i)) {
    return true;
  }
  if (s.rank < kPart && ordinal_part(s, i)) return true;
  if (s.rank <= kYear && holiday_part(s, i)) return true;
  return word_part(s, i);
}

// 넷째 주, 첫째 화요일, 둘째 날.
bool PointParser::ordinal_part(State& s, size_t i) const {
  const DateWords::Match ordinal = words_.longest(text_, i, kinds(WordKind::ordinal));
  if (!ordinal || s.rank < kYear) return false;
  size_t at = skip_space(text_, i + ordinal.length);
  const auto nth = static_cast<int8_t>(ordinal.word->value);
  if (s.rank == kYear) {
    // 새해 첫날, 지난해 마지막 날
    if (!is(text_[at], DateMark::date) || (nth != 1 && nth != -1)) return false;
    s.r.from.month = {DateField::From::number, nth == 1 ? 1 : 12};
    s.r.from.day = {DateField::From::number, nth};
    return take(s, at + 1, kDay, plain_end(at + 1));
  }
  if (s.rank < kSeason) return false;
  if (is(text_[at], DateMark::date) && s.r.from.holiday >= 0) {
    s.r.from.nth_day = nth;
    return take(s, at + 1, kDay, plain_end(at + 1));
  }
  if (s.rank != kMonth) return false;
  if (is(text_[at], DateMark::date) && (nth == 1 || nth == -1)) {
    // 8월 마지막 날; -1 is the last
    s.r.from.day = {DateField::From::number, nth};
    return take(s, at + 1, kDay, plain_end(at + 1));
  }
  if (is(text_[at], DateMark::week) && !is(text_[at + 1], DateMark::end)) {
    s.r.from.week = {DateField::From::number, nth};
    return take(s, at + 1, kWeek, plain_end(at + 1) || is(text_[at + 1], DateMark::nth));
  }
  if (const DateWords::Match weekend = words_.longest(text_, at, kinds(WordKind::weekend));
      weekend && weekend.word->bare) {
    s.r.from.weekend = {DateField::From::number, nth};
    return take(s, at + weekend.length, kDay, plain_end(at + weekend.length));
  }
  const DateWords::Match weekday = words_.longest(text_, at, kinds(WordKind::weekday));
  if (!weekday) return false;
  at += weekday.length;
  s.r.from.weekday = static_cast<int8_t>(weekday.word->value);
  s.r.from.nth_weekday = nth;
  return take(s, at, kDay, plain_end(at));
}

// 중복은 30일, 초복(20일): the day of the month that the name is of.
bool PointParser::day_told(size_t i) const {
  const bool topic = is(text_[i], DateMark::topic) && text_[i + 1] == U' ';
  const std::optional<NumberRun> day = topic              ? read_digits(text_, i + 2)
                                       : text_[i] == U'(' ? read_digits(text_, i + 1)
                                                          : std::nullopt;
  return day && day->digits <= 2 && is(text_[day->end], DateMark::day) && !is(text_[day->end + 1], DateMark::length) &&
         words_.ends_word(text_, day->end + 1);
}

bool PointParser::holiday_part(State& s, size_t i) const {
  const DateWords::Match m = words_.holiday(text_, i);
  if (!m || s.r.from.year_form != YearForm::plain) return false;
  size_t end = i + m.length;
  if (!m.word->strict && !plain_end(end) &&
      !words_.longest(text_, end, kinds(WordKind::scope, WordKind::day, WordKind::daypart)))
    return false;
  DatePoint& p = s.r.from;
  p.holiday = static_cast<int32_t>(m.row);
  const size_t next = skip_space(text_, end);
  bool sure = !m.word->strict || s.rank == kYear || p.directed;
  if (const DateWords::Match scope = words_.longest(text_, next, kinds(WordKind::scope))) {
    if (!plain_end(next + scope.length)) return false;
    if (scope.word->value == 1) {
      p.holiday_span = true;
      end = next + scope.length;
    }
    sure = true;
  } else if (const DateWords::Match day = words_.longest(text_, next, kinds(WordKind::day));
             day && day.word->anchor == Anchor::text && plain_end(next + day.length)) {
    p.day = field(*day.word);
    return take(s, next + day.length, kDay, true);
  }
  if (!sure) {
    // 설을, 설 전, 설 승차권: a particle that tells the noun, or a word of time.
    constexpr std::u32string_view kTelling = U"을은에까부엔과보";
    sure = (is_hangul_syllable(text_[end]) && kTelling.find(text_[end]) != std::u32string_view::npos) ||
           words_.holiday_behind(text_, end) ||
           (next != end && words_.longest(text_, next, kinds(WordKind::ago, WordKind::relation)));
    // 하지인 21일, 동지를 앞둔: most of these are verbs and nouns of other kinds.
    if (words_.holiday(m.row).calendar == HolidayCalendar::term ||
        words_.holiday(m.row).calendar == HolidayCalendar::dog_days)
      sure = (is(text_[end], DateMark::adnominal) && text_[end + 1] == U' ' && is_ascii_digit(text_[end + 2])) ||
             day_told(end) || (is(text_[end], DateMark::object) && words_.awaited_behind(text_, end + 1));
    if (!sure) return false;
  }
  return take(s, end, p.holiday_span ? kWeek : kDay, plain_end(end));
}

bool PointParser::word_part(State& s, size_t i) const {
  WordKinds wanted = 0;
  const DatePoint& p = s.r.from;
  if (s.rank == 0) {
    wanted = p.directed ? kinds(WordKind::weekday, WordKind::season, WordKind::year_month) : kOpening;
  } else if (s.rank == kYear) {
    wanted = kinds(WordKind::half, WordKind::season, WordKind::part, WordKind::same, WordKind::day, WordKind::vacation,
                   WordKind::month, WordKind::year_month, WordKind::no_date);
  } else if (s.rank < kPart) {
    wanted = kinds(WordKind::part, WordKind::no_date);
    if (s.rank == kWeek) wanted |= kinds(WordKind::weekday, WordKind::weekend);
    if (s.rank == kSeason) wanted |= kinds(WordKind::month);
  } else if (s.rank == kDay) {
    wanted = kinds(WordKind::daypart, WordKind::clock, WordKind::no_date);
    // 5일 금요일
    if (p.day.from == DateField::From::number && p.weekday == 0) wanted |= kinds(WordKind::weekday);
  } else if (s.rank == kDaypart) {
    wanted = kinds(WordKind::clock);
  }
  const DateWords::Match m = wanted == 0 ? DateWords::Match{} : words_.longest(text_, i, wanted);
  return m && word_meaning(s, *m.word, i + m.length);
}

bool PointParser::word_meaning(State& s, const DateWord& w, size_t end) const {
  switch (w.kind) {
    case WordKind::year:
    case WordKind::new_year:
    case WordKind::year_month:
    case WordKind::month:
    case WordKind::month_part:
    case WordKind::sport_season:
      return year_or_month_word(s, w, end);
    case WordKind::quarter:
    case WordKind::semester:
    case WordKind::half:
    case WordKind::season:
    case WordKind::vacation:
    case WordKind::week:
    case WordKind::week_part:
      return season_or_week_word(s, w, end);
    case WordKind::same:
      s.r.from.same_period = true;
      return take(s, end, kClock, plain_end(end));
    case WordKind::part:
      return part_word(s, w, end);
    case WordKind::day:
    case WordKind::trading_day:
    case WordKind::weekday:
    case WordKind::weekend:
    case WordKind::daypart:
    case WordKind::night:
    case WordKind::clock:
      return day_or_clock_word(s, w, end);
    default:
      return false;
  }
}

// 올해, 새해, 지난해 연말, 이달, 월말, 지난해 같은 달, 올 시즌.
bool PointParser::year_or_month_word(State& s, const DateWord& w, size_t end) const {
  DatePoint& p = s.r.from;
  const bool ends = plain_end(end);
  switch (w.kind) {
    case WordKind::year:
      p.year = field(w);
      // 올 stands only with what follows: 올 3분기, 올 들어.
      return take(s, end, kYear,
                  ends && (!w.joins || (text_[end] == U' ' && mark_at(end + 1, DateMark::entering) > 0)));
    case WordKind::new_year:
      p.year_form = YearForm::new_year;
      return take(s, end, kYear, ends);
    case WordKind::year_month:
      if (s.rank == 0 && !p.directed) p.year_form = w.value == 12 ? YearForm::end_of_year : YearForm::start_of_year;
      p.month = {DateField::From::number, w.value};
      return take(s, end, kPart, ends);
    case WordKind::month_part:
      p.month = {DateField::From::published, 0};
      p.part = static_cast<Part>(w.value);
      return take(s, end, kPart, ends);
    case WordKind::sport_season:
      p.year = field(w);
      p.year_form = YearForm::season;
      return take(s, end, kSeason, ends);
    default:
      break;
  }
  if (w.anchor == Anchor::number) {
    // 시월의, 유월 말; but 유월 항쟁
    p.month = {DateField::From::number, w.value};
    return take(s, end, kMonth, ends && (s.rank != 0 || is_hangul_syllable(text_[end])));
  }
  if (s.rank == kYear) {
    // 지난해 같은 달
    if (w.anchor != Anchor::text || w.value != 0) return false;
    p.same_period = true;
    return take(s, end, kClock, ends);
  }
  if (w.compared && !words_.compared_behind(text_, end)) return false;
  p.month = field(w);
  return take(s, end, kMonth, ends);
}

// 이번 분기, 다음 학기, 하반기, 여름, 지난주, 주초.
bool PointParser::season_or_week_word(State& s, const DateWord& w, size_t end) const {
  DatePoint& p = s.r.from;
  const bool ends = plain_end(end);
  switch (w.kind) {
    case WordKind::quarter:
      p.quarter = field(w);
      break;
    case WordKind::semester:
      p.semester_step = field(w);
      break;
    case WordKind::half:
      p.half = static_cast<int8_t>(w.value);
      break;
    case WordKind::week:
      if (w.compared && !words_.compared_behind(text_, end)) return false;
      p.week = field(w);
      // 그 주에 and 그 주 화요일, not 그 주인공
      return take(s, end, kWeek, w.joins ? !is_hangul_syllable(text_[end]) || is(text_[end], DateMark::at) : ends);
    case WordKind::week_part:
      p.week = {DateField::From::published, 0};
      p.part = static_cast<Part>(w.value);
      return take(s, end, kPart, ends);
    default:
      p.season = static_cast<int8_t>(w.value);
      break;
  }
  return take(s, end, kSeason, ends);
}

// 초, 중순, 말 behind a longer period; 후반 38분.
bool PointParser::part_word(State& s, const DateWord& w, size_t end) const {
  DatePoint& p = s.r.from;
  if (s.rank != 0) {
    p.part = static_cast<Part>(w.value);
    return take(s, end, kPart, plain_end(end));
  }
  // 후반 38분 is a time of the match; the words alone are none.
  const std::optional<NumberRun> minute = w.match ? read_digits(text_, skip_space(text_, end)) : std::nullopt;
  if (!minute || minute->value > 130) return false;
  size_t at = minute->end;
  if (text_[at] == U'+')
    if (const std::optional<NumberRun> added = read_digits(text_, at + 1)) at = added->end;
  if (!is(text_[at], DateMark::minute)) return false;
  p.match_clock = true;
  return take(s, at + 1, kClock, plain_end(at + 1));
}

// 오늘, 전 거래일, 월요일, 주말, 오전, 자정.
bool PointParser::day_or_clock_word(State& s, const DateWord& w, size_t end) const {
  DatePoint& p = s.r.from;
  const bool ends = plain_end(end);
  switch (w.kind) {
    case WordKind::daypart:
      p.daypart_from = static_cast<int8_t>(w.value);
      p.daypart_to = static_cast<int8_t>(w.value_to);
      p.afternoon = w.value >= 12 && w.value_to >= 18;
      // Alone it is no date: 오전과 오후로 나눠.
      return take(s, end, kDaypart, ends && s.rank != 0);
    case WordKind::night:
      // 어젯밤: the day, and from which hour on.
      p.day = field(w);
      p.daypart_from = static_cast<int8_t>(w.value_to);
      p.daypart_to = 24;
      p.afternoon = true;
      return take(s, end, kDaypart, ends);
    case WordKind::clock:
      p.hour = static_cast<int8_t>(w.value);
      p.midnight = w.value == 0;
      return take(s, end, kClock, ends);
    case WordKind::weekday:
      p.weekday = static_cast<int8_t>(w.value);
      return take(s, end, kDay, ends);
    case WordKind::weekend:
      p.weekend = s.rank == kWeek ? p.week : field(w);
      p.bare = w.bare && s.rank == 0;
      return take(s, end, kDay, ends);
    default:
      if (s.rank == kYear && (w.anchor != Anchor::text || w.value != 0)) return false;
      p.day = field(w);
      p.same_period = s.rank == kYear;  // 작년 같은 날
      p.trading_day = w.kind == WordKind::trading_day;
      return take(s, end, kDay, ends);
  }
}

}  // namespace kn
