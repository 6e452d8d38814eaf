// What begins at one place of a text; see reader.h.
#include "figures/reader.h"

#include <algorithm>

#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn {

// 10년 전, 이틀 뒤: a date.
bool FigureReader::is_date_duration(const Figure& figure) const {
  if (figure.kind != FigureKind::duration) return false;
  size_t p = figure.span.end;
  if (peek(p) == U'쯤') ++p;
  if (peek(p) == U' ') ++p;
  const WordMatch ago = words_.around(chars_, p, WordRole::ago);
  return ago.length > 0 && words_.ends_word(chars_, p + ago.length);
}

// A number without a unit is a figure where it could be nothing else.
bool FigureReader::bare_allowed(const Part& p) const {
  const Number& n = p.number;
  if (n.form == NumberForm::fraction) return true;
  if (n.form == NumberForm::spelled || n.form == NumberForm::native || n.form == NumberForm::vague) return false;
  const size_t begin = n.span.begin, end = n.span.end;
  if (letter_before(begin) || (is_ascii_letter(peek(end)) || peek(end) == U'-')) return false;
  if (n.form == NumberForm::mixed) return words_.ends_word(chars_, end);
  // Behind a word in Latin letters it is a version: iOS 17.4, S&P 500.
  size_t word = begin;
  if (word > 0 && chars_[word - 1] == U' ') --word;
  const bool indexed = words_.noun_ends_at(chars_, word, WordRole::index);
  if (!indexed && word < begin && word > 0 && is_ascii_letter(chars_[word - 1])) return false;
  const bool marked =
      std::any_of(chars_.begin() + static_cast<std::ptrdiff_t>(begin),
                  chars_.begin() + static_cast<std::ptrdiff_t>(end), [](char32_t c) { return c == U',' || c == U'.'; });
  if (marked) return words_.ends_word(chars_, end);
  if (indexed) return words_.ends_word(chars_, end);
  // 지수는 77로, 진도는 4였고: the noun with its particle; 기준선(100).
  const size_t particle = word > 0 ? word - 1 : 0;
  if (word < begin && clauses_.ends(chars_[particle], ClauseReader::told)) {
    size_t noun = particle;
    if (noun > 0 && chars_[noun - 1] == U')') {
      while (noun > 0 && chars_[noun - 1] != U'(') --noun;
      if (noun > 0) --noun;
    }
    if (words_.noun_ends_at(chars_, noun, WordRole::index)) return words_.ends_word(chars_, end);
  }
  if (begin > 1 && chars_[begin - 1] == U'(' && peek(end) == U')')
    return words_.noun_ends_at(chars_, begin - 1, WordRole::index);
  if (peek(end) == U'선' && n.low >= Decimal(500)) return words_.ends_word(chars_, end);
  return false;
}

// 지수는 40에서 50으로: the second of a bare number.
bool FigureReader::goes_on(const Part& p, const std::vector<Figure>& out) const {
  const bool behind = !out.empty() && out.back().kind == FigureKind::number && out.back().unit.empty() &&
                      out.back().span.end + from_at(out.back().span.end) == p.number.span.begin;
  return behind && words_.ends_word(chars_, p.number.span.end);
}

size_t FigureReader::at_digits(size_t i, std::vector<Figure>& out) {
  const char32_t before = i > 0 ? chars_[i - 1] : U'\0';
  if (const size_t skip = range_of_dates(i); skip > 0) return skip;
  if (const size_t skip = not_a_figure(i); skip > 0) return skip;
  if (const WordMatch none = words_.no_figure(chars_, i); none.length > 0) return i + none.length;  // 2030세대
  size_t begin = i;
  // A sign belongs to the number where it does not join it to another word: -0.2%, but not AA-3 or 5-3.
  if ((before == U'-' || before == U'−') && (i < 2 || !is_word_char(chars_[i - 2]))) begin = i - 1;
  return read(begin, nullptr, out);
}

