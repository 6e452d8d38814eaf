// Number and unit at one place; see reader.h.
#include "figures/reader.h"

#include <algorithm>

#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn {

namespace {

bool is_word_char(char32_t c) {
  return is_hangul_syllable(c) || is_ascii_letter(c) || is_ascii_digit(c) || is_hanja(c);
}

}  // namespace

bool FigureReader::letter_before(size_t i) const { return i > 0 && is_word_char(chars_[i - 1]); }

// 2m31, 17m05: the marks of athletes.
bool FigureReader::metres_with_decimals(const Number& number, const MeasureUnit& unit, uint32_t end) const {
  const size_t digits = digits_end(end);
  return unit.symbol == "m" && number.form == NumberForm::arabic && number.low.is_whole() && digits - end == 2 &&
         !is_ascii_letter(peek(digits)) && peek(digits) != U'.' && peek(digits) != U'-';
}

// Whether this unit may stand behind this number.
bool FigureReader::fits(const Number& number, const MeasureUnit& unit, uint32_t unit_at, uint32_t end) const {
  const bool hangul = is_hangul_syllable(chars_[end - 1]);
  const bool spaced = unit_at > number.span.end;
  if (!hangul) {
    // 5G, 4K, 3M: a unit in letters ends its word.
    if (unit.table == MeasureUnit::Table::units && !unit.native && !unit.sino) return false;  // 4K, 70B
    if ((is_ascii_letter(chars_[end - 1]) || is_ascii_digit(chars_[end - 1])) &&
        (is_ascii_letter(peek(end)) || is_ascii_digit(peek(end))) && !metres_with_decimals(number, unit, end))
      return false;
    return number.form != NumberForm::native;
  }
  // 3 프로젝트, 이 프로그램
  if (unit.kind == FigureKind::percent &&
      (!words_.ends_word(chars_, end) ||
       (spaced && number.form == NumberForm::spelled && end - unit_at == 2 && number.span.size() == 1)))
    return false;
  // 이천이십오년
  if (unit.is(UnitTrait::years) && number.form == NumberForm::spelled && number.low > Decimal(1899) &&
      number.low < Decimal(2200))
    return false;
  const uint32_t length = end - unit_at;
  if ((length == 1 || unit.table == MeasureUnit::Table::counters) && !words_.ends_word(chars_, end)) return false;
  // 고등어 한 손, but 두 손으로
  if (unit.counted == Counted::goods && !bare_noun_before(number.span.begin)) return false;
  const uint32_t digits = number.span.end - number.span.begin;
  // 세배, 한쪽, 서해, 만기: one syllable written together with one syllable is a word.
  if (!spaced && number.form == NumberForm::native && digits == 1 && number.low == Decimal(1) &&
      unit.table == MeasureUnit::Table::counters)
    return false;
  // 서기관, 서두름
  if (!spaced && number.form == NumberForm::native && digits == 1 && numerals_.kept_apart(chars_[number.span.begin]))
    return false;
  if (!spaced && length == 1 && number.form == NumberForm::native && digits == 1 &&
      (number.low < Decimal(2) ||
       !(unit.is(UnitTrait::joined_native) || (unit.kind == FigureKind::multiple && number.low < Decimal(3)))))
    return false;
  if (!spaced && length == 1 && number.form == NumberForm::spelled && digits <= 2 &&
      unit.table == MeasureUnit::Table::counters && !unit.is(UnitTrait::joined_sino))
    return false;
  if (unit.kind == FigureKind::rank && number.form != NumberForm::arabic && number.form != NumberForm::spelled)
    return false;
  switch (number.form) {
    case NumberForm::native:
      if (!unit.native && unit.kind != FigureKind::ordinal) return false;
      if (unit.noun && number.low == Decimal(1) && !number.high) return false;
      // 한 is "a certain" in front of a noun: only counters that nothing else is called by.
      return unit.kind != FigureKind::ordinal || unit.native;
    case NumberForm::spelled:
      // 구조 헬기, 사천지구: names and words.
      if (digits == 2 && unit.kind != FigureKind::money && number.low > Decimal(99999999)) return false;
      if (!spaced && unit.noun) return false;
      if (digits > 1) return unit.sino || unit.native || unit.table != MeasureUnit::Table::counters;
      if (number.low < Decimal(10)) {
        // 칠 퍼센트, 삼 년, 오 분; but 이 달, 일 조, 사 원.
        const char32_t c = chars_[number.span.begin];
        if (c == U'이' && unit.kind != FigureKind::percent && unit.kind != FigureKind::percent_point) return false;
        return unit.kind == FigureKind::percent || unit.kind == FigureKind::percent_point ||
               (unit.kind == FigureKind::duration && spaced && !unit.is(UnitTrait::spelled_long));
      }
      // 만 원, 천 번, 백 가지, 십 분: one word for a power of ten.
      if (number.low > Decimal(10000)) return false;
      return unit.table == MeasureUnit::Table::currencies ? unit.symbol == "KRW" || number.low >= Decimal(1000)
             : unit.native || unit.sino ? unit.kind == FigureKind::count || unit.kind == FigureKind::duration
                                        : false;
    default:
      return true;
  }
}

