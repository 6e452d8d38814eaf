// The order of things on a page; see article.h.
#include "article/article.h"

#include <algorithm>

#include "article/byline.h"
#include "article/page.h"
#include "base/interrupt.h"
#include "base/text.h"
#include "base/unicode.h"

namespace kn {

namespace {

constexpr size_t kLongestTitle = 60;      // characters of a title that ends like a sentence
constexpr size_t kLongestHeadLine = 120;  // of a subtitle
constexpr size_t kLongestCaption = 200;
constexpr size_t kLongestRuledLine = 100'000;  // bytes of a line that rules are tried on: a pattern cannot be cancelled in the midst of it
constexpr size_t kLongLine = 100;  // a line without a full stop that is prose all the same

size_t characters(std::string_view utf8) {
  return static_cast<size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

// Full stops behind a Hangul syllable or a mark behind one: those of sentences, not of 3.2조 or news1.kr.
size_t sentence_stops(std::string_view s) {
  size_t count = 0;
  for (size_t at = s.find('.'); at != std::string_view::npos; at = s.find('.', at + 1)) {
    if (at == 0) continue;
    const auto before = static_cast<unsigned char>(s[at - 1]);
    if (before >= 0x80 || before == '"' || before == '\'' || before == ')') ++count;
  }
  return count;
}

bool is_prose(std::string_view s) { return sentence_stops(s) > 0 || characters(s) >= kLongLine; }

bool begins_with_any(std::string_view s, std::initializer_list<std::string_view> signs) {
  return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return s.starts_with(sign); });
}
// Headings and list lines of the report itself.
bool is_heading(std::string_view s) { return begins_with_any(s, {"■", "□", "◆", "◇", "▌", "●", "○", "▶", "▷", "▲", "△", "◎", "★", "☆", "①", "◈", "▣", "#"}); }
bool is_dash(std::string_view s) { return begins_with_any(s, {"- ", "-", "― ", "—", "–", "― ", "· "}); }

std::string_view without_dash(std::string_view s) {
  for (std::string_view dash : {std::string_view("―"), std::string_view("—"), std::string_view("–"), std::string_view("·"), std::string_view("-")})
    while (s.starts_with(dash)) s.remove_prefix(dash.size());
  return trimmed(s);
}

struct Line {
  std::string text;  // what is left of it
  RuleKind kind = RuleKind::none;
  bool gap = false;
  bool prose = false;
  bool heading = false;
};

class Parsing {
 public:
  Parsing(const ArticleParser& parser, const ArticleRules& rules) : parser_(parser), rules_(rules) {}

  Article run(std::string_view utf8, bool euc_kr) {
    for (PageLine& line : page_lines(utf8, euc_kr)) {
      check_interrupt();
      if (line.fact != PageFact::none) {
        of_itself(line);
        continue;
      }
      if (lines_.empty()) split_at_byline(line);
      lines_.push_back(in_place(classify(std::move(line))));
    }
    const size_t first = first_prose();
    head(first);
    body(first);
    finish();
    return std::move(article_);
  }

 private:
  void of_itself(const PageLine& line) {
    if (line.fact == PageFact::site) outlet(site_outlet_, line.text);
    else if (!article_.published_at) article_.published_at = parse_stamp(rules_, line.text);
  }

  // What some lines are depends on the line before: points under "AI 요약" are its own, and "1998년 입사해 …" is an author's profile
  // only behind the byline.
  Line in_place(Line line) {
    const RuleKind before = lines_.empty() ? RuleKind::none : lines_.back().kind;
    if (line.kind == RuleKind::none && before == RuleKind::summary && is_dash(line.text)) {
      line.kind = RuleKind::summary;
      line.prose = false;
    } else if (line.kind == RuleKind::profile && before != RuleKind::byline && before != RuleKind::profile) {
      line.kind = RuleKind::none;
      line.prose = is_prose(line.text);
    }
    return line;
  }

  // A page without line breaks: 제목 [한빛일보 = 홍길동 기자] 본문.  What stands before the byline is a line of its own.
  void split_at_byline(PageLine& line) {
    if (line.text.size() > kLongestRuledLine) return;
    const std::string_view text = std::string_view(line.text).substr(0, 3 * kLongestHeadLine);
    for (size_t at = text.find_first_of("[("); at != std::string_view::npos; at = text.find_first_of("[(", at + 1)) {
      if (at == 0 || sentence_stops(text.substr(0, at)) > 0) continue;
      const std::string rest = folding(line.text.substr(at));
      const auto match = rules_.start(rest);
      if (!match || match->kind != RuleKind::byline || match->group("reporters").empty() || match->whole.size() == rest.size()) continue;
      PageLine title = line;
      title.text = std::string(trimmed(text.substr(0, at)));
      line.text.erase(0, at);
      lines_.push_back(classify(std::move(title)));
      return;
    }
  }

