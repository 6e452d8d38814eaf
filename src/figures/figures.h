// extract_figures: every number of a text with its unit, what it counts, and how the words around bend it.
//
//   정부는 연구개발 예산을 12.4% 늘어난 31조7천억원으로 편성했다.
//     12.4%         percent 12.4, up, 연구개발 예산
//     31조7천억원   money 31700000000000 KRW, 연구개발 예산
//
// One forward scan, without an analyser: tables say for each character whether a figure may begin there
// (base/starts.h); the reader (reader.h) takes what begins; the passes over the figures found add qualifier, change,
// restatement and item.
#pragma once

#include <vector>

#include "base/plane_table.h"
#include "base/starts.h"
#include "figures/clause.h"
#include "figures/figure.h"
#include "figures/words.h"

namespace kn {

class Figures {
 public:
  // The numerals outlive it.
  Figures(const Image& image, const Numerals& numerals);

  // In the order of the text, none overlapping another or one of `taken` (dates), which are in order, too.
  std::vector<Figure> extract(const Text& text, const std::vector<Span>& taken) const;

 private:
  enum Start : unsigned char { no_start, digit, word, sign, letter };

  const Numerals& numerals_;
  Units units_;
  FigureWords words_;
  ClauseReader clauses_;
  PlaneTable<unsigned char> starts_;
  Starts places_;
};

// The passes, each over all figures of a text in order.
// Qualifier
void find_bounds(std::u32string_view chars, const FigureWords& words, const ClauseReader& reader,
                 std::vector<Figure>& figures);
// Change
void find_changes(std::u32string_view chars, const FigureWords& words, const ClauseReader& reader,
                  std::vector<Figure>& figures);
void find_restatements(std::u32string_view chars, const FigureWords& words, std::vector<Figure>& figures);  // restates
// Item
void find_items(std::u32string_view chars, const FigureWords& words, const ClauseReader& reader,
                const std::vector<Span>& dates, std::vector<Figure>& figures);

}  // namespace kn
