// What a figure counts or measures: the shortest noun phrase that says so.
//
//   [GPU] 5만 장      [주민] 20여 명               the bare noun in front
//   십이만 대의 [전기 트럭]   4인 [가구]   15㎿급 [터빈]     the phrase behind that the figure belongs to
//   [매개변수]는 700억개   [예산]을 올해보다 12.4% 늘린     the topic, subject or object of the clause
//   [설비]에는 8천억원이 책정됐다   9천원에 데이터를 주는 [요금제]   what money goes into, what it is the price of
//   점유율은 46%, 2위는 [15%]                      what the figure before measures
//
// Which of these is asked, and in which order, follows from the figure's kind and from what it is to its clause
// (FigureRole); the orders stand in find() and the functions for kinds under it.  An agent is no item: in 두산은 15승을
// 거뒀다 and 외국인은 6천억원을 사들였다 the topic did something, in 업체는 23곳이다 and 물가는 3% 올랐다 it is what
// the figure tells of.
#include <algorithm>
#include <array>

#include "base/interrupt.h"
#include "base/unicode.h"
#include "figures/item_phrases.h"
#include "numeral/marks.h"

namespace kn {

namespace {

constexpr size_t kLongestName = 40;
constexpr size_t kFarthestNext = 16;
constexpr size_t kMostEach = 4;
constexpr size_t kLongestPackage = 6;

class ItemFinder : private ItemPhrases {
 public:
  ItemFinder(std::u32string_view chars, const FigureWords& words, const ClauseReader& reader,
             std::vector<Figure>& figures, const std::vector<Span>& dates)
      : ItemPhrases(chars, words, reader, figures, dates) {}

  // The figures are asked in their order: those in front have their items already.
  Span find(size_t k) {
    const Figure& figure = figures_[k];
    if (figure.named) return name_before(figure);
    k_ = k;
    surroundings_.read(k, around_);
    // 27점 12리바운드를 몰아쳤다
    if (is_thing(figure.kind) && stands_before(k + 1) && role_of(k + 1) == Role::acted) around_.role = Role::acted;
    // 각각 300명과 150명이다
    if (around_.role == Role::acted && k + 1 < figures_.size() && listed(k)) around_.role = role_of(k + 1);
    if (figure.restates) {
      const Figure& first = figures_[*figure.restates];
      // 2천㎎(소금 5g)
      const Span own = chars_.substr(first.span.end, 2).find(U'(') == std::u32string_view::npos ? Span{} : direct();
      return either(own, first.item);
    }
    if (figure.kind == FigureKind::count && behind_is(WordRole::gap)) return {};
    if (follows_from() || added()) return figures_[k - 1].item;
    if (figure.kind == FigureKind::count && figure.counted == Counted::itself)
      return either(either(direct(), beside_parts()), priced(figure)                             ? goods()
                                                      : level() || figure.change != Change::none ? measured_topic()
                                                                                                 : Span{});
    if (const Span sample = of_sample(); !sample.empty()) return sample;
    if (const size_t whole = of_those(); whole < k) return figures_[whole].item;
    if (in_parentheses(figure)) return in_parenthesis();
    if (figure.kind == FigureKind::duration) return of_duration();
    if (figure.kind == FigureKind::age) return of_age();
    if (around_.role == FigureRole::per) return direct();
    if (figure.kind == FigureKind::number && figure.unit.starts_with("대 ")) return of_ratio();
    if (is_thing(figure.kind)) return of_things();
    return is_physical(figure.kind) ? of_measure() : of_amount();
  }

 private:
  Role role_of(size_t k) const {
    Surroundings around;
    surroundings_.read(k, around);
    return around.role;
  }

  // Whether nothing but a blank, or a comma and one, stands between the figure and this one, which counts something
  // else.
  bool stands_before(size_t k) const {
    if (k >= figures_.size() || figures_[k].unit == figure().unit) return false;
    const size_t end = figure().span.end;
    return around_.role == Role::bare
               ? peek(end) == U' ' && figures_[k].span.begin == end + 1
               : around_.role == Role::closed && peek(end) == U',' && figures_[k].span.begin == end + 2;
  }

