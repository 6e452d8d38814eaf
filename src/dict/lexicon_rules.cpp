// What a row of korean_lexicon must look like, and what is said to the one who enters another.
//
//   ' 리벨리온'                  blanks at an end
//   U+1105 U+1175 …              not in NFC: 리벨리온 from a Mac's file name
//   데이터센터 as {데이터,센타}    parts that do not join to the term
//
// Names may hold single blanks (제이슨 권, New York Times); a plain search word may not, since the blank is where words
// end.
#include <algorithm>
#include <string>

#include "base/error.h"
#include "base/interrupt.h"
#include "base/unicode.h"
#include "dict/lexicon.h"

namespace kn {

namespace {

constexpr size_t kLongestTerm = 255;  // characters
constexpr size_t kMostParts = 32;

std::string quoted(std::string_view s) {
  const size_t kShown = 120;
  std::string shown(s.substr(0, kShown));
  while (shown.size() < s.size() && !shown.empty() && (static_cast<unsigned char>(s[shown.size()]) & 0xC0U) == 0x80)
    shown.pop_back();
  return "\"" + shown + (shown.size() < s.size() ? "…\"" : "\"");
}

[[noreturn]] void refuse(const std::string& message, const std::string& detail, const std::string& hint) {
  throw Error(sqlstate::kInvalidParameter, message, detail, hint);
}

bool is_blank(char32_t c) {
  return is_space(c) || c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x00AD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF;
}

// Without making anything of it: it may be a whole file.
size_t count_characters(std::string_view s) {
  constexpr size_t kBlock = 1U << 20U;
  size_t count = 0;
  for (size_t i = 0; i < s.size(); i += kBlock) {
    check_interrupt();
    const std::string_view block = s.substr(i, kBlock);
    count += static_cast<size_t>(std::count_if(block.begin(), block.end(),
                                               [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
  }
  return count;
}

// Rules for each string of a row; `what` is the column as the message names it.
void check_string(const std::string& what, std::string_view s, bool blanks_inside) {
  if (s.empty())
    refuse("a " + what + " of korean_lexicon must not be empty", {},
           what == "name" ? "Leave name NULL where the term is the name." : "");
  const size_t length = count_characters(s);
  if (length > kLongestTerm)
    refuse("a " + what + " of korean_lexicon must not be longer than " + std::to_string(kLongestTerm) + " characters",
           quoted(s) + " has " + std::to_string(length) + " characters.", {});
  const std::u32string chars = decode_utf8(s);
  if (is_blank(chars.front()) || is_blank(chars.back()))
    refuse("a " + what + " of korean_lexicon must not begin or end with a blank",
           "The " + what + " is " + quoted(s) + ".", "Use btrim().");
  for (size_t i = 0; i < chars.size(); ++i) {
    if (is_blank(chars[i]) && (chars[i] != U' ' || chars[i + 1] == U' '))
      refuse("blanks within a " + what + " of korean_lexicon must be single spaces",
             "The " + what + " is " + quoted(s) + ".", "Use regexp_replace(…, '\\s+', ' ', 'g').");
    if (is_blank(chars[i]) && !blanks_inside)
      refuse("a " + what + " of korean_lexicon must not contain a blank", quoted(s) + " is more than one word.",
             "A name with blanks may be entered as person, organization, location, product or event.");
    if (is_invisible(chars[i]))
      refuse("a " + what + " of korean_lexicon must not contain control or zero-width characters",
             "The " + what + " is " + quoted(s) + ".", {});
  }
  if (!is_nfc(s))
    refuse("a " + what + " of korean_lexicon must be in Unicode normalization form NFC",
           "The " + what + " is " + quoted(s) + ".", "Use normalize(…, NFC).");
}

void check_parts(std::string_view term, const std::vector<std::string_view>& parts) {
  if (parts.empty())
    refuse("the parts of a term of korean_lexicon must not be an empty array", "The term is " + quoted(term) + ".",
           "Leave parts NULL.");
  if (parts.size() > kMostParts)
    refuse("a term of korean_lexicon must not have more than " + std::to_string(kMostParts) + " parts",
           "The term is " + quoted(term) + ".", {});
  std::string joined, solid;
  for (std::string_view part : parts) {
    check_string("part", part, false);
    joined += part;
  }
  for (char c : term)
    if (c != ' ') solid += c;
  if (joined != solid)
    refuse("the parts of a term of korean_lexicon must join to the term",
           "The parts of " + quoted(term) + " join to " + quoted(joined) + ".",
           "Parts split the term as it is written, for example 데이터센터 into {데이터,센터}.");
}

}  // namespace

void check_user_term(const UserTermRow& row) {
  const auto kind = user_term_kind(row.kind);
  if (!kind)
    refuse("kind " + quoted(row.kind) + " is unknown to korean_lexicon", {},
           "A kind is person, organization, location, product, event or word.");
  check_string("term", row.term, *kind != UserTermKind::word);
  if (row.name) check_string("name", *row.name, true);
  if (row.parts) check_parts(row.term, *row.parts);
}

}  // namespace kn
