// Reading numbers: sign, words, what follows; see number.h and number_reader.h.
#include "numeral/number_reader.h"

#include <algorithm>

namespace kn {

namespace {

constexpr uint32_t kFractionPlaces = 20;

bool is_minus_sign(char32_t c) { return c == U'-' || c == U'−' || c == U'－'; }

}  // namespace

std::optional<Number> NumberReader::run() {
  Number number;
  number.span.begin = static_cast<uint32_t>(at_);
  const bool negative = sign();
  if (!simple(number)) return std::nullopt;
  over(number);
  if (negative) {
    number.low = number.low.negated();
    if (number.high) {
      number.high = number.high->negated();
      std::swap(number.low, *number.high);
    }
  }
  number.span.end = static_cast<uint32_t>(at_);
  return number;
}

// - + − 마이너스 플러스; true for minus.
bool NumberReader::sign() {
  const char32_t c = peek(at_);
  if ((is_minus_sign(c) || c == U'+') && (is_ascii_digit(peek(at_ + 1)) || (whole_ && at_ + 1 < chars_.size()))) {
    ++at_;
    return c != U'+';
  }
  for (const Role role : {Role::minus, Role::plus}) {
    const uint32_t n = word(at_, role).length;
    if (n == 0) continue;
    at_ += n;
    if (peek(at_) == U' ') ++at_;
    return role == Role::minus;
  }
  return false;
}

bool NumberReader::simple(Number& number) {
  if (is_ascii_digit(peek(at_))) return digits_alone(number) || (groups(number) && finish(number));
  if (syllable_alone(number)) return true;
  if (const Numerals::Word half = word(at_, Role::half); half.length > 0) {
    number.form = NumberForm::fraction;
    number.low = *Decimal::parse(numerals_.table_.cell(half.row, numerals_.value_column_));
    at_ += half.length;
    return true;
  }
  if (const Numerals::Word zero = word(at_, Role::zero); zero.length > 0) {
    number.form = NumberForm::spelled;
    at_ += zero.length;
    return true;
  }
  if (native(number)) return finish(number);
  if (vague(number)) return finish(number);
  return groups(number) && finish(number);
}

// 열두, 스물, 두, 서너, 스무, 두어.
bool NumberReader::native(Number& number) {
  const size_t from = at_;
  const Numerals::Word about = word(at_, Role::about), alone = word(at_, Role::native), ten = word(at_, Role::ten);
  int low = 0, high = 0;
  if (about.length > std::max(alone.length, ten.length)) {
    at_ += about.length;
    low = high = about.value;
    number.about = true;
  } else if (alone.length > ten.length) {
    at_ += alone.length;
    low = high = alone.value;
  } else {
    at_ += ten.length;
    const Numerals::Word one = word(at_, Role::one);
    at_ += one.length;
    low = ten.value + one.value;
    high = ten.value + std::max(one.value, one.value_to);
  }
  if (at_ == from) return false;
  number.low = number.low + Decimal(low);
  if (high > low) number.high = number.low + Decimal(high - low);
  number.head = number.low;
  number.form = NumberForm::native;
  return true;
}

// 수십, 수백만, 몇천억: the words are one power of ten.
bool NumberReader::vague(Number& number) {
  const Numerals::Word some = word(at_, Role::vague);
  if (some.length == 0) return false;
  size_t p = at_ + some.length;
  int power = 0;
  for (const Role role : {Role::small, Role::large}) {
    if (const Numerals::Word unit = word(p, role); unit.length > 0) {
      power += unit.value;
      p += unit.length;
    }
  }
  if (power == 0) return false;
  at_ = p;
  number.low = Decimal(some.value).shifted(power);
  number.high = Decimal(some.value_to).shifted(power);
  number.head = Decimal(some.value);
  number.power = power;
  number.form = NumberForm::vague;
  return true;
}

// 이 사건, 한 사람, 만 원: one syllable and no other word of numbers, as most of what looks like a number is.
bool NumberReader::syllable_alone(Number& number) {
  if (whole_ || numerals_.inside(peek(at_ + 1))) return false;
  const char32_t c = chars_[at_], second = peek(at_ + 1) == U' ' ? peek(at_ + 2) : U'\0';
  const int row = numerals_.letter(c).row;
  if (row < 0) return false;
  const Numerals::Entry& entry = numerals_.entries_[static_cast<size_t>(row)];
  if (entry.role == Role::vague) return false;
  const bool goes_on = numerals_.begins(second, Role::over) ||
                       (entry.role == Role::large && (numerals_.inside(second) || is_ascii_digit(second)));
  if (goes_on || is_ascii_digit(peek(at_ + 1))) return false;
  ++at_;
  if (entry.role == Role::digit || entry.role == Role::one) {
    number.low = number.head = Decimal(entry.value);
  } else {
    number.low = Decimal(1).shifted(entry.value);
    number.head = Decimal(1);
    number.power = entry.value;
  }
  number.form = entry.role == Role::one ? NumberForm::native : NumberForm::spelled;
  return true;
}

// 백스무, 백예순두, 이백열두.
void NumberReader::added_native(Group& group) {
  if (word(at_, Role::ten).length == 0 && word(at_, Role::native).length == 0) return;
  Number rest;
  if (!native(rest)) return;
  group.value = group.value + rest.low;
}

// 십수 명: eleven to nineteen.
void NumberReader::some_ones(Group& group) {
  const Numerals::Word some = word(at_, Role::vague);
  if (some.length == 0 || word(at_ + some.length, Role::small).length > 0) return;
  group.high = group.value + Decimal(some.value_to);
  group.value = group.value + Decimal(some.value);
  at_ += some.length;
}

// 여 behind the number: 20여, 수십여, 십여.
bool NumberReader::finish(Number& number) {
  const Numerals::Word odd = word(at_, Role::odd);
  if (odd.length > 0 && word(at_, Role::not_number).length == 0) {
    at_ += odd.length;
    number.odd = true;
  }
  number.about = number.about || number.odd;
  return true;
}

// 3분의 1
void NumberReader::over(Number& number) {
  size_t p = at_;
  if (number.odd || number.high || number.low.is_zero() || number.form == NumberForm::fraction) return;
  if (peek(p) == U' ') ++p;
  const Numerals::Word over = word(p, Role::over);
  if (over.length == 0) return;
  p += over.length;
  if (peek(p) == U' ') ++p;
  // 10분의 1만 쓴다: 만 ("only") behind digits is a particle, a numerator is small.
  size_t digits = p;
  while (is_ascii_digit(peek(digits))) ++digits;
  NumberReader numerator(numerals_, digits > p ? chars_.substr(0, digits) : chars_, p, whole_);
  Number above;
  if (!numerator.groups(above) || above.high) return;
  number.low = above.low.divided_by(number.low, kFractionPlaces);
  number.form = NumberForm::fraction;
  at_ = numerator.at_;
}

std::optional<Number> Numerals::read(std::u32string_view chars, size_t i, bool whole) const {
  if (i >= chars.size()) return std::nullopt;
  // Most places begin no number.
  const char32_t c = chars[i];
  if (!is_ascii_digit(c) && !is_minus_sign(c) && c != U'+' && letter(c).roles == 0) return std::nullopt;
  return NumberReader(*this, chars, i, whole).run();
}

std::optional<Decimal> Numerals::whole(std::u32string_view chars) const {
  while (!chars.empty() && is_space(chars.front())) chars.remove_prefix(1);
  while (!chars.empty() && is_space(chars.back())) chars.remove_suffix(1);
  if (chars.size() == 1)
    if (const int digit = digit_value(chars[0]); digit >= 0) return Decimal(digit);
  const std::optional<Number> number = read(chars, 0, true);
  if (!number || number->span.end != chars.size() || number->high || number->about || number->torn) return std::nullopt;
  return number->low;
}

}  // namespace kn
