// Names, addresses or signatures in the order in which a page tells them, none of them twice.  A page of one desk's mails or of all
// members of a party has ten thousand of them (김갑돌 기자 a1@b.kr / 이을순 기자 a2@b.kr / …), so none is looked for in the row itself.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kn {

class NameList {
 public:
  void add(std::string_view name) {
    if (known_.emplace(name).second) names_.emplace_back(name);
  }
  // 김지현 한재준 기자: before the name that came last.
  void add_before_last(std::string_view name) {
    if (known_.emplace(name).second) names_.insert(names_.end() - (names_.empty() ? 0 : 1), std::string(name));
  }
  bool holds(std::string_view name) const { return known_.find(name) != known_.end(); }
  bool empty() const { return names_.empty(); }

  const std::vector<std::string>& names() const { return names_; }
  // The names themselves; the list is empty then.
  std::vector<std::string> take() {
    known_.clear();
    return std::exchange(names_, {});
  }

 private:
  std::vector<std::string> names_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace kn
