// Sequences of calls in one process, as a session makes them: the first byte of each line chooses the call, its second
// whether the database is EUC_KR and whether there is a lexicon, the rest is the text.  A call must answer the same
// after any others.
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  kn::fuzz::configure();
  static const kn::bridge::Lexicon* lexicon = kn::test::small_lexicon();
  const auto& calls = kn::test::bridge_calls();
  for (size_t i = 0; i + 2 < size;) {
    size_t end = i + 2;
    while (end < size && data[end] != 0) ++end;
    const std::string text = kn::fuzz::valid_utf8(data + i + 2, end - i - 2);
    const kn::test::BridgeCall& call = calls[data[i] % calls.size()];
    kn::fuzz::judge(call.call(kn::fuzz::slice(text), kn::bridge::Options{(data[i + 1] & 1U) != 0,
                                                                         (data[i + 1] & 2U) != 0 ? lexicon : nullptr}),
                    call.name);
    i = end + 1;
  }
  return 0;
}
