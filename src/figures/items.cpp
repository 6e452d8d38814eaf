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
bool is_unit_char(char32_t c) { return (c >= 0x3371 && c <= 0x33DF) || c == 0x2113 || c == 0x2103 || c == U'%'; }
bool is_noun_char(char32_t c) {
  return is_hangul_syllable(c) || is_ascii_letter(c) || is_ascii_digit(c) || is_hanja(c) || c == U'·' || c == U'&' || c == U'-' || c == U'/' || c == U'+' || is_unit_char(c);
}

enum class Case : unsigned char { none, topic, subject, object, of, with, place, other };

// A word of the clause: its noun without the particle, and what the particle is.
struct Word {
  size_t begin = 0, noun_end = 0, end = 0;
  Case particle = Case::none;
};

class ItemFinder {
 public:
  ItemFinder(std::u32string_view chars, const FigureWords& words, const std::vector<Figure>& figures, const std::vector<Span>& dates)
      : chars_(chars), words_(words), figures_(figures), dates_(dates) {}

  Span find(size_t k) const {
    const Figure& figure = figures_[k];
    if (figure.named) return name_before(figure);
    if (figure.restates) return figures_[*figure.restates].item;
    if (figure.kind == FigureKind::duration || figure.kind == FigureKind::age) {
      if (figure.kind == FigureKind::duration) return {};
      if (const Span behind = noun_behind(figure); !behind.empty()) return behind;
      // 평균 나이는 28.7세, 최고령은 53세였다
      const char32_t next = peek(figure.span.end);
      return next == U',' || next == U'.' || next == U'다' || next == U'였' || next == U'로' ? in_front(k) : Span{};
    }
    // A에서 B로: what A is.
    if (k > 0 && figures_[k - 1].kind == figure.kind && figure.span.begin - figures_[k - 1].span.end < 9 &&
        chars_.substr(figures_[k - 1].span.end).starts_with(U"에서"))
      return figures_[k - 1].item;
    const bool labels = (figure.kind == FigureKind::rank && figure.unit == "위") || (figure.kind == FigureKind::ordinal && (figure.unit == "차" || figure.unit == "호" || figure.unit == "단계")) ||
                        (figure.kind == FigureKind::count && figure.unit == "대" && figure.form == NumberForm::arabic && peek(figure.span.end) == U' ');
    const char32_t next = peek(figure.span.end);
    if (labels || figure.unit == "인" || next == U'급' || next == U'짜')
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
        if (words_.noun_ends_at(chars_, end - 1, WordRole::whole)) return cut(1, Case::topic);
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
      case U'게':
        return before == U'에' ? cut(2, Case::other) : w;
      case U'다':
        return before == U'보' ? cut(2, Case::other) : w;
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
    const char32_t last = chars_[w.end - 1], stem = chars_[w.noun_end - 1];
    if (last == U'도' && w.end - w.begin > 2 && (chars_[w.end - 2] == U'고' || chars_[w.end - 2] == U'서')) return true;
    // 접었을, 있는, 확대하는, 세우는
    if (final_consonant(stem) == 20) return true;
    static constexpr std::u32string_view kStems = U"하되우르받없않같많크쓰짓맞얻찾남들싣";
    if (w.particle == Case::topic && last == U'는' && w.noun_end - w.begin > 1 && kStems.find(stem) != std::u32string_view::npos) return true;
    if (w.particle != Case::none || words_.noun_ends_at(chars_, w.end, WordRole::whole)) return false;
    static constexpr std::u32string_view kEndings = U"고며면서해져려게던한된운할될린난친든은는을아어여데러다봐";
    return is_hangul_syllable(last) && kEndings.find(last) != std::u32string_view::npos && w.end - w.begin > 1;
  }

