// What a figure counts or measures: the shortest noun phrase that says so.
//
//   [GPU] 5만 장      [주민] 20여 명               the bare noun in front
//   십이만 대의 [전기 트럭]   4인 [가구]   15㎿급 [터빈]     the phrase behind that the figure belongs to
//   [매개변수]는 700억개   [예산]을 올해보다 12.4% 늘린     the topic, subject or object of the clause
//   [설비]에는 8천억원이 책정됐다   9천원에 데이터를 주는 [요금제]   what money goes into, what it is the price of
//   점유율은 46%, 2위는 [15%]                      what the figure before measures
//
// Which of these is asked, and in which order, follows from the figure's kind and from what it is to its clause
// (FigureRole); the orders stand in find() and the functions for kinds under it.  An agent is no item: in 두산은 15승을
// 거뒀다 and 외국인은 6천억원을 사들였다 the topic did something, in 업체는 23곳이다 and 물가는 3% 올랐다 it is what
// the figure tells of.
#pragma once

#include <vector>

#include "figures/item_phrases.h"

namespace kn {

class ItemFinder : private ItemPhrases {
 public:
  ItemFinder(std::u32string_view chars, const FigureWords& words, const ClauseReader& reader,
             std::vector<Figure>& figures, const std::vector<Span>& dates)
      : ItemPhrases(chars, words, reader, figures, dates) {}

  // The figures are asked in their order: those in front have their items already.
  Span find(size_t k);

 private:
  // items.cpp: what the figure is to those beside it
  Role role_of(size_t k) const;
  bool stands_before(size_t k) const;
  bool leads_sum() const;
  bool follows_from() const;
  bool added() const;
  size_t word_before(size_t end) const;
  Span name_before(const Figure& f) const;
  Span of_sample() const;
  bool sampled() const;
  size_t of_those() const;
  static bool opens(char32_t c);
  bool in_parentheses(const Figure& f) const;
  bool compared_with_next() const;
  Span in_parenthesis();

  // item_of_things.cpp: counts, ordinals and ranks
  Span of_things() const;
  bool before_group() const;
  Span thing_behind() const;
  Span counted_before() const;
  Span beside_count() const;
  Span beside_parts() const;
  bool behind_is(WordRole role) const;
  bool of_a_whole() const;
  bool behind_whole(const Figure& f) const;
  bool doubled() const;
  bool priced(const Figure& f) const;
  bool by_package(const Figure& f, const Figure& price) const;
  Span goods() const;
  bool sold() const;

  // item_of_measure.cpp: lengths, weights, temperatures; ratios, ages, lengths of time
  Span of_measure() const;
  Span own_noun() const;
  Span described() const;
  bool nearest_argument() const;
  Span with_next() const;
  bool listed_with_next() const;
  Span of_ratio() const;
  Span of_duration() const;
  Span of_age() const;

  // item_of_amount.cpp: sums of money, shares, bare numbers
  Span of_amount() const;
  bool of_side() const;
  Span of_each() const;
  const LeftToken* left_of_figures(size_t first) const;
  Span named_each(size_t first, size_t count, size_t i) const;
  bool listed(size_t j) const;
  Span share_of_figure() const;
  Span apposed() const;
  Span of_sum_in_front() const;
  bool acted_with_next() const;
  Span given_as() const;
  Span near_object() const;
};

}  // namespace kn
