// What each rule's groups mean; see imprint.h.
#include "article/imprint.h"

#include <algorithm>

#include "article/byline.h"
#include "article/lines.h"

namespace kn {

namespace {

// A name before names, with nothing but spaces between: not 잠실 | 길도담 기자.
bool stands_before(std::string_view name, std::string_view names) {
  if (names.data() == nullptr || names.data() < name.data() + name.size()) return false;
  const std::string_view between(name.data() + name.size(),
                                 static_cast<size_t>(names.data() - name.data()) - name.size());
  return trimmed(between).empty();
}

}  // namespace

void Imprint::tell(const RuleMatch& match) {
  for (const auto& [name, text] : match.groups) {
    const std::string_view value = trimmed(text);
    if (name == "reporters") reporters(value);
    if (name == "reporter") english_reporters(value);
    if (name == "published") published(match, value);
    if (name == "changed" && !changed_at_) changed_at_ = parse_stamp(rules_, value);
    if (name == "outlet") settle(match.kind == RuleKind::rights ? rights_outlet_ : byline_outlet_, value);
    if ((name == "place_or_outlet" || name == "name_or_outlet") && parser_.is_outlet(value))
      settle(byline_outlet_, value);
    else if (name == "name_or_outlet" && stands_before(value, match.group("reporters")))
      names_before(value);
    if (name == "place_or_outlet" && !parser_.is_place(value)) beside_.add(value);
    // [한빛스포츠=고척, 홍길동 기자] has a place there.
    if (name == "place_or_name" && parser_.is_name(value)) reporters_.add(value);
    if (name == "credit") photo_credit(value);
    if (name == "house") site(value);
  }
  if (match.kind != RuleKind::byline) return;
  // An address alone is perhaps that of the house.
  const bool signed_by = !match.group("reporters").empty() || !match.group("reporter").empty();
  for (std::string_view email : email_addresses(match.whole))
    if (signed_by || !rules_.whole(RuleKind::mailbox, email)) emails_.add(email);
}

// 강진/홍길동 기자, 홍길동 한빛닷컴 기자: what is no name among them is a place or the outlet.
void Imprint::reporters(std::string_view value) {
  constexpr size_t kLongestName = 3;
  const size_t slash = value.find('/');
  if (slash != std::string_view::npos && parser_.is_place(trimmed(value.substr(0, slash))))
    value.remove_prefix(slash + 1);
  NameList names;
  add_reporters(rules_, value, names);
  for (size_t i = 0; i < names.size(); ++i) {
    const std::string_view name = names[i];
    // 의성·석나비 기자: where the reporter was
    const bool place = names.size() > 1 && i == 0 && !parser_.is_name(name) && parser_.is_place(name);
    if (is_longer(name, kLongestName) && parser_.is_own_outlet(name))
      settle(byline_outlet_, name);
    else if (!place)
      reporters_.add(name);
  }
}

// By Kim Narin and Park Damun
void Imprint::english_reporters(std::string_view names) {
  while (!names.empty()) {
    const size_t conjunction = names.find(" and "), comma = names.find(", "),
                 end = std::min({conjunction, comma, names.size()});
    reporters_.add(trimmed(names.substr(0, end)));
    names.remove_prefix(end == names.size() ? end : end + (end == conjunction ? 5 : 2));
  }
}

// [김지현 한재준 기자]: what stands before the last name is a name too, and comes first.
void Imprint::names_before(std::string_view value) {
  NameList names;
  add_reporters(rules_, value, names);
  for (size_t i = 0; i < names.size(); ++i) reporters_.add_before_last(names[i]);
}

// 2026.10.03 (토) at the top of a page is perhaps the day on which it was read: any other stamp is better.
void Imprint::published(const RuleMatch& match, std::string_view value) {
  if (published_at_) return;
  const bool bare = match.kind == RuleKind::date && match.whole.size() <= value.size() + 2 &&
                    value.find(':') == std::string_view::npos && value.find("시") == std::string_view::npos;
  std::optional<int64_t>& place = bare ? bare_day_ : published_at_;
  if (!place) place = parse_stamp(rules_, value);
}

// (사진=한빛일보DB): a photo of the outlet's own says whose page it is, one of an agency does not.
void Imprint::photo_credit(std::string_view value) {
  if (const auto match = rules_.whole(RuleKind::owner, value)) value = trimmed(match->group("owner"));
  if (credit_outlet_.empty() && parser_.is_own_outlet(value)) credit_outlet_ = value;
}

void Imprint::stamp(std::string_view text) {
  if (!published_at_) published_at_ = parse_stamp(rules_, text);
}

void Imprint::head(std::string_view outlet, NameList authors) {
  // The masthead's capitals are not how it writes itself.
  settle(byline_outlet_, same_letters(outlet, house()) ? std::string_view(house()) : parser_.usual_outlet(outlet));
  for (size_t i = 0; i < reporters_.size(); ++i) authors.add(reporters_[i]);
  reporters_ = std::move(authors);
}

bool Imprint::is_told(const RuleMatch& byline) const {
  NameList names;
  add_reporters(rules_, byline.group("reporters"), names);
  for (size_t i = 0; i < names.size(); ++i)
    if (!is_reporter(names[i])) return false;
  return true;
}

// Where only a change is told, the page is no younger than that, nor than the day that stands at its top.
std::optional<int64_t> Imprint::time() const {
  if (published_at_ || !changed_at_) return published_at_ ? published_at_ : bare_day_;
  return bare_day_ ? std::min(*bare_day_, *changed_at_) : *changed_at_;
}

// ⓒ 잘나가는 소식 한빛나루: a slogan before the name that the top of the page or a byline has alone.
void Imprint::without_slogan(std::string& name) const {
  const size_t space = name.rfind(' ');
  if (space == std::string::npos) return;
  const std::string_view last = std::string_view(name).substr(space + 1);
  if (last == site_outlet_ || beside_.holds(last)) name.erase(0, space + 1);
}

void Imprint::write(Article& article) {
  without_slogan(rights_outlet_);
  article.reporters = reporters_.take();
  std::erase(article.reporters, rights_outlet_);  // [농촌주간 홍길동 기자], whose outlet has no usual name
  article.emails = emails_.take();
  article.published_at = time();
  article.outlet = !byline_outlet_.empty()   ? byline_outlet_
                   : !rights_outlet_.empty() ? rights_outlet_
                   : !credit_outlet_.empty() ? credit_outlet_
                                             : site_outlet_;
}

}  // namespace kn
