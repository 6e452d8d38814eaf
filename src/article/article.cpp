// The order of things on a page; see article.h.
#include "article/article.h"

#include <algorithm>
#include <utility>

#include "article/asides.h"
#include "article/folded_line.h"
#include "article/headline.h"
#include "article/imprint.h"
#include "article/lines.h"
#include "article/page.h"
#include "article/tail.h"
#include "base/interrupt.h"
#include "base/text.h"
#include "base/unicode.h"

namespace kn {

namespace {

constexpr size_t kLongestTitle = 60;  // characters of a title that ends like a sentence
// Bytes of a line that rules are tried on: a pattern cannot be cancelled in the midst of it.
constexpr size_t kLongestRuledLine = 100'000;
constexpr size_t kLongestBylined = 360;  // bytes in front of a byline on a page without line breaks
constexpr size_t kPiece = 1 << 20;       // bytes copied without asking for a cancel
constexpr size_t kLongestHeading = 30;   // of a report, without a sign before it
constexpr size_t kShortestCaption = 12;  // characters of one that is told twice
constexpr size_t kLongestCredit = 30;
constexpr size_t kFarthestTeaser = 4;  // lines between the heading of other articles and the dateline of one

class Parsing {
 public:
  Parsing(const ArticleParser& parser, const ArticleRules& rules)
      : parser_(parser), rules_(rules), imprint_(parser, rules) {}

  Article run(std::string_view utf8, bool euc_kr) {
    PageLines page = page_lines(utf8, euc_kr);
    lines_.reserve(page.size() + 1);
    // Where nothing is said outside <aside> and <footer>, the page means something else by them.
    const bool asides = std::any_of(page.begin(), page.end(), [](const PageLine& line) {
      return pace(), !line.aside && line.fact == PageFact::none && is_prose(line.text);
    });
    // Each line of the page goes as it is read: millions of them together take their time to be given back.
    for (; !page.empty(); page.pop_front()) {
      check_interrupt();
      PageLine& line = page.front();
      if (line.fact != PageFact::none) {
        of_itself(line);
        continue;
      }
      line.aside = line.aside && asides;
      if (lines_.empty()) split_at_byline(line);
      if (!repeats_caption(line)) lines_.push_back(in_place(classify(std::move(line))));
    }
    mark_picture_titles(rules_, lines_);
    settle_signed_lines(parser_, imprint_, lines_);
    settle_other_articles(rules_, imprint_, lines_);
    mark_summaries(lines_);
    mark_doubled_captions(lines_);
    mark_speech(lines_);
    imprint_.site(masthead(imprint_, lines_));
    const size_t first = first_prose();
    head(first);
    body(first);
    finish();
    return std::move(article_);
  }

 private:
  void of_itself(const PageLine& line) {
    if (line.fact == PageFact::site)
      imprint_.site(line.text);
    else if (line.fact != PageFact::title)
      imprint_.stamp(line.text);
    else if (told_title_.empty())
      told_title_ = line.text;
  }

  // What some lines are depends on the line before: points under "AI 요약" are its own, and "1998년 입사해 …" is an
  // author's profile only behind the byline.
  Line in_place(Line line) {
    const RuleKind before = lines_.empty() ? RuleKind::none : lines_.back().kind;
    if (line.kind == RuleKind::none && before == RuleKind::summary && is_dash(line.text)) {
      line.kind = RuleKind::summary;
      line.prose = false;
    } else if (line.kind == RuleKind::profile && before != RuleKind::byline && before != RuleKind::profile) {
      line.kind = RuleKind::none;
      line.prose = is_prose(line.text);
    } else if (line.kind == RuleKind::chrome && before == RuleKind::date && !imprint_.has_stamp()) {
      // 2026-07-30 / 20:31 on a line of its own
      imprint_.stamp(lines_.back().text + " " + line.text);
    }
    return line;
  }

  // …하고 있다. 신안 이종원 기자 / …하고 있다. / 신안 이종원 기자: a picture's text, its caption without the credit,
  // and the credit.
  bool repeats_caption(const PageLine& page) {
    if (lines_.empty()) return false;
    Line& before = lines_.back();
    if (!credit_.empty() && page.text == credit_) {
      credit_.clear();
      return true;
    }
    credit_.clear();
    if (before.text.size() <= page.text.size() || !before.text.starts_with(page.text) ||
        !is_longer(page.text, kShortestCaption))
      return false;
    const std::string_view rest = trimmed(std::string_view(before.text).substr(page.text.size()));
    if (before.end == Signed::no && before.kind != RuleKind::caption) return false;
    if (is_longer(rest, kLongestCredit)) return false;
    credit_ = rest;
    before.kind = RuleKind::caption;
    before.end = Signed::no;
    if (std::exchange(before.prose, false)) --seen_prose_;
    return true;
  }