  // 7.5대 1의 경쟁률, 경쟁률은 7.5대 1
  Span of_ratio() const {
    if (around_.bent)
      if (const Span found = behind(false); !found.empty() && measures(found)) return found;
    return either(direct(), measured_topic());
  }

  // Cases, concerts, seats: a label or a counter that says itself what is counted takes nothing but what it stands on.
  Span of_things() const {
    const Figure& f = figure();
    const bool label = f.kind != FigureKind::count || f.unit == "인" ||
                       (f.unit.empty() && around_.role == Role::bare) || (f.unit == "대" && before_group());
    if (label) {
      // 3호기와 4호기의 공정률: the rate is none of the reactors.
      // 1위와의 격차
      const bool owner = (f.kind == FigureKind::ordinal && surroundings_.ends(f.span.end, ClauseReader::of)) ||
                         (f.kind == FigureKind::rank && surroundings_.ends(f.span.end + 1, ClauseReader::of));
      const Span found = owner ? Span{} : behind(true);
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
    if (level()) return either(described(), either(told(), shared()));
    if (around_.role == Role::acted && priced(f)) return goods();
    const Span found =
        (around_.role == Role::bare && !of_a_whole()) || (around_.role == Role::acted && doubled()) ? near() : Span{};
    if (found.empty() && around_.role == Role::acted && f.unit != "명" && sold()) return told();
    if (found.empty() && sampled() && behind_whole(figures_[k_ - 1])) return told();  // 여당은 전체 300석 중 161석을
    if (found.empty() && around_.role == Role::bare)
      if (const Span before = counted_before(); !before.empty()) return before;
    return found.empty() && f.change != Change::none ? told() : found;  // 취업자는 2천858만명으로 19만명 늘었다
  }

  // 열차를 하루 336회씩 모두 2천16회 운행한다
  Span counted_before() const {
    const LeftToken* token = nearest();
    if (token == nullptr || token->sort != Sort::figure || token->comma) return {};
    const Figure& before = figures_[token->figure];
    return before.kind == FigureKind::count && before.unit == figure().unit ? before.item : Span{};
  }

  // 350개의 보안등; but 76개사의 공모금액, 한 상자 위판가: the sum is none of the things counted.
  Span thing_behind() const {
    const Span found = behind(false);
    return found.empty() || measures(found) ? Span{} : found;
  }

  // 주민 1천382세대 2천816명, 쌀 20㎏ 한 포대
  Span beside_count() const {
    if (k_ == 0 || figure().span.begin != figures_[k_ - 1].span.end + 1 || chars_[figure().span.begin - 1] != U' ')
      return {};
    const Figure& before = figures_[k_ - 1];
    return (before.kind == FigureKind::count && before.counted != Counted::itself) || is_physical(before.kind)
               ? before.item
               : Span{};
  }

  // 달걀 30개 한 판
  Span beside_parts() const {
    return k_ > 0 && figures_[k_ - 1].counted == Counted::anything ? beside_count() : Span{};
  }

  // 3천 명이던 [참가자]는; 정원이 70명인 학교
  Span described() const {
    if (!around_.attributive) return {};
    for (size_t i = 0; const LeftToken* token = left(i); ++i) {
      // 결손이 2년 연속 30조원을 넘은 나라, 속도가 기존의 7배인 칩
      const bool between = token->sort == Sort::over || token->sort == Sort::date ||
                           (token->sort == Sort::word && token->word.particle == Case::of) ||
                           (token->sort == Sort::figure && figures_[token->figure].kind == FigureKind::duration);
      if (between && !token->comma) continue;
      if (token->sort == Sort::word && token->word.particle == Case::subject) return phrase(token->word);
      break;
    }
    return surroundings_.noun_at(around_.behind, k_);
  }

  bool behind_is(WordRole role) const {
    const size_t begin = figure().span.end + 1;
    if (peek(begin - 1) != U' ') return false;
    const size_t end = ClauseReader::word_end(chars_, begin);
    return end > begin && words_.item_word(chars_, begin, end, role);
  }

  // 여당은 전체 300석 중: what the seats are divided by is not whose they are.
  bool of_a_whole() const {
    return behind_whole(figure()) && words_.noun(chars_, figure().span.end + 1, WordRole::among).length > 0;
  }
  bool behind_whole(const Figure& f) const {
    if (f.span.begin < 2 || chars_[f.span.begin - 1] != U' ') return false;
    const size_t end = f.span.begin - 1;
    return words_.item_word(chars_, word_before(end), end, WordRole::whole);
  }

  // 돌고래는 120여 마리가 산다, 칩을 1만 장을 산다: the figure has the same part in the clause as the noun.
  bool doubled() const {
    const LeftToken* token = nearest();
    if (token == nullptr || token->sort != Sort::word) return false;
    const size_t end = figure().span.end;
    if (surroundings_.ends(end, ClauseReader::subject) || surroundings_.ends(end, ClauseReader::also))
      return token->word.particle == Case::topic;
    return surroundings_.ends(end, ClauseReader::object_mark) && token->word.particle == Case::object;
  }

  // 담배는 한 갑에 4천500원을 받는다: so much of it costs the sum behind.
  bool priced(const Figure& f) const {
    const size_t next = &f - figures_.data() + 1U;
    return is_goods(f.kind) && next < figures_.size() && figures_[next].kind == FigureKind::money &&
           ((figures_[next].span.begin == f.span.end + 2U && surroundings_.place_at(f.span.end)) ||
            by_package(f, figures_[next]));
  }
  // 5㎏ 상자당 1만3천원
  bool by_package(const Figure& f, const Figure& price) const {
    return is_physical(f.kind) && peek(f.span.end) == U' ' && price.span.begin - f.span.end <= kLongestPackage &&
           surroundings_.per_before(price.span.begin);
  }

  // The goods, not what is told of their price: 배추 가격은 10㎏에 9천원이다.
  Span goods() const {
    const Span found = near();
    return measures(found) ? Span{} : found;
  }

  // 이 앨범은 첫 주에 187만 장이 팔려
  bool sold() const {
    return peek(around_.behind) == U' ' && words_.around(chars_, around_.behind + 1, WordRole::sold).length > 0;
  }

  // 15m 높이, 0.5평 방; 기온은 31도로; but not how far someone fell.
  Span of_measure() const {
    const Figure& f = figure();
    const Span own = own_noun();
    if (is_ascii_digit(chars_[f.span.end - 1])) return own;  // 2m31
    if (!own.empty() && (is_stuff(f.kind) || measures(own) || around_.role != Role::bare || around_.bent)) return own;
    if (const Span found = behind(false); !found.empty()) return found;
    if (!own.empty()) return own;
    if ((around_.role == Role::acted || around_.role == Role::bare) && priced(f)) return goods();
    // 기온이 37도를 찍어
    if (around_.role == Role::acted && f.kind == FigureKind::temperature && nearest_argument() && measures(near()))
      return near();
    if (around_.role == Role::acted || around_.role == Role::price) return {};
    if (const Span found = described(); !found.empty()) return found;
    // 물결은 최고 5m까지 일겠다
    if (around_.role == Role::bare && f.change == Change::none && f.kind != FigureKind::temperature &&
        f.kind != FigureKind::power)
      return nearest_argument() || f.qualifier == Qualifier::at_most ? near() : Span{};
    if (const Span next = with_next(); !next.empty()) return next;
    return either(told(), shared());
  }

  // The noun in front; 가격은 서울 1,712원: a name only says where or whose what is measured is.
  Span own_noun() const {
    const LeftToken* token = direct_token();
    if (token == nullptr) return {};
    const Span found = phrase(token->word);
    return token->word.name && !measures(found) ? either(spread_topic(), found) : found;
  }

  // 수도권에 50㎜, 산지에 최대 200㎜의 비: the first of a list is what the last says.
  Span with_next() const {
    if (!listed_with_next()) return {};
    Surroundings around;
    surroundings_.read(k_ + 1, around);
    surroundings_.read_chain(k_ + 1, around);
    return around.bent && around.chain_count > 0 ? noun(around.chain[around.chain_count - 1]) : Span{};
  }
  bool listed_with_next() const {
    if (around_.role != Role::closed || peek(around_.behind) != U',' || k_ + 1 >= figures_.size()) return false;
    const Figure& next = figures_[k_ + 1];
    return next.unit == figure().unit && next.span.begin - figure().span.end <= kFarthestNext;
  }
  // 개인은 9천억원, 기관은 2천억원을 사들였다: the verb of the last is that of the first.
  bool acted_with_next() const {
    if (!listed_with_next()) return false;
    Surroundings around;
    surroundings_.read(k_ + 1, around);
    return around.role == Role::acted && is_object(figures_[k_ + 1]) &&
           !chars_.substr(around.behind).starts_with(U" 기록");
  }

  // 기록을 3㎝ 끌어올렸다, 눈이 38㎝ 쌓였다
  bool nearest_argument() const {
    const LeftToken* token = nearest();
    return token != nullptr && token->sort == Sort::word &&
           (token->word.particle == Case::object || token->word.particle == Case::subject);
  }

  Span of_amount() const {
    if (const Span found = of_each(); !found.empty()) return found;
    if (const Span found = share_of_figure(); !found.empty()) return found;
    if (const Span found = own_noun(); !found.empty()) return found;
    if (const Span found = apposed(); !found.empty()) return found;
    if (around_.attributive && figure().kind != FigureKind::money)  // 모집인원의 79.9%인 27만명
      if (const Span found = part_of(); !found.empty()) return found;
    if (const Span found = behind(false); !found.empty()) return found;
    if (const Span next = with_next(); !next.empty()) return next;
    if (const Span found = described(); !found.empty()) return found;
    if (const Span grown = of_sum_in_front(); !grown.empty()) return grown;
    const bool money = figure().kind == FigureKind::money;
    if (money && figure().change == Change::none && acted_with_next()) around_.role = Role::acted;
    if (money && figure().change == Change::none)  // 구두개입에 33원 내린
      if (const Span found = goes_into(); !found.empty()) return found;
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

  // 예산에서 3조원을: who cuts is none of it.
  Span near_object() const {
    const LeftToken* token = nearest();
    return token != nullptr && token->sort == Sort::word && token->word.particle == Case::object ? near() : Span{};
  }

  // 위로금으로 1인당 3억원을 준다
  Span given_as() const {
    const LeftToken* token = nearest();
    if (token != nullptr && token->sort == Sort::figure && surroundings_.per_at(figures_[token->figure].span.end))
      token = left(token - left(0) + 1U);
    const bool as = token != nullptr && token->sort == Sort::word && token->word.particle == Case::other &&
                    surroundings_.means_before(token->word.end);
    return as && words_.sum_ends_at(chars_, token->word.noun_end) ? phrase(token->word) : Span{};
  }

  // 손익분기점인 80%, 공모가 상단인 2만2천원
  Span apposed() const {
    const LeftToken* token = nearest();
    if (token == nullptr || token->sort != Sort::word || token->word.kind != ClauseWord::Kind::adnominal ||
        token->comma)
      return {};
    const Span noun = surroundings_.apposed_noun(token->word);
    return noun.empty() || !measures(noun) ? Span{} : extended(noun);
  }

  // 목표 98억달러의 53%, 공모가(1만7천원)의 두 배인
  Span share_of_figure() const {
    const LeftToken* token = figure().kind == FigureKind::money ? nullptr : nearest();
    if (token == nullptr || token->sort != Sort::figure || token->comma) return {};
    const Figure& whole = figures_[token->figure];
    if (surroundings_.ends(whole.span.end, ClauseReader::of) && whole.span.end + 2 == figure().span.begin)
      return whole.item;
    const bool closed = peek(whole.span.end) == U')' && surroundings_.ends(whole.span.end + 1, ClauseReader::of) &&
                        whole.span.end + 3 == figure().span.begin;
    return closed && whole.item.end + 1 == whole.span.begin ? whole.item : Span{};
  }

  // 매출 2조원, 영업이익 3천억원으로 각각 11%, 10% 늘었다: the first of the one, the second of the other.
  Span of_each() const {
    size_t first = k_, last = k_ + 1;
    while (first > 0 && last - first <= kMostEach && listed(first - 1)) --first;
    while (last < figures_.size() && last - first <= kMostEach && listed(last - 1)) ++last;
    const size_t count = last - first, begin = figures_[first].span.begin;
    if (count < 2 || count > kMostEach || first < count || begin < 3 ||
        !words_.noun_ends_at(chars_, begin - 1, WordRole::each))
      return {};
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
  // 11%, 10%
  bool listed(size_t j) const {
    const Figure &a = figures_[j], &b = figures_[j + 1];
    return b.kind == a.kind && b.unit == a.unit && b.span.begin - a.span.end <= 2 &&
           (is_list_mark(chars_[a.span.end]) || surroundings_.ends(a.span.end, ClauseReader::joining));
  }

  // 영업이익 7조원을 거둬 작년보다 81.3% 증가했다: what grew is what the sum in front is of, not who made it.
  Span of_sum_in_front() const {
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

  Span of_duration() const {
    if (const Span own = direct(); !own.empty() && words_.term_ends_at(chars_, own.end)) return own;
    return around_.role == Role::level ? either(near(), spread_topic()) : Span{};
  }

  // 40세 노장, 65세 이상 고령 취업자; 평균 나이는 28.7세.
  Span of_age() const {
    const Span found = behind(false);
    if (!found.empty() || !level() || figure().value_to) return found;  // 절반이 30대다
    const Span topic = told();
    return measures(topic) ? topic : Span{};
  }

  // Where the word begins that a parenthesis at `end` stands behind.
  size_t word_before(size_t end) const {
    return ClauseReader::word_begin(chars_, end, end > kLongestName ? end - kLongestName : 0);
  }

  // 김모 of 김모(53)씨
  Span name_before(const Figure& f) const {
    if (f.span.begin < 2 || chars_[f.span.begin - 1] != U'(') return {};
    return Span{static_cast<uint32_t>(word_before(f.span.begin - 1)), f.span.begin - 1};
  }

  // 2.75%에서 2.50%로: the second is of what the first is of.
  bool follows_from() const {
    return k_ > 0 && figures_[k_ - 1].kind == figure().kind && figures_[k_ - 1].unit == figure().unit &&
           figure().span.begin - figures_[k_ - 1].span.end < 9 &&
           chars_.substr(figures_[k_ - 1].span.end).starts_with(U"에서");
  }

  // 450%+1천580만원
  bool added() const {
    const size_t begin = figure().span.begin;
    return k_ > 0 && begin > 0 && chars_[begin - 1] == U'+' && begin - figures_[k_ - 1].span.end <= 2;
  }

  // 10명 중 6명은, 350여 곳 가운데 200곳.
  Span of_sample() const { return sampled() ? figures_[k_ - 1].item : Span{}; }
  bool sampled() const {
    if (k_ == 0 || figure().span.begin == 0 || chars_[figure().span.begin - 1] != U' ') return false;
    size_t from = figures_[k_ - 1].span.end;
    if (peek(from) == U' ') ++from;
    const size_t end = figure().span.begin - 1;
    return from < end && end - from <= 3 &&
           words_.noun(chars_.substr(0, end), from, WordRole::among).length == end - from;
  }

  // 20만 가구를 짓고 이 가운데 35%는; 발주량은 3천만t으로 39% 줄었고 이 중 23%를: the figure that this is a part of, k_
  // for none.
  size_t of_those() const {
    const size_t begin = figure().span.begin;
    if (figure().kind == FigureKind::money || figure().kind == FigureKind::age || begin < 3 ||
        chars_[begin - 1] != U' ' || !words_.those_end_at(chars_, begin - 1))
      return k_;
    for (size_t j = k_; j-- > 0 && same_sentence(j);) {
      const FigureKind kind = figures_[j].kind;
      if (kind == FigureKind::count || kind == FigureKind::money ||
          (is_physical(kind) && (figure().kind == FigureKind::percent || figure().unit == figures_[j].unit)))
        return j;
      if (!is_share(kind)) return k_;
    }
    return k_;
  }

  // 일본(82%), 서울(1,200명): what the list is about; 액면가(5,000원): what stands in front.
  static bool opens(char32_t c) { return c == U'(' || c == U'±' || c == U'△' || c == U'▲' || c == U'▼'; }
  bool in_parentheses(const Figure& f) const {
    return f.span.begin > 1 && opens(chars_[f.span.begin - 1]) && (around_.role == Role::closed || around_.bent);
  }
  Span in_parenthesis() {
    size_t open = figure().span.begin - 1;
    if (open > 0 && chars_[open] != U'(' && chars_[open - 1] == U'(') --open;
    // 31.27포인트(0.98%)
    if (k_ > 0 && open - figures_[k_ - 1].span.end < 3 && figures_[k_ - 1].span.end <= open)
      return figures_[k_ - 1].item;
    const size_t begin = word_before(open);
    // 작년 같은 날(6천540원)
    const Span word =
        surroundings_.date_ends_at(open) ? Span{} : Span{static_cast<uint32_t>(begin), static_cast<uint32_t>(open)};
    if (!word.empty() && measures(word)) return extended(word);
    for (size_t j = k_; j-- > 0 && same_sentence(j);)
      if (figures_[j].kind == figure().kind && figures_[j].unit == figure().unit && !figures_[j].item.empty())
        return figures_[j].item;
    surroundings_.begin_left(k_, open, around_);
    const Span topic = is_thing(figure().kind) || is_amount(figure().kind) ? measured_topic() : Span{};
    return either(topic, word.empty() || words_.whole_word(chars_, word.begin, word.end) != WordRole::none
                             ? Span{}
                             : extended(word));
  }

  // 3대 강국, 10대 그룹: of the counter 대 only the noun behind tells.
  bool before_group() const {
    return figure().form == NumberForm::arabic && figure().value < Decimal(101) && around_.role == Role::bare &&
                   chain().chain_count > 0 && direct_token() == nullptr
               ? true
               : figure().form == NumberForm::arabic &&
                     words_.noun(chars_, figure().span.end + 1, WordRole::group).length > 0;
  }
};

// 순이익(EPS), 전망치(중간값): what stands in parentheses says the same again.
Span without_gloss(std::u32string_view chars, Span item) {
  if (item.empty() || chars[item.end - 1] != U')') return item;
  const size_t open = chars.substr(item.begin, item.size()).find(U'(');
  return open == std::u32string_view::npos || open == 0 ? item
                                                        : Span{item.begin, static_cast<uint32_t>(item.begin + open)};
}

}  // namespace

void find_items(std::u32string_view chars, const FigureWords& words, const ClauseReader& reader,
                const std::vector<Span>& dates, std::vector<Figure>& figures) {
  ItemFinder finder(chars, words, reader, figures, dates);
  for (size_t k = 0; k < figures.size(); ++k) {
    pace();
    figures[k].item = without_gloss(chars, finder.find(k));
  }
}

}  // namespace kn
