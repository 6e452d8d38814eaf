// Parsing of a typed query, and its words as a tsquery; see query.h for the grammar.
#include "search/query.h"

#include <algorithm>

#include "base/error.h"
#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn {

namespace {

struct Term {
  Span span;
  bool negated = false;
  bool quoted = false;
};

// Terms that belong together; alternatives are separated by "or".
using Alternative = std::vector<Term>;

bool is_quote(char32_t c) { return c == U'"' || c == U'“' || c == U'”' || c == U'„'; }

bool is_or(const Text& text, Span s) {
  return s.size() == 2 && fold_case(text[s.begin]) == U'o' && fold_case(text[s.begin + 1]) == U'r';
}

std::vector<Alternative> parse(const Text& text) {
  std::vector<Alternative> alternatives(1);
  const auto n = static_cast<uint32_t>(text.size());
  for (uint32_t i = 0; i < n;) {
    if (is_space(text[i])) {
      ++i;
      continue;
    }
    Term term;
    if (text[i] == U'-' && i + 1 < n && !is_space(text[i + 1])) {
      term.negated = true;
      ++i;
    }
    if (is_quote(text[i])) {
      uint32_t close = i + 1;
      while (close < n && !is_quote(text[close])) ++close;
      term.quoted = close < n;
      term.span = Span{i + 1, term.quoted ? close : i + 1};
      i = term.quoted ? close + 1 : i + 1;
    } else {
      const uint32_t begin = i;
      while (i < n && !is_space(text[i]) && !is_quote(text[i])) ++i;
      term.span = Span{begin, i};
    }
    if (!term.quoted && !term.negated && is_or(text, term.span)) {
      if (!alternatives.back().empty()) alternatives.emplace_back();
    } else if (!term.span.empty()) {
      alternatives.back().push_back(term);
    }
  }
  return alternatives;
}

std::string quoted(std::u32string_view lexeme) {
  std::string out = "'";
  for (char32_t c : lexeme) {
    if (c == U'\'' || c == U'\\') append_utf8(out, c);
    append_utf8(out, c);
  }
  return out + '\'';
}

LexemeForm form_of(SearchTokenType type, unsigned& rank) {
  rank = 0;
  switch (type) {
    case SearchTokenType::predicate_3:
      ++rank;
      [[fallthrough]];
    case SearchTokenType::predicate_2:
      ++rank;
      [[fallthrough]];
    case SearchTokenType::predicate:
      return LexemeForm::stem;
    case SearchTokenType::hanja:
      return LexemeForm::hanja;
    default:
      return LexemeForm::word;
  }
}

// PostgreSQL reads a query in a time that grows with the square of its words, and cannot be cancelled in it.
constexpr size_t kMaxTokens = 20000;
// A longer search, which nobody has typed, is looked for in its own spellings only.
constexpr size_t kMostSpelled = 1000;

// A word that is so much dearer as a name is none.
constexpr int32_t kFarFromName = 1500;

constexpr const char *kNext = " <-> ", *kOr = " | ";

// Writes the words of one query.
class Writer {
 public:
  Writer(const Text& text, Analyzer& analyzer, const LexemeFinder& finder, const UserTerms* terms)
      : text_(text), analyzer_(analyzer), finder_(finder), terms_(terms), tokens_(tokens_of(text)) {}

  // The words of the span side by side; "" where there is none.
  std::string phrase(Span span) const { return words(text_, tokens_, span); }

  // The same for a word that stands by itself: a known noun, and what may be somebody's name, in each of its readings;
  // any word in each of its spellings.
  std::string term(Span span) const {
    const std::u32string_view word = text_.chars(span);
    const bool cited = finder_.is_cited(word), noun = finder_.is_noun_as_a_whole(word),
               name = !noun && !cited && is_name(word);
    Readings readings;
    if (std::any_of(word.begin(), word.end(), is_hanja) || (!noun && !name)) {
      readings.add(cited ? lexemes(word, LexemeForm::stem, 0) : phrase(span));
    } else {
      readings.add(name ? phrase(span) : alone(word));
      readings.add(lexemes(word, LexemeForm::word, 0));
      if (cited) readings.add(lexemes(word, LexemeForm::stem, 0));  // 오다 (come) is a name, too
      if (noun && finder_.is_meaning(word)) readings.add(quoted(word));
      if (name) readings.add(words(text_, tokens_without_names(), span));
    }
    if (tokens_.size() > kMostSpelled) return readings.joined();
    if (cited) readings.add(noun_and_verb(word));
    if (noun) add_spaced(word, readings);
    readings.add(with_hyphen_or_without(word));
    if (const std::u32string spelling = finder_.number_spelling(word); !spelling.empty() && !cited)
      readings.add(lexemes(spelling, LexemeForm::word, 0));
    return readings.joined();
  }

