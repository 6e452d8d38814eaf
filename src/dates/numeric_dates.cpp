// Dates written in figures alone (2025-09-05 16:59, D-7, 2025. 9. 5., 8.17.(화)), pairs of years (1931~2025,
// 2025-26시즌) and pairs of weekdays (월~금요일).
#include "base/unicode.h"
#include "dates/point_parser.h"

namespace kn {

namespace {

constexpr int kYear = 1, kDay = 6, kClock = 8;
// " 16:59", "T16:59:30", " 오후 4:59" is a matter of words and not read here.
size_t clock_behind(const Text& text, size_t end, DatePoint& p) {
  size_t at = text[end] == U'T' ? end + 1 : skip_space(text, end);
  if (text[end] == U'.' && text[end + 1] == U' ') at = end + 2;
  const std::optional<NumberRun> hour = at == end ? std::nullopt : read_digits(text, at);
  if (!hour || hour->digits != 2 || hour->value > 24 || text[hour->end] != U':') return end;
  const std::optional<NumberRun> minute = read_digits(text, hour->end + 1);
  if (!minute || minute->digits != 2 || minute->value > 59) return end;
  p.hour = static_cast<int8_t>(hour->value);
  p.minute = static_cast<int8_t>(minute->value);
  at = minute->end;
  if (text[at] != U':') return at;
  const std::optional<NumberRun> second = read_digits(text, at + 1);
  if (!second || second->digits != 2 || second->value > 59) return at;
  p.second = static_cast<int8_t>(second->value);
  return second->end;
}

}  // namespace

std::optional<PointParser::Result> PointParser::parse_countdown(size_t i) const {
  if (text_[i] != U'D' || text_[i + 1] != U'-') return std::nullopt;
  const std::optional<NumberRun> days = read_digits(text_, i + 2);
  if (!days || days->digits > 3 || is_letter(text_[days->end]) || text_[days->end] == U'(' ||
      text_[days->end] == U'-' || text_[days->end] == U'/' || text_[days->end] == U'~') {
    // D-7을, D-100인; D-30부터 is another day.
    if (!days || days->digits > 3 || !words_.longest(text_, days->end, kinds(WordKind::particle))) return std::nullopt;
  }
  Result r;
  r.from.day = {DateField::From::published, 0};
  r.to = r.from;
  r.end = days->end;
  r.rank = r.last_rank = kDay;
  return r;
}

std::optional<PointParser::Result> PointParser::parse_numeric(size_t i, bool second_half) const {
  Result r;
  r.rank = kYear;
  r.last_rank = kDay;
  const bool short_year = text_[i] == U'\'' || text_[i] == U'‘' || text_[i] == U'’';
  const std::optional<NumberRun> first = read_digits(text_, short_year ? i + 1 : i);
  if (!first) return std::nullopt;
  const char32_t mark = text_[first->end];
  if (mark != U'.' && mark != U'-' && mark != U'/') return std::nullopt;
  const std::optional<NumberRun> second = read_digits(text_, skip_space(text_, first->end + 1));
  if (!second || second->digits > 2) return std::nullopt;
  DatePoint& p = r.from;
  const auto set = [](DateField& f, int64_t value) { f = {DateField::From::number, static_cast<int32_t>(value)}; };
  const bool year_first = short_year ? first->digits == 2 : first->digits == 4;
  if (year_first && text_[second->end] == mark) {
    const std::optional<NumberRun> third = read_digits(text_, skip_space(text_, second->end + 1));
    if (!third || third->digits > 2 || (is_ascii_letter(text_[third->end]) && text_[third->end] != U'T'))
      return std::nullopt;
    if (second->value > 12 && third->value > 31) return std::nullopt;
    set(p.year, first->value);
    if (short_year) p.year_form = YearForm::two_digits;
    set(p.month, second->value);
    set(p.day, third->value);
    r.end = third->end;
    if (mark == U'.' && text_[r.end] == U'.' &&
        skip_weekday_in_parentheses(skip_space(text_, r.end + 1)) != skip_space(text_, r.end + 1))
      ++r.end;
  } else if (second_half && first->digits <= 2 && first->value >= 1 && first->value <= 12 && second->value >= 1 &&
             second->value <= 31) {
    set(p.month, first->value);
    set(p.day, second->value);
    r.end = second->end;
  } else if (!year_first && !short_year && mark == U'.' && first->digits <= 2 && first->value >= 1 &&
             first->value <= 12 && second->value >= 1 && second->value <= 31) {
    // 8.17.(화): without a weekday it is a decimal.
    size_t end = second->end;
    if (text_[end] == U'.') ++end;
    if (skip_weekday_in_parentheses(end) == end) return std::nullopt;
    set(p.month, first->value);
    set(p.day, second->value);
    r.end = end;
  } else {
    return std::nullopt;
  }
  const size_t weekday = skip_weekday_in_parentheses(skip_space(text_, r.end));
  if (weekday != skip_space(text_, r.end)) r.end = weekday;
  const size_t clock = clock_behind(text_, r.end, p);
  if (clock != r.end) {
    r.end = clock;
    r.last_rank = kClock;
    r.to = p;
    return r;
  }
  // 2025.3.11 오전 9:05
  State s;
  s.r = r;
  s.at = r.end;
  s.rank = kDay;
  s.ends = true;
  return read_parts(s);
}

std::optional<PointParser::Result> PointParser::parse_year_pair(size_t i) const {
  const std::optional<NumberRun> first = read_digits(text_, i);
  if (!first || first->digits != 4 || first->value < 1000 || first->value > 2199) return std::nullopt;
  const bool slash = text_[first->end] == U'/';
  const size_t other = slash ? first->end + 1 : skip_range_mark(text_, first->end);
  const std::optional<NumberRun> second = other == first->end ? std::nullopt : read_digits(text_, other);
  if (!second || (second->digits != 4 && second->digits != 2)) return std::nullopt;
  const int64_t last = second->digits == 4 ? second->value : first->value / 100 * 100 + second->value;
  if (last <= first->value || last > 2199) return std::nullopt;
  Result r;
  const size_t word = skip_space(text_, second->end);
  const DateWords::Match season = words_.longest(text_, word, kinds(WordKind::year_unit));
  const bool life = !slash && second->digits == 4 && i > 0 && text_[i - 1] == U'(' && text_[second->end] == U')';
  if (!(season && season.word->spaced) && !life) return std::nullopt;
  r.end = season ? word + season.length : second->end;
  r.range = true;
  r.from.year = {DateField::From::number, static_cast<int32_t>(first->value)};
  r.to.year = {DateField::From::number, static_cast<int32_t>(last)};
  if (season) r.from.year_form = r.to.year_form = YearForm::season;
  r.rank = r.last_rank = kYear;
  return r;
}

std::optional<PointParser::Result> PointParser::parse_weekdays(size_t i) const {
  const int first = words_.weekday_of(text_[i]);
  if (first == 0) return std::nullopt;
  size_t at = skip_range_mark(text_, i + 1);
  if (at == i + 1) at = skip_list_mark(text_, i + 1);
  // 월·수·금요일: the ones between count for nothing but their place.
  for (int between = 0;
       between < 5 && at != i + 1 && words_.weekday_of(text_[at]) != 0 && skip_list_mark(text_, at + 1) != at + 1;
       ++between)
    at = skip_list_mark(text_, at + 1);
  const int last = at == i + 1 ? 0 : words_.weekday_of(text_[at]);
  const size_t day = mark_at(at + 1, DateMark::weekday);
  if (last <= first || day == 0 || !plain_end(at + 1 + day)) return std::nullopt;
  Result r;
  r.range = true;
  r.from.weekday = static_cast<int8_t>(first);
  r.to.weekday = static_cast<int8_t>(last);
  r.end = at + 1 + day;
  r.rank = r.last_rank = kDay;
  return r;
}

}  // namespace kn
