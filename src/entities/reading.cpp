// See reading.h.
#include "entities/reading.h"

#include <algorithm>

#include "base/interrupt.h"

namespace kn::entities {

namespace {

constexpr uint32_t kLongestParenthesis = 40;

bool dictionary_has(const Dictionary& dictionary, std::u32string_view word, Tag tag) {
  const WordRange range = dictionary.words_of(word);
  for (uint32_t w = range.first; w < range.end; ++w)
    if (dictionary.word(w).tag() == tag) return true;
  return false;
}

// Whether the dictionary has the word as a common noun; where it has not, no analysis will find one.
bool may_be_noun(const Dictionary& dictionary, std::u32string_view word) {
  return word.empty() || is_space(word.front()) || is_space(word.back()) || dictionary_has(dictionary, word, Tag::NNG);
}

}  // namespace

Reading::Reading(const Text& t, const WordClasses& w, Analyzer* analyzer) : text(t), words(w), analyzer_(analyzer) {
  constexpr uint32_t kBlock = 4096, kUsualLetters = 4;  // of a word, with its blank
  const auto size = static_cast<uint32_t>(t.size());
  folded.resize(size);
  runs.reserve(size / kUsualLetters);
  bool in_run = false;
  for (uint32_t from = 0; from < size; from += kBlock) {
    check_interrupt();
    for (uint32_t i = from; i < std::min(size, from + kBlock); ++i) {
      folded[i] = WordClasses::fold(t[i]);
      const bool word = is_word(i);
      if (word && !in_run) runs.push_back(Span{i, i});
      if (word) runs.back().end = i + 1;
      in_run = word;
    }
  }
}

std::u32string_view Reading::key(Span span) const {
  const std::u32string_view spelling = std::u32string_view(folded).substr(span.begin, span.size());
  if (spelling.find(U' ') == std::u32string_view::npos) return spelling;
  if (squeezed_.empty()) squeezed_.reserve(mentions.size());  // where one name has a blank, many have
  std::u32string_view& squeezed = squeezed_[number(span)];
  if (squeezed.empty()) squeezed = arena_.keep(WordClasses::fold(spelling));
  return squeezed;
}

bool Reading::is_common_noun(Span word) const {
  if (analyzer_ == nullptr || !may_be_noun(analyzer_->dictionary(), text.chars(word))) return false;
  analyzer_->analyze(text, word, analysis_);
  return analysis_.tokens.size() == 1 && analysis_.tokens[0].tag == Tag::NNG &&
         analysis_.tokens[0].origin != Origin::unknown;
}

bool Reading::is_made_of_nouns(Span word) const {
  if (analyzer_ == nullptr) return false;
  analyzer_->analyze(text, word, analysis_);
  return std::all_of(analysis_.tokens.begin(), analysis_.tokens.end(), [](const Token& token) {
    const bool noun = token.tag == Tag::NNG || token.tag == Tag::XSN || token.tag == Tag::XPN || token.tag == Tag::XR ||
                      token.tag == Tag::NNB;
    return noun && token.origin != Origin::unknown;
  });
}

bool Reading::is_unknown(Span word) const {
  if (analyzer_ == nullptr) return true;
  analyzer_->analyze(text, word, analysis_);
  return std::any_of(analysis_.tokens.begin(), analysis_.tokens.end(),
                     [](const Token& token) { return token.tag == Tag::NNP || token.origin == Origin::unknown; });
}

bool Reading::is_conjunction(Span word) const {
  return analyzer_ != nullptr && dictionary_has(analyzer_->dictionary(), text.chars(word), Tag::MAJ);
}

bool Reading::is_pronoun(Span word) const {
  return analyzer_ != nullptr && dictionary_has(analyzer_->dictionary(), text.chars(word), Tag::NP);
}

bool Reading::is_verb(Span word) const {
  if (analyzer_ == nullptr) return false;
  analyzer_->analyze(text, word, analysis_);
  if (analysis_.tokens.empty()) return false;
  const Tag first = analysis_.tokens.front().tag, last = analysis_.tokens.back().tag;
  return (first == Tag::VV || first == Tag::VA || first == Tag::VX) &&
         (last == Tag::EC || last == Tag::EF || last == Tag::ETM || last == Tag::ETN);
}

bool Reading::is_strange(Span word) const {
  if (analyzer_ == nullptr) return true;
  analyzer_->analyze(text, word, analysis_);
  return std::any_of(analysis_.tokens.begin(), analysis_.tokens.end(),
                     [](const Token& token) { return token.origin == Origin::unknown || token.tag == Tag::UNKNOWN; });
}

uint32_t Reading::word_end(uint32_t i) const {
  if (i >= last_word_.begin && i < last_word_.end) return last_word_.end;
  InterruptPacer pacer;
  uint32_t end = i;
  while (is_word(end)) {
    pacer.tick();
    ++end;
  }
  if (end > i) last_word_ = Span{i, end};
  return end;
}

bool Reading::is_plain(Span word) const {
  if (analyzer_ == nullptr) return true;
  const auto [known, added] = plain_.try_emplace(number(word), false);
  if (!added) return known->second;
  analyzer_->analyze(text, word, analysis_);
  return known->second = std::all_of(analysis_.tokens.begin(), analysis_.tokens.end(), [](const Token& token) {
           const Tag tag = token.tag;
           return is_common_or_proper(tag) || tag == Tag::XR || tag == Tag::SL || tag == Tag::SN || tag == Tag::SH ||
                  tag == Tag::XPN || tag == Tag::XSN;
         });
}

bool Reading::particles(uint32_t i) const {
  // Longest first is right for Korean particles: 에서는 is 에서 + 는.
  for (int pieces = 0; pieces < 4; ++pieces) {
    uint32_t longest = 0;
    words.prefixes(std::u32string_view(folded).substr(i, 8), [&](uint32_t length, uint32_t classes) {
      if ((classes & kParticle) != 0) longest = length;
    });
    if (longest == 0) return false;
    i += longest;
    if (!is_word(i)) return true;
  }
  return false;
}

bool Reading::ends_name(uint32_t i) const {
  if (!is_word(i) || particles(i)) return true;
  bool title = false;
  words.prefixes(std::u32string_view(folded).substr(i, 12), [&](uint32_t length, uint32_t classes) {
    if ((classes & (kHonorific | kTitleAfter)) != 0 && (!is_word(i + length) || particles(i + length))) title = true;
  });
  return title;
}

int Reading::mention_from(uint32_t i) const {
  const auto at = std::lower_bound(mentions.begin(), mentions.end(), i,
                                   [](const Mention& m, uint32_t p) { return m.span.begin < p; });
  return at != mentions.end() && at->span.begin == i ? static_cast<int>(at - mentions.begin()) : -1;
}

int Reading::mention_until(uint32_t i) const {
  const auto at = std::lower_bound(mentions.begin(), mentions.end(), i,
                                   [](const Mention& m, uint32_t p) { return m.span.end < p; });
  return at != mentions.end() && at->span.end == i ? static_cast<int>(at - mentions.begin()) : -1;
}

uint32_t Reading::past_parenthesis(uint32_t i) const {
  if (text[i] != U'(') return i;
  for (uint32_t k = i + 1; k < text.size() && k - i <= kLongestParenthesis && text[k] != U'\n' && text[k] != U'('; ++k)
    if (text[k] == U')') return k + 1;
  return i;
}

uint32_t Reading::before_parenthesis(uint32_t i) const {
  if (i == 0 || text[i - 1] != U')') return i;
  for (uint32_t k = i - 1;
       k > 0 && i - k <= kLongestParenthesis && text[k - 1] != U'\n' && (k == i - 1 || text[k] != U')'); --k)
    if (text[k - 1] == U'(') return k - 1;
  return i;
}

}  // namespace kn::entities
