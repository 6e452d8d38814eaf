// Short inputs that are one number, one quantity, one unit; and rows of the lexicon.
#include "fuzz.h"

using namespace kn::bridge;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  kn::fuzz::configure();
  const std::string text = kn::fuzz::valid_utf8(data, size);
  const Slice slice = kn::fuzz::slice(text);
  Result* result = nullptr;
  kn::fuzz::judge(kn::test::consume(korean_number(slice, &result), result), "korean_number");
  result = nullptr;
  kn::fuzz::judge(kn::test::consume(parse_quantity(slice, &result), result), "parse_quantity");
  result = nullptr;
  kn::fuzz::judge(kn::test::consume(quantity_unit(slice, &result), result), "quantity_unit");

  // Digits as numeric prints them.
  std::string digits;
  for (char c : text)
    if ((c >= '0' && c <= '9') || (c == '.' && digits.find('.') == std::string::npos && !digits.empty()) ||
        (c == '-' && digits.empty()))
      digits += c;
  if (!digits.empty() && digits.back() >= '0' && digits.back() <= '9') {
    result = nullptr;
    kn::fuzz::judge(kn::test::consume(format_korean_number(kn::fuzz::slice(digits), &result), result),
                    "format_korean_number");
  }

  const size_t cut = text.find('|');
  if (cut != std::string::npos) {
    const Slice parts[2] = {Slice{text.data(), static_cast<int>(cut)},
                            Slice{text.data() + cut + 1, static_cast<int>(text.size() - cut - 1)}};
    const std::string term = text.substr(0, cut) + text.substr(cut + 1);
    const LexiconRow row{kn::fuzz::slice(term), Slice{"word", 4}, Slice{nullptr, 0}, parts, 2};
    kn::fuzz::judge(check_lexicon_row(row), "check_lexicon_row");
  }
  return 0;
}
