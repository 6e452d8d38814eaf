// What a figure counts or measures: the shortest noun phrase that says so.
//
//   [GPU] 5만 장      [주민] 20여 명               the noun in front
//   십이만 대의 [전기 트럭]   4인 [가구]   15㎿급 [터빈]     the noun behind
//   [매개변수]는 700억개   [예산]을 올해보다 12.4% 늘린     the topic, subject or object of the clause
//
// Without an analyser: words are what stands between blanks, particles are told by the table and by the sound in front of
// them (은 behind a consonant, 는 behind a vowel), and the walk never leaves the clause.
#include <algorithm>

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
    if (figure.named) return name_before(figure);
    if (figure.restates) return figures_[*figure.restates].item;
    if (figure.kind == FigureKind::duration) return {};
    if (const Span behind = noun_behind(figure); !behind.empty()) return behind;
    return in_front(k);
  }

 private:
  char32_t peek(size_t i) const { return i < chars_.size() ? chars_[i] : U'\0'; }

  // 김모 of 김모(53)씨
  Span name_before(const Figure& figure) const {
    if (figure.span.begin < 2 || chars_[figure.span.begin - 1] != U'(') return {};
    size_t begin = figure.span.begin - 1;
    while (begin > 0 && is_noun_char(chars_[begin - 1])) --begin;
    return Span{static_cast<uint32_t>(begin), figure.span.begin - 1};
  }

  // Whether the syllable before fits the particle's form.
  bool sounds(size_t at, bool consonant) const {
    if (at == 0) return false;
    const char32_t c = chars_[at - 1];
    if (!is_hangul_syllable(c)) return true;  // Latin letters, digits, parentheses: either
    return (final_consonant(c) > 0) == consonant;
  }

  // The word [begin, end) without its particle.
  Word word(size_t begin, size_t end) const {
    Word w{begin, end, end, Case::none};
    if (end - begin < 2) return w;
    const char32_t last = chars_[end - 1], before = chars_[end - 2];
    if (!is_hangul_syllable(last)) return w;
    if (words_.noun_ends_at(chars_, end, WordRole::whole)) return w;
    const auto cut = [&](size_t n, Case c) {
      if (end - begin > n) w = Word{begin, end - n, end, c};
      return w;
    };
    switch (last) {
      case U'은':
        return sounds(end - 1, true) ? cut(1, Case::topic) : w;
      case U'는':
        if (before == U'에' || before == U'서' || before == U'로' || before == U'게') return cut(2, Case::other);
        return sounds(end - 1, false) ? cut(1, Case::topic) : w;
      case U'이':
        return sounds(end - 1, true) ? cut(1, Case::subject) : w;
      case U'가':
        return sounds(end - 1, false) ? cut(1, Case::subject) : w;
      case U'을':
        return sounds(end - 1, true) ? cut(1, Case::object) : w;
      case U'를':
        return sounds(end - 1, false) ? cut(1, Case::object) : w;
      case U'의':
        return cut(1, Case::of);
      case U'도':
        return cut(1, Case::topic);
      case U'만':
        return cut(1, Case::topic);
      case U'과':
        return sounds(end - 1, true) ? cut(1, Case::with) : w;
      case U'와':
        return sounds(end - 1, false) ? cut(1, Case::with) : w;
      case U'에':
        return cut(1, Case::place);
      case U'서':
        return before == U'에' ? cut(2, Case::place) : w;
      case U'로':
        return before == U'으' ? cut(2, Case::other) : cut(1, Case::other);
      case U'다':
        return before == U'보' ? cut(2, Case::other) : cut(1, Case::other);
      case U'지':
        return before == U'까' ? cut(2, Case::other) : w;
      case U'터':
        return before == U'부' ? cut(2, Case::other) : w;
      default:
        return w;
    }
  }

  // Words that are no noun, by their endings: verbs before a noun or at the end of a clause.
  bool verbal(const Word& w) const {
    if (w.particle != Case::none) return false;
    const char32_t last = chars_[w.end - 1];
    static constexpr std::u32string_view kEndings = U"고며면서해져려게던한된인운할될린난친든은는을아어여";
    return is_hangul_syllable(last) && kEndings.find(last) != std::u32string_view::npos && w.end - w.begin > 1;
  }

  // 십이만 대의 [전기 트럭]을, 4인 [가구], 15㎿급 [터빈]
  Span noun_behind(const Figure& figure) const {
    size_t p = figure.span.end;
    bool of = false;
    if (peek(p) == U'의') {
      ++p;
      of = true;
    } else if (const WordMatch suffix = words_.around(chars_, p, WordRole::suffix); suffix.length > 0 && suffix.role == WordRole::suffix) {
      p += suffix.length;
    }
    if (peek(p) != U' ') return {};
    ++p;
    if (!of) {
      // Directly behind only where nothing in front is counted, and the word is a noun.
      if (figure.kind == FigureKind::percent || figure.kind == FigureKind::multiple || figure.kind == FigureKind::money || figure.kind == FigureKind::percent_point ||
          figure.kind == FigureKind::number)
        return {};
    }
    const size_t begin = p;
    while (is_noun_char(peek(p))) ++p;
    if (p == begin || is_ascii_digit(chars_[begin]) || !(peek(p) == U' ' || peek(p) == U',' || peek(p) == U'.' || peek(p) == U'\0' || peek(p) == U')')) return {};
    if (words_.around(chars_, begin, [](WordRole r) { return r != WordRole::suffix && r != WordRole::ago; }).length > 0) return {};
    const Word w = word(begin, p);
    if (!of && (verbal(w) || w.particle == Case::none)) return {};
    return Span{static_cast<uint32_t>(w.begin), static_cast<uint32_t>(w.noun_end)};
  }

  // Noun phrase that ends at w: the noun with its gloss in parentheses.
  Span phrase(const Word& w) const { return Span{static_cast<uint32_t>(w.begin), static_cast<uint32_t>(w.noun_end)}; }

  Span in_front(size_t k) const {
    const Figure& figure = figures_[k];
    size_t end = figure.span.begin;
    const size_t floor = end > kLongestClause ? end - kLongestClause : 0;
    size_t other = k;  // figures before this one
    bool direct = true;
    Span fallback;
    for (int count = 0; count < kMostWords && end > floor; ++count) {
      bool comma = false;
      while (end > floor && (chars_[end - 1] == U' ' || chars_[end - 1] == U',' || chars_[end - 1] == U'(')) {
        comma = comma || chars_[end - 1] == U',';
        if (chars_[end - 1] == U'(') direct = true;
        --end;
      }
      if (end <= floor || ends_clause(chars_[end - 1])) break;
      // Over another figure.
      while (other > 0 && figures_[other - 1].span.begin >= end) --other;
      if (other > 0 && figures_[other - 1].span.end >= end - std::min<size_t>(end, 4) && figures_[other - 1].span.begin < end) {
        bool written_on = true;
        for (size_t i = figures_[other - 1].span.end; i < end; ++i) written_on = written_on && is_hangul_syllable(chars_[i]);
        if (written_on || figures_[other - 1].span.end >= end) {
          if (direct && fallback.empty() && !figures_[other - 1].item.empty() && figures_[other - 1].kind == figure.kind) fallback = figures_[other - 1].item;
          end = figures_[other - 1].span.begin;
          direct = false;
          continue;
        }
      }
      size_t begin = end, inner = end;
      // A gloss belongs to its noun: 국내총생산(GDP)은
      while (begin > floor) {
        const char32_t c = chars_[begin - 1];
        if (c == U')' ) {
          size_t open = begin - 1;
          while (open > floor && chars_[open - 1] != U'(' && begin - open < 30) --open;
          if (open == floor || chars_[open - 1] != U'(') break;
          begin = open - 1;
          continue;
        }
        if (!is_noun_char(c)) break;
        --begin;
      }
      (void)inner;
      if (begin == end) break;
      const Word w = word(begin, end);
      end = begin;
      if (comma && !direct) {
        // Another clause; its noun is only a last resort.
        if (w.particle == Case::none) break;
      }
      if (words_.around(chars_.substr(0, w.end), w.begin, [](WordRole r) { return r != WordRole::suffix && r != WordRole::ago; }).length == w.end - w.begin) continue;
      const bool number = is_ascii_digit(chars_[w.begin]);
      if (number) {
        direct = false;
        continue;
      }
      switch (w.particle) {
        case Case::topic:
        case Case::subject:
        case Case::object:
          return phrase(w);
        case Case::of:
          if (direct) return phrase(w);
          break;
        case Case::none:
          if (direct && !verbal(w)) return phrase(w);
          break;
        default:
          break;
      }
      direct = false;
    }
    return fallback;
  }

  std::u32string_view chars_;
  const FigureWords& words_;
  const std::vector<Figure>& figures_;
};

}  // namespace

void find_items(std::u32string_view chars, const FigureWords& words, std::vector<Figure>& figures) {
  const ItemFinder finder(chars, words, figures);
  for (size_t k = 0; k < figures.size(); ++k) figures[k].item = finder.find(k);
}

}  // namespace kn
