// The persons of a text: one name for all mentions of one.
//
//   이재명 대통령 … 이 대통령 … 李정부         샘 알트먼 … 올트먼 CEO         레나 호프만 회장, 미하엘 호프만 부사장 … 호프만 회장
#pragma once

#include "entities/names.h"
#include "entities/reading.h"

namespace kn::entities {

// Gives every person that is not the user's a name; titles have been read.
void resolve_people(Reading& reading, const Names& names);

}  // namespace kn::entities
