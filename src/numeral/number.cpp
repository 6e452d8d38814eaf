// Reading numbers; see number.h.  A number is a row of groups, each with a large unit of its own but the last:
//
//   4조  4천600억  5천        group: coefficient and small units (4천600), then 조, 억, 만, each below the one before
//
// The reader takes one step a character and never goes back further than the word in hand.
#include "numeral/number.h"

#include <algorithm>

#include "base/unicode.h"

namespace kn {

namespace {

// numeric takes 131,072 digits before the point and 16,383 behind it.
constexpr size_t kMostWholeDigits = 131072;
constexpr size_t kMostPlaces = 16383;
constexpr uint32_t kFractionPlaces = 20;

using Role = Numerals::Role;

bool is_minus_sign(char32_t c) { return c == U'-' || c == U'−' || c == U'－'; }

}  // namespace

// Reads one number; `whole_` is set where the caller promises that nothing but the number is there.
class NumberReader {
 public:
  NumberReader(const Numerals& numerals, std::u32string_view chars, size_t at, bool whole)
      : numerals_(numerals), chars_(chars), at_(at), whole_(whole) {}

  std::optional<Number> run() {
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

 private:
  char32_t peek(size_t i) const { return i < chars_.size() ? chars_[i] : U'\0'; }
  Numerals::Word word(size_t i, Role role) const { return numerals_.word(chars_, i, role); }

  // - + − 마이너스 플러스; true for minus.
  bool sign() {
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

  bool simple(Number& number) {
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
  bool native(Number& number) {
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
  bool vague(Number& number) {
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

  // 1조 2,345억 6,789만
  bool groups(Number& number) {
    int above = 24;
    bool any = false, arabic = false, units = false;
    while (true) {
      const size_t from = at_;
      const bool gap = any && (whole_ || !bare_unit_) && peek(at_) == U' ' && begins_after_gap();
      if (gap) ++at_;
      Group group;
      const bool coefficient = read_group(group, any, arabic);
      const size_t behind = at_;
      bool odd = false;
      if (const Numerals::Word w = word(at_, Role::odd); w.length > 0 && coefficient && word(at_ + w.length, Role::large).length > 0) {
        at_ += w.length;
        odd = true;
      }
      Numerals::Word large = multiplier(at_, Role::large);
      const bool too_large = large.length > 0 && large.value >= above;  // 3만4만: two numbers
      if (too_large) large.length = 0;
      if (large.length > 0 && !coefficient && any) large.length = 0;  // 억 or 만 with nothing in front only begins a number
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

  struct Group {
    Decimal value;
    std::optional<Decimal> high;
    Decimal head;
    int head_power = 0;
    bool arabic = false;
    bool units = false;      // small units stand in it
    bool decimal = false;    // 2.5
  };

  void add(Number& number, const Group& group, int power, bool any) const {
    if (!any) {
      number.head = group.head;
      number.power = group.head_power + power;
    }
    const Decimal low = group.value.shifted(power);
    if (group.high || number.high) number.high = number.high.value_or(number.low) + group.high.value_or(group.value).shifted(power);
    number.low = any ? number.low + low : low;
  }

  // Only a number may follow the blank in `1조 2,345억`: digits, or a spelled group with a unit of its own.
  bool begins_after_gap() const {
    return is_ascii_digit(peek(at_ + 1)) || word(at_ + 1, Role::digit).length > 0;
  }
  bool gap_allowed(const Group& group, int power, int above) const {
    if (whole_) return true;
    if (group.decimal) return false;
    if (power > 0) return true;
    // 2만 7천 그루, 5,678만 9,000원; but not 2만 3개.
    return group.units ? group.arabic || above == 4 : group.arabic && above == 4 && group.value.whole_digits() >= 2;
  }

  // A multiplier that is not the beginning of another word (28경기).
  Numerals::Word multiplier(size_t i, Role role) const {
    Numerals::Word w = word(i, role);
    if (w.length > 0 && !whole_ && word(i, Role::not_number).length > 0) w.length = 0;
    return w;
  }

  // Coefficient and small units: 4천600, 사천육백, 1,234, 2.5, 백스무.
  bool read_group(Group& group, bool inner, bool arabic_before) {
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
      const bool taken = digits ? !any || (!grouped && !decimal_before && low.whole_digits() <= static_cast<size_t>(above))
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

  static void push(Group& group, const Decimal& low, const std::optional<Decimal>& high, int power, bool any, bool digits) {
    if (!any) {
      group.head = low;
      group.head_power = power;
    }
    if (high || group.high) group.high = group.high.value_or(group.value) + high.value_or(low).shifted(power);
    group.value = any ? group.value + low.shifted(power) : low.shifted(power);
    group.arabic = group.arabic || digits;
  }

  // 1,234  29.7; commas only between groups of three.  A number that goes on behind a second point is none (1.2.3).
  bool arabic(Decimal& value, bool& grouped, bool& decimal) {
    size_t p = at_;
    while (is_ascii_digit(peek(p))) ++p;
    size_t whole = p - at_;
    if (whole <= 3) {
      while (peek(p) == U',' && is_ascii_digit(peek(p + 1)) && is_ascii_digit(peek(p + 2)) && is_ascii_digit(peek(p + 3)) &&
             !is_ascii_digit(peek(p + 4))) {
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
    return true;
  }

  // 29.7%, 1,234명: digits and no word of numbers behind them, the commonest number of all.
  bool digits_alone(Number& number) {
    const size_t from = at_;
    bool grouped = false, decimal = false;
    if (arabic(number.low, grouped, decimal) && !numerals_.inside(peek(at_)) && (peek(at_) != U' ' || !(whole_ || numerals_.inside(peek(at_ + 1))))) {
      number.head = number.low;
      return true;
    }
    at_ = from;
    return false;
  }

  // 이 사건, 한 사람, 만 원: one syllable and no other word of numbers, as most of what looks like a number is.
  bool syllable_alone(Number& number) {
    if (whole_ || numerals_.inside(peek(at_ + 1))) return false;
    const char32_t c = chars_[at_], second = peek(at_ + 1) == U' ' ? peek(at_ + 2) : U'\0';
    const int row = numerals_.letter(c).row;
    if (row < 0) return false;
    const Numerals::Entry& entry = numerals_.entries_[static_cast<size_t>(row)];
    if (entry.role == Role::vague) return false;
    const bool goes_on = numerals_.begins(second, Role::over) || (entry.role == Role::large && (numerals_.inside(second) || is_ascii_digit(second)));
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

  bool spelled_digit(Decimal& value) {
    const Numerals::Word digit = word(at_, Role::digit);
    if (digit.length == 0) return false;
    value = Decimal(digit.value);
    at_ += digit.length;
    return true;
  }

  // 이삼 in 이삼십, 이삼백, 이삼만.
  bool digit_pair(Decimal& low, Decimal& high) {
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
  void point(Decimal& value, Group& group) {
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

  // 백스무, 백예순두, 이백열두.
  void added_native(Group& group) {
    if (word(at_, Role::ten).length == 0 && word(at_, Role::native).length == 0) return;
    Number rest;
    if (!native(rest)) return;
    group.value = group.value + rest.low;
  }

  // 십수 명: eleven to nineteen.
  void some_ones(Group& group) {
    const Numerals::Word some = word(at_, Role::vague);
    if (some.length == 0 || word(at_ + some.length, Role::small).length > 0) return;
    group.high = group.value + Decimal(some.value_to);
    group.value = group.value + Decimal(some.value);
    at_ += some.length;
  }

  // 여 behind the number: 20여, 수십여, 십여.
  bool finish(Number& number) {
    const Numerals::Word odd = word(at_, Role::odd);
    if (odd.length > 0 && word(at_, Role::not_number).length == 0) {
      at_ += odd.length;
      number.odd = true;
    }
    number.about = number.about || number.odd;
    return true;
  }

  // 3분의 1
  void over(Number& number) {
    size_t p = at_;
    if (number.odd || number.high || number.low.is_zero() || number.form == NumberForm::fraction) return;
    if (peek(p) == U' ') ++p;
    const Numerals::Word over = word(p, Role::over);
    if (over.length == 0) return;
    p += over.length;
    if (peek(p) == U' ') ++p;
    NumberReader numerator(numerals_, chars_, p, whole_);
    Number above;
    if (!numerator.groups(above) || above.high) return;
    number.low = above.low.divided_by(number.low, kFractionPlaces);
    number.form = NumberForm::fraction;
    at_ = numerator.at_;
  }

  const Numerals& numerals_;
  std::u32string_view chars_;
  size_t at_;
  bool whole_;
  bool bare_unit_ = false;
};

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
  if (!number || number->span.end != chars.size() || number->high || number->about) return std::nullopt;
  return number->low;
}

}  // namespace kn
