// Errors of the core.  An Error carries what PostgreSQL's ereport needs: a SQLSTATE and message, detail and hint in
// plain words.  It is thrown inside the core and ends in bridge/guarded.h, never further.
#pragma once

#include "base/tripwire.h"

#include <stdexcept>
#include <string>
#include <utility>

namespace kn {

// SQLSTATEs the core uses (PostgreSQL, Appendix A).
namespace sqlstate {
inline constexpr const char* kInvalidParameter = "22023";
inline constexpr const char* kInvalidText = "22P02";
inline constexpr const char* kNumericOutOfRange = "22003";
inline constexpr const char* kUntranslatable = "22P05";
inline constexpr const char* kProgramLimit = "54000";
inline constexpr const char* kOutOfMemory = "53200";
inline constexpr const char* kQueryCanceled = "57014";
inline constexpr const char* kDataCorrupted = "XX001";
inline constexpr const char* kConfigFile = "F0000";
inline constexpr const char* kUndefinedFile = "58P01";
inline constexpr const char* kInternal = "XX000";
}  // namespace sqlstate

class Error : public std::runtime_error {
 public:
  Error(const char* sqlstate, std::string message, std::string detail = {}, std::string hint = {})
      : std::runtime_error(std::move(message)),
        sqlstate_(sqlstate),
        detail_(std::move(detail)),
        hint_(std::move(hint)) {}

  const char* sqlstate() const { return sqlstate_; }
  const std::string& detail() const { return detail_; }
  const std::string& hint() const { return hint_; }

 private:
  const char* sqlstate_;
  std::string detail_;
  std::string hint_;
};

}  // namespace kn
