// Names, addresses or signatures in the order in which a page tells them, none of them twice.  A page of one desk's
// mails or of all members of a party has ten thousand of them (김갑돌 기자 a1@b.kr / 이을순 기자 a2@b.kr / …), so none
// is looked for in the row itself, and none has memory of its own: giving back a hundred thousand pieces takes its
// time.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/interrupt.h"

namespace kn {

class NameList {
 public:
  void add(std::string_view name) {
    if (const auto number = learn(name)) order_.push_back(*number);
  }
  // 김지현 한재준 기자: before the name that came last.
  void add_before_last(std::string_view name) {
    if (const auto number = learn(name)) order_.insert(order_.end() - (order_.empty() ? 0 : 1), *number);
  }
  bool holds(std::string_view name) const { return find(name) != kNone; }
  bool empty() const { return order_.empty(); }
  size_t size() const { return order_.size(); }
  // Until the next is added.
  std::string_view operator[](size_t i) const { return name(order_[i]); }

  // The names themselves; the list is empty then.
  std::vector<std::string> take() {
    std::vector<std::string> names;
    names.reserve(size());
    for (const uint32_t number : order_) {
      pace();
      names.emplace_back(name(number));
    }
    *this = NameList();
    return names;
  }

 private:
  static constexpr uint32_t kNone = UINT32_MAX;
  static constexpr size_t kFew = 8;  // that are looked through one by one

  std::string_view name(uint32_t number) const {
    const size_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(letters_).substr(begin, ends_[number] - begin);
  }
  // Where the table has the name or, where it has not, room for it.
  size_t slot(std::string_view name) const {
    size_t at = std::hash<std::string_view>{}(name) & (slots_.size() - 1);
    while (slots_[at] != kNone && this->name(slots_[at]) != name) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  uint32_t find(std::string_view name) const {
    if (!slots_.empty()) return slots_[slot(name)];
    for (uint32_t number = 0; number < ends_.size(); ++number)
      if (this->name(number) == name) return number;
    return kNone;
  }
  // The number of a name that is new.
  std::optional<uint32_t> learn(std::string_view name) {
    pace();
    if (holds(name)) return std::nullopt;
    const auto number = static_cast<uint32_t>(ends_.size());
    letters_ += name;
    ends_.push_back(letters_.size());
    if (ends_.size() > std::max(kFew, slots_.size() / 2))
      number_anew();
    else if (!slots_.empty())
      slots_[slot(name)] = number;
    return number;
  }
  void number_anew() {
    slots_.assign(std::max(4 * kFew, 2 * slots_.size()), kNone);
    for (uint32_t number = 0; number < ends_.size(); ++number) {
      pace();
      slots_[slot(name(number))] = number;
    }
  }

  std::string letters_;          // of all names, in the order in which they came
  std::vector<size_t> ends_;     // in them
  std::vector<uint32_t> order_;  // of the numbers by which they came
  std::vector<uint32_t> slots_;  // a table of those numbers; a power of two, half of it free
};

}  // namespace kn
