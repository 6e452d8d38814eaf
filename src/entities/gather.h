// Finds the spans: one answer a place, from the lexicon, the tagger, data/ and the text's own other mentions.
#pragma once

#include <vector>

#include "entities/nouns.h"
#include "entities/reading.h"
#include "entities/tagger.h"

namespace kn {
class UserTerms;
}

namespace kn::entities {

// The tagger's names and the user's, who wins where they overlap.
void gather(Reading& reading, Tagger& tagger, const std::vector<Sentence>& sentences, const UserTerms* terms);

// Names of data/ that the tagger missed, or saw only a part of (아시아·태평양).
void recall_tables(Reading& reading, const Nouns& nouns);

// A foreign person and the company behind, taken for one name: 마커스 레인 | 헬릭스 컴퓨트.
void split_rows(Reading& reading);

// Titles of works between marks: 영화 ‘늦은 귀가’.
void recall_works(Reading& reading, const Nouns& nouns);

// Names that the text has elsewhere and the tagger missed here (a name seen in full before needs less context).
void recall(Reading& reading);

// What is joined to a name with the same ending: 송지면과 북평면부터.
void recall_listed(Reading& reading, const Nouns& nouns);

// Names that the words beside them show: 이호은 작가, 여모(29)씨, 걸그룹 루미에르.
void recall_shown(Reading& reading, const Nouns& nouns);

// Surnames before the title of somebody named in full: 방씨, 이 대통령.  Whether it added any.
bool recall_surnames(Reading& reading);

// Drops what the tagger took for a name and is none, splits rows of places, and settles kinds.
void settle(Reading& reading, const Nouns& nouns);

// Adds mentions, dropping those that overlap one that is there already.
void add_mentions(Reading& reading, std::vector<Mention> more);

}  // namespace kn::entities
