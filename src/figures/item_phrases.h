// The noun phrases that stand around a figure, as candidates for what it counts: in front of it, behind it, shared with
// the figures before it.
//
//   [주민] 20여 명        direct: the bare noun in front
//   [예산]을 … 12.4% 늘린  told: the topic, subject or object of the clause
//   십이만 대의 [전기 트럭]   behind: the nouns in a row that the figure belongs to
//   점유율은 46%, [15%]     shared: what the figure before measures
//
// Which of them is asked for, and in which order, is item_finder.h and its files.
#pragma once

#include <vector>

#include "figures/figures.h"
#include "figures/surroundings.h"

namespace kn {

inline bool is_amount(FigureKind k) {
  return k == FigureKind::percent || k == FigureKind::percent_point || k == FigureKind::multiple ||
         k == FigureKind::fraction || k == FigureKind::number || k == FigureKind::money;
}
inline bool is_thing(FigureKind k) {
  return k == FigureKind::count || k == FigureKind::ordinal || k == FigureKind::rank;
}
// Of things whose price may be told: 쌀 20㎏, 배추 한 포기.
inline bool is_goods(FigureKind k) {
  return k == FigureKind::count || k == FigureKind::mass || k == FigureKind::volume;
}
inline bool is_physical(FigureKind k) { return k >= FigureKind::length && k <= FigureKind::temperature; }

inline bool is_measured(FigureKind k) { return is_amount(k) || is_physical(k); }

class ItemPhrases {
 protected:
  ItemPhrases(std::u32string_view chars, const FigureWords& words, const ClauseReader& reader,
              std::vector<Figure>& figures, const std::vector<Span>& dates)
      : chars_(chars), words_(words), figures_(figures), surroundings_(chars, words, reader, figures, dates) {}

  using Sort = LeftToken::Sort;
  using Role = FigureRole;
  bool level() const { return around_.role == Role::level || around_.role == Role::closed; }
  const Figure& figure() const { return figures_[k_]; }
  const LeftToken* left(size_t i) const { return surroundings_.left(around_, i); }
  const Surroundings& chain() const {
    surroundings_.read_chain(k_, around_);
    return around_;
  }
  char32_t peek(size_t i) const { return i < chars_.size() ? chars_[i] : U'\0'; }
  static Span either(Span a, Span b) { return a.empty() ? b : a; }

  bool same_sentence(size_t earlier) const;

  // ---- the noun in front
  // The nearest word that is not passed over.
  const LeftToken* nearest() const;
  bool consumed(const ClauseWord& w, bool passed) const;
  bool listed_behind_figure(const ClauseWord& w) const;
  const LeftToken* direct_token() const;
  Span direct() const;
  // The noun with its particle right in front: 통학버스를 두 대, 업체는 모두 23개사.
  Span near() const;
  // The topic, subject or object that the figure tells of.  What stands right in front of a verb in between belongs to
  // that verb (희망 범위 상단을 넘는 3만원); behind a comma only a topic reaches this far.
  Span told() const { return topic_or_argument(false); }
  Span measured_topic() const { return topic_or_argument(true); }
  Span topic_or_argument(bool measure) const;
  // 2위는 15%: the rank is what the share is told of.
  bool is_topic(const Figure& f) const { return surroundings_.ends(f.span.end, ClauseReader::topic); }
  // 배추 한 포기가 7천원: so is the price of what is counted.
  bool tells_of(const Figure& f) const {
    return is_topic(f) ||
           (figure().kind == FigureKind::money && level() && is_goods(f.kind) && surroundings_.subject_at(f.span.end));
  }
  Span spread_topic() const;
  bool is_object(const Figure& f) const;
  // 부동산의 30.6%
  Span part_of() const;
  // The token behind a comparison: 설비투자에 [작년보다 30% 많은] 24조원을; 0 where there is none.
  size_t past_comparison() const;
  // 설비에는 8천억원이 책정됐다, 정보화 부문에 8천억원을 투입한다.
  Span goes_into() const;
  bool behind_figure(const ClauseWord& w) const;

  // ---- the noun behind
  // What the figure belongs to, of the nouns in a row behind it.  `label`: the first of them (1위 택배사 한별물류),
  // else the last with the noun in front of it (15㎿급 [LNG 운반선]), things done to it left aside (데이터센터 | 건설).
  Span behind(bool label) const;
  // 10나노급 6세대(1c) D램
  Span behind_next_figure() const;
  // 오천억원을 들인 새만금 공장은
  Span spent_on() const;
  // 달러당 1,385원에 거래를 시작한 환율은: the noun that the figure's clause belongs to.
  Span relative_head() const { return surroundings_.relative_head(around_.behind, k_); }

  // ---- the figures in front
  Span shared() const;
  // 점유율 38.2%로 1위; 운반선 두 척을 척당 2억 달러에.
  Span adjacent_share() const;

  // ---- nouns
  static Span noun(const ClauseWord& w) {
    return Span{static_cast<uint32_t>(w.begin), static_cast<uint32_t>(w.noun_end)};
  }
  // 점유율, 기온, 수출액: a noun that names a size.
  bool measures(Span s) const;
  // 운전자, 무주택자
  bool person(const ClauseWord& w) const {
    return words_.noun(chars_.substr(0, w.noun_end), w.begin, WordRole::person).length == w.noun_end - w.begin;
  }
  // A short head takes the bare noun in front of it: 매각 대금; 영아 수 of so many infants is the infants.
  Span phrase(const ClauseWord& w) const;
  Span extended(Span span) const;

  std::u32string_view chars_;
  const FigureWords& words_;
  std::vector<Figure>& figures_;
  SurroundingsReader surroundings_;
  mutable Surroundings around_;  // filled as it is asked
  size_t k_ = 0;
};

}  // namespace kn
