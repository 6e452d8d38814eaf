// A text as sentences.
//
//   물가는 2.1% 올랐다.이어 금리도 뛰었다.            2: a full stop behind an ending needs no space, one in a number ends nothing
//   그는 “좋다. 지금 가자.”고 말했다.                 1: a quotation stays in the sentence around it
//   ■ 공사는 언제⏎내년 4월 시작한다                   2: a line is never more than its own sentences
//   Dr. 한은 2026. 8. 31.까지 U.S. 스틸에 있었다.     1
//
// One scan over the characters collects the few that can matter (stops, marks, line ends); everything else works on
// these. Marks are paired within their line, so an unbalanced one cannot swallow the text.  Every character that is no
// blank lies in exactly one sentence, and none is longer than kLongestSentence, so that what works sentence by sentence
// has short steps.
#pragma once

#include <string>
#include <vector>

#include "base/records.h"
#include "base/starts.h"
#include "base/text.h"
#include "dict/facts.h"

namespace kn {

inline constexpr uint32_t kLongestSentence = 2000;

class SentenceSplitter {
 public:
  // Reads data/sentence_words.tsv of the image.
  explicit SentenceSplitter(const Image& image);

  std::vector<Sentence> split(const Text& text) const;

 private:
  FactTable words_;
  uint32_t class_;
  Starts stops_;
  std::u32string smiles_;  // signs of which smiles behind a stop are made
};

// 1-based number of the sentence in which (or after which, for a blank) the char stands; 1 where there are no
// sentences.
uint32_t sentence_of(const std::vector<Sentence>& sentences, uint32_t index);

}  // namespace kn
