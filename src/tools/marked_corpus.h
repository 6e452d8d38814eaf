// Sentences with marked names: 이날 <오픈AI:OG>는  ->  plain text and the spans of its names.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/unicode.h"
#include "entities/labels.h"

namespace kn::entities {

inline constexpr const char* kTags[] = {"PS", "OG", "LC", "PD", "EV", "DT", "TI", "QT"};

struct Marked {
  std::string plain;
  std::vector<std::pair<Span, int>> names;  // in code points of plain, with the kind; -1 for dates and figures
};

inline Marked read_marks(const std::string& line) {
  const auto kind_of_tag = [](const std::string& tag) {
    for (int i = 0; i < 8; ++i)
      if (tag == kTags[i]) return i < kKinds ? i : -1;
    throw std::runtime_error("unknown tag " + tag);
  };
  Marked out;
  const std::u32string s = decode_utf8(line);
  std::u32string plain;
  for (size_t i = 0; i < s.size(); ++i) {
    if (s[i] == U'<') {
      const size_t close = s.find(U'>', i);
      const size_t colon = close == std::u32string::npos ? close : s.rfind(U':', close);
      if (colon != std::u32string::npos && colon > i + 1 && close == colon + 3) {
        const auto begin = static_cast<uint32_t>(plain.size());
        plain += s.substr(i + 1, colon - i - 1);
        out.names.push_back(
            {Span{begin, static_cast<uint32_t>(plain.size())}, kind_of_tag(to_utf8(s.substr(colon + 1, 2)))});
        i = close;
        continue;
      }
    }
    plain.push_back(s[i]);
  }
  out.plain = to_utf8(plain);
  return out;
}

}  // namespace kn::entities