const MeasureUnit* FigureReader::unit_behind(const Number& number, uint32_t& at, uint32_t& end) const {
  at = number.span.end;
  if (number.form == NumberForm::fraction || words_.name_behind(chars_, at)) return nullptr;
  if (peek(at) == U' ') ++at;
  UnitMatch m = units_.after(chars_, at);
  if (m.unit == nullptr) return nullptr;
  end = at + m.length;
  // 6·3 대선
  if (m.length == 1 && at > number.span.end && m.unit->table == MeasureUnit::Table::counters &&
      words_.name_behind(chars_, at))
    return nullptr;
  // 4선 의원, but 지수 2,500선.
  if (m.unit->is(UnitTrait::terms) && !(number.low < Decimal(20))) return nullptr;
  const std::u32string_view spelling = chars_.substr(at, m.length);
  if (m.unit->table != MeasureUnit::Table::counters) {
    // 열 분, 두 분: people, not minutes; 주 may be shares.
    const MeasureUnit* counter = units_.counter(spelling);
    if (counter != nullptr && counter->is(UnitTrait::shares))
      m.unit = share_or_week(number, m.unit, counter);
    else if (counter != nullptr && (number.form == NumberForm::native || !fits(number, *m.unit, at, end)))
      m.unit = counter;
  }
  if (fits(number, *m.unit, at, end)) return m.unit;
  if (m.unit->noun && number.form == NumberForm::native) return nullptr;  // 한 단지
  // A shorter unit may do: 3국 in 3국간 only where nothing longer fits.
  for (uint32_t length = m.length - 1; length > 0; --length) {
    const MeasureUnit* shorter = units_.find(chars_.substr(at, length));
    if (shorter == nullptr || !shorter->after) continue;
    end = at + length;
    if (fits(number, *shorter, at, end)) return shorter;
  }
  return nullptr;
}

// 5전 3승: matches, since what stands behind says itself what it counts; 1,390원 50전 is money.
bool FigureReader::counts_itself(size_t p) const {
  if (peek(p) == U' ') ++p;
  const size_t begin = p;
  while (is_ascii_digit(peek(p))) ++p;
  const MeasureUnit* unit = p > begin ? units_.after(chars_, p).unit : nullptr;
  return unit != nullptr && unit->counted == Counted::itself;
}

const MeasureUnit* FigureReader::share_or_week(const Number& number, const MeasureUnit* week,
                                               const MeasureUnit* share) const {
  const bool spoken_of =
      number.span.begin > 0 &&
      words_.noun_ends_at(chars_, number.span.begin - (chars_[number.span.begin - 1] == U' '), WordRole::share);
  if (number.form == NumberForm::mixed || spoken_of || shares_ || number.low > Decimal(300)) return share;
  return week;
}

std::optional<FigureReader::Part> FigureReader::part(size_t i, const MeasureUnit* sign,
                                                     std::optional<Number> known) const {
  std::optional<Number> number = known ? std::move(known) : numerals_.at(chars_, i);
  if (!number) return std::nullopt;
  Part result;
  result.number = std::move(*number);
  if (sign != nullptr) {
    result.unit = sign;
    result.end = result.unit_at = result.number.span.end;
    return result;
  }
  uint32_t at = 0, end = 0;
  result.unit = unit_behind(result.number, at, end);
  if (result.unit == nullptr && result.number.odd && result.number.span.size() > 1 &&
      numerals_.begins(chars_[result.number.span.end - 1], Numerals::Role::odd)) {
    // 여 without a unit belongs to the next word.
    --result.number.span.end;
    result.number.odd = result.number.about = false;
  }
  result.unit_at = result.unit != nullptr ? at : result.number.span.end;
  result.end = result.unit != nullptr ? end : result.number.span.end;
  return result;
}

