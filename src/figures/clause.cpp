// Taking words apart; see clause.h.
#include "figures/clause.h"

#include <algorithm>

#include "base/unicode.h"

namespace kn {

namespace {

constexpr size_t kLongestParticle = 4;
constexpr uint8_t kName = 4;  // beside the kind of a recent word
constexpr size_t kLongestGloss = 30;
constexpr size_t kLongestLightVerb = 3;  // 하는, 시킨다; not 시가배당률은
constexpr int kMargin = 1500;            // 주는, 사는: verbs, though 주 and 사 are likelier as nouns
constexpr int kRare = 3600, kUnlikely = 2500, kRareEnd = 3000;
constexpr int kNameMargin = 300;        // 대관령
constexpr int kUnlikelyStem = 5000;     // 열고: ten, but a verb's stem, too
constexpr int kLightVerbMargin = 2000;  // 배정한: no person
constexpr int kRieul = 8, kSsangSiot = 20, kNieun = 4;

bool is_unit_char(char32_t c) { return (c >= 0x3371 && c <= 0x33DF) || c == 0x2113 || c == 0x2103 || c == U'%'; }
bool is_noun_char(char32_t c) {
  return is_hangul_syllable(c) || is_ascii_letter(c) || is_ascii_digit(c) || is_hanja(c) || c == U'·' || c == U'&' ||
         c == U'-' || c == U'/' || c == U'+' || is_unit_char(c);
}

// Of a verb in front of the noun it belongs to: 늘어난, 넘는, 쓸, 오르던.
bool ends_adnominal(char32_t c) {
  const int final = final_consonant(c);
  return c == U'는' || c == U'던' || final == kNieun || final == kRieul;
}

}  // namespace

// What the dictionary's likeliest word of exactly this spelling is, of those that a word of a text may begin with.
ClauseReader::Known ClauseReader::known(const Prefixes& prefixes, size_t length) const {
  Known best;
  if (length >= prefixes.size()) return best;
  const int64_t first = prefixes[length];
  if (first < 0) return best;
  int stem = INT16_MAX, noun_cost = INT16_MAX, common_cost = INT16_MAX, name_cost = INT16_MAX;
  bool common = false;
  const WordRange range = dictionary_->range(static_cast<uint32_t>(first));
  for (uint32_t i = range.first; i < range.end; ++i) {
    const Word word = dictionary_->word(i);
    if (dictionary_->fits(word)) {
      const Tag tag = word.tag(), last = dictionary_->last_tag(word.right);
      const bool predicate = in_range(tag, Tag::VV, Tag::VX) || tag == Tag::VCN;
      const bool noun = (is_noun(tag) && is_noun(last)) || last == Tag::XSN;
      const Sort sort = predicate && last == Tag::ETM     ? Sort::adnominal
                        : predicate && last == Tag::ETN   ? Sort::noun  // 모름, 없음
                        : predicate && is_ending(last)    ? Sort::verb
                        : predicate && is_predicate(last) ? Sort::stem
                        : noun || tag == Tag::XR          ? Sort::noun
                        : in_range(tag, Tag::MM, Tag::IC) ? Sort::other
                                                          : Sort::unknown;
      if (sort == Sort::noun) noun_cost = std::min<int>(noun_cost, word.cost);
      common = common || tag == Tag::NNG;
      if (tag == Tag::NNP) name_cost = std::min<int>(name_cost, word.cost);
      if (noun && tag == Tag::NNG) common_cost = std::min<int>(common_cost, word.cost);
      if (sort == Sort::stem) stem = std::min<int>(stem, word.cost);
      if (sort != Sort::unknown && word.cost < best.cost) best = Known{sort, word.cost};
    }
  }
  best.noun = noun_cost < best.cost + kMargin;
  best.common = common;
  best.name = best.sort == Sort::noun && name_cost < common_cost + kNameMargin;
  best.stem = stem;
  best.verb = best.sort == Sort::stem || stem < best.cost + kMargin;
  return best;
}

// The words of the dictionary that begin at `from`, by their length; one walk of its trie.
ClauseReader::Prefixes ClauseReader::prefixes(std::u32string_view chars, size_t from, size_t end) const {
  Prefixes found;
  found.fill(-1);
  if (dictionary_)
    dictionary_->trie().prefixes(chars.substr(from, std::min(end - from, kLongestKnown)),
                                 [&](uint32_t length, uint32_t value) { found[length] = value; });
  return found;
}

Case ClauseReader::particle_of(std::u32string_view spelling) const {
  const std::optional<uint32_t> row = particles_.find(spelling);
  return row && *row < particle_rows_.size() ? particle_rows_[*row].particle : Case::none;
}

// The particle [end - length, end) where it is one and fits what stands in front of it.
ClauseReader::Particle ClauseReader::particle(std::u32string_view chars, size_t begin, size_t end,
                                              size_t length) const {
  if (end - begin <= length) return {};
  const std::optional<uint32_t> row = particles_.find(chars.substr(end - length, length));
  if (!row || *row >= particle_rows_.size()) return {};
  const Particle& found = particle_rows_[*row];
  const char32_t before = chars[end - length - 1];
  if (is_hangul_syllable(before) && found.after != 0) {  // Latin letters, digits, parentheses: either
    const bool closed =
        final_consonant(before) > 0 && !(final_consonant(before) == kRieul && chars[end - length] == U'로');
    if (closed != (found.after == 1)) return {};
  }
  return found;
}

ClauseWord ClauseReader::word(std::u32string_view chars, size_t begin, size_t end) const {
  const std::optional<RecentWords::Key> key = RecentWords::key(chars.substr(begin, end - begin));
  if (!key) return taken_apart(chars, begin, end);
  if (const std::optional<RecentWords::Value> known = recent_.find(*key))
    return ClauseWord{begin,
                      begin + known->noun_length,
                      end,
                      static_cast<Case>(known->particle),
                      static_cast<ClauseWord::Kind>(known->kind & 3U),
                      (known->kind & kName) != 0};
  const ClauseWord w = taken_apart(chars, begin, end);
  recent_.put(*key, RecentWords::Value{static_cast<uint8_t>(w.noun_end - begin), static_cast<uint8_t>(w.particle),
                                       static_cast<uint8_t>(static_cast<unsigned>(w.kind) | (w.name ? kName : 0U))});
  return w;
}

ClauseWord ClauseReader::taken_apart(std::u32string_view chars, size_t begin, size_t end) const {
  ClauseWord w{begin, end, end, Case::none, ClauseWord::Kind::noun};
  size_t from = end;
  while (from > begin && is_hangul_syllable(chars[from - 1])) --from;
  if (from == end) return w;  // GPU, (USMCA)
  const auto as = [&](size_t noun_end, Case c, bool name = false) {
    ClauseWord with = w;
    with.noun_end = noun_end;
    with.particle = c;
    with.name = name;
    return with;
  };
  const auto verb = [&](bool adnominal) {
    ClauseWord found = w;
    found.kind = adnominal ? ClauseWord::Kind::adnominal : ClauseWord::Kind::verb;
    return found;
  };
  if (from > begin)  // GPU는, (GDP)은
    for (size_t n = std::min(kLongestParticle, end - from); n > 0; --n)
      if (end - from == n)
        if (const Case c = particle(chars, begin, end, n).particle; c != Case::none) return as(end - n, c);
  if (from > begin && end - from == 1) return w;  // LNG선, AI폰
  const Prefixes words = prefixes(chars, from, end);
  const Known whole = known(words, end - from);
  const bool noun = whole.sort == Sort::noun || (whole.sort == Sort::stem && whole.noun);  // 밭; no stem stands alone
  if (whole.sort != Sort::unknown && !noun) {
    if (whole.sort != Sort::other) return verb(whole.sort == Sort::adnominal);
    w.kind = ClauseWord::Kind::other;
    return w;
  }
  for (size_t n = std::min(kLongestParticle, end - from - 1); n > 0 && end > from + 1; --n) {
    const auto [c, after, ending, weight] = particle(chars, from, end, n);
    if (ending != ClauseWord::Kind::noun) {
      // 낮아서, 올리고, 하려는; but 파고 (height of waves) where no more than a syllable makes the verb
      if (!noun || whole.name || whole.cost > weight)
        if (const Known stem = known(words, end - n - from); stem.verb || (noun && stem.stem < kUnlikelyStem))
          return verb(ending == ClauseWord::Kind::adnominal);
      continue;
    }
    const bool verbal = ends(chars[end - 1], verb_end);
    if (c == Case::none && (noun || !((verbal && n == 1) || (n == 2 && ends(chars[end - 1], also))))) continue;
    const Known stem = known(words, end - n - from);
    const bool one = end - n - from == 1;
    const bool light_verb = c == Case::topic && stem.verb && ends(chars[end - 2], light);  // 정하는
    // 주는, 미치는
    const bool as_noun = c != Case::none && stem.noun && !light_verb &&
                         !(n == 1 && verbal && (one ? stem.verb || stem.sort == Sort::verb : stem.sort == Sort::stem));
    if (as_noun && (!noun || stem.cost - weight < whole.cost)) {
      // 차로는: no 차 with 로는
      if (one && n == 2)
        if (const Case last = particle(chars, from, end, 1).particle;
            last != Case::none && common_noun(words, 2) && !known(words, 2).name)
          return as(end - 1, last);
      return as(end - n, c, stem.name);
    }
    if (!noun && verbal && n == 1 && (stem.sort == Sort::verb || (stem.verb && (one || stem.sort != Sort::noun))))
      return verb(ends_adnominal(chars[end - 1]));
    // 넘고도, 지키지만
    if (!noun && n == 2 && (stem.verb || stem.sort == Sort::verb) && ends(chars[end - 2], before_also) &&
        ends(chars[end - 1], also))
      return verb(false);
    if (c == Case::none) continue;
    if (stem.sort == Sort::other && c == Case::of && !noun) return as(end - n, c);
  }
  if (!noun && end - from <= kLongestLightVerb && ends(chars[from], light) && ends(chars[end - 1], verb_end))
    return verb(ends_adnominal(chars[end - 1]));
  // 확대하는, 시작한
  for (size_t split = end - 1; split > from + 1; --split) {
    if (!ends(chars[split], light) || !ends(chars[end - 1], verb_end)) continue;
    const Known stem = known(words, split - from);
    if (stem.sort == Sort::noun && (!noun || stem.cost - kLightVerbMargin < whole.cost))
      return verb(ends_adnominal(chars[end - 1]));
  }
  // 담고, 안고: the dictionary has such nouns, too
  if (noun && end - from == 2 && whole.cost > kUnlikely && ends(chars[end - 1], linking) && known(words, 1).verb)
    return verb(false);
  // 짙은, 남은
  if (noun && whole.name && whole.cost > kUnlikely && ends(chars[end - 1], verb_end) &&
      known(words, end - from - 1).verb)
    return verb(ends_adnominal(chars[end - 1]));
  if (noun) {
    w.name = whole.name;
    // 지어, 열어; but 북어, 고등어: no verb stands in front of the ending
    const auto stem = [&] {
      const Known found = known(words, end - from - 1);
      return found.verb || found.stem < kUnlikelyStem;
    };
    const bool connected =
        whole.cost > kRare && ends(chars[end - 1], connective) && (!ends(chars[end - 1], kept) || stem());
    return connected ? verb(false) : w;
  }
  // 늘었으나, 줄었지만: ㅆ ends a syllable of verbs alone
  for (size_t i = from; i + 1 < end; ++i)
    if (final_consonant(chars[i]) == kSsangSiot) return verb(ends_adnominal(chars[end - 1]));
  // 최대인, 수준인: what is of that size or kind; 외국인 is a word of its own
  if (dictionary_ && end - from > 2 && ends(chars[end - 1], attributive) && common_noun(words, end - from - 1))
    return verb(true);
  const ClauseWord longest = by_longest_noun(chars, from, w);
  return longest.noun_end > from && dictionary_ ? longest : by_ending(chars, from, w);
}

// 전세대출금리는: the longest noun at the end, with or without a particle; an empty noun where there is none.
ClauseWord ClauseReader::by_longest_noun(std::u32string_view chars, size_t from, const ClauseWord& whole) const {
  ClauseWord none = whole;
  none.noun_end = from;
  for (size_t start = from + 1; start + 1 < whole.end; ++start) {
    const Prefixes words = prefixes(chars, start, whole.end);
    const Known all = known(words, whole.end - start);
    // 도크에서: no noun 에서
    if (whole.end - start == 2 && particle_of(chars.substr(start, 2)) != Case::none) return none;
    // 합하면, 찍어주고
    if (whole.end - start == 2 && all.cost > kRareEnd && ends(chars[whole.end - 1], verb_end) &&
        (ends(chars[start], light) || known(words, 1).verb))
      return none;
    for (size_t n = std::min(kLongestParticle, whole.end - start - 1); n > 0; --n) {
      const auto [c, after, ending, weight] = particle(chars, start, whole.end, n);
      if (c == Case::none) continue;
      const Known stem = known(words, whole.end - n - start);
      // 방공망이: no name is written on to a noun
      if (stem.sort != Sort::noun || (all.sort == Sort::noun && !all.name && stem.cost - weight >= all.cost)) continue;
      // 확대하는: 대하 is no noun here
      if (c == Case::topic && (chars[whole.end - n - 1] == U'하' || chars[whole.end - n - 1] == U'되')) continue;
      // 차지하고도
      if (n == 1 && whole.end - start == 3 && ends(chars[start], light) && ends(chars[whole.end - 2], before_also) &&
          ends(chars[whole.end - 1], also))
        return none;
      if (whole.end - n - start < 2 && whole.end - from > 3 && weight < 0) continue;
      ClauseWord found = whole;
      found.noun_end = whole.end - n;
      found.particle = c;
      return found;
    }
    // 평균가는, 경락가가: no verb is written on to a noun like this, and no name
    if ((all.sort == Sort::adnominal || (all.sort == Sort::noun && ends(chars[start], suffix))) &&
        start + 2 == whole.end && start > from + 1)
      if (const Particle p = particle(chars, start, whole.end, 1);
          (p.particle == Case::topic || (p.particle == Case::subject && chars[start] == chars[start + 1])) &&
          (known(words, 1).noun || ends(chars[start], suffix)) &&
          common_noun(prefixes(chars, from, start), start - from)) {
        ClauseWord found = whole;
        found.noun_end = whole.end - 1;
        found.particle = p.particle;
        return found;
      }
    // 손익분기점인: what is that point
    if (ends(chars[whole.end - 1], attributive) && whole.end - start > 2 && start > from && all.sort != Sort::noun &&
        common_noun(words, whole.end - 1 - start)) {
      ClauseWord verb = whole;
      verb.kind = ClauseWord::Kind::adnominal;
      return verb;
    }
    if (all.sort == Sort::noun) return whole;
    if (all.sort == Sort::adnominal || all.sort == Sort::verb) {
      ClauseWord verb = whole;
      verb.kind = all.sort == Sort::adnominal ? ClauseWord::Kind::adnominal : ClauseWord::Kind::verb;
      return verb;
    }
  }
  return none;
}

// Nothing known in it: a foreign name, or a verb of which only the ending tells.
ClauseWord ClauseReader::by_ending(std::u32string_view chars, size_t from, const ClauseWord& whole) const {
  ClauseWord w = whole;
  const auto verb = [&](bool adnominal) { w.kind = adnominal ? ClauseWord::Kind::adnominal : ClauseWord::Kind::verb; };
  for (size_t n = std::min(kLongestParticle, w.end - from - 1); n > 0 && w.end > from + 1; --n) {
    const Case c = particle(chars, from, w.end, n).particle;
    if (c == Case::none) continue;
    const char32_t stem = chars[w.end - n - 1];
    if (final_consonant(stem) == kSsangSiot || (c == Case::topic && (stem == U'하' || stem == U'되'))) {
      verb(true);  // 접었을, 확대하는
    } else if (ends(chars[w.end - 1], also) && ends(stem, before_also)) {
      verb(false);  // 넘고도, 줄어도
    } else {
      w.noun_end = w.end - n;
      w.particle = c;
    }
    return w;
  }
  if (w.end <= from + 1 || !ends(chars[w.end - 1], verb_end)) return w;
  // 출생아, 구인난: behind a noun it is no ending
  if (ends(chars[w.end - 1], suffix))
    if (const Known stem = known(prefixes(chars, from, w.end), w.end - from - 1); stem.sort == Sort::noun && !stem.verb)
      return w;
  verb(ends_adnominal(chars[w.end - 1]));
  return w;
}

size_t ClauseReader::word_begin(std::u32string_view chars, size_t end, size_t floor) {
  size_t begin = end;
  while (begin > floor) {
    if (chars[begin - 1] == U')') {
      size_t open = begin - 1;
      while (open > floor && chars[open - 1] != U'(' && begin - open < kLongestGloss) --open;
      if (open <= floor || chars[open - 1] != U'(') break;
      begin = open - 1;
      continue;
    }
    if (!is_noun_char(chars[begin - 1])) break;
    --begin;
  }
  return begin;
}

size_t ClauseReader::word_end(std::u32string_view chars, size_t begin) {
  size_t end = begin;
  while (end < chars.size()) {
    if (chars[end] == U'(' && end > begin) {
      size_t close = end + 1;
      while (close < chars.size() && chars[close] != U')' && close - end < kLongestGloss) ++close;
      if (close >= chars.size() || chars[close] != U')') break;
      end = close + 1;
      continue;
    }
    if (!is_noun_char(chars[end]) || (chars[end] == U'-' && end > begin && is_hangul_syllable(chars[end - 1]))) break;
    ++end;
  }
  return end;
}

}  // namespace kn
