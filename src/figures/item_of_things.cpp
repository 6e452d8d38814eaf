// Items of counts, ordinals and ranks; see item_finder.h.
//
//   [통학버스] 두 대   350개의 [보안등]   1순위 [당첨자]      what the counter counts
//   [담배] 한 갑에 4천500원   쌀 20㎏ 한 포대             goods with their price, and packages
#include "figures/item_finder.h"

namespace kn {

namespace {

constexpr size_t kLongestPackage = 6;

}  // namespace

// Cases, concerts, seats: a label or a counter that says itself what is counted takes nothing but what it stands on.
Span ItemFinder::of_things() const {
  const Figure& f = figure();
  const bool label = f.kind != FigureKind::count || f.is(UnitTrait::label) ||
                     (f.unit.empty() && around_.role == Role::bare) || (f.is(UnitTrait::decades) && before_group());
  if (label) {
    // 3호기와 4호기의 공정률: the rate is none of the reactors.
    // 1위와의 격차
    const bool owner = (f.kind == FigureKind::ordinal && surroundings_.ends(f.span.end, ClauseReader::of)) ||
                       (f.kind == FigureKind::rank && surroundings_.ends(f.span.end + 1, ClauseReader::of));
    const Span found = owner || f.counted == Counted::goods ? Span{} : behind(true);
    if (!found.empty() && !(around_.bent && !direct().empty())) return found;
    if (f.kind != FigureKind::rank) return direct();
    const LeftToken* token = direct_token();
    const Span own = token != nullptr && (measures(noun(token->word)) ||
                                          words_.light(chars_, token->word.begin, token->word.noun_end))
                         ? direct()
                         : Span{};
    return around_.role == Role::acted ? either(own, adjacent_share())
                                       : either(measured_topic(), either(own, adjacent_share()));
  }
  if (f.counted == Counted::anything && around_.role == Role::bare && !around_.bent)
    if (const Span found = behind(true); !found.empty()) {
      // 비트코인 1개 가격은: the price is of what is counted.
      const Span own = measures(found) ? direct() : Span{};
      return either(own, found);
    }
  if (const Span found = around_.suffixed ? either(thing_behind(), direct()) : either(direct(), thing_behind());
      !found.empty())
    return found;
  if (const Span found = beside_count(); !found.empty()) return found;
  if (level()) {
    const Span topic = told();
    const bool none = f.counted == Counted::times && measures(topic);  // 비율이 절반을 넘은 적은 한 번뿐이다
    return either(described(), either(none ? Span{} : topic, shared()));
  }
  if (around_.role == Role::acted && priced(f)) return goods();
  const Span found =
      (around_.role == Role::bare && !of_a_whole()) || (around_.role == Role::acted && doubled()) ? near() : Span{};
  if (found.empty() && around_.role == Role::acted && !f.is(UnitTrait::heads) && sold()) return told();
  if (found.empty() && sampled() && behind_whole(figures_[k_ - 1])) return told();  // 여당은 전체 300석 중 161석을
  if (found.empty() && around_.role == Role::bare)
    if (const Span before = counted_before(); !before.empty()) return before;
  return found.empty() && f.change != Change::none ? told() : found;  // 취업자는 2천858만명으로 19만명 늘었다
}

// 3대 강국, 10대 그룹: of the counter 대 only the noun behind tells.
bool ItemFinder::before_group() const {
  return figure().form == NumberForm::arabic && figure().value < Decimal(101) && around_.role == Role::bare &&
                 chain().chain_count > 0 && direct_token() == nullptr
             ? true
             : figure().form == NumberForm::arabic &&
                   words_.noun(chars_, figure().span.end + 1, WordRole::group).length > 0;
}

// 350개의 보안등; but 76개사의 공모금액, 한 상자 위판가: the sum is none of the things counted.
Span ItemFinder::thing_behind() const {
  const Span found = behind(false);
  return found.empty() || measures(found) ? Span{} : found;
}

// 열차를 하루 336회씩 모두 2천16회 운행한다
Span ItemFinder::counted_before() const {
  const LeftToken* token = nearest();
  if (token == nullptr || token->sort != Sort::figure || token->comma) return {};
  const Figure& before = figures_[token->figure];
  return before.kind == FigureKind::count && before.unit == figure().unit ? before.item : Span{};
}

// 주민 1천382세대 2천816명, 쌀 20㎏ 한 포대
Span ItemFinder::beside_count() const {
  if (k_ == 0 || figure().span.begin != figures_[k_ - 1].span.end + 1 || chars_[figure().span.begin - 1] != U' ')
    return {};
  const Figure& before = figures_[k_ - 1];
  return (before.kind == FigureKind::count && before.counted != Counted::itself) || is_physical(before.kind)
             ? before.item
             : Span{};
}

// 달걀 30개 한 판
Span ItemFinder::beside_parts() const {
  return k_ > 0 && figures_[k_ - 1].counted == Counted::anything ? beside_count() : Span{};
}

bool ItemFinder::behind_is(WordRole role) const {
  const size_t begin = figure().span.end + 1;
  if (peek(begin - 1) != U' ') return false;
  const size_t end = ClauseReader::word_end(chars_, begin);
  return end > begin && words_.item_word(chars_, begin, end, role);
}

// 여당은 전체 300석 중: what the seats are divided by is not whose they are.
bool ItemFinder::of_a_whole() const {
  return behind_whole(figure()) && words_.noun(chars_, figure().span.end + 1, WordRole::among).length > 0;
}

bool ItemFinder::behind_whole(const Figure& f) const {
  if (f.span.begin < 2 || chars_[f.span.begin - 1] != U' ') return false;
  const size_t end = f.span.begin - 1;
  return words_.item_word(chars_, word_before(end), end, WordRole::whole);
}

// 돌고래는 120여 마리가 산다, 칩을 1만 장을 산다: the figure has the same part in the clause as the noun.
bool ItemFinder::doubled() const {
  const LeftToken* token = nearest();
  if (token == nullptr || token->sort != Sort::word) return false;
  const size_t end = figure().span.end;
  if (surroundings_.ends(end, ClauseReader::subject) || surroundings_.ends(end, ClauseReader::also))
    return token->word.particle == Case::topic;
  return surroundings_.ends(end, ClauseReader::object_mark) && token->word.particle == Case::object;
}

// 담배는 한 갑에 4천500원을 받는다: so much of it costs the sum behind.
bool ItemFinder::priced(const Figure& f) const {
  const size_t next = &f - figures_.data() + 1U;
  return is_goods(f.kind) && next < figures_.size() && figures_[next].kind == FigureKind::money &&
         ((figures_[next].span.begin == f.span.end + 2U && surroundings_.place_at(f.span.end)) ||
          by_package(f, figures_[next]));
}

// 5㎏ 상자당 1만3천원
bool ItemFinder::by_package(const Figure& f, const Figure& price) const {
  return is_physical(f.kind) && peek(f.span.end) == U' ' && price.span.begin - f.span.end <= kLongestPackage &&
         surroundings_.per_before(price.span.begin);
}

// The goods, not what is told of their price: 배추 가격은 10㎏에 9천원이다.
Span ItemFinder::goods() const {
  const Span found = near();
  return measures(found) ? Span{} : found;
}

// 이 앨범은 첫 주에 187만 장이 팔려
bool ItemFinder::sold() const {
  return peek(around_.behind) == U' ' && words_.around(chars_, around_.behind + 1, WordRole::sold).length > 0;
}

}  // namespace kn
