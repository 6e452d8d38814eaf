// What the words around a figure say about it: bounds, changes, and the same sum again.
//
//   최소 3천억원   60% 넘게   1,390원을 넘어섰다   20%를 밑돌지 않는다    qualifier
//   12.4% 늘어난   31.27포인트(0.98%) 내린   2.75%에서 2.50%로 … 내렸다    change
//   5천억 달러(약 720조원)   4만5천 리라, 우리 돈 약 153만원               restates
//
// Each pass walks a few words from the figure, never further, so that it takes time in proportion to the figures.
// Which particles there are is data (figure_endings.tsv), and so is what their first syllables mean for a figure
// (clause_endings.tsv).
#include <algorithm>

#include "base/interrupt.h"
#include "base/unicode.h"
#include "figures/figures.h"

namespace kn {

namespace {

constexpr int kMostSteps = 10;
constexpr size_t kLongestParenthesis = 48;
constexpr size_t kLongestNoun = 5;  // with its particle

bool is_word(char32_t c) { return is_hangul_syllable(c) || is_ascii_letter(c) || is_hanja(c); }
bool is_change(WordRole r) { return r >= WordRole::up && r <= WordRole::down_than; }
bool is_up(WordRole r) { return r == WordRole::up || r == WordRole::up_weak || r == WordRole::up_than; }
bool is_fraction_of_hundred(FigureKind k) {
  return k == FigureKind::percent || k == FigureKind::percent_point || k == FigureKind::multiple ||
         k == FigureKind::number;
}

// Of things a weak word says what happened to them, not how their number changed.
bool of_things(FigureKind k) {
  return k == FigureKind::count || (k >= FigureKind::length && k <= FigureKind::mass) || k == FigureKind::data ||
         k == FigureKind::duration;
}

// A place that moves forward from the end of a figure over what may stand between it and the word that bends it.
class Walk {
 public:
  Walk(std::u32string_view chars, const FigureWords& words, size_t at) : chars_(chars), words_(words), at_(at) {}

  char32_t peek(size_t ahead = 0) const { return at_ + ahead < chars_.size() ? chars_[at_ + ahead] : U'\0'; }
  size_t at() const { return at_; }
  bool attached() const { return at_ > 0 && chars_[at_ - 1] != U' '; }
  void skip(size_t n) { at_ += n; }
  bool space() {
    if (peek() != U' ') return false;
    ++at_;
    return true;
  }
  // (0.98%); also out of the parenthesis that the figure stands in.
  bool parenthesis() {
    if (peek() == U')') {
      ++at_;
      return true;
    }
    if (peek() != U'(') return false;
    for (size_t k = 1; k < kLongestParenthesis && peek(k) != U'\0' && peek(k) != U'\n' && peek(k) != U'('; ++k) {
      if (peek(k) != U')') continue;
      at_ += k + 1;
      return true;
    }
    return false;
  }
  // A particle written on: 을, 이, 로 …; gives its first character.
  char32_t particle() {
    if (!attached() || !is_hangul_syllable(peek())) return U'\0';
    const uint32_t n = words_.particles(chars_, at_);
    const char32_t first = peek();
    at_ += n;
    return n > 0 ? first : U'\0';
  }
  template <typename Accepted>
  WordMatch word(Accepted&& accepted) const {
    return words_.around(chars_, at_, accepted);
  }

