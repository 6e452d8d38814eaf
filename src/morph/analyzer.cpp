// Sentences into stretches, best paths into tokens.
#include "morph/analyzer.h"

#include <algorithm>

namespace kn {

Analyzer::Analyzer(const Image& image, const UserTerms* user_terms)
    : dictionary_(image), lattice_(dictionary_) {
  set_user_terms(user_terms);
  if (image.has("facts/helping_verbs")) {
    helping_verbs_ = FactTable::open(image, "helping_verbs");
    endings_ = helping_verbs_->column("endings");
  }
}

void Analyzer::set_user_terms(const UserTerms* user_terms) {
  user_terms_ = user_terms != nullptr && !user_terms->empty() ? user_terms : nullptr;
  lattice_.set_user_terms(user_terms_);
}

void Analyzer::set_plain(bool plain) {
  plain_ = plain;
  lattice_.set_plain(plain);
}

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

void Analyzer::add_token(const PathWord& node, uint32_t after, Analysis& analysis) const {
  Word word{};
  word.flags = node.flags;
  Token token{};
  token.span = Span{node.begin, node.end};
  token.word = node.word;
  token.tag = node.tag;
  token.type = word.type();
  token.name_class = word.name_class();
  token.origin = (node.flags & PathWord::kUser) != 0 ? Origin::user
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
    for (const PathWord& node : lattice_.best_path(chars, from, to, right, to == end)) {
      add_token(node, after, analysis);
      after = node.end;
      right = node.right;
    }
    from = to;
  }
  if (helping_verbs_ && !plain_) tell_helping_verbs(text, analysis);
}

namespace {

// Whether the list "어야|아야|…" holds the word.
bool lists(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const size_t bar = std::min(list.find('|'), list.size());
    if (list.substr(0, bar) == word) return true;
    list.remove_prefix(std::min(bar + 1, list.size()));
  }
  return false;
}

}  // namespace

// 하 is the same word with two tags, and costs alone tell them apart badly: VX behind an ending that asks for help (가야 한다,
// 가기도 한다), VV behind everything else (일을 한다).
void Analyzer::tell_helping_verbs(const Text& text, Analysis& analysis) const {
  Tag before = Tag::NA;  // last morpheme but particles of the tokens before, if it was an ending
  std::string ending, form;
  for (Token& token : analysis.tokens) {
    if (token.tag == Tag::VV || token.tag == Tag::VX) {
      form.clear();
      bool first = true;
      morphemes(token, [&](const Morpheme& m) {
        if (first) append_form(text, m, &form);
        first = false;
      });
      if (const auto verb = helping_verbs_->find(decode_utf8(form)))
        token.tag = is_ending(before) && lists(helping_verbs_->cell(*verb, endings_), ending) ? Tag::VX : Tag::VV;
    }
    if (token.tag == Tag::JX) continue;
    before = Tag::NA;
    if (!is_ending(token.tag) && token.type != WordType::inflected) continue;
    morphemes(token, [&](const Morpheme& m) {
      if (m.tag == Tag::JX) return;
      before = m.tag;
      ending.clear();
      if (is_ending(m.tag)) append_form(text, m, &ending);
    });
  }
}

}  // namespace kn
