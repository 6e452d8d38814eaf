// Which figures say the one in front again, in another unit or spelling.
//
//   5천억 달러(약 720조원)   20㎿(메가와트)   4만5천 리라, 우리 돈 약 153만원   절반(50%)
#include "base/interrupt.h"
#include "figures/figures.h"

namespace kn {

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
