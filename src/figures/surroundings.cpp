// What stands to the left of a figure, word by word; see surroundings.h.  Its right side is figure_role.cpp and
// nouns_behind.cpp.
#include "figures/surroundings.h"

#include <algorithm>

#include "base/unicode.h"
#include "numeral/marks.h"

namespace kn {

namespace {

constexpr size_t kLongestClause = 70;
constexpr int kMostQuotedWords = 3;

bool ends_clause(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U'\n' || c == U';' || c == U'△' || c == U'▲' || c == U'◆' ||
         c == U'■' || c == U'…' || c == U'“' || c == U'”' || c == U'"' || c == U'‘' || c == U'’' || c == U'\'' ||
         c == U'[' || c == U']' || c == U'→' || c == U'(';
}
bool is_loose(char32_t c) {
  return c == U' ' || c == U',' || c == U')' || c == U'±' || c == U'▼' || c == U'·' || c == U':' || c == U'~' ||
         c == U'∼' || c == U'↑' || c == U'↓';
}
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
