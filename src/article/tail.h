// Where the report ends and the page goes on: buttons, the author's profile, lists of other articles, the portal's own
// words.
//
//   값은 내려갈 전망이다.                     the last line of the report
//   홍길동 기자 hong@hanbit.example           a byline
//   반도체를 맡고 있습니다.                   its author's profile: the page speaks politely, a report does not
//   ⓒ 한빛일보, 무단 전재 및 재배포 금지       and what follows a copyright line
#pragma once

#include <vector>

#include "article/lines.h"

namespace kn {

// Lines of the page's own, as their kinds tell.
bool is_of_the_page(RuleKind kind);

// The first line behind the report that begins at `first`.
size_t end_of_report(const ArticleRules& rules, const std::vector<Line>& lines, size_t first);

}  // namespace kn
