// Folding of a line, and back; see folded_line.h.
#include "article/folded_line.h"

#include <algorithm>
#include <array>

#include "article/lines.h"
#include "base/text.h"

namespace kn {

namespace {

// ㅣ홍길동 기자, 홍길동 기자 │ hong@…: the vowel's sign and the line of a box stand for a bar.
std::string with_bars(std::string line) {
  constexpr std::array<std::string_view, 2> kBars = {"ㅣ", "│"};
  const auto next = [&](size_t from) { return std::min(line.find(kBars[0], from), line.find(kBars[1], from)); };
  size_t at = next(0);
  if (at == std::string::npos) return line;
  std::string out;
  for (size_t from = 0;; from = at + kBars[0].size(), at = next(from)) {
    out.append(line, from, at == std::string::npos ? at : at - from);
    if (at == std::string::npos) return out;
    out += '|';
  }
}

std::string folding(const std::string& line) {
  if (line.find_first_of("\xEF&") == std::string::npos) return with_bars(line);
  const Text folded(line);
  return with_bars(folded.folded(Span{0, static_cast<uint32_t>(folded.size())}));
}

}  // namespace

FoldedLine::FoldedLine(const ArticleRules& rules, const std::string& line)
    : text(folding(line)), words(rules.present(text)) {}

std::string shown(const std::string& line, const std::string& folded, size_t from, size_t to) {
  const std::string_view view(folded);
  if (line == folded) return std::string(trimmed(view.substr(from, to - from)));
  const Text whole(line);
  const Span span{static_cast<uint32_t>(characters(view.substr(0, from))),
                  static_cast<uint32_t>(characters(view.substr(0, to)))};
  return std::string(trimmed(whole.surface(span)));
}

}  // namespace kn
