// One text through one entry of the bridge.  KN_CALL names the entry; without it the first byte chooses one, so that a
// reproducer is read either way.  The first byte's highest bit says whether the database is EUC_KR, its next whether
// there is a lexicon; the eight bytes after it are the number that the entry takes besides the text (a moment of
// publication, a count).
//
//   KN_CALL=?  lists the entries
#include "fuzz.h"

namespace {

const std::string& wanted() {
  static const std::string name = std::getenv("KN_CALL") == nullptr ? "" : std::getenv("KN_CALL");
  return name;
}

const kn::test::BridgeCall& chosen(uint8_t first) {
  const auto& calls = kn::test::bridge_calls();
  static const kn::test::BridgeCall* named = [&] {
    for (const auto& call : calls)
      if (wanted() == call.name) return &call;
    return static_cast<const kn::test::BridgeCall*>(nullptr);
  }();
  return named != nullptr ? *named : calls[(first & 0x3FU) % calls.size()];
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  if (wanted() != "?") return 0;
  for (const auto& call : kn::test::bridge_calls()) std::puts(call.name);
  std::exit(0);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  kn::fuzz::configure();
  static const kn::bridge::Lexicon* lexicon = kn::test::small_lexicon();
  constexpr size_t kHead = 1 + sizeof(long long);
  if (size < kHead) return 0;
  long long number = 0;
  std::memcpy(&number, data + 1, sizeof number);
  // The usual moment for eight blanks, so that a text is a seed when nine characters stand before it.
  if (number == 0x2020202020202020LL) number = kn::test::kUsual;
  const std::string text = kn::fuzz::valid_utf8(data + kHead, size - kHead);
  const kn::test::BridgeCall& call = chosen(data[0]);
  kn::fuzz::judge(
      call.call(kn::fuzz::slice(text),
                kn::bridge::Options{(data[0] & 0x80U) != 0, (data[0] & 0x40U) != 0 ? lexicon : nullptr}, number),
      call.name);
  return 0;
}
