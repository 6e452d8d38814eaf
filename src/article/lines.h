// A line of a page as the parser sees it, and what can be said of it by its looks alone.
//
//   시는 "내년에 연다"고 밝혔다.        prose: a full stop behind a sentence, or of a paragraph's length
//   ■ 남은 일은                        a heading of the report;  - 총지출 5.0% 늘어   a line with a dash
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "article/page.h"
#include "article/rules.h"

namespace kn {

// Where a line stands that ends in a byline and is perhaps the caption of a picture.
enum class Signed : unsigned char { no, above, within };

struct Line {
  std::string text;  // what is left of it
  RuleKind kind = RuleKind::none;
  bool gap = false;  // an empty line or a new block stands before it
  bool prose = false;
  PageHeading heading = PageHeading::none;
  bool aside = false;       // stands in a part that the page's markup calls its own
  Signed end = Signed::no;  // a byline at its end that is not told yet
  bool dateline = false;    // a byline in front of it was told and cut off
  bool other = false;       // begins with a dateline as an article does, behind a list of others
  bool short_list = false;  // the heading of a summary that says that it has three lines
};

inline constexpr size_t kLongestCaption = 200;  // characters

size_t characters(std::string_view utf8);
// Whether it has more characters, without counting those of a text of megabytes.
bool is_longer(std::string_view utf8, size_t many);
std::string_view trimmed(std::string_view s);
std::string_view first_character(std::string_view utf8);
// Tech Note, TECH NOTE: but for the case of Latin letters.
bool same_letters(std::string_view a, std::string_view b);
// Full stops of sentences, not of 3.2조 or news1.kr.
size_t sentence_stops(std::string_view s);
bool is_prose(std::string_view s);
// …합니다. …해요.: how pages and their authors speak to the reader, and reports do not, save those of broadcasters.
bool is_polite(std::string_view s);
// “벼 한 포기에 쌀이 몇 톨 나올까?”: one quotation and no more, that asks or calls.
bool is_speech(std::string_view s);
// Headings and list lines of the report itself.
bool is_heading(std::string_view s);
bool is_dash(std::string_view s);
// ① 학교가 먼저 사라진다: counted by a sign of its own.
bool is_counted(std::string_view s);
// …했다. …합니까.: ends as a sentence does, not as a name or noun with a full stop behind it.
bool is_sentence(std::string_view s);
// The words of a picture's title: short and without the marks of a headline.
bool is_title_of_picture(std::string_view s);
std::string_view without_dashes(std::string_view s);

}  // namespace kn
