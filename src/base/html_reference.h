// HTML character references as Korean news pages leave them behind: &quot; &#39; &#x27; &hellip;
#pragma once

#include <cstddef>
#include <string_view>

namespace kn {

struct CharacterReference {
  char32_t value = 0;
  size_t length = 0;  // bytes, with & and ;  —  0 where there is no reference
};

// The reference that begins with the & at the front of `utf8`.
CharacterReference character_reference_at(std::string_view utf8);

}  // namespace kn
