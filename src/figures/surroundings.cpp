// Reading what stands around a figure; see surroundings.h.
#include "figures/surroundings.h"

#include <algorithm>

#include "base/unicode.h"
#include "numeral/marks.h"

namespace kn {

namespace {

constexpr size_t kLongestClause = 70;
constexpr size_t kLongestGloss = 24;
constexpr int kMostRelativeWords = 6;
constexpr int kMostQuotedWords = 3;
constexpr size_t kLongestAdjective = 3;
constexpr int kNieun = 4;

bool ends_clause(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U'\n' || c == U';' || c == U'△' || c == U'▲' || c == U'◆' ||
         c == U'■' || c == U'…' || c == U'“' || c == U'”' || c == U'"' || c == U'‘' || c == U'’' || c == U'\'' ||
         c == U'[' || c == U']' || c == U'→' || c == U'(';
}
bool is_loose(char32_t c) {
  return c == U' ' || c == U',' || c == U')' || c == U'±' || c == U'▼' || c == U'·' || c == U':' || c == U'~' ||
         c == U'∼' || c == U'↑' || c == U'↓';
}
// A straight mark closes where no blank stands in front of it.
bool closes_quote(std::u32string_view chars, size_t i) {
  return chars[i] == U'’' || chars[i] == U'”' ||
         ((chars[i] == U'\'' || chars[i] == U'"') && i > 0 && chars[i - 1] != U' ');
}
bool opens_quote(char32_t c) { return c == U'‘' || c == U'“' || c == U'\'' || c == U'"'; }
bool is_mark(char32_t c) { return c == U'+' || c == U'-' || c == U'/' || c == U'&'; }
// 시가 3억원을 may be a city; 최고가 can be nothing else.
bool may_be_measure(FigureKind k, size_t length) {
  return (k >= FigureKind::length && k <= FigureKind::temperature) || (k == FigureKind::money && length > 2);
}
bool is_unit_char(char32_t c) { return (c >= 0x3371 && c <= 0x33DF) || c == 0x2113 || c == 0x2103 || c == U'%'; }

}  // namespace

// Where the date begins that ends at `end`, or covers the character in front of it; `end` where there is none.
size_t SurroundingsReader::date_begin(size_t end) const {
  const auto found =
      std::upper_bound(dates_.begin(), dates_.end(), end - 1, [](size_t p, const Span& s) { return p < s.end; });
  return found != dates_.end() && found->begin < end ? found->begin : end;
}

// Where the date ends that begins at `begin`; `begin` where there is none.
size_t SurroundingsReader::date_end(size_t begin) const {
  const auto found =
      std::lower_bound(dates_.begin(), dates_.end(), begin, [](const Span& s, size_t p) { return s.begin < p; });
  return found != dates_.end() && found->begin == begin ? found->end : begin;
}

// A word of the clause; 크기인, 가격인 are no nouns but what says which follows.
ClauseWord SurroundingsReader::word(size_t begin, size_t end) const {
  ClauseWord w = reader_.word(chars_, begin, end);
  if (w.kind == ClauseWord::Kind::noun && w.noun_end == end &&
      reader_.ends(chars_[end - 1], ClauseReader::attributive) && end - begin > 2 &&
      words_.measure_ends_at(chars_, end - 1))
    w.kind = ClauseWord::Kind::adnominal;
  return w;
}

// 리터(ℓ)당, 온스당, 1인당
bool SurroundingsReader::per_unit(const ClauseWord& w) const {
  if (!reader_.ends(chars_[w.end - 1], ClauseReader::per) || w.end - w.begin < 2) return false;
  const char32_t before = chars_[w.end - 2];
  return before == U')' || is_ascii_letter(before) || is_unit_char(before);
}

// Where the parenthesis begins that ends at `end`, or `end` itself.
size_t SurroundingsReader::before_parenthesis(size_t end, size_t floor) const {
  for (size_t i = end; i > floor; --i)
    if (chars_[i - 1] == U'(') return i - 1;
  return end;
}

void SurroundingsReader::begin_left(size_t k, size_t end, Surroundings& out) const {
  out.left_count = 0;
  out.left_end = end;
  out.left_floor = end > kLongestClause ? end - kLongestClause : 0;
  out.left_figures = out.own = k;
}

const LeftToken* SurroundingsReader::left(Surroundings& out, size_t i) const {
  while (out.left_count <= i)
    if (out.left_count == Surroundings::kMostTokens || !next_left(out)) return nullptr;
  return &out.left[i];
}

bool SurroundingsReader::next_left(Surroundings& out) const {
  LeftToken& token = out.left[out.left_count];
  token = LeftToken{};
  size_t& end = out.left_end;
  size_t& before = out.left_figures;
  const size_t floor = out.left_floor;
  while (end > floor && is_loose(chars_[end - 1])) {
    token.comma = token.comma || chars_[end - 1] == U',';
    --end;
    if (chars_[end] == U')') end = before_parenthesis(end, floor);
  }
  if (end <= floor || ends_clause(chars_[end - 1])) return false;
  size_t begin = ClauseReader::word_begin(chars_, end, floor);
  while (before > 0 && figures_[before - 1].span.begin >= end) --before;
  // 찬성 57표·반대 30표: the word begins behind the mark.
  if (before > 0)
    if (const size_t last = figures_[before - 1].span.end; last > begin && last + 1 < end && is_list_mark(chars_[last]))
      begin = last + 1;
  if (before > 0 && figures_[before - 1].span.end > std::min(begin, end - 1)) {
    // The figure with what is written on to it: 355만TEU(1TEU는 컨테이너 1개)로.
    while (before > 1 && figures_[before - 2].span.end > begin) --before;
    token.sort = LeftToken::Sort::figure;
    token.figure = before - 1;
    const size_t own = figures_[before - 1].span.begin;
    end = begin < own && chars_[own - 1] == U'(' ? begin : own;  // 평균(10.7명)의
  } else if (const size_t date = date_begin(end); date < end) {
    token.sort = LeftToken::Sort::date;
    end = date;
  } else {
    if (begin == end) return false;
    if (begin > floor && closes_quote(chars_, begin - 1)) {
      if (!quoted(begin, end, floor, token.word)) return false;
      begin = token.word.begin;
    } else {
      token.word = word(begin, end);
    }
    // 길이 1.5㎞: no particle behind 길; 최고가 2억원.
    if (token.word.noun_end + 1 == end && may_be_measure(figures_[out.own].kind, end - begin) &&
        words_.measure(chars_, begin, end)) {
      token.word.noun_end = end;
      token.word.particle = Case::none;
    }
    // 논 57㏊, 꿀 3㎏
    if (token.word.verbal() && end == begin + 1 && out.left_count == 0 && is_stuff(figures_[out.own].kind) &&
        words_.item_word(chars_, begin, end, WordRole::thing))
      token.word.kind = ClauseWord::Kind::noun;
    token.sort = sort_of(token.word);
    if (token.sort == LeftToken::Sort::border) return false;  // 조사한 결과 53%가
    end = begin;
  }
  ++out.left_count;
  return true;
}

// ‘회복’을, '잘 모름'은: words in quotation marks with the particle [begin, end) behind them.
bool SurroundingsReader::quoted(size_t begin, size_t end, size_t floor, ClauseWord& out) const {
  const size_t close = begin - 1;
  size_t from = ClauseReader::word_begin(chars_, close, floor);
  for (int words = 1; words < kMostQuotedWords && from > floor && from < close && chars_[from - 1] == U' '; ++words)
    from = ClauseReader::word_begin(chars_, from - 1, floor);
  const Case particle = reader_.particle_of(chars_.substr(begin, end - begin));
  const size_t last = ClauseReader::word_begin(chars_, close, from);
  // '잘하고 있다'는
  if (last > from && reader_.word(chars_, last, close).kind != ClauseWord::Kind::noun) return false;
  if (particle == Case::none || from == close || from == 0 || !opens_quote(chars_[from - 1])) return false;
  out.begin = from;
  out.noun_end = close;
  out.end = end;
  out.particle = particle;
  return true;
}

// What a word is to the search: one of the clause's own, or one to pass over.
LeftToken::Sort SurroundingsReader::sort_of(const ClauseWord& w) const {
  const WordRole role = words_.whole_word(chars_, w.begin, w.end);
  if (role == WordRole::border) return LeftToken::Sort::border;
  if (role == WordRole::over || per_unit(w) || (w.end == w.begin + 1 && is_mark(chars_[w.begin])))
    return LeftToken::Sort::over;
  if (w.verbal()) return LeftToken::Sort::word;
  const bool told = w.particle == Case::topic || w.particle == Case::subject || w.particle == Case::object;
  if (told && words_.measure(chars_, w.begin, w.noun_end)) return LeftToken::Sort::word;  // 높이가 2m
  const bool bends = words_
                         .around(chars_.substr(0, w.noun_end), w.begin,
                                 [told](WordRole r) {
                                   // 한도는
                                   return r != WordRole::suffix && r != WordRole::ago && r != WordRole::level &&
                                          r != WordRole::spend && r != WordRole::sold &&
                                          !(told && r == WordRole::at_most);
                                 })
                         .length == w.noun_end - w.begin;
  if (bends) return LeftToken::Sort::over;
  if (role == WordRole::stop || words_.whole_word(chars_, w.begin, w.noun_end) == WordRole::stop ||
      is_ascii_digit(chars_[w.begin]) || chars_[w.begin] == U'(')
    return LeftToken::Sort::stop;
  return w.kind == ClauseWord::Kind::other ? LeftToken::Sort::over : LeftToken::Sort::word;
}

// 넘었다, 기록했다, 달했다: the figure is what the topic amounts to.
size_t SurroundingsReader::level_verb(size_t at) const {
  for (int steps = 0; steps < 4; ++steps) {
    if (peek(at) == U' ') ++at;
    const WordMatch m = words_.around(
        chars_, at, [](WordRole r) { return is_bound(r) || r == WordRole::level || r == WordRole::skip; });
    if (m.length == 0) return 0;
    at += m.length;
    if (m.role != WordRole::skip) return at;
  }
  return 0;
}

// 25m가 넘는 강풍, 3조원을 기록한 수출: the verb, which goes on to `end` at least, says which noun is meant; not
// 넘었다는 관측, 됐지만, 되면.
void SurroundingsReader::read_attributive(size_t end, Surroundings& out) const {
  while (is_hangul_syllable(peek(end))) ++end;
  const char32_t last = chars_[end - 1];
  if (peek(end) != U' ' || final_consonant(last) != kNieun || reader_.ends(last, ClauseReader::condition) ||
      reader_.ends(last, ClauseReader::also) || reader_.ends(chars_[end - 2], ClauseReader::copula))
    return;
  out.attributive = true;
  out.behind = end;
}

// Over gloss, suffixes and bounds behind the figure; gives where its particle may stand.
size_t SurroundingsReader::over_modifiers(const Figure& figure, Surroundings& out) const {
  size_t p = figure.span.end;
  for (int steps = 0; steps < 4; ++steps) {
    if (peek(p) == U'(') {
      size_t close = p + 1;
      while (close < chars_.size() && close - p < kLongestGloss && chars_[close] != U')' && chars_[close] != U'\n')
        ++close;
      if (peek(close) != U')') return p;
      p = close + 1;
      continue;
    }
    const size_t at = peek(p) == U' ' ? p + 1 : p;
    const WordMatch m = words_.around(chars_, at, [](WordRole r) { return r == WordRole::suffix || is_bound(r); });
    if (m.length == 0 || (at > p && m.role == WordRole::suffix && m.length == 1)) return p;
    const size_t end = at + m.length;
    if (is_hangul_syllable(peek(end)) && words_.particles(chars_, end) == 0) return p;
    if (m.role == WordRole::suffix) {
      out.scaled = (m.flags & scaling) != 0;
      out.dealt = (m.flags & dealing) != 0;
      out.bent = !out.scaled && (out.bent || !out.dealt);
      out.suffixed = out.bent;
      if (out.scaled) {
        out.role = FigureRole::level;
        return end;
      }
    } else if ((m.flags & nominal) != 0) {
      out.bent = true;  // 이상, 미만
    } else if (m.role == WordRole::more_than || m.role == WordRole::less_than) {
      // 넘는; but 넘게, 넘어
      if (final_consonant(chars_[end - 1]) != kNieun) {
        out.role = FigureRole::level;
        return p;
      }
      out.bent = true;
    }
    p = end;
  }
  return p;
}

void SurroundingsReader::read_role(size_t k, Surroundings& out) const {
  const Figure& figure = figures_[k];
  out.bent = out.suffixed = out.scaled = out.dealt = out.attributive = false;
  out.share = is_share(figure.kind);
  out.role = FigureRole::bare;
  size_t p = over_modifiers(figure, out);
  out.behind = p;
  if (out.role == FigureRole::level) return;
  size_t tail = p;
  while (is_hangul_syllable(peek(tail)) && tail - p < 6) ++tail;
  if (tail == p) {
    out.role = peek(p) == U' ' ? FigureRole::bare : FigureRole::closed;
    if (peek(p) == U' ' && figure.kind != FigureKind::count && level_verb(p) > 0) out.role = FigureRole::level;
    return;
  }
  const char32_t first = chars_[p];
  const size_t particle = tail - p > 1 && reader_.ends(first, ClauseReader::nth) ? p + 1 : p;
  const Case c = reader_.particle_of(chars_.substr(particle, tail - particle));
  out.behind = tail;
  if (reader_.ends(first, ClauseReader::per)) {
    out.role = FigureRole::per;
    return;
  }
  switch (c) {
    case Case::of:
      out.bent = true;
      out.role = FigureRole::bare;
      return;
    case Case::object:
    case Case::subject:
    case Case::topic:
    case Case::place:
      out.bent = false;
      if (const size_t verb = level_verb(tail); verb > 0) {
        out.role = FigureRole::level;
        read_attributive(verb, out);
        return;
      }
      out.role = c == Case::subject && p > figure.span.end && words_.around(chars_, p - 2, WordRole::suffix).length == 2
                     ? FigureRole::level
                 : c == Case::place && figure.kind == FigureKind::money && tail - p == 1 ? FigureRole::price
                                                                                         : FigureRole::acted;
      return;
    case Case::with:
      out.bent = false;
      out.role = level_verb(tail) > 0 ? FigureRole::level : FigureRole::acted;  // 종목도 두 개나 된다
      return;
    case Case::other:
      // 20만원에서 50만원으로
      out.role = !reader_.ends(first, ClauseReader::place_begin) ||
                         (k + 1 < figures_.size() && figures_[k + 1].kind == figure.kind &&
                          figures_[k + 1].span.begin - tail < 7) ||
                         level_verb(tail) > 0
                     ? FigureRole::level
                     : FigureRole::acted;
      out.bent = false;
      return;
    default:
      break;
  }
  if (reader_.ends(first, ClauseReader::copula) ||
      (tail - p > 1 && reader_.ends(chars_[tail - 1], ClauseReader::copula) &&
       reader_.ends(chars_[tail - 1], ClauseReader::verb_end))) {
    out.role = FigureRole::level;
    out.bent = false;
    out.attributive = reader_.ends(chars_[tail - 1], ClauseReader::attributive);
  }
}

void SurroundingsReader::read_chain(size_t k, Surroundings& out) const {
  if (out.chain_read) return;
  out.chain_read = true;
  out.chain_count = 0;
  out.chain_figure = SIZE_MAX;
  // With a particle of its own it belongs to no noun behind it.
  if (peek(out.behind) != U' ' || !(out.bent || out.role == FigureRole::bare)) return;
  read_chain_at(out.behind + 1, k + 1, out);
}

// 30㎜의 비와, 1만t의 물을: behind 의 no verb stands, whatever the word looks like; but 큰, 낮은.
ClauseWord SurroundingsReader::noun_behind_of(ClauseWord w) const {
  if (w.begin < 2 || reader_.particle_of(chars_.substr(w.begin - 2, 1)) != Case::of) return w;
  const size_t last = w.end - 1;
  const Case c = last > w.begin ? reader_.particle_of(chars_.substr(last, 1)) : Case::none;
  if (c == Case::none || (w.kind == ClauseWord::Kind::adnominal && c != Case::object)) return w;
  w.kind = ClauseWord::Kind::noun;
  w.noun_end = last;
  w.particle = c;
  return w;
}

void SurroundingsReader::read_chain_at(size_t p, size_t next_figure, Surroundings& out) const {
  out.chain_count = 0;
  out.described = false;
  while (out.chain_count < Surroundings::kLongestChain) {
    if (opens_quote(peek(p))) {
      if (out.chain_count > 0) return;  // 추론용 칩 'NC-200'
      ++p;
    }
    while (next_figure < figures_.size() && figures_[next_figure].span.begin < p) ++next_figure;
    // 677조원 규모의 [내년도: date] 예산안
    if (const size_t behind = date_end(p); behind > p && out.bent && out.chain_count == 0 && peek(behind) == U' ') {
      p = behind + 1;
      continue;
    }
    const size_t end = ClauseReader::word_end(chars_, p);
    if (next_figure < figures_.size() && figures_[next_figure].span.begin < std::max(end, p + 1)) {
      out.chain_figure = next_figure;
      return;
    }
    if (end == p || is_ascii_digit(chars_[p]) || date_begin(end) < end) return;
    if (out.bent && out.chain_count == 0 && words_.item_word(chars_, p, end, WordRole::which) && peek(end) == U' ') {
      p = end + 1;
      continue;
    }
    if (const WordRole role = words_.whole_word(chars_, p, end); role != WordRole::none && role != WordRole::border) {
      // 10억 달러 규모의 공동 기금
      if (role != WordRole::over || !out.bent || out.chain_count > 0 || peek(end) != U' ') return;
      p = end + 1;
      continue;
    }
    ClauseWord w = word(p, end);
    // '하루 3% 수익'을; but '1조원 클럽'은
    if (w.particle == Case::none && out.share && end < chars_.size() && closes_quote(chars_, end)) {
      size_t tail = end + 1;
      while (is_hangul_syllable(peek(tail))) ++tail;
      w.particle = reader_.particle_of(chars_.substr(end + 1, tail - end - 1));
    }
    if (w.verbal() && out.chain_count == 0) w = noun_behind_of(w);
    // 3㎝ 안팎의 강한 눈
    if (w.kind == ClauseWord::Kind::adnominal && out.bent && out.chain_count == 0 && !out.described &&
        end - p <= kLongestAdjective && final_consonant(chars_[end - 1]) == kNieun && chars_[end - 1] != U'는' &&
        peek(end) == U' ') {
      out.described = true;
      p = end + 1;
      continue;
    }
    if (w.kind != ClauseWord::Kind::noun) return;
    if (const WordRole role = words_.whole_word(chars_, p, w.noun_end);
        role != WordRole::none && role != WordRole::border)
      return;
    // 수준이, 증가
    if (words_
            .around(chars_.substr(0, w.noun_end), p,
                    [](WordRole r) { return r != WordRole::skip && r != WordRole::ago; })
            .length == w.noun_end - p)
      return;
    out.chain[out.chain_count++] = w;
    if (w.particle != Case::none || peek(end) != U' ') return;
    p = end + 1;
  }
}

Span SurroundingsReader::noun_at(size_t at, size_t figure) const {
  if (peek(at) != U' ') return {};
  Surroundings found;
  read_chain_at(at + 1, figure + 1, found);
  if (found.chain_count == 0) return {};
  const ClauseWord& head = found.chain[found.chain_count - 1];
  if (head.noun_end == head.begin + 1 && words_.light(chars_, head.begin, head.noun_end)) return {};  // 머물 수 있다
  return Span{static_cast<uint32_t>(head.begin), static_cast<uint32_t>(head.noun_end)};
}

Span SurroundingsReader::relative_head(size_t at, size_t figure) const {
  for (int steps = 0; steps < kMostRelativeWords && peek(at) == U' '; ++steps) {
    const size_t begin = at + 1, end = ClauseReader::word_end(chars_, begin);
    if (end == begin) return {};
    const ClauseWord w = reader_.word(chars_, begin, end);
    if (w.kind == ClauseWord::Kind::verb) return {};
    if (w.kind == ClauseWord::Kind::adnominal) {
      return noun_at(end, figure);
    }
    at = end;
  }
  return {};
}

Span SurroundingsReader::apposed_noun(const ClauseWord& w) const {
  if (w.end < w.begin + 3 || !reader_.ends(chars_[w.end - 1], ClauseReader::attributive) ||
      !reader_.ends(chars_[w.end - 1], ClauseReader::copula))
    return {};
  return Span{static_cast<uint32_t>(w.begin), static_cast<uint32_t>(w.end - 1)};
}

std::optional<ClauseWord> SurroundingsReader::bare_noun_before(size_t begin) const {
  if (begin < 3 || chars_[begin - 1] != U' ') return std::nullopt;
  const size_t end = begin - 1, from = ClauseReader::word_begin(chars_, end, end > 16 ? end - 16 : 0);
  if (from + 2 > end || is_ascii_digit(chars_[from]) || is_ascii_digit(chars_[end - 1]) || chars_[end - 1] == U')' ||
      date_begin(end) < end)
    return std::nullopt;
  const ClauseWord before = reader_.word(chars_, from, end);
  if (before.particle != Case::none || before.kind != ClauseWord::Kind::noun ||
      words_.whole_word(chars_, from, end) != WordRole::none)
    return std::nullopt;
  const auto figure = std::lower_bound(figures_.begin(), figures_.end(), from,
                                       [](const Figure& f, size_t p) { return f.span.end <= p; });
  if (figure != figures_.end() && figure->span.begin < end) return std::nullopt;
  if (words_.around(chars_.substr(0, end), from, [](WordRole r) { return r != WordRole::suffix; }).length == end - from)
    return std::nullopt;
  return before;
}

}  // namespace kn
