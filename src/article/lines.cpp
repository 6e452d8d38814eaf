// Looks of a line; see lines.h.
#include "article/lines.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace kn {

namespace {

constexpr size_t kLongLine = 100;  // a line without a full stop that is prose all the same
constexpr size_t kLongestPictureTitle = 30;
constexpr long kEnglishSpaces = 6;  // between the words of a sentence in English

bool begins_with_any(std::string_view s, std::initializer_list<std::string_view> signs) {
  return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return s.starts_with(sign); });
}

// The ships will carry 300 passengers each, the company said.
bool is_english_sentence(std::string_view s) {
  while (!s.empty() && (s.back() == '"' || s.ends_with("”")))
    s.remove_suffix(s.back() == '"' ? 1 : std::string_view("”").size());
  return s.size() > 2 && s.back() == '.' && s[s.size() - 2] >= 'a' && s[s.size() - 2] <= 'z' &&
         std::count(s.begin(), s.end(), ' ') >= kEnglishSpaces;
}

}  // namespace

size_t characters(std::string_view utf8) {
  return static_cast<size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

bool is_longer(std::string_view utf8, size_t many) { return utf8.size() > 4 * many || characters(utf8) > many; }

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

std::string_view first_character(std::string_view utf8) {
  size_t end = std::min<size_t>(1, utf8.size());
  while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80) ++end;
  return utf8.substr(0, end);
}

bool same_letters(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return small(x) == small(y); });
}

size_t sentence_stops(std::string_view s) {
  size_t count = 0;
  for (size_t at = s.find('.'); at != std::string_view::npos; at = s.find('.', at + 1)) {
    if (at == 0 || (at + 1 < s.size() && s[at + 1] == '.')) continue;  // 26분...피해 규모 산정 중
    const auto before = static_cast<unsigned char>(s[at - 1]);
    if (before >= 0x80 || before == '"' || before == '\'' || before == ')') ++count;
  }
  return count;
}

bool is_prose(std::string_view s) {
  return is_longer(s, kLongLine - 1) || sentence_stops(s) > 0 || is_english_sentence(s);
}

bool is_polite(std::string_view s) {
  while (!s.empty() && (s.back() == '.' || s.back() == '!' || s.back() == '?' || s.back() == '~' || s.back() == ' '))
    s.remove_suffix(1);
  return s.ends_with("니다") || s.ends_with("니까") || s.ends_with("요") || s.ends_with("시오");
}

bool is_speech(std::string_view s) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kQuotes = {{{"“", "”"}, {"\"", "\""}}};
  for (const auto& [open, close] : kQuotes) {
    if (s.size() <= open.size() + close.size() || !s.starts_with(open) || !s.ends_with(close)) continue;
    const std::string_view said = s.substr(open.size(), s.size() - open.size() - close.size());
    return said.find(open) == std::string_view::npos && said.find(close) == std::string_view::npos &&
           (said.ends_with('?') || said.ends_with('!'));
  }
  return false;
}

// The last: 📌 and its like.
bool is_heading(std::string_view s) {
  return begins_with_any(
      s, {"■", "□", "◆", "◇", "▌", "●", "○", "▶", "▷", "▲", "△", "◎", "★", "☆", "①", "◈", "▣", "#", "\xF0\x9F"});
}
bool is_counted(std::string_view s) { return s >= "①" && s < "⑴"; }

bool is_sentence(std::string_view s) {
  while (!s.empty() && (s.back() == '.' || s.back() == ' ')) s.remove_suffix(1);
  return s.ends_with("다") || s.ends_with("요") || s.ends_with("까") || s.ends_with("죠");
}

bool is_title_of_picture(std::string_view s) {
  constexpr std::array<std::string_view, 7> kMarks = {"…", "\"", "“", "‘", "'", ",", "..."};
  return !is_longer(s, kLongestPictureTitle) && !is_heading(s) && !is_dash(s) &&
         std::none_of(kMarks.begin(), kMarks.end(),
                      [&](std::string_view mark) { return s.find(mark) != std::string_view::npos; });
}

bool is_dash(std::string_view s) { return begins_with_any(s, {"-", "―", "—", "–", "· "}); }

std::string_view without_dashes(std::string_view s) {
  constexpr std::array<std::string_view, 5> kDashes = {"―", "—", "–", "·", "-"};
  for (std::string_view dash : kDashes)
    while (s.starts_with(dash)) s.remove_prefix(dash.size());
  // - 2030년까지 1조 2천억 원 투입 -
  for (std::string_view dash : kDashes)
    while (s.ends_with(dash)) s.remove_suffix(dash.size());
  return trimmed(s);
}

}  // namespace kn
