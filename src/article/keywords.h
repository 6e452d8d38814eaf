// The words that carry a text: those that it says often, that other texts seldom say, and that it says early.
//
//   score = (1 + ln count) · ln(1000 / share) · (11/10 for a name and for a noun of four letters and more)
//           · (4/3 where it stands in the first two sentences)
//
// `share` is the number of texts in 1000 that hold the word (data/noun_frequency.tsv; 1 where it is not listed).
// Candidates are nouns with compounds whole, and names under their canonical form: 권 CSO counts for 제이슨 권.  The
// title that somebody bears (CSO, 최고경영자) is no candidate where it stands beside the name.
#pragma once

#include <string>
#include <vector>

#include "base/records.h"
#include "base/text.h"
#include "dict/facts.h"

namespace kn {

struct Keyword {
  std::string word;
  double score = 0;
};

class KeywordRanker {
 public:
  explicit KeywordRanker(const Image& image);

  // The best `count`, best first; of equal ones the one that stands first.  `nouns` in the order of the text; those
  // that lie in a name or in one of `taken` (dates, figures) are passed over.
  std::vector<Keyword> rank(const Text& text, const std::vector<Sentence>& sentences, const std::vector<Span>& nouns,
                            const std::vector<Entity>& names, const std::vector<Span>& taken, size_t count) const;

 private:
  FactTable shares_;
  uint32_t weight_;
};

}  // namespace kn
