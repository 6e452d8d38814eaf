// Included by core headers that the shell must not reach: C++ objects and ereport's jumps do not mix.
#pragma once

#if defined(POSTGRES_H)
static_assert(false, "a header of the core was included after postgres.h; src/pg may include bridge/bridge.h only");
#endif
