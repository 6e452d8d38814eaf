// See acting.h.
#include "entities/acting.h"

#include <algorithm>

#include "entities/titles.h"

namespace kn::entities {

// 화성시는, 광주 남구는.  Where another name is joined (파주시와 김포시에서) its particle tells.
bool is_acting_division(const Reading& reading, const Nouns& nouns, Span place, uint32_t classes) {
  constexpr uint32_t kShortest = 3;  // 남구 is one behind the place it lies in only
  if ((classes & kDivision) == 0) return false;
  if (place.size() < kShortest &&
      (place.begin < 2 || reading.text[place.begin - 1] != U' ' || reading.mention_until(place.begin - 1) < 0))
    return false;
  const auto letter = [&](uint32_t i) { return reading.text.chars(Span{i, i + 1}); };
  if (!nouns.is_used_as(letter(place.end - 1), Nouns::Use::division) || reading.is_word(place.end + 1) ||
      !nouns.is_used_as(letter(place.end), Nouns::Use::subject))
    return false;
  if (!nouns.is_used_as(letter(place.end), Nouns::Use::joins)) return true;
  // 성남시와 부산 영도구가: the last of the names in a row.
  int joined = reading.mention_from(place.end + 2);
  if (joined < 0) return true;
  const auto end_of = [&](int mention) { return reading.mentions[static_cast<size_t>(mention)].span.end; };
  for (int next = joined; next >= 0; next = reading.mention_from(end_of(joined) + 1)) joined = next;
  return nouns.is_used_as(letter(end_of(joined)), Nouns::Use::subject);
}

// 협상했다, 거부한, 낮추기로, 밝혔다: what only somebody who decides or plays does.
static bool tells_deed(const Text& text, const Nouns& nouns, Span word) {
  using Deed = Nouns::Deed;
  constexpr uint32_t kShortest = 2, kLongest = 4;
  for (uint32_t n = kShortest; n <= std::min(word.size(), kLongest); ++n) {
    const Deed begins = nouns.deed(text.chars(Span{word.begin, word.begin + n}));
    if (begins == Deed::shape) return true;
    const bool noun = begins == Deed::noun || begins == Deed::owned;
    if (noun && n < word.size() && nouns.deed(text.chars(Span{word.begin + n, word.begin + n + 1})) == Deed::verb)
      return true;
    if (n < word.size() && nouns.deed(text.chars(Span{word.end - n, word.end})) == Deed::intent) return true;
  }
  return false;
}

bool is_subject(const Reading& reading, const Nouns& nouns, uint32_t particle) {
  const std::u32string_view letter = reading.text.chars(Span{particle, particle + 1});
  return !reading.is_word(particle + 1) && nouns.is_used_as(letter, Nouns::Use::subject) &&
         !nouns.is_used_as(letter, Nouns::Use::joins);
}

bool is_acting_subject(const Reading& reading, const Nouns& nouns, Span country, uint32_t classes) {
  constexpr uint32_t kFarthest = 100, kLongestWord = 16;
  const Text& text = reading.text;
  if ((classes & kCountry) == 0 || !is_subject(reading, nouns, country.end)) return false;
  for (uint32_t at = country.end + 1; at < country.end + kFarthest;) {
    const char32_t c = text[at];
    if (c == U'\0' || c == U'\n' || c == U'?' || c == U'!' || (c == U'.' && !is_digit(text[at + 1]))) return false;
    if (!reading.is_word(at)) {
      ++at;
      continue;
    }
    const Span word{at, reading.word_end(at)};
    if (word.size() > kLongestWord) return false;
    if (tells_deed(text, nouns, word)) return true;
    // 물가가 …: what follows is somebody else's.
    if (word.size() > 1 && is_subject(reading, nouns, word.end - 1) && !reading.is_common_noun(word)) return false;
    at = word.end;
  }
  return false;
}

bool is_partner(const Reading& reading, const Nouns& nouns, const Mention& subject, Span country, uint32_t classes) {
  constexpr uint32_t kFarthest = 12;
  if ((classes & kCountry) == 0 || subject.kind != EntityKind::organization ||
      country.begin > subject.span.end + kFarthest)
    return false;
  const Text& text = reading.text;
  if (!is_hangul_syllable(text[country.end]) || text[country.end + 1] != U' ' ||
      reading.mention_from(country.end + 2) >= 0)
    return false;
  return nouns.is_used_as(text.chars(Span{country.end, country.end + 1}), Nouns::Use::joins) &&
         is_acting_subject(reading, nouns, subject.span, reading.words.classes(reading.key(subject.span)));
}

// 프랑스 측은, 볼리비아와 평가전을, 일본과의 결승에서, 미국의 제안을
bool is_acting_country(const Reading& reading, const Nouns& nouns, Span country, uint32_t classes) {
  if ((classes & kCountry) == 0) return false;
  const Text& text = reading.text;
  uint32_t at = country.end;
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
    if (with && at == country.end + 1 && text[at - 1] == U'의' && nouns.deed(word) == Nouns::Deed::owned) return true;
  }
  return false;
}

bool is_joined_country(const Reading& reading, const Nouns& nouns, const Mention& before, Span country) {
  constexpr uint32_t kFarthest = 2;
  const Span between{before.span.end, country.begin};
  if (before.by_user || before.kind != EntityKind::location || between.empty() || between.size() > kFarthest)
    return false;
  if ((reading.words.classes(reading.key(before.span)) & kCountry) == 0) return false;
  return nouns.is_used_as(reading.text.chars(Span{between.begin, between.begin + 1}), Nouns::Use::joins);
}

// 백악관은, 다우닝가 대변인은: as the subject, or before a title.
bool is_acting_seat(const Reading& reading, const Nouns& nouns, Span place, uint32_t classes) {
  if ((classes & (kPlace | kOrganization | kAmbiguous)) != (kPlace | kOrganization)) return false;
  if (!reading.is_word(place.end + 1) &&
      nouns.is_used_as(reading.text.chars(Span{place.end, place.end + 1}), Nouns::Use::subject))
    return true;
  return reading.text[place.end] == U' ' && phrase_after(reading, place).role.begin == place.end + 1;
}

}  // namespace kn::entities
