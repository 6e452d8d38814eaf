// Opening of the analyser's sections.
#include "morph/dictionary.h"

#include <cstring>

namespace kn {

Dictionary::Dictionary(const Image& image)
    : trie_(Alphabet(image.array<uint16_t>(Alphabet::kSection)), image.array<TrieNode>("morph/trie")),
      words_(image.array<Word>("morph/words")),
      details_(image.array<uint32_t>("morph/details")),
      parts_(image.section("morph/parts")),
      matrix_(image.array<int16_t>("morph/matrix")),
      last_tags_(image.array<uint8_t>("morph/last_tags")),
      characters_(image.array<uint32_t>("morph/characters")),
      unknown_(image.array<Word>("morph/unknown")) {
  if (words_.size() < kBlock) image.damaged("section \"morph/words\" is too short");
  const std::string_view settings = image.section("morph/settings");
  if (settings.size() != sizeof(MorphSettings)) image.damaged("section \"morph/settings\" has a wrong size");
  std::memcpy(&settings_, settings.data(), sizeof(MorphSettings));
  const MorphSettings& s = settings_;
  if (s.lefts == 0 || s.rights == 0 || s.lefts > 0xFFFF || s.rights > 0xFFFF ||
      matrix_.size() != static_cast<size_t>(s.lefts) * ((s.rights + kTile - 1) / kTile * kTile) ||
      s.border_left >= s.lefts || s.border_right >= s.rights)
    image.damaged("section \"morph/matrix\" does not fit its settings");
  for (int consonant = 0; consonant < 2; ++consonant) {
    bool exist = s.person_left[consonant] < s.lefts && s.person_right[consonant] < s.rights;
    for (int name = 0; name < 2; ++name)
      exist = exist && s.noun_left[name][consonant] < s.lefts && s.noun_right[name][consonant] < s.rights;
    if (!exist) image.damaged("section \"morph/settings\" names contexts that do not exist");
  }
}

std::string_view Dictionary::reading(uint32_t word) const {
  std::string_view rest = detail(word);
  if (rest.size() < 2) return {};
  unsigned count = static_cast<unsigned char>(rest[0]);
  const size_t length = static_cast<unsigned char>(rest[1]);
  rest.remove_prefix(2);
  for (; count > 0 && rest.size() >= 4; --count) {
    const size_t form = static_cast<unsigned char>(rest[3]);
    if (rest.size() - 4 < form) return {};
    rest.remove_prefix(4 + form);
  }
  return length <= rest.size() ? rest.substr(0, length) : std::string_view();
}

}  // namespace kn
