// Whether a figure is about so much, at least, at most, more or less than that: the words in front of it and behind it.
//
//   최소 3천억원   60% 넘게   1,390원을 넘어섰다   20%를 밑돌지 않는다   300만 관객을 넘어선   7%대
#include "base/interrupt.h"
#include "figures/figures.h"
#include "figures/walk.h"

namespace kn {

namespace {

constexpr size_t kLongestNoun = 5;  // with its particle

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
    if (const WordMatch m = words.bound_ends_at(chars, word, end, end == begin); m.length > 0)
      return qualifier_of(m.role);
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

}  // namespace kn
