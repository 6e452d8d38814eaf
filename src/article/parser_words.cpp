// What ArticleParser knows of single words on a page: outlets, places, names; see article.h.
#include <algorithm>

#include "article/article.h"
#include "base/unicode.h"

namespace kn {

bool ArticleParser::is_outlet(std::string_view name) const {
  if (const auto row = outlets_.find(decode_utf8(name))) return outlets_.cell(*row, class_) != "portal";
  return !rules_.is_section(name) && rules_.whole(RuleKind::outlet, name).has_value();
}

bool ArticleParser::is_own_outlet(std::string_view name) const {
  if (const auto row = outlets_.find(decode_utf8(name))) {
    const std::string_view kind = outlets_.cell(*row, class_);
    return kind != "portal" && kind != "agency" && kind != "foreign";
  }
  return !rules_.is_section(name) && rules_.whole(RuleKind::outlet, name).has_value();
}

std::string_view ArticleParser::usual_outlet(std::string_view name) const {
  const auto row = outlets_.find(decode_utf8(name));
  return row ? outlets_.term(*row) : name;
}

bool ArticleParser::is_place(std::string_view word) const { return places_.find(decode_utf8(word)).has_value(); }

bool ArticleParser::is_scene(std::string_view line) const { return rules_.whole(RuleKind::scene, line).has_value(); }

bool ArticleParser::is_name(std::string_view word) const {
  constexpr size_t kGivenName = 2;
  const std::u32string letters = decode_utf8(word);
  if (!std::all_of(letters.begin(), letters.end(), is_hangul_syllable)) return false;
  const auto surname = surnames_.longest(letters);
  return surname && letters.size() == surname->length + kGivenName;
}

}  // namespace kn
