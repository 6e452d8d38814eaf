// The merged trie of word_classes.h: how it is built from the tables, and its section.
//
// Section layout: u32 bytes of the alphabet, the alphabet (padded to 4), the trie's nodes.  It has an alphabet of its own,
// since its keys are folded.
#include "entities/word_classes.h"

#include <array>
#include <vector>

#include "base/unicode.h"

namespace kn::entities {

namespace {

// The column's number in the table, or -1.
int column(const FactTable::Source& table, std::string_view name) {
  for (size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i] == name) return static_cast<int>(i);
  return -1;
}

std::string_view cell(const FactTable::Source& table, uint32_t row, std::string_view name) {
  const int at = column(table, name);
  return at < 0 ? std::string_view() : std::string_view(table.rows[row][static_cast<size_t>(at)]);
}

bool among(std::string_view list, std::string_view item) {
  for (size_t from = 0; from <= list.size();) {
    size_t to = list.find('|', from);
    if (to == std::string_view::npos) to = list.size();
    std::string_view one = list.substr(from, to - from);
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    if (one == item) return true;
    from = to + 1;
  }
  return false;
}

// "ambiguous" speaks of every spelling of the row, "ambiguous: A|B" of these.
bool is_ambiguous(const FactTable::Source& table, uint32_t row, const std::string& spelling) {
  const std::string_view note = cell(table, row, "note");
  const size_t at = note.find("ambiguous");
  if (at == std::string_view::npos) return false;
  const std::string_view rest = note.substr(at + 9);
  return rest.empty() || rest[0] != ':' || among(rest.substr(1), spelling);
}

uint32_t ending_class(std::string_view kind) {
  if (kind == "organization") return kOrganizationEnding;
  if (kind == "location") return kPlaceEnding;
  if (kind == "event") return kEventEnding;
  if (kind == "product") return kProductEnding;
  return 0;
}

uint32_t name_class(std::string_view kind) {
  if (kind == "organization") return kOrganization;
  if (kind == "location") return kPlace;
  if (kind == "event") return kEvent;
  if (kind == "product") return kProduct;
  if (kind == "person") return kPerson;
  return 0;
}

uint32_t place_class(std::string_view kind) {
  if (kind == "country") return kCountry;
  for (const char* division : {"province", "metropolis", "city", "county", "district", "neighbourhood"})
    if (kind == division) return kDivision;
  return kPlace;
}

// How many of the limits the number reaches.
uint32_t step(std::string_view number, const std::array<int, 3>& limits) {
  int value = 0;
  for (const char c : number)
    if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
  uint32_t steps = 0;
  for (const int limit : limits) steps += value >= limit ? 1 : 0;
  return steps;
}

uint32_t classes_of(const std::string& name, const FactTable::Source& table, uint32_t row, const std::string& spelling) {
  const uint32_t doubt = is_ambiguous(table, row, spelling) ? uint32_t{kAmbiguous} : 0U;
  if (name == "places") return place_class(cell(table, row, "class")) | doubt;
  if (name == "organizations") return kOrganization | doubt;
  if (name == "people") return kPerson | doubt;
  if (name == "products") return kProduct | doubt;
  if (name == "events") return kEvent | doubt;
  if (name == "titles") {
    const std::string_view place = cell(table, row, "place");
    return place == "before" ? kTitleBefore : place == "honorific" ? kHonorific : kTitleAfter;
  }
  if (name == "title_modifiers") return kTitleModifier;
  if (name == "suffixes") return ending_class(cell(table, row, "kind")) | (doubt != 0 ? uint32_t{kAmbiguousEnding} : 0U);
  if (name == "surnames") return kSurname | kSurnameWeight * step(cell(table, row, "weight"), {5, 40, 200});
  if (name == "given_syllables")
    return kGivenSyllable | kFirstWeight * step(cell(table, row, "first"), {1, 5, 15}) | kSecondWeight * step(cell(table, row, "second"), {1, 5, 15});
  if (name == "foreign_given_names") return kForeignGivenName;
  if (name == "org_generic") return kGenericBody;
  if (name == "particles") return kParticle;
  if (name == "words") return cell(table, row, "kind") == "word" ? uint32_t{kCommonWord} : name_class(cell(table, row, "kind"));
  return 0;
}

}  // namespace

std::u32string WordClasses::fold(std::u32string_view spelling) {
  std::u32string folded;
  for (const char32_t c : spelling)
    if (c != U' ') folded.push_back(fold(c));
  return folded;
}

std::string WordClasses::build(const std::map<std::string, FactTable::Source>& tables) {
  std::map<std::u32string, uint32_t> words;
  for (const auto& [name, table] : tables)
    for (const auto& [spelling, row] : table.spellings()) {
      const uint32_t classes = classes_of(name, table, row, to_utf8(spelling));
      const std::u32string key = fold(spelling);
      if (classes != 0 && !key.empty()) words[key] |= classes;
    }
  std::vector<std::u32string> keys;
  for (const auto& [key, classes] : words) keys.push_back(key);
  std::string codes = Alphabet::build(keys);
  codes.resize((codes.size() + 3) / 4 * 4);
  const Alphabet alphabet(Array<uint16_t>(reinterpret_cast<const uint16_t*>(codes.data()), codes.size() / 2));
  const auto size = static_cast<uint32_t>(codes.size());
  std::string section(reinterpret_cast<const char*>(&size), sizeof(size));
  section += codes;
  section += Trie::build(alphabet, std::vector<std::pair<std::u32string, uint32_t>>(words.begin(), words.end()));
  return section;
}

WordClasses::WordClasses(const Image& image) {
  const std::string_view section = image.section(kSection);
  uint32_t size = 0;
  if (section.size() >= sizeof(size)) std::memcpy(&size, section.data(), sizeof(size));
  if (section.size() < sizeof(size) || size % 4 != 0 || size > section.size() - sizeof(size))
    image.damaged("section \"" + std::string(kSection) + "\" has a wrong size");
  const char* codes = section.data() + sizeof(size);
  const char* nodes = codes + size;
  const size_t left = section.size() - sizeof(size) - size;
  trie_ = Trie(Alphabet(Array<uint16_t>(reinterpret_cast<const uint16_t*>(codes), size / 2)),
               Array<TrieNode>(reinterpret_cast<const TrieNode*>(nodes), left / sizeof(TrieNode)));
}

}  // namespace kn::entities
