// Lines that their neighbours explain; see asides.h.
#include "article/asides.h"

#include <algorithm>
#include <array>
#include <utility>

#include "article/folded_line.h"
#include "base/interrupt.h"

namespace kn {

namespace {

constexpr size_t kLongestSummary = 5;    // lines under "세 줄 요약"
constexpr size_t kLongestMasthead = 14;  // characters of an outlet's name
constexpr size_t kMostMastheads = 3;     // lines at the top of a page that may be one

// ⓒ …, …을 후원해 주세요, … 주요뉴스: where a page says its name; not its tags, nor the path to it.
bool names_the_house(const Line& line) {
  return (line.kind == RuleKind::rights || line.kind == RuleKind::tip || line.kind == RuleKind::chrome ||
          line.kind == RuleKind::list) &&
         line.text.find_first_of("#>") == std::string::npos;
}

}  // namespace

// 세 줄 요약: as many lines as it says, or those up to the next line of the page or to the report, which begins at a
// dateline at the latest.
void mark_summaries(std::vector<Line>& lines) {
  for (size_t i = 0; i < lines.size(); ++i) {
    pace();
    if (lines[i].kind != RuleKind::summary) continue;
    // The heading, and what the page says of its machine; points behind a dash are the summary itself.
    const bool short_list = lines[i].short_list;
    bool pointed = false;
    while (i + 1 < lines.size() && lines[i + 1].kind == RuleKind::summary)
      pointed = is_dash(lines[++i].text) || pointed;
    if (i + 1 == lines.size() || lines[i + 1].kind != RuleKind::none || pointed) continue;
    size_t end = i + 1;
    // Points without a full stop end where the report begins.
    const bool points = !lines[end].prose;
    while (end < lines.size() && end <= i + kLongestSummary && lines[end].kind == RuleKind::none &&
           !lines[end].dateline && !(points && lines[end].prose))
      ++end;
    if (short_list && end > i + 4)
      end = i + 4;
    else if (!(end < lines.size() && lines[end].dateline) && (end > i + kLongestSummary || end == lines.size()))
      continue;
    for (size_t k = i + 1; k < end; ++k) lines[k].kind = RuleKind::summary, lines[k].prose = false;
    i = end - 1;
  }
}

// 새 사옥 전경 / <새 사옥 전경>: what a page shows without its picture, and the caption below it; a title that stands
// twice over the picture's credit is the picture's, unless it is the first on the page.
void mark_doubled_captions(std::vector<Line>& lines) {
  bool titled = false;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    pace();
    Line &line = lines[i], &below = lines[i + 1];
    if (line.kind != RuleKind::none || line.text.empty()) continue;
    const bool first = !std::exchange(titled, true);
    if (below.kind != RuleKind::none) continue;
    const std::string_view inner = below.text;
    const bool credited =
        i + 2 < lines.size() && (lines[i + 2].kind == RuleKind::credit || lines[i + 2].kind == RuleKind::caption);
    const bool twice = !first && credited && inner == line.text;
    if (!twice && (inner.size() != line.text.size() + 2 || inner.substr(1, line.text.size()) != line.text ||
                   (inner.front() != '<' && inner.front() != '[' && inner.front() != '(')))
      continue;
    for (Line* one : {&line, &below}) one->kind = RuleKind::caption, one->prose = false;
  }
}

// “선생님, 거머리가 붙었어요!”: a line of nothing but speech, right above a line of the report, is one too, but for the
// first line that may be a title.
void mark_speech(std::vector<Line>& lines) {
  bool titled = false;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    pace();
    Line& line = lines[i];
    if (line.kind != RuleKind::none) continue;
    if (titled && !line.prose && line.heading == PageHeading::none && lines[i + 1].kind == RuleKind::none &&
        lines[i + 1].prose && is_speech(line.text))
      line.prose = true;
    titled = true;
  }
}

