// The head of a page: which of the lines above the report are its title and subtitles.
//
//   한길경제 / 로그인 / 증권 / 부동산 / 산업 > 기업      the page's own: outlet, buttons, names of sections
//   [단독] 다올화학, 여수 3공장 판다                     the title
//   사모펀드 2곳 인수 의향 밝혀                          a subtitle
//
// The page's markup says which line is the title (og:title, <h1>), or a line that stands twice; else it is the first
// line that is not one of a run of single words.
#pragma once

#include <string>
#include <vector>

#include "article/article.h"
#include "article/lines.h"
#include "article/name_list.h"

namespace kn {

struct Headline {
  std::string title, subtitle;
  std::string outlet;   // a line of its own with an outlet's name
  NameList authors;     // 홍길동 한빛대 교수, under the title of a column; names alone beside the date
  NameList signatures;  // the lines of a column's author as they stand, since columns say them again
  std::vector<std::string> kept;  // headings and long lines: of the report
};

// Reads lines [0, end).  `told` is the title that the page's markup gives, `house` the outlet that its copyright line
// names, "" for none.
Headline read_headline(const ArticleParser& parser, const std::vector<Line>& lines, size_t end, const std::string& told,
                       const std::string& house);

}  // namespace kn
