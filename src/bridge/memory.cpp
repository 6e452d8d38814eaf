// Giving memory back; see memory.h.
#include "bridge/memory.h"

#include <cstdlib>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace kn::bridge {

void MemoryOfCall::give_back() noexcept {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

}  // namespace kn::bridge
