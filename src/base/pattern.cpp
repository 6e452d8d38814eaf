// RE2 behind pattern.h.
//
// Where an allocation fails while RE2 compiles an expression, RE2 says "Stack not empty." on stderr (in a backend, the server's log)
// while it clears up; the call then ends with "out of memory" as any other.
#include "base/pattern.h"

#include <re2/re2.h>

#include "base/error.h"

namespace kn {

struct Pattern::Compiled {
  explicit Compiled(std::string_view expression, const RE2::Options& options)
      : re(re2::StringPiece(expression.data(), expression.size()), options) {}
  RE2 re;
};

Pattern::Pattern(std::string_view expression) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(96 << 10);  // program and automata of each pattern, in every backend that uses it
  compiled_ = std::make_unique<Compiled>(expression, options);
  if (!compiled_->re.ok())
    throw Error(sqlstate::kInvalidParameter, "invalid regular expression: " + compiled_->re.error(),
                "The expression is \"" + std::string(expression) + "\".");
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

bool Pattern::matches_all(std::string_view utf8) const {
  return RE2::FullMatch(re2::StringPiece(utf8.data(), utf8.size()), compiled_->re);
}

bool Pattern::find(std::string_view utf8, size_t from, std::vector<std::string_view>* groups) const {
  const int n = 1 + compiled_->re.NumberOfCapturingGroups();
  std::vector<re2::StringPiece> found(static_cast<size_t>(n));
  if (!compiled_->re.Match(re2::StringPiece(utf8.data(), utf8.size()), from, utf8.size(), RE2::UNANCHORED, found.data(), n)) return false;
  groups->clear();
  for (const re2::StringPiece& piece : found) groups->emplace_back(piece.data(), piece.size());
  return true;
}

}  // namespace kn
