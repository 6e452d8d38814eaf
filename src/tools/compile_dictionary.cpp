// Compiles the dictionary image:  compile_dictionary --version V --facts DIR --mecab DIR --output FILE
//
// Reads data/*.tsv as facts tables, data/models/*.bin as they are and a compiled mecab-ko-dic as the analyser's words.
// The output depends on the inputs alone, byte for byte.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/unicode.h"
#include "dict/facts.h"
#include "dict/image.h"
#include "dict/trie.h"
#include "entities/word_classes.h"
#include "morph/dictionary_builder.h"

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw kn::Error(kn::sqlstate::kUndefinedFile, "cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::map<std::string, kn::FactTable::Source> read_facts(const std::filesystem::path& directory) {
  std::map<std::string, kn::FactTable::Source> tables;
  for (const auto& entry : std::filesystem::directory_iterator(directory))
    if (entry.path().extension() == ".tsv")
      tables.emplace(entry.path().stem().string(),
                     kn::FactTable::parse(entry.path().filename().string(), read_file(entry.path())));
  return tables;
}

std::map<std::string, std::string> read_models(const std::filesystem::path& directory) {
  std::map<std::string, std::string> models;
  if (std::filesystem::is_directory(directory / "models"))
    for (const auto& entry : std::filesystem::directory_iterator(directory / "models"))
      if (entry.path().extension() == ".bin") models.emplace(entry.path().stem().string(), read_file(entry.path()));
  return models;
}

using Tables = std::map<std::string, kn::FactTable::Source>;

// Cells of a table by the names of its columns, "" where it has no such column.
class Rows {
 public:
  explicit Rows(const kn::FactTable::Source& table) : table_(table) {}
  const std::string& cell(const std::vector<std::string>& row, const std::string& column) const {
    static const std::string none;
    const auto at = std::find(table_.columns.begin(), table_.columns.end(), column);
    return at == table_.columns.end() ? none : row[static_cast<size_t>(at - table_.columns.begin())];
  }
  const std::vector<std::vector<std::string>>& rows() const { return table_.rows; }

 private:
  const kn::FactTable::Source& table_;
};

std::vector<std::string> split(const std::string& list, char separator) {
  std::vector<std::string> pieces;
  for (size_t from = 0; from < list.size();) {
    const size_t to = std::min(list.find(separator, from), list.size());
    if (to > from) pieces.push_back(list.substr(from, to - from));
    from = to + 1;
  }
  return pieces;
}

// Spellings of a row that are no other word too: "ambiguous" in its note spares all of them, "ambiguous: X|Y" those.
std::vector<std::string> safe_spellings(const Rows& table, const std::vector<std::string>& row) {
  std::vector<std::string> spellings = split(table.cell(row, "aliases"), '|');
  spellings.insert(spellings.begin(), table.cell(row, "term"));
  const std::string& note = table.cell(row, "note");
  const size_t at = note.find("ambiguous");
  if (at == std::string::npos) return spellings;
  if (!note.substr(at).starts_with("ambiguous: ")) return {};
  const std::vector<std::string> spared = split(note.substr(at + 11), '|');
  std::erase_if(spellings,
                [&](const std::string& s) { return std::find(spared.begin(), spared.end(), s) != spared.end(); });
  return spellings;
}

// The parts of a short form: 목원대 of 목원대학교 is 목원+대, since 대학교 is a word for a body; "" for any other.
std::string parts_of_short_form(const std::string& form, const std::vector<std::string>& spellings,
                                const kn::FactTable::Source& bodies) {
  const std::u32string chars = kn::decode_utf8(form);
  if (chars.size() < 3) return {};
  const std::u32string name = chars.substr(0, chars.size() - 1);
  for (const std::string& spelling : spellings) {
    const std::u32string whole = kn::decode_utf8(spelling);
    if (whole.size() <= chars.size() || !whole.starts_with(chars)) continue;
    const std::string body = kn::to_utf8(whole.substr(name.size()));
    if (std::any_of(bodies.rows.begin(), bodies.rows.end(), [&](const auto& row) { return row[0] == body; }))
      return kn::to_utf8(name) + "+" + kn::to_utf8(chars.substr(name.size()));
  }
  return {};
}