// An ordinal that counts: 49층짜리, 수십 층, 6만6천762호.
FigureKind FigureReader::kind_here(const Part& p) const {
  const MeasureUnit& unit = *p.unit;
  if (unit.kind != FigureKind::ordinal) return unit.kind;
  if (unit.is(UnitTrait::always)) return unit.kind;
  const Number& n = p.number;
  const bool many = unit.many > 0 && n.low >= Decimal(unit.many);
  // 주택 20동, but 3동 주민
  if (unit.counted == Counted::buildings && n.span.begin > 1 && chars_[n.span.begin - 1] == U' ' &&
      words_.noun_ends_at(chars_, n.span.begin - 1, WordRole::building))
    return FigureKind::count;
  const bool commas = chars_.substr(n.span.begin, n.span.size()).find(U',') != std::u32string_view::npos;
  const bool counted = commas || n.form == NumberForm::mixed || n.form == NumberForm::vague ||
                       n.form == NumberForm::native || n.odd || many ||
                       chars_.substr(std::min<size_t>(p.end, chars_.size())).starts_with(U"짜리");
  return counted ? FigureKind::count : unit.kind;
}

// 북위 37도, 도수가 16.5도, 16.5도짜리 소주, 17도 미만의 소주: the noun in front, with or without a particle, or the
// one behind says of what.
bool FigureReader::no_temperature(Span figure) const {
  if (!is_hangul_syllable(chars_[figure.end - 1])) return false;  // ℃
  const size_t word = figure.begin > 0 && chars_[figure.begin - 1] == U' ' ? figure.begin - 1 : figure.begin;
  if (words_.noun_ends_at(chars_, word, WordRole::degrees) ||
      (word > 1 && word < figure.begin && words_.noun_ends_at(chars_, word - 1, WordRole::degrees)))
    return true;
  size_t p = figure.end;
  const auto next_word = [&] {
    while (is_hangul_syllable(peek(p))) ++p;
    return peek(p) == U' ' && ++p > 0;
  };
  if (!next_word()) return false;
  if (words_.around(chars_, p, [](WordRole r) { return is_bound(r); }).length > 0 && !next_word()) return false;
  return words_.noun(chars_, p, WordRole::degrees).length > 0;
}

