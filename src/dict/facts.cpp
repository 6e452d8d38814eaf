// Reading of facts tables; building them is facts_builder.cpp.
#include "dict/facts.h"

#include "base/error.h"

namespace kn {

namespace {

// Head of the section; the parts follow in this order, each padded to four bytes.
struct FactsHeader {
  uint32_t columns;
  uint32_t rows;
  uint32_t strings_size;
  uint32_t postings;
  uint32_t nodes;
};

}  // namespace

FactTable FactTable::open(const Image& image, std::string_view name) {
  const std::string section_name = "facts/" + std::string(name);
  const std::string_view section = image.section(section_name);
  FactsHeader header{};
  if (section.size() < sizeof header) image.damaged("section \"" + section_name + "\" is too short");
  std::memcpy(&header, section.data(), sizeof header);
  const uint64_t cells = (static_cast<uint64_t>(header.rows) + 1) * header.columns + 1;
  const uint64_t strings_padded = (static_cast<uint64_t>(header.strings_size) + 3) / 4 * 4;
  const uint64_t need = sizeof header + cells * 4 + strings_padded + static_cast<uint64_t>(header.postings) * 4 +
                        static_cast<uint64_t>(header.nodes) * sizeof(TrieNode);
  if (need != section.size()) image.damaged("section \"" + section_name + "\" has a wrong size");
  FactTable table;
  table.columns_ = header.columns;
  table.rows_ = header.rows;
  const char* at = section.data() + sizeof header;
  table.cells_ = Array<uint32_t>(reinterpret_cast<const uint32_t*>(at), cells);
  at += cells * 4;
  table.strings_ = std::string_view(at, header.strings_size);
  at += strings_padded;
  table.postings_ = Array<uint32_t>(reinterpret_cast<const uint32_t*>(at), header.postings);
  at += static_cast<size_t>(header.postings) * 4;
  table.trie_ = Trie(Alphabet(image.array<uint16_t>(Alphabet::kSection)),
                     Array<TrieNode>(reinterpret_cast<const TrieNode*>(at), header.nodes));
  // The header row is row 0 of the cells; a caller's row r is r + 1.
  for (uint32_t c = 0; c < header.columns; ++c)
    if (table.cells_[c] > table.cells_[c + 1] || table.cells_[c + 1] > header.strings_size)
      image.damaged("section \"" + section_name + "\" has wrong offsets");
  for (uint32_t c = 1; c < header.columns; ++c)
    if (table.header(c) == "aliases") table.aliases_ = c;
  return table;
}

std::string_view FactTable::cell(uint32_t row, uint32_t column) const {
  const uint64_t i = (static_cast<uint64_t>(row) + 1) * columns_ + column;
  const uint32_t begin = cells_[i], end = cells_[i + 1];
  if (begin > end || end > strings_.size()) return {};
  return strings_.substr(begin, end - begin);
}

uint32_t FactTable::column(std::string_view name) const {
  for (uint32_t c = 0; c < columns_; ++c)
    if (header(c) == name) return c;
  throw Error(sqlstate::kDataCorrupted,
              "a table of the korean_news dictionary image lacks column \"" + std::string(name) + "\"", {},
              "Run \"make install\" of korean_news again, with the version of the installed library.");
}

std::optional<uint32_t> FactTable::find(std::u32string_view spelling) const {
  const int64_t value = trie_.find(spelling);
  if (value < 0) return std::nullopt;
  for (uint32_t i = static_cast<uint32_t>(value); postings_.has(i); ++i) {
    const uint32_t posting = postings_[i];
    if ((posting >> 1U) < rows_) return posting >> 1U;
    if ((posting & 1U) != 0) break;
  }
  return std::nullopt;
}

}  // namespace kn
