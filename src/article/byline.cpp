// Bylines and stamps; see byline.h.
#include "article/byline.h"

#include <string>
#include <vector>

#include "base/calendar.h"

namespace kn {

namespace {

bool separates(std::string_view text, size_t at, size_t* length) {
  const auto c = static_cast<unsigned char>(text[at]);
  for (std::string_view mark : {std::string_view("·"), std::string_view("ㆍ"), std::string_view("‧")}) {
    if (text.substr(at).starts_with(mark)) {
      *length = mark.size();
      return true;
    }
  }
  *length = 1;
  return c <= ' ' || c == ',' || c == '/' || c == '&' || c == '|' || c == '(' || c == ')' || c == ':';
}

std::vector<std::string_view> tokens(std::string_view text) {
  std::vector<std::string_view> out;
  size_t begin = 0, length = 0;
  for (size_t i = 0; i <= text.size();) {
    if (i == text.size() || separates(text, i, &length)) {
      if (i > begin) out.push_back(text.substr(begin, i - begin));
      i += i == text.size() ? 1 : length;
      begin = i;
    } else {
      ++i;
    }
  }
  return out;
}

int64_t number(std::string_view digits) {
  int64_t value = 0;
  for (char d : digits)
    if (d >= '0' && d <= '9') value = value * 10 + (d - '0');
  return value;
}

// Feb -> 2
int64_t month_number(std::string_view month) {
  constexpr std::string_view kNames = "JanFebMarAprMayJunJulAugSepOctNovDec";
  if (month.size() < 3) return number(month);
  const size_t at = kNames.find(month.substr(0, 3));
  return at == std::string_view::npos ? number(month) : static_cast<int64_t>(at) / 3 + 1;
}

// Minutes to add so that 07:00Z or 07:00-0500 becomes the time in Korea; a stamp without a zone is in it.
int64_t minutes_to_korea(std::string_view zone) {
  constexpr int64_t kKorea = 9 * 60;
  if (zone.empty()) return 0;
  const int64_t digits = number(zone), offset = digits / 100 * 60 + digits % 100;
  return kKorea - (zone[0] == '-' ? -offset : offset);
}

}  // namespace

void add_reporters(const ArticleRules& rules, std::string_view byline, NameList& names) {
  const std::vector<std::string_view> words = tokens(byline);
  for (size_t i = 0; i < words.size(); ++i) {
    if (rules.whole(RuleKind::role, words[i])) continue;
    // 인턴 기자, 문화전문 기자: the first word belongs to the post
    if (i + 1 < words.size() && rules.whole(RuleKind::role, std::string(words[i]) + " " + std::string(words[i + 1])))
      continue;
    const auto match = rules.whole(RuleKind::name, words[i]);
    if (!match) continue;
    if (const std::string_view name = match->group("name"); !name.empty()) names.add(name);
  }
}

std::optional<int64_t> parse_stamp(const ArticleRules& rules, std::string_view stamp) {
  const auto match = rules.whole(RuleKind::stamp, stamp);
  if (!match) return {};
  const int64_t written = number(match->group("year")), month = month_number(match->group("month")),
                day = number(match->group("day"));
  const int64_t year = written < 100 ? 2000 + written : written;
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, static_cast<int>(month))) return {};
  int64_t hour = number(match->group("hour"));
  const int64_t minute = number(match->group("minute")), second = number(match->group("second"));
  const std::string_view half = match->group("half");
  if ((half == "오후" || half == "PM" || half == "pm") && hour < 12) hour += 12;
  if ((half == "오전" || half == "AM" || half == "am") && hour == 12) hour = 0;
  if (hour > 24 || minute > 59 || second > 59) return {};
  return ((days_from_civil(year, month, day) * 24 + hour) * 3600 +
          (minute + minutes_to_korea(match->group("zone"))) * 60 + second) *
         1000000;
}

}  // namespace kn
