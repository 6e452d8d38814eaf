// Digits that are no figure: dates and times (where no list of dates was given, or it missed one), phone numbers,
// articles of law, addresses, versions.  Each test looks only at the digits and the few characters behind them; which
// units make a date, and within which bounds, is data (calendar_units.tsv).
//
//   2025년 9월 3일   '25년   10시 30분   2025.09.05   3분기   1990년대     dates
//   1577-0199   02-123-4567   1.2.3   4-4-2   2+2                         numbers that name something
//   제3조 2항   테헤란로 152   110번길 12                                  places in laws and towns
#include "base/unicode.h"

#include <algorithm>
#include "figures/reader.h"

namespace kn {

namespace {

bool joins_digits(char32_t c) { return c == U'-' || c == U'+' || c == U'.' || c == U'/' || c == U':' || c == U'–'; }

}  // namespace

size_t FigureReader::digits_end(size_t i) const {
  while (is_ascii_digit(peek(i))) ++i;
  return i;
}

// End of the run of digits and what joins them: 2025.09.05, 02-123-4567, 10:30.
size_t FigureReader::token_end(size_t i) const {
  size_t end = digits_end(i);
  while (joins_digits(peek(end)) && is_ascii_digit(peek(end + 1))) end = digits_end(end + 1);
  return end;
}

size_t FigureReader::not_a_figure(size_t i) const {
  const size_t end = digits_end(i);
  if (const size_t behind = date_or_time(i, end); behind > 0) return behind;
  return phone_or_version(i, end);
}

// 2024~2025년, 11~13일: where the end is a date, so is the beginning.
size_t FigureReader::range_of_dates(size_t i) const {
  const size_t end = digits_end(i);
  size_t p = peek(end) == U' ' ? end + 1 : end;
  const char32_t mark = peek(p);
  if (mark != U'~' && mark != U'∼' && mark != U'-' && mark != U'–' && mark != U'·' && mark != U'ㆍ') return 0;
  ++p;
  if (peek(p) == U' ') ++p;
  if (!is_ascii_digit(peek(p)) || end - i > 4) return 0;
  return date_or_time(p, digits_end(p));
}

size_t FigureReader::date_or_time(size_t i, size_t end) const {
  const size_t length = end - i;
  if (length > 4) return 0;
  int value = 0;
  for (size_t k = i; k < end; ++k) value = value * 10 + static_cast<int>(chars_[k] - U'0');
  const CalendarUnit* unit = nullptr;  // the longest that the number may have
  const CalendarUnit* brief = nullptr;
  words_.calendar_units(chars_, end, [&](const CalendarUnit& u) {
    if (u.opens && length >= static_cast<size_t>(u.digits) && value >= u.least && value <= u.most)
      unit = &u;
    else if (u.brief)
      brief = &u;
  });
  if (unit == nullptr && brief != nullptr) {
    // '25년; 25년 3월
    const bool apostrophe =
        length == 2 && i > 0 && (chars_[i - 1] == U'\'' || chars_[i - 1] == U'‘' || chars_[i - 1] == U'’');
    if (apostrophe || part_behind(end + brief->length, true) > 0) unit = brief;
  }
  if (unit == nullptr) return 0;
  size_t behind = end + unit->length;
  if (unit->day) {
    // A day of the month, unless the words behind it make it a stretch of days.
    const size_t p = peek(behind) == U' ' ? behind + 1 : behind;
    if (words_.stretch_at(chars_, p) || words_.length_of_days(chars_, i, behind) ||
        (i > 2 && chars_[i - 1] == U' ' && words_.noun_ends_at(chars_, i - 2, WordRole::days)))
      return 0;
  }
  if (unit->chains)
    while (const size_t next = part_behind(behind, false)) behind = next;
  return behind;
}

// The end of the further part of a date that stands at p, 3월 or 30분; 0 for none.  `chaining`: only of one that others
// may follow.
size_t FigureReader::part_behind(size_t p, bool chaining) const {
  const size_t begin = peek(p) == U' ' ? p + 1 : p, end = digits_end(begin);
  size_t behind = 0;
  if (end > begin && end - begin <= 2)
    words_.calendar_units(chars_, end, [&](const CalendarUnit& u) {
      if (u.part && (u.chains || !chaining)) behind = end + u.length;
    });
  return behind;
}

size_t FigureReader::phone_or_version(size_t i, size_t end) const {
  const size_t token = token_end(i);
  if (token == end) return 0;
  const char32_t joint = peek(end);
  size_t groups = 1;
  for (size_t k = i; k < token; ++k) groups += !is_ascii_digit(chars_[k]);
  if (joint == U':' || joint == U'+') return token;  // 19:30, 2+2 회의
  if (groups > 2) return token;                      // 02-123-4567, 2025.09.05, 1.2.3, 4-4-2
  if (joint == U'-' || joint == U'–') {
    const size_t second = token - end - 1;
    if (second >= 4 && digits_end(i) - i >= 2 && !numerals_.begins(peek(token), Numerals::Role::large)) return token;
    if (chars_[i] == U'0' && end - i > 1) return token;
  }
  if (joint == U'/') return token;  // 24/7, 9/11
  return 0;
}

}  // namespace kn
