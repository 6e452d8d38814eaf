// Sentences into stretches, best paths into tokens.
#include "morph/analyzer.h"

#include <algorithm>

namespace kn {

Analyzer::Analyzer(const Image& image, const UserTerms* user_terms)
    : dictionary_(image), user_terms_(user_terms != nullptr && !user_terms->empty() ? user_terms : nullptr), lattice_(dictionary_, user_terms_) {}

void Analyzer::set_plain(bool plain) { lattice_.set_plain(plain); }

// A stretch ends behind the last blank within its length; where there is none, between two characters of different kinds;
// where all are of one kind, anywhere.
uint32_t Analyzer::stretch_end(std::u32string_view chars, uint32_t from, uint32_t to) const {
  if (to - from <= kStretch) return to;
  const uint32_t limit = from + kStretch;
  for (uint32_t at = limit; at > from + kStretch / 2; --at)
    if (is_space(chars[at - 1]) && !is_space(chars[at])) return at;
  for (uint32_t at = limit; at > from + kStretch / 2; --at)
    if ((dictionary_.character(chars[at - 1]).kinds() & dictionary_.character(chars[at]).kinds()) == 0) return at;
  return limit;
}

void Analyzer::add_token(const LatticeNode& node, uint32_t after, Analysis& analysis) const {
  Word word{};
  word.flags = node.flags;
  Token token{};
  token.span = Span{node.begin, node.end};
  token.word = node.word;
  token.tag = node.tag;
  token.type = word.type();
  token.name_class = word.name_class();
  token.origin = (node.flags & LatticeNode::kUser) != 0 ? Origin::user
                 : node.word == Dictionary::kNoWord              ? Origin::unknown
                 : word.own()                                        ? Origin::own
                                                                     : Origin::dictionary;
  token.spaced = analysis.tokens.empty() || node.begin > after;
  analysis.tokens.push_back(token);
}

void Analyzer::analyze(const Text& text, Span sentence, Analysis& analysis) {
  analysis.tokens.clear();
  const std::u32string_view chars = text.chars();
  const uint32_t end = std::min(sentence.end, static_cast<uint32_t>(chars.size()));
  uint16_t right = static_cast<uint16_t>(dictionary_.settings().border_right);
  uint32_t after = sentence.begin;
  for (uint32_t from = sentence.begin; from < end;) {
    const uint32_t to = stretch_end(chars, from, end);
    for (const LatticeNode& node : lattice_.best_path(chars, from, to, right, to == end)) {
      add_token(node, after, analysis);
      after = node.end;
      right = node.right;
    }
    from = to;
  }
}

}  // namespace kn
