// Reading and writing labels of items; see item_labels.h.
#include "article/item_labels.h"

#include "base/unicode.h"

namespace kn {

namespace {

constexpr std::u32string_view kLetters = U"가나다라마바사아자차카타파하";
constexpr char32_t kRoman = 0x2160;  // Ⅰ; those of two figures and more, up to Ⅻ, follow
constexpr uint32_t kMostRoman = 12;

bool is_roman(char32_t c) { return c >= kRoman && c < kRoman + kMostRoman; }

}  // namespace

bool is_list_letter(char32_t c) { return kLetters.find(c) != std::u32string_view::npos; }

uint32_t item_number(std::u32string_view label) {
  if (label.size() == 1 && is_roman(label[0])) return label[0] - kRoman + 1;
  if (label.size() == 1 && is_list_letter(label[0])) return static_cast<uint32_t>(kLetters.find(label[0])) + 1;
  uint32_t number = 0;
  for (const char32_t c : label) {
    if (!is_ascii_digit(c) || number > 1000) return 0;
    number = number * 10 + (c - U'0');
  }
  return number;
}

std::u32string item_label(char32_t sample, uint32_t number) {
  if (is_roman(sample)) return number <= kMostRoman ? std::u32string(1, kRoman + number - 1) : std::u32string();
  if (!is_ascii_digit(sample))
    return number <= kLetters.size() ? std::u32string(kLetters.substr(number - 1, 1)) : std::u32string();
  std::u32string digits;
  for (const char c : std::to_string(number)) digits += static_cast<char32_t>(c);
  return digits;
}

}  // namespace kn
