// Items of sums of money, shares and bare numbers; see item_finder.h.
//
//   [예산]을 12.4% 늘린   모집인원의 79.9%   [설비]에는 8천억원이   9천원에 데이터를 주는 [요금제]
//   [매출] 2조원, [영업이익] 3천억원으로 각각 11%, 10%
#include <array>

#include "figures/item_finder.h"
#include "numeral/marks.h"

namespace kn {

namespace {

constexpr size_t kMostEach = 4;

}  // namespace

Span ItemFinder::of_amount() const {
  if (const Span found = of_each(); !found.empty()) return found;
  if (const Span found = share_of_figure(); !found.empty()) return found;
  if (const Span found = own_noun(); !found.empty()) return found;
  if (const Span found = apposed(); !found.empty()) return found;
  around_.bent = around_.bent || of_side();
  if (around_.attributive && figure().kind != FigureKind::money)  // 모집인원의 79.9%인 27만명
    if (const Span found = part_of(); !found.empty()) return found;
  if (const Span found = behind(false); !found.empty()) return found;
  if (const Span next = with_next(); !next.empty()) return next;
  if (const Span found = described(); !found.empty()) return found;
  if (const Span grown = of_sum_in_front(); !grown.empty()) return grown;
  const bool money = figure().kind == FigureKind::money;
  if (money && figure().change == Change::none && acted_with_next()) around_.role = Role::acted;
  if (money && figure().change == Change::none)  // 구두개입에 33원 내린
    if (const Span found = goes_into(); !found.empty()) {
      const Span topic = level() ? measured_topic() : Span{};  // 약값은 1회 투여에 320만원이다
      return either(topic, found);
    }
  if (money && figure().change == Change::none)
    if (const Span found = given_as(); !found.empty()) return found;
  // 예결위는 4조원을 감액했다
  if (money && around_.role == Role::acted && figure().change != Change::none && is_object(figure()))
    return either(near_object(), measured_topic());
  // 법원은 8천만원씩 물어주라고
  if (money && around_.dealt && figure().change == Change::none) return either(part_of(), measured_topic());
  if (around_.role == Role::acted && money && figure().change == Change::none &&
      surroundings_.subject_before(around_.behind))
    if (const Span found = measured_topic(); !found.empty()) return found;  // 지원금은 2천억원이 보장된다
  if (around_.role == Role::acted && money && figure().change == Change::none)
    return either(part_of(), either(spent_on(), k_ > 0 && priced(figures_[k_ - 1]) ? figures_[k_ - 1].item : Span{}));
  if (around_.role == Role::acted) return either(part_of(), either(told(), shared()));
  if (around_.role == Role::level && around_.scaled) return either(near(), either(relative_head(), told()));
  if (around_.role == Role::price && nearest() != nullptr && nearest()->sort == Sort::figure &&
      is_object(figures_[nearest()->figure]))
    return adjacent_share();
  if (around_.role == Role::price) return either(adjacent_share(), either(relative_head(), told()));
  Span found = either(told(), part_of());
  // 고추 한 근에 1만5천원
  if (found.empty() && money && k_ > 0 && priced(figures_[k_ - 1])) found = figures_[k_ - 1].item;
  return found.empty() && (level() || figure().change != Change::none) ? shared() : found;
}

// 하위 10% 차주: a share of those behind it
bool ItemFinder::of_side() const {
  const size_t begin = figure().span.begin;
  return is_share(figure().kind) && around_.role == Role::bare && begin > 1 && chars_[begin - 1] == U' ' &&
         words_.item_word(chars_, word_before(begin - 1), begin - 1, WordRole::side);
}

// 매출 2조원, 영업이익 3천억원으로 각각 11%, 10% 늘었다: the first of the one, the second of the other.
Span ItemFinder::of_each() const {
  size_t first = k_, last = k_ + 1;
  while (first > 0 && last - first <= kMostEach && listed(first - 1)) --first;
  while (last < figures_.size() && last - first <= kMostEach && listed(last - 1)) ++last;
  const size_t count = last - first, begin = figures_[first].span.begin;
  if (count < 2 || count > kMostEach || begin < 3 || !words_.noun_ends_at(chars_, begin - 1, WordRole::each)) return {};
  if (const LeftToken* token = left_of_figures(first);
      token != nullptr && token->sort == Sort::word &&
      (token->word.particle == Case::topic || token->word.particle == Case::subject))
    return role_of(last - 1) == Role::acted ? Span{} : named_each(first, count, token - left(0));
  if (first < count) return {};
  const FigureKind kind = figures_[first - 1].kind;
  std::array<Span, kMostEach> items;
  size_t found = 0;
  for (size_t j = first; found < count && j-- > 0 && same_sentence(j);) {
    if (figures_[j].kind != kind || (!is_physical(kind) && figures_[j].unit != figures_[first - 1].unit)) continue;
    if (figures_[j].item.empty() || (found > 0 && items[found - 1].begin == figures_[j].item.begin)) return {};
    items[found++] = figures_[j].item;
  }
  return found == count ? items[count - 1 - (k_ - first)] : Span{};
}

// The nearest word or figure in front of the figures from `first` on.
const LeftToken* ItemFinder::left_of_figures(size_t first) const {
  for (size_t i = 0; const LeftToken* token = left(i); ++i)
    if (token->sort != Sort::over && (token->sort != Sort::figure || token->figure < first)) return token;
  return nullptr;
}

// 서울과 부산은 각각 3.1%, 2.2% 올랐다; the names end at the i-th word to the left.
Span ItemFinder::named_each(size_t first, size_t count, size_t i) const {
  Span own;
  for (size_t found = 0; found < count; ++found, ++i) {
    const LeftToken* token = left(i);
    if (token == nullptr || token->sort != Sort::word || token->word.kind != ClauseWord::Kind::noun) return {};
    const Case c = token->word.particle;
    const bool joined =
        found == 0 ? c == Case::topic || c == Case::subject : c == Case::with || (c == Case::none && token->comma);
    if (!joined) return {};
    if (count - 1 - found == k_ - first) own = phrase(token->word);
  }
  return own;
}

// 11%, 10%
bool ItemFinder::listed(size_t j) const {
  const Figure &a = figures_[j], &b = figures_[j + 1];
  return b.kind == a.kind && b.unit == a.unit && b.span.begin - a.span.end <= 2 &&
         (is_list_mark(chars_[a.span.end]) || surroundings_.ends(a.span.end, ClauseReader::joining));
}

// 목표 98억달러의 53%, 공모가(1만7천원)의 두 배인
Span ItemFinder::share_of_figure() const {
  const LeftToken* token = figure().kind == FigureKind::money ? nullptr : nearest();
  if (token == nullptr || token->sort != Sort::figure || token->comma) return {};
  const Figure& whole = figures_[token->figure];
  if (surroundings_.ends(whole.span.end, ClauseReader::of) && whole.span.end + 2 == figure().span.begin)
    return whole.item;
  const bool closed = peek(whole.span.end) == U')' && surroundings_.ends(whole.span.end + 1, ClauseReader::of) &&
                      whole.span.end + 3 == figure().span.begin;
  return closed && whole.item.end + 1 == whole.span.begin ? whole.item : Span{};
}

// 손익분기점인 80%, 공모가 상단인 2만2천원
Span ItemFinder::apposed() const {
  const LeftToken* token = nearest();
  if (token == nullptr || token->sort != Sort::word || token->word.kind != ClauseWord::Kind::adnominal || token->comma)
    return {};
  const Span noun = surroundings_.apposed_noun(token->word);
  return noun.empty() || !measures(noun) ? Span{} : extended(noun);
}

// 영업이익 7조원을 거둬 작년보다 81.3% 증가했다: what grew is what the sum in front is of, not who made it.
Span ItemFinder::of_sum_in_front() const {
  if (figure().change == Change::none ||
      (figure().kind != FigureKind::percent && figure().kind != FigureKind::multiple))
    return {};
  for (size_t i = 0; const LeftToken* token = left(i); ++i) {
    if (token->sort == Sort::figure)
      return is_object(figures_[token->figure]) && figures_[token->figure].kind == FigureKind::money
                 ? figures_[token->figure].item
                 : Span{};
    if (token->sort == Sort::word && !token->word.verbal() && token->word.particle != Case::other &&
        token->word.particle != Case::place)
      return {};
  }
  return {};
}

// 개인은 9천억원, 기관은 2천억원을 사들였다: the verb of the last is that of the first.
bool ItemFinder::acted_with_next() const {
  if (!listed_with_next()) return false;
  Surroundings around;
  surroundings_.read(k_ + 1, around);
  return around.role == Role::acted && is_object(figures_[k_ + 1]) &&
         words_.around(chars_, around.behind + 1, WordRole::level).length == 0;
}

// 위로금으로 1인당 3억원을 준다
Span ItemFinder::given_as() const {
  size_t i = past_comparison();
  const LeftToken* token = i > 0 ? left(i) : nearest();
  while (i > 0 && token != nullptr && (token->sort == Sort::date || token->sort == Sort::stop)) token = left(++i);
  if (token != nullptr && token->sort == Sort::figure && surroundings_.per_at(figures_[token->figure].span.end))
    token = left(token - left(0) + 1U);
  const bool as = token != nullptr && token->sort == Sort::word && token->word.particle == Case::other &&
                  surroundings_.means_before(token->word.end);
  if (!as) return {};
  const bool sum = i > 0 ? measures(noun(token->word)) : words_.sum_ends_at(chars_, token->word.noun_end);
  return sum ? phrase(token->word) : Span{};
}

// 예산에서 3조원을: who cuts is none of it.
Span ItemFinder::near_object() const {
  const LeftToken* token = nearest();
  return token != nullptr && token->sort == Sort::word && token->word.particle == Case::object ? near() : Span{};
}

}  // namespace kn
