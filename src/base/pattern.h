// Regular expressions, the only door to RE2.  Patterns come from data/ and are compiled once per process; RE2
// guarantees time linear in the text, whatever the pattern.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

namespace kn {

class Pattern {
 public:
  // Compiles; throws Error (22023) that quotes the pattern when it is no regular expression.
  explicit Pattern(std::string_view expression);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  bool matches_all(std::string_view utf8) const;
  // First match in utf8 at or after byte `from`; groups[0] is the whole match, then the capturing groups (data() ==
  // nullptr for a group that took no part).
  bool find(std::string_view utf8, size_t from, std::vector<std::string_view>* groups) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace kn
