// Decoding and folding of the input; see text.h for what is folded and why.
#include "base/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <iterator>

#include "base/error.h"
#include "base/html_reference.h"
#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn {

namespace {

bool is_dropped(char32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0x202A && c <= 0x202E);
}

bool is_wide_space(char32_t c) {
  return c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

// Bytes that begin a character, eight at a time.
size_t code_points(std::string_view utf8) {
  constexpr uint64_t kOnes = 0x0101010101010101U;
  size_t continued = 0, at = 0;
  for (; at + 8 <= utf8.size(); at += 8) {
    uint64_t bytes = 0;
    std::memcpy(&bytes, utf8.data() + at, 8);
    continued += (((bytes >> 7U) & ~(bytes >> 6U) & kOnes) * kOnes) >> 56U;
  }
  for (; at < utf8.size(); ++at) continued += (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80;
  return utf8.size() - continued;
}

}  // namespace

// One bit for each of 64 chars; see Text::openings().  Bytes first, which the compiler makes of four chars at once,
// then eight bytes to eight bits by one multiplication.
uint64_t openings_of(const char32_t* chars, uint64_t& behind_hangul) {
  constexpr size_t kChars = 64;
  uint8_t hangul[kChars], space[kChars];
  for (size_t k = 0; k < kChars; ++k) hangul[k] = is_hangul_syllable(chars[k]) ? 1 : 0;
  for (size_t k = 0; k < kChars; ++k) space[k] = chars[k] == U' ' ? 1 : 0;
  const auto bits = [](const uint8_t* ones) {
    uint64_t all = 0;
    for (size_t k = 0; k < kChars; k += 8) {
      uint64_t eight = 0;
      std::memcpy(&eight, ones + k, 8);
      all |= (eight * 0x0102040810204080U >> 56U) << k;
    }
    return all;
  };
  const uint64_t syllables = bits(hangul);
  const uint64_t found = ~bits(space) & ~(syllables & (syllables << 1U | behind_hangul));
  behind_hangul = syllables >> 63U;
  return found;
}

// Walks the bytes once.  `mapped_` turns true at the first char that does not stand for exactly one code point.
class TextDecoder {
 public:
  TextDecoder(Text& text, std::string_view in) : text_(text), in_(in) {}

  void run() {
    if (in_.size() > 0x7FFFFFFFU) throw Error(sqlstate::kProgramLimit, "text is too long to analyse");
    // What the text has of code points it has at most of chars: no row of them grows by copying.
    most_ = code_points(in_);
    make_room();
    InterruptPacer pacer;
    while (at_ < in_.size()) {
      pacer.tick();
      if (!mapped_) plain_run();
      if (at_ < in_.size()) step();
    }
    text_.chars_.resize(count_);
    text_.byte_.resize(count_ + 1);
    text_.byte_[count_] = static_cast<uint32_t>(in_.size());
    if (mapped_) {
      text_.code_point_.push_back(code_points_);
    }
    find_openings();
  }

 private:
  void find_openings() {
    text_.openings_.reserve(count_ / 64 + 1);
    uint64_t behind_hangul = 0;
    size_t at = 0;
    InterruptPacer pacer;
    for (; at + 64 <= count_; at += 64) {
      pacer.tick();
      text_.openings_.push_back(openings_of(text_.chars_.data() + at, behind_hangul));
    }
    char32_t rest[64];
    std::fill(std::copy(text_.chars_.begin() + static_cast<std::ptrdiff_t>(at), text_.chars_.end(), rest),
              std::end(rest), U' ');
    text_.openings_.push_back(openings_of(rest, behind_hangul));
  }

  // In steps, since the system gives pages of a hundred megabytes no faster than the text is read.
  void make_room() {
    constexpr size_t kStep = size_t{1} << 20;
    text_.chars_.reserve(most_);
    text_.byte_.reserve(most_ + 1);
    for (size_t size = 0; size < most_;) {
      size = std::min(most_, size + kStep);
      text_.chars_.resize(size);
      text_.byte_.resize(size);
      check_interrupt();
    }
    text_.byte_.resize(most_ + 1);
  }

  // Takes the characters that stand for themselves, which is nearly all of any text.  At most as many as are good
  // between two ticks.  A mark behind the last of them may belong to it: step() has that one again.
  void plain_run() {
    constexpr size_t kMost = 256;
    const auto* s = reinterpret_cast<const unsigned char*>(in_.data());
    const size_t end = std::min(in_.size() < 3 ? 0 : in_.size() - 3, at_ + kMost);
    char32_t* const chars = text_.chars_.data();
    uint32_t* const bytes = text_.byte_.data();
    size_t at = at_, count = count_;
    while (at < end) {
      // One byte, or three with the one behind them as one number: 1110xxxx 10xxxxxx 10xxxxxx.  Which it is no
      // processor foresees, Hangul and spaces as they alternate: both are worked out and one is taken, without a
      // branch.
      const uint32_t lead = s[at];
      uint32_t four = 0;
      std::memcpy(&four, s + at, 4);
      if constexpr (std::endian::native == std::endian::little) four = __builtin_bswap32(four);
      const uint32_t three = (four >> 12U & 0xF000U) | (four >> 10U & 0xFC0U) | (four >> 8U & 0x3FU);
      const uint32_t wide = lead >> 7U, mask = 0U - wide;
      const uint32_t malformed = (four & 0xF0C0C000U) ^ 0xE0808000U;
      const uint32_t rare = ((malformed | static_cast<uint32_t>(!is_hangul_syllable(three))) & mask) | kReference[lead];
      if (rare != 0 && (wide == 0 || malformed != 0 || !is_plain(three))) break;
      chars[count] = (three & mask) | (lead & ~mask);
      bytes[count++] = static_cast<uint32_t>(at);
      at += 1 + 2 * wide;
    }
    if (at < in_.size() && begins_mark(s[at]) && count > count_) at = bytes[--count];
    code_points_ += static_cast<uint32_t>(count - count_);
    count_ = count;
    at_ = at;
  }

  // What step() looks at of ASCII: the ampersand of a reference, the first half of a line's end.
  static constexpr std::array<uint8_t, 256> kReference = [] {
    std::array<uint8_t, 256> table{};
    table['&'] = table['\r'] = 1;
    return table;
  }();

  // Of U+2000 to U+D7FF: quotation marks, dashes, signs, Hanja; none that step() folds or drops.
  static bool is_plain(char32_t c) {
    return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2070 && c <= 0x2FFF) || (c >= 0x4E00 && c <= 0x9FFF);
  }

  // Lead bytes of the marks that a character before them takes in: U+03xx, U+11xx, U+30xx.
  static bool begins_mark(unsigned char lead) { return lead == 0xCC || lead == 0xCD || lead == 0xE1 || lead == 0xE3; }

  void step() {
    const size_t from = at_;
    const uint32_t first = code_points_;
    char32_t c = next();
    if (c == U'&' && character_reference(c)) {
      // at_ and code_points_ stand behind the reference now
    } else if (c < 0x80) {
      if (c == U'\r' && at_ < in_.size() && in_[at_] == '\n') return skip();
    } else if (is_hangul_syllable(c) || (c >= 0x4E00 && c <= 0x9FFF)) {
      if (is_hangul_syllable(c)) c = composed(c);
    } else {
      if (is_dropped(c)) return skip();
      if (is_wide_space(c))
        c = U' ';
      else if (c >= 0xFF01 && c <= 0xFF5E)
        c = c - 0xFF01 + 0x21;
      else if (c >= 0xF900 && c <= 0xFAFF) {
        const char32_t one[] = {c};
        if (const char32_t unified = compose(std::u32string_view(one, 1)); unified != 0) c = unified;
      } else {
        c = composed(c);
      }
    }
    if (is_ascii_letter(c)) c = composed(c);
    put(c, from, first);
  }

  // Decodes one code point at at_ and moves behind it.
  char32_t next() {
    const auto* s = reinterpret_cast<const unsigned char*>(in_.data());
    const unsigned char lead = s[at_];
    ++code_points_;
    if (lead < 0x80) return s[at_++];
    const size_t n = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at_ + n > in_.size()) malformed();
    char32_t c = n == 4 ? lead & 0x07U : n == 3 ? lead & 0x0FU : lead & 0x1FU;
    for (size_t k = 1; k < n; ++k) {
      if ((s[at_ + k] & 0xC0U) != 0x80) malformed();
      c = (c << 6U) | (s[at_ + k] & 0x3FU);
    }
    if ((n == 3 && c < 0x800) || (n == 4 && (c < 0x10000 || c > 0x10FFFF)) || (c >= 0xD800 && c <= 0xDFFF)) malformed();
    at_ += n;
    return c;
  }

  [[noreturn]] void malformed() const {
    throw Error(sqlstate::kInvalidText, "invalid byte sequence in UTF-8 text",
                "At byte " + std::to_string(at_ + 1) + ".");
  }

  // Takes the marks and conjoining jamo behind c in, where they compose with it: ㅎ ㅏ ㄴ -> 한, e ́ -> é.
  char32_t composed(char32_t c) {
    const bool jamo = c >= 0x1100 && c <= 0x115F;
    if (at_ == in_.size() || !begins_mark(static_cast<unsigned char>(in_[at_]))) return c;
    std::u32string sequence(1, c);
    while (at_ < in_.size() && sequence.size() < 8) {
      const size_t back = at_;
      const uint32_t back_count = code_points_;
      const char32_t mark = next();
      const bool joins = (mark >= 0x1160 && mark <= 0x11FF && (jamo || is_hangul_syllable(c))) ||
                         (mark >= 0x0300 && mark <= 0x036F && !is_hangul_syllable(c)) || mark == 0x3099 ||
                         mark == 0x309A;
      if (joins) sequence.push_back(mark);
      const char32_t whole = joins ? compose(sequence) : U'\0';
      if (whole == 0) {
        at_ = back;
        code_points_ = back_count;
        break;
      }
      c = whole;
    }
    return c;
  }

  // &quot; &#39; &#x27; — anything else leaves the ampersand as it stands.
  bool character_reference(char32_t& c) {
    const CharacterReference found = character_reference_at(in_.substr(at_ - 1));
    if (found.length == 0) return false;
    c = is_wide_space(found.value) ? U' ' : found.value;
    at_ += found.length - 1;
    code_points_ += static_cast<uint32_t>(found.length) - 1;
    return true;
  }

  // The code point just read stands for nothing; from here on positions are kept one by one.
  void skip() { map_from_here(); }

  void put(char32_t c, size_t from, uint32_t first) {
    if (!mapped_ && code_points_ != first + 1) map_from_here();
    text_.chars_[count_] = c;
    text_.byte_[count_++] = static_cast<uint32_t>(from);
    if (mapped_) {
      text_.code_point_.push_back(first);
      text_.code_point_end_.push_back(code_points_);
      text_.byte_end_.push_back(static_cast<uint32_t>(at_));
    }
  }

  void map_from_here() {
    if (mapped_) return;
    mapped_ = true;
    const size_t n = count_;
    text_.code_point_.reserve(most_ + 1);
    text_.code_point_end_.reserve(most_);
    text_.byte_end_.reserve(most_);
    text_.code_point_.resize(n);
    text_.code_point_end_.resize(n);
    text_.byte_end_.resize(n);
    for (size_t i = 0; i < n; ++i) {
      text_.code_point_[i] = static_cast<uint32_t>(i);
      text_.code_point_end_[i] = static_cast<uint32_t>(i + 1);
      if (i > 0) text_.byte_end_[i - 1] = text_.byte_[i];
    }
    if (n > 0) text_.byte_end_[n - 1] = last_byte_end();
  }

  // End of the char before the one in hand: chars were one code point each until now.
  uint32_t last_byte_end() const {
    const size_t begin = text_.byte_[count_ - 1];
    const auto lead = static_cast<unsigned char>(in_[begin]);
    return static_cast<uint32_t>(begin + (lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1));
  }

  Text& text_;
  std::string_view in_;
  size_t at_ = 0;
  uint32_t code_points_ = 0;
  size_t most_ = 0;   // code points of the whole input
  size_t count_ = 0;  // chars so far
  bool mapped_ = false;
};

Text::Text(std::string_view utf8) : input_(utf8) { TextDecoder(*this, utf8).run(); }

uint32_t Text::end_code_point(size_t i) const {
  return code_point_end_.empty() ? static_cast<uint32_t>(i + 1) : code_point_end_[i];
}

std::string_view Text::surface(Span span) const {
  if (span.empty() || span.end > chars_.size()) return {};
  const uint32_t begin = byte_[span.begin];
  const uint32_t end = byte_end_.empty() ? byte_[span.end] : byte_end_[span.end - 1];
  return input_.substr(begin, end - begin);
}

std::string Text::folded(Span span) const { return to_utf8(chars(span)); }

size_t Text::index_of_code_point(uint32_t offset) const {
  if (code_point_.empty()) return std::min<size_t>(offset, chars_.size());
  return static_cast<size_t>(std::lower_bound(code_point_.begin(), code_point_.end() - 1, offset) -
                             code_point_.begin());
}

}  // namespace kn
