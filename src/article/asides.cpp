// Lines that their neighbours explain; see asides.h.
#include "article/asides.h"

#include <algorithm>

#include "article/folded_line.h"
#include "base/interrupt.h"

namespace kn {

namespace {

constexpr size_t kLongestSummary = 5;  // lines under "세 줄 요약"

}  // namespace

// 세 줄 요약: as many lines as it says, or those up to the next line of the page or to the report.
void mark_summaries(std::vector<Line>& lines) {
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    pace();
    if (lines[i].kind != RuleKind::summary || lines[i + 1].kind != RuleKind::none || (i > 0 && lines[i - 1].kind == RuleKind::summary)) continue;
    size_t end = i + 1;
    // Points without a full stop end where the report begins.
    const bool points = !lines[end].prose;
    while (end < lines.size() && end <= i + kLongestSummary && lines[end].kind == RuleKind::none && !(points && lines[end].prose)) ++end;
    if (lines[i].short_list && end > i + 4) end = i + 4;
    else if (end > i + kLongestSummary || end == lines.size()) continue;
    for (size_t k = i + 1; k < end; ++k) lines[k].kind = RuleKind::summary, lines[k].prose = false;
  }
}

// 금리 동결 설명하는 총재 / (서울=한빛통신) 홍길동 기자 = 총재가 …하고 있다.: the title of a picture, below the page's own title and
// subtitle.
void mark_picture_titles(const ArticleRules& rules, std::vector<Line>& lines) {
  size_t plain = 0;  // lines that may be title or subtitle
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    pace();
    Line& line = lines[i];
    if (line.prose) break;
    if (line.kind != RuleKind::none) continue;
    ++plain;
    const Line& below = lines[i + 1];
    if (plain < 3 || below.kind != RuleKind::caption || !is_title_of_picture(line.text)) continue;
    const FoldedLine folded(rules, below.text);
    if (const auto match = rules.start(folded.text, folded.words); match && match->kind == RuleKind::byline) line.kind = RuleKind::caption;
  }
}

// 뒤뜰에 동백이 피었다. 홍길동 기자: above the report it is a picture's caption; where the report has no other sentence, or other
// paragraphs are signed too, it is a paragraph with its byline.
void settle_signed_lines(const ArticleRules& rules, Imprint& imprint, std::vector<Line>& lines) {
  const auto prose = static_cast<size_t>(std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.prose; }));
  const auto signatures = static_cast<size_t>(std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.end == Signed::above; }));
  size_t behind = prose;  // lines of prose from here on
  for (Line& line : lines) {
    pace();
    behind -= line.prose ? 1 : 0;
    if (line.end == Signed::no) continue;
    const FoldedLine folded(rules, line.text);
    const auto match = rules.end(folded.text, folded.words);
    if (!match) continue;
    const std::string rest = shown(line.text, folded.text, 0, folded.text.size() - match->whole.size());
    const bool above = signatures == 1 && prose > 1 && sentence_stops(rest) <= 2 && characters(rest) <= kLongestCaption && !is_heading(rest);
    // A paragraph with its author's name is one of the report, unless he has signed all of it elsewhere.
    const bool within = behind > 0 && (!is_sentence(rest) || imprint.is_told(*match));
    if (line.end == Signed::above ? above : within) {
      line.kind = RuleKind::caption;
      line.prose = false;
      continue;
    }
    imprint.tell(*match);
    line.text = rest;
    if (line.text.empty()) line.kind = match->kind;
    line.prose = line.kind == RuleKind::none && is_prose(line.text);
  }
}

}  // namespace kn
