// The end of a report; see tail.h.
#include "article/tail.h"

#include <algorithm>

#include "base/interrupt.h"

namespace kn {

namespace {

constexpr size_t kLongestProfile = 3;  // lines of an author's profile

// 지역의 작은 목소리를 듣습니다.: what stands between a byline and the page's next line, in the words of one who greets
// readers.
bool is_profile(const ArticleRules& rules, const std::vector<Line>& lines, size_t at) {
  size_t end = at;
  while (end < lines.size() && end <= at + kLongestProfile && lines[end].kind == RuleKind::none) ++end;
  if (end == at || end > at + kLongestProfile) return false;
  if (end < lines.size() && (!is_of_the_page(lines[end].kind) ||
                             (lines[end].kind == RuleKind::byline && lines[end].text.find('@') == std::string::npos)))
    return false;
  return std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.begin() + static_cast<std::ptrdiff_t>(end),
                     [&](const Line& line) {
                       return (is_polite(line.text) && !is_heading(line.text)) ||
                              rules.whole(RuleKind::role, line.text);
                     });
}

// How much prose there is, in lines and in bytes.
struct Prose {
  size_t lines = 0, bytes = 0;
  void add(const Line& line) { ++lines, bytes += line.text.size(); }
};

}  // namespace

bool is_of_the_page(RuleKind kind) {
  return kind == RuleKind::byline || kind == RuleKind::rights || kind == RuleKind::list || kind == RuleKind::chrome ||
         kind == RuleKind::menu || kind == RuleKind::tip || kind == RuleKind::related || kind == RuleKind::profile;
}

// Behind the last line of the report: the page's own lines that follow the last prose.  A copyright line with most of
// the prose before it closes the report even where teasers of other articles follow; so does a byline before an
// author's profile, or before nothing but polite words where the report itself is not polite.
size_t end_of_report(const ArticleRules& rules, const std::vector<Line>& lines, size_t first) {
  Prose polite, plain;
  for (size_t i = first; i < lines.size(); ++i) {
    pace();
    if (lines[i].prose) (is_polite(lines[i].text) ? polite : plain).add(lines[i]);
  }
  const bool is_plain = polite.lines < plain.lines;  // else a broadcaster's script: both count
  const size_t total = is_plain ? plain.bytes : polite.bytes + plain.bytes;
  size_t last = first;
  Prose before, plain_before;
  for (size_t i = first; i < lines.size(); ++i) {
    const size_t so_far = is_plain ? plain_before.bytes : before.bytes;
    if (lines[i].kind == RuleKind::rights && so_far * 2 > total) break;
    if (lines[i].kind == RuleKind::byline && is_plain && so_far * 2 > total &&
        (plain_before.lines == plain.lines || is_profile(rules, lines, i + 1)))
      break;
    if (!lines[i].prose) continue;
    last = i;
    before.add(lines[i]);
    if (!is_polite(lines[i].text)) plain_before.add(lines[i]);
  }
  size_t end = last;
  while (end < lines.size() && !is_of_the_page(lines[end].kind)) ++end;
  return end;
}

}  // namespace kn