// What data/ adds to the analyser's words: words, compounds, and the names of the gazetteers that are one word.
std::vector<kn::OwnWord> own_words(const Tables& facts) {
  std::vector<kn::OwnWord> words;
  const auto add = [&](const std::string& spelling, bool name, const std::string& parts) {
    kn::OwnWord word{kn::decode_utf8(spelling), name, {}};
    if (std::any_of(word.surface.begin(), word.surface.end(), [](char32_t c) { return c == U' ' || kn::is_hanja(c); }))
      return;
    for (const std::string& part : split(parts, '+')) word.parts.push_back(kn::decode_utf8(part));
    words.push_back(std::move(word));
  };
  for (const char* name : {"words", "compounds", "people", "organizations", "places", "products", "events"}) {
    const auto found = facts.find(name);
    if (found == facts.end()) continue;
    const Rows table(found->second);
    const bool general = std::string(name) == "words" || std::string(name) == "compounds";
    for (const auto& row : table.rows()) {
      const std::string& kind = table.cell(row, "kind");
      const std::vector<std::string> spellings = safe_spellings(table, row);
      for (const std::string& spelling : spellings)
        add(spelling, !general || !(kind.empty() || kind == "word"),
            !general             ? parts_of_short_form(spelling, spellings, facts.at("org_generic"))
            : spelling == row[0] ? table.cell(row, "parts")
                                 : "");
    }
  }
  return words;
}

std::vector<kn::WordMend> word_mends(const Tables& facts) {
  std::vector<kn::WordMend> mends;
  const auto found = facts.find("word_mends");
  if (found == facts.end()) return mends;
  const Rows table(found->second);
  for (const auto& row : table.rows()) {
    kn::WordMend mend{kn::decode_utf8(row[0]), {}, kn::Tag::NA, table.cell(row, "form")};
    const auto tag = [&](const std::string& name) {
      const auto known = kn::tag_of(name);
      if (!known) throw kn::Error(kn::sqlstate::kInvalidParameter, "word_mends.tsv: no tag " + name);
      return *known;
    };
    mend.tags = split(table.cell(row, "tags"), '|');
    for (const std::string& tags : mend.tags)
      for (const std::string& name : split(tags, '+')) tag(name);
    if (const std::string& name = table.cell(row, "tag"); !name.empty()) mend.tag = tag(name);
    mends.push_back(std::move(mend));
  }
  return mends;
}

std::vector<kn::IrregularVerb> irregular_verbs(const Tables& facts) {
  using Usual = kn::IrregularVerb::Usual;
  static const std::map<std::string, Usual> kUsual{
      {"only", Usual::only}, {"irregular", Usual::irregular}, {"regular", Usual::regular}};
  std::vector<kn::IrregularVerb> verbs;
  const auto found = facts.find("irregular_verbs");
  if (found == facts.end()) return verbs;
  const Rows table(found->second);
  for (const auto& row : table.rows()) {
    const auto usual = kUsual.find(table.cell(row, "usual"));
    if (usual == kUsual.end() || table.cell(row, "aliases").empty())
      throw kn::Error(
          kn::sqlstate::kInvalidParameter,
          "irregular_verbs.tsv: " + row[0] + " lacks its form before a vowel, or whose form that usually is");
    verbs.push_back({kn::decode_utf8(row[0]), kn::decode_utf8(table.cell(row, "aliases")),
                     split(table.cell(row, "tags"), '|'), usual->second});
  }
  return verbs;
}

