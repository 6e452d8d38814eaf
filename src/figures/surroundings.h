// What stands around a figure, as far as its item may be found there.
//
//   [정부는] [내년도: date] [연구개발] [예산을] [올해: date]보다 12.4% 늘어난 31조7천억원으로 편성했다
//     to the left, nearest first: what is no word of the clause's own (무려, 각각) marked `over`, dates and figures as such
//   15㎿급 터빈 34기를      to the right: the role of the figure, and the bare nouns that follow it
//
// Each side is read a few words far, whatever the text is, so that a text of figures takes time in proportion to them.
#pragma once

#include <array>
#include <vector>

#include "figures/clause.h"
#include "figures/figure.h"
#include "figures/words.h"

namespace kn {

// What the figure is to its clause, by the particle and the verb behind it.
enum class FigureRole : unsigned char {
  level,   // 3조원으로, 3조원이다, 3조원을 넘었다, 3조원에 달했다: what the topic amounts to
  acted,   // 3조원을 투입했다, 두 명이 다쳤다, 3곳에서: someone or something does something with it
  price,   // 3만원에 파는
  closed,  // before a comma, a bracket, the end
  bare,    // 20대 도입, 3% 올랐다, 25경기씩
  per,     // 3.3㎡당
};

// A word to the left of a figure.
struct LeftToken {
  enum class Sort : unsigned char { word, over, stop, figure, date, border };
  Sort sort = Sort::word;
  ClauseWord word;
  size_t figure = 0;
  bool comma = false;  // between it and what follows
};

struct Surroundings {
  static constexpr size_t kMostTokens = 14;
  static constexpr size_t kLongestChain = 5;

  std::array<LeftToken, kMostTokens> left;
  size_t left_count = 0;                                  // read so far
  size_t own = 0;                                         // the figure itself
  size_t left_end = 0, left_floor = 0, left_figures = 0;  // where reading goes on

  FigureRole role = FigureRole::bare;
  bool suffixed = false;                        // 급, 짜리, 규모의
  bool scaled = false;                          // 규모로, 수준으로
  bool dealt = false;                           // 씩
  bool share = false;                           // the figure is a share of something
  bool attributive = false;                     // 3천 명이던 참가자, 25m가 넘는 강풍
  bool bent = false;                            // 급, 규모의, 이상, 의: what follows is the thing itself
  size_t behind = 0;                            // where the next word begins
  std::array<ClauseWord, kLongestChain> chain;  // nouns in a row from there; only the last may have a particle
  size_t chain_count = 0;
  bool chain_read = false;
  bool described = false;          // an adjective was passed over on the way to the chain
  size_t chain_figure = SIZE_MAX;  // the figure that ends the chain: 6세대 in 10나노급 6세대 D램
};

inline bool is_share(FigureKind k) {
  return k == FigureKind::percent || k == FigureKind::percent_point || k == FigureKind::multiple;
}
inline bool is_stuff(FigureKind k) { return k == FigureKind::area || k == FigureKind::mass || k == FigureKind::volume; }

// A straight mark closes where no blank stands in front of it.
inline bool closes_quote(std::u32string_view chars, size_t i) {
  return chars[i] == U'’' || chars[i] == U'”' ||
         ((chars[i] == U'\'' || chars[i] == U'"') && i > 0 && chars[i - 1] != U' ');
}
inline bool opens_quote(char32_t c) { return c == U'‘' || c == U'“' || c == U'\'' || c == U'"'; }

class SurroundingsReader {
 public:
  SurroundingsReader(std::u32string_view chars, const FigureWords& words, const ClauseReader& reader,
                     const std::vector<Figure>& figures, const std::vector<Span>& dates)
      : chars_(chars), words_(words), reader_(reader), figures_(figures), dates_(dates) {}

