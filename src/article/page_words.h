// Lines in which nothing but words of the page itself stands: data/page_words.tsv.
//
//   본문 글자 크기 조절        추천해요 3 좋아요 1        로그인 | 회원가입        👍 12        많이 본 기사
//
// Spaces, marks, numbers and letters' case say nothing; what is left must be made wholly of listed words.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "article/rule_kinds.h"
#include "dict/facts.h"

namespace kn {

class PageWords {
 public:
  explicit PageWords(const Image& image);
  // chrome, menu or list; nothing for a line with another word in it.
  std::optional<RuleKind> line(std::string_view folded) const;

 private:
  enum class Kind : unsigned char { chrome, menu, list, part };
  FactTable words_;
  std::vector<Kind> kinds_;  // of each row
};

}  // namespace kn