size_t FigureReader::read(size_t i, const MeasureUnit* sign, std::vector<Figure>& out, std::optional<Number> known) {
  const size_t next = std::max(i + 1, digits_end(i));
  std::optional<Part> first = part(i, sign, std::move(known));
  if (!first) return next;
  if (first->number.torn) return std::max<size_t>(first->end, next);  // 1.5조2천억
  const size_t number_end = first->number.span.end;
  Figure figure = figure_of(*first);
  size_t behind = std::max<size_t>(first->end, next);
  if (i > 0 && chars_[i - 1] == U'제' && (i == 1 || !is_word_char(chars_[i - 2]))) {
    if (!ordered(*first, figure)) return behind;
    behind = std::max<size_t>(behind, figure.span.end);
    out.push_back(std::move(figure));
    return behind;
  }
  // 1.2.3, 5G, 17A: a name.
  if (first->unit == nullptr &&
      (is_ascii_letter(peek(number_end)) || (peek(number_end) == U'.' && is_ascii_digit(peek(number_end + 1))))) {
    size_t end = number_end;
    while (is_ascii_letter(peek(end)) || is_ascii_digit(peek(end)) || peek(end) == U'.') ++end;
    return std::max(end, next);
  }
  if (decade_of_ages(*first, figure,
                     first->unit != nullptr && first->unit->is(UnitTrait::decades) && machines_before(i, out)) ||
      join_ratio(*first, figure)) {
    behind = figure.span.end;
    out.push_back(std::move(figure));
    return behind;
  }
  if (join_range(*first, figure)) {
    behind = figure.span.end;
    if (!is_date_duration(figure)) out.push_back(std::move(figure));
    return behind;
  }
  if (first->unit == nullptr) {
    if (read_list(*first, out, behind)) return behind;
    if (without_unit(*first, figure, out)) out.push_back(std::move(figure));
    return behind;
  }
  if (!with_unit(i, *first, figure, out)) return behind;
  behind = std::max<size_t>(behind, figure.span.end);
  if (!is_date_duration(figure)) out.push_back(std::move(figure));
  return behind;
}

// 제4차, 제14호, 제3공장; not 제3조, 제1야당, 제2차관; and 제30회 is the name of an event, but for sessions and the like
// (제2회 추경).
bool FigureReader::ordered(const Part& p, Figure& figure) const {
  const size_t end = p.number.span.end;
  const uint32_t named =
      p.unit == nullptr && p.number.form == NumberForm::arabic ? words_.noun(chars_, end, WordRole::ordered).length : 0;
  if (named > 0 && words_.ends_word(chars_, end + named)) {
    figure.unit = to_utf8(chars_.substr(end, named));
    figure.span.end = static_cast<uint32_t>(end + named);
  } else if (p.unit == nullptr || (p.unit->is(UnitTrait::sessions) && !numbers_session(p)) ||
             p.unit->table != MeasureUnit::Table::counters || p.number.form != NumberForm::arabic) {
    return false;
  }
  figure.kind = FigureKind::ordinal;
  --figure.span.begin;
  return true;
}

// 김모(53)씨, 지수는 77로, 영업익 2조
bool FigureReader::without_unit(const Part& p, Figure& figure, const std::vector<Figure>& before) const {
  if (age_in_name(p, figure)) return true;
  if (!bare_allowed(p) && !goes_on(p, before)) return false;
  // Sums of money are written without 원 where 조 or 억 says enough.
  const size_t end = p.number.span.end;
  if (p.number.form == NumberForm::mixed && p.number.power >= 8 && figure.kind == FigureKind::number &&
      (peek(end) != U' ' || words_.noun(chars_, end + 1, WordRole::counted).length == 0)) {
    figure.kind = FigureKind::money;
    figure.unit = "KRW";
  }
  return true;
}

