// A line of a page as the rules read it: full-width characters and references folded (２６명 -> 26명), the signs ㅣ and
// │ a bar, with the trigger words in it.
#pragma once

#include <string>

#include "article/rules.h"

namespace kn {

struct FoldedLine {
  FoldedLine(const ArticleRules& rules, const std::string& line);

  std::string text;  // the same bytes unless the line holds such characters
  ArticleRules::Present words;
};

// The part of `line` that stands for bytes [from, to) of its folding.
std::string shown(const std::string& line, const std::string& folded, size_t from, size_t to);

}  // namespace kn
