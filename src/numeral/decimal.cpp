// Arithmetic on small coefficients, and on decimal digits, most significant first, where one does not fit; see
// decimal.h.
#include "numeral/decimal.h"

#include <algorithm>
#include <iterator>

namespace kn {

namespace {

constexpr size_t kSmallDigits = Decimal::kSmallDigits;
constexpr uint64_t kTens[] = {1,
                              10,
                              100,
                              1000,
                              10000,
                              100000,
                              1000000,
                              10000000,
                              100000000,
                              1000000000,
                              10000000000,
                              100000000000,
                              1000000000000,
                              10000000000000,
                              100000000000000,
                              1000000000000000,
                              10000000000000000,
                              100000000000000000,
                              1000000000000000000};
constexpr uint64_t kSmallEnd = kTens[kSmallDigits];

// value * 10^places, where that is still small.
bool shift_small(uint64_t& value, uint32_t places) {
  if (value == 0) return true;
  if (places > kSmallDigits || value >= kTens[kSmallDigits - places]) return false;
  value *= kTens[places];
  return true;
}

// Digit strings without leading zeros.
int compare_digits(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return a.compare(b);
}

void strip_leading_zeros(std::string& digits) {
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
}

std::string add_digits(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  std::string sum(a.size() + 1, '0');
  int carry = 0;
  for (size_t k = 0; k < a.size(); ++k) {
    const int digit = a[a.size() - 1 - k] - '0' + (k < b.size() ? b[b.size() - 1 - k] - '0' : 0) + carry;
    sum[sum.size() - 1 - k] = static_cast<char>('0' + digit % 10);
    carry = digit / 10;
  }
  sum[0] = static_cast<char>('0' + carry);
  strip_leading_zeros(sum);
  return sum;
}

// a - b, a not below b.
std::string subtract_digits(std::string_view a, std::string_view b) {
  std::string difference(a);
  int borrow = 0;
  for (size_t k = 0; k < a.size(); ++k) {
    int digit = a[a.size() - 1 - k] - '0' - borrow - (k < b.size() ? b[b.size() - 1 - k] - '0' : 0);
    borrow = digit < 0 ? 1 : 0;
    difference[a.size() - 1 - k] = static_cast<char>('0' + digit + borrow * 10);
  }
  strip_leading_zeros(difference);
  return difference;
}

}  // namespace

Decimal::Decimal(uint64_t small, uint32_t scale, bool negative) : small_(small), scale_(scale), negative_(negative) {
  if (small_ == 0) {
    scale_ = 0;
    negative_ = false;
  }
  for (; scale_ > 0 && small_ % 10 == 0; --scale_) small_ /= 10;
}

Decimal::Decimal(int64_t value) {
  const uint64_t size = value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  if (size < kSmallEnd)
    small_ = size;
  else
    long_ = std::make_unique<std::string>(std::to_string(size));
  negative_ = value < 0;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  const size_t point = text.find('.');
  std::string digits(text.substr(0, point));
  uint32_t scale = 0;
  if (point != std::string_view::npos) {
    digits += text.substr(point + 1);
    scale = static_cast<uint32_t>(text.size() - point - 1);
    if (scale == 0) return std::nullopt;
  }
  if (point == 0 || digits.empty() || digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  Decimal result = of_digits(digits, scale);
  return negative ? result.negated() : result;
}

Decimal Decimal::of_digits(std::string_view digits, uint32_t scale) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.size() > kSmallDigits) {
    // No zeros at the end of the fraction.
    const size_t zeros = digits.size() - 1 - digits.find_last_not_of('0');
    const size_t drop = std::min<size_t>(zeros, scale);
    digits.remove_suffix(drop);
    scale -= static_cast<uint32_t>(drop);
  }
  if (digits.size() > kSmallDigits) {
    Decimal result;
    result.long_ = std::make_unique<std::string>(digits);
    result.scale_ = scale;
    return result;
  }
  uint64_t value = 0;
  for (const char digit : digits) value = value * 10 + static_cast<uint64_t>(digit - '0');
  return Decimal(value, scale, false);
}

std::string Decimal::digit_string() const {
  if (long_) return *long_;
  return small_ == 0 ? std::string() : std::to_string(small_);
}

size_t Decimal::digits() const {
  if (long_) return long_->size();
  return static_cast<size_t>(std::upper_bound(std::begin(kTens), std::end(kTens), small_) - std::begin(kTens));
}

Decimal Decimal::negated() const {
  Decimal result = *this;
  result.negative_ = !negative_ && !is_zero();
  return result;
}

Decimal Decimal::shifted(int places) const {
  if (is_zero()) return {};
  const auto n = static_cast<uint32_t>(places < 0 ? 0 : places);
  const uint32_t zeros = n > scale_ ? n - scale_ : 0;  // that the coefficient grows by
  const uint32_t scale = places < 0 ? scale_ + static_cast<uint32_t>(-places) : scale_ - std::min(n, scale_);
  if (uint64_t value = small_; !long_ && shift_small(value, zeros)) return Decimal(value, scale, negative_);
  Decimal result = of_digits(digit_string().append(zeros, '0'), scale);
  result.negative_ = negative_;
  return result;
}

