// Token streams, lexemes and queries for the text search parser, dictionary and functions.
#include <algorithm>
#include <climits>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/recent_cache.h"
#include "base/unicode.h"
#include "bridge/analyzers.h"
#include "bridge/document.h"
#include "bridge/guarded.h"
#include "bridge/lexicon.h"
#include "bridge/process.h"
#include "bridge/result.h"
#include "bridge/search_api.h"
#include "search/query.h"
#include "search/tokens.h"

namespace kn::bridge {

namespace {

// Opened once: a text search dictionary is called for every token.  Leaked like the image it reads.
const LexemeFinder& lexeme_finder() {
  static const LexemeFinder* finder = new LexemeFinder(image());
  return *finder;
}

QueryMatch match_named(std::string_view name) {
  if (name == "all") return QueryMatch::all;
  if (name == "any") return QueryMatch::any;
  if (name == "phrase") return QueryMatch::phrase;
  throw Error(sqlstate::kInvalidParameter, "unrecognized match \"" + std::string(name) + "\"", {},
              "Match is one of all, any and phrase.");
}

LexemeForm core_form(WordForm form) {
  return form == WordForm::word ? LexemeForm::word : form == WordForm::hanja ? LexemeForm::hanja : LexemeForm::stem;
}

unsigned rank_of(WordForm form) { return form == WordForm::stem_2 ? 1 : form == WordForm::stem_3 ? 2 : 0; }

// PostgreSQL leaves longer words out, with a notice, before it asks a dictionary.
constexpr size_t kLongestToken = 2046;

// One lexeme as the cache holds it: its size, its variant with the bit for the next position, its bytes.
constexpr unsigned char kNextPosition = 0x80;

// The characters of a token of precomposed Hangul, as most are, which Text would leave as they are; nothing for any
// other.
constexpr size_t kHangulBytes = 3, kLongestHangul = 32;
std::u32string_view hangul_of(std::string_view token, char32_t (&room)[kLongestHangul]) {
  const size_t n = token.size() / kHangulBytes;
  if (n == 0 || n > kLongestHangul || n * kHangulBytes != token.size()) return {};
  for (size_t i = 0; i < n; ++i) {
    const auto byte = [&](size_t k) { return static_cast<unsigned char>(token[i * kHangulBytes + k]); };
    if (byte(0) >> 4U != 0xE) return {};
    room[i] = static_cast<char32_t>((byte(0) & 0xFU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU));
    if (!is_hangul_syllable(room[i])) return {};
  }
  return {room, n};
}

// Calls found(bytes, variant, next_position) for each lexeme of the token.
template <typename Found>
void each_lexeme(std::string_view token, WordForm form, const Options& options, Found&& found) {
  if (token.size() > kLongestToken) return;
  static RecentCache<4096> recent;
  static int64_t terms_version = 0;
  const UserTerms* terms = user_terms(options);
  if (const int64_t now = terms == nullptr ? 0 : terms->version(); now != terms_version) {
    recent.clear();
    terms_version = now;
  }
  char key[RecentCache<4096>::kRoom];
  const size_t key_size = token.size() < sizeof key ? token.size() + 1 : 0;  // none for a token that is too long
  if (key_size > 0) {
    key[0] = static_cast<char>(form);
    std::memcpy(key + 1, token.data(), token.size());
  }
  if (const auto known = recent.find({key, key_size})) {
    for (size_t at = 0; at < known->size();) {
      const auto size = static_cast<unsigned char>((*known)[at]), flags = static_cast<unsigned char>((*known)[at + 1]);
      found(known->substr(at + 2, size), flags & ~kNextPosition, (flags & kNextPosition) != 0);
      at += 2 + size_t{size};
    }
    return;
  }
  char32_t room[kLongestHangul];
  const std::u32string_view hangul = hangul_of(token, room);
  std::string value;
  if (form == WordForm::word && terms == nullptr && !hangul.empty() && lexeme_finder().is_plain(hangul)) {
    found(token, 1, false);
    value += static_cast<char>(token.size());
    value += '\1';
    value += token;
    recent.put({key, key_size}, value);
    return;
  }
  std::optional<Text> text;
  if (hangul.empty()) text.emplace(token);
  std::vector<SearchLexeme> lexemes;
  lexeme_finder().find(text ? text->chars() : hangul, core_form(form), rank_of(form), terms, lexemes);
  bool fits = true;
  for (const SearchLexeme& lexeme : lexemes) {
    const std::string utf8 = to_utf8(lexeme.text);
    if (options.euc_kr && !fits_euc_kr(utf8)) continue;
    found(std::string_view(utf8), int{lexeme.variant}, lexeme.next_position);
    fits = fits && utf8.size() <= UCHAR_MAX && lexeme.variant < kNextPosition;
    value += static_cast<char>(utf8.size());
    value += static_cast<char>(lexeme.variant | (lexeme.next_position ? kNextPosition : 0));
    value += utf8;
  }
  if (fits) recent.put({key, key_size}, value);
}

}  // namespace

bool word_form(int type, WordForm* form) noexcept {
  switch (type) {
    case kBlank:
    case kProtocol:
    case kParticle:
      return false;
    case kPredicate:
      *form = WordForm::stem;
      return true;
    case kPredicate2:
      *form = WordForm::stem_2;
      return true;
    case kPredicate3:
      *form = WordForm::stem_3;
      return true;
    case kHanja:
      *form = WordForm::hanja;
      return true;
    default:
      *form = WordForm::word;
      return true;
  }
}

class TokenStream {
 public:
  TokenStream(Document& document, const Options& options)
      : terms_(options.lexicon == nullptr ? nullptr : options.lexicon->terms),
        text_(document.text()),
        analyzer_(terms_.get()),
        tokenizer_(text_, document.sentences(), *analyzer_, lexeme_finder()) {}
  TokenStream(std::unique_ptr<Document> own, const Options& options) : TokenStream(*own, options) {
    own_ = std::move(own);
  }

