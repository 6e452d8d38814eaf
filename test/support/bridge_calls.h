// Every entry of the bridge that takes a text, under one type, for tests that treat them all alike (allocation
// failures, fuzzing). A new entry gets a line in bridge_calls().
#pragma once

#include <array>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "bridge/analysis_api.h"
#include "bridge/article_api.h"
#include "bridge/dates_api.h"
#include "bridge/entities_api.h"
#include "bridge/figures_api.h"
#include "bridge/lexicon_api.h"
#include "bridge/morph_api.h"
#include "bridge/quantity_api.h"
#include "bridge/quotes_api.h"
#include "bridge/search_api.h"

namespace kn::test {

// What a call takes besides a text is made of one number: the moment of publication, how many keywords, which kind of
// search.
inline constexpr long long kUsual = 841914000000000LL;

struct BridgeCall {
  const char* name;
  bridge::Status (*entry)(bridge::Slice, const bridge::Options&, long long);
  const char* term = nullptr;  // what it takes where it takes no running text
  bridge::Status call(bridge::Slice text, const bridge::Options& options, long long number = kUsual) const {
    return entry(text, options, number);
  }
};

// Told where a test does something of its own in the midst of a call, and where that ends, for who takes the time of
// calls.
inline void (*own_work)(bool begins) = nullptr;
struct OwnWork {
  OwnWork() { tell(true); }
  ~OwnWork() { tell(false); }
  OwnWork(const OwnWork&) = delete;
  OwnWork& operator=(const OwnWork&) = delete;
  static void tell(bool begins) {
    if (own_work != nullptr) own_work(begins);
  }
};

// Looks at every byte of a result as the shell does, and gives it back.  By reference: the call that makes the result
// stands beside it among the arguments, and may be evaluated after it.
inline bridge::Status consume(bridge::Status status, bridge::Result* const& result) {
  const OwnWork reading;
  volatile unsigned sum = 0;
  const auto read = [&](bridge::Slice s) {
    for (int i = 0; i < s.size; ++i) sum = sum + static_cast<unsigned char>(s.data[i]);
  };
  if (status.ok && result != nullptr) {
    const bridge::Rows rows = bridge::rows(result);
    for (long long i = 0; i < rows.count * rows.columns; ++i) {
      const bridge::Cell& cell = bridge::row(result, i / rows.columns)[i % rows.columns];
      if (cell.type == bridge::CellType::text || cell.type == bridge::CellType::numeric) read(cell.text);
      if (cell.type == bridge::CellType::text_array)
        for (long long k = 0; k < cell.integer; ++k) read(cell.items[k]);
    }
  }
  if (result != nullptr) bridge::release(result);
  return status;
}

// to_tsvector's way: tokens, then the lexemes of each.
inline bridge::Status search_tokens(bridge::Slice text, const bridge::Options& options, long long) {
  using namespace bridge;
  TokenStream* stream = nullptr;
  Status status = open_tokens(text, options, &stream);
  const char* at = text.data;
  while (status.ok) {
    const Token* tokens = nullptr;
    int count = 0;
    status = next_tokens(stream, &tokens, &count);
    if (!status.ok || count == 0) break;
    for (int i = 0; i < count && status.ok; ++i) {
      // As the shell does, whose palloc is not under test here.
      const int size = lexeme_bytes_needed(tokens[i].bytes);
      const std::unique_ptr<char, void (*)(void*)> bytes(static_cast<char*>(std::malloc(static_cast<size_t>(size))),
                                                         std::free);
      std::array<Lexeme, kMaxLexemes> found;
      LexemeBuffer buffer{bytes.get(), size, found.data(), kMaxLexemes, 0};
      status = lexemes(Slice{at, tokens[i].bytes},
                       tokens[i].type == kHanja       ? WordForm::hanja
                       : tokens[i].type == kPredicate ? WordForm::stem
                                                      : WordForm::word,
                       options, &buffer);
      at += tokens[i].bytes;
    }
  }
  if (stream != nullptr) close_tokens(stream);
  return status;
}

// korean_tsvector's way: the lexemes at once.
inline bridge::Status search_words(bridge::Slice text, const bridge::Options& options, long long) {
  using namespace bridge;
  TokenStream* stream = nullptr;
  Status status = open_tokens(text, options, &stream);
  volatile unsigned sum = 0;
  for (bool more = true; status.ok && more;) {
    const IndexWord* words = nullptr;
    int count = 0;
    status = next_words(stream, options, &words, &count, &more);
    for (int i = 0; status.ok && i < count; ++i)
      for (int k = 0; k < words[i].size; ++k) sum = sum + static_cast<unsigned char>(words[i].bytes[k]);
  }
  if (stream != nullptr) close_tokens(stream);
  return status;
}

inline bridge::Status search_query(bridge::Slice text, const bridge::Options& options, long long number) {
  constexpr bridge::Slice kinds[] = {{"any", 3}, {"all", 3}, {"phrase", 6}};
  bridge::Result* result = nullptr;
  return consume(
      bridge::search_query(text, kinds[static_cast<unsigned long long>(number) % std::size(kinds)], options, &result),
      result);
}

// A lexicon of one row, which is the text: term, and where "|" stands in it parts.
inline bridge::Status lexicon_of_one(bridge::Slice text, const bridge::Options&, long long) {
  using namespace bridge;
  const char* bar =
      text.size == 0 ? nullptr : static_cast<const char*>(std::memchr(text.data, '|', static_cast<size_t>(text.size)));
  const int cut = bar == nullptr ? text.size : static_cast<int>(bar - text.data);
  std::string whole;
  {
    const OwnWork copying;
    whole.reserve(static_cast<size_t>(text.size));
    whole.append(text.data, static_cast<size_t>(cut));
    if (bar != nullptr) whole.append(bar + 1, static_cast<size_t>(text.size - cut - 1));
  }
  const Slice parts[2] = {{text.data, cut},
                          {bar == nullptr ? nullptr : bar + 1, bar == nullptr ? 0 : text.size - cut - 1}};
  const LexiconRow row{Slice{whole.data(), static_cast<int>(whole.size())}, Slice{"word", 4}, Slice{nullptr, 0},
                       bar == nullptr ? nullptr : parts, bar == nullptr ? 0 : 2};
  LexiconBuilder* builder = nullptr;
  const Lexicon* lexicon = nullptr;
  Status status = check_lexicon_row(row);
  if (status.ok) status = open_lexicon_builder(100, &builder);
  if (status.ok) status = add_lexicon_row(builder, row);
  if (status.ok) status = finish_lexicon(builder, &lexicon);
  if (builder != nullptr) drop_lexicon_builder(builder);
  Result* result = nullptr;
  if (status.ok) status = consume(lexicon_matches(text, Options{false, lexicon}, &result), result);
  if (lexicon != nullptr) drop_lexicon(lexicon);
  return status;
}

// format_korean_number takes what numeric prints: the text's digits.
inline bridge::Status format_number(bridge::Slice text, const bridge::Options&, long long number) {
  std::string digits = number % 2 == 0 ? "" : "-";
  OwnWork::tell(true);
  for (int i = 0; i < text.size; ++i)
    if ((text.data[i] >= '0' && text.data[i] <= '9') ||
        (text.data[i] == '.' && !digits.empty() && digits.back() != '-' && digits.find('.') == std::string::npos))
      digits += text.data[i];
  if (digits.empty() || digits.back() == '-' || digits.back() == '.') digits += '0';
  OwnWork::tell(false);
  bridge::Result* result = nullptr;
  return consume(bridge::format_korean_number(bridge::Slice{digits.data(), static_cast<int>(digits.size())}, &result),
                 result);
}

// korean_morphemes' way: portion by portion.
inline bridge::Status all_morphemes(bridge::Slice text, const bridge::Options& options, long long) {
  using namespace bridge;
  MorphemeStream* stream = nullptr;
  Status status = open_morphemes(text, options, &stream);
  while (status.ok) {
    Result* portion = nullptr;
    status = next_morphemes(stream, &portion);
    if (portion == nullptr) break;
    status = consume(status, portion);
  }
  if (stream != nullptr) close_morphemes(stream);
  return status;
}

inline const std::vector<BridgeCall>& bridge_calls() {
  using namespace bridge;
  static const std::vector<BridgeCall> calls = {
      {"split_sentences",
       [](Slice t, const Options& o, long long) {
         Result* r = nullptr;
         return consume(split_sentences(t, o, &r), r);
       }},
      {"morphemes", all_morphemes},
      {"nouns",
       [](Slice t, const Options& o, long long) {
         Result* r = nullptr;
         return consume(nouns(t, o, &r), r);
       }},
      {"hanja_to_hangul",
       [](Slice t, const Options& o, long long) {
         Result* r = nullptr;
         return consume(hanja_to_hangul(t, o, &r), r);
       }},
      {"extract_figures",
       [](Slice t, const Options& o, long long) {
         Result* r = nullptr;
         return consume(extract_figures(t, o, &r), r);
       }},
      {"korean_number",
       [](Slice t, const Options&, long long) {
         Result* r = nullptr;
         return consume(korean_number(t, &r), r);
       },
       "10조1천억"},
      {"parse_quantity",
       [](Slice t, const Options&, long long) {
         Result* r = nullptr;
         return consume(parse_quantity(t, &r), r);
       },
       "10조1천억원"},
      {"quantity_unit",
       [](Slice t, const Options&, long long) {
         Result* r = nullptr;
         return consume(quantity_unit(t, &r), r);
       },
       "km"},
      {"extract_dates",
       [](Slice t, const Options& o, long long n) {
         Result* r = nullptr;
         return consume(extract_dates(t, n, o, &r), r);
       }},
      {"entities",
       [](Slice t, const Options& o, long long) {
         Result* r = nullptr;
         return consume(entities(t, o, &r), r);
       }},
      {"extract_quotes",
       [](Slice t, const Options& o, long long) {
         Result* r = nullptr;
         return consume(extract_quotes(t, o, &r), r);
       }},
      {"korean_analysis",
       [](Slice t, const Options& o, long long n) {
         Result* r = nullptr;
         return consume(analyze(t, n, o, &r), r);
       }},
      {"korean_keywords",
       [](Slice t, const Options& o, long long n) {
         Result* r = nullptr;
         return consume(keywords(t, n == kUsual ? 10 : static_cast<int>(n), o, &r), r);
       }},
      {"korean_fingerprint",
       [](Slice t, const Options&, long long) {
         long long bits = 0;
         bool found = false;
         return consume(fingerprint(t, &bits, &found), nullptr);
       }},
      {"parse_article",
       [](Slice t, const Options& o, long long n) {
         Result* r = nullptr;
         return consume(parse_article(t, n % 2 == 0 ? &n : nullptr, o, &r), r);
       }},
      {"lexicon_matches",
       [](Slice t, const Options& o, long long) {
         Result* r = nullptr;
         return consume(lexicon_matches(t, o, &r), r);
       }},
      {"search_query", search_query},
      {"search_tokens", search_tokens},
      {"search_words", search_words},
      {"lexicon_of_one", lexicon_of_one, "갑을|전자"},
      {"format_korean_number", format_number, "10001234567.5"},
      {"dictionary_version",
       [](Slice, const Options&, long long) {
         Result* r = nullptr;
         return consume(dictionary_version(&r), r);
       }},
  };
  return calls;
}

// A lexicon of a few terms that meet the samples' words, or null where a row was refused or memory is short.
inline const bridge::Lexicon* small_lexicon() {
  using namespace bridge;
  LexiconBuilder* builder = nullptr;
  const Lexicon* lexicon = nullptr;
  if (!open_lexicon_builder(1 << 10, &builder).ok) return nullptr;
  bool good = true;
  for (const char* term : {"갑을전자", "정부대책회의", "해남", "a1"})
    good = good && add_lexicon_row(builder, LexiconRow{Slice{term, static_cast<int>(std::strlen(term))},
                                                       Slice{"organization", 12}, Slice{nullptr, 0}, nullptr, 0})
                       .ok;
  if (good) good = finish_lexicon(builder, &lexicon).ok;
  drop_lexicon_builder(builder);
  return good ? lexicon : nullptr;
}

}  // namespace kn::test
