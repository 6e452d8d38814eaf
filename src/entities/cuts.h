// Mends spans that the tagger cut at a wrong letter or took for a name: its letters know nothing of whole words and
// tables.
//
//   [하동군수]는 -> [하동]군수는      [몽골이] -> [몽골]이      [대한항공전]에서 -> [대한항공]전에서      이수진[씨] -> 이수진
//   국민의힘 [전] 대표 -> none       [A]씨 -> none            [세림섬]유 -> [세림섬유]               독일 [연방방첩청] -> [독일 연방방첩청]
//   [엘리자베트] 그루버 지휘자 -> [엘리자베트 그루버]           법무법인 [서촌] -> [법무법인 서촌]
#pragma once

#include "entities/nouns.h"
#include "entities/reading.h"

namespace kn::entities {

// Runs before kinds are settled.
void mend_cuts(Reading& reading, const Nouns& nouns);

// The place that fills a local post is the affiliation of who holds it: 오세훈 [서울]시장.  Runs after titles are read.
void read_local_posts(Reading& reading, const Nouns& nouns);

}  // namespace kn::entities