  void next() {
    tokens_.clear();
    while (tokens_.empty() && tokenizer_.next(found_)) {
      for (const SearchToken& token : found_) {
        // What the folding dropped before a token belongs to it, so that the tokens are the whole input.
        const uint32_t byte = text_.byte_offset(token.span.end), code_point = text_.code_point_offset(token.span.end);
        tokens_.push_back(Token{static_cast<int>(token.type), static_cast<int>(byte - byte_),
                                static_cast<int>(code_point - code_point_)});
        byte_ = byte;
        code_point_ = code_point;
      }
    }
  }
  const std::vector<Token>& tokens() const { return tokens_; }

  bool next_words(const Options& options) {
    words_.clear();
    word_bytes_.clear();
    const bool more = tokenizer_.next(found_);
    for (size_t i = 0; more && i < found_.size(); ++i) {
      pace();
      const uint32_t begin = byte_;
      byte_ = text_.byte_offset(found_[i].span.end);
      WordForm form{};
      if (!word_form(static_cast<int>(found_[i].type), &form) || byte_ - begin > kLongestToken) continue;
      int count = 0;
      ++position_;  // also for a word without a lexeme, as PostgreSQL counts
      const std::string_view bytes = text_.input().substr(begin, byte_ - begin);
      // Written as the dictionary has it, and with no term of the user's that it might hold.
      if (found_[i].whole && form == WordForm::word && terms_ == nullptr &&
          bytes.size() == kHangulBytes * found_[i].span.size()) {
        words_.push_back(IndexWord{nullptr, static_cast<int>(bytes.size()), 1, position_});
        word_bytes_ += bytes;
        continue;
      }
      each_lexeme(bytes, form, options, [&](std::string_view lexeme, int variant, bool next_position) {
        if (count == kMaxLexemes) return;
        ++count;
        position_ += next_position ? 1 : 0;
        words_.push_back(IndexWord{nullptr, static_cast<int>(lexeme.size()), variant, position_});
        word_bytes_ += lexeme;
      });
    }
    const char* at = word_bytes_.data();
    for (IndexWord& word : words_) {
      word.bytes = at;
      at += word.size;
    }
    return more;
  }
  const std::vector<IndexWord>& words() const { return words_; }

 private:
  std::shared_ptr<const UserTerms> terms_;  // as they stood at the beginning, whatever is committed meanwhile
  std::unique_ptr<Document> own_;           // none where the text is somebody else's
  const Text& text_;
  AnalyzerLease analyzer_;
  SearchTokenizer tokenizer_;
  std::vector<SearchToken> found_;
  std::vector<Token> tokens_;
  uint32_t byte_ = 0, code_point_ = 0;
  std::vector<IndexWord> words_;
  std::string word_bytes_;
  int position_ = 0;
};

Status open_tokens(Slice utf8, const Options& options, TokenStream** out) noexcept {
  return guarded([&] { *out = new TokenStream(std::make_unique<Document>(utf8, options), options); });
}

Status open_tokens(Document* document, const Options& options, TokenStream** out) noexcept {
  return guarded([&] { *out = new TokenStream(*document, options); });
}

Status next_tokens(TokenStream* stream, const Token** tokens, int* count) noexcept {
  return guarded([&] {
    stream->next();
    *tokens = stream->tokens().data();
    *count = static_cast<int>(stream->tokens().size());
  });
}

Status next_words(TokenStream* stream, const Options& options, const IndexWord** words, int* count,
                  bool* more) noexcept {
  return guarded([&] {
    *more = stream->next_words(options);
    *words = stream->words().data();
    *count = static_cast<int>(stream->words().size());
  });
}

void close_tokens(TokenStream* stream) noexcept { release_held(stream); }

// ﷺ, three bytes, gives eighteen letters of thirty-three.
int lexeme_bytes_needed(int token_bytes) noexcept {
  return std::min(token_bytes, static_cast<int>(kLongestToken)) * 12 + 256;
}

Status lexemes(Slice token, WordForm form, const Options& options, LexemeBuffer* out) noexcept {
  return guarded([&] {
    check_interrupt();
    out->count = 0;
    int used = 0;
    each_lexeme(std::string_view(token.data, static_cast<size_t>(token.size)), form, options,
                [&](std::string_view bytes, int variant, bool next_position) {
                  const int size = static_cast<int>(bytes.size());
                  if (out->count == out->max || used + size > out->capacity) return;
                  out->lexemes[out->count++] = Lexeme{used, size, variant, next_position};
                  std::memcpy(out->bytes + used, bytes.data(), bytes.size());
                  used += size;
                });
  });
}

Status search_query(Slice utf8, Slice match, const Options& options, Result** out) noexcept {
  return guarded([&] {
    const QueryMatch how = match_named(std::string_view(match.data, static_cast<size_t>(match.size)));
    const Text text(std::string_view(utf8.data, static_cast<size_t>(utf8.size)));
    const UserTerms* terms = user_terms(options);
    const AnalyzerLease analyzer(terms);
    auto result = std::make_unique<Result>(1);
    result->text(search_query(text, how, *analyzer, lexeme_finder(), terms));
    *out = result.release();
  });
}

}  // namespace kn::bridge