// Whether the number at i and its unit are a figure after all, with what is joined to it.
bool FigureReader::with_unit(size_t i, const Part& p, Figure& figure, const std::vector<Figure>& before) {
  // 원/100엔 환율: no sum, but what a rate is of.
  if (figure.kind == FigureKind::money && i > 1 && chars_[i - 1] == U'/' && is_hangul_syllable(chars_[i - 2]) &&
      (before.empty() || before.back().span.end + 1 != i))
    return false;
  if (p.unit->is(UnitTrait::sessions) && numbers_session(p)) figure.kind = FigureKind::ordinal;
  if (figure.kind == FigureKind::age && i > 1 && chars_[i - 1] == U' ') {
    if (words_.noun_ends_at(chars_, i - 1, WordRole::regnal)) return false;  // 찰스 3세
    // 한인 3세, 재벌 3세
    if (figure.value < Decimal(10) && (words_.noun_ends_at(chars_, i - 1, WordRole::descent) ||
                                       words_.noun_ends_at(chars_, i - 1, WordRole::group))) {
      figure.kind = FigureKind::ordinal;
      figure.counted = Counted::goods;
    }
  }
  const uint32_t at = p.number.span.begin;
  if (at > 0 && is_ascii_letter(chars_[at - 1]) && p.number.form != NumberForm::mixed) return false;
  if (p.unit->is(UnitTrait::shares)) shares_ = true;
  // 민사2부, 세운4구역, 첨단3지구: names.
  const bool names = figure.kind == FigureKind::ordinal || p.unit->noun || p.unit->is(UnitTrait::named);
  if (names && at > 0 && is_hangul_syllable(chars_[at - 1]) && p.unit->table == MeasureUnit::Table::counters)
    return false;
  if (p.unit->is(UnitTrait::label) && chars_.substr(p.end).starts_with(U" 1조"))
    figure.span.end += 3;  // 2인 1조: a team
  // 시속 18㎞에서 24㎞로: the word in front counts for both.
  if (figure.kind == FigureKind::length && !before.empty() && before.back().kind == FigureKind::speed &&
      before.back().span.end + from_at(before.back().span.end) == at &&
      before.back().unit.starts_with(figure.unit + "/")) {
    figure.kind = FigureKind::speed;
    figure.unit = before.back().unit;
  }
  if (figure.kind == FigureKind::fraction)
    join_tenths(p, figure);
  else
    join_sum(p, figure);
  return true;
}

size_t FigureReader::at_sign(size_t i, std::vector<Figure>& out) {
  const UnitMatch sign = units_.before(chars_, i);
  if (sign.unit == nullptr || (is_word_char(chars_[i]) && letter_before(i))) return i + 1;
  size_t p = i + sign.length;
  if (peek(p) == U' ') ++p;
  if (!is_ascii_digit(peek(p))) return i + sign.length;
  // 미화 5백 달러: the currency stands behind, too.
  std::optional<Part> written = part(p);
  if (written && written->unit != nullptr && written->unit->kind == FigureKind::money) return read(p, nullptr, out);
  const size_t count = out.size();
  const size_t behind = read(p, sign.unit, out);
  if (out.size() > count) out[count].span.begin = static_cast<uint32_t>(i);
  return behind;
}

size_t FigureReader::at_letters(size_t i, std::vector<Figure>& out) {
  if (const UnitMatch sign = units_.before(chars_, i); sign.unit != nullptr && !letter_before(i)) {
    size_t p = i + sign.length;
    if (peek(p) == U' ') ++p;
    if (is_ascii_digit(peek(p))) return at_sign(i, out);
  }
  // HBM3E, GPT-4o, S&P500, F-35A; but GPU5만 장.
  size_t p = i + 1;
  InterruptPacer pacer;
  while (true) {
    pacer.tick();
    const char32_t c = peek(p);
    if (is_ascii_letter(c)) {
      ++p;
    } else if (is_ascii_digit(c)) {
      const size_t end = digits_end(p);
      if (numerals_.begins(peek(end), Numerals::Role::large)) return p;
      p = end;
    } else if ((c == U'-' || c == U'&' || c == U'.' || c == U'/' || c == U'+') &&
               (is_ascii_letter(peek(p + 1)) || is_ascii_digit(peek(p + 1)))) {
      ++p;
    } else {
      return p;
    }
  }
}

}  // namespace kn
