// How a foreign name sounds, whatever the transliteration: consonants only.
//
//   올트먼, 알트먼 -> ㄹㄷㅁㄴ      앤더슨, 앤더센 -> ㄴㄷㅅㄴ      그렉, 그레그 -> ㄱㄹㄱ      브로크만, 브록먼 -> ㅂㄹㄱㅁㄴ
//
// Strong and aspirated consonants are taken for their plain ones, final ㅅ for ㄷ, a doubled ㄹ for one.
#pragma once

#include <string>
#include <string_view>

namespace kn::entities {

// Letters of the result mean nothing by themselves; "" where the name is not all Hangul.
std::u32string sound_of(std::u32string_view name);
// Whether two spellings may be one foreign name; short ones must be equal.
bool same_sound(std::u32string_view a, std::u32string_view b);

}  // namespace kn::entities
