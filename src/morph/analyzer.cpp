// Sentences into stretches, best paths into tokens.
#include "morph/analyzer.h"

#include <algorithm>

namespace kn {

Analyzer::Analyzer(const Image& image, const UserTerms* user_terms)
    : dictionary_(image), person_names_(image, dictionary_), lattice_(dictionary_) {
  set_user_terms(user_terms);
  lattice_.set_person_names(&person_names_);
  if (image.has("facts/helping_verbs")) {
    helping_verbs_ = FactTable::open(image, "helping_verbs");
    endings_ = helping_verbs_->column("endings");
  }
  if (image.has("facts/irregular_verbs")) {
    irregular_verbs_ = FactTable::open(image, "irregular_verbs");
    objects_ = irregular_verbs_->column("objects");
  }
  if (image.has("facts/derived_nouns")) {
    derived_nouns_ = FactTable::open(image, "derived_nouns");
    written_on_ = derived_nouns_->column("written_on");
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

std::optional<int32_t> Analyzer::dearer_as_name(std::u32string_view word) {
  const MorphSettings& s = dictionary_.settings();
  const auto connection = [&](uint32_t right, uint32_t left) {
    return dictionary_.connections(left)[dictionary_.right_offset(right)];
  };
  std::optional<int32_t> as_name;
  person_names_.prefixes(word, [&](uint32_t length, int16_t cost) {
    const bool consonant = final_consonant(word.back()) > 0;
    if (length == word.size())
      as_name = cost + connection(s.border_right, s.person_left[consonant]) +
                connection(s.person_right[consonant], s.border_left);
  });
  if (!as_name) return std::nullopt;
  const WithoutNames without(*this);
  const PathWord& last =
      lattice_.best_path(word, 0, static_cast<uint32_t>(word.size()), static_cast<uint16_t>(s.border_right), true)
          .back();
  return *as_name - (last.cost + connection(last.right, s.border_left));
}

// A stretch ends behind the last blank within its length; where there is none, between two characters of different
// kinds; where all are of one kind, anywhere.
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
  token.origin = node.users                         ? Origin::user
                 : node.word == Dictionary::kNoWord ? Origin::unknown
                 : word.own()                       ? Origin::own
                                                    : Origin::dictionary;
  token.whole = word.whole();
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
  if (plain_) return;
  if (derived_nouns_) {
    mend_derived_nouns(text, analysis);
    mend_suffixed_nouns(text, analysis);
  }
  if (helping_verbs_) tell_helping_verbs(text, analysis);
  if (irregular_verbs_) tell_verbs_by_objects(text, analysis);
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

// The object before the verb, adverbs set aside: 노래 in 노래를 많이 들었다, 말 in 말 들었다.  Null where there is
// none; a topic may be the subject (이야기도 들어 있다).
const Token* object_before(const std::vector<Token>& tokens, size_t verb) {
  size_t i = verb;
  while (i > 0 && tokens[i - 1].tag == Tag::MAG) --i;
  if (i > 0 && tokens[i - 1].tag == Tag::JKO) --i;
  return i > 0 && is_noun(tokens[i - 1].tag) ? &tokens[i - 1] : nullptr;
}

// Whether the word ends in one of the list "말|소리|…".
bool ends_in_one_of(std::u32string_view word, std::string_view list) {
  const std::string utf8 = to_utf8(word);
  while (!list.empty()) {
    const size_t bar = std::min(list.find('|'), list.size());
    if (utf8.ends_with(list.substr(0, bar))) return true;
    list.remove_prefix(std::min(bar + 1, list.size()));
  }
  return false;
}

}  // namespace

// The word that a form has besides its usual one, with the same ending, where it belongs to two verbs
// (irregular_verbs.cpp).
std::optional<uint32_t> Analyzer::other_reading(std::u32string_view surface, uint32_t usual) const {
  const Word known = dictionary_.word(usual);
  const WordRange range = dictionary_.words_of(surface);
  for (uint32_t w = range.first; w < range.end; ++w)
    if (const Word word = dictionary_.word(w);
        word.own() && word.mended() && word.left == known.left && word.right == known.right)
      return w;
  return std::nullopt;
}

// What a noun of the surface costs between two borders; nothing where it is none.
std::optional<int32_t> Analyzer::cost_as_noun(std::u32string_view surface) const {
  const MorphSettings& s = dictionary_.settings();
  std::optional<int32_t> least;
  const WordRange range = dictionary_.words_of(surface);
  for (uint32_t w = range.first; w < range.end; ++w) {
    const Word word = dictionary_.word(w);
    if (word.tag() != Tag::NNG || word.mended()) continue;
    const int32_t cost = word.cost + dictionary_.connections(word.left)[dictionary_.right_offset(s.border_right)] +
                         dictionary_.connections(s.border_left)[dictionary_.right_offset(word.right)];
    least = std::min(least.value_or(cost), cost);
  }
  return least;
}

// 변 + 호단 is 변호 + 단, 중 + 계사 중계 + 사: a noun that nobody writes, or hardly anybody beside the other, gives its
// first letter to the noun that many write before an ending.
void Analyzer::mend_derived_nouns(const Text& text, Analysis& analysis) const {
  const auto noun = [&](Span span, bool ending) -> std::optional<uint32_t> {
    const WordRange range = dictionary_.words_of(text.chars(span));
    for (uint32_t w = range.first; w < range.end; ++w)
      if (const Word word = dictionary_.word(w); word.type() == WordType::plain && !word.mended() && !word.rare() &&
                                                 (word.tag() == Tag::NNG || (ending && word.tag() == Tag::XSN)))
        return w;
    return std::nullopt;
  };
  for (size_t i = 0; i + 1 < analysis.tokens.size(); ++i) {
    Token &first = analysis.tokens[i], &second = analysis.tokens[i + 1];
    if ((first.tag != Tag::NNG && first.tag != Tag::NNB && first.tag != Tag::NR) || first.span.size() != 1 ||
        second.tag != Tag::NNG || second.span.size() != 2 || second.spaced || second.origin != Origin::dictionary)
      continue;
    const Span stem{first.span.begin, second.span.begin + 1}, ending{stem.end, second.span.end};
    if (stem.size() != 2 || !derived_nouns_->find(text.chars(ending))) continue;
    if (!dictionary_.word(second.word).rare()) {
      constexpr int32_t kRarer = 100;
      const auto stem_cost = cost_as_noun(text.chars(stem)), second_cost = cost_as_noun(text.chars(second.span));
      if (!stem_cost || !second_cost || *stem_cost + kRarer > *second_cost) continue;
    }
    const auto stem_word = noun(stem, false), ending_word = noun(ending, true);
    if (!stem_word || !ending_word) continue;
    become(first, stem, *stem_word);
    become(second, ending, *ending_word);
  }
}

void Analyzer::become(Token& token, Span span, uint32_t number) const {
  const Word word = dictionary_.word(number);
  token.span = span, token.word = number, token.tag = word.tag(), token.type = word.type(),
  token.name_class = word.name_class();
  token.origin = word.own() ? Origin::own : Origin::dictionary;
  token.whole = word.whole();
}

// 보험사는, 협상파는: what is written on to a noun and could end one is no verb with an ending (사다, 파다), but that
// end and a particle.
void Analyzer::mend_suffixed_nouns(const Text& text, Analysis& analysis) const {
  std::vector<Token>& tokens = analysis.tokens;
  const auto word = [&](Span span, auto&& fits) -> std::optional<uint32_t> {
    const WordRange range = dictionary_.words_of(text.chars(span));
    for (uint32_t w = range.first; w < range.end; ++w)
      if (const Word found = dictionary_.word(w);
          found.type() == WordType::plain && !found.mended() && fits(found.tag()))
        return w;
    return std::nullopt;
  };
  const auto goes_on = [&](size_t i) {
    return i < tokens.size() && !tokens[i].spaced && tokens[i].origin != Origin::user;
  };
  for (size_t i = 0; i + 1 < tokens.size(); ++i) {
    const Token verb = tokens[i + 1];
    if (!is_common_or_proper(tokens[i].tag) || tokens[i].span.size() < 2 || verb.tag != Tag::VV || !goes_on(i + 1))
      continue;
    const bool one_word = verb.span.size() > 1;  // 사는, which irregular_verbs.tsv made one
    if (one_word ? verb.origin != Origin::own || verb.type != WordType::inflected : !goes_on(i + 2)) continue;
    const Span end{verb.span.begin, verb.span.begin + 1},
        rest = one_word ? Span{end.end, verb.span.end} : tokens[i + 2].span;
    const auto row = derived_nouns_->find(text.chars(end));
    if (!row || derived_nouns_->cell(*row, written_on_).empty()) continue;
    const auto noun = word(end, [](Tag tag) { return tag == Tag::NNG || tag == Tag::XSN; });
    const auto particle = word(rest, [](Tag tag) { return tag == Tag::JX; });
    if (!noun || !particle || !word(rest, [](Tag tag) { return tag == Tag::ETM; })) continue;
    if (one_word) tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 2, verb);
    become(tokens[i + 1], end, *noun);
    become(tokens[i + 2], rest, *particle);
  }
}

// Costs do not tell 듣다 (hear) from 들다 (lift) in 들었다, what is heard or lifted does: 노래를 들었다, 손을 들었다.
void Analyzer::tell_verbs_by_objects(const Text& text, Analysis& analysis) const {
  for (size_t i = 0; i < analysis.tokens.size(); ++i) {
    Token& verb = analysis.tokens[i];
    if (verb.origin != Origin::own || verb.type != WordType::inflected || (verb.tag != Tag::VV && verb.tag != Tag::VA))
      continue;
    const Token* const object = object_before(analysis.tokens, i);
    const auto other = object != nullptr ? other_reading(text.chars(verb.span), verb.word) : std::nullopt;
    if (!other) continue;
    std::string form;
    dictionary_.parts(verb.word, verb.span.size(), [&](const WordPart& part) {
      if (form.empty())
        append_form(text, Morpheme{part.tag, Span{verb.span.begin + part.from, verb.span.begin + part.to}, part.form},
                    &form);
    });
    const std::u32string stem = decode_utf8(form);
    irregular_verbs_->prefixes(stem, [&](FactMatch m) {
      if (m.length == stem.size() && ends_in_one_of(text.chars(object->span), irregular_verbs_->cell(m.row, objects_)))
        verb.word = *other;
    });
  }
}

// 하 is the same word with two tags, and costs alone tell them apart badly: VX behind an ending that asks for help
// (가야 한다, 가기도 한다), VV behind everything else (일을 한다).
void Analyzer::tell_helping_verbs(const Text& text, Analysis& analysis) const {
  const Token* before = nullptr;  // particles that mean nothing here (JX) set aside
  std::string form;
  for (Token& token : analysis.tokens) {
    const bool behind_ending = before != nullptr && (is_ending(before->tag) || before->type == WordType::inflected);
    if (token.tag == Tag::VX || (token.tag == Tag::VV && behind_ending)) {
      form.clear();
      morphemes(token, [&](const Morpheme& m) {
        if (form.empty()) append_form(text, m, &form);
      });
      if (const auto verb = helping_verbs_->find(decode_utf8(form)))
        token.tag = behind_ending && lists(helping_verbs_->cell(*verb, endings_), last_ending(text, *before)) ? Tag::VX
                                                                                                              : Tag::VV;
    }
    if (token.tag != Tag::JX) before = &token;
  }
}

// The ending that the token ends in (하기도: 기), "" where it ends in none.
std::string Analyzer::last_ending(const Text& text, const Token& token) const {
  std::string ending;
  morphemes(token, [&](const Morpheme& m) {
    if (m.tag == Tag::JX) return;
    ending.clear();
    if (is_ending(m.tag)) append_form(text, m, &ending);
  });
  return ending;
}

}  // namespace kn
