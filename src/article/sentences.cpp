// Where sentences end; see sentences.h.
#include "article/sentences.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "article/item_labels.h"
#include "article/marks.h"
#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn {

namespace {

constexpr uint32_t kLongestQuotation = 1000;
constexpr uint32_t kWindow = 8192;  // a longer line is looked at in pieces
constexpr uint32_t kLongestWord = 12;
constexpr uint32_t kMarksInARow = 4;

constexpr bool is_line_end(char32_t c) { return (c >= U'\n' && c <= U'\r') || c == 0x85 || c == 0x2028 || c == 0x2029; }
bool is_blank(char32_t c) { return is_space(c) || c == 0x85 || c == 0x2028 || c == 0x2029; }
constexpr bool is_stop(char32_t c) {
  return c == U'.' || c == U'?' || c == U'!' || c == U'。' || c == U'｡' || c == U'…' || c == U'‥';
}

// Last syllables of predicates that close a sentence: 했다, 해요, 하죠, 할까.
bool is_final_syllable(char32_t c) { return c == U'다' || c == U'요' || c == U'죠' || c == U'까'; }

bool is_latin_or_digit(char32_t c) { return is_ascii_letter(c) || is_ascii_digit(c); }
char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

// Characters at which the scan stops, found when this is compiled; NUL fills the list up.  From the ideographs to the
// full-width forms there is none.
constexpr std::array<char32_t, 64> kMattering = [] {
  constexpr char32_t kIdeographs = 0x3400, kFullWidth = 0xFF00, kEnd = 0x10000;
  std::array<char32_t, 64> found{};
  size_t count = 0;
  for (char32_t c = 1; c < kEnd; c = c + 1 == kIdeographs ? kFullWidth : c + 1)
    if (is_stop(c) || is_line_end(c) || mark_family(c) != MarkFamily::none) found.at(count++) = c;
  return found;
}();

class Splitting {
 public:
  Splitting(const Text& text, const FactTable& words, uint32_t class_column, std::u32string_view smiles)
      : text_(text), chars_(text.chars()), words_(words), class_(class_column), smiles_(smiles) {}

  std::vector<Sentence> run(const Starts& stops) {
    const auto n = static_cast<uint32_t>(chars_.size());
    begin_from(0);
    stops.visit(text_, [&](size_t place) {
      const auto i = static_cast<uint32_t>(place);
      while (i - window_ >= kWindow && blank_since_window(i)) {
        end_window();
        window_ = looked_;
      }
      if (!is_line_end(chars_[i])) {
        marks_.push_back(Mark{i, Mark::kNone, mark_family(chars_[i])});
        if (i - window_ >= 2 * kWindow) {
          end_window();
          window_ = i;
        }
        return place + 1;
      }
      end_window();
      cut(i);
      window_ = i + 1;
      return place + 1;
    });
    end_window();
    cut(n);
    return std::move(sentences_);
  }

 private:
  // Whether a long line can be cut at a space before i; looked_ is there then.
  bool blank_since_window(uint32_t i) {
    looked_ = std::max(looked_, window_ + kWindow);
    while (looked_ < i && chars_[looked_] != U' ') ++looked_;
    return looked_ < i;
  }

  // Decides all stops collected since the last window.
  void end_window() {
    check_interrupt();
    pair_marks(text_, marks_, kLongestQuotation);
    for (size_t i = 0; i < marks_.size();) i = marks_[i].family == MarkFamily::none ? stop(i) : mark(i);
    marks_.clear();
  }

  // An opening mark is passed over to its closing one; a quotation or an aside may end the sentence there.  Gives the
  // place in marks_ to go on at.
  size_t mark(size_t i) {
    const uint32_t closing = marks_[i].partner;
    if (closing == Mark::kNone || closing < i) return i + 1;
    const uint32_t begin = marks_[i].at;
    const uint32_t close = marks_[closing].at;
    if (ends_with_stop(begin, close) && closes_sentence(i, begin, close)) {
      cut(close + 1);
    } else if (marks_[i].family == MarkFamily::round && ended_before(begin) && may_follow(close + 1)) {
      cut(close + 1);  // “기다렸다.”(유족 대표) / 했다.(사진=가온뉴스)
    }
    return closing + 1;
  }