 private:
  std::u32string_view chars_;
  const FigureWords& words_;
  size_t at_;
};

Qualifier qualifier_of(WordRole role) {
  switch (role) {
    case WordRole::at_least:
    case WordRole::least_before:
      return Qualifier::at_least;
    case WordRole::at_most:
    case WordRole::most_before:
      return Qualifier::at_most;
    case WordRole::more_than:
      return Qualifier::more_than;
    case WordRole::less_than:
      return Qualifier::less_than;
    case WordRole::about:
    case WordRole::about_before:
      return Qualifier::about;
    default:
      return Qualifier::exact;
  }
}

// 약, 최소, 최대 in front, with at most one short word between (최대 월 20만원).
Qualifier bound_before(std::u32string_view chars, const FigureWords& words, size_t begin) {
  size_t end = begin;
  for (int steps = 0; steps < 3; ++steps) {
    if (end > 0 && chars[end - 1] == U' ') --end;
    size_t word = end;
    while (word > 0 && end - word < 5 && is_word(chars[word - 1])) --word;
    if (word == end) return Qualifier::exact;
    // The whole word, or what is written on to the number.
    for (size_t from = word; from < end; ++from) {
      const WordMatch m = words.around(chars.substr(0, end), from, [](WordRole r) {
        return r == WordRole::about_before || r == WordRole::least_before || r == WordRole::most_before;
      });
      if (m.length > 0 && from + m.length == end) return qualifier_of(m.role);
      if (end != begin) break;
    }
    if (end - word > 2) return Qualifier::exact;
    end = word;
  }
  return Qualifier::exact;
}

// 300만 관객을 넘어선: one noun as the object of what bends the figure.
Qualifier bound_over_noun(const Walk& walk, const ClauseReader& reader) {
  if (walk.attached()) return Qualifier::exact;
  size_t length = 0;
  while (length <= kLongestNoun && is_hangul_syllable(walk.peek(length))) ++length;
  if (length < 2 || length > kLongestNoun || walk.peek(length) != U' ' ||
      !reader.ends(walk.peek(length - 1), ClauseReader::object_mark))
    return Qualifier::exact;
  Walk beyond = walk;
  beyond.skip(length + 1);
  const WordMatch bound = beyond.word([](WordRole r) { return r == WordRole::more_than || r == WordRole::less_than; });
  // 희망 범위 2만원 상단을 넘는 3만원: the bound is on the next.
  const size_t next = bound.length + (beyond.peek(bound.length) == U' ' ? 1U : 0U);
  return is_ascii_digit(beyond.peek(next)) ? Qualifier::exact : qualifier_of(bound.role);
}

// 3년 내, 반경 5㎞ 내
bool of_reach(FigureKind k) { return k == FigureKind::duration || k == FigureKind::length; }

// 전망치를 20.5% 웃돌았다: the difference itself, no bound.
bool over_standard(std::u32string_view chars, const ClauseReader& reader, const Figure& figure, const WordMatch& word,
                   size_t at) {
  if ((figure.kind != FigureKind::percent && figure.kind != FigureKind::percent_point) || (word.flags & differing) == 0)
    return false;
  const size_t begin = figure.span.begin;
  return at == figure.span.end + 1 && begin > 2 && chars[begin - 1] == U' ' &&
         reader.ends(chars[begin - 2], ClauseReader::object_mark);
}

Qualifier bound_behind(std::u32string_view chars, const FigureWords& words, const ClauseReader& reader,
                       const Figure& figure, const Figure* next) {
  Walk walk(chars, words, figure.span.end);
  Qualifier found = Qualifier::exact;
  const bool inside = walk.peek() == U')';
  bool particle = false, suffixed = false;  // 78% 수준까지
  for (int steps = 0; steps < kMostSteps; ++steps) {
    const WordMatch m = walk.word([](WordRole r) {
      return is_bound(r) || r == WordRole::skip || r == WordRole::suffix || r == WordRole::within || is_change(r);
    });
    // Not 내내, 내면
    if (m.role == WordRole::within)
      return of_reach(figure.kind) && !is_hangul_syllable(walk.peek(m.length)) ? Qualifier::at_most : found;
    if (is_bound(m.role)) {
      if (over_standard(chars, reader, figure, m, walk.at())) return found;
      Qualifier q = qualifier_of(m.role);
      if (m.role == WordRole::more_than || m.role == WordRole::less_than) {
        // 넘지 못한다, 밑돌지 않는다
        for (size_t back = 0; back < 2 && back < m.length; ++back)
          if (words.around(chars, walk.at() + m.length - back, WordRole::negation).length > 0)
            q = m.role == WordRole::more_than ? Qualifier::at_most : Qualifier::at_least;
      }
      if (q == Qualifier::at_most && (m.flags & reaching) != 0) {
        // 97.8GW까지 치솟다 says how far it went, 20만원까지 지원한다 is a bound.
        Walk beyond = walk;
        beyond.skip(m.length);
        beyond.space();
        if (particle || suffixed || found != Qualifier::exact ||
            beyond.word([](WordRole r) { return is_change(r) || r == WordRole::level; }).length > 0)
          return found;
      }
      if (figure.kind == FigureKind::length && (m.flags & below) != 0) return found;
      if (inside && q == Qualifier::about) return found;
      if (q != Qualifier::about) return q;
      if (found == Qualifier::exact) found = q;
      walk.skip(m.length);
      continue;
    }
    if (m.role == WordRole::suffix && walk.attached()) {
      // 7%대, 8억원대
      if ((m.flags & roughly) != 0) found = Qualifier::about;
      walk.skip(m.length);
      continue;
    }
    if (m.role == WordRole::suffix || m.role == WordRole::skip) {
      suffixed = suffixed || m.role == WordRole::suffix;
      walk.skip(m.length);
      continue;
    }
    if (is_change(m.role)) return found;
    if (walk.parenthesis() || walk.space()) continue;
    const char32_t p = walk.particle();
    // 1억 회를 13일 만에 넘겼다
    if (reader.ends(p, ClauseReader::object_mark) && next != nullptr && next->kind == FigureKind::duration &&
        walk.peek() == U' ' && next->span.begin == walk.at() + 1) {
      size_t behind = next->span.end;
      if (behind < chars.size() && chars[behind] == U' ') ++behind;
      if (words.stretch_at(chars, behind)) {
        while (behind < chars.size() && is_hangul_syllable(chars[behind])) ++behind;
        walk.skip(behind - walk.at());
      }
    }
    if (p == U'\0' && !particle)
      if (const Qualifier over = bound_over_noun(walk, reader); over != Qualifier::exact) return over;
    if (p == U'\0' || reader.ends(p, ClauseReader::shut)) return found;
    particle = true;
  }
  return found;
}

// What follows says that the figure grew or shrank.  `level` where it stands with 로: then "높다" is no change.
Change change_behind(std::u32string_view chars, const FigureWords& words, const ClauseReader& reader,
                     const Figure& figure, size_t from, bool to = false) {
  Walk walk(chars, words, from);
  bool level = false, particle = false, object = false, noun = false;
  for (int steps = 0; steps < kMostSteps; ++steps) {
    const WordMatch m = walk.word(
        [](WordRole r) { return is_bound(r) || r == WordRole::skip || r == WordRole::suffix || is_change(r); });
    if (is_change(m.role)) {
      // ▲매출 3조원(15.1%↑) ▲영업이익: the mark of the next line.
      const char32_t next = walk.peek(1);
      if (m.length == 1 && !walk.attached() && !is_hangul_syllable(walk.peek()) && is_word(next)) return Change::none;
      const bool than = m.role == WordRole::up_than || m.role == WordRole::down_than,
                 weak = m.role == WordRole::up_weak || m.role == WordRole::down_weak;
      // 7%대로 떨어졌다 is a level, 2.1배로 불어났다 and 절반으로 줄었다 are changes.
      if ((level && !to && figure.kind != FigureKind::multiple && figure.kind != FigureKind::fraction) ||
          (than && noun))
        return Change::none;
      if (m.role == WordRole::down_bare && particle) return Change::none;  // 절반만 준다
      if (weak && !to && of_things(figure.kind) && (particle || figure.kind != FigureKind::count)) return Change::none;
      const size_t begin = figure.span.begin;
      const bool share = begin > 1 && chars[begin - 1] == U' ' && reader.ends(chars[begin - 2], ClauseReader::of);
      // 매출 3조원을 올렸다, 매출의 60%를 올린다: made
      if (weak && object && (figure.kind == FigureKind::money || share)) return Change::none;
      return is_up(m.role) ? Change::up : Change::down;
    }
    // 3주 연속 늘었다
    if (m.role == WordRole::skip && figure.kind == FigureKind::duration && words.stretch_at(chars, walk.at()))
      return Change::none;
    if (m.length > 0 && (m.role != WordRole::suffix || walk.attached())) {
      // 까지, 밑으로, 이내로: as far as there, a level.
      level = level || m.role == WordRole::less_than || m.role == WordRole::at_most ||
              (m.length > 2 && chars.substr(walk.at(), m.length).ends_with(U"까지"));
      walk.skip(m.length);
      continue;
    }
    if (walk.parenthesis() || walk.space()) continue;
    const char32_t p = walk.particle();
    if (reader.ends(p, ClauseReader::up_to)) {
      level = particle = true;
      continue;
    }
    if (reader.ends(p, ClauseReader::through)) {
      particle = true;
      object = object || reader.ends(p, ClauseReader::object_mark);
      continue;
    }
    if (p != U'\0' || particle || noun || !is_hangul_syllable(walk.peek())) return Change::none;
    // 18조원가량 세수가 늘어난다: one noun as subject or object.
    size_t length = 0;
    while (length < 6 && is_hangul_syllable(walk.peek(length))) ++length;
    const char32_t last = walk.peek(length - 1);
    if (length < 2 || length > 5 || !reader.ends(last, ClauseReader::subject)) return Change::none;
    walk.skip(length);
    noun = true;
  }
  return Change::none;
}

// ▲0.4%, ▼1.2%
Change arrow_before(std::u32string_view chars, size_t begin) {
  if (begin > 0 && chars[begin - 1] == U' ') --begin;
  if (begin == 0) return Change::none;
  switch (chars[begin - 1]) {
    case U'▲':
    case U'↑':
    case U'⬆':
      return Change::up;
    case U'▼':
    case U'↓':
    case U'▽':
      return Change::down;
    default:
      return Change::none;
  }
}

bool changes(FigureKind kind) {
  return kind != FigureKind::ordinal && kind != FigureKind::age && kind != FigureKind::rank;
}

}  // namespace

void find_bounds(std::u32string_view chars, const FigureWords& words, const ClauseReader& reader,
                 std::vector<Figure>& figures) {
  for (size_t k = 0; k < figures.size(); ++k) {
    Figure& figure = figures[k];
    pace();
    // 2m31을 넘어: a mark is what it is.
    const bool mark = figure.kind == FigureKind::length && is_ascii_digit(chars[figure.span.end - 1]);
    if (figure.named || mark) continue;
    const Qualifier before = bound_before(chars, words, figure.span.begin);
    const Qualifier behind =
        bound_behind(chars, words, reader, figure, k + 1 < figures.size() ? &figures[k + 1] : nullptr);
    figure.qualifier = behind != Qualifier::exact && behind != Qualifier::about                   ? behind
                       : before != Qualifier::exact && before != Qualifier::about                 ? before
                       : behind == Qualifier::about || before == Qualifier::about || figure.about ? Qualifier::about
                                                                                                  : Qualifier::exact;
  }
}

void find_changes(std::u32string_view chars, const FigureWords& words, const ClauseReader& reader,
                  std::vector<Figure>& figures) {
  for (size_t k = 0; k < figures.size(); ++k) {
    pace();
    Figure& figure = figures[k];
    if (!changes(figure.kind)) continue;
    const size_t end = figure.span.end;
    if (chars.substr(std::min(end, chars.size())).starts_with(U"에서")) continue;  // the beginning of A에서 B로
    figure.change = arrow_before(chars, figure.span.begin);
    // B of A에서 B로 …: what the clause ends in, else the numbers themselves.
    const bool to =
        k > 0 && figure.span.begin - figures[k - 1].span.end <= 12 && figures[k - 1].kind == figure.kind &&
        figures[k - 1].unit == figure.unit && chars.substr(figures[k - 1].span.end).starts_with(U"에서") &&
        (figure.kind != FigureKind::duration ||
         chars.substr(end, std::min<size_t>(chars.size() - end, 2)).find(U'로') != std::u32string_view::npos);
    if (figure.change == Change::none) figure.change = change_behind(chars, words, reader, figure, end, to);
    if (figure.change != Change::none || !to) continue;
    if (k + 1 < figures.size() && figures[k + 1].span.begin - end < 12)
      figure.change = change_behind(chars, words, reader, figures[k + 1], figures[k + 1].span.end);
    const std::u32string_view tail = chars.substr(end, std::min<size_t>(chars.size() - end, 4));
    const Figure& from = figures[k - 1];
    if (figure.change == Change::none && tail.find(U'로') != std::u32string_view::npos && !(figure.value == from.value))
      figure.change = from.value < figure.value ? Change::up : Change::down;
  }
  // 2.5배 이상, 1.8배, 두세 배 뛰었다; 각각 0.9%, 0.4% 떨어졌고
  for (size_t k = figures.size(); k-- > 1;) {
    const Figure& next = figures[k];
    Figure& figure = figures[k - 1];
    if (next.change == Change::none || figure.change != Change::none || figure.kind != next.kind ||
        figure.unit != next.unit || !is_fraction_of_hundred(figure.kind) || figure.unit.empty())
      continue;
    if (next.span.begin - figure.span.end > 20) continue;
    std::u32string_view between = chars.substr(figure.span.end, next.span.begin - figure.span.end);
    const WordMatch bound = words.around(chars, figure.span.end + (between.starts_with(U" ") ? 1 : 0),
                                         [](WordRole r) { return is_bound(r); });
    if (bound.length > 0)
      between.remove_prefix(std::min<size_t>(between.size(), bound.length + (between.starts_with(U" ") ? 1U : 0U)));
    if (!(between.starts_with(U",") || between.starts_with(U"·") ||
          (between.size() > 1 && between[1] == U' ' && reader.ends(between[0], ClauseReader::joining))) ||
        between.find(U'.') != std::u32string_view::npos || between.find(U'\n') != std::u32string_view::npos)
      continue;
    figure.change = next.change;
  }
}

void find_restatements(std::u32string_view chars, const FigureWords& words, std::vector<Figure>& figures) {
  const auto measures = [](FigureKind k) {
    return k == FigureKind::money || (k >= FigureKind::length && k <= FigureKind::temperature);
  };
  for (size_t k = 1; k < figures.size(); ++k) {
    pace();
    const Figure& first = figures[k - 1];
    Figure& again = figures[k];
    const bool same_kind = first.kind == again.kind && measures(again.kind) && first.unit != again.unit;
    const bool same_unit = first.kind == again.kind && first.unit == again.unit && first.kind == FigureKind::money;
    const bool container = first.kind == FigureKind::count && measures(again.kind) && again.kind != FigureKind::money;
    const bool share = first.kind == FigureKind::fraction && again.kind == FigureKind::percent;
    if ((!same_kind && !container && !share) || same_unit || again.span.begin - first.span.end > 20) continue;
    size_t p = first.span.end;
    // Up to a suffix may stand before the parenthesis: 1조원대(…).
    if (p < chars.size() && chars[p] == U' ') ++p;
    const WordMatch suffix = words.around(chars, p, WordRole::suffix);
    if (p < chars.size() && chars[p] != U'(' && suffix.length > 0) p += suffix.length;
    if (p >= chars.size()) continue;
    const size_t begin = again.span.begin;
    if (chars[p] == U'(') {
      const std::u32string_view between = chars.substr(p + 1, begin - p - 1);
      if (between.find_first_of(U"();.") != std::u32string_view::npos) continue;
      again.restates = k - 1;
    } else if (chars[p] == U',' || chars[p] == U'·') {
      size_t q = p + 1;
      if (q < chars.size() && chars[q] == U' ') ++q;
      if (words.noun(chars, q, WordRole::gloss).length > 0 && same_kind) again.restates = k - 1;
    }
  }
}

}  // namespace kn
