// Verbs and adjectives: the stems that a form can have.
//
//   밝혔다 -> 밝히    빨라졌다 -> 빨라지    들었다 -> 들, 듣    이뤄진 -> 이루어지
//
// By the dictionary's words alone; which of several a sentence means is the tokenizer's to say (tokens.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "morph/dictionary.h"

namespace kn {

// The stems, the most usual first; no entry twice.  A form cited as in a dictionary (밝히다) has that stem first.
std::vector<std::u32string> stems_of(const Dictionary& dictionary, std::u32string_view form);

// The one spelling of a stem that is written in several ways: 이뤄지 -> 이루어지.
std::u32string settled_stem(std::u32string_view stem);

// Whether a plain word of the dictionary is the stem of a verb or an adjective.  It has 된, 간 and 있었, too, and 된다 would be cited.
// None ends in ㄴ but 안다 and 신다, none in ㅆ but 있다, and what is made with them (껴안다, 재미있다).
bool is_stem(const Word& word, std::u32string_view surface);

}  // namespace kn
