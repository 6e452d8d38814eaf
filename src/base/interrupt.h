// Cancelling.  Loops of the core whose length depends on the input call check_interrupt() every few hundred steps; when
// the probe that the server installed says that a cancel is pending, Interrupted unwinds to the bridge and the shell
// lets PostgreSQL raise its own error.  Without a probe (unit tests, tools) nothing is ever pending.
#pragma once

#include <exception>

namespace kn {

class Interrupted : public std::exception {
 public:
  const char* what() const noexcept override { return "interrupted"; }
};

using InterruptProbe = bool (*)();

inline InterruptProbe interrupt_probe = nullptr;

inline void check_interrupt() {
  if (interrupt_probe != nullptr && interrupt_probe()) throw Interrupted();
}

// For loops over what was found (names, figures, quotations): asks once in 1,024 calls, whichever loops they come from.
inline unsigned paced = 0;
inline void pace() {
  if ((++paced & 1023U) == 0) check_interrupt();
}

// For inner loops, where a counter in memory would cost: one pacer a loop, on the stack.
class InterruptPacer {
 public:
  void tick() {
    if ((++count_ & 1023U) == 0) check_interrupt();
  }

 private:
  unsigned count_ = 0;
};

}  // namespace kn
