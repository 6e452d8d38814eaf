// Rows on their way to the shell.  Result owns the strings that the cells point at.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "bridge/bridge.h"

namespace kn::bridge {

class Result {
 public:
  explicit Result(int columns) : columns_(columns) {}

  // Cells are added from left to right, row after row.
  void null() { cells_.push_back(Cell{}); }
  void text(std::string_view s) { push(CellType::text, keep(s)); }
  void text_or_null(std::string_view s) { s.empty() ? null() : text(s); }
  // Points at bytes that outlive the Result (the input, the image).
  void borrowed(std::string_view s) { push(CellType::text, Slice{s.data(), static_cast<int>(s.size())}); }
  void integer(int64_t v) {
    cells_.push_back(Cell{});
    cells_.back().type = CellType::integer;
    cells_.back().integer = v;
  }
  void boolean(bool v) {
    integer(v ? 1 : 0);
    cells_.back().type = CellType::boolean;
  }
  void real(double v) {
    cells_.push_back(Cell{});
    cells_.back().type = CellType::real;
    cells_.back().real = v;
  }
  // Decimal digits, "" for NULL.
  void numeric(std::string_view digits) { digits.empty() ? null() : push(CellType::numeric, keep(digits)); }
  // Microseconds since 2000-01-01 00:00.
  void timestamp(std::optional<int64_t> microseconds) {
    if (!microseconds) return null();
    integer(*microseconds);
    cells_.back().type = CellType::timestamp;
  }
  void text_array(const std::vector<std::string>& items) {
    arrays_.emplace_back();
    for (const std::string& item : items) arrays_.back().push_back(keep(item));
    integer(static_cast<int64_t>(items.size()));
    cells_.back().type = CellType::text_array;
    cells_.back().items = arrays_.back().data();
  }
  // surface, position, length: the three columns that every row of a span has.
  void span(const Text& t, Span s) {
    borrowed(t.surface(s));
    integer(t.position(s));
    integer(t.length(s));
  }

  Rows rows() const { return Rows{cells_.data(), columns_, static_cast<long long>(cells_.size() / static_cast<size_t>(columns_))}; }

 private:
  Slice keep(std::string_view s) {
    strings_.emplace_back(s);
    return Slice{strings_.back().data(), static_cast<int>(s.size())};
  }
  void push(CellType type, Slice s) {
    cells_.push_back(Cell{});
    cells_.back().type = type;
    cells_.back().text = s;
  }

  int columns_;
  std::vector<Cell> cells_;
  std::deque<std::string> strings_;
  std::deque<std::vector<Slice>> arrays_;
};

}  // namespace kn::bridge
