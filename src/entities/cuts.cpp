// See cuts.h.
#include "entities/cuts.h"

#include <algorithm>
#include <unordered_set>

#include "base/interrupt.h"
#include "entities/gather.h"

namespace kn::entities {

namespace {

constexpr uint32_t kTablePlace = kCountry | kDivision | kPlace;

// Where in the word the post begins that a place fills (서울|시장, 하동|군수는), ending at `least` or later; its begin
// for none.
uint32_t post_of_place(const Nouns& nouns, const Reading& reading, uint32_t begin, uint32_t end, uint32_t least) {
  constexpr uint32_t kLongest = 16;
  if (end - begin > kLongest) return begin;
  const std::u32string_view word = std::u32string_view(reading.folded).substr(begin, end - begin);
  const auto is_division = [&](std::u32string_view place) { return (reading.words.classes(place) & kDivision) != 0; };
  for (uint32_t k = 2; k + 2 <= word.size(); ++k) {
    if (!is_division(word.substr(0, k))) continue;
    for (uint32_t stop = std::max(least - begin, k + 2); stop <= word.size(); ++stop)
      if (nouns.is_local_post(word.substr(k, stop - k)) && (stop == word.size() || reading.particles(begin + stop)))
        // 종로구|청장 rather than 종로|구청장
        return begin + k + (is_division(word.substr(0, k + 1)) && word[k] == U'구' ? 1 : 0);
  }
  return begin;
}

class Cutter {
 public:
  Cutter(Reading& reading, const Nouns& nouns) : r_(reading), text_(reading.text), nouns_(nouns) {
    for (const Mention& m : r_.mentions) {
      pace();
      if (m.kind == EntityKind::person && m.span.size() > 1 && m.span.size() <= 4)
        surnames_.insert(text_[m.span.begin]);
    }
  }

  void run() {
    std::vector<Mention> kept;
    kept.reserve(r_.mentions.size());
    for (i_ = 0; i_ < r_.mentions.size(); ++i_) {
      pace();
      Mention& m = r_.mentions[i_];
      if (!m.by_user) {
        if (m.kind == EntityKind::person && (is_letter_for_a_name(m.span) || is_since(m.span))) continue;
        before_ = kept.empty() ? 0 : kept.back().span.end;
        mend(m);
        cut_owner(m);
        take_union(m);
        if (!kept.empty() && (takes_country(kept.back(), m) || takes_body(kept.back(), m))) {
          m.span.begin = kept.back().span.begin;
          kept.pop_back();
        }
      }
      kept.push_back(std::move(m));
    }
    r_.mentions = std::move(kept);
    add_mentions(r_, std::move(owners_));
    add_headed();
    add_posts();
  }

 private:
  uint32_t classes(Span span) const { return r_.words.classes(r_.key(span)); }
  std::u32string_view folded(uint32_t begin, uint32_t end) const {
    return std::u32string_view(r_.folded).substr(begin, end - begin);
  }
  uint32_t next_begin() const {
    return i_ + 1 < r_.mentions.size() ? r_.mentions[i_ + 1].span.begin : static_cast<uint32_t>(text_.size());
  }
  bool is_title(uint32_t begin, uint32_t end) const {
    return (r_.words.classes(folded(begin, end)) & (kTitleAfter | kTitleBefore)) != 0;
  }
  // Whether the word at i is a title or ends in one (부지휘자는).
  bool title_at(uint32_t i) const {
    const uint32_t end = r_.word_end(i);
    bool found = false;
    for (uint32_t k = i; k < end && !found; ++k)
      r_.words.prefixes(folded(k, end), [&](uint32_t length, uint32_t found_classes) {
        found = found || ((found_classes & (kTitleAfter | kTitleBefore)) != 0 && length > 1 &&
                          (k + length == end || r_.particles(k + length)));
      });
    return found;
  }

