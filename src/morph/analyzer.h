// Morphological analysis: a sentence into the words of the dictionary and their morphemes.
//
//   Analyzer analyzer(image, nullptr);          // once a call or session: holds no copy of the dictionary
//   Analysis analysis;                          // reused from sentence to sentence
//   analyzer.analyze(text, sentence, analysis);
//   for (const Token& token : analysis.tokens)
//     analyzer.morphemes(token, [&](const Morpheme& m) { … });
//
// A Token is a word on the best path; a Morpheme is what it consists of:
//
//   정부가 밝혔다   tokens  정부/NNG 가/JKS 밝혔/VV(inflected) 다/EF
//                   morphemes  정부/NNG 가/JKS 밝히/VV[밝혔] 었/EP[혔] 다/EF
//   데이터센터      one token of type compound, tag NNG; as morphemes 데이터/NNG 센터/NNG
//
// Notes for users of this:
//   - Going over tokens makes no strings.  A morpheme's form is a view into the image, or empty where the morpheme is as
//     written: then it is the folded characters of its span.  append_form() writes either.
//   - Token::tag is the tag of the first morpheme, Token::type says whether there are parts.  Blanks are no tokens: a token
//     begins a new eojeol where Token::spaced.
//   - A sentence longer than kStretch characters is analysed in stretches that end at a blank where there is one; memory
//     stays bounded and the time linear for any input.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "base/unicode.h"
#include "dict/facts.h"
#include "morph/dictionary.h"
#include "morph/lattice.h"

namespace kn {

enum class Origin : uint8_t { dictionary, own, unknown, user };

struct Token {
  Span span;
  uint32_t word;  // number in the dictionary or, by origin, in the user's terms; Dictionary::kNoWord for unknown words
  Tag tag;
  WordType type;
  NameClass name_class;
  Origin origin;
  bool spaced;  // first of its eojeol
  bool whole;   // Word::kWhole
};

struct Morpheme {
  Tag tag;
  Span span;
  std::string_view form;  // UTF-8; empty where the morpheme is as written
};

struct Analysis {
  std::vector<Token> tokens;
};

class Analyzer {
 public:
  static constexpr uint32_t kStretch = 2048;

  // Image and terms outlive the Analyzer.  Throws Error where it has no analyser's sections or they are damaged.
  explicit Analyzer(const Image& image, const UserTerms* user_terms = nullptr);

  // The user's terms from now on; they outlive the Analyzer or the next call of this.
  void set_user_terms(const UserTerms* user_terms);

  // Bytes that the buffers hold.
  size_t memory() const { return lattice_.memory(); }

  // As MeCab alone would do it: without words and rules of our own (to compare with the original).
  void set_plain(bool plain);

  // While it lives, nobody's name is a word but those of the dictionary (morph/person_names.h).
  class WithoutNames {
   public:
    explicit WithoutNames(Analyzer& analyzer) : analyzer_(analyzer) { analyzer_.lattice_.set_person_names(nullptr); }
    ~WithoutNames() { analyzer_.lattice_.set_person_names(&analyzer_.person_names_); }
    WithoutNames(const WithoutNames&) = delete;
    WithoutNames& operator=(const WithoutNames&) = delete;

   private:
    Analyzer& analyzer_;
  };

  // By how much the word is dearer as the name of somebody than as what the dictionary makes of it, in MeCab's costs;
  // nothing where it can be no name or is longer than one.
  std::optional<int32_t> dearer_as_name(std::u32string_view word);

  // Clears the analysis and fills it with the tokens of the span.
  void analyze(const Text& text, Span sentence, Analysis& analysis);

  // Calls found(Morpheme) for each morpheme of the token, in order.  Compounds give their parts; use the token itself
  // where they are wanted whole.
  template <typename Found>
  void morphemes(const Token& token, Found&& found) const {
    bool any = false;
    if (token.origin == Origin::user) {
      uint32_t at = token.span.begin;
      if (user_terms_->parts(token.word) > 1)
        for (const std::string_view part : user_terms_->part_list(token.word)) {
          const auto length = static_cast<uint32_t>(std::count_if(
              part.begin(), part.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
          const Span span{at, std::min(at + length, token.span.end)};
          if (span.empty()) break;
          at = span.end;
          any = true;
          found(Morpheme{token.tag, span, {}});
        }
    } else if (token.word != Dictionary::kNoWord)
      dictionary_.parts(token.word, token.span.size(), [&](const WordPart& part) {
        const Span span{token.span.begin + part.from, token.span.begin + part.to};
        if (span.empty() || span.end > token.span.end) return;
        // VV or VX is told by the token (tell_helping_verbs).
        const bool told = !any && part.tag != token.tag && (part.tag == Tag::VV || part.tag == Tag::VX) &&
                          (token.tag == Tag::VV || token.tag == Tag::VX);
        found(Morpheme{told ? token.tag : part.tag, span, part.form});
        any = true;
      });
    if (!any) found(Morpheme{token.tag, token.span, {}});
  }

  // A compound of the user's or of data/ consists of words (데이터+센터); one of mecab-ko-dic's often of syllables
  // (반+도체).
  static bool has_word_parts(const Token& token) {
    return token.type == WordType::compound && (token.origin == Origin::own || token.origin == Origin::user);
  }
  // As morphemes(), but a compound comes apart only where its parts are words: what korean_morphemes shows.
  template <typename Found>
  void lexical_morphemes(const Token& token, Found&& found) const {
    if ((token.type == WordType::compound || token.type == WordType::analysed) && !has_word_parts(token))
      found(Morpheme{token.tag, token.span, {}});
    else
      morphemes(token, found);
  }

  const Dictionary& dictionary() const { return dictionary_; }

 private:
  void tell_helping_verbs(const Text& text, Analysis& analysis) const;
  std::string last_ending(const Text& text, const Token& token) const;
  void tell_verbs_by_objects(const Text& text, Analysis& analysis) const;
  std::optional<int32_t> cost_as_noun(std::u32string_view surface) const;
  void mend_derived_nouns(const Text& text, Analysis& analysis) const;
  void mend_suffixed_nouns(const Text& text, Analysis& analysis) const;
  void become(Token& token, Span span, uint32_t number) const;
  std::optional<uint32_t> other_reading(std::u32string_view surface, uint32_t usual) const;
  void add_token(const PathWord& node, uint32_t after, Analysis& analysis) const;
  uint32_t stretch_end(std::u32string_view chars, uint32_t from, uint32_t to) const;

  Dictionary dictionary_;
  std::optional<FactTable> helping_verbs_;  // none in images without data/
  uint32_t endings_ = 0;
  std::optional<FactTable> irregular_verbs_;
  uint32_t objects_ = 0;
  std::optional<FactTable> derived_nouns_;
  uint32_t written_on_ = 0;
  bool plain_ = false;
  const UserTerms* user_terms_;
  PersonNames person_names_;
  Lattice lattice_;
};

// Appends the morpheme's form as UTF-8.
inline void append_form(const Text& text, const Morpheme& morpheme, std::string* out) {
  if (!morpheme.form.empty()) {
    out->append(morpheme.form);
    return;
  }
  for (char32_t c : text.chars(morpheme.span)) append_utf8(*out, c);
}

}  // namespace kn
