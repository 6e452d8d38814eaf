// Rows on their way to the shell.  Result owns what the cells point at.
//
// A megabyte of digits gives a million rows, so cells lie in blocks that never move and strings one behind the other in
// pieces of memory, and with each new block a pending cancel is noticed, whatever loop writes the rows.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/interrupt.h"
#include "base/text.h"
#include "bridge/bridge.h"
#include "numeral/decimal.h"

namespace kn::bridge {

class Result {
 public:
  explicit Result(int columns) : columns_(columns) {}

  // Cells are added from left to right, row after row.
  void null() { push(CellType::null); }
  void text(std::string_view s) { push(CellType::text).text = keep(s); }
  void text_or_null(std::string_view s) { s.empty() ? null() : text(s); }
  // What cells borrow from lives as long as they.
  void keep_alive(std::shared_ptr<const void> lender) { lender_ = std::move(lender); }
  // Points at bytes that outlive the Result (the input, the image, what is kept alive).
  void borrowed(std::string_view s) { push(CellType::text).text = Slice{s.data(), static_cast<int>(s.size())}; }
  void integer(int64_t v) { push(CellType::integer).integer = v; }
  void boolean(bool v) { push(CellType::boolean).integer = v ? 1 : 0; }
  void real(double v) { push(CellType::real).real = v; }
  void numeric(const Decimal& number) {
    const std::optional<int64_t> coefficient = number.coefficient();
    if (!coefficient || number.scale() > Decimal::kSmallDigits) return numeric(number.to_string());
    Cell& cell = push(CellType::scaled);
    cell.integer = *coefficient;
    cell.scale = static_cast<int>(number.scale());
  }
  // Decimal digits, "" for NULL.
  void numeric(std::string_view digits) {
    digits.empty() ? null() : static_cast<void>(push(CellType::numeric).text = keep(digits));
  }
  // Microseconds since 2000-01-01 00:00.
  void timestamp(std::optional<int64_t> microseconds) {
    microseconds ? static_cast<void>(push(CellType::timestamp).integer = *microseconds) : null();
  }
  void text_array(const std::vector<std::string>& items) {
    std::vector<Slice>& slices = arrays_.emplace_back();
    slices.reserve(items.size());
    InterruptPacer pacer;
    for (const std::string& item : items) {
      pacer.tick();
      slices.push_back(keep(item));
    }
    Cell& cell = push(CellType::text_array);
    cell.integer = static_cast<int64_t>(items.size());
    cell.items = slices.data();
  }
  // surface, position, length: the three columns that every row of a span has.
  void span(const Text& t, Span s) {
    borrowed(t.surface(s));
    integer(t.position(s));
    integer(t.length(s));
  }

  Rows rows() const {
    if (blocks_.empty()) return Rows{nullptr, columns_, 0};
    const auto in_last = static_cast<size_t>(next_ - blocks_.back().get());
    return Rows{blocks_[0].get(), columns_,
                static_cast<long long>((blocks_.size() - 1) * kBlockRows + in_last / static_cast<size_t>(columns_))};
  }
  const Cell* row(long long r) const {
    return &blocks_[static_cast<size_t>(r) / kBlockRows]
                   [static_cast<size_t>(r) % kBlockRows * static_cast<size_t>(columns_)];
  }

 private:
  static constexpr size_t kFirstRows = 16, kBlockRows = 1024;
  static constexpr size_t kSmallestPiece = 512, kLargestPiece = 64 << 10;

  Cell& push(CellType type) {
    if (next_ == end_) grow();
    next_->type = type;
    return *next_++;
  }
  // The first block grows with its rows, the others have kBlockRows at once.
  void grow() {
    check_interrupt();
    const bool longer = !blocks_.empty() && rows_in_block_ < kBlockRows;
    rows_in_block_ = blocks_.empty() ? kFirstRows : longer ? rows_in_block_ * 4 : kBlockRows;
    const size_t cells = rows_in_block_ * static_cast<size_t>(columns_);
    std::unique_ptr<Cell[]> block(new Cell[cells]);
    size_t kept = 0;
    if (longer) {
      kept = static_cast<size_t>(next_ - blocks_.back().get());
      std::copy(blocks_.back().get(), next_, block.get());
      blocks_.pop_back();
    }
    next_ = block.get() + kept;
    end_ = block.get() + cells;
    blocks_.push_back(std::move(block));
  }
  Slice keep(std::string_view s) {
    if (s.size() > room_) {
      piece_size_ = std::clamp(piece_size_ * 2, kSmallestPiece, kLargestPiece);
      const size_t size = std::max(piece_size_, s.size());
      pieces_.emplace_back(new char[size]);
      free_ = pieces_.back().get();
      room_ = size;
    }
    char* at = free_;
    if (!s.empty()) std::memcpy(at, s.data(), s.size());
    free_ += s.size();
    room_ -= s.size();
    return Slice{at, static_cast<int>(s.size())};
  }

  int columns_;
  std::vector<std::unique_ptr<Cell[]>> blocks_;  // all but the last are full
  size_t rows_in_block_ = 0;                     // room in the last
  Cell *next_ = nullptr, *end_ = nullptr;
  std::vector<std::unique_ptr<char[]>> pieces_;
  char* free_ = nullptr;
  size_t room_ = 0, piece_size_ = 0;
  std::deque<std::vector<Slice>> arrays_;
  std::shared_ptr<const void> lender_;
};

}  // namespace kn::bridge
