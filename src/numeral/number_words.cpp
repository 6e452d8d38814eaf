// The words of numbers, looked up, and numbers written in them; reading is number.cpp.
#include "numeral/number.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"

namespace kn {

namespace {

using Role = Numerals::Role;

Role role_of(std::string_view name) {
  struct Named {
    std::string_view name;
    Role role;
  };
  constexpr Named kRoles[] = {{"digit", Role::digit},   {"digit_pair", Role::digit_pair},
                              {"small", Role::small},   {"large", Role::large},
                              {"ten", Role::ten},       {"one", Role::one},
                              {"native", Role::native}, {"vague", Role::vague},
                              {"about", Role::about},   {"half", Role::half},
                              {"zero", Role::zero},     {"point", Role::point},
                              {"over", Role::over},     {"odd", Role::odd},
                              {"minus", Role::minus},   {"tenth", Role::tenth},
                              {"plus", Role::plus},     {"not", Role::not_number}};
  for (const Named& named : kRoles)
    if (named.name == name) return named.role;
  return Role::none;
}

}  // namespace

Numerals::Numerals(const Image& image)
    : table_(FactTable::open(image, "number_words")), value_column_(table_.column("value")) {
  const uint32_t role = table_.column("class"), to = table_.column("value_to"), flags = table_.column("flags");
  for (uint32_t row = 0; row < table_.rows(); ++row) {
    const auto number = [&](uint32_t column) {
      const std::optional<Decimal> value = Decimal::parse(table_.cell(row, column));
      return value ? static_cast<int>(value->to_int64().value_or(0)) : 0;
    };
    entries_.push_back(Entry{role_of(table_.cell(row, role)), number(value_column_), number(to),
                             table_.cell(row, flags) == "alone"   ? Flag::alone
                             : table_.cell(row, flags) == "short" ? Flag::kept_apart
                                                                  : Flag::none});
    const Role r = entries_.back().role;
    const bool opens = r != Role::point && r != Role::over && r != Role::odd && r != Role::tenth &&
                       r != Role::not_number && r != Role::none;
    table_.each_spelling(row, [&](const std::u32string& chars) {
      if (!chars.empty() && opens) {
        starts_.push_back(chars[0]);
        openings_.add(chars);
      }
      for (const char32_t c : chars) {
        if (c >= letter_numbers_.size()) continue;
        uint16_t& number = letter_numbers_[c];
        if (number == 0) {
          number = static_cast<uint16_t>(letters_.size());
          letters_.emplace_back();
          inside_.push_back(c);
        }
        if (r != Role::not_number && r != Role::tenth) letters_[number].inside = true;
      }
      if (chars.empty() || chars[0] >= letter_numbers_.size()) return;
      Letter& first = letters_[letter_numbers_[chars[0]]];
      first.roles |= 1U << static_cast<unsigned>(r);
      if (chars.size() == 1 &&
          (r == Role::digit || r == Role::one || r == Role::small || r == Role::large || r == Role::vague))
        first.row = static_cast<int16_t>(row);
    });
  }
}

Numerals::Word Numerals::find_word(std::u32string_view chars, size_t i, Role role) const {
  Word found;
  table_.prefixes(chars.substr(i), [&](FactMatch m) {
    if (m.row < entries_.size() && entries_[m.row].role == role && m.length > found.length)
      found = Word{role, m.length, m.row, entries_[m.row].value, entries_[m.row].value_to};
  });
  return found;
}

std::string format_korean_number(const Decimal& number) {
  static constexpr const char* kUnits[] = {"", "만", "억", "조", "경", "해"};
  std::string digits = number.negative() ? number.negated().to_string() : number.to_string();
  std::string fraction;
  if (const size_t point = digits.find('.'); point != std::string::npos) {
    fraction = digits.substr(point);
    digits.resize(point);
  }
  std::string text = number.negative() ? "-" : "";
  // Groups of four from the right; what is above 해 stays in its group.
  size_t groups = std::min<size_t>((digits.size() + 3) / 4, std::size(kUnits));
  size_t at = 0;
  for (; groups-- > 0;) {
    const size_t end = digits.size() - groups * 4;
    std::string group = digits.substr(at, end - at);
    at = end;
    group.erase(0, std::min(group.find_first_not_of('0'), group.size()));
    if (groups == 0 && !fraction.empty()) group = (group.empty() ? "0" : group) + fraction;
    if (group.empty()) continue;
    if (text.size() > static_cast<size_t>(number.negative())) text += ' ';
    text += group + kUnits[groups];
  }
  return text.empty() || text == "-" ? "0" : text;
}

}  // namespace kn