  // Whether the last character between two marks is a stop that is more than part of a name.
  bool ends_with_stop(uint32_t begin, uint32_t close) const {
    uint32_t last = close;
    while (last > begin + 1 && close - last < kMarksInARow &&
           (is_blank(chars_[last - 1]) || mark_family(chars_[last - 1]) != MarkFamily::none))
      --last;
    if (last <= begin + 1 || !is_stop(chars_[last - 1]) || chars_[last - 1] == U'…') return false;
    return chars_[last - 1] != U'.' || !is_part_of_word(last - 1);
  }

  bool closes_sentence(size_t i, uint32_t begin, uint32_t close) const {
    if (!may_follow(close + 1)) return false;
    if (begin == begin_) return true;
    if (marks_[i].family == MarkFamily::double_quote) return chars_[close - 1] == U'.' && !is_next_of_several(begin);
    return marks_[i].family == MarkFamily::round && is_final_syllable(chars_[begin - 1]);
  }

  // “비가 온다.”, “바람이 분다.” 두 줄이 전부다: a comma stands between it and another quotation.
  bool is_next_of_several(uint32_t begin) const {
    uint32_t i = begin;
    while (i > begin_ && chars_[i - 1] == U' ') --i;
    return i > begin_ + 1 && chars_[i - 1] == U',' && is_closing_half(i - 2);
  }

  // Whether a new sentence can begin at or after i, right behind a closing mark: not with a particle, a comma, a
  // quotative.
  bool may_follow(uint32_t i) const {
    const char32_t c = text_[i];
    if (c == 0 || is_line_end(c)) return true;
    if (is_blank(c)) {
      uint32_t next = i;
      while (is_blank(text_[next])) ++next;
      return !begins_with(next, true);
    }
    if (is_hangul_syllable(c)) return !begins_with(i, false);
    const MarkFamily family = mark_family(c);
    return family != MarkFamily::none && family != MarkFamily::round && i > 0 && !is_closing_half(i);
  }

  // Whether a word that carries a quotation on begins at i; `apart` when a space stands before it.
  bool begins_with(uint32_t i, bool apart) const {
    bool found = false;
    words_.prefixes(chars_.substr(std::min<size_t>(i, chars_.size())), [&](FactMatch m) {
      const std::string_view kind = words_.cell(m.row, class_);
      if (kind == "quotative") found = found || !apart || m.length > 1 || is_blank(text_[i + 1]);
      if (kind == "particle") found = found || !apart;
    });
    return found;
  }

  // A sentence that is over but for an aside glued to it: the bracket at `begin` stands behind a stop or its closing
  // mark.
  bool ended_before(uint32_t begin) const {
    uint32_t i = begin;
    while (i > 0 && begin - i < kMarksInARow && is_quotation(mark_family(chars_[i - 1]))) --i;
    return i > 0 && is_stop(chars_[i - 1]) && chars_[i - 1] != U'…' && i - 1 >= begin_ && !is_part_of_word(i - 1);
  }

  bool is_closing_half(uint32_t at) const {
    const auto found =
        std::lower_bound(marks_.begin(), marks_.end(), at, [](const Mark& m, uint32_t v) { return m.at < v; });
    return found != marks_.end() && found->at == at && found->partner != Mark::kNone && marks_[found->partner].at < at;
  }
  bool is_opening_half(uint32_t at) const {
    const auto found =
        std::lower_bound(marks_.begin(), marks_.end(), at, [](const Mark& m, uint32_t v) { return m.at < v; });
    return found != marks_.end() && found->at == at && found->partner != Mark::kNone && marks_[found->partner].at > at;
  }

  // A run of stops at marks_[i]: ?!, ..., 했다.” with a mark that nothing opened.
  size_t stop(size_t i) {
    const uint32_t first = marks_[i].at;
    uint32_t end = first + 1;
    while (is_stop(text_[end]) && end - first < kWindow) ++end;  // of a longer run each window sees its part
    const bool trails = text_[first] == U'…' || text_[first] == U'‥' ||
                        (end - first > 1 && text_[first] == U'.' && text_[first + 1] == U'.');
    uint32_t after = end;
    while (is_stray_closing(after) && after - end < kWindow) ++after;
    after = behind_smile(after);
    size_t next = i + 1;
    while (next < marks_.size() && marks_[next].at < after) ++next;
    // ……. has a full stop behind its dots
    const bool stops = !trails || (text_[first] == U'…' && text_[end - 1] == U'.' && is_blank(text_[after]));
    if (stops ? ends_after_stop(first, end, after) : ends_after_dots(first, after)) cut(after);
    return next;
  }

