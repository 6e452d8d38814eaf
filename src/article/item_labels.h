// What counts the items of a list: 1. 2. 3., 가. 나. 다., Ⅰ. Ⅱ. Ⅲ.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kn {

// 가 나 다 …: a letter that counts.
bool is_list_letter(char32_t c);
// 12 -> 12, 다 -> 3, Ⅱ -> 2; 0 for what counts nothing.
uint32_t item_number(std::u32string_view label);
// The label of item `number` in a list whose labels begin as `sample` does, "" where there is none: 나, 3 -> 다.
std::u32string item_label(char32_t sample, uint32_t number);

}  // namespace kn