  // ---- one line ------------------------------------------------------------------------------------------------
  Line classify(PageLine&& page) {
    Line line{std::move(page.text), RuleKind::none, page.after_gap, false, page.heading};
    if (page.caption) {
      line.kind = RuleKind::caption;
      credit_at_end(line.text);
      return line;
    }
    // A line of such a length is no byline and has none that anybody would find.
    if (line.text.size() > kLongestRuledLine) {
      line.prose = is_prose(line.text);
      return line;
    }
    bool gone = whole_line(line);
    for (int cuts = 0; !gone && cuts < 3; ++cuts) {
      const std::string folded = folding(line.text);
      const auto match = rules_.start(folded);
      if (!match || match->whole.empty()) break;
      tell(*match);
      line.text = shown(line.text, folded, match->whole.size(), folded.size());
      if (line.text.empty()) line.kind = match->kind;
      gone = line.text.empty() || whole_line(line);
    }
    for (int cuts = 0; !gone && cuts < 3; ++cuts) gone = !cut_end(line);
    line.prose = line.kind == RuleKind::none && is_prose(line.text);
    return line;
  }

  bool whole_line(Line& line) {
    const std::string folded = folding(line.text);
    const auto match = rules_.line(folded);
    if (!match) return false;
    line.kind = match->kind;
    tell(*match);
    if (line.kind == RuleKind::caption) credit_at_end(line.text);
    return true;
  }

  // Cuts a byline or credit off the end; false when there is nothing (more) to cut.
  bool cut_end(Line& line) {
    const std::string folded = folding(line.text);
    const auto match = rules_.end(folded);
    if (!match || match->whole.empty()) return false;
    tell(*match);
    const std::string_view rest = trimmed(std::string_view(folded).substr(0, folded.size() - match->whole.size()));
    // A line that ends in a photo's credit is its caption, unless it is long enough to be a paragraph.
    if (match->kind == RuleKind::caption && sentence_stops(rest) <= 2 && characters(rest) <= kLongestCaption) {
      line.kind = RuleKind::caption;
      return false;
    }
    line.text = shown(line.text, folded, 0, folded.size() - match->whole.size());
    if (line.text.empty()) line.kind = match->kind;
    return !line.text.empty();
  }

  void credit_at_end(const std::string& text) {
    const std::string folded = folding(text);
    if (const auto match = rules_.end(folded); match && match->kind == RuleKind::caption) tell(*match);
  }

  // The line as the rules read it; the same bytes unless it holds full-width characters or references.
  static std::string folding(const std::string& text) {
    if (text.find_first_of("\xEF&") == std::string::npos) return text;
    const Text folded(text);
    return folded.folded(Span{0, static_cast<uint32_t>(folded.size())});
  }
  // The part of `text` that stands for these bytes of its folding.
  static std::string shown(const std::string& text, const std::string& folded, size_t from, size_t to) {
    const std::string_view view(folded);
    if (text == folded) return std::string(trimmed(view.substr(from, to - from)));
    const Text whole(text);
    const Span span{static_cast<uint32_t>(characters(view.substr(0, from))), static_cast<uint32_t>(characters(view.substr(0, to)))};
    return std::string(trimmed(whole.surface(span)));
  }

  // ---- what a rule tells -----------------------------------------------------------------------------------------
  void tell(const RuleMatch& match) {
    for (const auto& [name, text] : match.groups) {
      const std::string_view value = trimmed(text);
      if (name == "reporters") add_reporters(rules_, value, article_.reporters);
      if (name == "reporter" && std::find(article_.reporters.begin(), article_.reporters.end(), value) == article_.reporters.end()) article_.reporters.emplace_back(value);
      if (name == "published" && !article_.published_at) article_.published_at = parse_stamp(rules_, value);
      if (name == "outlet") outlet(match.kind == RuleKind::rights ? rights_outlet_ : byline_outlet_, value);
      if ((name == "place_or_outlet" || name == "name_or_outlet") && parser_.is_outlet(value)) outlet(byline_outlet_, value);
      else if (name == "name_or_outlet" && match.group("reporters").data() != nullptr) names_before(value);
      if (name == "credit") photo_credit(value);
    }
    if (match.kind != RuleKind::byline) return;
    for (std::string_view email : email_addresses(match.whole))
      if (std::find(article_.emails.begin(), article_.emails.end(), email) == article_.emails.end()) article_.emails.emplace_back(email);
  }

