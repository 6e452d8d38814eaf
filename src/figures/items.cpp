// What a figure counts or measures: the shortest noun phrase that says so.
//
//   [GPU] 5만 장      [주민] 20여 명               the noun in front
//   십이만 대의 [전기 트럭]   4인 [가구]   15㎿급 [터빈]     the noun behind
//   [매개변수]는 700억개   [예산]을 올해보다 12.4% 늘린     the topic, subject or object of the clause
//
// Without an analyser: words are what stands between blanks, particles are told by the table and by the sound in front of
// them (은 behind a consonant, 는 behind a vowel), and the walk never leaves the clause.
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "figures/figures.h"

namespace kn {

namespace {

constexpr size_t kLongestClause = 60;
constexpr int kMostWords = 8;

bool ends_clause(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U'\n' || c == U'…' || c == U';' || c == U'“' || c == U'”' || c == U'"' || c == U'‘' || c == U'’' || c == U'\'' ||
         c == U'[' || c == U']' || c == U'△' || c == U'▲' || c == U'◆' || c == U'■' || c == U'→';
}
bool is_noun_char(char32_t c) {
  return is_hangul_syllable(c) || is_ascii_letter(c) || is_ascii_digit(c) || is_hanja(c) || c == U'·' || c == U'&' || c == U'-' || c == U'/' || c == U'+';
}

enum class Case : unsigned char { none, topic, subject, object, of, with, place, other };

// A word of the clause: its noun without the particle, and what the particle is.
struct Word {
  size_t begin = 0, noun_end = 0, end = 0;
  Case particle = Case::none;
};

class ItemFinder {
 public:
  ItemFinder(std::u32string_view chars, const FigureWords& words, const std::vector<Figure>& figures) : chars_(chars), words_(words), figures_(figures) {}

  Span find(size_t k) const {
    const Figure& figure = figures_[k];
    if (figure.kind == FigureKind::duration && !direct_only_) return {};
    const Span front = in_front(k);
    return front;
  }

 private:
  std::u32string_view chars_;
  const FigureWords& words_;
  const std::vector<Figure>& figures_;
  bool direct_only_ = false;

  Span in_front(size_t) const { return {}; }
};

}  // namespace

void find_items(std::u32string_view chars, const FigureWords& words, std::vector<Figure>& figures) {
  (void)chars; (void)words; (void)figures;
}

}  // namespace kn
