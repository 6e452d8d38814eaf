// Reading of MeCab's compiled files.
//
// sys.dic and unk.dic: ten 32-bit numbers (size xor a constant, version, type, words, left and right contexts, bytes of
// trie, tokens, features, 0), the charset, a double array over bytes, 16-byte tokens, feature strings.
// char.bin: names of the categories, then one 32-bit CharInfo a character.  matrix.bin: two 16-bit sizes, then costs.
#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/error.h"
#include "base/unicode.h"
#include "morph/dictionary_builder.h"

namespace kn {

namespace {

constexpr uint32_t kDictionaryMagic = 0xEF718F77U;
constexpr size_t kHeader = 40 + 32;

// A file of little-endian records, with checked access.
class File {
 public:
  explicit File(const std::string& path) : path_(path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error(sqlstate::kUndefinedFile, "cannot read " + path);
    bytes_.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }

  template <typename T>
  T at(size_t offset) const {
    T value;
    if (offset > bytes_.size() || bytes_.size() - offset < sizeof(T)) broken();
    std::memcpy(&value, bytes_.data() + offset, sizeof(T));
    return value;
  }
  std::string string_at(size_t offset) const {
    if (offset >= bytes_.size()) broken();
    const size_t end = bytes_.find('\0', offset);
    return bytes_.substr(offset, end == std::string::npos ? end : end - offset);
  }
  size_t size() const { return bytes_.size(); }
  const std::string& bytes() const { return bytes_; }
  [[noreturn]] void broken() const {
    throw Error(sqlstate::kDataCorrupted, path_ + " is no compiled MeCab dictionary in UTF-8");
  }

 private:
  std::string path_;
  std::string bytes_;
};

struct Token {
  uint16_t left, right, part_of_speech;
  int16_t cost;
  uint32_t feature, compound;
};

// Calls key(bytes, value) for each key of the double array at [from, from + size), in the order of bytes.
template <typename Key>
void walk(const File& file, size_t from, size_t size, Key&& key) {
  const auto units = static_cast<uint32_t>(size / 8);
  const auto base = [&](uint32_t i) { return file.at<int32_t>(from + size_t{i} * 8); };
  const auto check = [&](uint32_t i) { return file.at<uint32_t>(from + size_t{i} * 8 + 4); };
  struct Step {
    int32_t base;
    unsigned next;
  };
  std::vector<Step> path{{base(0), 0}};
  std::string bytes;
  while (!path.empty()) {
    Step& step = path.back();
    if (step.next > 256) {
      path.pop_back();
      if (!bytes.empty()) bytes.pop_back();
      continue;
    }
    const unsigned c = step.next++;  // 0 ends a key, c + 1 goes on with byte c
    const int64_t child = int64_t{step.base} + c;
    if (child < 0 || child >= units || check(static_cast<uint32_t>(child)) != static_cast<uint32_t>(step.base))
      continue;
    const int32_t there = base(static_cast<uint32_t>(child));
    if (c == 0) {
      if (there < 0) key(bytes, static_cast<uint32_t>(-there - 1));
    } else if (there > 0) {
      bytes.push_back(static_cast<char>(c - 1));
      path.push_back({there, 0});
    }
  }
}

// Calls word(surface, Token, feature).
template <typename Found>
void read_dictionary(const File& file, uint32_t* lefts, uint32_t* rights, Found&& word) {
  if ((file.at<uint32_t>(0) ^ kDictionaryMagic) != file.size() || file.string_at(40) != "UTF-8") file.broken();
  *rights = file.at<uint32_t>(16);
  *lefts = file.at<uint32_t>(20);
  const size_t trie = file.at<uint32_t>(24), tokens = kHeader + trie, features = tokens + file.at<uint32_t>(28);
  walk(file, kHeader, trie, [&](const std::string& surface, uint32_t value) {
    for (uint32_t i = 0; i < (value & 0xFFU); ++i) {
      const auto token = file.at<Token>(tokens + size_t{(value >> 8) + i} * sizeof(Token));
      word(surface, token, file.string_at(features + token.feature));
    }
  });
}

std::map<std::string, std::string> read_settings(const std::string& path) {
  std::map<std::string, std::string> settings;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const size_t equals = line.find('=');
    if (line.empty() || line[0] == '#' || line[0] == ';' || equals == std::string::npos) continue;
    const auto trim = [](std::string s) {
      s.erase(0, s.find_first_not_of(" \t"));
      s.erase(s.find_last_not_of(" \t\r") + 1);
      return s;
    };
    settings[trim(line.substr(0, equals))] = trim(line.substr(equals + 1));
  }
  return settings;
}

// "100,3000,120,6000": cost by part-of-speech number.
std::map<int, int> read_penalties(const std::string& list) {
  std::map<int, int> penalties;
  std::vector<int> numbers;
  for (size_t at = 0; at < list.size();) {
    const size_t comma = std::min(list.find(',', at), list.size());
    numbers.push_back(std::atoi(list.substr(at, comma - at).c_str()));
    at = comma + 1;
  }
  for (size_t i = 0; i + 1 < numbers.size(); i += 2) penalties[numbers[i]] = numbers[i + 1];
  return penalties;
}

}  // namespace

MorphSource read_mecab(const std::string& directory) {
  MorphSource source;
  const auto settings = read_settings(directory + "/dicrc");
  if (settings.contains("cost-factor")) source.cost_factor = std::max(1, std::atoi(settings.at("cost-factor").c_str()));
  const auto penalties =
      read_penalties(settings.contains("left-space-penalty-factor") ? settings.at("left-space-penalty-factor") : "");

  const File system(directory + "/sys.dic");
  read_dictionary(system, &source.lefts, &source.rights,
                  [&](const std::string& surface, const Token& token, const std::string& feature) {
                    source.entries.push_back({decode_utf8(surface), feature, token.left, token.right, token.cost});
                    const auto tag = tag_of(feature.substr(0, feature.find_first_of("+,")));
                    const auto penalty = penalties.find(token.part_of_speech);
                    if (tag && penalty != penalties.end()) source.space_penalty[*tag] = penalty->second;
                  });

  const File characters(directory + "/char.bin");
  const auto categories = characters.at<uint32_t>(0);
  if (categories > 18 || characters.size() < 4 + size_t{32} * categories) characters.broken();
  for (uint32_t i = 0; i < categories; ++i) source.categories.push_back(characters.string_at(4 + size_t{32} * i));
  for (size_t at = 4 + size_t{32} * categories; at + 4 <= characters.size(); at += 4)
    source.characters.push_back(characters.at<uint32_t>(at));

  const File unknown(directory + "/unk.dic");
  uint32_t lefts = 0, rights = 0;
  source.unknown.resize(categories);
  read_dictionary(unknown, &lefts, &rights,
                  [&](const std::string& name, const Token& token, const std::string& feature) {
                    const auto category = std::find(source.categories.begin(), source.categories.end(), name);
                    if (category != source.categories.end())
                      source.unknown[static_cast<size_t>(category - source.categories.begin())] = {
                          {}, feature, token.left, token.right, token.cost};
                  });

  const File matrix(directory + "/matrix.bin");
  const size_t cells = size_t{source.lefts} * source.rights;
  if (matrix.at<uint16_t>(0) != source.rights || matrix.at<uint16_t>(2) != source.lefts ||
      matrix.size() != 4 + 2 * cells)
    matrix.broken();
  source.matrix.resize(cells);
  std::memcpy(source.matrix.data(), matrix.bytes().data() + 4, 2 * cells);
  return source;
}

}  // namespace kn