  // Whether the word at i is a title as a whole: 주무관은.
  bool is_titled_word(uint32_t i) const {
    const uint32_t end = r_.word_end(i);
    bool found = false;
    r_.words.prefixes(folded(i, end), [&](uint32_t length, uint32_t found_classes) {
      found = found || ((found_classes & (kTitleAfter | kTitleBefore)) != 0 && length > 1 &&
                        (i + length == end || r_.particles(i + length)));
    });
    return found;
  }

  // A씨, B(46)씨: a letter hides a name.
  bool is_letter_for_a_name(Span span) const {
    return span.size() == 1 && text_[span.begin] >= U'A' && text_[span.begin] <= U'Z';
  }

  // 전 대표, 前 시장, 현 회장: since when, and no surname, unless the text names one of that surname.
  bool is_since(Span span) const {
    if (span.size() != 1 || text_[span.end] != U' ') return false;
    if (!nouns_.is_since(text_.chars(span))) return false;
    if (is_hanja(text_[span.begin]) || !surnames_.contains(text_[span.begin])) return true;
    // 한동훈 국민의힘 전 대표: behind somebody's name, straight or with the organisation between.
    const Mention* last = i_ > 0 ? &r_.mentions[i_ - 1] : nullptr;
    if (last == nullptr || last->span.end + 1 != span.begin || text_[last->span.end] != U' ') return false;
    if (last->kind == EntityKind::organization && i_ > 1 && r_.mentions[i_ - 2].span.end + 1 == last->span.begin)
      last = &r_.mentions[i_ - 2];
    return last->kind == EntityKind::person;
  }

  void mend(Mention& m) {
    if (cut_post(m) || cut_tail(m)) return;
    if (m.kind == EntityKind::person)
      join_foreign(m);
    else
      complete(m);
    take_section(m);
    if (m.kind == EntityKind::location) take_exit(m);
  }

  // 하동군수, 서울시|장, 종로구청|장: the post is not part of the place.
  bool cut_post(Mention& m) const {
    if (m.kind == EntityKind::person || text_.chars(m.span).find(U' ') != std::u32string_view::npos) return false;
    if ((classes(m.span) & kTablePlace) != 0 && r_.ends_name(m.span.end)) return false;  // 자갈치시장: a market
    const uint32_t stop = post_of_place(nouns_, r_, m.span.begin, r_.word_end(m.span.end), m.span.end);
    if (stop == m.span.begin || stop >= m.span.end) return false;
    m.span.end = stop;
    m.kind = EntityKind::location;
    return true;
  }

  // What is glued to a name that the tables know, or 씨 to a person's.
  bool cut_tail(Mention& m) const {
    const Span whole = m.span;
    if (whole.size() < 3 || (r_.is_word(whole.end) && !r_.particles(whole.end)) ||
        !is_hangul_syllable(text_[whole.end - 1]))
      return false;
    if ((classes(whole) & kAnyName) != 0) return false;
    if (text_[whole.end - 1] == U'씨' && (m.kind == EntityKind::person || whole.size() == 4)) {
      m.span.end -= 1;
      m.kind = EntityKind::person;
      return true;
    }
    // 쿠웨이트전: a match against them.
    if (text_[whole.end - 1] == U'전' && (m.kind == EntityKind::location || m.kind == EntityKind::organization)) {
      const Span team{whole.begin, whole.end - 1};
      if ((classes(team) & (kTablePlace | kOrganization)) == 0) return false;
      m.span = team;
      m.kind = EntityKind::organization;
      return true;
    }
    constexpr uint32_t kLongestParticle = 3;
    for (uint32_t n = 1; n <= kLongestParticle && whole.size() >= n + 2 && !r_.is_word(whole.end); ++n) {
      const Span name{whole.begin, whole.end - n};
      if (!r_.particles(name.end)) continue;
      const uint32_t known = classes(name);
      if ((known & kAnyName) == 0 || (known & kAmbiguous) != 0) continue;
      // 제주로 내려가, but 제주로 12 (a road).
      if (n == 1 && text_[name.end] == U'로' &&
          ((known & (kDivision | kCountry)) == 0 || is_digit(text_[whole.end + 1])))
        continue;
      m.span = name;
      return true;
    }
    return false;
  }

