// A text as the extractors see it.
//
// News arrives in many spellings of the same thing: NFD Hangul from a Mac, full-width digits (３０％), HTML entities
// (&quot;), CRLF, zero-width spaces.  Text decodes the UTF-8 input once into a row of code points in which these are
// already folded, and remembers for every one of them which code points and bytes of the input it stands for.  All
// rules are written against the folded row; every span is reported against the input as it was passed.
//
//   input  "１０조 &quot;한국&quot;"   ->  chars  1 0 조 ␠ " 한 국 "
//
// Folding never splits a code point (㎿ and ㈜ stay one) and never reorders, so a span of chars is always one span of
// the input.  What is folded: canonical composition (NFD to NFC), full-width ASCII, every kind of space to U+0020, HTML
// character references, compatibility Hanja; dropped: \r before \n, zero-width marks, byte order mark, soft hyphen.
#pragma once

#include "base/tripwire.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kn {

// Half-open range of indexes into Text::chars().
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return end <= begin; }
  bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
  bool contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
  friend bool operator==(const Span&, const Span&) = default;
};

class Text {
 public:
  // Decodes UTF-8.  Throws Error (22P02) on bytes that are no UTF-8.  The bytes must outlive the Text.
  explicit Text(std::string_view utf8);

  size_t size() const { return chars_.size(); }
  // The folded code point at i; 0 at and beyond the end, so that rules may look ahead without a bound.
  char32_t operator[](size_t i) const { return i < chars_.size() ? chars_[i] : U'\0'; }
  std::u32string_view chars() const { return chars_; }
  std::u32string_view chars(Span span) const { return std::u32string_view(chars_).substr(span.begin, span.size()); }
  // From i to the end.
  std::u32string_view rest(size_t i) const { return std::u32string_view(chars_).substr(i); }

  // 1-based code point offset in the input, and length in code points of the input: what SQL reports.
  uint32_t position(Span span) const { return first_code_point(span.begin) + 1; }
  uint32_t length(Span span) const {
    return span.empty() ? 0 : end_code_point(span.end - 1) - first_code_point(span.begin);
  }
  // The bytes of the input that the span stands for.
  std::string_view surface(Span span) const;
  std::string_view input() const { return input_; }
  // The folded characters of the span as UTF-8 (names, canonical forms).
  std::string folded(Span span) const;

  // Where char i begins in the input, in bytes and in code points; what was dropped belongs to the char before it.
  uint32_t byte_offset(size_t i) const { return byte_[i]; }
  uint32_t code_point_offset(size_t i) const { return first_code_point(i); }

  // Where a word may begin or a mark stands: one bit for each char, 64 bits in a number.  A bit is set unless the char is
  // a space, or Hangul behind Hangul.  Nearly two chars of three are one of these two, and scans that look for the
  // beginning of something (base/starts.h) pass over them.
  const std::vector<uint64_t>& openings() const { return openings_; }
  // Index of the first char that begins at or after the 0-based code point offset of the input.
  size_t index_of_code_point(uint32_t offset) const;

 private:
  friend class TextDecoder;

  uint32_t first_code_point(size_t i) const { return code_point_.empty() ? static_cast<uint32_t>(i) : code_point_[i]; }
  uint32_t end_code_point(size_t i) const;

  std::string_view input_;
  std::u32string chars_;
  std::vector<uint64_t> openings_;
  std::vector<uint32_t> byte_;        // first byte of char i; one more entry for the end
  std::vector<uint32_t> code_point_;  // first code point of char i, empty where that is i itself; one more for the end
  std::vector<uint32_t> byte_end_;    // end byte of char i, empty where that is byte_[i + 1]
  std::vector<uint32_t> code_point_end_;
};

}  // namespace kn