  // A page without line breaks: 제목 [한빛일보 = 홍길동 기자] 본문.  What stands before the byline is a line of its
  // own.
  void split_at_byline(PageLine& line) {
    if (line.text.size() > kLongestRuledLine) return;
    const std::string_view text = std::string_view(line.text).substr(0, kLongestBylined);
    for (size_t at = text.find_first_of("[("); at != std::string_view::npos; at = text.find_first_of("[(", at + 1)) {
      if (at == 0 || sentence_stops(text.substr(0, at)) > 0) continue;
      const FoldedLine rest(rules_, line.text.substr(at));
      const auto match = rules_.start(rest.text, rest.words);
      if (!match || match->kind != RuleKind::byline || match->group("reporters").empty() ||
          match->whole.size() == rest.text.size())
        continue;
      PageLine title = line;
      title.text = std::string(trimmed(text.substr(0, at)));
      line.text.erase(0, at);
      lines_.push_back(classify(std::move(title)));
      return;
    }
  }

  // ---- one line ------------------------------------------------------------------------------------------------
  Line classify(PageLine&& page) {
    Line line{std::move(page.text), RuleKind::none, page.after_gap, false, page.heading, page.aside};
    if (page.caption) {
      line.kind = RuleKind::caption;
      credit_at_end(line.text);
      return line;
    }
    // A line of such a length is no byline and has none that anybody would find.
    if (line.text.size() > kLongestRuledLine) {
      line.prose = is_prose(line.text);
      seen_prose_ += line.prose ? 1 : 0;
      return line;
    }
    FoldedLine folded(rules_, line.text);
    bool gone = whole_line(line, folded);
    for (int cuts = 0; !gone && cuts < 3; ++cuts) {
      const auto match = rules_.start(folded.text, folded.words);
      if (!match || match->whole.empty()) break;
      if (match->kind == RuleKind::byline && is_behind_picture()) {
        line.kind = RuleKind::caption;
        return line;
      }
      if (match->kind == RuleKind::byline && match->whole.size() < folded.text.size()) {
        if (line.other = seen_prose_ > 0 && dateline_ && behind_list_ > 0; line.other) break;
        dateline_ = true;
      }
      imprint_.tell(*match);
      line.text = shown(line.text, folded.text, match->whole.size(), folded.text.size());
      line.dateline = match->kind == RuleKind::byline;
      if (line.text.empty()) line.kind = match->kind;
      folded = FoldedLine(rules_, line.text);
      gone = line.text.empty() || whole_line(line, folded);
    }
    for (int cuts = 0; !gone && cuts < 3; ++cuts) {
      gone = !cut_end(line, folded);
      if (!gone) folded = FoldedLine(rules_, line.text);
    }
    if (line.aside && line.kind == RuleKind::none) line.kind = RuleKind::chrome;
    line.prose = line.kind == RuleKind::none && is_prose(line.text);
    if (line.kind == RuleKind::list)
      behind_list_ = kFarthestTeaser;
    else if (behind_list_ > 0)
      --behind_list_;
    seen_prose_ += line.prose ? 1 : 0;
    return line;
  }

  bool whole_line(Line& line, const FoldedLine& folded) {
    const auto match = rules_.line(folded.text, folded.words, seen_prose_ == 0);
    if (!match) return false;
    line.kind = match->kind;
    line.short_list = !match->group("three").empty();
    imprint_.tell(*match);
    if (line.kind == RuleKind::caption) credit_at_end(line.text);
    return true;
  }

  // [그래픽] 기준금리 추이 / (서울=한빛통신) 홍길동 기자 = …: below the title of a picture that interrupts the report.
  bool is_behind_picture() const {
    return seen_prose_ > 0 && !lines_.empty() && lines_.back().kind == RuleKind::caption &&
           !is_prose(lines_.back().text);
  }

