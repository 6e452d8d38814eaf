// The user's terms: an immutable snapshot of the table korean_lexicon, as the analyser, the tagger and search consult
// it.
//
//   term        kind          name             parts
//   리벨리온     organization  리벨리온
//   과기부       organization  과학기술정보통신부
//   소버린AI     word                           소버린 AI
//
// Terms are folded as Text folds the input (full width to half width and so on), so that they are met in the folded
// row.  All folded terms lie in one arena, sorted by code points; a table over the first character gives the range to
// search and each further character narrows it by bisection.  Nothing is allocated a term: 100,000 of them take some 8
// MB and are built in a few hundredths of a second.  Where a term has several kinds, its rows come in the order of
// UserTermKind.
#pragma once

#include "base/tripwire.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kn {

// The first five as in records.h (EntityKind), so that one converts to the other by its number.
enum class UserTermKind : uint8_t { person, organization, location, product, event, word };

std::string_view kind_name(UserTermKind kind);
std::optional<UserTermKind> user_term_kind(std::string_view name);

struct UserTermMatch {
  uint32_t length;  // in characters of the folded text
  uint32_t index;   // of the term in its UserTerms
};

class UserTerms {
 public:
  class Builder;

  uint32_t size() const { return static_cast<uint32_t>(entries_.size()); }
  bool empty() const { return entries_.empty(); }

  // Calls found(length, index) for each row of which the term begins the text, shortest term first.
  template <typename Found>
  void prefixes(std::u32string_view text, Found&& found) const {
    if (text.empty() || entries_.empty()) return;
    const size_t bucket = bucket_of(text[0]);
    uint32_t low = first_[bucket], high = first_[bucket + 1];
    for (uint32_t depth = 0; depth < text.size() && low < high; ++depth) {
      narrow(low, high, depth, text[depth]);
      while (low < high && entries_[low].length == depth + 1) {
        found(depth + 1, low);
        ++low;
      }
    }
  }

  // The longest term that begins the text and is accepted(index).
  template <typename Accepted>
  std::optional<UserTermMatch> longest(std::u32string_view text, Accepted&& accepted) const {
    std::optional<UserTermMatch> best;
    prefixes(text, [&](uint32_t length, uint32_t index) {
      if ((!best || length > best->length) && accepted(index)) best = UserTermMatch{length, index};
    });
    return best;
  }
  std::optional<UserTermMatch> longest(std::u32string_view text) const {
    return longest(text, [](uint32_t) { return true; });
  }

  // Of one row; the views live as long as the UserTerms.
  UserTermKind kind(uint32_t index) const { return entries_[index].kind; }
  std::u32string_view folded(uint32_t index) const {
    return std::u32string_view(chars_).substr(entries_[index].chars, entries_[index].length);
  }
  std::string_view term(uint32_t index) const {
    return std::string_view(strings_).substr(entries_[index].strings, entries_[index].term_size);
  }
  // Canonical name; the term itself where the row gives none.
  std::string_view name(uint32_t index) const;
  // Parts of the compound in UTF-8, in order; none where the row gives none.
  uint32_t parts(uint32_t index) const { return entries_[index].parts; }
  std::vector<std::string_view> part_list(uint32_t index) const;

  // Hash of the rows' content whatever their order, 0 for none: the same terms have the same version in every database.
  int64_t version() const { return version_; }
  size_t memory() const;

 private:
  class Sorter;
  struct Entry {
    uint32_t chars;    // where the folded term begins in chars_
    uint32_t strings;  // where term, name and parts begin in strings_, one after the other
    uint16_t length;   // of the folded term
    uint16_t term_size;
    uint16_t name_size;
    UserTermKind kind;
    uint8_t parts;  // each part is preceded by its size in two bytes
  };

  static constexpr size_t kBuckets = 0x10000;
  static size_t bucket_of(char32_t c) { return c < kBuckets - 1 ? c : kBuckets - 1; }
  // Leaves of [low, high), which share `depth` characters and are longer, those with c at that place.
  void narrow(uint32_t& low, uint32_t& high, uint32_t depth, char32_t c) const {
    low = bound(low, high, depth, c);
    high = bound(low, high, depth, c + 1);
  }
  // First of [low, high) whose character at `depth` is c or greater.
  uint32_t bound(uint32_t low, uint32_t high, uint32_t depth, char32_t c) const {
    while (low < high) {
      const uint32_t middle = low + (high - low) / 2;
      if (chars_[entries_[middle].chars + depth] < c)
        low = middle + 1;
      else
        high = middle;
    }
    return low;
  }

  std::vector<Entry> entries_;
  std::vector<uint32_t> first_;  // of each first character: where its terms begin
  std::u32string chars_;
  std::string strings_;
  int64_t version_ = 0;
};

// Takes the rows one by one, in any order.
class UserTerms::Builder {
 public:
  // About how many bytes of UTF-8 are to come, so that nothing has to move as the arenas grow; 0 for unknown.
  explicit Builder(size_t bytes = 0);
  // Everything in UTF-8.  A row that check_user_term() would refuse and that cannot be met in a text is left out.
  void add(std::string_view term, UserTermKind kind, std::string_view name, const std::vector<std::string_view>& parts);
  UserTerms finish();

 private:
  UserTerms terms_;
};

// Throws Error (22023) that says in plain words what is wrong with a row of korean_lexicon.
struct UserTermRow {
  std::string_view term, kind;
  std::optional<std::string_view> name;
  std::optional<std::vector<std::string_view>> parts;
};
void check_user_term(const UserTermRow& row);

}  // namespace kn
