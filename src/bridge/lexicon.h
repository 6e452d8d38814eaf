// The user's terms on the core's side of the border.
//
// A call reads them with user_terms(options): null where there are none.  The session may take up a newer lexicon after
// the call, hence an object that outlives the call (a text search parser) keeps options.lexicon->terms, which shares
// ownership.
#pragma once

#include <memory>

#include "bridge/bridge.h"
#include "dict/lexicon.h"

namespace kn::bridge {

class Lexicon {
 public:
  explicit Lexicon(std::shared_ptr<const UserTerms> shared) : terms(std::move(shared)) {}
  const std::shared_ptr<const UserTerms> terms;
};

inline const UserTerms* user_terms(const Options& options) {
  return options.lexicon == nullptr ? nullptr : options.lexicon->terms.get();
}

}  // namespace kn::bridge
