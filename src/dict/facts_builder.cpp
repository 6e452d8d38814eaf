// Parsing of data/*.tsv and writing of facts sections (dictionary compiler and tests).
#include <algorithm>

#include "base/error.h"
#include "base/unicode.h"
#include "dict/facts.h"

namespace kn {

namespace {

std::vector<std::string> split(std::string_view line, char by) {
  std::vector<std::string> out;
  for (size_t from = 0;;) {
    const size_t to = line.find(by, from);
    out.emplace_back(line.substr(from, to == std::string_view::npos ? to : to - from));
    if (to == std::string_view::npos) return out;
    from = to + 1;
  }
}

void append_u32(std::string& out, uint32_t v) { out.append(reinterpret_cast<const char*>(&v), sizeof v); }

}  // namespace

FactTable::Source FactTable::parse(const std::string& file_name, std::string_view content) {
  Source source;
  uint32_t number = 0;
  const auto fail = [&](const std::string& what) {
    throw Error(sqlstate::kInvalidParameter, file_name + ":" + std::to_string(number) + ": " + what);
  };
  for (const std::string& line : split(content, '\n')) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (!is_nfc(line)) fail("the line is not in Unicode normalization form C");
    if (line.find('\r') != std::string::npos) fail("the line ends in CR LF, LF is wanted");
    std::vector<std::string> cells = split(line, '\t');
    for (const std::string& cell : cells)
      if (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '))
        fail("a cell begins or ends with a blank: \"" + cell + "\"");
    if (source.columns.empty()) {
      if (cells[0] != "term") fail("the first column must be called \"term\"");
      source.columns = std::move(cells);
      continue;
    }
    if (cells.size() > source.columns.size())
      fail("the line has " + std::to_string(cells.size()) + " cells, the header " +
           std::to_string(source.columns.size()));
    cells.resize(source.columns.size());
    if (cells[0].empty()) fail("the term is empty");
    source.rows.push_back(std::move(cells));
  }
  if (source.columns.empty()) fail("the file has no header line");
  return source;
}

std::vector<std::pair<std::u32string, uint32_t>> FactTable::Source::spellings() const {
  const auto found = std::find(columns.begin(), columns.end(), "aliases");
  const size_t aliases = static_cast<size_t>(found - columns.begin());
  std::vector<std::pair<std::u32string, uint32_t>> out;
  for (uint32_t r = 0; r < rows.size(); ++r) {
    out.emplace_back(decode_utf8(rows[r][0]), r);
    if (found == columns.end() || rows[r][aliases].empty()) continue;
    for (const std::string& alias : split(rows[r][aliases], '|'))
      if (!alias.empty()) out.emplace_back(decode_utf8(alias), r);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string FactTable::build(const Alphabet& alphabet, const Source& source) {
  std::string cells, strings;
  const auto add_row = [&](const std::vector<std::string>& row) {
    for (const std::string& cell : row) {
      append_u32(cells, static_cast<uint32_t>(strings.size()));
      strings += cell;
    }
  };
  add_row(source.columns);
  for (const auto& row : source.rows) add_row(row);
  append_u32(cells, static_cast<uint32_t>(strings.size()));

  std::string postings;
  std::vector<std::pair<std::u32string, uint32_t>> keys;
  const auto spellings = source.spellings();
  for (size_t i = 0; i < spellings.size(); ++i) {
    if (i == 0 || spellings[i].first != spellings[i - 1].first)
      keys.emplace_back(spellings[i].first, static_cast<uint32_t>(postings.size() / 4));
    const bool last = i + 1 == spellings.size() || spellings[i + 1].first != spellings[i].first;
    append_u32(postings, spellings[i].second * 2 + (last ? 1 : 0));
  }
  const std::string nodes = Trie::build(alphabet, keys);

  std::string out;
  append_u32(out, static_cast<uint32_t>(source.columns.size()));
  append_u32(out, static_cast<uint32_t>(source.rows.size()));
  append_u32(out, static_cast<uint32_t>(strings.size()));
  append_u32(out, static_cast<uint32_t>(postings.size() / 4));
  append_u32(out, static_cast<uint32_t>(nodes.size() / sizeof(TrieNode)));
  out += cells;
  strings.resize((strings.size() + 3) / 4 * 4, '\0');
  out += strings;
  out += postings;
  out += nodes;
  return out;
}

}  // namespace kn
