// Names and dates out of what the rules found: 마하윤 특파원 차도윤 기자 -> two names; 2026.09.02. 오후 1:14 -> a
// timestamp.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "article/name_list.h"
#include "article/rules.h"

namespace kn {

// Adds the names of a byline, without their posts.
void add_reporters(const ArticleRules& rules, std::string_view byline, NameList& names);

// Microseconds since 2000-01-01 of a date as pages write it; nothing where it is no date of the calendar.
std::optional<int64_t> parse_stamp(const ArticleRules& rules, std::string_view stamp);

}  // namespace kn
