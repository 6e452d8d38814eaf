// Marks between numbers, which figures and dates read alike.
//
//   10~20%   3∼4배   16–18일   9:00-18:00      range marks
//   59·84·101㎡   7ㆍ8월   2만, 3만, 5만원      list marks
#pragma once

#include <string_view>

namespace kn {

constexpr std::u32string_view kRangeMarks = U"~∼〜～-–—−";
constexpr std::u32string_view kListMarks = U"·ㆍ‧・･,、";

constexpr bool is_range_mark(char32_t c) { return c != 0 && kRangeMarks.find(c) != std::u32string_view::npos; }
constexpr bool is_list_mark(char32_t c) { return c != 0 && kListMarks.find(c) != std::u32string_view::npos; }
constexpr bool is_joint(char32_t c) { return is_range_mark(c) || is_list_mark(c); }

}  // namespace kn
