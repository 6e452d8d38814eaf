// Compiles the dictionary image:  compile_dictionary --version V --facts DIR --mecab DIR --output FILE
//
// Reads data/*.tsv as facts tables, data/models/*.bin as they are and a compiled mecab-ko-dic as the analyser's words.  The
// output depends on the inputs alone, byte for byte.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
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
      tables.emplace(entry.path().stem().string(), kn::FactTable::parse(entry.path().filename().string(), read_file(entry.path())));
  return tables;
}

std::map<std::string, std::string> read_models(const std::filesystem::path& directory) {
  std::map<std::string, std::string> models;
  if (std::filesystem::is_directory(directory / "models"))
    for (const auto& entry : std::filesystem::directory_iterator(directory / "models"))
      if (entry.path().extension() == ".bin") models.emplace(entry.path().stem().string(), read_file(entry.path()));
  return models;
}

int run(const std::map<std::string, std::string>& options) {
  const auto facts = read_facts(options.at("--facts"));
  std::vector<std::u32string> keys;
  for (const auto& [name, table] : facts)
    for (const auto& [spelling, row] : table.spellings()) keys.push_back(spelling);
  const kn::MorphSource words = kn::read_mecab(options.at("--mecab"));
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
  std::ofstream out(output, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw kn::Error(kn::sqlstate::kUndefinedFile, "cannot write " + output);
  std::cout << output << ": " << bytes.size() << " bytes, " << facts.size() << " facts tables, " << words.entries.size() << " words\n";
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