// Both coefficients at the greater of the two scales, where they are small there.
bool Decimal::aligned(const Decimal& a, const Decimal& b, uint64_t& x, uint64_t& y) {
  if (a.long_ || b.long_) return false;
  x = a.small_;
  y = b.small_;
  if (a.scale_ == b.scale_) return true;
  return a.scale_ < b.scale_ ? shift_small(x, b.scale_ - a.scale_) : shift_small(y, a.scale_ - b.scale_);
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  const uint32_t scale = std::max(a.scale_, b.scale_);
  if (uint64_t x = 0, y = 0; Decimal::aligned(a, b, x, y)) {
    if (a.negative_ != b.negative_)
      return x >= y ? Decimal(x - y, scale, a.negative_) : Decimal(y - x, scale, b.negative_);
    if (x + y < kSmallEnd) return Decimal(x + y, scale, a.negative_);
  }
  const std::string x = a.digits_at(scale), y = b.digits_at(scale);
  const bool a_larger = compare_digits(x, y) >= 0;
  Decimal result = Decimal::of_digits(a.negative_ == b.negative_ ? add_digits(x, y)
                                      : a_larger                 ? subtract_digits(x, y)
                                                                 : subtract_digits(y, x),
                                      scale);
  result.negative_ = (a_larger ? a.negative_ : b.negative_) && !result.is_zero();
  return result;
}

Decimal operator*(const Decimal& a, const Decimal& b) {
  if (uint64_t small = 0;
      !a.long_ && !b.long_ && !__builtin_mul_overflow(a.small_, b.small_, &small) && small < kSmallEnd)
    return Decimal(small, a.scale_ + b.scale_, a.negative_ != b.negative_);
  const std::string x = a.digit_string(), y = b.digit_string();
  std::string product(x.size() + y.size(), '\0');
  for (size_t i = x.size(); i-- > 0;) {
    int carry = 0;
    for (size_t j = y.size(); j-- > 0;) {
      const int cell = product[i + j + 1] + (x[i] - '0') * (y[j] - '0') + carry;
      product[i + j + 1] = static_cast<char>(cell % 10);
      carry = cell / 10;
    }
    product[i] = static_cast<char>(product[i] + carry);
  }
  for (char& digit : product) digit = static_cast<char>(digit + '0');
  Decimal result = Decimal::of_digits(product, a.scale_ + b.scale_);
  result.negative_ = a.negative_ != b.negative_ && !result.is_zero();
  return result;
}

Decimal Decimal::divided_by(const Decimal& divisor, uint32_t places) const {
  if (!long_ && !divisor.long_ && scale_ >= divisor.scale_ && scale_ - divisor.scale_ <= places &&
      small_ % divisor.small_ == 0)
    return Decimal(small_ / divisor.small_, scale_ - divisor.scale_, negative_ != divisor.negative_);
  // Long division of digits; one place more than asked for, to round by.
  const uint32_t wanted = places + 1;
  std::string numerator = digit_string();
  std::string denominator = divisor.digit_string();
  const int64_t zeros = static_cast<int64_t>(wanted) + divisor.scale_ - scale_;
  if (zeros >= 0)
    numerator.append(static_cast<size_t>(zeros), '0');
  else
    denominator.append(static_cast<size_t>(-zeros), '0');
  std::string quotient, rest;
  for (char digit : numerator) {
    rest.push_back(digit);
    strip_leading_zeros(rest);
    char times = '0';
    while (compare_digits(rest, denominator) >= 0) {
      rest = subtract_digits(rest, denominator);
      ++times;
    }
    quotient.push_back(times);
  }
  const bool up = !quotient.empty() && quotient.back() >= '5';
  if (!quotient.empty()) quotient.pop_back();
  strip_leading_zeros(quotient);
  if (up) quotient = add_digits(quotient, "1");
  Decimal result = of_digits(quotient, places);
  result.negative_ = negative_ != divisor.negative_ && !result.is_zero();
  return result;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.negative_ != b.negative_) return a.negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
  if (uint64_t x = 0, y = 0; Decimal::aligned(a, b, x, y)) return a.negative_ ? y <=> x : x <=> y;
  const uint32_t scale = std::max(a.scale_, b.scale_);
  const int order = compare_digits(a.digits_at(scale), b.digits_at(scale));
  return (a.negative_ ? -order : order) <=> 0;
}

std::string Decimal::to_string() const {
  if (is_zero()) return "0";
  const std::string digits = digit_string();
  std::string text = negative_ ? "-" : "";
  if (digits.size() <= scale_) {
    text += "0.";
    text.append(scale_ - digits.size(), '0');
    return text + digits;
  }
  text.append(digits, 0, digits.size() - scale_);
  if (scale_ > 0) text.append(1, '.').append(digits, digits.size() - scale_);
  return text;
}

std::optional<int64_t> Decimal::to_int64() const { return scale_ == 0 ? coefficient() : std::nullopt; }

}  // namespace kn
