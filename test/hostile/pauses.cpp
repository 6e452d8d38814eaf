// How long a call goes on without asking whether it was cancelled, and what memory it takes: for every entry of the
// bridge and every file named (a hostile text).  Both are properties of the code, measured without a server: the probe
// that a server would install notes the thread's processor time, so that other work on the machine counts for nothing.
//
//   pauses IMAGE FILE...      a line each:  call  file  bytes  seconds  longest pause in ms  peak MB  outcome
//
// KN_CALLS names a part of the calls; KN_BUDGET is the number of ms beyond which a line is marked with "LONG"; with
// KN_WHERE set, the stacks at both ends of each call's longest pause are written to stderr (pipe it through c++filt).
// With KN_CANCELS each call is made so many times more, cancelled in the midst, evenly over the time that it took: what
// counts then is from the last time that it asked in vain to its end, in which it gives back what it held.
#include <execinfo.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "bridge/memory.h"
#include "support/bridge_calls.h"

namespace {

int64_t peak = 0;

double processor_time() {
  timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}

double last = 0, longest = 0;

struct Stack {
  void* frames[24];
  int depth = 0;
};
Stack last_stack, longest_from, longest_to;
const bool where = std::getenv("KN_WHERE") != nullptr;

void note() {
  const double now = processor_time();
  peak = std::max(peak, kn::bridge::memory_peak);
  Stack here;
  if (where) here.depth = backtrace(here.frames, 24);
  if (now - last > longest) {
    longest = now - last;
    longest_from = last_stack;
    longest_to = here;
  }
  last_stack = here;
  last = now;
}

void write_stack(const char* end, const Stack& stack) {
  std::fprintf(stderr, "  %s\n", end);
  std::fflush(stderr);
  backtrace_symbols_fd(stack.frames, stack.depth, 2);
}

double cancel_at = 0;  // when the call is to be cancelled; 0 for never
double last_in_vain = 0, ended = 0;

// What the test does with a result is not the call's time.
void own_work(bool begins) {
  if (begins) note();
  if (begins && last_in_vain != 0 && ended == 0) ended = last;
  last = processor_time();
}

bool probe() {
  if (cancel_at != 0 && processor_time() >= cancel_at) {
    last_in_vain = last;
    return true;
  }
  note();
  return false;
}

// The longest end of some calls that are cancelled, evenly over the time that one takes; and of which part of it.
std::pair<double, double> longest_end(const kn::test::BridgeCall& call, kn::bridge::Slice text, double seconds,
                                      int times) {
  std::pair<double, double> found{0, 0};
  for (int i = 1; i <= times; ++i) {
    const double part = static_cast<double>(i) / (times + 1);
    last_in_vain = ended = 0;
    last = processor_time();
    cancel_at = last + seconds * part;
    (void)call.call(text, kn::bridge::Options{false, nullptr});
    if (ended == 0) ended = processor_time();
    if (last_in_vain != 0) found = std::max(found, {ended - last_in_vain, part});
  }
  cancel_at = 0;
  return found;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: pauses IMAGE FILE...\n");
    return 2;
  }
  kn::bridge::configure(argv[1], probe);
  kn::test::own_work = own_work;
  const char* wanted = std::getenv("KN_CALLS");
  const char* given = std::getenv("KN_BUDGET");
  const double budget = given != nullptr ? std::atof(given) : 50;
  const char* asked = std::getenv("KN_CANCELS");
  const int cancels = asked != nullptr ? std::atoi(asked) : 0;
  const std::string warm = "정부는 5일 “1조원을 들인다”고 밝혔다.";
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (const kn::test::BridgeCall& call : kn::test::bridge_calls()) {
      if (wanted != nullptr && std::string(call.name).find(wanted) == std::string::npos) continue;
      (void)call.call(kn::bridge::Slice{warm.data(), static_cast<int>(warm.size())},
                      kn::bridge::Options{false, nullptr});
      const int64_t before = peak = kn::bridge::memory_used;
      const double start = last = processor_time();
      longest = 0;
      last_stack.depth = 0;
      const kn::bridge::Slice slice{text.data(), static_cast<int>(text.size())};
      const kn::bridge::Status status = call.call(slice, kn::bridge::Options{false, nullptr});
      note();
      const double seconds = last - start;
      std::printf("%-18s %-28s %10zu %8.3f s %7.1f ms %6lld MB %s%s\n", call.name,
                  std::filesystem::path(argv[i]).filename().c_str(), text.size(), seconds, longest * 1e3,
                  static_cast<long long>((peak - before) >> 20), status.ok ? "ok" : status.message,
                  longest * 1e3 > budget ? " LONG" : "");
      if (cancels > 0) {
        const auto [end, at] = longest_end(call, slice, seconds, cancels);
        std::printf("%-18s   cancelled: %7.1f ms at most, at %.3f of it%s\n", call.name, end * 1e3, at,
                    end * 1e3 > budget ? " LONG" : "");
      }
      std::fflush(stdout);
      if (where && longest * 1e3 > budget) {
        std::fprintf(stderr, "%s on %s: %.1f ms\n", call.name, argv[i], longest * 1e3);
        write_stack("from", longest_from);
        write_stack("to", longest_to);
      }
    }
  }
  return 0;
}
