// Exact decimal numbers of any size, as news writes them and as SQL's numeric takes them.
//
//   10조1천억 -> 10100000000000      29.7 -> 29.7      1/3 to 20 places -> 0.33333333333333333333
//
// A number is a coefficient in decimal digits and a scale.  Multiplying by 만 or 억 is then a matter of zeros, and nothing
// is ever rounded but a division.  Small numbers fit the string's own buffer, so that no memory is taken for them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kn {

class Decimal {
 public:
  Decimal() = default;
  Decimal(int64_t value);  // NOLINT: a whole number is a decimal
  // "-12.50", no exponent, no blanks.
  static std::optional<Decimal> parse(std::string_view text);
  // The coefficient digits (may have leading zeros) divided by 10^scale.
  static Decimal of_digits(std::string_view digits, uint32_t scale);

  bool is_zero() const { return digits_.empty(); }
  bool negative() const { return negative_; }
  bool is_whole() const { return scale_ == 0; }
  // Digits before the point, 0 for numbers below one.
  size_t whole_digits() const { return digits_.size() > scale_ ? digits_.size() - scale_ : 0; }
  size_t digits() const { return digits_.size(); }

  Decimal negated() const;
  // Times 10^places.
  Decimal shifted(int places) const;
  // Rounded half away from zero; the divisor must not be zero.
  Decimal divided_by(const Decimal& divisor, uint32_t places) const;
  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b) { return a + b.negated(); }
  friend Decimal operator*(const Decimal& a, const Decimal& b);
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) = default;

  // Shortest form: no exponent, no zeros at the end of a fraction.
  std::string to_string() const;
  // Where it is whole and fits.
  std::optional<int64_t> to_int64() const;

 private:
  void tidy();
  // Coefficient digits as if the scale were `scale` (not below scale_).
  std::string digits_at(uint32_t scale) const { return digits_.empty() ? std::string() : digits_ + std::string(scale - scale_, '0'); }

  std::string digits_;  // no zeros in front, "" for zero; no zeros at the end of the fraction
  uint32_t scale_ = 0;
  bool negative_ = false;
};

}  // namespace kn
