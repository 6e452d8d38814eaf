// Choosing title and subtitles; see headline.h.
#include "article/headline.h"

#include <algorithm>
#include <array>

#include "base/interrupt.h"

namespace kn {

namespace {

constexpr size_t kLongestHeadline = 400;  // of what may be a title: pages without line breaks have long ones
constexpr size_t kLongestSubtitle = 120;  // characters
constexpr size_t kLongestMenuWord = 8;    // of a section's name
constexpr size_t kShortestTitle = 9;      // of a title that is preferred to a single word above it
constexpr size_t kLongestWeak = 12;       // of a line that gives way to a headline below it
constexpr size_t kLongestLabel = 14;      // [현장], <기획>
constexpr size_t kFarthestTwin = 60;      // lines between a title and its repetition

bool has_any(std::string_view s, std::initializer_list<std::string_view> signs) {
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return s.find(sign) != std::string_view::npos; });
}

bool is_boxed(std::string_view s) {
  return !is_longer(s, kLongestLabel) &&
         ((s.starts_with("[") && s.ends_with("]")) || (s.starts_with("<") && s.ends_with(">")) ||
          (s.starts_with("【") && s.ends_with("】")));
}

enum class Known : unsigned char { not_yet, no, yes };

class Head {
 public:
  Head(const ArticleParser& parser, const std::vector<Line>& lines, size_t end, const std::string& told,
       const std::string& house)
      : parser_(parser), lines_(lines), end_(end), told_(told), house_(house), outlets_(end, Known::not_yet) {}

  Headline run() {
    const size_t title = find_title();
    for (size_t i = 0; i < end_; ++i) {
      pace();
      if (i == title)
        head_.title = without_outlet(lines_[i].text);
      else if (i > title || is_outlet(i))
        line(i);
    }
    if (title == end_) head_.title = told_;
    return std::move(head_);
  }

 private:
  bool is_candidate(size_t i) const { return lines_[i].kind == RuleKind::none && !lines_[i].aside; }
  bool is_outlet(size_t i) {
    if (!is_candidate(i)) return false;
    if (outlets_[i] == Known::not_yet)
      outlets_[i] = parser_.is_own_outlet(lines_[i].text) || (!house_.empty() && same_letters(lines_[i].text, house_))
                        ? Known::yes
                        : Known::no;
    return outlets_[i] == Known::yes;
  }

  // 한마음방송 라디오: an outlet and a word of its menu.
  bool is_outlet_and_word(std::string_view text) const {
    const size_t space = text.find(' ');
    return space != std::string_view::npos && text.find(' ', space + 1) == std::string_view::npos &&
           characters(text.substr(space + 1)) <= kLongestMenuWord / 2 && parser_.is_own_outlet(text.substr(0, space));
  }

  // A word or two as menus have them, without a mark that only a headline has.
  bool is_word(size_t i) const {
    const std::string& text = lines_[i].text;
    if (is_longer(text, kLongestMenuWord + kLongestLabel)) return false;
    if (has_any(text, {"…", "...", "\"", "'", "“", "‘", ",", "?", "!"})) return false;
    if (is_outlet_and_word(text)) return true;
    return characters(text) <= kLongestMenuWord && std::count(text.begin(), text.end(), ' ') <= 1;
  }
  bool is_of_menu(size_t i) const {
    return lines_[i].kind == RuleKind::menu || lines_[i].kind == RuleKind::chrome || lines_[i].kind == RuleKind::list;
  }
  // Such a word beside another or beside a button.
  bool is_in_menu(size_t i) const {
    if (!is_word(i)) return false;
    const auto beside = [&](size_t k) { return k < end_ && (is_of_menu(k) || (is_candidate(k) && is_word(k))); };
    return beside(i + 1) || (i > 0 && beside(i - 1));
  }
  bool is_headline(size_t i) {
    const std::string& text = lines_[i].text;
    return is_candidate(i) && !is_longer(text, kLongestHeadline) && !is_outlet(i) && !is_outlet_and_word(text) &&
           !is_boxed(text) && !is_dash(text) &&
           (has_any(text, {"…", "“", "‘", "\""}) ||
            (characters(text) >= kShortestTitle && text.find(' ') != std::string::npos));
  }

  // 검색어 입력 양식: few words without a mark; 두 주에 1%p 내려…“경기 살린다”: what only a headline is
  bool is_weak(size_t i) const {
    return !is_longer(lines_[i].text, kLongestWeak) && !is_sentence(lines_[i].text) &&
           !has_any(lines_[i].text, {"…", "...", "\"", "'", "“", "‘", ",", "?", "!", "[", "<"});
  }
  bool is_strong(size_t i) {
    return is_headline(i) && lines_[i].heading == PageHeading::none &&
           (has_any(lines_[i].text, {"…", "“", "‘", "\""}) || characters(lines_[i].text) >= kLongestLabel);
  }
  bool is_dated(size_t i) const {
    return i < end_ && (lines_[i].kind == RuleKind::date || lines_[i].kind == RuleKind::byline);
  }