  // 시작합니다.^^ 많이 오세요: a smile of signs behind a stop is of its sentence; so is one of emoji behind a space
  // (볼까요? 👀 시작합니다).
  uint32_t behind_smile(uint32_t at) const {
    uint32_t end = at;
    if (text_[at] == U' ' && is_face(text_[at + 1])) ++end;
    while (is_of_smile(text_[end]) && end - at < kMarksInARow) ++end;
    return text_[end] == 0 || is_blank(text_[end]) ? end : at;
  }
  bool is_of_smile(char32_t c) const { return is_face(c) || (c != 0 && smiles_.find(c) != std::u32string_view::npos); }
  // Emoji that say what one feels: faces, eyes, hands, hearts; not those that point or list (📌).
  static bool is_face(char32_t c) {
    return (c >= 0x1F440 && c <= 0x1F450 && c != 0x1F446 && c != 0x1F447 && c != 0x1F448 && c != 0x1F449) ||
           (c >= 0x1F493 && c <= 0x1F49F) || (c >= 0x1F600 && c <= 0x1F64F) || (c >= 0x1F910 && c <= 0x1F92F) ||
           (c >= 0x1F970 && c <= 0x1F97A);
  }

  bool is_stray_closing(uint32_t at) const {
    const char32_t c = text_[at];
    const MarkFamily family = mark_family(c);
    if (family == MarkFamily::none || is_opening_half(at)) return false;
    return c != U'(' && c != U'[' && c != U'“' && c != U'‘' &&
           (is_blank(text_[at + 1]) || text_[at + 1] == 0 || is_closing_half(at));
  }

  // 못했다… 잠시 뒤: dots end a sentence only behind an ending, and before a space.
  bool ends_after_dots(uint32_t first, uint32_t after) const { return is_blank(text_[after]) && is_ending(first); }

  bool ends_after_stop(uint32_t first, uint32_t end, uint32_t after) const {
    const char32_t c = text_[first];
    const char32_t next = text_[after];
    const char32_t before = first > 0 ? text_[first - 1] : U'\0';
    if (next == 0 || is_line_end(next)) return true;
    if (c == U'。' || c == U'｡') return true;
    if (first <= begin_) return false;
    if (is_blank(next)) {
      if (end - first == 1 && word_is(first + 1, "name")) return false;
      return c != U'.' || !is_part_of_word(first);
    }
    // The aside decides, see mark()
    if (mark_family(next) == MarkFamily::round && is_opening_half(after)) return false;
    // Glued to what follows: 멈췄다.직원 / 늦었나?시는 / 올랐다.1년 전보다
    if (c == U'.' ? !is_ending(first) : !is_hangul_syllable(before)) return false;
    if (is_hangul_syllable(next)) return !begins_with_quotative(after);
    if (next >= U'a' && next <= U'z') return !begins_with_domain(after);  // 나왔다.v2 but 알바다.com
    return is_hanja(next) || is_ascii_digit(next) || (next >= U'A' && next <= U'Z') || is_opening_half(after) ||
           is_list_sign(next);
  }

  // 좋다.라고 말했다: a quotation without marks.
  bool begins_with_quotative(uint32_t i) const {
    bool found = false;
    words_.prefixes(chars_.substr(i), [&](FactMatch m) {
      if (words_.cell(m.row, class_) == "quotative") found = found || m.length > 1 || is_blank(text_[i + 1]);
    });
    return found;
  }

  bool begins_with_domain(uint32_t i) const {
    bool found = false;
    words_.prefixes(chars_.substr(i), [&](FactMatch m) {
      found = found || (words_.cell(m.row, class_) == "domain" && !is_ascii_letter(text_[i + m.length]));
    });
    return found;
  }

  static bool is_list_sign(char32_t c) {
    return (c >= 0x25A0 && c <= 0x25FF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x1F300 && c <= 0x1FAFF) ||
           (c >= 0x2460 && c <= 0x24FF);
  }

