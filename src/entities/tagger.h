// The statistical tagger: a linear chain over letters that sees names which no list has.
//
//   둘로 나뉜 한빛로보틱스 대표 서가온씨 …  ->  O O O O B I I I I E O O B I E O
//
// Labels are begin, inside, end and single of five kinds of name; the best row of labels is found by Viterbi's
// algorithm, in time linear in the sentence.  Most words hold no name.  The gate says so of most of them (gate.h), and
// of others the votes for their first letter do; the chain runs over what is left, from one such word to the next.
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
  // Votes for going from one label to all others, and for going on within a name of each kind.
  struct Steps {
    Shorts begins[kLabels], singles[kLabels];  // from a label that closes a name
    Shorts begin_inside, inside_inside, begin_end, inside_end;
    int16_t to_outside[kLabels];
  };

  // The features of a letter or word, and then the rows of those that are known.  Memory is slow and the tables are
  // large, so the features of a whole line are worked out and their places fetched before the first is looked at.
  struct Asked {
    uint32_t count = 0;
    std::array<uint64_t, Features::kMost> features;
    std::array<uint32_t, Features::kMost> rows;
  };
  struct Word {
    uint32_t begin = 0, end = 0;
    bool in_word = false;  // no punctuation
    bool looked_at = false;
  };

  void ask(size_t letter, Asked& asked) const;
  void find_rows(Asked& asked) const;
  Votes vote(const Asked& asked) const { return weights_.sum(asked.rows.data(), asked.count); }
  // Those whose letters are looked at; asks about their first letters.
  void choose_words();
  // Looks at letter i: begins a chain there, or goes on with it.
  void start(size_t i, const Votes& votes);
  void step(size_t i, const Votes& votes);
  // Ends the chain at its last letter, which has this label.
  void close(size_t last, int label);
  int best_closed(bool border) const;
  void decode();

  WordClasses words_;
  Weights weights_;
  Features features_;
  Letters letters_;
  Steps steps_;
  Votes score_;                   // of the labels of the chain's last letter; the best has 0
  size_t chain_ = 0;              // where it began
  std::vector<Votes> came_from_;  // best label before, by letter and label
  std::vector<int8_t> labels_;
  std::vector<Word> line_;
  std::vector<Asked> firsts_, rest_;  // first letters of the words looked at; letters of one word
};

}  // namespace kn::entities
