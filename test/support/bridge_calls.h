// Every entry of the bridge that takes a text, under one type, for tests that treat them all alike (allocation failures, fuzzing).
// A new entry gets a line in bridge_calls().
#pragma once

#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>
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

struct BridgeCall {
  const char* name;
  bridge::Status (*call)(bridge::Slice, const bridge::Options&);
  const char* term = nullptr;  // what it takes where it takes no running text
};

// Looks at every byte of a result as the shell does, and gives it back.
inline bridge::Status consume(bridge::Status status, bridge::Result* result) {
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

// korean_tsvector's way: tokens, then the lexemes of each.
inline bridge::Status index_text(bridge::Slice text, const bridge::Options& options) {
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
      const std::unique_ptr<char, void (*)(void*)> bytes(static_cast<char*>(std::malloc(static_cast<size_t>(size))), std::free);
      std::array<Lexeme, kMaxLexemes> found;
      LexemeBuffer buffer{bytes.get(), size, found.data(), kMaxLexemes, 0};
      status = lexemes(Slice{at, tokens[i].bytes}, tokens[i].type == kHanja ? WordForm::hanja : tokens[i].type == kPredicate ? WordForm::stem : WordForm::word, options, &buffer);
      at += tokens[i].bytes;
    }
  }
  if (stream != nullptr) close_tokens(stream);
  return status;
}

// korean_morphemes' way: portion by portion.
inline bridge::Status all_morphemes(bridge::Slice text, const bridge::Options& options) {
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
      {"split_sentences", [](Slice t, const Options& o) { Result* r = nullptr; return consume(split_sentences(t, o, &r), r); }},
      {"morphemes", all_morphemes},
      {"nouns", [](Slice t, const Options& o) { Result* r = nullptr; return consume(nouns(t, o, &r), r); }},
      {"hanja_to_hangul", [](Slice t, const Options& o) { Result* r = nullptr; return consume(hanja_to_hangul(t, o, &r), r); }},
      {"extract_figures", [](Slice t, const Options& o) { Result* r = nullptr; return consume(extract_figures(t, o, &r), r); }},
      {"korean_number", [](Slice t, const Options&) { Result* r = nullptr; return consume(korean_number(t, &r), r); }, "10조1천억"},
      {"parse_quantity", [](Slice t, const Options&) { Result* r = nullptr; return consume(parse_quantity(t, &r), r); }, "10조1천억원"},
      {"quantity_unit", [](Slice t, const Options&) { Result* r = nullptr; return consume(quantity_unit(t, &r), r); }, "km"},
      {"extract_dates", [](Slice t, const Options& o) { Result* r = nullptr; return consume(extract_dates(t, 841914000000000LL, o, &r), r); }},
      {"entities", [](Slice t, const Options& o) { Result* r = nullptr; return consume(entities(t, o, &r), r); }},
      {"extract_quotes", [](Slice t, const Options& o) { Result* r = nullptr; return consume(extract_quotes(t, o, &r), r); }},
      {"korean_analysis", [](Slice t, const Options& o) { Result* r = nullptr; return consume(analyze(t, 0, o, &r), r); }},
      {"korean_keywords", [](Slice t, const Options& o) { Result* r = nullptr; return consume(keywords(t, 10, o, &r), r); }},
      {"korean_fingerprint", [](Slice t, const Options&) { long long bits = 0; bool found = false; return consume(fingerprint(t, &bits, &found), nullptr); }},
      {"parse_article", [](Slice t, const Options& o) { Result* r = nullptr; return consume(parse_article(t, nullptr, o, &r), r); }},
      {"lexicon_matches", [](Slice t, const Options& o) { Result* r = nullptr; return consume(lexicon_matches(t, o, &r), r); }},
      {"search_query", [](Slice t, const Options& o) { Result* r = nullptr; return consume(search_query(t, Slice{"any", 3}, o, &r), r); }},
      {"search_tokens", index_text},
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
    good = good && add_lexicon_row(builder, LexiconRow{Slice{term, static_cast<int>(std::strlen(term))}, Slice{"organization", 12}, Slice{nullptr, 0}, nullptr, 0}).ok;
  if (good) good = finish_lexicon(builder, &lexicon).ok;
  drop_lexicon_builder(builder);
  return good ? lexicon : nullptr;
}

}  // namespace kn::test
