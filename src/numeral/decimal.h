// Exact decimal numbers of any size, as news writes them and as SQL's numeric takes them.
//
//   10조1천억 -> 10100000000000      29.7 -> 29.7      1/3 to 20 places -> 0.33333333333333333333
//
// A number is a coefficient and a scale, and nothing is ever rounded but a division.  A coefficient of up to 18 digits,
// which is nearly every one, is an integer; a longer one is a string of decimal digits.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kn {

class Decimal {
 public:
  static constexpr size_t kSmallDigits = 18;
  Decimal() = default;
  Decimal(const Decimal& other)
      : small_(other.small_),
        scale_(other.scale_),
        negative_(other.negative_),
        long_(other.long_ ? std::make_unique<std::string>(*other.long_) : nullptr) {}
  Decimal(Decimal&& other) noexcept = default;
  Decimal& operator=(const Decimal& other) {
    if (this != &other) *this = Decimal(other);
    return *this;
  }
  Decimal& operator=(Decimal&& other) noexcept = default;
  ~Decimal() = default;
  Decimal(int64_t value);  // NOLINT: a whole number is a decimal
  // "-12.50", no exponent, no blanks.
  static std::optional<Decimal> parse(std::string_view text);
  // The coefficient digits (may have leading zeros) divided by 10^scale.
  static Decimal of_digits(std::string_view digits, uint32_t scale);

  // A coefficient of up to 18 digits divided by 10^scale.
  static Decimal of_small(uint64_t coefficient, uint32_t scale) { return Decimal(coefficient, scale, false); }

  bool is_zero() const { return small_ == 0 && !long_; }
  bool negative() const { return negative_; }
  bool is_whole() const { return scale_ == 0; }
  size_t digits() const;
  // Digits before the point, 0 for numbers below one.
  size_t whole_digits() const {
    const size_t all = digits();
    return all > scale_ ? all - scale_ : 0;
  }
  // The coefficient with its sign, where it is an integer of up to 18 digits, and the power of ten that it is divided
  // by.
  std::optional<int64_t> coefficient() const {
    return long_ ? std::nullopt
                 : std::optional(negative_ ? -static_cast<int64_t>(small_) : static_cast<int64_t>(small_));
  }
  uint32_t scale() const { return scale_; }

  Decimal negated() const;
  // Times 10^places.
  Decimal shifted(int places) const;
  // Rounded half away from zero; the divisor must not be zero.
  Decimal divided_by(const Decimal& divisor, uint32_t places) const;
  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b) { return a + b.negated(); }
  friend Decimal operator*(const Decimal& a, const Decimal& b);
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }

  // Shortest form: no exponent, no zeros at the end of a fraction.
  std::string to_string() const;
  // Where it is whole and fits.
  std::optional<int64_t> to_int64() const;

 private:
  Decimal(uint64_t small, uint32_t scale, bool negative);
  std::string digit_string() const;
  // Coefficient digits as if the scale were `scale` (not below scale_).
  std::string digits_at(uint32_t scale) const {
    return is_zero() ? std::string() : digit_string() + std::string(scale - scale_, '0');
  }
  static bool aligned(const Decimal& a, const Decimal& b, uint64_t& x, uint64_t& y);

  uint64_t small_ = 0;  // the coefficient below 10^18
  uint32_t scale_ = 0;  // as small as it can be: no zeros at the end of the fraction
  bool negative_ = false;
  std::unique_ptr<std::string> long_;  // a longer coefficient, no zeros in front
};

}  // namespace kn