  // [김지현 한재준 기자]: what stands before the last name is a name too, and comes first.
  void names_before(std::string_view value) {
    std::vector<std::string> names;
    add_reporters(rules_, value, names);
    for (const std::string& name : names)
      if (std::find(article_.reporters.begin(), article_.reporters.end(), name) == article_.reporters.end())
        article_.reporters.insert(article_.reporters.end() - (article_.reporters.empty() ? 0 : 1), name);
  }

  static void outlet(std::string& place, std::string_view name) {
    if (place.empty()) place = name;
  }

  // (사진=한빛일보DB): a photo of the outlet's own says whose page it is, one of an agency does not.
  void photo_credit(std::string_view value) {
    for (std::string_view tail : {std::string_view("제공"), std::string_view("DB"), std::string_view("자료사진"), std::string_view("기자")}) {
      if (value.ends_with(tail)) value = trimmed(value.substr(0, value.size() - tail.size()));
    }
    if (credit_outlet_.empty() && parser_.is_own_outlet(value)) credit_outlet_ = value;
  }

  // ---- the head --------------------------------------------------------------------------------------------------
  // The first line of prose that is not the title.
  size_t first_prose() const {
    const size_t n = lines_.size();
    size_t prose = 0;
    while (prose < n && !lines_[prose].prose) ++prose;
    if (prose == n) return n;
    bool bare = true;  // nothing before it could be the title
    for (size_t i = 0; i < prose; ++i) bare = bare && lines_[i].kind != RuleKind::none;
    if (!bare || characters(lines_[prose].text) > kLongestTitle) return prose;
    const bool titled = lines_[prose].heading || (prose + 1 < n && (lines_[prose + 1].text == lines_[prose].text || lines_[prose + 1].kind == RuleKind::date || lines_[prose + 1].kind == RuleKind::byline));
    if (!titled) return prose;
    size_t next = prose + 1;
    while (next < n && (!lines_[next].prose || lines_[next].text == lines_[prose].text)) ++next;
    return next < n ? next : prose;
  }

  void head(size_t first) {
    const size_t n = first;
    for (size_t i = 0; i < n; ++i) {
      pace();
      Line& line = lines_[i];
      if (line.kind != RuleKind::none) continue;
      if (i + 1 < n && !lines_[i + 1].gap && lines_[i + 1].kind == RuleKind::credit && !article_.title.empty()) continue;  // a caption
      if (article_.title.empty()) {
        // The name of the outlet above its title.
        if (parser_.is_own_outlet(line.text) && std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(i) + 1, lines_.begin() + static_cast<std::ptrdiff_t>(n), [](const Line& l) { return l.kind == RuleKind::none; })) {
          outlet(byline_outlet_, line.text);
          continue;
        }
        article_.title = without_outlet(line.text);
      } else if (same_title(line.text)) {
        continue;
      } else if (is_heading(line.text) || characters(line.text) > kLongestHeadLine) {
        kept_.push_back(line.text);
      } else {
        if (!article_.subtitle.empty()) article_.subtitle += '\n';
        article_.subtitle += is_dash(line.text) ? without_dash(line.text) : std::string_view(line.text);
      }
    }
  }

  // 제목 | 누리경제, 제목 - 한빛일보
  std::string without_outlet(const std::string& title) const {
    for (std::string_view mark : {std::string_view(" | "), std::string_view(" - "), std::string_view(" : "), std::string_view(" :: "), std::string_view(" – ")}) {
      const size_t at = title.rfind(mark);
      if (at != std::string::npos && at > 0 && parser_.is_outlet(trimmed(std::string_view(title).substr(at + mark.size())))) return std::string(trimmed(std::string_view(title).substr(0, at)));
    }
    return title;
  }

  // The title again, or with the outlet's name behind it; a shorter form wins.
  bool same_title(const std::string& text) {
    const std::string bare = without_outlet(text);
    if (bare == article_.title) return true;
    const auto continues = [](std::string_view longer, std::string_view shorter) {
      return longer.starts_with(shorter) && begins_with_any(longer.substr(shorter.size()), {" | ", " - ", " : ", " :: ", " < ", " – "});
    };
    if (continues(bare, article_.title)) return true;
    if (!continues(article_.title, bare)) return false;
    article_.title = bare;
    return true;
  }