// 금리 동결 설명하는 총재 / (서울=한빛통신) 홍길동 기자 = 총재가 …하고 있다.: the title of a picture, below the page's
// own title and subtitle.  A dateline in square brackets has none above it.
void mark_picture_titles(const ArticleRules& rules, std::vector<Line>& lines) {
  size_t plain = 0;  // lines that may be title or subtitle
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    pace();
    Line& line = lines[i];
    if (line.prose) break;
    if (line.kind != RuleKind::none) continue;
    ++plain;
    const Line& below = lines[i + 1];
    if (plain < 3 || below.kind != RuleKind::caption || below.text.starts_with('[') || !is_title_of_picture(line.text))
      continue;
    const FoldedLine folded(rules, below.text);
    if (const auto match = rules.start(folded.text, folded.words); match && match->kind == RuleKind::byline)
      line.kind = RuleKind::caption;
  }
}

std::string_view masthead(const Imprint& imprint, const std::vector<Line>& lines) {
  constexpr std::array<std::string_view, 7> kMarks = {"…", "\"", "“", "‘", "'", ",", "?"};
  size_t seen = 0;
  for (size_t i = 0; i < lines.size() && seen < kMostMastheads; ++i) {
    pace();
    const std::string& name = lines[i].text;
    if (lines[i].kind != RuleKind::none) continue;
    ++seen;
    if (lines[i].prose || is_longer(name, kLongestMasthead) || characters(name) < 2 ||
        std::any_of(kMarks.begin(), kMarks.end(),
                    [&](std::string_view mark) { return name.find(mark) != std::string::npos; }))
      continue;
    if (imprint.beside_reporter(name)) return name;
    if (std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(i) + 1, lines.end(), [&](const Line& line) {
          return pace(), names_the_house(line) && line.text.find(name) != std::string::npos;
        }))
      return name;
  }
  return {};
}

// 뒤뜰에 동백이 피었다. 홍길동 기자: above the report it is a picture's caption; where the report has no other
// sentence, or other paragraphs are signed too, it is a paragraph with its byline.
void settle_signed_lines(const ArticleParser& parser, Imprint& imprint, std::vector<Line>& lines) {
  const ArticleRules& rules = parser.rules();
  const auto prose =
      static_cast<size_t>(std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.prose; }));
  const auto signatures = static_cast<size_t>(
      std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.end == Signed::above; }));
  const auto signed_lines =
      std::count_if(lines.begin(), lines.end(), [](const Line& line) { return pace(), line.end != Signed::no; });
  const bool others_signed = imprint.has_reporters() && signed_lines == 1;
  size_t behind = prose;  // lines of prose from here on
  for (Line& line : lines) {
    pace();
    behind -= line.prose ? 1 : 0;
    if (line.end == Signed::no) continue;
    const FoldedLine folded(rules, line.text);
    const auto match = rules.end(folded.text, folded.words);
    if (!match) continue;
    const std::string rest = shown(line.text, folded.text, 0, folded.text.size() - match->whole.size());
    const bool above = signatures == 1 && prose > 1 && sentence_stops(rest) <= 2 &&
                       characters(rest) <= kLongestCaption && !is_heading(rest);
    // A paragraph with its author's name is one of the report, unless he has signed all of it elsewhere, or others
    // have.
    const bool within = behind > 0 && (!is_sentence(rest) || imprint.is_told(*match) || others_signed);
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

// 관련기사 / 남해에 눈 / (서울=한빛통신) 홍길동 기자 = 남해에 눈이 왔다.: where most of the prose stands before it,
// another article begins.
void settle_other_articles(const ArticleRules& rules, Imprint& imprint, std::vector<Line>& lines) {
  if (std::none_of(lines.begin(), lines.end(), [](const Line& line) { return pace(), line.other; })) return;
  size_t total = 0, before = 0;
  for (const Line& line : lines) pace(), total += line.prose ? line.text.size() : 0;
  bool gone = false;
  for (Line& line : lines) {
    pace();
    gone = gone || (line.other && before * 2 > total);
    before += line.prose ? line.text.size() : 0;
    if (gone && line.prose) {
      line.kind = RuleKind::related;
      line.prose = false;
    }
    if (gone || !line.other) continue;
    const FoldedLine folded(rules, line.text);
    const auto match = rules.start(folded.text, folded.words);
    if (!match) continue;
    imprint.tell(*match);
    line.text = shown(line.text, folded.text, match->whole.size(), folded.text.size());
  }
}

}  // namespace kn
