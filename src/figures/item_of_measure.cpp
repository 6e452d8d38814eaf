// Items of what is measured in units, of ratios, ages and lengths of time; see item_finder.h.
//
//   15m [높이]   [기온]은 31도로   산지에 최대 200㎜의 [비]
//   [경쟁률]은 7.5대 1   40세 [노장]   [징역] 3년
#include "base/unicode.h"
#include "figures/item_finder.h"

namespace kn {

namespace {

constexpr size_t kFarthestNext = 16;

}  // namespace

// 15m 높이, 0.5평 방; 기온은 31도로; but not how far someone fell.
Span ItemFinder::of_measure() const {
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
  if (around_.role == Role::acted && surroundings_.subject_before(around_.behind))
    return measured_topic();  // 전력은 40㎿가 든다
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
Span ItemFinder::own_noun() const {
  const LeftToken* token = direct_token();
  if (token == nullptr) return {};
  const Span found = phrase(token->word);
  return token->word.name && !measures(found) ? either(spread_topic(), found) : found;
}

// 3천 명이던 [참가자]는; 정원이 70명인 학교
Span ItemFinder::described() const {
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

// 기록을 3㎝ 끌어올렸다, 눈이 38㎝ 쌓였다
bool ItemFinder::nearest_argument() const {
  const LeftToken* token = nearest();
  return token != nullptr && token->sort == Sort::word &&
         (token->word.particle == Case::object || token->word.particle == Case::subject);
}

// 수도권에 50㎜, 산지에 최대 200㎜의 비: the first of a list is what the last says.
Span ItemFinder::with_next() const {
  if (!listed_with_next()) return {};
  Surroundings around;
  surroundings_.read(k_ + 1, around);
  surroundings_.read_chain(k_ + 1, around);
  return around.bent && around.chain_count > 0 ? noun(around.chain[around.chain_count - 1]) : Span{};
}

bool ItemFinder::listed_with_next() const {
  if (around_.role != Role::closed || peek(around_.behind) != U',' || k_ + 1 >= figures_.size()) return false;
  const Figure& next = figures_[k_ + 1];
  return next.unit == figure().unit && next.span.begin - figure().span.end <= kFarthestNext;
}

// 7.5대 1의 경쟁률, 경쟁률은 7.5대 1
Span ItemFinder::of_ratio() const {
  if (around_.bent)
    if (const Span found = behind(false); !found.empty() && measures(found)) return found;
  return either(direct(), measured_topic());
}

Span ItemFinder::of_duration() const {
  if (const Span own = direct(); !own.empty() && words_.term_ends_at(chars_, own.end)) return own;
  return around_.role == Role::level ? either(near(), spread_topic()) : Span{};
}

// 40세 노장, 65세 이상 고령 취업자; 평균 나이는 28.7세.
Span ItemFinder::of_age() const {
  const Span found = behind(false);
  if (found.empty() && figure().change != Change::none) return measured_topic();
  if (!found.empty() || !level() || figure().value_to) return found;  // 절반이 30대다
  const Span topic = told();
  return measures(topic) ? topic : Span{};
}

}  // namespace kn
