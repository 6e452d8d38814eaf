// See gather.h.
#include "entities/gather.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>

#include "base/interrupt.h"
#include "dict/lexicon.h"
#include "entities/cuts.h"
#include "entities/titles.h"

namespace kn::entities {

namespace {

bool by_place(const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; }

// The user's terms that stand as words of their own, longest first.
std::vector<Mention> user_mentions(const Reading& reading, const UserTerms& terms) {
  std::vector<Mention> found;
  InterruptPacer pacer;
  const auto size = static_cast<uint32_t>(reading.text.size());
  for (uint32_t i = 0; i < size; ++i) {
    pacer.tick();
    if (i > 0 && reading.is_word(i - 1) && reading.is_word(i)) continue;
    const auto match = terms.longest(reading.text.rest(i), [&](uint32_t index) {
      return terms.kind(index) != UserTermKind::word &&
             reading.ends_name(i + static_cast<uint32_t>(terms.folded(index).size()));
    });
    if (!match) continue;
    Mention mention;
    mention.kind = static_cast<EntityKind>(terms.kind(match->index));
    mention.span = Span{i, i + match->length};
    mention.by_user = true;
    mention.name = terms.name(match->index);
    found.push_back(std::move(mention));
    i += match->length - 1;
  }
  return found;
}

}  // namespace

void add_mentions(Reading& reading, std::vector<Mention> more) {
  if (more.empty()) return;
  if (!std::is_sorted(more.begin(), more.end(), by_place)) std::stable_sort(more.begin(), more.end(), by_place);
  std::vector<Mention> all;
  all.reserve(reading.mentions.size() + more.size());
  auto old = reading.mentions.begin();
  for (Mention& mention : more) {
    pace();
    while (old != reading.mentions.end() && old->span.begin < mention.span.end) all.push_back(std::move(*old++));
    if (all.empty() || all.back().span.end <= mention.span.begin) all.push_back(std::move(mention));
  }
  all.insert(all.end(), std::make_move_iterator(old), std::make_move_iterator(reading.mentions.end()));
  if (!std::is_sorted(all.begin(), all.end(), by_place)) std::stable_sort(all.begin(), all.end(), by_place);
  reading.mentions = std::move(all);
}

void gather(Reading& reading, Tagger& tagger, const std::vector<Sentence>& sentences, const UserTerms* terms) {
  std::vector<Tagged> tagged;
  for (const Sentence& sentence : sentences) {
    check_interrupt();
    tagger.tag(reading.text, sentence.span, tagged);
  }
  std::vector<Mention> by_tagger;
  by_tagger.reserve(tagged.size());
  for (const Tagged& t : tagged) {
    pace();
    Mention mention;
    mention.kind = static_cast<EntityKind>(t.kind);
    mention.span = t.span;
    by_tagger.push_back(std::move(mention));
  }
  if (terms != nullptr && !terms->empty()) reading.mentions = user_mentions(reading, *terms);
  add_mentions(reading, std::move(by_tagger));
}

namespace {

// Part of an address in the net: user@host.
bool is_address(const Text& text, Span span) {
  if (text[span.end] == U'@' || (span.begin > 0 && text[span.begin - 1] == U'@')) return true;
  return text.chars(span).find(U'@') != std::u32string_view::npos;
}

// 특수목적법인(SPC): the short form of a noun that is no name.
bool is_gloss_of_noun(const Reading& reading, const Mention& mention) {
  const Text& text = reading.text;
  const uint32_t open = mention.span.begin;
  if (open < 2 || text[open - 1] != U'(' || text[mention.span.end] != U')' || !is_hangul_syllable(text[open - 2]))
    return false;
  for (uint32_t i = mention.span.begin; i < mention.span.end; ++i)
    if (!is_ascii_letter(text[i])) return false;
  return reading.mention_until(open - 1) < 0;
}

// 워싱턴DC 백악관, 경기 오산: every word is a place by itself.
std::vector<Span> places_in(const Reading& reading, const Mention& mention) {
  std::vector<Span> parts;
  uint32_t begin = mention.span.begin;
  for (uint32_t i = begin; i <= mention.span.end; ++i) {
    if (i < mention.span.end && reading.text[i] != U' ') continue;
    const Span part{begin, i};
    if ((reading.words.classes(reading.key(part)) & (kCountry | kDivision | kPlace)) == 0) return {};
    parts.push_back(part);
    begin = i + 1;
  }
  return parts;
}

// 코발 of 마르타 코발.
ArenaSet<std::u32string_view> words_of_persons(const Reading& reading, Arena& arena) {
  ArenaSet<std::u32string_view> words(arena);
  for (const Mention& mention : reading.mentions) {
    pace();
    const std::u32string_view name = reading.text.chars(mention.span);
    if (mention.kind != EntityKind::person || name.find(U' ') == std::u32string_view::npos) continue;
    for (size_t from = 0; from < name.size();) {
      const size_t blank = std::min(name.find(U' ', from), name.size());
      const auto begin = mention.span.begin + static_cast<uint32_t>(from);
      if (blank - from > 1) words.insert(reading.key(Span{begin, begin + static_cast<uint32_t>(blank - from)}));
      from = blank + 1;
    }
  }
  return words;
}

// 캐슬록 of 캐슬록파트너스.
ArenaSet<std::u32string_view> stems_of_bodies(const Reading& reading, Arena& arena) {
  ArenaSet<std::u32string_view> stems(arena);
  for (const Mention& mention : reading.mentions) {
    pace();
    if (mention.kind != EntityKind::organization) continue;
    const std::u32string_view key = reading.key(mention.span);
    reading.each_stem_of_body(key, [&](size_t n) { stems.insert(key.substr(0, n)); });
  }
  return stems;
}

// Where the tagger cut a name at the wrong letter and the text shows the right one: 새길당과 beside 새길당, 페레이
// beside 페레이라.
void mend_ends(Reading& reading) {
  constexpr uint32_t kLongestParticle = 3;
  Arena arena;
  ArenaMap<std::u32string_view, uint32_t> spellings(arena, reading.mentions.size());
  std::bitset<4096> seen;  // hashes of them: nearly everything that is asked for is none
  const auto mark = [&](Span word) {
    return (reading.folded[word.begin] * 37U + reading.folded[word.end - 1] * 5U + word.size()) % 4096;
  };
  const auto last_word = [&](Span span) {
    uint32_t begin = span.end;
    while (begin > span.begin && reading.text[begin - 1] != U' ') --begin;
    return Span{begin, span.end};
  };
  for (const Mention& mention : reading.mentions) {
    pace();
    const Span word = last_word(mention.span);
    if (word.empty()) continue;
    ++spellings[reading.key(word)];
    seen[mark(word)] = true;
  }
  const auto count = [&](Span span) {
    if (!seen[mark(span)]) return 0U;
    const auto it = spellings.find(reading.key(span));
    return it == spellings.end() ? 0U : it->second;
  };
  for (size_t i = 0; i < reading.mentions.size(); ++i) {
    pace();
    Mention& mention = reading.mentions[i];
    if (mention.by_user) continue;
    const Span word = last_word(mention.span);
    if (word.empty()) continue;
    const uint32_t mine = count(word);
    for (uint32_t n = 1; n <= kLongestParticle; ++n) {
      const Span longer{word.begin, word.end + n};
      if (longer.end <= reading.text.size() && is_hangul_syllable(reading.text[longer.end - 1]) && count(longer) > 0 &&
          reading.ends_name(longer.end) &&
          (i + 1 == reading.mentions.size() || reading.mentions[i + 1].span.begin >= longer.end)) {
        mention.span.end = longer.end;
        break;
      }
      if (word.size() < n + 2) continue;
      const Span shorter{word.begin, word.end - n};
      if (count(shorter) > mine && reading.particles(shorter.end)) {
        mention.span.end = shorter.end;
        break;
      }
    }
  }
}

// 디특위 위원장: what ends like a body and stands before a title is no person.
bool is_body_with_title(const Reading& reading, const Mention& mention, std::u32string_view key) {
  constexpr size_t kShortest = 2;  // of the ending: syllables like 위 end names of people, too
  if (reading.text[mention.span.end] != U' ') return false;
  bool body = false;
  for (size_t n = 1; !body && n + kShortest <= key.size(); ++n)
    body = (reading.words.classes(key.substr(n)) & (kOrganizationEnding | kAmbiguousEnding)) == kOrganizationEnding;
  if (!body) return false;
  bool title = false;
  reading.words.prefixes(std::u32string_view(reading.folded).substr(mention.span.end + 1, 12), [&](uint32_t length,
                                                                                                   uint32_t classes) {
    const uint32_t end = mention.span.end + 1 + length;
    title = title || ((classes & kTitleAfter) != 0 && length > 1 && (!reading.is_word(end) || reading.particles(end)));
  });
  return title;
}

// 에너지: a word of the dictionary that begins with no surname is nobody.
bool is_nobody(const Reading& reading, const Mention& mention, std::u32string_view key) {
  constexpr size_t kShortest = 3;
  if (key.size() < kShortest || mention.span.size() != key.size()) return false;
  const uint32_t surname = reading.words.classes(key.substr(0, 1)) | reading.words.classes(key.substr(0, 2));
  return (surname & kSurname) == 0 && (reading.words.classes(key) & kPerson) == 0 &&
         reading.is_common_noun(mention.span);
}

// 중간선거, 해트트릭: one common noun of the dictionary, unmarked, is no name.
bool is_noun_alone(const Reading& reading, const Mention& mention, uint32_t classes) {
  constexpr uint32_t kLongest = 5;
  if (mention.kind == EntityKind::person || (classes & kAnyName) != 0 || mention.span.size() < 2 ||
      mention.span.size() > kLongest || mention.span.begin == 0)
    return false;
  for (uint32_t i = mention.span.begin; i < mention.span.end; ++i)
    if (!is_hangul_syllable(reading.text[i])) return false;
  const char32_t before = reading.text[mention.span.begin - 1];
  return (before == U' ' || before == U'\n') && reading.is_common_noun(mention.span);
}

// 인디라간디국제공항: what ends only as places do is one.
bool ends_as_place(const Reading& reading, std::u32string_view key) {
  constexpr size_t kShortest = 2;
  for (size_t n = 1; n + kShortest <= key.size(); ++n) {
    const uint32_t ending = reading.words.classes(key.substr(n)) &
                            (kOrganizationEnding | kPlaceEnding | kEventEnding | kProductEnding | kAmbiguousEnding);
    if (ending != 0) return ending == kPlaceEnding;
  }
  return false;
}

// The kind that data/ gives the spelling, where it gives one only.
std::optional<EntityKind> kind_by_tables(uint32_t classes) {
  if ((classes & (kAmbiguous | kCountry | kDivision | kPlace | kCommonWord)) != 0) return std::nullopt;
  switch (classes & kAnyName) {
    case kOrganization:
      return EntityKind::organization;
    case kPerson:
      return EntityKind::person;
    case kProduct:
      return EntityKind::product;
    case kEvent:
      return EntityKind::event;
    default:
      return std::nullopt;
  }
}

using Kinds = ArenaMap<std::u32string_view, std::array<uint32_t, 5>>;  // how often a spelling is of each kind

// One spelling is of one kind, save for places, which act (한국) and have teams (대구): the kind it mostly has.  A
// place of which the text speaks often and mostly as a place acts nowhere in it.
void agree(const Reading& reading, const Kinds& kinds, std::vector<Mention>& mentions) {
  constexpr uint32_t kOften = 5;
  for (Mention& mention : mentions) {
    pace();
    if (mention.by_user || mention.kind == EntityKind::location || mention.span.size() < 2) continue;
    const auto it = kinds.find(reading.key(mention.span));
    if (it == kinds.end()) continue;
    std::array<uint32_t, 5> counts = it->second;
    const uint32_t places = counts[static_cast<size_t>(EntityKind::location)],
                   bodies_here = counts[static_cast<size_t>(EntityKind::organization)];
    if (mention.kind == EntityKind::organization && places + bodies_here >= kOften && places >= 2 * bodies_here) {
      mention.kind = EntityKind::location;
      continue;
    }
    counts[static_cast<size_t>(EntityKind::location)] = 0;
    const auto most = static_cast<size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
    if (counts[most] > counts[static_cast<size_t>(mention.kind)]) mention.kind = static_cast<EntityKind>(most);
  }
}

// 프랑스 측은, 볼리비아와 평가전을, 일본과의 결승에서, 미국의 제안을: a country that acts or plays.
bool is_acting_country(const Reading& reading, const Nouns& nouns, const Mention& mention) {
  if ((reading.words.classes(reading.key(mention.span)) & kCountry) == 0) return false;
  const Text& text = reading.text;
  uint32_t at = mention.span.end;
  const bool with = is_hangul_syllable(text[at]) && reading.particles(at);
  if (with) at = reading.word_end(at);
  if (text[at] != U' ') return false;
  constexpr uint32_t kLongest = 12;
  const uint32_t end = reading.word_end(at + 1);
  if (end - at > kLongest) return false;
  for (uint32_t stop = end; stop > at + 1; --stop) {
    if (stop < end && !reading.particles(stop)) continue;
    const std::u32string_view word = text.chars(Span{at + 1, stop});
    if (nouns.is_used_as(word, with ? Nouns::Use::match : Nouns::Use::state)) return true;
    if (with && at == mention.span.end + 1 && text[at - 1] == U'의' && nouns.is_used_as(word, Nouns::Use::deed))
      return true;
  }
  return false;
}

// Whether a country stands right before this one, joined by a particle or a mark: 카타르와 튀르키예.
bool is_joined_country(const Reading& reading, const Nouns& nouns, const Mention& before, const Mention& country) {
  constexpr uint32_t kFarthest = 2;
  const Span between{before.span.end, country.span.begin};
  if (before.by_user || before.kind != EntityKind::location || between.empty() || between.size() > kFarthest)
    return false;
  if ((reading.words.classes(reading.key(before.span)) & kCountry) == 0) return false;
  return nouns.is_used_as(reading.text.chars(Span{between.begin, between.begin + 1}), Nouns::Use::joins);
}

// 백악관은, 다우닝가 대변인은: a place that stands for who sits there, where it acts or has titles.
bool is_acting_seat(const Reading& reading, const Nouns& nouns, Span place, uint32_t classes) {
  if ((classes & (kPlace | kOrganization | kAmbiguous)) != (kPlace | kOrganization)) return false;
  if (!reading.is_word(place.end + 1) &&
      nouns.is_used_as(reading.text.chars(Span{place.end, place.end + 1}), Nouns::Use::subject))
    return true;
  return reading.text[place.end] == U' ' && phrase_after(reading, place).role.begin == place.end + 1;
}

// 한강 작가: a river, but before one whole title the person of the tables who is called so.
bool is_person_of_that_name(const Reading& reading, Span place, uint32_t classes) {
  if ((classes & (kPlace | kPerson)) != (kPlace | kPerson) || reading.text[place.end] != U' ') return false;
  const Span role = phrase_after(reading, place).role;
  return role.begin == place.end + 1 && (reading.words.classes(reading.key(role)) & (kTitleAfter | kTitleBefore)) != 0;
}

// 재무담당 상무, 북미총괄 부사장: what ends in a word that stands before titles is part of the title behind it.
bool is_part_of_title(const Reading& reading, const Mention& mention, std::u32string_view key, uint32_t classes) {
  constexpr size_t kShortest = 2;
  if (mention.kind == EntityKind::person || (classes & kAnyName) != 0 || key.size() < 2 * kShortest ||
      reading.text[mention.span.end] != U' ')
    return false;
  if ((reading.words.classes(key.substr(key.size() - kShortest)) & (kTitleModifier | kTitleFollower)) != kTitleModifier)
    return false;
  return phrase_after(reading, mention.span).role.begin == mention.span.end + 1;
}

// 법무법인 해오름
bool is_headed(const Reading& reading, const Nouns& nouns, const Mention& mention) {
  const std::u32string_view name = reading.text.chars(mention.span);
  const size_t blank = name.find(U' ');
  return blank != std::u32string_view::npos && blank > 0 && nouns.heads_body(name.substr(0, blank));
}

// 헬릭스 컴퓨트, which sounds like a person's name but ends as only companies do.
bool is_company_of_words(const Reading& reading, Span name) {
  uint32_t last = name.end;
  while (last > name.begin && reading.text[last - 1] != U' ') --last;
  return last > name.begin && (reading.words.classes(reading.key(Span{last, name.end})) &
                               (kOrganizationEnding | kAmbiguousEnding)) == kOrganizationEnding;
}

}  // namespace

void settle(Reading& reading, const Nouns& nouns) {
  mend_ends(reading);
  for (Mention& mention : reading.mentions)
    if (mention.kind == EntityKind::person && !mention.by_user && is_company_of_words(reading, mention.span))
      mention.kind = EntityKind::organization;
  std::vector<Mention> kept;
  kept.reserve(reading.mentions.size());
  Arena arena;
  ArenaSet<std::u32string_view> glossed(arena);  // glosses of common nouns
  for (const Mention& mention : reading.mentions) {
    pace();
    if (!mention.by_user && is_gloss_of_noun(reading, mention)) glossed.insert(reading.key(mention.span));
  }
  const ArenaSet<std::u32string_view> persons = words_of_persons(reading, arena),
                                      bodies = stems_of_bodies(reading, arena);
  Kinds kinds(arena, reading.mentions.size());
  for (Mention& mention : reading.mentions) {
    pace();
    if (mention.by_user) {
      kept.push_back(std::move(mention));
      continue;
    }
    const std::u32string_view key = reading.key(mention.span);
    const uint32_t classes = reading.words.classes(key);
    if (is_address(reading.text, mention.span) || glossed.contains(key)) continue;
    if ((classes & kCommonWord) != 0 && (classes & kAnyName) == 0) continue;
    // 우리의 학교, but KB·신한·하나·우리
    if ((classes & (kAnyName | kAmbiguous)) == (kOrganization | kAmbiguous) && key.size() == 2 &&
        mention.span.begin > 0 && reading.text[mention.span.begin - 1] != U'·' && reading.is_pronoun(mention.span))
      continue;
    if (is_part_of_title(reading, mention, key, classes)) continue;
    if (is_noun_alone(reading, mention, classes) ||
        nouns.is_used_as(reading.text.chars(mention.span), Nouns::Use::section))
      continue;
    if (mention.kind == EntityKind::location) {
      const std::vector<Span> parts = places_in(reading, mention);
      if (parts.size() > 1 && classes == 0) {
        for (const Span part : parts) {
          Mention place;
          place.kind = EntityKind::location;
          place.span = part;
          kept.push_back(std::move(place));
        }
        continue;
      }
    }
    if (mention.kind == EntityKind::person) {
      if (is_nobody(reading, mention, key) || (key.size() <= 3 && reading.is_conjunction(mention.span))) continue;
      if (is_body_with_title(reading, mention, key)) mention.kind = EntityKind::organization;
    }
    if (mention.kind == EntityKind::location && is_acting_division(reading, nouns, mention.span))
      mention.kind = EntityKind::organization;
    if (mention.kind == EntityKind::location && is_acting_seat(reading, nouns, mention.span, classes))
      mention.kind = EntityKind::organization;
    if (mention.kind == EntityKind::location && is_acting_country(reading, nouns, mention)) {
      mention.kind = EntityKind::organization;
      // 카타르와 튀르키예의 중재로: so does the country before it.
      if (!kept.empty() && is_joined_country(reading, nouns, kept.back(), mention))
        kept.back().kind = EntityKind::organization;
    }
    if (mention.kind == EntityKind::location && is_person_of_that_name(reading, mention.span, classes))
      mention.kind = EntityKind::person;
    if (mention.kind == EntityKind::organization && (classes & kAnyName) == 0 && ends_as_place(reading, key) &&
        !is_headed(reading, nouns, mention))
      mention.kind = EntityKind::location;
    if (const auto kind = kind_by_tables(classes))
      mention.kind = *kind;
    else if (mention.kind != EntityKind::person && persons.contains(key))
      mention.kind = EntityKind::person;
    else if (mention.kind == EntityKind::person && bodies.contains(key))
      mention.kind = EntityKind::organization;
    ++kinds[key][static_cast<size_t>(mention.kind)];
    kept.push_back(std::move(mention));
  }
  agree(reading, kinds, kept);
  reading.mentions = std::move(kept);
}

}  // namespace kn::entities