Figure FigureReader::figure_of(const Part& p) const {
  Figure figure;
  figure.span = Span{p.number.span.begin, p.end};
  figure.value = p.number.low;
  figure.value_to = p.number.high;
  figure.form = p.number.form;
  figure.about = p.number.about;
  if (p.unit == nullptr) {
    figure.kind = p.number.form == NumberForm::fraction ? FigureKind::fraction : FigureKind::number;
    return figure;
  }
  figure.kind = kind_here(p);
  figure.counted = p.unit->counted;
  figure.traits = p.unit->traits;
  figure.unit = p.unit->symbol;
  if (figure.kind == FigureKind::temperature && no_temperature(figure.span)) {
    figure.kind = FigureKind::number;
    figure.unit = to_utf8(chars_.substr(figure.span.end - 1, 1));
  }
  if (figure.kind == FigureKind::fraction) {  // 3할
    figure.value = figure.value * p.unit->factor;
    if (figure.value_to) figure.value_to = *figure.value_to * p.unit->factor;
    figure.unit.clear();
  }
  const bool hundredths = p.unit->table == MeasureUnit::Table::currencies && !(p.unit->factor == Decimal(1));
  if (hundredths && counts_itself(p.end)) {
    figure.kind = FigureKind::count;
    figure.counted = Counted::itself;
    figure.unit = to_utf8(chars_.substr(p.unit_at, p.end - p.unit_at));
  } else if (hundredths) {
    figure.value = figure.value * p.unit->factor;
    if (figure.value_to) figure.value_to = *figure.value_to * p.unit->factor;
  }
  return figure;
}

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
  const bool ordered = i > 0 && chars_[i - 1] == U'제' && (i == 1 || !is_word_char(chars_[i - 2]));
  if (ordered) {
    // 제4차, 제14호, 제3공장; not 제3조, 제1야당, 제2차관.
    // and 제30회 is the name of an event, but for sessions and the like (제2회 추경).
    const uint32_t named = first->unit == nullptr && first->number.form == NumberForm::arabic
                               ? words_.noun(chars_, number_end, WordRole::ordered).length
                               : 0;
    if (named > 0 && words_.ends_word(chars_, number_end + named)) {
      figure.kind = FigureKind::ordinal;
      figure.unit = to_utf8(chars_.substr(number_end, named));
      figure.span = Span{figure.span.begin - 1, static_cast<uint32_t>(number_end + named)};
      behind = figure.span.end;
      out.push_back(std::move(figure));
      return behind;
    }
    if (first->unit == nullptr || (first->unit->is(UnitTrait::sessions) && !numbers_session(*first)) ||
        first->unit->table != MeasureUnit::Table::counters || first->number.form != NumberForm::arabic)
      return behind;
    figure.kind = FigureKind::ordinal;
    --figure.span.begin;
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
    if (age_in_name(*first, figure)) {
      out.push_back(std::move(figure));
    } else if (bare_allowed(*first) || goes_on(*first, out)) {
      // Sums of money are written without 원 where 조 or 억 says enough: 영업익 2조.
      if (first->number.form == NumberForm::mixed && first->number.power >= 8 && figure.kind == FigureKind::number &&
          (peek(number_end) != U' ' || words_.noun(chars_, number_end + 1, WordRole::counted).length == 0)) {
        figure.kind = FigureKind::money;
        figure.unit = "KRW";
      }
      out.push_back(std::move(figure));
    }
    return behind;
  }
  // 원/100엔 환율: no sum, but what a rate is of.
  if (figure.kind == FigureKind::money && i > 1 && chars_[i - 1] == U'/' && is_hangul_syllable(chars_[i - 2]) &&
      (out.empty() || out.back().span.end + 1 != i))
    return behind;
  if (first->unit->is(UnitTrait::sessions) && numbers_session(*first)) figure.kind = FigureKind::ordinal;
  if (figure.kind == FigureKind::age && i > 1 && chars_[i - 1] == U' ') {
    if (words_.noun_ends_at(chars_, i - 1, WordRole::regnal)) return behind;  // 찰스 3세
    // 한인 3세, 재벌 3세
    if (figure.value < Decimal(10) && (words_.noun_ends_at(chars_, i - 1, WordRole::descent) ||
                                       words_.noun_ends_at(chars_, i - 1, WordRole::group))) {
      figure.kind = FigureKind::ordinal;
      figure.counted = Counted::goods;
    }
  }
  const uint32_t at = first->number.span.begin;
  if (at > 0 && is_ascii_letter(chars_[at - 1]) && first->number.form != NumberForm::mixed) return behind;
  if (first->unit->is(UnitTrait::shares)) shares_ = true;
  // 민사2부, 세운4구역, 첨단3지구: names.
  const bool names = figure.kind == FigureKind::ordinal || first->unit->noun || first->unit->is(UnitTrait::named);
  if (names && at > 0 && is_hangul_syllable(chars_[at - 1]) && first->unit->table == MeasureUnit::Table::counters)
    return behind;
  // 2인 1조: one figure.
  if (first->unit->is(UnitTrait::label) && chars_.substr(first->end).starts_with(U" 1조")) {
    figure.span.end += 3;
    behind = figure.span.end;
  }
  // 시속 18㎞에서 24㎞로: the word in front counts for both.
  if (figure.kind == FigureKind::length && !out.empty() && out.back().kind == FigureKind::speed &&
      out.back().span.end + from_at(out.back().span.end) == at && out.back().unit.starts_with(figure.unit + "/")) {
    figure.kind = FigureKind::speed;
    figure.unit = out.back().unit;
  }
  if (figure.kind == FigureKind::fraction)
    join_tenths(*first, figure);
  else
    join_sum(*first, figure);
  behind = std::max<size_t>(behind, figure.span.end);
  if (!is_date_duration(figure)) out.push_back(std::move(figure));
  return behind;
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