  // ---- the body --------------------------------------------------------------------------------------------------
  static bool is_of_the_page(RuleKind kind) {
    return kind == RuleKind::byline || kind == RuleKind::rights || kind == RuleKind::list || kind == RuleKind::chrome || kind == RuleKind::tip || kind == RuleKind::related ||
           kind == RuleKind::profile;
  }

  // Behind the last line of the report: the page's own lines that follow the last prose.  A copyright line with most of the
  // prose before it closes the report even where teasers of other articles follow.
  size_t tail(size_t first) const {
    size_t total = 0;
    for (size_t i = first; i < lines_.size(); ++i) total += lines_[i].prose ? lines_[i].text.size() : 0;
    size_t last = first, before = 0;
    for (size_t i = first; i < lines_.size(); ++i) {
      if (lines_[i].kind == RuleKind::rights && before * 2 > total) break;
      if (!lines_[i].prose) continue;
      last = i;
      before += lines_[i].text.size();
    }
    size_t end = last;
    while (end < lines_.size() && !is_of_the_page(lines_[end].kind)) ++end;
    return end;
  }

  void body(size_t first) {
    const size_t end = tail(first);
    bool in_list = false;  // behind a heading of other articles, until the report goes on
    for (size_t i = first; i < end; ++i) {
      pace();
      const Line& line = lines_[i];
      if (line.kind == RuleKind::list) in_list = true;
      if (line.kind == RuleKind::credit && !line.gap && i > first && is_caption_of(i)) kept_.pop_back();
      if (line.kind != RuleKind::none && line.kind != RuleKind::label) continue;
      if (in_list && !line.prose && !is_heading(line.text)) continue;
      in_list = false;
      kept_.push_back(line.text);
    }
  }

  // Whether the line before the credit at i is the caption it stands under: kept last, alone in its block or in a caption's
  // words (…하고 있다, …한 모습).
  bool is_caption_of(size_t i) const {
    const Line& before = lines_[i - 1];
    if (before.kind != RuleKind::none || kept_.empty() || kept_.back() != before.text) return false;
    if (sentence_stops(before.text) > 1 || characters(before.text) > kLongestCaption || is_heading(before.text)) return false;
    const bool block = before.gap && i + 1 < lines_.size() && lines_[i + 1].gap;
    return block || !before.prose || before.text.ends_with(" 있다.");
  }

  // A photo's page has no text but its caption.
  void captions() {
    for (Line& line : lines_) {
      if (line.kind != RuleKind::caption || !is_prose(line.text)) continue;
      const std::string folded = folding(line.text);
      size_t from = 0, to = folded.size();
      if (const auto match = rules_.start(folded)) tell(*match), from = match->whole.size();
      if (const auto match = rules_.end(folded); match && match->kind == RuleKind::caption) to -= match->whole.size();
      if (from < to) kept_.push_back(shown(line.text, folded, from, to));
    }
  }

  void finish() {
    if (kept_.empty() && article_.title.empty() && lines_.empty()) return;
    if (kept_.empty()) captions();
    article_.outlet = !byline_outlet_.empty() ? byline_outlet_ : !rights_outlet_.empty() ? rights_outlet_ : !credit_outlet_.empty() ? credit_outlet_ : site_outlet_;
    for (const std::string& paragraph : kept_) {
      pace();
      if (!article_.body.empty()) article_.body += '\n';
      article_.body += paragraph;
    }
  }

  const ArticleParser& parser_;
  const ArticleRules& rules_;
  std::vector<Line> lines_;
  std::vector<std::string> kept_;
  std::string byline_outlet_, rights_outlet_, credit_outlet_, site_outlet_;
  Article article_;
};

}  // namespace

ArticleParser::ArticleParser(const Image& image) : rules_(image), outlets_(FactTable::open(image, "outlets")), class_(outlets_.column("class")) {}

Article ArticleParser::parse(std::string_view utf8, bool euc_kr) const { return Parsing(*this, rules_).run(utf8, euc_kr); }

bool ArticleParser::is_outlet(std::string_view name) const {
  if (const auto row = outlets_.find(decode_utf8(name))) return outlets_.cell(*row, class_) != "portal";
  return rules_.whole(RuleKind::outlet, name).has_value();
}

bool ArticleParser::is_own_outlet(std::string_view name) const {
  if (const auto row = outlets_.find(decode_utf8(name))) {
    const std::string_view kind = outlets_.cell(*row, class_);
    return kind != "portal" && kind != "agency" && kind != "foreign";
  }
  return rules_.whole(RuleKind::outlet, name).has_value();
}

}  // namespace kn
