// The only try/catch: runs a body that may throw and turns what it throws into a Status.
#pragma once

#include <algorithm>
#include <cstring>
#include <exception>
#include <new>
#include <string_view>

#include "base/error.h"
#include "base/interrupt.h"
#include "bridge/bridge.h"
#include "bridge/memory.h"

namespace kn::bridge {

// Copies as much of s as fits, never cutting a UTF-8 character, and terminates it.
template <size_t N>
void copy_message(char (&to)[N], std::string_view s) noexcept {
  size_t n = std::min(s.size(), N - 1);
  while (n < s.size() && n > 0 && (static_cast<unsigned char>(s[n]) & 0xC0U) == 0x80) --n;
  if (n > 0) std::memcpy(to, s.data(), n);  // an empty view may have no data to copy from
  to[n] = '\0';
}

inline Status failure(const char* sqlstate, std::string_view message, std::string_view detail = {},
                      std::string_view hint = {}) noexcept {
  Status status{};
  copy_message(status.sqlstate, sqlstate);
  copy_message(status.message, message);
  copy_message(status.detail, detail);
  copy_message(status.hint, hint);
  return status;
}

template <typename Body>
Status guarded(Body&& body) noexcept {
  const MemoryOfCall memory;
  try {
    body();
    // The texts are not cleared: nobody reads them where all went well, and a query may make a million calls.
    Status status;
    status.ok = true;
    return status;
  } catch (const Error& e) {
    return failure(e.sqlstate(), e.what(), e.detail(), e.hint());
  } catch (const Interrupted&) {
    return failure(sqlstate::kQueryCanceled, "canceling statement due to user request");
  } catch (const TooMuchMemory&) {
    return failure(sqlstate::kProgramLimit, "text is too long to analyse",
                   "Its analysis would take more than 2 GB of memory.", "Split the text.");
  } catch (const std::bad_alloc&) {
    return failure(sqlstate::kOutOfMemory, "out of memory",
                   "The analysis of this text needs more memory than there is.");
  } catch (const std::exception& e) {
    return failure(sqlstate::kInternal, "unexpected error in korean_news", e.what());
  } catch (...) {
    return failure(sqlstate::kInternal, "unexpected error in korean_news");
  }
}

}  // namespace kn::bridge
