// The only user of ICU: properties, normalisation, encodings.  Everything here takes and gives UTF-8 or code points, so
// that no ICU type is seen outside this file.
#include "base/unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include <new>

#include "base/error.h"
#include "base/interrupt.h"

namespace kn {

namespace {

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = instance(status);
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(status) || found == nullptr)
    throw Error(sqlstate::kInternal, "could not load Unicode normalization data", u_errorName(status),
                "Check that the ICU library and its data are installed completely.");
  return *found;
}

const icu::Normalizer2& nfc() { return normalizer(&icu::Normalizer2::getNFCInstance); }

// ICU allocates by itself; a string for which there was no memory is a bogus one, not an error.
icu::UnicodeString to_utf16(std::string_view utf8) {
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  if (text.isBogus()) throw std::bad_alloc();
  return text;
}

void append_normalized(std::string& to, const icu::Normalizer2& with, std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out;
  with.normalize(to_utf16(utf8), out, status);
  if (status == U_MEMORY_ALLOCATION_ERROR || out.isBogus()) throw std::bad_alloc();
  if (U_FAILURE(status)) throw Error(sqlstate::kInternal, "could not normalize text", u_errorName(status));
  out.toUTF8String(to);
}

constexpr size_t kWhole = 256;   // bytes that are normalized at once, wherever marks stand in them
constexpr size_t kPiece = 4096;  // bytes of a longer text that are, up to where nothing composes with what is before
// Marks behind one character that are put in order, the number of Unicode's stream-safe form.
constexpr unsigned kMarks = 30;

// Piece by piece, since ICU hears of no cancel, and puts a run of marks in order in a time that grows with its square:
// where it is longer than anybody writes, it is cut.
std::string normalize(const icu::Normalizer2& with, std::string_view utf8) {
  std::string result;
  if (utf8.size() <= kWhole) {
    append_normalized(result, with, utf8);
    return result;
  }
  result.reserve(utf8.size());
  int32_t begin = 0, at = 0;
  const auto size = static_cast<int32_t>(utf8.size());
  const auto cut = [&] {
    check_interrupt();
    append_normalized(result, with, utf8.substr(static_cast<size_t>(begin), static_cast<size_t>(at - begin)));
    begin = at;
  };
  for (unsigned marks = 0; at < size;) {
    int32_t next = at;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const uint8_t*>(utf8.data()), next, size, c);
    const bool boundary = c < 0x80 || with.hasBoundaryBefore(c);
    marks = boundary ? 0 : marks + 1;
    if (marks > kMarks || (boundary && at - begin >= static_cast<int32_t>(kPiece))) {
      cut();
      marks = 0;
    }
    at = next;
  }
  cut();
  return result;
}

}  // namespace

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)); }
bool is_combining(char32_t c) {
  const uint32_t mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (mask & U_GC_M_MASK) != 0;
}
bool is_uppercase(char32_t c) { return u_isUUppercase(static_cast<UChar32>(c)); }
char32_t fold_case(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

char32_t compatibility_fold(char32_t c) {
  if (c < 0xA0 || is_hangul_syllable(c)) return c;
  icu::UnicodeString decomposed;
  static const icu::Normalizer2& nfkc = normalizer(&icu::Normalizer2::getNFKCInstance);
  if (!nfkc.getDecomposition(static_cast<UChar32>(c), decomposed)) return c;
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString composed;
  nfkc.normalize(decomposed, composed, status);
  return U_SUCCESS(status) && composed.countChar32() == 1 ? static_cast<char32_t>(composed.char32At(0)) : c;
}

std::string normalize_nfc(std::string_view utf8) { return normalize(nfc(), utf8); }
std::string normalize_nfkc_casefold(std::string_view utf8) {
  return normalize(normalizer(&icu::Normalizer2::getNFKCCasefoldInstance), utf8);
}
bool is_nfc(std::string_view utf8) { return normalize_nfc(utf8) == utf8; }

void append_utf8(std::string& out, char32_t c) {
  char bytes[U8_MAX_LENGTH];
  int32_t n = 0;
  U8_APPEND_UNSAFE(bytes, n, static_cast<UChar32>(c));
  out.append(bytes, static_cast<size_t>(n));
}

std::string to_utf8(std::u32string_view chars) {
  std::string out;
  out.reserve(chars.size() * 3);
  for (char32_t c : chars) append_utf8(out, c);
  return out;
}

namespace {

// The character at byte i, which moves behind it.
char32_t next_char(std::string_view utf8, int32_t& i) {
  UChar32 c = 0;
  U8_NEXT(reinterpret_cast<const uint8_t*>(utf8.data()), i, static_cast<int32_t>(utf8.size()), c);
  if (c < 0)
    throw Error(sqlstate::kInvalidText, "invalid byte sequence in UTF-8 text", "At byte " + std::to_string(i) + ".");
  return static_cast<char32_t>(c);
}

}  // namespace

std::u32string decode_utf8(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size() / 3);  // of Hangul
  for (int32_t i = 0; i < static_cast<int32_t>(utf8.size());) out.push_back(next_char(utf8, i));
  return out;
}

char32_t first_char(std::string_view utf8) {
  int32_t i = 0;
  return utf8.empty() ? U'\0' : next_char(utf8, i);
}

char32_t compose(std::u32string_view sequence) {
  icu::UnicodeString in;
  for (char32_t c : sequence) in.append(static_cast<UChar32>(c));
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out;
  nfc().normalize(in, out, status);
  return U_SUCCESS(status) && out.countChar32() == 1 ? static_cast<char32_t>(out.char32At(0)) : U'\0';
}

bool fits_euc_kr(std::string_view utf8) {
  const icu::UnicodeString text = to_utf16(utf8);
  std::string buffer(static_cast<size_t>(text.length()) * 4 + 4, '\0');
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open("ibm-970", &status);  // EUC-KR as KS X 1001 has it, without the Windows additions
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(status)) throw Error(sqlstate::kInternal, "could not open the EUC-KR converter", u_errorName(status));
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_fromUChars(converter, buffer.data(), static_cast<int32_t>(buffer.size()), text.getBuffer(), text.length(),
                  &status);
  ucnv_close(converter);
  return U_SUCCESS(status);
}

int digit_value(char32_t c) {
  const int32_t value = u_charDigitValue(static_cast<UChar32>(c));
  if (value >= 0) return value;
  const double number = u_getNumericValue(static_cast<UChar32>(c));
  return number >= 0 && number <= 1000 && number == static_cast<int>(number) ? static_cast<int>(number) : -1;
}

}  // namespace kn
