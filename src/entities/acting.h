// Places that act.  A place that decides, plays or speaks stands for the body behind it and is an organisation:
//
//   화성시는 … 밝혔다             a city, county or province in full that is the subject
//   백악관은, 다우닝가 대변인은    a seat of power
//   프랑스 측은, 평가전을          a country, by what stands behind it                  (data/name_words.tsv)
//   미국의 제안, 협상했다          … or by what it does                                 (data/deeds.tsv)
#pragma once

#include "entities/nouns.h"
#include "entities/reading.h"

namespace kn::entities {

// classes: those of the place's spelling.
bool is_acting_division(const Reading& reading, const Nouns& nouns, Span place, uint32_t classes);
bool is_acting_seat(const Reading& reading, const Nouns& nouns, Span place, uint32_t classes);
bool is_acting_country(const Reading& reading, const Nouns& nouns, Span country, uint32_t classes);
// Whether what stands at the place is the particle of a subject, and ends its word: 은, 가.
bool is_subject(const Reading& reading, const Nouns& nouns, uint32_t particle);
// 한국은 일본과 협상했다, 체코는 원전을 짓기로 했다: a country as the subject of what only somebody who decides does.
bool is_acting_subject(const Reading& reading, const Nouns& nouns, Span country, uint32_t classes);
// 한국은 일본과 협상했다: the country that such a subject acts with.
bool is_partner(const Reading& reading, const Nouns& nouns, const Mention& subject, Span country, uint32_t classes);
// 카타르와 튀르키예의 중재로: whether a country stands right before this one, joined by a particle or a mark.
bool is_joined_country(const Reading& reading, const Nouns& nouns, const Mention& before, Span country);

}  // namespace kn::entities