  // Words that stand side by side as one, where that is a known noun: 노란 봉투법 as 노란봉투법; "" where it is none.
  std::string as_one(Span span) const {
    constexpr size_t kLongest = 24;
    if (tokens_.size() > kMostSpelled) return {};
    std::u32string whole;
    for (const char32_t c : text_.chars(span))
      if (!is_space(c)) whole.push_back(c);
    return whole.size() <= kLongest && whole.size() < span.size() && finder_.is_noun_as_a_whole(whole)
               ? lexemes(whole, LexemeForm::word, 0)
               : std::string();
  }

 private:
  // Alternatives, none twice.
  class Readings {
   public:
    void add(std::string reading) {
      if (!reading.empty() && std::find(all_.begin(), all_.end(), reading) == all_.end())
        all_.push_back(std::move(reading));
    }
    const std::string& first() const { return all_.front(); }
    std::string joined() const {
      std::string out;
      for (const std::string& reading : all_) out += (out.empty() ? "" : kOr) + reading;
      return all_.size() > 1 ? "( " + out + " )" : out;
    }

   private:
    std::vector<std::string> all_;
  };

  std::string alone(std::u32string_view word) const {
    const Text text(to_utf8(word));
    return words(text, tokens_of(text), Span{0, static_cast<uint32_t>(text.size())});
  }

  // A text that has the verb cut in two, or in two words, is found as well: 도망다니다 by 도망 다니다.
  std::string noun_and_verb(std::u32string_view cited) const {
    constexpr size_t kShortestNoun = 2;
    const std::u32string_view stem = cited.substr(0, cited.size() - 1);
    for (size_t at = kShortestNoun; at < stem.size(); ++at)
      if (finder_.is_noun_as_a_whole(stem.substr(0, at)) && finder_.is_stem(stem.substr(at)))
        return lexemes(stem.substr(0, at), LexemeForm::word, 0) + kNext +
               lexemes(cited.substr(at), LexemeForm::stem, 0);
    return {};
  }

  // A compound of data/ as its parts are read where they stand apart: 노란봉투법 as 노란 (노랗) 봉투법; a name as it is
  // read in two words: 국민의힘 as 국민의 힘.
  void add_spaced(std::u32string_view word, Readings& readings) const {
    std::u32string apart;
    for (const std::u32string& part : finder_.parts_of(word, terms_)) apart += (apart.empty() ? U"" : U" ") + part;
    if (apart.empty()) apart = finder_.spaced(word);
    if (apart.empty()) return;
    std::string spaced = alone(apart);
    if (count(spaced, kNext) >= count(readings.first(), kNext)) readings.add(std::move(spaced));
  }
  static size_t count(std::string_view text, std::string_view what) {
    size_t n = 0;
    for (size_t at = 0; (at = text.find(what, at)) != text.npos; at += what.size()) ++n;
    return n;
  }

  // KF-21 is written KF21, too, and KF21 KF-21: letters and a number, with a hyphen or without.
  std::string with_hyphen_or_without(std::u32string_view word) const {
    size_t letters = 0;
    while (letters < word.size() && is_ascii_letter(word[letters])) ++letters;
    const bool hyphen = letters < word.size() && word[letters] == U'-';
    const std::u32string_view number = word.substr(letters + (hyphen ? 1 : 0));
    if (letters == 0 || number.empty() || !is_ascii_digit(number[0]) ||
        !std::all_of(number.begin(), number.end(), [](char32_t c) { return is_ascii_letter(c) || is_ascii_digit(c); }))
      return {};
    const std::u32string name(word.substr(0, letters));
    return hyphen ? lexemes(name + std::u32string(number), LexemeForm::word, 0)
                  : lexemes(name, LexemeForm::word, 0) + kNext + lexemes(number, LexemeForm::word, 0);
  }

  std::vector<SearchToken> tokens_of(const Text& text) const {
    const std::vector<Sentence> whole = {Sentence{Span{0, static_cast<uint32_t>(text.size())}}};
    SearchTokenizer tokenizer(text, whole, analyzer_, finder_);
    std::vector<SearchToken> some, all;
    while (tokenizer.next(some)) {
      all.insert(all.end(), some.begin(), some.end());
      if (all.size() > kMaxTokens)
        throw Error(sqlstate::kProgramLimit, "the search is too long",
                    "A search may have " + std::to_string(kMaxTokens) + " words and blanks.",
                    "Search for fewer words, such as those of korean_keywords.");
    }
    return all;
  }

  const std::vector<SearchToken>& tokens_without_names() const {
    if (!tokens_without_names_) {
      const Analyzer::WithoutNames without(analyzer_);
      tokens_without_names_ = tokens_of(text_);
    }
    return *tokens_without_names_;
  }