  size_t find_title() {
    if (!told_.empty()) {
      for (size_t i = 0; i < end_; ++i)
        if (pace(); is_candidate(i) && (lines_[i].text == told_ || without_outlet(lines_[i].text) == told_)) return i;
    }
    for (PageHeading rank : {PageHeading::first, PageHeading::title}) {
      for (size_t i = 0; i < end_; ++i)
        if (lines_[i].heading == rank && is_candidate(i) && !is_outlet(i)) return i;
    }
    size_t first = end_, headline = end_, any = end_;
    for (size_t i = 0; i < end_; ++i) {
      pace();
      if (headline == end_ && is_headline(i)) headline = i;
      if (is_headline(i) && has_twin(i) && !parser_.rules().whole(RuleKind::author, lines_[i].text)) return i;
      if (!is_candidate(i)) continue;
      if (any == end_) any = i;
      if (first == end_ && !is_outlet(i) && !is_in_menu(i)) first = i;
    }
    // 컴퓨팅, and the headline below it: a section that no list names; 9월 특집호, and a line with the marks of one
    if (first < end_ && headline < end_ && first < headline && is_word(first) &&
        lines_[first].text.find(' ') == std::string::npos)
      return headline;
    if (first < end_ && is_weak(first) && !is_dated(first + 1)) {
      for (size_t i = first + 1; i < end_ && !is_dated(i); ++i)
        if (pace(); is_strong(i)) return i;
    }
    if (first < end_ && (first < headline || headline == end_)) return first;
    if (headline < end_) return headline;
    return any;
  }

  // The same line again further down: pages give their title above the picture and above the text.
  bool has_twin(size_t i) const {
    for (size_t k = i + 1; k < end_ && k < i + kFarthestTwin; ++k)
      if (lines_[k].text == lines_[i].text) return true;
    return false;
  }

  void line(size_t i) {
    const std::string& text = lines_[i].text;
    if (!is_candidate(i)) return;
    // A caption.
    if (i + 1 < end_ && !lines_[i + 1].gap && lines_[i + 1].kind == RuleKind::credit && !head_.title.empty()) return;
    if (is_outlet(i)) {
      if (head_.outlet.empty()) head_.outlet = text;
    } else if (is_alone_above_date(i) && names(text)) {
      return;
    } else if (same_title(text) || is_boxed(text) ||
               (is_word(i) && (text.find(' ') == std::string::npos || is_in_menu(i)))) {
      return;
    } else if ((is_column() && signature(text)) || (beside_date(i) && names(text))) {
      return;
    } else if (is_heading(text) || is_longer(text, kLongestSubtitle)) {
      head_.kept.push_back(text);
    } else {
      if (!head_.subtitle.empty()) head_.subtitle += '\n';
      head_.subtitle += is_dash(text) ? without_dashes(text) : std::string_view(text);
    }
  }

  // [시론] 전기요금, 숨기지 말고 나누자
  bool is_column() const { return head_.title.starts_with("[") || head_.title.starts_with("<"); }
  bool signature(const std::string& text) {
    const bool pictured = text.starts_with("▲") || text.starts_with("△");
    const auto match = parser_.rules().whole(
        RuleKind::author,
        pictured ? trimmed(std::string_view(text).substr(std::string_view("▲").size())) : std::string_view(text));
    if (!match) return false;
    head_.authors.add(match->group("reporter"));
    head_.signatures.add(text);
    return true;
  }

  // 제목 / 홍길동 / 2026.10.07: right above the date, below the title or a subtitle.
  bool is_alone_above_date(size_t i) const {
    return i > 0 && i + 1 < end_ && lines_[i + 1].kind == RuleKind::date && is_candidate(i - 1) && !is_word(i - 1);
  }

  // 홍길동, 강감찬: names and no more, above or below the date.
  bool beside_date(size_t i) const {
    return (i + 1 < end_ && lines_[i + 1].kind == RuleKind::date) || (i > 0 && lines_[i - 1].kind == RuleKind::date);
  }
  bool names(std::string_view text) {
    std::vector<std::string> found;
    while (!text.empty()) {
      const size_t end = std::min(std::min(text.find(','), text.find("·")), text.size());
      const std::string_view name = trimmed(text.substr(0, end));
      if (!parser_.is_name(name)) return false;
      found.emplace_back(name);
      text.remove_prefix(
          std::min(text.size(), end + (end < text.size() && text[end] != ',' ? std::string_view("·").size() : 1)));
    }
    for (const std::string& name : found) head_.authors.add(name);
    return !found.empty();
  }

  // 제목 | 누리경제, 제목 - 한빛일보
  std::string without_outlet(const std::string& title) const {
    for (std::string_view mark : {std::string_view(" | "), std::string_view(" - "), std::string_view(" : "),
                                  std::string_view(" :: "), std::string_view(" – ")}) {
      const size_t at = title.rfind(mark);
      if (at != std::string::npos && at > 0 &&
          parser_.is_outlet(trimmed(std::string_view(title).substr(at + mark.size()))))
        return std::string(trimmed(std::string_view(title).substr(0, at)));
    }
    return title;
  }

  // The title again, or with the outlet's name behind it; a shorter form wins.
  bool same_title(const std::string& text) {
    const std::string bare = without_outlet(text);
    if (bare == head_.title) return true;
    const auto continues = [](std::string_view longer, std::string_view shorter) {
      if (!longer.starts_with(shorter)) return false;
      longer.remove_prefix(shorter.size());
      constexpr std::array<std::string_view, 6> kMarks = {" | ", " - ", " : ", " :: ", " < ", " – "};
      return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) { return longer.starts_with(mark); });
    };
    if (continues(bare, head_.title)) return true;
    if (!continues(head_.title, bare)) return false;
    head_.title = bare;
    return true;
  }

  const ArticleParser& parser_;
  const std::vector<Line>& lines_;
  size_t end_;
  const std::string &told_, &house_;
  std::vector<Known> outlets_;  // of each line, whether it is one's name
  Headline head_;
};

}  // namespace

Headline read_headline(const ArticleParser& parser, const std::vector<Line>& lines, size_t end, const std::string& told,
                       const std::string& house) {
  return Head(parser, lines, end, told, house).run();
}

}  // namespace kn
