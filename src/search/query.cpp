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

// A word that is so much dearer as a name is none.
constexpr int32_t kFarFromName = 1500;

// Writes the words of one query.
class Writer {
 public:
  Writer(const Text& text, Analyzer& analyzer, const LexemeFinder& finder, const UserTerms* terms)
      : text_(text), analyzer_(analyzer), finder_(finder), terms_(terms), tokens_(tokens_of(text)) {}

  // The words of the span side by side; "" where there is none.
  std::string phrase(Span span) const { return words(text_, tokens_, span); }

  // The same for a word that stands by itself: a known noun, and what may be somebody's name, in each of its readings.
  std::string term(Span span) const {
    const std::u32string_view word = text_.chars(span);
    const bool cited = finder_.is_cited(word), noun = finder_.is_noun_as_a_whole(word),
               name = !noun && !cited && is_name(word);
    if (std::any_of(word.begin(), word.end(), is_hanja) || (!noun && !name))
      return cited ? lexemes(word, LexemeForm::stem, 0) : phrase(span);
    std::vector<std::string> readings;
    const auto add = [&](std::string reading) {
      if (!reading.empty() && std::find(readings.begin(), readings.end(), reading) == readings.end())
        readings.push_back(std::move(reading));
    };
    if (name) {
      add(phrase(span));
    } else {
      const Text alone(to_utf8(word));
      add(words(alone, tokens_of(alone), Span{0, span.size()}));
    }
    add(lexemes(word, LexemeForm::word, 0));
    if (cited) add(lexemes(word, LexemeForm::stem, 0));  // 오다 (come) is a name, too
    if (noun && finder_.is_meaning(word)) add(quoted(word));
    if (name) add(words(text_, tokens_without_names(), span));
    std::string out;
    for (const std::string& reading : readings) out += (out.empty() ? "" : " | ") + reading;
    return readings.size() > 1 ? "( " + out + " )" : out;
  }

 private:
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
      if (!out.empty()) out += " <-> ";
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
        out += same ? " <-> " : " | ";
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

std::string alternative_query(const Alternative& alternative, QueryMatch match, const Writer& writer) {
  std::string wanted, excluded, run;
  for (const Term& term : alternative) {
    const std::string words = term.quoted ? writer.phrase(term.span) : writer.term(term.span);
    if (words.empty()) continue;
    if (term.negated) {
      if (!excluded.empty()) excluded += " & ";
      excluded += "!( " + words + " )";
    } else if (match == QueryMatch::phrase) {
      if (!run.empty()) run += " <-> ";
      run += words;
    } else {
      join(wanted, words, match == QueryMatch::any ? " | " : " & ");
    }
  }
  if (match == QueryMatch::phrase) wanted = run;
  if (wanted.empty()) return excluded;
  return excluded.empty() ? wanted : "( " + wanted + " ) & " + excluded;
}

}  // namespace

std::string search_query(const Text& text, QueryMatch match, Analyzer& analyzer, const LexemeFinder& finder,
                         const UserTerms* terms) {
  const Writer writer(text, analyzer, finder, terms);
  std::string out;
  for (const Alternative& alternative : parse(text)) join(out, alternative_query(alternative, match, writer), " | ");
  return out;
}

}  // namespace kn
