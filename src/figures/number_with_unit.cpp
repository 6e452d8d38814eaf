// A number with the unit behind it, and the figure that the two are; see reader.h.
//
//   두 명, but 세배, 서기관   4선 의원, but 지수 2,500선   주식 300주, but 3주   주택 20동, but 3동 주민   17도 소주
#include <algorithm>

#include "base/unicode.h"
#include "figures/reader.h"

namespace kn {

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

}  // namespace kn
