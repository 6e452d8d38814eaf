// A raw news page as an article: title, subtitle, outlet, date, reporters, addresses and the reported text.
//
//   [단독] 제목                                   head: what stands before the first line of prose is title, subtitle or rule
//   입력 2025.09.05. 오전 9:00
//   (서울=한빛통신) 홍길동 기자 = 정부가 …        body: prose, headings and list lines; captions, credits, lists of other
//   정부가 세종청사에서 …하고 있다. (사진=…)       articles and buttons that interrupt it are taken out
//   hong@hanbit.example
//   ⓒ 한빛통신, 무단 전재 및 재배포 금지          tail: from the first line of the page's own behind the last prose
//
// data/article_rules.tsv says what a line is; this file holds only the order of things on a page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/rules.h"

namespace kn {

struct Article {
  std::string title;                    // "" for none
  std::string subtitle;                 // lines joined by a line feed, "" for none
  std::string outlet;                   // "" where the page does not say
  std::optional<int64_t> published_at;  // microseconds since 2000-01-01, as written (local time)
  std::vector<std::string> reporters;
  std::vector<std::string> emails;
  std::string body;  // paragraphs joined by a line feed
};

class ArticleParser {
 public:
  explicit ArticleParser(const Image& image);
  // `euc_kr`: the page comes from an EUC_KR database, so nothing may come out that EUC-KR cannot write.
  Article parse(std::string_view utf8, bool euc_kr = false) const;
  const ArticleRules& rules() const { return rules_; }

  // What bylines and credits are judged by.
  bool is_outlet(std::string_view name) const;
  bool is_own_outlet(std::string_view name) const;  // one whose credit under a photo tells whose article it is
  // SBS 뉴스 -> SBS; the name itself where it is not listed.
  std::string_view usual_outlet(std::string_view name) const;
  bool is_place(std::string_view word) const;
  bool is_name(std::string_view word) const;   // 홍길동, 남궁솔: a surname and a given name of usual length
  bool is_scene(std::string_view line) const;  // …하고 있다.: as captions say what is to be seen

 private:
  ArticleRules rules_;
  FactTable outlets_, surnames_, places_;
  uint32_t class_;
};

}  // namespace kn