  // [보잉의 787-10]: a name of the tables and what it owns, unless the marks or the tables make one of them.
  void cut_owner(Mention& m) {
    const std::u32string_view name = text_.chars(m.span);
    const size_t at = name.find(U"의 ");
    if (m.kind == EntityKind::person || at == std::u32string_view::npos || at < 2 || at + 3 >= name.size()) return;
    if (m.span.begin > 0 && text_[m.span.begin - 1] != U' ' && text_[m.span.begin - 1] != U'\n') return;
    Mention owner;
    owner.span = Span{m.span.begin, m.span.begin + static_cast<uint32_t>(at)};
    const uint32_t known = classes(owner.span);
    if ((known & (kOrganization | kTablePlace)) == 0 || (known & kAmbiguous) != 0 || (classes(m.span) & kAnyName) != 0)
      return;
    owner.kind = (known & kTablePlace) != 0 ? EntityKind::location : EntityKind::organization;
    owners_.push_back(std::move(owner));
    m.span.begin += static_cast<uint32_t>(at) + 2;
  }

  // [세림섬]유 국도연 이사: the rest is no particle, and with it the name ends as names do.
  void complete(Mention& m) const {
    constexpr uint32_t kLongestRest = 3;
    if (m.span.size() < 2 || !is_hangul_syllable(text_[m.span.end]) || r_.ends_name(m.span.end)) return;
    if ((classes(m.span) & kAnyName) != 0) return;
    for (uint32_t end = m.span.end + 1; end <= m.span.end + kLongestRest && r_.is_word(end - 1) && end <= next_begin();
         ++end) {
      if (r_.is_word(end) && !r_.particles(end)) continue;
      const std::u32string_view key = r_.key(Span{m.span.begin, end});
      for (size_t n = 1; n + 2 <= key.size(); ++n) {
        const uint32_t ending = r_.words.classes(key.substr(n));
        if ((ending & (kOrganizationEnding | kPlaceEnding | kProductEnding | kEventEnding)) == 0 ||
            (ending & kAmbiguousEnding) != 0)
          continue;
        m.span.end = end;
        return;
      }
    }
  }

  // [서울대 의예]과 합격선: what could be a particle ends a noun of the dictionary.  [안동시 문화예술]과 주무관: before a
  // title it ends a section, which is part of the title.
  void take_section(Mention& m) const {
    if (m.kind != EntityKind::organization || !is_hangul_syllable(text_[m.span.end])) return;
    const uint32_t end = m.span.end + 1;
    uint32_t begin = m.span.end;
    while (begin > m.span.begin && text_[begin - 1] != U' ') --begin;
    if (begin == m.span.begin || (r_.is_word(end) && !r_.particles(end))) return;
    if ((classes(Span{m.span.end, end}) & kOrganizationEnding) == 0) return;
    if (r_.is_common_noun(Span{begin, end}))
      m.span.end = end;
    else if (text_[end] == U' ' && is_titled_word(end + 1) && (classes(Span{m.span.begin, begin - 1}) & kAnyName) != 0)
      m.span.end = begin - 1;
  }

  // A given name of foreigners is half a name: [엘리자베트] 그루버 지휘자, 오르한 [데미르]는.
  void join_foreign(Mention& m) const {
    const std::u32string_view name = text_.chars(m.span);
    if (name.size() < 2 || name.find(U' ') != std::u32string_view::npos) return;
    if (is_given(m.span)) join_family(m);
    if (m.span.begin < 3 || text_[m.span.begin - 1] != U' ') return;
    uint32_t begin = m.span.begin - 1;
    while (begin > before_ && r_.is_word(begin - 1)) --begin;
    const Span word{begin, m.span.begin - 1};
    if (word.size() >= 2 && !(begin > 0 && r_.is_word(begin - 1)) && is_given(word) && !r_.is_common_noun(word))
      m.span.begin = begin;
  }
  bool is_given(Span word) const {
    return (classes(word) & (kForeignGivenName | kAnyName | kTitleAfter | kTitleBefore)) == kForeignGivenName;
  }

