// Looking for the nouns around a figure; see item_phrases.h.
#include "figures/item_phrases.h"

#include "base/unicode.h"
#include "numeral/marks.h"

namespace kn {

namespace {

constexpr size_t kFarthestShared = 90;

bool ends_sentence(char32_t c) { return c == U'.' || c == U'!' || c == U'?' || c == U'\n' || c == U';'; }

}  // namespace

bool ItemPhrases::same_sentence(size_t earlier) const {
  const size_t from = figures_[earlier].span.end, to = figure().span.begin;
  if (to - from > kFarthestShared) return false;
  for (size_t i = from; i < to; ++i)
    if (ends_sentence(chars_[i]) &&
        !(chars_[i] == U'.' && is_ascii_digit(chars_[i - 1]) && is_ascii_digit(peek(i + 1))))
      return false;
  return true;
}

const LeftToken* ItemPhrases::nearest() const {
  for (size_t i = 0; const LeftToken* token = left(i); ++i)
    if (token->sort != Sort::over) return token;
  return nullptr;
}

bool ItemPhrases::consumed(const ClauseWord& w, bool passed) const {
  // 4인 가족 기준 37만원, 12개 동 1천432가구: the family is what the four are.
  return k_ > 0 &&
         (passed || (figure().kind == FigureKind::count && figures_[k_ - 1].kind == FigureKind::count &&
                     figures_[k_ - 1].counted == Counted::anything)) &&
         figures_[k_ - 1].item.begin >= figures_[k_ - 1].span.end &&
         figures_[k_ - 1].item.overlaps(Span{static_cast<uint32_t>(w.begin), static_cast<uint32_t>(w.noun_end)});
}

// 1명 사망·3명 중상, 3명 사망, 19명 부상: the noun between is of the figure in front of it.
bool ItemPhrases::listed_behind_figure(const ClauseWord& w) const {
  const size_t end = w.end, next = figure().span.begin;
  return k_ > 0 && is_list_mark(peek(end)) && (next == end + 1 || (next == end + 2 && peek(end + 1) == U' ')) &&
         w.begin == figures_[k_ - 1].span.end + 1 && peek(figures_[k_ - 1].span.end) == U' ' &&
         figures_[k_ - 1].kind == figure().kind;
}

const LeftToken* ItemPhrases::direct_token() const {
  bool passed = false, since = false, basis = false;
  for (size_t i = 0; const LeftToken* at = left(i); ++i) {
    const LeftToken& token = *at;
    if (token.sort == Sort::over) {
      passed = true;
      basis = words_.item_word(chars_, token.word.begin, token.word.end, WordRole::basis);
      continue;
    }
    // 상품 기준 6천800원
    if (basis && token.sort == Sort::word && token.word.kind == ClauseWord::Kind::noun &&
        token.word.particle == Case::none && !measures(noun(token.word))) {
      basis = false;
      continue;
    }
    // 가계빚 한 달 새 6.2조↑
    if (since && (token.sort == Sort::date ||
                  (token.sort == Sort::figure && figures_[token.figure].kind == FigureKind::duration)))
      continue;
    if (token.sort == Sort::stop) {
      if ((figure().change != Change::none || figure().kind == FigureKind::multiple) &&
          words_.stretch_at(chars_, token.word.begin)) {
        since = true;
        continue;
      }
      // 전체 AI 예산 중 5조원
      const size_t stop = token.word.end - token.word.begin;
      if (words_.noun(chars_.substr(0, token.word.end), token.word.begin, WordRole::among).length == stop &&
          figure().kind != FigureKind::ordinal)
        continue;
      return nullptr;
    }
    if (since && words_.action_ends_at(chars_, token.word.noun_end)) return nullptr;  // 상장 사흘 만에
    // 주 1회; 조회 수 1억 회
    const bool period = figure().counted == Counted::times && token.word.end - token.word.begin == 1 &&
                        !words_.light(chars_, token.word.begin, token.word.end);
    if (period || token.sort != Sort::word || token.word.kind != ClauseWord::Kind::noun ||
        token.word.particle != Case::none)
      return nullptr;
    // 스무 살 청년, 서너 곳; but in headlines 매출, 2조원 and 신고, 5년 새 2.3배로
    if (token.comma && !is_share(figure().kind) && !measures(noun(token.word))) return nullptr;
    return consumed(token.word, passed) || listed_behind_figure(token.word) ? nullptr : &token;
  }
  return nullptr;
}

Span ItemPhrases::direct() const {
  const LeftToken* token = direct_token();
  return token == nullptr ? Span{} : phrase(token->word);
}

Span ItemPhrases::near() const {
  bool since = false;
  for (size_t i = 0; const LeftToken* at = left(i); ++i) {
    const LeftToken& token = *at;
    if (token.sort == Sort::over || token.sort == Sort::date) continue;
    // 환자가 하루 만에 74명 발생했다
    if (token.sort == Sort::stop && !since && words_.stretch_at(chars_, token.word.begin)) {
      since = true;
      continue;
    }
    if (since && token.sort == Sort::figure && figures_[token.figure].kind == FigureKind::duration) continue;
    if (token.sort != Sort::word || token.word.kind != ClauseWord::Kind::noun || token.comma) return {};
    const Case c = token.word.particle;
    if (c == Case::topic && figure().counted == Counted::times) return {};  // 아파트는 두 차례 유찰됐다
    return c == Case::topic || c == Case::subject || c == Case::object ? phrase(token.word) : Span{};
  }
  return {};
}

Span ItemPhrases::topic_or_argument(bool measure) const {
  bool taken = false, comma = false, acting = false;
  Span named;  // 가격은 서울이 1,712원이다: where or whose it is stands between
  Span sized;  // 삼호는 [영업이익]이 2조원으로 3% 늘었고 전망을 2% 웃돌았다
  for (size_t i = 0; const LeftToken* at = left(i); ++i) {
    const LeftToken& token = *at;
    comma = comma || token.comma;
    if (token.sort == Sort::over) continue;
    if (token.sort == Sort::figure && tells_of(figures_[token.figure]) &&
        figures_[token.figure].kind != FigureKind::age) {
      // 삼겹살 100g은 2천611원이다; 2위는 15%다
      const Figure& topic = figures_[token.figure];
      const bool thing =
          !comma && is_amount(figure().kind) && (is_goods(topic.kind) || topic.kind == FigureKind::ordinal);
      // 계약금 1차는 500만원이다
      return thing && (topic.kind == FigureKind::ordinal || !measures(topic.item)) ? topic.item : Span{};
    }
    // 이는 … 두 배다
    if (token.sort == Sort::stop && token.word.particle == Case::topic &&
        words_.item_word(chars_, token.word.begin, token.word.noun_end, WordRole::which))
      return {};
    if (token.sort != Sort::word) {
      // 매출은 20만원 이상 고가가 15% 늘었다
      if (!named.empty() && token.sort == Sort::figure && figures_[token.figure].unit != figure().unit) return named;
      acting = acting || (token.sort == Sort::figure && is_object(figures_[token.figure]));
      taken = false;
      continue;
    }
    const ClauseWord& w = token.word;
    if (w.verbal()) {
      if (!named.empty()) return named;
      taken = true;
      continue;
    }
    if (acting && w.particle == Case::subject && !measures(noun(w))) {
      acting = false;  // 외국인이 4천억원을 내다 팔면서 0.37% 내린
      continue;
    }
    const bool argument = w.particle == Case::subject || w.particle == Case::object;
    // 연구진은 20배 빠르다고 했다: who speaks is none of it.
    if (w.particle == Case::topic && !is_thing(figure().kind) &&
        words_.item_word(chars_, w.begin, w.noun_end, WordRole::agent))
      return sized;
    // 무주택자는 4억원까지
    if (w.particle == Case::topic && figure().kind == FigureKind::money && person(w)) return sized;
    if (w.particle == Case::topic || (argument && !taken && !comma)) {
      const Span found = phrase(w);
      if (!named.empty()) return w.particle == Case::topic && measures(found) ? found : named;
      // 가격은 서울이 1,712원이다, 지분은 현지 업체가 49%를 갖는다
      if ((w.name || is_share(figure().kind)) && w.particle == Case::subject && !measure &&
          is_measured(figure().kind) && !measures(found)) {
        named = found;
        continue;
      }
      if (w.particle == Case::topic && !sized.empty() && !measures(found)) return sized;
      if (!measure || measures(found)) return found;
    } else if (w.particle == Case::subject && taken && sized.empty() && is_share(figure().kind) && measures(noun(w))) {
      sized = phrase(w);
    }
    taken = false;
  }
  return named;
}

// 적설량은 울릉도 15㎝, 독도 8㎝: names alone stand between.
Span ItemPhrases::spread_topic() const {
  for (size_t i = 0; const LeftToken* at = left(i); ++i) {
    if (at->sort == Sort::over || at->sort == Sort::date || at->sort == Sort::figure) continue;
    const ClauseWord& w = at->word;
    if (w.verbal()) return {};
    if (w.particle == Case::none) continue;
    const bool tells = (w.particle == Case::topic || w.particle == Case::subject) && measures(noun(w));
    return tells && at->sort == Sort::word ? phrase(w) : Span{};
  }
  return {};
}

bool ItemPhrases::is_object(const Figure& f) const {
  for (size_t i = f.span.end; i < f.span.end + 4; ++i)
    if (surroundings_.ends(i, ClauseReader::object_mark))
      return true;
    else if (peek(i) == U' ')
      return false;
  return false;
}

Span ItemPhrases::part_of() const {
  const LeftToken* token = nearest();
  if (token == nullptr || token->sort != Sort::word || token->word.particle != Case::of ||
      (figure().kind == FigureKind::multiple && around_.role != Role::acted))
    return {};
  return phrase(token->word);
}

// 10㎏ 상자에: what the price is of is in the box.
bool ItemPhrases::behind_figure(const ClauseWord& w) const {
  return k_ > 0 && figures_[k_ - 1].span.end + 1U == w.begin && is_physical(figures_[k_ - 1].kind);
}

size_t ItemPhrases::past_comparison() const {
  size_t i = 0;
  while (left(i) != nullptr && left(i)->sort == Sort::over) ++i;
  if (const LeftToken* at = left(i); at == nullptr || !at->word.verbal()) return 0;
  const LeftToken* at = left(++i);
  while (at != nullptr && at->sort == Sort::over) at = left(++i);
  return at != nullptr && at->sort == Sort::figure && is_share(figures_[at->figure].kind) &&
                 figures_[at->figure].change != Change::none
             ? i + 1
             : 0;
}

Span ItemPhrases::goes_into() const {
  for (size_t i = past_comparison(); const LeftToken* at = left(i); ++i) {
    const LeftToken& token = *at;
    if (token.sort == Sort::over || token.sort == Sort::date || token.sort == Sort::stop) continue;
    if (token.sort != Sort::word || token.word.kind != ClauseWord::Kind::noun || token.comma ||
        behind_figure(token.word))
      return {};
    return token.word.particle == Case::place ? phrase(token.word) : Span{};
  }
  return {};
}

Span ItemPhrases::behind(bool label) const {
  size_t count = chain().chain_count;
  if (around_.chain_figure != SIZE_MAX && count == 0 && (around_.bent || label)) return behind_next_figure();
  if (count == 0) return {};
  const Figure& f = figure();
  const ClauseWord& last = around_.chain[count - 1];
  const bool marked = last.particle != Case::none || around_.chain_figure != SIZE_MAX;
  const bool one = marked && count == 1 && !(last.name && f.counted == Counted::times);  // 12회 한반도를 지난다
  // 3조원 투자 방안을
  const bool object =
      f.kind == FigureKind::money && around_.role == Role::bare && count == 2 && last.particle == Case::object;
  if (!around_.bent && is_amount(f.kind) && !object &&
      !(one && last.particle != Case::none && (last.particle != Case::other || measures(noun(last)))))
    return {};
  if (!around_.bent && f.kind == FigureKind::count && !label &&
      (f.counted == Counted::things || f.counted == Counted::times) && !one)
    return {};
  // 2차 계약: what is done is the second of its kind.
  const bool whole = around_.bent || (label && f.kind == FigureKind::ordinal && f.counted == Counted::anything);
  while (count > 0 && words_.action_ends_at(chars_, around_.chain[count - 1].noun_end) && (count > 1 || !whole))
    --count;
  if (count == 0) return {};
  // 30대 여성 B씨, 18세 신예 임시현
  if (count > 1 && f.kind == FigureKind::age &&
      (around_.chain[count - 1].name || surroundings_.letter_name(around_.chain[count - 1])))
    --count;
  if (count > 1 && is_physical(f.kind) && person(around_.chain[count - 1])) --count;  // 4.5t 트럭 운전자
  if (count > 1 && (f.kind == FigureKind::age || label) && measures(noun(around_.chain[count - 1]))) --count;
  if (label && count > 1 && !words_.light(chars_, around_.chain[1].begin, around_.chain[1].noun_end)) count = 1;
  if (label) count = std::min<size_t>(count, 2);
  const size_t from = count > 1 ? count - 2 : 0;
  const ClauseWord& head = around_.chain[count - 1];
  return Span{static_cast<uint32_t>(around_.chain[from].begin), static_cast<uint32_t>(head.noun_end)};
}

Span ItemPhrases::behind_next_figure() const {
  Surroundings next;
  surroundings_.read(around_.chain_figure, next);
  surroundings_.read_chain(around_.chain_figure, next);
  const bool ordinal = figures_[around_.chain_figure].kind == FigureKind::ordinal;  // 3조원 규모의 2차 추경안
  // 두 번째 8천200t급 이지스함
  if (next.chain_count == 0 || !(around_.bent || next.suffixed)) return {};
  return noun(next.chain[ordinal && around_.bent ? next.chain_count - 1 : 0]);
}

Span ItemPhrases::spent_on() const {
  const size_t p = around_.behind;
  return peek(p) == U' ' && words_.around(chars_, p + 1, WordRole::spend).length > 0 ? relative_head() : Span{};
}

Span ItemPhrases::shared() const {
  if (figure().span.begin > 0 && chars_[figure().span.begin - 1] == U'(') return {};
  for (size_t j = k_; j-- > 0 && k_ - j < 5 && same_sentence(j);) {
    const Figure& before = figures_[j];
    const bool alike =
        before.kind == figure().kind || (is_amount(figure().kind) && figure().kind != FigureKind::money &&
                                         (is_amount(before.kind) || is_physical(before.kind)));
    if (alike && !before.item.empty()) return before.item;
  }
  return {};
}

Span ItemPhrases::adjacent_share() const {
  const LeftToken* token = nearest();
  return token != nullptr && token->sort == Sort::figure && !token->comma ? figures_[token->figure].item : Span{};
}

bool ItemPhrases::measures(Span s) const {
  const size_t gloss = chars_.substr(s.begin, s.size()).find(U'(');
  return words_.measure_ends_at(chars_, gloss == std::u32string_view::npos ? s.end : s.begin + gloss);
}

Span ItemPhrases::phrase(const ClauseWord& w) const {
  const Span span = noun(w);
  const Span with = extended(span);
  const bool heads = figure().kind == FigureKind::count && with.size() > span.size() &&
                     words_.item_word(chars_, span.begin, span.end, WordRole::tally);
  return heads ? Span{with.begin, span.begin - 1} : with;
}

Span ItemPhrases::extended(Span span) const {
  if (span.begin < 3 || !words_.light(chars_, span.begin, span.end)) return span;
  const std::optional<ClauseWord> before = surroundings_.bare_noun_before(span.begin);
  if (before) span.begin = static_cast<uint32_t>(before->begin);
  return span;
}

}  // namespace kn
