// Analysers for calls.  Making one clears tables the size of the dictionary's contexts, which is most of the time of a
// call on a headline; so a call that ends leaves its analyser to the next.
#pragma once

#include <memory>

#include "morph/analyzer.h"

namespace kn::bridge {

// An analyser over the open image for as long as the lease lives.  Calls that are nested or interleaved have one each.
class AnalyzerLease {
 public:
  // The terms may be null and must outlive the lease.
  explicit AnalyzerLease(const UserTerms* terms);
  ~AnalyzerLease();
  AnalyzerLease(const AnalyzerLease&) = delete;
  AnalyzerLease& operator=(const AnalyzerLease&) = delete;

  Analyzer& operator*() const { return *analyzer_; }
  Analyzer* operator->() const { return analyzer_.get(); }

 private:
  std::unique_ptr<Analyzer> analyzer_;
};

}  // namespace kn::bridge