  // 엄지율 is somebody, though 엄지 (thumb) + 율 (rate) may be found to be cheaper where it stands.
  bool is_name(std::u32string_view word) const {
    const std::optional<int32_t> dearer = analyzer_.dearer_as_name(word);
    return dearer && *dearer < kFarFromName;
  }

  std::string words(const Text& text, const std::vector<SearchToken>& tokens, Span span) const {
    std::string out;
    auto token = std::partition_point(tokens.begin(), tokens.end(),
                                      [&](const SearchToken& t) { return t.span.end <= span.begin; });
    for (; token != tokens.end() && token->span.begin < span.end; ++token) {
      if (token->type == SearchTokenType::blank || token->type == SearchTokenType::particle ||
          token->type == SearchTokenType::protocol)
        continue;
      unsigned rank = 0;
      const LexemeForm form = form_of(token->type, rank);
      const std::string found = lexemes(text.chars(token->span), form, rank);
      if (found.empty()) continue;
      if (!out.empty()) out += kNext;
      out += found;
    }
    return out;
  }

  // 데이터센터 -> '데이터' <-> '센터';  美 -> ( '미' | '미국' )
  std::string lexemes(std::u32string_view token, LexemeForm form, unsigned rank) const {
    check_interrupt();  // a token may be long, and the tokenizer is done
    std::vector<SearchLexeme> lexemes;
    finder_.find(token, form, rank, terms_, lexemes);
    std::string out;
    bool alternatives = false;
    for (size_t i = 0; i < lexemes.size(); ++i) {
      if (i > 0) {
        const bool same = lexemes[i].variant == lexemes[i - 1].variant;
        alternatives = alternatives || !same;
        out += same ? kNext : kOr;
      }
      out += quoted(lexemes[i].text);
    }
    return alternatives ? "( " + out + " )" : out;
  }

  const Text& text_;
  Analyzer& analyzer_;
  const LexemeFinder& finder_;
  const UserTerms* terms_;
  std::vector<SearchToken> tokens_;
  mutable std::optional<std::vector<SearchToken>> tokens_without_names_;
};

void join(std::string& out, const std::string& part, const char* with) {
  if (part.empty()) return;
  if (!out.empty()) out += with;
  out += "( " + part + " )";
}

// How many of the terms from here on are one word with lexemes of its own (노란 봉투법), 1 where none are; what it is
// found by goes to `one`.
size_t terms_of_one(const Alternative& terms, size_t from, const Writer& writer, std::string* one) {
  constexpr size_t kMost = 4;
  size_t end = from;
  while (end < terms.size() && end - from < kMost && !terms[end].quoted && !terms[end].negated) ++end;
  for (; end > from + 1; --end) {
    *one = writer.as_one(Span{terms[from].span.begin, terms[end - 1].span.end});
    if (one->empty()) continue;
    std::string apart;
    for (size_t i = from; i < end; ++i) apart += (i > from ? kNext : "") + writer.term(terms[i].span);
    if (*one != apart) return end - from;
  }
  return 1;
}

std::string alternative_query(const Alternative& alternative, QueryMatch match, const Writer& writer) {
  const char* const joint = match == QueryMatch::phrase ? kNext : match == QueryMatch::any ? kOr : " & ";
  std::string wanted, excluded, one;
  const auto add = [&](const std::string& words) {
    if (match != QueryMatch::phrase) return join(wanted, words, joint);
    if (!words.empty()) wanted += (wanted.empty() ? "" : joint) + words;
  };
  for (size_t i = 0; i < alternative.size();) {
    const Term& term = alternative[i];
    const size_t terms = terms_of_one(alternative, i, writer, &one);
    std::string words;
    if (term.quoted) {
      words = writer.phrase(term.span);
      if (one = writer.as_one(term.span); !one.empty() && one != words) words = "( " + words + kOr + one + " )";
    } else if (terms == 1) {
      words = writer.term(term.span);
    } else {
      for (size_t t = i; t < i + terms; ++t) join(words, writer.term(alternative[t].span), joint);
      words = "( " + words + kOr + one + " )";
    }
    i += terms;
    if (!term.negated)
      add(words);
    else if (!words.empty())
      excluded += (excluded.empty() ? "!( " : " & !( ") + words + " )";
  }
  if (wanted.empty()) return excluded;
  return excluded.empty() ? wanted : "( " + wanted + " ) & " + excluded;
}

}  // namespace

std::string search_query(const Text& text, QueryMatch match, Analyzer& analyzer, const LexemeFinder& finder,
                         const UserTerms* terms) {
  const Writer writer(text, analyzer, finder, terms);
  std::string out;
  for (const Alternative& alternative : parse(text)) join(out, alternative_query(alternative, match, writer), kOr);
  return out;
}

}  // namespace kn