  // Whether the word before the stop at i ends as predicates do: 했다, not 가.나.다. or 캐나다.
  bool is_ending(uint32_t i) const {
    if (i < 2 || !is_final_syllable(chars_[i - 1])) return false;
    const char32_t second = chars_[i - 2];
    if (!is_hangul_syllable(second) && !is_latin_or_digit(second) && second != U'%' &&
        mark_family(second) == MarkFamily::none)
      return false;
    return !word_is(i, "noun");
  }

  // Whether the word that ends before `end` is listed with this class; Latin in small letters.
  bool word_is(uint32_t end, std::string_view kind) const {
    uint32_t begin = end;
    while (begin > 0 && end - begin < kLongestWord && !is_blank(chars_[begin - 1]) &&
           mark_family(chars_[begin - 1]) == MarkFamily::none)
      --begin;
    char32_t small[kLongestWord];
    for (uint32_t k = begin; k < end; ++k) small[k - begin] = lower(chars_[k]);
    const std::u32string_view word(small, end - begin);
    if (listed(word, kind)) return true;
    // Glued to something before: 7.Inc, 도요타·혼다
    const size_t last = word.find_last_of(U".,·/-");
    return last != std::u32string_view::npos && listed(word.substr(last + 1), kind);
  }
  bool listed(std::u32string_view word, std::string_view kind) const {
    const auto row = words_.find(word);
    return row && words_.cell(*row, class_) == kind;
  }

  // A full stop before a space that ends no sentence: Inc. / J. K. / 1. 모집 / 2026. 8. 31. / 가. 법인
  bool is_part_of_word(uint32_t i) const {
    if (i == 0) return true;
    const char32_t before = chars_[i - 1];
    if (is_ascii_digit(before)) return is_label(i) || is_date(i) || is_counted(i);
    if (!is_ascii_letter(before)) return is_label(i) || is_counted(i);
    const char32_t second = i > 1 ? chars_[i - 2] : U' ';
    const bool single = !is_ascii_letter(second) && !is_hangul_syllable(second) && !is_ascii_digit(second);
    return (single && before <= U'Z') || word_is(i, "abbreviation");
  }

  // A number or letter that counts items at the beginning of a sentence: 1. 가. Ⅱ. ▲ 3.
  bool is_label(uint32_t i) const {
    uint32_t begin = i;
    while (begin > begin_ && i - begin < 4 && !is_blank(chars_[begin - 1])) --begin;
    uint32_t k = begin;
    while (k > begin_ && begin - k < kMarksInARow &&
           (is_blank(chars_[k - 1]) || is_list_sign(chars_[k - 1]) || chars_[k - 1] == U'-' || chars_[k - 1] == U'<' ||
            chars_[k - 1] == U'#'))
      --k;
    if (k != begin_ || begin == i) return false;
    while (begin < i && is_list_sign(chars_[begin])) ++begin;
    if (i - begin == 1 && is_list_letter(chars_[begin])) return true;
    // Q1. #2.
    if (i - begin > 1 && (chars_[begin] == U'#' || (chars_[begin] >= U'A' && chars_[begin] <= U'Z'))) ++begin;
    return std::all_of(chars_.begin() + begin, chars_.begin() + i,
                       [](char32_t c) { return is_ascii_digit(c) || (c >= 0x2160 && c <= 0x217F); });
  }

  // What counts items within a sentence: 안건은 1. 예산 2. 조례 등이다, 가. 자격 나. 서류.  The one before it or the
  // one after it stands near.
  bool is_counted(uint32_t i) const {
    constexpr uint32_t kReach = 200, kMostItems = 30;
    uint32_t begin = i;
    while (begin > begin_ && i - begin < 3 && !is_blank(chars_[begin - 1])) --begin;
    if (begin == begin_ || begin == i || !is_blank(chars_[begin - 1])) return false;
    const uint32_t number = item_number(chars_.substr(begin, i - begin));
    if (number == 0 || number > kMostItems) return false;
    const uint32_t before = std::max(begin_, begin > kReach ? begin - kReach : 0);
    const auto after = std::min(static_cast<uint32_t>(chars_.size()), i + kReach);
    return number > 1 ? has_label(before, begin, item_label(chars_[begin], number - 1))
                      : has_label(i, after, item_label(chars_[begin], number + 1));
  }

