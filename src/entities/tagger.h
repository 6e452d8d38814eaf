// The statistical tagger: a linear chain over letters that sees names which no list has.
//
//   둘로 나뉜 한빛로보틱스 대표 서가온씨 …  ->  O O O O B I I I I E O O B I E O
//
// Labels are begin, inside, end and single of five kinds of name; the best row of labels is found by Viterbi's algorithm, in time linear in the sentence.
#pragma once

#include <vector>

#include "base/text.h"
#include "entities/features.h"
#include "entities/letters.h"
#include "entities/weights.h"
#include "entities/word_classes.h"

namespace kn::entities {

struct Tagged {
  int kind;   // as EntityKind
  Span span;  // in the Text
};

class Tagger {
 public:
  explicit Tagger(const Image& image);
  Tagger(const Tagger&) = delete;
  Tagger& operator=(const Tagger&) = delete;

  // Appends the names of a sentence, in order.
  void tag(const Text& text, Span sentence, std::vector<Tagged>& out);
  const WordClasses& words() const { return words_; }

 private:
  Votes vote(size_t letter);
  void step(const Votes& votes, Votes& score, Votes& who) const;
  void decode();

  WordClasses words_;
  Weights weights_;
  Features features_;
  Letters letters_;
  std::vector<Votes> came_from_;
  Votes transitions_[kLabels];
  std::vector<int8_t> labels_;
};

}  // namespace kn::entities
