// RE2 behind pattern.h.
//
// RE2 is not written for allocations that throw: in the midst of an expression it then frees some of it twice, and of
// an automaton that was being made it believes ever after that somebody else is making it, and waits.  So it is only
// entered with a reserve in hand.
#include "base/pattern.h"

#include <re2/re2.h>

#include <new>

#include "base/error.h"

namespace kn {

namespace {

// Many times what RE2 takes of an expression (see set_max_mem below).  Nobody writes to it, so that it takes addresses
// and no memory.
constexpr size_t kReserve = 1 << 20;
void* reserve = nullptr;

void spend_reserve() {
  if (reserve == nullptr) throw std::bad_alloc();
  operator delete(reserve);
  reserve = nullptr;
}

// An allocation that fails meanwhile gets the reserve and is tried again; the next of these makes a new one, or fails.
class WithReserve {
 public:
  WithReserve() {
    if (reserve == nullptr) reserve = operator new(kReserve);
    before_ = std::set_new_handler(spend_reserve);
  }
  ~WithReserve() { std::set_new_handler(before_); }
  WithReserve(const WithReserve&) = delete;
  WithReserve& operator=(const WithReserve&) = delete;

 private:
  std::new_handler before_;
};

}  // namespace

struct Pattern::Compiled {
  explicit Compiled(std::string_view expression, const RE2::Options& options)
      : re(re2::StringPiece(expression.data(), expression.size()), options) {}
  RE2 re;
};

Pattern::Pattern(std::string_view expression) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(96 << 10);  // program and automata of each pattern, in every backend that uses it
  const WithReserve in_hand;
  compiled_ = std::make_unique<Compiled>(expression, options);
  if (!compiled_->re.ok())
    throw Error(sqlstate::kInvalidParameter, "invalid regular expression: " + compiled_->re.error(),
                "The expression is \"" + std::string(expression) + "\".");
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

bool Pattern::matches_all(std::string_view utf8) const {
  const WithReserve in_hand;
  return RE2::FullMatch(re2::StringPiece(utf8.data(), utf8.size()), compiled_->re);
}

bool Pattern::find(std::string_view utf8, size_t from, std::vector<std::string_view>* groups) const {
  const int n = 1 + compiled_->re.NumberOfCapturingGroups();
  std::vector<re2::StringPiece> found(static_cast<size_t>(n));
  {
    const WithReserve in_hand;
    if (!compiled_->re.Match(re2::StringPiece(utf8.data(), utf8.size()), from, utf8.size(), RE2::UNANCHORED,
                             found.data(), n))
      return false;
  }
  groups->clear();
  for (const re2::StringPiece& piece : found) groups->emplace_back(piece.data(), piece.size());
  return true;
}

}  // namespace kn
