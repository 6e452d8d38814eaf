// One text through every entry of the bridge that takes a text.
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  kn::fuzz::configure();
  const std::string text = kn::fuzz::valid_utf8(data, size);
  for (const kn::test::BridgeCall& call : kn::test::bridge_calls())
    kn::fuzz::judge(call.call(kn::fuzz::slice(text), kn::bridge::Options{false, nullptr}), call.name);
  return 0;
}
