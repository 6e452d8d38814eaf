// Title and organisation in the noun phrase of a person.
//
//   제이슨 권 [오픈AI] 최고전략책임자(CSO)      구윤철 부총리 겸 [기획재정부] 장관      당시 임문영 [민주당] [디특위] 위원장
//   [새길당] 이서준 대표      [EU] 집행위원인 클라라 베르거      교장 임보배      단우희([충남대] 교수)      손두리씨 (none)
//
// After the name come organisations, words like 전 and 현, nouns that belong to the title (글로벌 대외협력 최고책임자)
// and the title itself, with nothing between them but blanks: a particle ends the phrase.  Before the name stands a
// title (재판장인) or an organisation (오픈AI의).
#pragma once

#include "entities/reading.h"

namespace kn::entities {

struct Phrase {
  bool titled = false;    // a title or 씨 follows
  Span role;              // empty for 씨
  int organization = -1;  // number of its mention
};
// What follows the name.
Phrase phrase_after(const Reading& reading, Span name);

// Whether two titles may be one person's: equal, or one ends in the other (정책실장, 실장), or is its gloss (CSO).
bool same_title(const Reading& reading, Span a, Span b);

// Fills role and organization of the person with this number.
void read_title(Reading& reading, size_t person);

}  // namespace kn::entities
