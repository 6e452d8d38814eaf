// Settles what the tagger left open: which names are none, where they end, and of which kind they are.
#include <algorithm>
#include <array>
#include <bitset>
#include <optional>

#include "base/interrupt.h"
#include "entities/acting.h"
#include "entities/gather.h"
#include "entities/titles.h"

namespace kn::entities {

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

// 새벽증권 리서치센터: what begins with a body is a part of it.
bool begins_as_body(const Reading& reading, const Mention& mention) {
  constexpr uint32_t kShortest = 2;
  const size_t blank = reading.text.chars(mention.span).find(U' ');
  if (blank == std::u32string_view::npos) return false;
  const Span first{mention.span.begin, mention.span.begin + static_cast<uint32_t>(blank)};
  for (uint32_t i = first.begin + 1; i + kShortest <= first.end; ++i)
    if ((reading.words.classes(reading.key(Span{i, first.end})) & (kOrganizationEnding | kAmbiguousEnding)) ==
        kOrganizationEnding)
      return true;
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

class Settler {
 public:
  Settler(Reading& reading, const Nouns& nouns) : r_(reading), nouns_(nouns) {}

  void run() {
    mend_ends(r_);
    for (Mention& mention : r_.mentions)
      if (mention.kind == EntityKind::person && !mention.by_user && is_company_of_words(r_, mention.span))
        mention.kind = EntityKind::organization;
    for (const Mention& mention : r_.mentions) {
      pace();
      if (!mention.by_user && is_gloss_of_noun(r_, mention)) glossed_.insert(r_.key(mention.span));
    }
    persons_ = words_of_persons(r_, arena_);
    bodies_ = stems_of_bodies(r_, arena_);
    kept_.reserve(r_.mentions.size());
    Kinds kinds(arena_, r_.mentions.size());
    for (Mention& mention : r_.mentions) {
      pace();
      if (!mention.by_user) {
        const std::u32string_view key = r_.key(mention.span);
        const uint32_t classes = r_.words.classes(key);
        if (is_none(mention, key, classes) || is_row_of_places(mention, classes)) continue;
        settle_kind(mention, key, classes);
        ++kinds[key][static_cast<size_t>(mention.kind)];
      }
      kept_.push_back(std::move(mention));
    }
    agree(r_, kinds, kept_);
    r_.mentions = std::move(kept_);
  }

 private:
  // What the tagger took for a name and is none.
  bool is_none(const Mention& mention, std::u32string_view key, uint32_t classes) const {
    if (is_address(r_.text, mention.span) || glossed_.contains(key)) return true;
    if ((classes & kCommonWord) != 0 && (classes & kAnyName) == 0) return true;
    // 우리의 학교, but KB·신한·하나·우리
    if ((classes & (kAnyName | kAmbiguous)) == (kOrganization | kAmbiguous) && key.size() == 2 &&
        mention.span.begin > 0 && r_.text[mention.span.begin - 1] != U'·' && r_.is_pronoun(mention.span))
      return true;
    if (is_part_of_title(r_, mention, key, classes) || is_noun_alone(r_, mention, classes) ||
        nouns_.is_used_as(r_.text.chars(mention.span), Nouns::Use::section))
      return true;
    return mention.kind == EntityKind::person &&
           (is_nobody(r_, mention, key) || (key.size() <= 3 && r_.is_conjunction(mention.span)));
  }

  // 경기 오산: keeps each of the places.
  bool is_row_of_places(const Mention& mention, uint32_t classes) {
    if (mention.kind != EntityKind::location || classes != 0) return false;
    const std::vector<Span> parts = places_in(r_, mention);
    if (parts.size() < 2) return false;
    for (const Span part : parts) {
      Mention place;
      place.kind = EntityKind::location;
      place.span = part;
      kept_.push_back(std::move(place));
    }
    return true;
  }

  void settle_kind(Mention& mention, std::u32string_view key, uint32_t classes) {
    if (mention.kind == EntityKind::person && is_body_with_title(r_, mention, key))
      mention.kind = EntityKind::organization;
    if (mention.kind == EntityKind::location) settle_place(mention, classes);
    if (mention.kind == EntityKind::organization && (classes & kCountry) != 0) settle_joined(mention, classes);
    if (mention.kind == EntityKind::person && (classes & kProduct) != 0 && is_joined_product(mention))
      mention.kind = EntityKind::product;
    if (mention.kind == EntityKind::organization && (classes & kAnyName) == 0 && ends_as_place(r_, key) &&
        !is_headed(r_, nouns_, mention) && !begins_as_body(r_, mention))
      mention.kind = EntityKind::location;
    if (const auto kind = kind_by_tables(classes))
      mention.kind = *kind;
    else if (mention.kind != EntityKind::person && persons_.contains(key))
      mention.kind = EntityKind::person;
    else if (mention.kind == EntityKind::person && bodies_.contains(key))
      mention.kind = EntityKind::organization;
  }

  void settle_place(Mention& place, uint32_t classes) {
    if (is_acting_division(r_, nouns_, place.span, classes) || is_acting_seat(r_, nouns_, place.span, classes) ||
        is_acting_country(r_, nouns_, place.span, classes) || is_acting_subject(r_, nouns_, place.span, classes) ||
        (!kept_.empty() && is_partner(r_, nouns_, kept_.back(), place.span, classes)))
      place.kind = EntityKind::organization;
    else if (is_person_of_that_name(r_, place.span, classes))
      place.kind = EntityKind::person;
  }

  // 챗GPT와 클로드: in a row with a product the name of the tables that is also a person's is one.
  bool is_joined_product(const Mention& mention) const {
    constexpr uint32_t kFarthest = 2;
    if (kept_.empty() || kept_.back().kind != EntityKind::product) return false;
    const Span between{kept_.back().span.end, mention.span.begin};
    if (between.empty() || between.size() > kFarthest) return false;
    return nouns_.is_used_as(r_.text.chars(Span{between.begin, between.begin + 1}), Nouns::Use::joins);
  }

  // 한국·일본·중국은 …: the countries joined to one that acts act, too.
  void settle_joined(const Mention& country, uint32_t classes) {
    Span last = country.span;
    if (kept_.empty() || !is_joined_country(r_, nouns_, kept_.back(), last) ||
        (!is_acting_country(r_, nouns_, last, classes) && !is_subject(r_, nouns_, last.end)))
      return;
    for (size_t i = kept_.size(); i > 0 && is_joined_country(r_, nouns_, kept_[i - 1], last); --i) {
      kept_[i - 1].kind = EntityKind::organization;
      last = kept_[i - 1].span;
    }
  }

  Reading& r_;
  const Nouns& nouns_;
  Arena arena_;
  ArenaSet<std::u32string_view> glossed_{arena_};  // glosses of common nouns
  ArenaSet<std::u32string_view> persons_{arena_}, bodies_{arena_};
  std::vector<Mention> kept_;
};

}  // namespace

void settle(Reading& reading, const Nouns& nouns) { Settler(reading, nouns).run(); }

}  // namespace kn::entities