  // 십이만 대의 [전기 트럭]을, 4인 [가구], 15㎿급 [터빈], 5인 미만 [사업장]
  Span noun_behind(const Figure& figure) const {
    size_t p = figure.span.end;
    bool bent = false;  // by 급, 짜리, 이상 …: then what follows is the thing itself
    for (int steps = 0; steps < 3; ++steps) {
      const size_t q = peek(p) == U' ' && steps > 0 ? p + 1 : p;
      const WordMatch m = words_.around(chars_, peek(q) == U' ' ? q + 1 : q, [](WordRole r) {
        return r == WordRole::suffix || (r >= WordRole::about && r <= WordRole::less_than);
      });
      const size_t at = peek(q) == U' ' ? q + 1 : q;
      if (m.length == 0 || (m.role == WordRole::suffix && m.length == 1 && at != figure.span.end)) break;
      if (is_hangul_syllable(peek(at + m.length)) && peek(at + m.length) != U'의') break;
      p = at + m.length;
      bent = true;
    }
    const bool of = peek(p) == U'의';
    if (of) ++p;
    if (peek(p) == U'(') {
      size_t close = p;
      while (close < p + 20 && peek(close) != U')' && peek(close) != U'\0') ++close;
      if (peek(close) == U')') p = close + 1;
    }
    if (peek(p) != U' ') return {};
    ++p;
    const bool amount = figure.kind == FigureKind::percent || figure.kind == FigureKind::multiple || figure.kind == FigureKind::money || figure.kind == FigureKind::percent_point ||
                        figure.kind == FigureKind::number || figure.kind == FigureKind::fraction;
    Span found;
    for (int count = 0; count < 2; ++count) {
      const size_t begin = p;
      while (is_noun_char(peek(p)) && peek(p) != U'-') ++p;
      if (p == begin || is_ascii_digit(chars_[begin])) break;
      if (words_.around(chars_, begin, [](WordRole r) { return r != WordRole::suffix && r != WordRole::ago && r != WordRole::skip; }).length > 0) break;
      if (words_.whole_word(chars_, begin, p) != WordRole::none) break;
      const Word w = word(begin, p);
      if (verbal(w) || (w.noun_end - w.begin == 1 && count == 0 && !of)) break;
      if (words_.whole_word(chars_, w.begin, w.noun_end) == WordRole::stop) break;
      if (words_.around(chars_.substr(0, w.noun_end), w.begin, WordRole::suffix).length == w.noun_end - w.begin) break;  // 48.4% 수준이
      if (w.particle == Case::none && amount && !of && !bent) break;
      if (count == 1 && (w.particle == Case::none || w.particle == Case::other)) break;
      if (w.particle == Case::other && !of && !bent && count == 0 && amount) break;
      found = Span{found.empty() ? static_cast<uint32_t>(w.begin) : found.begin, static_cast<uint32_t>(w.noun_end)};
      if (w.particle != Case::none || figure.kind == FigureKind::rank || figure.kind == FigureKind::ordinal || (figure.unit == "대" && !of) || figure.unit == "인" || figure.unit == "개") break;
      if (peek(p) != U' ') break;
      ++p;
    }
    return found;
  }