  // Cuts a byline or credit off the end; false when there is nothing (more) to cut.
  bool cut_end(Line& line, const FoldedLine& folded) {
    const auto match = rules_.end(folded.text, folded.words);
    if (!match || match->whole.empty()) return false;
    const size_t end = folded.text.size() - match->whole.size();
    const std::string_view rest = trimmed(std::string_view(folded.text).substr(0, end));
    // A picture may be signed like a report: it shows when the page is read.
    if (match->kind == RuleKind::byline) line.end = signed_as_picture(rest, match->whole);
    if (line.end != Signed::no) return false;
    imprint_.tell(*match);
    // A line that ends in a photo's credit is its caption, unless it is long enough to be a paragraph.
    if (match->kind == RuleKind::caption && sentence_stops(rest) <= 2 && characters(rest) <= kLongestCaption) {
      line.kind = RuleKind::caption;
      return false;
    }
    line.text = shown(line.text, folded.text, 0, end);
    if (line.text.empty()) line.kind = match->kind;
    return !line.text.empty();
  }

  // …하고 있다. 홍길동 기자, …하고 있다. 잠실=홍길동 기자 hong@…: an address without a place is that of the report's
  // author.
  Signed signed_as_picture(std::string_view rest, std::string_view byline) const {
    const bool address =
        byline.find('@') != std::string_view::npos && byline.find_first_of("=|") == std::string_view::npos;
    if (seen_prose_ == 0) return address ? Signed::no : Signed::above;
    const bool scene = parser_.is_scene(rest) || (rest.ends_with('.') && !is_sentence(rest));
    const size_t sentences = sentence_stops(rest);
    return !address && scene && (sentences == 1 || (sentences == 2 && seen_prose_ == 1)) &&
                   !is_longer(rest, kLongestCaption) && !is_heading(rest)
               ? Signed::within
               : Signed::no;
  }

  void credit_at_end(const std::string& text) {
    const FoldedLine folded(rules_, text);
    if (const auto match = rules_.end_credit(folded.text, folded.words)) imprint_.tell(*match);
  }

  // ---- the page as a whole -------------------------------------------------------------------------------------
  // The first line of prose that is not the title.
  size_t first_prose() const {
    const size_t n = lines_.size();
    size_t prose = 0;
    while (prose < n && !lines_[prose].prose) ++prose;
    if (prose == n) return end_of_headings();
    if (prose > 0 && lines_[prose - 1].kind == RuleKind::speaker) {
      while (prose > 0 && lines_[prose - 1].kind == RuleKind::speaker) --prose;
      return prose;
    }
    bool bare = true;  // nothing before it could be the title
    for (size_t i = 0; i < prose; ++i) bare = bare && lines_[i].kind != RuleKind::none;
    if (!bare || is_longer(lines_[prose].text, kLongestTitle)) return prose;
    const bool titled =
        lines_[prose].heading != PageHeading::none ||
        (prose + 1 < n && (lines_[prose + 1].text == lines_[prose].text || lines_[prose + 1].kind == RuleKind::date ||
                           lines_[prose + 1].kind == RuleKind::byline));
    if (!titled) return prose;
    size_t next = prose + 1;
    while (next < n && (!lines_[next].prose || lines_[next].text == lines_[prose].text)) ++next;
    return next < n ? next : prose;
  }

  // ▲홍길동씨 별세 …: a page of headings ends at its copyright line.
  size_t end_of_headings() const {
    const auto heads = [](const Line& line) { return pace(), line.kind == RuleKind::none && is_heading(line.text); };
    const auto rights = std::find_if(std::find_if(lines_.begin(), lines_.end(), heads), lines_.end(),
                                     [](const Line& line) { return pace(), line.kind == RuleKind::rights; });
    return static_cast<size_t>(rights - lines_.begin());
  }

  void head(size_t first) {
    Headline found = read_headline(parser_, lines_, first, told_title_, imprint_.house());
    article_.title = std::move(found.title);
    article_.subtitle = std::move(found.subtitle);
    imprint_.head(found.outlet, std::move(found.authors));
    signatures_ = std::move(found.signatures);
    headings_ = std::move(found.kept);
    kept_.assign(headings_.begin(), headings_.end());
  }

  // ---- the body --------------------------------------------------------------------------------------------------
  void body(size_t first) {
    const size_t end = end_of_report(rules_, lines_, first);
    bool in_list = false;   // behind a heading of other articles, until the report goes on
    std::string_view sign;  // of the list's first line: ▶
    size_t items = 0;       // of a list that stands together, so that a gap ends it
    for (size_t i = first; i < end; ++i) {
      pace();
      const Line& line = lines_[i];
      if (line.kind == RuleKind::list) {
        in_list = true;
        items = 0;
        sign = i + 1 < end && is_heading(lines_[i + 1].text) ? first_character(lines_[i + 1].text) : std::string_view();
      }
      if (line.kind == RuleKind::credit && !line.gap && i > first && is_caption_of(i)) kept_.pop_back();
      if (line.kind == RuleKind::menu && is_alone(i)) {
        if (!in_list) kept_.push_back(line.text);
        continue;
      }
      if (line.kind != RuleKind::none && line.kind != RuleKind::label && line.kind != RuleKind::speaker) continue;
      const bool heads = in_list && items > 1 && line.gap && i + 1 < end && lines_[i + 1].prose &&
                         !is_longer(line.text, kLongestHeading);
      if (in_list) items = line.gap && items > 0 ? 0 : items + 1;
      if (in_list && !line.prose && !heads &&
          (!is_heading(line.text) || is_counted(line.text) || (!sign.empty() && line.text.starts_with(sign))))
        continue;
      if (!signatures_.empty() && is_signature(line.text)) continue;
      in_list = false;
      kept_.push_back(line.text);
    }
  }

