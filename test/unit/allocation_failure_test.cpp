// Memory that runs out: every allocation of a call of the bridge fails once, the first of the process (which open the
// image and read the tables) included.  Each time the call must say "out of memory" or do without, leave nothing
// behind, and the next call must answer as if nothing had been.
//
// And memory that a cancelled call gives back: not piece by piece of all that it has found, and not so much between two
// questions whether it was cancelled.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <new>
#include <string>
#include <utility>

#include "base/interrupt.h"
#include "base/unicode.h"
#include "bridge/document.h"
#include "support/bridge_calls.h"

namespace {

// The countdown to the allocation that fails; 0 when none does.
long countdown = 0;
long live = 0;
// Allocations and their ends, since one was last looked at.
long pieces = 0;
// How often a failure was made good by a handler.
long saved = 0;

void* allocate(std::size_t size) {
  if (countdown > 0 && --countdown == 0) {
    // As operator new does it: who set a handler may make room.
    const std::new_handler make_room = std::get_new_handler();
    if (make_room == nullptr) throw std::bad_alloc();
    make_room();
    ++saved;
  }
  void* p = std::malloc(size == 0 ? 1 : size);
  if (p == nullptr) throw std::bad_alloc();
  ++live;
  ++pieces;
  return p;
}

void* allocate_quietly(std::size_t size) noexcept {
  try {
    return allocate(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

void give_back(void* p) noexcept {
  if (p != nullptr) --live;
  ++pieces;
  std::free(p);
}

}  // namespace

// The whole test program allocates through these; they differ from the ordinary ones only while a countdown runs.
void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate_quietly(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate_quietly(size); }
void operator delete(void* p) noexcept { give_back(p); }
void operator delete[](void* p) noexcept { give_back(p); }
void operator delete(void* p, std::size_t) noexcept { give_back(p); }
void operator delete[](void* p, std::size_t) noexcept { give_back(p); }
void operator delete(void* p, const std::nothrow_t&) noexcept { give_back(p); }
void operator delete[](void* p, const std::nothrow_t&) noexcept { give_back(p); }

namespace kn {
namespace {

constexpr const char* kText =
    "(해남=새벽통신) 김새벽 기자 = 갑을전자 홍길동 대표는 지난달 25일 \"3분기 영업이익이 1조2천억원으로 29.7% "
    "늘었다\"고 밝혔다.\n"
    "李대통령은 10시 30분 서울에서 정부대책회의를 열고 ‘국가AI컴퓨팅센터’에 GPU 5만 장을 둔다고 말했다. "
    "dawn@example.com";

std::string image_path() {
  for (const auto& entry : std::filesystem::directory_iterator(KN_SOURCE_DIR))
    if (entry.path().filename().string().starts_with("korean_news-") && entry.path().extension() == ".dic")
      return entry.path().string();
  return {};
}

// Runs call(slice, options) with its n-th allocation failing, n = 1, 2, ... until it needs no n-th.
void starve(const test::BridgeCall& call, bridge::Slice text, const bridge::Options& options) {
  int refused = 0;
  for (long n = 1;; n += n < 500 ? 1 : 1 + n / 100) {
    bridge::forget_document();  // or every call but the first would have nothing to do
    countdown = n;
    const bridge::Status status = call.call(text, options);
    const bool reached = countdown == 0;
    countdown = 0;
    if (!reached) {
      EXPECT_TRUE(status.ok) << call.name << ": " << status.message;
      break;
    }
    if (!status.ok) {
      ++refused;
      ASSERT_STREQ(status.sqlstate, "53200")
          << call.name << ", allocation " << n << ": " << status.message << " " << status.detail;
    }
  }
  EXPECT_GT(refused, 0) << call.name;
}

// Nothing is written to stderr, which is the server's log: no library complains of a state that a failure left it in.
class Quiet {
 public:
  Quiet() { testing::internal::CaptureStderr(); }
  ~Quiet() { EXPECT_EQ(testing::internal::GetCapturedStderr(), ""); }
};

TEST(AllocationFailure, IsAnErrorAndNothingElse) {
  const Quiet watch;
  const std::string path = image_path();
  if (path.empty()) GTEST_SKIP() << "the image is not built";
  bridge::configure(path.c_str(), nullptr);
  const bridge::Lexicon* lexicon = test::small_lexicon();
  ASSERT_NE(lexicon, nullptr);
  const bridge::Options options{false, lexicon};
  for (const test::BridgeCall& call : test::bridge_calls()) {
    const char* input = call.term == nullptr ? kText : call.term;
    const bridge::Slice text{input, static_cast<int>(std::strlen(input))};
    starve(call, text, options);  // what the process keeps is made meanwhile
    if (HasFatalFailure()) return;
    for (int i = 0; i < 2; ++i) {
      ASSERT_TRUE(call.call(text, options).ok) << call.name;
      bridge::forget_document();
    }
    const long before = live;
    starve(call, text, options);
    if (HasFatalFailure()) return;
    ASSERT_TRUE(call.call(text, options).ok) << call.name;
    bridge::forget_document();
    // What is remembered of words may differ a little; a leak a failure would be hundreds.
    EXPECT_LT(live - before, 50) << call.name;
  }
  bridge::forget_document();
  bridge::drop_lexicon(lexicon);
  EXPECT_GT(saved, 0) << "RE2 never ran out of memory";
}

// Asked whether the call was cancelled: says so at one of the times, and notes what was allocated and given back since
// the last.
struct Asked {
  static inline long times = 0, cancelled_at = 0, most_pieces = 0;
  static void start(long at) { times = most_pieces = pieces = 0, cancelled_at = at; }
  static void note() { most_pieces = std::max(most_pieces, std::exchange(pieces, 0)); }
  static bool probe() {
    note();
    return ++times == cancelled_at;
  }
};

TEST(Cancel, FindsLittleToGiveBack) {
  const std::string path = image_path();
  if (path.empty()) GTEST_SKIP() << "the image is not built";
  constexpr int kPeople = 12000;
  // Nobody twice: 김가나 사장은 “가1다”라고 말했다. 가가현 기자 a1@b.kr
  std::string speakers, reporters;
  for (int i = 0; i < kPeople; ++i) {
    std::string name;
    append_utf8(name, static_cast<char32_t>(0xAC00 + i % 997 * 11));
    append_utf8(name, static_cast<char32_t>(0xAC00 + i / 997 * 11));
    speakers += "김" + name + " 사장은 “가" + std::to_string(i) + "다”라고 말했다. ";
    reporters += name + "현 기자 a" + std::to_string(i) + "@b.kr\n";
  }
  bridge::configure(path.c_str(), nullptr);
  interrupt_probe = Asked::probe;
  for (const test::BridgeCall& call : test::bridge_calls()) {
    const std::string_view name = call.name;
    if (name != "entities" && name != "extract_quotes" && name != "korean_keywords" && name != "korean_analysis" &&
        name != "parse_article")
      continue;
    for (const std::string& people : {speakers, reporters}) {
      const bridge::Slice text{people.data(), static_cast<int>(people.size())};
      Asked::start(0);
      ASSERT_TRUE(call.call(text, bridge::Options{false, nullptr}).ok);
      const long all = Asked::times;
      for (long before = 1; before < all && before < 4000; before *= 8) {
        Asked::start(all - before);
        const bridge::Status status = call.call(text, bridge::Options{false, nullptr});
        Asked::note();
        EXPECT_STREQ(status.sqlstate, "57014") << name;
        // A page has a piece for each of its lines.
        EXPECT_LT(Asked::most_pieces, name == "parse_article" ? kPeople * 3 / 2 : kPeople / 2)
            << name << ", cancelled " << before << " before the last of the " << all << " times that it asked";
      }
    }
  }
  interrupt_probe = nullptr;
}

TEST(AllocationFailure, OfALexicon) {
  for (long n = 1;; ++n) {
    const long before = live;
    countdown = n;
    const bridge::Lexicon* lexicon = test::small_lexicon();
    const bool reached = countdown == 0;
    countdown = 0;
    if (lexicon != nullptr) bridge::drop_lexicon(lexicon);
    EXPECT_EQ(live, before) << "allocation " << n;
    if (!reached) {
      EXPECT_NE(lexicon, nullptr);
      break;
    }
  }
}

}  // namespace
}  // namespace kn
