// One text through one entry of the bridge: the first byte chooses the entry, and whether the database is EUC_KR.  A whole article
// through every entry would be twenty calls and a few runs a second; so it is thousands of short ones.
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  kn::fuzz::configure();
  if (size < 2) return 0;
  const auto& calls = kn::test::bridge_calls();
  const kn::test::BridgeCall& call = calls[(data[0] & 0x7FU) % calls.size()];
  const std::string text = kn::fuzz::valid_utf8(data + 1, size - 1);
  kn::fuzz::judge(call.call(kn::fuzz::slice(text), kn::bridge::Options{(data[0] & 0x80U) != 0, nullptr}), call.name);
  return 0;
}
