// Covering a line with listed words; see page_words.h.
#include "article/page_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.h"

namespace kn {

namespace {

constexpr size_t kLongestLine = 240;  // bytes
constexpr long kLongestNumber = 5;    // digits of a counter: 14, 1,204, 1 / 5
constexpr long kClockDigits = 8;      // 0:00 / 12:31
constexpr size_t kManySections = 3;   // as many section names on one line are the page's menu

// Letters and digits in small letters; none where a mark of the report stands.
std::u32string letters_of(std::string_view line) {
  std::u32string out;
  for (char32_t c : decode_utf8(line)) {
    if (c == U'"' || c == U'“' || c == U'”' || c == U'‘' || c == U'…' || c == U'=') return {};
    if (is_letter(c) || is_digit(c)) out += fold_case(c);
  }
  return out;
}

// 2026.08.04, 10:21: a number that counts nothing.
bool has_stamp(std::string_view line) {
  for (size_t at = line.find_first_of(".:/-"); at != std::string_view::npos; at = line.find_first_of(".:/-", at + 1))
    if (at > 0 && at + 1 < line.size() && is_ascii_digit(static_cast<unsigned char>(line[at - 1])) &&
        is_ascii_digit(static_cast<unsigned char>(line[at + 1])))
      return true;
  return false;
}

bool is_counter(std::string_view line) {
  if (line.find_first_not_of("0123456789/:, ") != std::string_view::npos) return false;
  const auto digits = std::count_if(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool clock = line.find(':') != std::string_view::npos && line.find('/') != std::string_view::npos;
  return digits > 0 && digits <= (clock ? kClockDigits : kLongestNumber);
}

}  // namespace

PageWords::PageWords(const Image& image) : words_(FactTable::open(image, "page_words")) {
  const uint32_t kind = words_.column("kind");
  kinds_.reserve(words_.rows());
  for (uint32_t row = 0; row < words_.rows(); ++row) {
    const std::string_view name = words_.cell(row, kind);
    kinds_.push_back(name == "menu"   ? Kind::menu
                     : name == "list" ? Kind::list
                     : name == "part" ? Kind::part
                                      : Kind::chrome);
  }
}

std::optional<RuleKind> PageWords::line(std::string_view folded) const {
  if (folded.size() > kLongestLine) return {};
  if (is_counter(folded)) return RuleKind::chrome;
  if (has_stamp(folded)) return {};
  const std::u32string letters = letters_of(folded);
  if (letters.empty()) return {};
  // 👍 12
  if (letters.size() <= static_cast<size_t>(kLongestNumber) &&
      std::all_of(letters.begin(), letters.end(), is_ascii_digit) &&
      !is_ascii_digit(static_cast<unsigned char>(folded.front())) &&
      folded.find_first_of("%.") == std::string_view::npos)
    return RuleKind::chrome;
  // Of each place, the best way to it: how many section names it took, and whether a word of the page or of a list was
  // among them.
  struct Way {
    bool reached = false, chrome = false, list = false;
    size_t menus = 0;
    bool says_more_than(const Way& other) const {
      return !other.reached || (chrome || list ? 2
                                : menus > 0    ? 1
                                               : 0) > (other.chrome || other.list ? 2
                                                    : other.menus > 0          ? 1
                                                                               : 0);
    }
  };
  std::vector<Way> ways(letters.size() + 1);
  ways[0].reached = true;
  for (size_t at = 0; at < letters.size(); ++at) {
    if (!ways[at].reached) continue;
    const Way here = ways[at];
    if (is_ascii_digit(letters[at]) && here.says_more_than(ways[at + 1])) ways[at + 1] = here;
    words_.prefixes(std::u32string_view(letters).substr(at), [&](FactMatch match) {
      Way next = here;
      const Kind kind = kinds_[match.row];
      next.chrome = here.chrome || kind == Kind::chrome;
      next.list = here.list || kind == Kind::list;
      next.menus += kind == Kind::menu ? 1 : 0;
      if (Way& there = ways[at + match.length]; next.says_more_than(there)) there = next;
    });
  }
  const Way& way = ways.back();
  if (!way.reached || (!way.chrome && !way.list && way.menus == 0)) return {};
  if (way.list) return RuleKind::list;
  return way.chrome || way.menus >= kManySections ? RuleKind::chrome : RuleKind::menu;
}

}  // namespace kn
