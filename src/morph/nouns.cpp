// Runs of tokens that make a noun.
#include "morph/nouns.h"

namespace kn {

namespace {

bool carries(Tag tag) { return is_common_or_proper(tag) || tag == Tag::SL || tag == Tag::SH; }
bool joins(Tag tag) { return carries(tag) || tag == Tag::SN || tag == Tag::XPN || tag == Tag::XSN || tag == Tag::XR; }

// 센터 with a copula inside (센터ㄴ가) is no noun.
bool is_word(const Token& token) { return token.type != WordType::inflected; }

// 9호선, 3대강국: between a number and a noun what it counts belongs to the word, too.  The noun's place, or begin
// where there is none.
size_t behind_count(const std::vector<Token>& tokens, size_t begin) {
  const auto glued = [&](size_t k) {
    return k < tokens.size() && !tokens[k].spaced && tokens[k].span.begin == tokens[k - 1].span.end;
  };
  if (begin == 0 || tokens[begin - 1].tag != Tag::SN) return begin;
  size_t k = begin;
  while (glued(k) && (tokens[k].tag == Tag::NNB || tokens[k].tag == Tag::NNBC || tokens[k].tag == Tag::NR)) ++k;
  return glued(k) && carries(tokens[k].tag) && is_word(tokens[k]) ? k : begin;
}

bool left_off(const Text& text, const Token& token) {
  const char32_t c = text[token.span.begin];
  return token.tag == Tag::XSN && token.span.size() == 1 && (c == U'들' || c == U'님');
}

}  // namespace

std::vector<Span> find_nouns(const Text& text, const Analysis& analysis) {
  std::vector<Span> nouns;
  const std::vector<Token>& tokens = analysis.tokens;
  for (size_t i = 0; i < tokens.size();) {
    if (!joins(tokens[i].tag) || !is_word(tokens[i])) {
      ++i;
      continue;
    }
    size_t end = i + 1;
    for (;; ++end) {
      end = behind_count(tokens, end);
      if (end >= tokens.size() || tokens[end].spaced || !joins(tokens[end].tag) || !is_word(tokens[end]) ||
          tokens[end].span.begin != tokens[end - 1].span.end)
        break;
    }
    size_t last = end;
    while (last > i && left_off(text, tokens[last - 1])) --last;
    bool carried = false;
    for (size_t k = i; k < last; ++k) carried = carried || carries(tokens[k].tag);
    if (carried) nouns.push_back(Span{tokens[i].span.begin, tokens[last - 1].span.end});
    i = end;
  }
  return nouns;
}

}  // namespace kn
