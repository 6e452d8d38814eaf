// See sound.h.
#include "entities/sound.h"

#include "base/unicode.h"

namespace kn::entities {

namespace {

// By the number of the initial consonant (ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ); a blank is silent.
constexpr std::u32string_view kInitials = U"ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅ ㅈㅈㅈㄱㄷㅂㅎ";
// By the number of the final one, from none on; clusters do not occur in foreign names and count as their first letter.
constexpr std::u32string_view kFinals = U" ㄱㄱㄱㄴㄴㄴㄷㄹㄹㄹㄹㄹㄹㄹㄹㅁㅂㅂㄷㄷㅇㅈㅈㄱㄷㅂㅎ";

}  // namespace

std::u32string sound_of(std::u32string_view name) {
  std::u32string out;
  const auto put = [&](char32_t c) {
    if (c != U' ' && (c != U'ㄹ' || out.empty() || out.back() != U'ㄹ')) out.push_back(c);
  };
  for (const char32_t c : name) {
    if (!is_hangul_syllable(c)) return {};
    put(kInitials[(c - 0xAC00) / 588]);
    put(kFinals[(c - 0xAC00) % 28]);
  }
  return out;
}

bool same_sound(std::u32string_view a, std::u32string_view b) {
  if (a == b) return true;
  constexpr size_t kFewest = 3;
  const std::u32string sound = sound_of(a);
  return sound.size() >= kFewest && sound == sound_of(b);
}

}  // namespace kn::entities