  // A short head takes the bare noun in front of it: 매각 대금, 이용 횟수.
  Span phrase(const Word& w) const {
    Span span{static_cast<uint32_t>(w.begin), static_cast<uint32_t>(w.noun_end)};
    if (w.begin < 3 || words_.noun(chars_.substr(0, w.noun_end), w.begin, WordRole::light).length != span.size() || chars_[w.begin - 1] != U' ') return span;
    const size_t end = w.begin - 1, begin = word_begin(end, end > 12 ? end - 12 : 0);
    if (begin + 2 > end || is_ascii_digit(chars_[begin]) || is_ascii_digit(chars_[end - 1]) || is_date(end) || chars_[end - 1] == U')') return span;
    const Word before = word(begin, end);
    if (before.particle != Case::none || verbal(before) || words_.whole_word(chars_, begin, end) != WordRole::none) return span;
    for (const Figure& figure : figures_)
      if (figure.span.overlaps(Span{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)})) return span;
    if (words_.around(chars_.substr(0, end), begin, [](WordRole r) { return r != WordRole::suffix; }).length == end - begin) return span;
    span.begin = static_cast<uint32_t>(begin);
    return span;
  }

  // What the words in front say.  `direct` as long as nothing but 연, 약, 온스당 and the like lies between.
  Span in_front(size_t k) const {
    const Figure& figure = figures_[k];
    const char32_t next = peek(figure.span.end), after = peek(figure.span.end + 1);
    // 80%를 돌파했다, 1,390원을 넘어섰다 says how much something is; 8천억원을 사들였다 what someone did.
    const bool measured = figure.qualifier >= Qualifier::at_least || figure.kind == FigureKind::percent || figure.kind == FigureKind::number ||
                          figure.kind == FigureKind::multiple || figure.kind == FigureKind::temperature || figure.kind == FigureKind::speed;
    const bool object = !measured && (next == U'을' || next == U'를' || (next == U'어' && after == U'치'));
    const bool of_range = k + 1 < figures_.size() && figures_[k + 1].unit == figure.unit && figures_[k + 1].span.begin - figure.span.end < 9;
    const bool per = next == U'당' || next == U'마';
    const bool at = figure.kind == FigureKind::count && next == U'에' && after == U'서' && !of_range;
    size_t end = figure.span.begin;
    const size_t floor = end > kLongestClause ? end - kLongestClause : 0;
    size_t other = k;  // figures before this one
    bool direct = true, behind_tried = false, among = false;
    Span fallback;
    for (int count = 0; count < kMostWords && end > floor; ++count) {
      bool comma = false;
      while (end > floor && is_loose(chars_[end - 1])) {
        comma = comma || chars_[end - 1] == U',';
        --end;
      }
      if (end <= floor || ends_clause(chars_[end - 1])) break;
      if (!direct && !behind_tried) {
        // Nothing in front belongs to it directly: perhaps what follows does.
        behind_tried = true;
        if (const Span behind = noun_behind(figure); !behind.empty()) return behind;
        if (per) return fallback;
      }
      while (other > 0 && figures_[other - 1].span.begin >= end) --other;
      if (other > 0 && written_on(figures_[other - 1].span, end)) {
        const Figure& before = figures_[other - 1];
        if (among) return before.item;
        // 10명 중 6명, 15%, 13%; 31.27포인트(0.98%)
        if (fallback.empty()) fallback = before.item;
        if (direct && !before.item.empty() && (next == U')' || comma) && before.kind != FigureKind::ordinal && before.kind != FigureKind::rank) return before.item;
        end = before.span.begin;
        direct = false;
        continue;
      }
      if (is_date(end)) {
        direct = false;
        --end;
        while (end > floor && is_date(end)) --end;
        continue;
      }
      const size_t begin = word_begin(end, floor);
      if (begin == end) break;
      const Word w = word(begin, end);
      end = begin;
      const WordRole role = words_.whole_word(chars_, w.begin, w.end);
      if (role == WordRole::over) continue;
      among = false;
      if (role == WordRole::stop || words_.whole_word(chars_, w.begin, w.noun_end) == WordRole::stop || is_ascii_digit(chars_[w.begin]) || w.noun_end == w.begin) {
        among = direct && (chars_.substr(w.begin, w.end - w.begin) == U"중" || chars_.substr(w.begin, w.end - w.begin) == U"가운데");
        direct = false;
        continue;
      }
      if (per_unit(w)) continue;
      if (per && w.particle != Case::none) return {};
      if (comma && w.particle != Case::topic && !(direct && w.particle == Case::none)) {
        direct = false;
        continue;
      }
      const bool bends = words_.around(chars_.substr(0, w.noun_end), w.begin, [](WordRole r) { return r != WordRole::suffix && r != WordRole::ago; }).length == w.noun_end - w.begin;
      if (bends) continue;
      if (verbal(w)) {
        direct = false;
        continue;
      }
      // Where something stands, how far it went: only its own noun says of what.
      if (!direct && (figure.kind == FigureKind::length || figure.kind == FigureKind::speed || figure.kind == FigureKind::ordinal)) return {};
      switch (w.particle) {
        case Case::topic:
        case Case::subject:
          if (!direct && (object || at)) break;
          if (direct && (object || at)) break;
          return behind_or(figure, phrase(w), behind_tried);
        case Case::object:
          return behind_or(figure, phrase(w), behind_tried);
        case Case::place:
          if (object && chars_[w.noun_end] == U'에' && w.end - w.noun_end == 1) return phrase(w);
          break;
        case Case::of:
          if (figure.kind == FigureKind::multiple) break;
          if ((figure.kind == FigureKind::percent || figure.kind == FigureKind::fraction) && !object) {
            if (direct) fallback = phrase(w);
            break;
          }
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
    if (!behind_tried)
      if (const Span behind = noun_behind(figure); !behind.empty()) return behind;
    return object || at ? Span{} : fallback;
  }

  // Whether `end` is the end of the figure's own word: 38대와.
  bool written_on(const Span& span, size_t end) const {
    if (end < span.end) return span.begin < end;
    for (size_t i = span.end; i < end; ++i)
      if (chars_[i] == U' ' || end - span.end > 8) return false;
    return true;
  }
  Span behind_or(const Figure& figure, Span otherwise, bool tried) const {
    const Span behind = tried ? Span{} : noun_behind(figure);
    return behind.empty() ? otherwise : behind;
  }

  static bool is_loose(char32_t c) {
    return c == U' ' || c == U',' || c == U'(' || c == U')' || c == U'±' || c == U'▲' || c == U'▼' || c == U'△' || c == U'·' || c == U':' || c == U'~' || c == U'∼';
  }
  bool is_date(size_t end) const {
    const auto found = std::upper_bound(dates_.begin(), dates_.end(), end - 1, [](size_t p, const Span& s) { return p < s.end; });
    return found != dates_.end() && found->begin < end;
  }
  // Beginning of the word that ends at `end`, with a gloss in parentheses: 국내총생산(GDP)은.
  size_t word_begin(size_t end, size_t floor) const {
    size_t begin = end;
    while (begin > floor) {
      if (chars_[begin - 1] == U')') {
        size_t open = begin - 1;
        while (open > floor && chars_[open - 1] != U'(' && begin - open < 30) --open;
        if (open <= floor || chars_[open - 1] != U'(') break;
        begin = open - 1;
        continue;
      }
      if (!is_noun_char(chars_[begin - 1])) break;
      --begin;
    }
    return begin;
  }
  // 리터(ℓ)당, 온스당
  bool per_unit(const Word& w) const {
    return chars_[w.end - 1] == U'당' && w.end - w.begin >= 2 && (chars_[w.end - 2] == U')' || is_ascii_letter(chars_[w.end - 2]) || is_unit_char(chars_[w.end - 2]) || words_.whole_word(chars_, w.begin, w.end) == WordRole::over);
  }

  std::u32string_view chars_;
  const FigureWords& words_;
  const std::vector<Figure>& figures_;
  const std::vector<Span>& dates_;
};

}  // namespace

void find_items(std::u32string_view chars, const FigureWords& words, const std::vector<Span>& dates, std::vector<Figure>& figures) {
  const ItemFinder finder(chars, words, figures, dates);
  for (size_t k = 0; k < figures.size(); ++k) figures[k].item = finder.find(k);
}

}  // namespace kn
