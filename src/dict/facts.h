// Tables of facts: data/NAME.tsv as the section "facts/NAME" of the image.
//
// A row is found by its term and by each of its aliases, through a trie, from any position in a text, without parsing
// anything at start.  Cells are UTF-8 as in the file, "" for an empty one.
//
//   const FactTable units = FactTable::open(image, "units");
//   units.longest(text.rest(i), [&](uint32_t row) { return units.cell(row, kind) == "money"; })
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "dict/image.h"
#include "dict/trie.h"

namespace kn {

struct FactMatch {
  uint32_t length;  // in characters
  uint32_t row;
};

class FactTable {
 public:
  // Throws Error where the image has no such table or it is damaged.
  static FactTable open(const Image& image, std::string_view name);

  uint32_t rows() const { return rows_; }
  // Number of the column; throws Error (XX001) where there is none, so look columns up once.
  uint32_t column(std::string_view name) const;
  std::string_view cell(uint32_t row, uint32_t column) const;
  std::string_view term(uint32_t row) const { return cell(row, 0); }
  // Calls seen(std::u32string) for each spelling of the row: its term, and its aliases where the table has them.  None
  // is empty, in a damaged image either.
  template <typename Seen>
  void each_spelling(uint32_t row, Seen&& seen) const {
    each_cell_spelling(row, [&](std::string_view utf8) { seen(decode_utf8(utf8)); });
  }
  // Calls seen(char32_t) for the first character of each.
  template <typename Seen>
  void each_first_char(uint32_t row, Seen&& seen) const {
    each_cell_spelling(row, [&](std::string_view utf8) { seen(first_char(utf8)); });
  }

  // Calls found(FactMatch) for each row of which a spelling begins the text, shortest spelling first; rows of one
  // spelling in the file's order.
  template <typename Found>
  void prefixes(std::u32string_view text, Found&& found) const {
    trie_.prefixes(text, [&](uint32_t length, uint32_t value) {
      for (uint32_t i = value; postings_.has(i); ++i) {
        const uint32_t posting = postings_[i];
        if ((posting >> 1U) < rows_) found(FactMatch{length, posting >> 1U});
        if ((posting & 1U) != 0) break;  // last row of this spelling
      }
    });
  }

  // The longest spelling that begins the text and is accepted(row).
  template <typename Accepted>
  std::optional<FactMatch> longest(std::u32string_view text, Accepted&& accepted) const {
    std::optional<FactMatch> best;
    prefixes(text, [&](FactMatch m) {
      if ((!best || m.length > best->length) && accepted(m.row)) best = m;
    });
    return best;
  }
  std::optional<FactMatch> longest(std::u32string_view text) const {
    return longest(text, [](uint32_t) { return true; });
  }
  // First row with exactly this spelling.
  std::optional<uint32_t> find(std::u32string_view spelling) const;

  // Section bytes of a parsed table.
  struct Source {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
    // All spellings with the row they name: terms, and the column "aliases" split at "|".
    std::vector<std::pair<std::u32string, uint32_t>> spellings() const;
  };
  // Reads a .tsv; throws Error (22023) that names file and line.
  static Source parse(const std::string& file_name, std::string_view content);
  static std::string build(const Alphabet& alphabet, const Source& source);

 private:
  template <typename Seen>
  void each_cell_spelling(uint32_t row, Seen&& seen) const {
    if (const std::string_view spelling = term(row); !spelling.empty()) seen(spelling);
    for (std::string_view rest = aliases_ == 0 ? std::string_view() : cell(row, aliases_); !rest.empty();) {
      const size_t bar = rest.find('|');
      if (bar != 0) seen(rest.substr(0, bar));
      rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
    }
  }
  std::string_view header(uint32_t column) const {
    return strings_.substr(cells_[column], cells_[column + 1] - cells_[column]);
  }

  Array<uint32_t> cells_;  // offset of each cell in strings_, row by row, the header first; one more for the end
  std::string_view strings_;
  Array<uint32_t> postings_;  // row * 2 + 1 for the last row of a spelling
  Trie trie_;
  uint32_t columns_ = 0;
  uint32_t rows_ = 0;
  uint32_t aliases_ = 0;  // number of that column, 0 for none
};

}  // namespace kn
