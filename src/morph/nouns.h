// Nouns as one would list them: compounds and names whole, without particles, endings and plural.
//
//   국가AI컴퓨팅센터는 반도체들을 3만 개 쓴다    국가AI컴퓨팅센터, 반도체
//
// Nouns that stand together without a blank are one (데이터+센터), with Latin letters, digits, Hanja, prefixes and
// suffixes among them; 들 and 님 at the end are left off.  Numbers, counters, pronouns and bound nouns are none.
#pragma once

#include <vector>

#include "morph/analyzer.h"

namespace kn {

// Spans of the nouns of an analysed sentence, in order.
std::vector<Span> find_nouns(const Text& text, const Analysis& analysis);

}  // namespace kn
