// One spare analyser a process.
#include "bridge/analyzers.h"

#include "bridge/process.h"

namespace kn::bridge {

namespace {

constexpr size_t kMostMemory = size_t{1} << 20U;  // of an analyser that is kept

std::unique_ptr<Analyzer>& spare() {
  static std::unique_ptr<Analyzer> analyzer;
  return analyzer;
}

}  // namespace

AnalyzerLease::AnalyzerLease(const UserTerms* terms) : analyzer_(std::move(spare())) {
  if (!analyzer_) analyzer_ = std::make_unique<Analyzer>(image());
  analyzer_->set_user_terms(terms);
}

AnalyzerLease::~AnalyzerLease() {
  if (!analyzer_ || spare() || analyzer_->memory() > kMostMemory) return;
  analyzer_->set_user_terms(nullptr);
  spare() = std::move(analyzer_);
}

}  // namespace kn::bridge
