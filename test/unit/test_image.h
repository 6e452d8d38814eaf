// The image that unit tests run on: data/ of this checkout, compiled in memory (no analyser), or the built image file.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "dict/facts.h"
#include "dict/image.h"
#include "dict/trie.h"
#include "numeral/number.h"

namespace kn::test {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Bytes of an image with the given facts tables only: {{"units", "term\tkind\n..."}, ...}.
inline std::string facts_image(const std::vector<std::pair<std::string, std::string>>& tables) {
  std::vector<std::pair<std::string, FactTable::Source>> sources;
  std::vector<std::u32string> keys;
  for (const auto& [name, content] : tables) {
    sources.emplace_back(name, FactTable::parse(name + ".tsv", content));
    for (const auto& [spelling, row] : sources.back().second.spellings()) keys.push_back(spelling);
  }
  const std::string codes = Alphabet::build(keys);
  const Alphabet alphabet(Array<uint16_t>(reinterpret_cast<const uint16_t*>(codes.data()), codes.size() / 2));
  ImageWriter writer("test");
  writer.add(Alphabet::kSection, codes);
  for (const auto& [name, source] : sources) writer.add("facts/" + name, FactTable::build(alphabet, source));
  return writer.bytes();
}

// Every data/*.tsv of the checkout, compiled once per test program.
inline const Image& data_image() {
  static const std::string bytes = [] {
    std::vector<std::pair<std::string, std::string>> tables;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(KN_SOURCE_DIR) + "/data"))
      if (entry.path().extension() == ".tsv")
        tables.emplace_back(entry.path().stem().string(), read_file(entry.path()));
    return facts_image(tables);
  }();
  static const std::shared_ptr<const Image> image = Image::over(bytes, "data/");
  return *image;
}

// The words of numbers in it.
inline const Numerals& numerals() {
  static const Numerals loaded(data_image());
  return loaded;
}

}  // namespace kn::test
