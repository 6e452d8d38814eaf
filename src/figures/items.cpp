// The question asked of a figure by its kind and by the figures beside it; see item_finder.h.
#include "base/interrupt.h"
#include "base/unicode.h"
#include "figures/item_finder.h"
#include "figures/walk.h"
#include "numeral/marks.h"

namespace kn {

namespace {

constexpr size_t kLongestName = 40;
constexpr size_t kFarthestSum = 12;
constexpr size_t kFarthestDifference = 8;
constexpr int kNieun = 4;

// 순이익(EPS), 전망치(중간값): what stands in parentheses says the same again.
Span without_gloss(std::u32string_view chars, Span item) {
  if (item.empty() || chars[item.end - 1] != U')') return item;
  const size_t open = chars.substr(item.begin, item.size()).find(U'(');
  return open == std::u32string_view::npos || open == 0 ? item
                                                        : Span{item.begin, static_cast<uint32_t>(item.begin + open)};
}

}  // namespace

// The figures are asked in their order: those in front have their items already.
Span ItemFinder::find(size_t k) {
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
  if (figure.kind == FigureKind::number && figure.unit.starts_with(kRatio)) return of_ratio();
  if (is_thing(figure.kind)) return of_things();
  if (is_physical(figure.kind)) return of_measure();
  const Span found = of_amount();
  return leads_sum() && !measures(found) && !surroundings_.ends(found.end, ClauseReader::object_mark) ? find(k + 1)
                                                                                                      : found;
}

// 설비투자에 작년보다 [30%] 많은 24조원을 쓴다: the share is of what the sum is of, not who spends it.
bool ItemFinder::leads_sum() const {
  if (!is_share(figure().kind) || figure().change == Change::none || k_ + 1 >= figures_.size()) return false;
  const Figure& sum = figures_[k_ + 1];
  const size_t end = figure().span.end, begin = sum.span.begin;
  if (sum.kind != FigureKind::money || begin - end > kFarthestSum || !is_object(sum)) return false;
  for (size_t at = end; at < begin && peek(at) == U' ';) {
    const size_t word = at + 1;
    at = ClauseReader::word_end(chars_, word);
    if (words_.around(chars_, word, is_change).length > 0) return final_consonant(chars_[at - 1]) == kNieun;
  }
  return false;
}

FigureRole ItemFinder::role_of(size_t k) const {
  Surroundings around;
  surroundings_.read(k, around);
  return around.role;
}

// Whether nothing but a blank, or a comma and one, stands between the figure and this one, which counts something
// else.
bool ItemFinder::stands_before(size_t k) const {
  if (k >= figures_.size() || figures_[k].unit == figure().unit) return false;
  const size_t end = figure().span.end;
  return around_.role == Role::bare
             ? peek(end) == U' ' && figures_[k].span.begin == end + 1
             : around_.role == Role::closed && peek(end) == U',' && figures_[k].span.begin == end + 2;
}

// 2.75%에서 2.50%로: the second is of what the first is of.
bool ItemFinder::follows_from() const {
  return k_ > 0 && figures_[k_ - 1].kind == figure().kind && figures_[k_ - 1].unit == figure().unit &&
         figure().span.begin - figures_[k_ - 1].span.end < 9 && words_.from(chars_, figures_[k_ - 1].span.end) > 0;
}

// 450%+1천580만원
bool ItemFinder::added() const {
  const size_t begin = figure().span.begin;
  return k_ > 0 && begin > 0 && chars_[begin - 1] == U'+' && begin - figures_[k_ - 1].span.end <= 2;
}

// Where the word begins that a parenthesis at `end` stands behind.
size_t ItemFinder::word_before(size_t end) const {
  return ClauseReader::word_begin(chars_, end, end > kLongestName ? end - kLongestName : 0);
}

// 김모 of 김모(53)씨
Span ItemFinder::name_before(const Figure& f) const {
  if (f.span.begin < 2 || chars_[f.span.begin - 1] != U'(') return {};
  return Span{static_cast<uint32_t>(word_before(f.span.begin - 1)), f.span.begin - 1};
}

// 10명 중 6명은, 350여 곳 가운데 200곳.
Span ItemFinder::of_sample() const { return sampled() ? figures_[k_ - 1].item : Span{}; }

bool ItemFinder::sampled() const {
  if (k_ == 0 || figure().span.begin == 0 || chars_[figure().span.begin - 1] != U' ') return false;
  size_t from = figures_[k_ - 1].span.end;
  if (peek(from) == U' ') ++from;
  const size_t end = figure().span.begin - 1;
  return from < end && end - from <= 3 &&
         words_.noun(chars_.substr(0, end), from, WordRole::among).length == end - from;
}

// 20만 가구를 짓고 이 가운데 35%는; 발주량은 3천만t으로 39% 줄었고 이 중 23%를: the figure that this is a part of, k_
// for none.
size_t ItemFinder::of_those() const {
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
bool ItemFinder::opens(char32_t c) { return c == U'(' || c == U'±' || c == U'△' || c == U'▲' || c == U'▼'; }

bool ItemFinder::in_parentheses(const Figure& f) const {
  return f.span.begin > 1 && opens(chars_[f.span.begin - 1]) && (around_.role == Role::closed || around_.bent);
}

// 승진자는 지난해([61명])보다 8명 줄었다
bool ItemFinder::compared_with_next() const {
  if (k_ + 1 >= figures_.size()) return false;
  const Figure& next = figures_[k_ + 1];
  // Not in parentheses itself, so that no row of them is asked through.
  return !opens(chars_[next.span.begin - 1]) && next.change != Change::none && next.kind == figure().kind &&
         next.unit == figure().unit && next.span.begin - figure().span.end <= kFarthestDifference;
}

Span ItemFinder::in_parenthesis() {
  size_t open = figure().span.begin - 1;
  if (open > 0 && chars_[open] != U'(' && chars_[open - 1] == U'(') --open;
  // 31.27포인트(0.98%)
  if (k_ > 0 && open - figures_[k_ - 1].span.end < 3 && figures_[k_ - 1].span.end <= open) return figures_[k_ - 1].item;
  const size_t begin = word_before(open);
  // 작년 같은 날(6천540원)
  const Span word =
      surroundings_.date_ends_at(open) ? Span{} : Span{static_cast<uint32_t>(begin), static_cast<uint32_t>(open)};
  // 기준선(100)
  if (!word.empty() && (measures(word) || words_.noun_ends_at(chars_, open, WordRole::index))) return extended(word);
  if (word.empty() && compared_with_next()) return find(k_ + 1);
  for (size_t j = k_; j-- > 0 && same_sentence(j);) {
    const Figure& before = figures_[j];
    if (before.kind != figure().kind || before.unit != figure().unit || before.item.empty()) continue;
    // 전남(1.10명)과 세종(1.06명): each of its own word
    const bool own = !word.empty() && before.item.end < before.span.begin && chars_[before.item.end] == U'(' &&
                     before.span.begin - before.item.end <= 2;
    return own ? extended(word) : before.item;
  }
  surroundings_.begin_left(k_, open, around_);
  const Span topic = is_thing(figure().kind) || is_amount(figure().kind) ? measured_topic() : Span{};
  return either(topic, word.empty() || words_.whole_word(chars_, word.begin, word.end) != WordRole::none
                           ? Span{}
                           : extended(word));
}

void find_items(std::u32string_view chars, const FigureWords& words, const ClauseReader& reader,
                const std::vector<Span>& dates, std::vector<Figure>& figures) {
  ItemFinder finder(chars, words, reader, figures, dates);
  for (size_t k = 0; k < figures.size(); ++k) {
    pace();
    figures[k].item = without_gloss(chars, finder.find(k));
  }
}

}  // namespace kn