  void join_family(Mention& m) const {
    constexpr uint32_t kLongest = 8;
    const uint32_t begin = m.span.end + 1, end = r_.word_end(begin);
    if (text_[m.span.end] != U' ' || end == begin || end > next_begin() || !is_hangul_syllable(text_[begin]) ||
        is_title(begin, end) || title_at(begin))
      return;
    for (uint32_t stop = begin + 1; stop <= end; ++stop) {
      const bool particle = stop < end && r_.particles(stop);
      if (!particle && (stop < end || text_[end] != U' ' || !title_at(end + 1))) continue;
      const Span family{begin, stop};
      if (family.size() > kLongest || is_title(begin, stop) ||
          (classes(family) & (kCommonWord | kOrganization | kTablePlace)) != 0)
        return;
      if (r_.is_common_noun(family)) return;
      m.span.end = stop;
      return;
    }
  }

  // 성수역 3번 출구
  void take_exit(Mention& m) const {
    if (text_[m.span.end - 1] != U'역' || text_[m.span.end] != U' ') return;
    uint32_t at = m.span.end + 1;
    while (is_ascii_digit(text_[at])) ++at;
    if (at == m.span.end + 1 || text_[at] != U'번' || text_[at + 1] != U' ' || text_[at + 2] != U'출' ||
        text_[at + 3] != U'구')
      return;
    m.span.end = at + 4;
  }

  // 우크라이나 인프라부, 대구 수성경찰서: a state's body and the state or city before it are one name.
  bool takes_country(const Mention& place, const Mention& body) const {
    if (place.by_user || body.kind != EntityKind::organization || place.span.end + 1 != body.span.begin ||
        text_[place.span.end] != U' ')
      return false;
    if (place.kind != EntityKind::location && place.kind != EntityKind::organization) return false;
    const std::u32string_view key = r_.key(body.span);
    const uint32_t known = classes(place.span);
    if ((known & kCountry) != 0) return nouns_.is_state_body(key);
    return (known & kDivision) != 0 && key.ends_with(U"경찰서");
  }

  // 금속노조 현대중공업지부, 매일경제 산업부: a union and its branch, a paper and its desk are one name.
  bool takes_body(const Mention& whole, const Mention& part) const {
    if (whole.by_user || whole.kind != EntityKind::organization || part.kind != EntityKind::organization) return false;
    constexpr uint32_t kLongest = 40;  // a row of branches is no name
    if (whole.span.end + 1 != part.span.begin || text_[whole.span.end] != U' ' || whole.span.size() > kLongest)
      return false;
    const std::u32string_view key = r_.key(part.span);
    if (nouns_.is_used_as(key, Nouns::Use::desk))
      return (classes(whole.span) & (kOrganization | kTablePlace | kAmbiguous)) == kOrganization;
    return nouns_.ends_as(key, Nouns::Use::branch) && (nouns_.ends_as(r_.key(whole.span), Nouns::Use::union_) ||
                                                       nouns_.ends_as(r_.key(whole.span), Nouns::Use::branch));
  }
  // 마트산업노조 [홈플러스지부]: the union before the branch, where the tagger saw the branch alone.
  void take_union(Mention& m) const {
    constexpr uint32_t kLongest = 16;
    const uint32_t end = m.span.begin - 1;
    if (m.kind != EntityKind::organization || m.span.begin < 4 || text_[end] != U' ' || before_ + 3 > end) return;
    if (!nouns_.ends_as(r_.key(m.span), Nouns::Use::branch)) return;
    uint32_t begin = end;
    while (begin > before_ && end - begin < kLongest && r_.is_word(begin - 1)) --begin;
    if ((begin == before_ && begin > 0) || !nouns_.ends_as(folded(begin, end), Nouns::Use::union_)) return;
    m.span.begin = begin;
  }

