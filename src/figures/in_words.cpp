// Figures that begin with a word: 두 회사, 수십 장, 사흘, 시속 100㎞, 영하 7도, 장관 셋; and what only looks like one.
#include "base/unicode.h"
#include "figures/reader.h"

namespace kn {

namespace {

constexpr size_t kLongestInWords = 24;
constexpr size_t kFarthestSeveral = 24;

}  // namespace

// 셋 중 하나만, 소행성 세 개를 찾아냈고 이 가운데 하나는: 하나 counts behind the number that it is one of; elsewhere it
// is a manner of speaking (방법 중 하나다, 하나도 없다).
bool FigureReader::one_of_several(size_t i, const std::vector<Figure>& before) const {
  if (before.empty() || !numerals_.begins(chars_[i], Numerals::Role::one) || before.back().kind != FigureKind::count)
    return false;
  const size_t from = before.back().span.end;
  if (i - from > kFarthestSeveral || chars_[i - 1] != U' ' || !(before.back().value > Decimal(1)) ||
      !words_.noun_ends_at(chars_, i - 1, WordRole::among))
    return false;
  const Numerals::Word one = numerals_.word(chars_, i, Numerals::Role::one);
  if (one.value != 1 || one.length != 2) return false;
  const size_t end = i + one.length;
  for (size_t k = from; k < i; ++k)
    if (chars_[k] == U'.' || chars_[k] == U'\n') return false;
  size_t tail = end;
  while (is_hangul_syllable(peek(tail))) ++tail;
  const Case c = clauses_.particle_of(chars_.substr(end, tail - end));
  return c == Case::topic || c == Case::subject || c == Case::object;
}

// Whether the words of a number that may stand at i are in front of anything that they could count.  일정, 사업, 한국,
// 이 대통령: one syllable of a number and no counter behind it is the commonest beginning of all.
bool FigureReader::may_count(size_t i) const {
  using Role = Numerals::Role;
  const char32_t first = chars_[i];
  if (numerals_.may_begin_long(first, peek(i + 1)) || numerals_.alone(first) ||
      (numerals_.begins(first, Role::half) && !is_hanja(first)))
    return true;
  if (numerals_.begins(first, Role::ten) && numerals_.inside(peek(i + 1))) return true;  // 쉰다섯
  if (const Numerals::Word one = numerals_.syllable(first);
      one.length > 0 && !numerals_.inside(peek(i + 1)) && !is_ascii_digit(peek(i + 1)))
    return syllable_counts(i, one);
  size_t p = i + 1;
  for (; numerals_.inside(peek(p)) || is_ascii_digit(peek(p)); ++p)
    if (p - i > kLongestInWords || units_.after(chars_, p).unit != nullptr) return true;
  if (units_.after(chars_, p).unit != nullptr) return true;
  if (peek(p) == U' ') {
    ++p;
    if (units_.after(chars_, p).unit != nullptr ||
        (numerals_.begins(chars_[p - 2], Role::large) && (numerals_.inside(peek(p)) || is_ascii_digit(peek(p)))))
      return true;
  }
  return is_range_mark(peek(p));
}

// The same where the number can be nothing but one syllable.  What fits() never lets stand behind it is none of its
// units: 한국, 이사, 공장, 조사; a power of ten above 만 wants a number in front (조 단위).
bool FigureReader::syllable_counts(size_t i, const Numerals::Word& one) const {
  using Role = Numerals::Role;
  const size_t next = peek(i + 1) == U' ' ? i + 2 : i + 1;
  const bool spaced = next > i + 1;
  if (is_range_mark(peek(next))) return true;
  if (spaced && one.role == Role::large && (numerals_.inside(peek(next)) || is_ascii_digit(peek(next)))) return true;
  const UnitMatch behind = units_.after(chars_, next);
  if (behind.unit == nullptr) return false;
  const bool counter = behind.unit->table == MeasureUnit::Table::counters;
  const FigureKind kind = behind.unit->kind;
  switch (one.role) {
    case Role::digit:
      return kind == FigureKind::percent || kind == FigureKind::percent_point ||
             (spaced && kind == FigureKind::duration);
    case Role::one:
      return spaced || one.value > 1 || behind.length > 1;
    case Role::large:
    case Role::small:
      if (one.value > 4) return false;
      return spaced || !counter || behind.length > 1 || behind.unit->is(UnitTrait::joined_sino);
    default:
      return false;
  }
}

// 의자는 일곱이다, 등장인물 여덟,; 아이 열다섯을 키웠다, but 열다섯에 (an age).
bool FigureReader::counts_persons(const Number& number) const {
  const size_t end = number.span.end, length = number.span.size();
  if (length < 2 || number.high) return false;
  const bool ten = number.low > Decimal(10);
  if ((ten && length < 3) || !(number.low > Decimal(4)) || number.low == Decimal(10) || !(number.low < Decimal(20)))
    return false;
  const bool noun = bare_noun_before(number.span.begin);
  if (ten && !noun) return false;
  size_t tail = end;
  while (is_hangul_syllable(peek(tail))) ++tail;
  if (tail == end) return noun && is_list_mark(peek(end));
  const Case c = clauses_.particle_of(chars_.substr(end, tail - end));
  return c == Case::topic || c == Case::subject || c == Case::object ||
         (!ten && clauses_.ends(chars_[end], ClauseReader::copula));
}

size_t FigureReader::at_word(size_t i, std::vector<Figure>& out) {
  // One look for most words: nothing of ours begins like them.
  if (!words_.may_begin(chars_[i], peek(i + 1)) && !numerals_.may_begin(chars_[i], peek(i + 1))) return i + 1;
  if (const WordMatch none = words_.no_figure(chars_, i); none.length > 0) return i + none.length;
  if (const WordMatch front = words_.front(chars_, i); front.length > 0) {
    size_t p = i + front.length;
    if (peek(p) == U' ') ++p;
    const bool scale = front.role == WordRole::celsius || front.role == WordRole::fahrenheit;
    if (const WordMatch zero = words_.front(chars_, p);
        scale && (zero.role == WordRole::below_zero || zero.role == WordRole::above_zero)) {
      const size_t before = out.size(), behind = at_word(p, out);  // 섭씨 영하 5도
      if (out.size() > before) {
        out[before].span.begin = static_cast<uint32_t>(i);
        if (front.role == WordRole::fahrenheit) out[before].unit = "°F";
      }
      return behind;
    }
    // 시속 약 55㎞
    const WordMatch about = words_.around(chars_, p, WordRole::about_before);
    if (about.length > 0 && peek(p + about.length) == U' ') p += about.length + 1;
    const size_t count = out.size();
    if (!numerals_.at(chars_, p)) return i + front.length;
    const size_t behind = read(p, nullptr, out);
    if (out.size() == count) return behind;
    Figure& figure = out[count];
    const bool speed = front.role <= WordRole::per_minute;
    if (speed ? figure.kind != FigureKind::length : figure.kind != FigureKind::temperature) return behind;
    figure.span.begin = static_cast<uint32_t>(i);
    figure.about = figure.about || about.length > 0;
    if (speed) {
      figure.kind = FigureKind::speed;
      figure.unit += front.role == WordRole::per_hour ? "/h" : front.role == WordRole::per_second ? "/s" : "/min";
    } else if (front.role == WordRole::fahrenheit) {
      figure.unit = "°F";
    } else if (front.role == WordRole::below_zero) {
      figure.value = figure.value.negated();
      if (figure.value_to) {
        figure.value_to = figure.value_to->negated();
        std::swap(figure.value, *figure.value_to);
      }
    }
    return behind;
  }
  if (const std::optional<SpanWord> word = words_.span_word(chars_, i)) {
    Figure figure;
    figure.span = Span{static_cast<uint32_t>(i), static_cast<uint32_t>(i + word->length)};
    figure.kind = word->kind;
    figure.value = word->value;
    figure.unit = word->unit;
    figure.form = NumberForm::native;
    if (!words_.ends_word(chars_, figure.span.end) || is_date_duration(figure)) return figure.span.end;
    if (word->kind == FigureKind::duration && word->value == Decimal(1) && (word->unit == "일" || word->unit == "밤")) {
      // 하루 평균, 하루 두 번: a rate; a stretch only where the words behind say so.
      size_t p = figure.span.end;
      if (peek(p) == U' ') ++p;
      if (!words_.stretch_at(chars_, p)) return figure.span.end;
    }
    out.push_back(std::move(figure));
    return i + word->length;
  }
  if (one_of_several(i, out)) {
    Figure figure;
    figure.span = Span{static_cast<uint32_t>(i), static_cast<uint32_t>(i + 2)};
    figure.value = Decimal(1);
    figure.form = NumberForm::native;
    figure.kind = FigureKind::count;
    out.push_back(std::move(figure));
    return i + 2;
  }
  if (!may_count(i)) return i + 1;
  std::optional<Number> number = numerals_.at(chars_, i);
  if (!number) return i + 1;
  if (number->form == NumberForm::fraction) {
    const size_t end = number->span.end;
    // 반 is a half only as 절반 or in a sum (1시간 반).
    if ((end - i == 1 && numerals_.begins(chars_[i], Numerals::Role::half)) || !words_.ends_word(chars_, end))
      return end;
    return std::max(end, read(i, nullptr, out, std::move(number)));
  }
  if (number->form == NumberForm::native) {
    uint32_t at = 0, end = 0;
    if (unit_behind(*number, at, end) == nullptr) {
      // 장관 셋 중 둘은, 어느덧 일흔이다.
      const size_t behind = number->span.end;
      const bool several = behind - i == 1 && numerals_.alone(chars_[i]);
      const bool aged = number->low > Decimal(19) && behind - i >= 2 && !number->high;
      if (!(several || aged || counts_persons(*number)) || !words_.ends_word(chars_, behind)) return i + 1;
      Figure figure;
      figure.span = number->span;
      figure.value = number->low;
      figure.form = NumberForm::native;
      figure.kind = aged ? FigureKind::age : FigureKind::count;
      if (aged) figure.unit = units_.symbol_of(FigureKind::age);
      out.push_back(std::move(figure));
      return behind;
    }
    return read(i, nullptr, out, std::move(number));
  }
  const size_t count = out.size();
  const size_t behind = read(i, nullptr, out, std::move(number));
  return out.size() > count ? behind : std::max<size_t>(i + 1, is_ascii_digit(chars_[i]) ? behind : i + 1);
}

}  // namespace kn