std::vector<kn::VerbJoint> verb_joints(const Tables& facts) {
  std::vector<kn::VerbJoint> joints;
  const auto found = facts.find("verb_joints");
  if (found == facts.end()) return joints;
  const Rows table(found->second);
  for (const auto& row : table.rows()) {
    const std::u32string term = kn::decode_utf8(row[0]);
    const size_t plus = term.find(U'+'), equals = term.find(U'=');
    if (plus == 0 || plus == term.npos || equals == term.npos || equals < plus)
      throw kn::Error(kn::sqlstate::kInvalidParameter, "verb_joints.tsv: " + row[0] + " is no stem + ending = form");
    joints.push_back({term.substr(0, plus), term.substr(plus + 1, equals - plus - 1), term.substr(equals + 1),
                      table.cell(row, "kind")});
  }
  return joints;
}

std::map<char32_t, char32_t> hanja_sounds(const Tables& facts) {
  std::map<char32_t, char32_t> sounds;
  const auto found = facts.find("hanja_sounds");
  if (found == facts.end()) return sounds;
  const Rows table(found->second);
  for (const auto& row : table.rows()) {
    const std::u32string sound = kn::decode_utf8(row[0]);
    if (sound.size() != 1 || !kn::is_hangul_syllable(sound[0]))
      throw kn::Error(kn::sqlstate::kInvalidParameter, "hanja_sounds.tsv: " + row[0] + " is no syllable");
    for (const char32_t c : kn::decode_utf8(table.cell(row, "hanja")))
      if (!sounds.emplace(c, sound[0]).second)
        throw kn::Error(kn::sqlstate::kInvalidParameter, "hanja_sounds.tsv: " + kn::to_utf8({&c, 1}) + " stands twice");
  }
  return sounds;
}

int run(const std::map<std::string, std::string>& options) {
  const auto facts = read_facts(options.at("--facts"));
  std::vector<std::u32string> keys;
  for (const auto& [name, table] : facts)
    for (const auto& [spelling, row] : table.spellings()) keys.push_back(spelling);
  kn::MorphSource words = kn::read_mecab(options.at("--mecab"));
  kn::mend_words(words, word_mends(facts));
  kn::add_own_words(words, own_words(facts));
  kn::add_missing_forms(words, verb_joints(facts));
  kn::add_irregular_forms(words, irregular_verbs(facts));
  words.hanja_sounds = hanja_sounds(facts);
  for (std::u32string& key : words.keys()) keys.push_back(std::move(key));
  const std::string codes = kn::Alphabet::build(keys);
  const kn::Alphabet alphabet(kn::Array<uint16_t>(reinterpret_cast<const uint16_t*>(codes.data()), codes.size() / 2));

  kn::ImageWriter writer(options.at("--version"));
  writer.add(kn::Alphabet::kSection, codes);
  for (const auto& [name, table] : facts) writer.add("facts/" + name, kn::FactTable::build(alphabet, table));
  for (auto& [name, section] : kn::build_dictionary(alphabet, words)) writer.add(name, std::move(section));
  writer.add(kn::entities::WordClasses::kSection, kn::entities::WordClasses::build(facts));
  for (const auto& [name, bytes] : read_models(options.at("--facts"))) writer.add("models/" + name, bytes);
  const std::string bytes = writer.bytes();
  const std::string output = options.at("--output");
  // Under another name first: a server that has an older image mapped must never see it change.
  const std::string unfinished = output + ".new";
  std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw kn::Error(kn::sqlstate::kUndefinedFile, "cannot write " + unfinished);
  std::filesystem::rename(unfinished, output);
  std::cout << output << ": " << bytes.size() << " bytes, " << facts.size() << " facts tables, " << words.entries.size()
            << " words\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::map<std::string, std::string> options;
  for (int i = 1; i + 1 < argc; i += 2) options[argv[i]] = argv[i + 1];
  for (const char* name : {"--version", "--facts", "--mecab", "--output"})
    if (!options.contains(name)) {
      std::cerr << "usage: compile_dictionary --version V --facts DIR --mecab DIR --output FILE\n";
      return 2;
    }
  try {
    return run(options);
  } catch (const std::exception& e) {
    std::cerr << "compile_dictionary: " << e.what() << "\n";
    return 1;
  }
}
