// Who wrote a report, when, and for which paper, as the lines of a page tell it one after the other.
//
//   (서울=한빛뉴스) 홍길동 기자 =      reporter, and the outlet that counts most
//   입력 2026.10.03. 오전 9:00         the time; a bare 2026.10.03 counts where there is no other
//   ⓒ 한빛뉴스, 무단 전재 금지          the outlet where no byline named one
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "article/article.h"
#include "article/name_list.h"
#include "article/rules.h"

namespace kn {

class Imprint {
 public:
  // Both outlive it.
  Imprint(const ArticleParser& parser, const ArticleRules& rules) : parser_(parser), rules_(rules) {}

  // Everything that the rule's groups name.
  void tell(const RuleMatch& match);
  // The page's own name for its outlet (og:site_name, 한빛남도 입력 2026-10-22), which counts least.
  void site(std::string_view name) { settle(site_outlet_, name); }
  // A time that the page's markup or two lines together give.
  void stamp(std::string_view text);
  // What stands in the head: an outlet's name, and authors, who come before those of bylines.
  void head(std::string_view outlet, NameList authors);

  // What stood beside a reporter's name and is neither a known outlet nor a known place: [메디칼한길=홍길동 기자].
  bool beside_reporter(std::string_view name) const { return beside_.holds(name); }

  bool has_stamp() const { return published_at_.has_value(); }
  // Whose page it is by what does not stand beside a reporter's name.
  const std::string& house() const { return rights_outlet_.empty() ? site_outlet_ : rights_outlet_; }
  bool has_reporters() const { return !reporters_.empty(); }
  bool is_reporter(std::string_view name) const { return reporters_.holds(name); }
  // Whether other lines have told all that the byline names.
  bool is_told(const RuleMatch& byline) const;

  // Moves it all into the article's columns.
  void write(Article& article);

 private:
  static void settle(std::string& outlet, std::string_view name) {
    if (outlet.empty()) outlet = name;
  }
  void published(const RuleMatch& match, std::string_view value);
  std::optional<int64_t> time() const;
  void without_slogan(std::string& name) const;
  void reporters(std::string_view value);
  void english_reporters(std::string_view names);
  void names_before(std::string_view value);
  void photo_credit(std::string_view value);

  const ArticleParser& parser_;
  const ArticleRules& rules_;
  NameList reporters_, emails_, beside_;
  std::string byline_outlet_, rights_outlet_, credit_outlet_, site_outlet_;
  std::optional<int64_t> published_at_;
  std::optional<int64_t> changed_at_;
  std::optional<int64_t> bare_day_;  // a day without a clock and without a word that says what it is
};

}  // namespace kn
