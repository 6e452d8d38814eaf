// Character references; see html_reference.h.
#include "base/html_reference.h"

#include <algorithm>
#include <array>

namespace kn {

namespace {

struct NamedReference {
  std::string_view name;
  char32_t value;
};

// Those that news pages really hold.
constexpr std::array<NamedReference, 39> kNamedReferences = {
    {{"amp", U'&'},       {"lt", U'<'},        {"gt", U'>'},        {"quot", U'"'},       {"apos", U'\''},
     {"nbsp", U'\u00A0'}, {"middot", U'·'},    {"lsquo", U'‘'},     {"rsquo", U'’'},      {"ldquo", U'“'},
     {"rdquo", U'”'},     {"hellip", U'…'},    {"ndash", U'–'},     {"mdash", U'—'},      {"copy", U'©'},
     {"reg", U'®'},       {"trade", U'™'},     {"deg", U'°'},       {"times", U'×'},      {"bull", U'•'},
     {"yen", U'¥'},       {"pound", U'£'},     {"euro", U'€'},      {"cent", U'¢'},       {"plusmn", U'±'},
     {"laquo", U'«'},     {"raquo", U'»'},     {"larr", U'←'},      {"uarr", U'↑'},       {"rarr", U'→'},
     {"darr", U'↓'},      {"harr", U'↔'},      {"sup2", U'²'},      {"frac12", U'½'},     {"divide", U'÷'},
     {"sect", U'§'},      {"emsp", U'\u2003'}, {"ensp", U'\u2002'}, {"thinsp", U'\u2009'}}};

constexpr size_t kLongestReference = 10;

int digit(char c, bool hex) {
  if (c >= '0' && c <= '9') return c - '0';
  if (hex && c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (hex && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

char32_t numeric_value(std::string_view body) {
  const bool hex = body.size() > 1 && (body[1] == 'x' || body[1] == 'X');
  const std::string_view digits = body.substr(hex ? 2 : 1);
  if (digits.empty() || digits.size() > 6) return 0;
  char32_t value = 0;
  for (char d : digits) {
    const int v = digit(d, hex);
    if (v < 0) return 0;
    value = value * (hex ? 16U : 10U) + static_cast<char32_t>(v);
  }
  return value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF) ? 0 : value;
}

}  // namespace

CharacterReference character_reference_at(std::string_view utf8) {
  const size_t end = utf8.substr(1, kLongestReference).find(';');
  if (end == std::string_view::npos || end == 0) return {};
  const std::string_view body = utf8.substr(1, end);
  char32_t value = 0;
  if (body[0] == '#') {
    value = numeric_value(body);
  } else {
    const auto* found = std::find_if(kNamedReferences.begin(), kNamedReferences.end(),
                                     [&](const NamedReference& r) { return r.name == body; });
    if (found != kNamedReferences.end()) value = found->value;
  }
  return value == 0 ? CharacterReference{} : CharacterReference{value, end + 2};
}

}  // namespace kn