  // 법무법인 온새미, 주식회사 봄날: the word behind is the name, whatever it means.
  void add_headed() {
    constexpr uint32_t kLongest = 8;
    std::vector<Mention> more;
    for (const Span run : r_.runs) {
      pace();
      const uint32_t i = run.begin - 1;  // the blank
      if (run.begin < 3 || text_[i] != U' ' || !nouns_.ends_head(text_[i - 1])) continue;
      uint32_t begin = i;
      while (begin > 0 && i - begin < kLongest && is_hangul_syllable(text_[begin - 1])) --begin;
      if (!nouns_.heads_body(folded(begin, i)) || nouns_.refuses(folded(begin, i))) continue;
      if (const int m = r_.mention_from(i + 1); m >= 0) {
        Mention& mention = r_.mentions[static_cast<size_t>(m)];
        if (mention.by_user || (m > 0 && r_.mentions[static_cast<size_t>(m) - 1].span.end > begin)) continue;
        mention.span.begin = begin;
        mention.kind = EntityKind::organization;
        continue;
      }
      const uint32_t end = run.end;
      uint32_t stop = i + 2;
      while (stop < end && !r_.particles(stop)) ++stop;
      if (nouns_.refuses(folded(i + 1, stop)) || nouns_.refuses(folded(i + 1, end)) || is_title(i + 1, stop)) continue;
      Mention mention;
      mention.kind = EntityKind::organization;
      mention.span = Span{begin, stop};
      more.push_back(std::move(mention));
    }
    add_mentions(r_, std::move(more));
  }

  // 이장우 전 대전시장: the place in the post of somebody named, where the tagger saw none.
  void add_posts() {
    std::vector<Mention> more;
    for (const Mention& person : r_.mentions) {
      pace();
      if (person.kind != EntityKind::person || text_[person.span.end] != U' ') continue;
      uint32_t at = person.span.end + 1, end = r_.word_end(at);
      if (nouns_.is_since(folded(at, end)) && text_[end] == U' ') at = end + 1, end = r_.word_end(at);
      const uint32_t stop = post_of_place(nouns_, r_, at, end, at + 2);
      if (stop == at) continue;
      Mention place;
      place.kind = EntityKind::location;
      place.span = Span{at, stop};
      more.push_back(std::move(place));
    }
    add_mentions(r_, std::move(more));
  }

  Reading& r_;
  const Text& text_;
  const Nouns& nouns_;
  std::vector<Mention> owners_;
  std::unordered_set<char32_t> surnames_;  // of people named in full
  size_t i_ = 0;                           // the mention being mended
  uint32_t before_ = 0;                    // end of the one before
};

}  // namespace

void mend_cuts(Reading& reading, const Nouns& nouns) { Cutter(reading, nouns).run(); }

void read_local_posts(Reading& reading, const Nouns& nouns) {
  for (Mention& person : reading.mentions) {
    pace();
    if (person.kind != EntityKind::person || person.by_user || person.role.empty() || person.organization >= 0)
      continue;
    for (uint32_t at = person.role.begin; at < person.role.end; ++at) {
      const int m = reading.mention_from(at);
      if (m < 0) continue;
      const Span place = reading.mentions[static_cast<size_t>(m)].span;
      if (place.end >= person.role.end) continue;
      // 종로|구청장 and 종로구|청장
      const auto is_post = [&](uint32_t from) {
        return nouns.is_local_post(reading.text.chars(Span{from, person.role.end}));
      };
      if (is_post(place.end) || is_post(place.end - 1)) person.organization = m;
    }
  }
}

}  // namespace kn::entities
