// Numbers as rows of groups, each with a large unit of its own but the last:
//
//   4조  4천600억  5천        group: coefficient and small units (4천600), then 조, 억, 만, each below the one before
//   1,234  29.7  이삼십  영점오        coefficients
#include <algorithm>

#include "numeral/number_reader.h"

namespace kn {

namespace {

// numeric takes 131,072 digits before the point and 16,383 behind it.
constexpr size_t kMostWholeDigits = 131072;
constexpr size_t kMostPlaces = 16383;

}  // namespace

// 1조 2,345억 6,789만
bool NumberReader::groups(Number& number) {
  int above = 24;
  bool any = false, arabic = false, units = false, point = false;
  while (true) {
    const size_t from = at_;
    const bool gap = any && !point && (whole_ || !bare_unit_) && peek(at_) == U' ' && begins_after_gap();
    if (gap) ++at_;
    Group group;
    const bool coefficient = read_group(group, any, arabic);
    const size_t behind = at_;
    bool odd = false;
    if (const Numerals::Word w = word(at_, Role::odd);
        w.length > 0 && coefficient && word(at_ + w.length, Role::large).length > 0) {
      at_ += w.length;
      odd = true;
    }
    Numerals::Word large = multiplier(at_, Role::large);
    const bool too_large = large.length > 0 && large.value >= above;  // 3만4만: two numbers
    if (too_large) large.length = 0;
    // 억 or 만 with nothing in front only begins a number
    if (large.length > 0 && !coefficient && any) large.length = 0;
    if (large.length > 0) {
      if (!coefficient) {
        group.value = Decimal(1);
        bare_unit_ = true;  // 만 45세: ages in full years, not 10,045
      }
      at_ += large.length;
      number.odd = number.odd || odd;
      units = true;
    } else {
      at_ = behind;
    }
    const int power = large.length > 0 ? large.value : 0;
    const bool fits = !any || group.value.whole_digits() + static_cast<size_t>(power) <= static_cast<size_t>(above);
    if ((!coefficient && large.length == 0) || too_large || !fits || (gap && !gap_allowed(group, power, above))) {
      at_ = from;
      break;
    }
    number.torn = number.torn || point;
    point = group.decimal;
    add(number, group, power, any);
    arabic = arabic || group.arabic;
    units = units || group.units;
    any = true;
    above = power;
    if (power == 0) break;
  }
  if (!any) return false;
  number.form = !arabic ? NumberForm::spelled : units ? NumberForm::mixed : NumberForm::arabic;
  return number.low.whole_digits() <= kMostWholeDigits;
}

void NumberReader::add(Number& number, const Group& group, int power, bool any) const {
  if (!any) {
    number.head = group.head;
    number.power = group.head_power + power;
  }
  const Decimal low = group.value.shifted(power);
  if (group.high || number.high)
    number.high = number.high.value_or(number.low) + group.high.value_or(group.value).shifted(power);
  number.low = any ? number.low + low : low;
}

// Only a number may follow the blank in `1조 2,345억`: digits, or a spelled group with a unit of its own.
bool NumberReader::begins_after_gap() const {
  return is_ascii_digit(peek(at_ + 1)) || word(at_ + 1, Role::digit).length > 0;
}

bool NumberReader::gap_allowed(const Group& group, int power, int above) const {
  if (whole_) return true;
  if (group.decimal) return false;
  if (power > 0) return true;
  // 2만 7천 그루, 5,678만 9,000원; but not 2만 3개.
  return group.units ? group.arabic || above == 4 : group.arabic && above == 4 && group.value.whole_digits() >= 2;
}

// Coefficient and small units: 4천600, 사천육백, 1,234, 2.5, 백스무.
bool NumberReader::read_group(Group& group, bool inner, bool arabic_before) {
  int above = 4;
  bool any = false;
  while (true) {
    const size_t from = at_;
    Decimal low, high;
    bool digits = false, spelled = false, pair = false, grouped = false;
    const bool decimal_before = group.decimal;
    if (is_ascii_digit(peek(at_))) {
      digits = arabic(low, grouped, group.decimal);
      if (!digits) break;
    } else {
      pair = digit_pair(low, high);
      spelled = pair || spelled_digit(low);
    }
    const bool given = digits || spelled;
    Numerals::Word small = multiplier(at_, Role::small);
    if (small.length > 0 && spelled && !pair && low.is_zero()) break;  // 공백
    if (small.length > 0 && (small.value >= above || (digits && any && low.whole_digits() > 1))) small.length = 0;
    if (small.length > 0) {
      if (!given) low = Decimal(1);
      at_ += small.length;
      push(group, low, pair ? std::optional(high) : std::nullopt, small.value, any, digits);
      above = small.value;
      any = group.units = true;
      continue;
    }
    if (!given) break;
    const bool large_next = multiplier(at_, Role::large).length > 0;
    const bool taken = digits
                           ? !any || (!grouped && !decimal_before && low.whole_digits() <= static_cast<size_t>(above))
                           : whole_ || large_next || ((!inner || any) && !group.arabic && !arabic_before);
    if (!taken || (pair && !large_next)) {
      at_ = from;
      group.decimal = decimal_before;
      break;
    }
    if (spelled && !pair) point(low, group);
    push(group, low, pair ? std::optional(high) : std::nullopt, 0, any, digits);
    return true;
  }
  if (any && group.units && !group.arabic) added_native(group);
  if (any && group.units && !group.arabic && above == 1) some_ones(group);
  return any;
}

void NumberReader::push(Group& group, const Decimal& low, const std::optional<Decimal>& high, int power, bool any,
                        bool digits) {
  if (!any) {
    group.head = low;
    group.head_power = power;
  }
  if (high || group.high) group.high = group.high.value_or(group.value) + high.value_or(low).shifted(power);
  group.value = any ? group.value + low.shifted(power) : low.shifted(power);
  group.arabic = group.arabic || digits;
}

// 1,234  29.7; commas only between groups of three.  A number that goes on behind a second point is none (1.2.3).
bool NumberReader::arabic(Decimal& value, bool& grouped, bool& decimal) {
  size_t p = at_;
  while (is_ascii_digit(peek(p))) ++p;
  size_t whole = p - at_;
  if (whole <= 3) {
    while (peek(p) == U',' && is_ascii_digit(peek(p + 1)) && is_ascii_digit(peek(p + 2)) &&
           is_ascii_digit(peek(p + 3)) && !is_ascii_digit(peek(p + 4))) {
      whole += 3;
      p += 4;
      grouped = true;
    }
  }
  uint32_t scale = 0;
  if (peek(p) == U'.' && is_ascii_digit(peek(p + 1)))
    for (++p; is_ascii_digit(peek(p)); ++p) ++scale;
  decimal = decimal || scale > 0;
  if (whole > kMostWholeDigits || scale > kMostPlaces) return false;
  if (whole + scale <= Decimal::kSmallDigits) {
    uint64_t small = 0;
    for (size_t k = at_; k < p; ++k)
      if (is_ascii_digit(chars_[k])) small = small * 10 + (chars_[k] - U'0');
    value = Decimal::of_small(small, scale);
  } else {
    std::string digits;
    for (size_t k = at_; k < p; ++k)
      if (is_ascii_digit(chars_[k])) digits.push_back(static_cast<char>(chars_[k]));
    value = Decimal::of_digits(digits, scale);
  }
  at_ = p;
  if (scale == 0) fraction_sign(value, decimal);
  return true;
}

// 6⅔이닝
void NumberReader::fraction_sign(Decimal& value, bool& decimal) {
  if (is_ascii_digit(peek(at_)) || is_hangul_syllable(peek(at_))) return;
  const Numerals::Word part = word(at_, Role::half);
  if (part.length != 1 || is_hanja(chars_[at_])) return;
  value = value + Decimal::parse(numerals_.table_.cell(part.row, numerals_.value_column_)).value_or(Decimal());
  decimal = true;
  at_ += part.length;
}

// 29.7%, 1,234명: digits and no word of numbers behind them, the commonest number of all.
bool NumberReader::digits_alone(Number& number) {
  const size_t from = at_;
  bool grouped = false, decimal = false;
  if (arabic(number.low, grouped, decimal) && !numerals_.inside(peek(at_)) &&
      (peek(at_) != U' ' || !(whole_ || numerals_.inside(peek(at_ + 1))))) {
    number.head = number.low;
    return true;
  }
  at_ = from;
  return false;
}

bool NumberReader::spelled_digit(Decimal& value) {
  const Numerals::Word digit = word(at_, Role::digit);
  if (digit.length == 0) return false;
  value = Decimal(digit.value);
  at_ += digit.length;
  return true;
}

// 이삼 in 이삼십, 이삼백, 이삼만.
bool NumberReader::digit_pair(Decimal& low, Decimal& high) {
  const Numerals::Word pair = word(at_, Role::digit_pair);
  if (pair.length == 0) return false;
  const size_t behind = at_ + pair.length;
  if (multiplier(behind, Role::small).length == 0 && multiplier(behind, Role::large).length == 0) return false;
  low = Decimal(pair.value);
  high = Decimal(pair.value_to);
  at_ = behind;
  return true;
}

// 영점오, 삼점일사.
void NumberReader::point(Decimal& value, Group& group) {
  const Numerals::Word mark = word(at_, Role::point);
  if (mark.length == 0 || word(at_ + mark.length, Role::digit).length == 0) return;
  size_t p = at_ + mark.length;
  std::string digits;
  for (Numerals::Word d = word(p, Role::digit); d.length > 0 && digits.size() < kMostPlaces; d = word(p, Role::digit)) {
    digits.push_back(static_cast<char>('0' + d.value));
    p += d.length;
  }
  value = value + Decimal::of_digits(digits, static_cast<uint32_t>(digits.size()));
  group.decimal = true;
  at_ = p;
}

}  // namespace kn
