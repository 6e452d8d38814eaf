// Arithmetic on decimal digits, most significant first; see decimal.h.
#include "numeral/decimal.h"

#include <algorithm>

namespace kn {

namespace {

// Digit strings without leading zeros.
int compare_digits(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return a.compare(b);
}

void strip_leading_zeros(std::string& digits) { digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size())); }

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

Decimal::Decimal(int64_t value) : negative_(value < 0) {
  if (value != 0) {
    digits_ = std::to_string(value);
    if (negative_) digits_.erase(0, 1);
  }
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
  Decimal result;
  result.digits_ = digits;
  result.scale_ = scale;
  result.tidy();
  return result;
}

void Decimal::tidy() {
  const size_t last = digits_.find_last_not_of('0');
  const size_t zeros = last == std::string::npos ? digits_.size() : digits_.size() - 1 - last;
  const size_t drop = std::min<size_t>(zeros, scale_);
  digits_.resize(digits_.size() - drop);
  scale_ -= static_cast<uint32_t>(drop);
  if (!digits_.empty() && digits_[0] == '0') strip_leading_zeros(digits_);
  if (digits_.empty()) {
    scale_ = 0;
    negative_ = false;
  }
}

Decimal Decimal::negated() const {
  Decimal result = *this;
  result.negative_ = !negative_ && !is_zero();
  return result;
}

Decimal Decimal::shifted(int places) const {
  Decimal result = *this;
  if (is_zero()) return result;
  if (places < 0) {
    result.scale_ += static_cast<uint32_t>(-places);
  } else if (const auto n = static_cast<uint32_t>(places); n <= scale_) {
    result.scale_ -= n;
  } else {
    result.digits_.append(n - scale_, '0');
    result.scale_ = 0;
  }
  result.tidy();
  return result;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  const uint32_t scale = std::max(a.scale_, b.scale_);
  const std::string x = a.digits_at(scale), y = b.digits_at(scale);
  Decimal result;
  result.scale_ = scale;
  if (a.negative_ == b.negative_) {
    result.digits_ = add_digits(x, y);
    result.negative_ = a.negative_;
  } else {
    const bool a_larger = compare_digits(x, y) >= 0;
    result.digits_ = a_larger ? subtract_digits(x, y) : subtract_digits(y, x);
    result.negative_ = a_larger ? a.negative_ : b.negative_;
  }
  result.tidy();
  return result;
}

Decimal operator*(const Decimal& a, const Decimal& b) {
  std::string product(a.digits_.size() + b.digits_.size(), '\0');
  for (size_t i = a.digits_.size(); i-- > 0;) {
    int carry = 0;
    for (size_t j = b.digits_.size(); j-- > 0;) {
      const int cell = product[i + j + 1] + (a.digits_[i] - '0') * (b.digits_[j] - '0') + carry;
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
  // Long division of digits; one place more than asked for, to round by.
  const uint32_t wanted = places + 1;
  std::string numerator = digits_;
  std::string denominator = divisor.digits_;
  const int64_t zeros = static_cast<int64_t>(wanted) + divisor.scale_ - scale_;
  if (zeros >= 0) numerator.append(static_cast<size_t>(zeros), '0');
  else denominator.append(static_cast<size_t>(-zeros), '0');
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
  const uint32_t scale = std::max(a.scale_, b.scale_);
  const int order = compare_digits(a.digits_at(scale), b.digits_at(scale));
  return (a.negative_ ? -order : order) <=> 0;
}

std::string Decimal::to_string() const {
  if (is_zero()) return "0";
  std::string text = negative_ ? "-" : "";
  if (digits_.size() <= scale_) {
    text += "0.";
    text.append(scale_ - digits_.size(), '0');
    return text + digits_;
  }
  text.append(digits_, 0, digits_.size() - scale_);
  if (scale_ > 0) text.append(1, '.').append(digits_, digits_.size() - scale_);
  return text;
}

std::optional<int64_t> Decimal::to_int64() const {
  if (scale_ != 0 || digits_.size() > 18) return std::nullopt;
  int64_t value = 0;
  for (char digit : digits_) value = value * 10 + (digit - '0');
  return negative_ ? -value : value;
}

}  // namespace kn
