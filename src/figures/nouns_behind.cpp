// The nouns in a row behind a figure, and the one that its clause belongs to; see surroundings.h.
//
//   15㎿급 [LNG] [터빈] 34기를   677조원 규모의 내년도 [예산안]   9천원에 데이터를 주는 [요금제]
#include <algorithm>

#include "base/unicode.h"
#include "figures/surroundings.h"

namespace kn {

namespace {

constexpr int kMostRelativeWords = 6;
constexpr size_t kLongestAdjective = 3;
constexpr int kNieun = 4;

}  // namespace

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

}  // namespace kn
