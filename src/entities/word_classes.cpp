// The merged trie of word_classes.h: how it is built from the tables, and its section.
//
// Section layout: four u32 (bytes of alphabet, trie, words and rows), then these.  It has an alphabet of its own, since
// its keys are folded.  A row is its table's number << 24 and its own, the last one of a word is marked.
#include "entities/word_classes.h"

#include <algorithm>
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

uint32_t classes_of(const std::string& name, const FactTable::Source& table, uint32_t row,
                    const std::string& spelling) {
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
  if (name == "title_modifiers") {
    const std::string_view tense = cell(table, row, "tense");
    const bool follows = cell(table, row, "place") == "after";
    return !follows                                 ? uint32_t{kTitleModifier}
           : tense == "acting" || tense == "future" ? kTitleModifier | kTitleFollower
                                                    : 0U;
  }
  if (name == "suffixes")
    return ending_class(cell(table, row, "kind")) | (doubt != 0 ? uint32_t{kAmbiguousEnding} : 0U);
  if (name == "surnames") return kSurname | kSurnameWeight * step(cell(table, row, "weight"), {5, 40, 200});
  if (name == "given_syllables")
    return kGivenSyllable | kFirstWeight * step(cell(table, row, "first"), {1, 5, 15}) |
           kSecondWeight * step(cell(table, row, "second"), {1, 5, 15});
  if (name == "foreign_given_names") return kForeignGivenName;
  if (name == "org_generic") return kGenericBody;
  if (name == "particles") return kParticle;
  if (name == "work_nouns")
    return cell(table, row, "kind") == "event" ? kShowNoun : cell(table, row, "kind") == "product" ? kWorkNoun : 0U;
  if (name == "words")
    return cell(table, row, "kind") == "word" ? uint32_t{kCommonWord} : name_class(cell(table, row, "kind"));
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
  struct Entry {
    uint32_t classes = 0;
    std::vector<uint32_t> rows;
  };
  std::map<std::u32string, Entry> words;
  for (const auto& [name, table] : tables) {
    const auto number = static_cast<size_t>(std::find(kTables.begin(), kTables.end(), name) - kTables.begin());
    for (const auto& [spelling, row] : table.spellings()) {
      const uint32_t classes = classes_of(name, table, row, to_utf8(spelling));
      const std::u32string key = fold(spelling);
      if (classes == 0 || key.empty()) continue;
      words[key].classes |= classes;
      if (number < kTables.size() && (classes & kAnyName) != 0)
        words[key].rows.push_back(static_cast<uint32_t>(number << 24U) | row);
    }
  }
  std::vector<std::u32string> keys;
  std::vector<std::pair<std::u32string, uint32_t>> numbered;
  std::vector<Word> records;
  std::vector<uint32_t> rows;
  for (auto& [key, entry] : words) {
    keys.push_back(key);
    numbered.emplace_back(key, static_cast<uint32_t>(records.size()));
    records.push_back(Word{entry.classes, entry.rows.empty() ? 0U : static_cast<uint32_t>(rows.size()) + 1});
    rows.insert(rows.end(), entry.rows.begin(), entry.rows.end());
    if (!entry.rows.empty()) rows.back() |= 1U << 31U;
  }
  std::string codes = Alphabet::build(keys);
  codes.resize((codes.size() + 3) / 4 * 4);
  const Alphabet alphabet(Array<uint16_t>(reinterpret_cast<const uint16_t*>(codes.data()), codes.size() / 2));
  const std::string nodes = Trie::build(alphabet, numbered);
  const uint32_t sizes[4] = {static_cast<uint32_t>(codes.size()), static_cast<uint32_t>(nodes.size()),
                             static_cast<uint32_t>(records.size() * sizeof(Word)),
                             static_cast<uint32_t>(rows.size() * sizeof(uint32_t))};
  std::string section(reinterpret_cast<const char*>(sizes), sizeof sizes);
  section += codes;
  section += nodes;
  section.append(reinterpret_cast<const char*>(records.data()), sizes[2]);
  section.append(reinterpret_cast<const char*>(rows.data()), sizes[3]);
  return section;
}

WordClasses::WordClasses(const Image& image) {
  const std::string_view section = image.section(kSection);
  uint32_t sizes[4] = {0, 0, 0, 0};
  if (section.size() >= sizeof sizes) std::memcpy(sizes, section.data(), sizeof sizes);
  uint64_t total = sizeof sizes;
  for (const uint32_t size : sizes) total += size % 4 == 0 ? size : UINT32_MAX;
  if (total != section.size()) image.damaged("section \"" + std::string(kSection) + "\" has a wrong size");
  const char* at = section.data() + sizeof sizes;
  const Alphabet alphabet(Array<uint16_t>(reinterpret_cast<const uint16_t*>(at), sizes[0] / 2));
  trie_ =
      Trie(alphabet, Array<TrieNode>(reinterpret_cast<const TrieNode*>(at + sizes[0]), sizes[1] / sizeof(TrieNode)));
  at += sizes[0] + sizes[1];
  words_ = Array<Word>(reinterpret_cast<const Word*>(at), sizes[2] / sizeof(Word));
  rows_ = Array<uint32_t>(reinterpret_cast<const uint32_t*>(at + sizes[2]), sizes[3] / sizeof(uint32_t));
}

}  // namespace kn::entities