  // The author of a column again, by a picture or at the end.
  bool is_signature(std::string_view text) const {
    if (signatures_.holds(text)) return true;
    for (std::string_view mark : {std::string_view("▲"), std::string_view("△"), std::string_view("/")})
      if (text.starts_with(mark)) text = trimmed(text.substr(mark.size()));
    const auto match = rules_.whole(RuleKind::author, text);
    return match && imprint_.is_reporter(match->group("reporter"));
  }

  // A section's name between lines of the report is a heading of it.
  bool is_alone(size_t i) const {
    const auto reports = [&](size_t k) { return k >= lines_.size() || lines_[k].kind == RuleKind::none; };
    return reports(i + 1) && (i == 0 || reports(i - 1));
  }

  // Whether the line before the credit at i is the caption it stands under: kept last, alone in its block or in a
  // caption's words (…하고 있다, …한 모습).
  bool is_caption_of(size_t i) const {
    const Line& before = lines_[i - 1];
    if (before.kind != RuleKind::none || kept_.empty() || kept_.back().data() != before.text.data()) return false;
    if (is_longer(before.text, kLongestCaption) || sentence_stops(before.text) > 1 || is_heading(before.text))
      return false;
    const bool block = before.gap && i + 1 < lines_.size() && lines_[i + 1].gap;
    return block || !before.prose || parser_.is_scene(before.text);
  }

  // A photo's page has no text but its caption.
  void captions() {
    for (Line& line : lines_) {
      if (line.kind != RuleKind::caption || !is_prose(line.text)) continue;
      const FoldedLine folded(rules_, line.text);
      size_t from = 0, to = folded.text.size();
      if (const auto match = rules_.start(folded.text, folded.words)) imprint_.tell(*match), from = match->whole.size();
      if (const auto match = rules_.end(folded.text, folded.words); match && match->kind == RuleKind::caption)
        to -= match->whole.size();
      if (from >= to) continue;
      line.text = shown(line.text, folded.text, from, to);
      kept_.push_back(line.text);
    }
  }

  void finish() {
    if (kept_.empty()) captions();
    imprint_.write(article_);
    size_t size = 0;
    for (const std::string_view paragraph : kept_) size += paragraph.size() + 1;
    article_.body.reserve(size);
    for (std::string_view paragraph : kept_) {
      if (!article_.body.empty()) article_.body += '\n';
      // A line of a hundred megabytes goes piece by piece: memory new to the process takes its time.
      for (; !paragraph.empty(); paragraph.remove_prefix(std::min(kPiece, paragraph.size()))) {
        check_interrupt();
        article_.body += paragraph.substr(0, kPiece);
      }
    }
    for (; !lines_.empty(); lines_.pop_back()) pace();
  }

  const ArticleParser& parser_;
  const ArticleRules& rules_;
  std::vector<Line> lines_;
  std::vector<std::string_view> kept_;  // of the lines, or of headings_
  std::vector<std::string> headings_;   // of the report, that stood in the head
  NameList signatures_;
  Imprint imprint_;
  std::string told_title_;  // by the page's markup
  size_t seen_prose_ = 0;   // lines of it so far
  std::string credit_;      // of the caption in hand, which may stand below it once more
  bool dateline_ = false;   // one began a line of the report
  size_t behind_list_ = 0;  // lines in which an article of the list may begin
  Article article_;
};

}  // namespace

ArticleParser::ArticleParser(const Image& image)
    : rules_(image),
      outlets_(FactTable::open(image, "outlets")),
      surnames_(FactTable::open(image, "surnames")),
      places_(FactTable::open(image, "places")),
      class_(outlets_.column("class")) {}

Article ArticleParser::parse(std::string_view utf8, bool euc_kr) const {
  return Parsing(*this, rules_).run(utf8, euc_kr);
}

}  // namespace kn
