// What a line does not show by itself, only by the lines around it: points of a summary, titles of pictures, captions that are signed as reports are.
//
//   세 줄 요약 / 물값이 오른다 / …                             the points stand under their heading
//   금리 동결 설명하는 총재 / (서울=한빛통신) 홍길동 기자 = …   the title of a picture stands above its caption
//   시민들이 줄을 서 있다. 홍길동 기자                         a caption, if the report goes on below
#pragma once

#include <string_view>
#include <vector>

#include "article/imprint.h"
#include "article/lines.h"

namespace kn {

// The points under a summary's heading are part of it: 세 줄 요약.
void mark_summaries(std::vector<Line>& lines);
// A caption that stands twice, once as the picture's text, is one both times.
void mark_doubled_captions(std::vector<Line>& lines);
// A line of nothing but speech above a line of the report is a line of the report: “선생님, 거머리가 붙었어요!”
void mark_speech(std::vector<Line>& lines);
// The line above a caption may be the title of the picture.
void mark_picture_titles(const ArticleRules& rules, std::vector<Line>& lines);
// Decides of each line that ends in a byline whether it is a caption or a paragraph, whose byline is told and cut off.
void settle_signed_lines(const ArticleParser& parser, Imprint& imprint, std::vector<Line>& lines);

// The name at the top of the page that the page's own lines (ⓒ …, …을 후원해 주세요) or a byline say again: the
// outlet's; "" for none.
std::string_view masthead(const Imprint& imprint, const std::vector<Line>& lines);

// Takes away what stands from the dateline of another article on.
void settle_other_articles(const ArticleRules& rules, Imprint& imprint, std::vector<Line>& lines);

}  // namespace kn
