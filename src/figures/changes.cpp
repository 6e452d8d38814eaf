// Whether a figure says how something grew or shrank: by the word behind it, an arrow in front, or the one before it.
//
//   12.4% 늘어난   31.27포인트(0.98%) 내린   2.75%에서 2.50%로 … 내렸다   ▲0.4%   각각 0.9%, 0.4% 떨어졌고
#include <algorithm>

#include "base/interrupt.h"
#include "figures/figures.h"
#include "figures/walk.h"

namespace kn {

namespace {

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

// What follows says that the figure grew or shrank.  `to`: it is the second of A에서 B로; `glosses`: it stands in
// parentheses behind another figure, 31.27포인트(0.98%).
Change change_behind(std::u32string_view chars, const FigureWords& words, const ClauseReader& reader,
                     const Figure& figure, size_t from, bool to = false, bool glosses = false) {
  Walk walk(chars, words, from);
  const bool inside = walk.peek() == U')' && !glosses;
  bool level = false, particle = false, object = false, noun = false;
  bool bound = false;  // 100명이 넘는 많은 시민
  for (int steps = 0; steps < kMostSteps; ++steps) {
    const WordMatch m = walk.word(
        [](WordRole r) { return is_bound(r) || r == WordRole::skip || r == WordRole::suffix || is_change(r); });
    if (is_change(m.role)) {
      // ▲매출 3조원(15.1%↑) ▲영업이익: the mark of the next line.
      const char32_t next = walk.peek(1);
      if (m.length == 1 && !walk.attached() && !is_hangul_syllable(walk.peek()) && is_word(next)) return Change::none;
      if (figure.counted == Counted::times && (m.flags & counting) == 0) return Change::none;  // 세 차례 인하했다
      const bool than = m.role == WordRole::up_than || m.role == WordRole::down_than,
                 weak = m.role == WordRole::up_weak || m.role == WordRole::down_weak;
      // 7%대로 떨어졌다 is a level, 2.1배로 불어났다 and 절반으로 줄었다 are changes.
      if ((level && !to && figure.kind != FigureKind::multiple && figure.kind != FigureKind::fraction) ||
          (than && (noun || inside || bound)))  // 전남(1.10명)이 높았다
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
      bound = bound || ((m.role == WordRole::more_than || m.role == WordRole::less_than) && (m.flags & nominal) == 0);
      level = level || m.role == WordRole::less_than || m.role == WordRole::at_most || (m.flags & reaching) != 0;
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

bool changes(FigureKind kind) { return kind != FigureKind::ordinal && kind != FigureKind::rank; }

// Whether a particle that says up to what begins within some characters: 2조원대로.
bool up_to_in(std::u32string_view chars, const ClauseReader& reader, size_t at, size_t length) {
  for (size_t i = at; i < chars.size() && i < at + length; ++i)
    if (reader.ends(chars[i], ClauseReader::up_to)) return true;
  return false;
}

// 평균 나이는 0.6세 낮아졌다; but 60세 이상 인구가 늘었다
bool ages_apart(std::u32string_view chars, const FigureWords& words, size_t end) {
  return end < chars.size() && chars[end] == U' ' && words.around(chars, end + 1, is_change).length > 0;
}

}  // namespace

void find_changes(std::u32string_view chars, const FigureWords& words, const ClauseReader& reader,
                  std::vector<Figure>& figures) {
  for (size_t k = 0; k < figures.size(); ++k) {
    pace();
    Figure& figure = figures[k];
    if (!changes(figure.kind)) continue;
    const size_t end = figure.span.end;
    if (figure.kind == FigureKind::age && !ages_apart(chars, words, end)) continue;
    if (words.from(chars, end) > 0) continue;  // the beginning of A에서 B로
    figure.change = arrow_before(chars, figure.span.begin);
    // B of A에서 B로 …: what the clause ends in, else the numbers themselves.
    const bool to = k > 0 && figure.span.begin - figures[k - 1].span.end <= 12 && figures[k - 1].kind == figure.kind &&
                    figures[k - 1].unit == figure.unit && words.from(chars, figures[k - 1].span.end) > 0 &&
                    (figure.kind != FigureKind::duration || up_to_in(chars, reader, end, 2));
    const bool glosses = k > 0 && figures[k - 1].span.end + 2U >= figure.span.begin;
    if (figure.change == Change::none) figure.change = change_behind(chars, words, reader, figure, end, to, glosses);
    if (figure.change != Change::none || !to) continue;
    if (k + 1 < figures.size() && figures[k + 1].span.begin - end < 12)
      figure.change = change_behind(chars, words, reader, figures[k + 1], figures[k + 1].span.end);
    const Figure& from = figures[k - 1];
    if (figure.change == Change::none && up_to_in(chars, reader, end, 4) && !(figure.value == from.value))
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

}  // namespace kn
