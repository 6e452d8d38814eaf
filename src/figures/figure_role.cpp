// What a figure is to its clause, by what is written on to it and the verb behind; see surroundings.h.
//
//   3조원으로, 3조원을 넘었다: level   3조원을 투입했다: acted   3만원에 파는: price   3조원,: closed   3.3㎡당: per
#include "base/unicode.h"
#include "figures/surroundings.h"

namespace kn {

namespace {

constexpr size_t kLongestGloss = 24;
constexpr int kNieun = 4;

}  // namespace

// 넘었다, 기록했다, 달했다: the figure is what the topic amounts to.
size_t SurroundingsReader::level_verb(size_t at) const {
  for (int steps = 0; steps < 4; ++steps) {
    if (peek(at) == U' ') ++at;
    const WordMatch m = words_.around(
        chars_, at, [](WordRole r) { return is_bound(r) || r == WordRole::level || r == WordRole::skip; });
    if (m.length == 0) return 0;
    at += m.length;
    if (m.role != WordRole::skip) return at;
  }
  return 0;
}

// 25m가 넘는 강풍, 3조원을 기록한 수출: the verb, which goes on to `end` at least, says which noun is meant; not
// 넘었다는 관측, 됐지만, 되면.
void SurroundingsReader::read_attributive(size_t end, Surroundings& out) const {
  while (is_hangul_syllable(peek(end))) ++end;
  const char32_t last = chars_[end - 1];
  if (peek(end) != U' ' || final_consonant(last) != kNieun || reader_.ends(last, ClauseReader::condition) ||
      reader_.ends(last, ClauseReader::also) || reader_.ends(chars_[end - 2], ClauseReader::copula))
    return;
  out.attributive = true;
  out.behind = end;
}

// Over gloss, suffixes and bounds behind the figure; gives where its particle may stand.
size_t SurroundingsReader::over_modifiers(const Figure& figure, Surroundings& out) const {
  size_t p = figure.span.end;
  for (int steps = 0; steps < 4; ++steps) {
    if (peek(p) == U'(') {
      size_t close = p + 1;
      while (close < chars_.size() && close - p < kLongestGloss && chars_[close] != U')' && chars_[close] != U'\n')
        ++close;
      if (peek(close) != U')') return p;
      p = close + 1;
      continue;
    }
    const size_t at = peek(p) == U' ' ? p + 1 : p;
    const WordMatch m = words_.around(chars_, at, [](WordRole r) { return r == WordRole::suffix || is_bound(r); });
    if (m.length == 0 || (at > p && m.role == WordRole::suffix && m.length == 1)) return p;
    const size_t end = at + m.length;
    if (is_hangul_syllable(peek(end)) && words_.particles(chars_, end) == 0) return p;
    if (m.role == WordRole::suffix) {
      out.scaled = (m.flags & scaling) != 0;
      out.dealt = (m.flags & dealing) != 0;
      out.bent = !out.scaled && (out.bent || !out.dealt);
      out.suffixed = out.bent;
      if (out.scaled) {
        out.role = FigureRole::level;
        return end;
      }
    } else if ((m.flags & nominal) != 0) {
      out.bent = true;  // 이상, 미만
    } else if (m.role == WordRole::more_than || m.role == WordRole::less_than) {
      // 넘는; but 넘게, 넘어
      if (final_consonant(chars_[end - 1]) != kNieun) {
        out.role = FigureRole::level;
        return p;
      }
      out.bent = true;
    }
    p = end;
  }
  return p;
}

void SurroundingsReader::read_role(size_t k, Surroundings& out) const {
  const Figure& figure = figures_[k];
  out.bent = out.suffixed = out.scaled = out.dealt = out.attributive = false;
  out.share = is_share(figure.kind);
  out.role = FigureRole::bare;
  size_t p = over_modifiers(figure, out);
  out.behind = p;
  if (out.role == FigureRole::level) return;
  size_t tail = p;
  while (is_hangul_syllable(peek(tail)) && tail - p < 6) ++tail;
  if (tail == p) {
    out.role = peek(p) == U' ' ? FigureRole::bare : FigureRole::closed;
    if (peek(p) == U' ' && figure.kind != FigureKind::count && level_verb(p) > 0) out.role = FigureRole::level;
    return;
  }
  const char32_t first = chars_[p];
  const size_t particle = tail - p > 1 && reader_.ends(first, ClauseReader::nth) ? p + 1 : p;
  const Case c = reader_.particle_of(chars_.substr(particle, tail - particle));
  out.behind = tail;
  if (reader_.ends(first, ClauseReader::per)) {
    out.role = FigureRole::per;
    return;
  }
  switch (c) {
    case Case::of:
      out.bent = true;
      out.role = FigureRole::bare;
      return;
    case Case::object:
    case Case::subject:
    case Case::topic:
    case Case::place:
      out.bent = false;
      if (const size_t verb = level_verb(tail); verb > 0) {
        out.role = FigureRole::level;
        read_attributive(verb, out);
        return;
      }
      out.role = c == Case::subject && p > figure.span.end && words_.around(chars_, p - 2, WordRole::suffix).length == 2
                     ? FigureRole::level
                 : c == Case::place && figure.kind == FigureKind::money && tail - p == 1 ? FigureRole::price
                                                                                         : FigureRole::acted;
      return;
    case Case::with:
      out.bent = false;
      out.role = level_verb(tail) > 0 ? FigureRole::level : FigureRole::acted;  // 종목도 두 개나 된다
      return;
    case Case::other:
      // 20만원에서 50만원으로
      out.role = !reader_.ends(first, ClauseReader::place_begin) ||
                         (k + 1 < figures_.size() && figures_[k + 1].kind == figure.kind &&
                          figures_[k + 1].span.begin - tail < 7) ||
                         level_verb(tail) > 0
                     ? FigureRole::level
                     : FigureRole::acted;
      out.bent = false;
      return;
    default:
      break;
  }
  if (reader_.ends(first, ClauseReader::copula) ||
      (tail - p > 1 && reader_.ends(chars_[tail - 1], ClauseReader::copula) &&
       reader_.ends(chars_[tail - 1], ClauseReader::verb_end))) {
    out.role = FigureRole::level;
    out.bent = false;
    out.attributive = reader_.ends(chars_[tail - 1], ClauseReader::attributive);
  }
}

}  // namespace kn