  // Whether "LABEL. " begins in [from, to), behind a blank or where the sentence begins.
  bool has_label(uint32_t from, uint32_t to, const std::u32string& label) const {
    if (label.empty() || from > to) return false;
    const std::u32string_view within = chars_.substr(from, to - from);
    const std::u32string mark = label + U". ";
    return (from == begin_ && within.starts_with(mark)) || within.find(U" " + mark) != std::u32string_view::npos;
  }

  // 2026. 8. 31. or 9.14. 오후: numbers parted by full stops, the last of them at i.
  bool is_date(uint32_t i) const {
    uint32_t at = i;
    uint32_t parts = 0;
    uint32_t digits = 0;
    while (parts < 3) {
      digits = 0;
      while (at > 0 && is_ascii_digit(chars_[at - 1]) && digits < 5) --at, ++digits;
      if (digits == 0 || digits == 5) break;
      ++parts;
      uint32_t k = at;
      while (k > 0 && chars_[k - 1] == U' ' && at - k < 2) --k;
      if (k == 0 || chars_[k - 1] != U'.') break;
      if (digits > 2) break;
      at = k - 1;
    }
    const bool year_first = digits == 4;
    uint32_t next = i + 1;
    while (is_blank(text_[next])) ++next;
    const char32_t follows = text_[next];
    // 2026. 8. or 12. 4.
    if (parts == 1) return is_ascii_digit(follows) && next - i <= 2 && (year_first || ends_in_full_stop(next));
    // 2026. 8. 31. or 26.8.31.
    if (parts == 3 || year_first) return true;
    return follows == U'~' || follows == U'(' || is_ascii_digit(follows) || begins_with_time(next);  // 9. 14. 오후
  }
  bool ends_in_full_stop(uint32_t i) const {
    return text_[i + 1] == U'.' || (is_ascii_digit(text_[i + 1]) && text_[i + 2] == U'.');
  }
  bool begins_with_time(uint32_t i) const {
    bool found = false;
    words_.prefixes(chars_.substr(std::min<size_t>(i, chars_.size())),
                    [&](FactMatch m) { found = found || words_.cell(m.row, class_) == "time"; });
    return found;
  }

  // Ends the sentence in hand before `end`; one that is too long is cut at a blank, or anywhere.
  void cut(uint32_t end) {
    uint32_t begin = std::min(begin_, end);
    while (end > begin && is_blank(chars_[end - 1])) --end;
    while (end - begin > kLongestSentence) {
      uint32_t piece = begin + kLongestSentence;
      while (piece > begin && !is_blank(chars_[piece])) --piece;
      if (piece == begin) piece = begin + kLongestSentence;
      uint32_t trimmed = piece;
      while (trimmed > begin && is_blank(chars_[trimmed - 1])) --trimmed;
      sentences_.push_back(Sentence{Span{begin, trimmed}});
      begin = piece;
      while (begin < end && is_blank(chars_[begin])) ++begin;
      check_interrupt();
    }
    if (end > begin) sentences_.push_back(Sentence{Span{begin, end}});
    begin_from(std::max(begin_, end));
  }

  void begin_from(uint32_t i) {
    begin_ = i;
    while (begin_ < chars_.size() && is_blank(chars_[begin_])) ++begin_;
  }

  const Text& text_;
  std::u32string_view chars_;
  const FactTable& words_;
  uint32_t class_;
  std::u32string_view smiles_;
  std::vector<Mark> marks_;
  std::vector<Sentence> sentences_;
  uint32_t begin_ = 0;  // first char of the sentence in hand
  uint32_t window_ = 0, looked_ = 0;
};

}  // namespace

SentenceSplitter::SentenceSplitter(const Image& image)
    : words_(FactTable::open(image, "sentence_words")), class_(words_.column("class")) {
  for (const char32_t c : kMattering) stops_.add(c);
  for (uint32_t row = 0; row < words_.rows(); ++row)
    if (words_.cell(row, class_) == "smile") smiles_ += decode_utf8(words_.term(row));
}

std::vector<Sentence> SentenceSplitter::split(const Text& text) const {
  return Splitting(text, words_, class_, smiles_).run(stops_);
}

uint32_t sentence_of(const std::vector<Sentence>& sentences, uint32_t index) {
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), index,
                                      [](uint32_t v, const Sentence& s) { return v < s.span.begin; });
  return after == sentences.begin() ? 1 : static_cast<uint32_t>(after - sentences.begin());
}

}  // namespace kn