  void read(size_t figure, Surroundings& out) const {
    begin_left(figure, figures_[figure].span.begin, out);
    read_role(figure, out);
    out.chain_read = false;
  }
  // The left side begins anew at `end`.
  void begin_left(size_t figure, size_t end, Surroundings& out) const;
  // The i-th word to the left, nearest first; null where the clause is over.
  const LeftToken* left(Surroundings& out, size_t i) const;
  // The nouns in a row behind the figure, read when they are asked for.
  void read_chain(size_t figure, Surroundings& out) const;
  // The last of the nouns in a row behind `at`.
  Span noun_at(size_t at, size_t figure) const;
  // The noun that the clause beginning at `at` belongs to: 환율 of … 거래를 시작한 환율은; empty where it ends
  // otherwise.
  Span relative_head(size_t at, size_t figure) const;
  bool date_ends_at(size_t end) const { return end > 0 && date_begin(end) < end; }
  // Whether 에 stands at `at`, and the word ends.
  bool place_at(size_t at) const {
    return peek(at + 1) == U' ' && reader_.particle_of(chars_.substr(at, 1)) == Case::place;
  }
  // Whether the word that ends at `end` says by what is counted: 상자당.
  bool per_before(size_t end) const {
    return end > 1 && chars_[end - 1] == U' ' && reader_.ends(chars_[end - 2], ClauseReader::per);
  }
  // What the syllable at `at` is to words beside a figure.
  bool ends(size_t at, ClauseReader::Ending which) const { return reader_.ends(peek(at), which); }
  bool per_at(size_t at) const { return reader_.ends(peek(at), ClauseReader::per) && peek(at + 1) == U' '; }
  // Whether a particle of the subject ends at `end`.
  bool subject_before(size_t end) const { return end > 0 && reader_.ends(chars_[end - 1], ClauseReader::subject); }
  bool subject_at(size_t at) const { return peek(at + 1) == U' ' && reader_.ends(peek(at), ClauseReader::subject); }
  // Whether a particle ends at `end` that says as what: 위로금으로.
  bool means_before(size_t end) const { return end > 1 && reader_.ends(chars_[end - 1], ClauseReader::up_to); }
  // B씨, C군
  bool letter_name(const ClauseWord& w) const {
    return w.noun_end == w.begin + 2 && is_ascii_letter(chars_[w.begin]) &&
           reader_.ends(chars_[w.begin + 1], ClauseReader::address);
  }
  // The noun of an adnominal 인: 손익분기점인; empty where another word stands.
  Span apposed_noun(const ClauseWord& w) const;
  // The noun without a particle that stands in front of the word at `begin`.
  std::optional<ClauseWord> bare_noun_before(size_t begin) const;

 private:
  // nouns_behind.cpp
  void read_chain_at(size_t at, size_t next_figure, Surroundings& out) const;
  ClauseWord word(size_t begin, size_t end) const;
  ClauseWord noun_behind_of(ClauseWord w) const;
  bool next_left(Surroundings& out) const;
  bool quoted(size_t begin, size_t end, size_t floor, ClauseWord& out) const;
  LeftToken::Sort sort_of(const ClauseWord& w) const;
  void read_role(size_t figure, Surroundings& out) const;
  size_t over_modifiers(const Figure& figure, Surroundings& out) const;
  // Where the verb goes on that says how much something is, from `at` on; 0 for none.
  size_t level_verb(size_t at) const;
  void read_attributive(size_t end, Surroundings& out) const;
  size_t date_begin(size_t end) const;
  size_t date_end(size_t begin) const;
  size_t before_parenthesis(size_t end, size_t floor) const;
  bool per_unit(const ClauseWord& w) const;
  char32_t peek(size_t i) const { return i < chars_.size() ? chars_[i] : U'\0'; }

  std::u32string_view chars_;
  const FigureWords& words_;
  const ClauseReader& reader_;
  const std::vector<Figure>& figures_;
  const std::vector<Span>& dates_;
};

}  // namespace kn
