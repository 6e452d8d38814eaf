// A foreign name and the foreign company behind it, which the tagger took for one name.
//
//   마커스 레인 헬릭스 컴퓨트 최고경영자 … 레인 CEO는     ->  마커스 레인 + 헬릭스 컴퓨트
//
// Where the name ends is told by the rest of the text (레인 stands before a title, 헬릭스 컴퓨트 alone), by the tables
// (에릭 슈미트 알파벳), or by a last word that only companies have (컴퓨트, 세미컨덕터), which takes one word along.
#include <algorithm>

#include "base/interrupt.h"
#include "entities/gather.h"
#include "entities/titles.h"

namespace kn::entities {

namespace {

class Splitter {
 public:
  explicit Splitter(Reading& reading) : r_(reading), text_(reading.text) {}

  void run() {
    const auto may_be_both = [&](const Mention& m) {
      pace();
      const std::u32string_view words = text_.chars(m.span);
      return m.kind == EntityKind::person && !m.by_user &&
             static_cast<size_t>(std::count(words.begin(), words.end(), U' ')) + 1 >= kFewest;
    };
    if (std::none_of(r_.mentions.begin(), r_.mentions.end(), may_be_both)) return;
    for (const Mention& m : r_.mentions) {
      pace();
      if (m.kind != EntityKind::person)
        bodies_.insert(r_.key(m.span));
      else if (text_.chars(m.span).find(U' ') == std::u32string_view::npos && m.span.size() > 1 &&
               !phrase_after(r_, m.span).role.empty())
        families_.insert(r_.key(m.span));
    }
    std::vector<Mention> more;
    for (size_t i = 0; i < r_.mentions.size(); ++i) {
      pace();
      Mention& m = r_.mentions[i];
      if (m.kind != EntityKind::person || m.by_user) continue;
      find_words(m.span);
      Mention* tail = i + 1 < r_.mentions.size() ? &r_.mentions[i + 1] : nullptr;
      if (tail != nullptr && (tail->by_user || tail->kind != EntityKind::organization ||
                              tail->span.begin != m.span.end + 1 || text_[m.span.end] != U' '))
        tail = nullptr;
      const size_t stop = name_words(tail);
      if (stop == 0 || stop >= ends_.size()) continue;
      const Span rest{ends_[stop - 1] + 1, m.span.end};
      m.span.end = ends_[stop - 1];
      if (tail != nullptr && joins(*tail)) {
        tail->span.begin = rest.begin;
        continue;
      }
      Mention body;
      body.kind = EntityKind::organization;
      body.span = rest;
      more.push_back(std::move(body));
    }
    add_mentions(r_, std::move(more));
  }

 private:
  static constexpr size_t kFewest = 3;  // words of a name and a company

  uint32_t classes(Span span) const { return r_.words.classes(r_.key(span)); }

  void find_words(Span name) {
    ends_.clear(), begins_.clear();
    begins_.push_back(name.begin);
    for (uint32_t k = name.begin; k < name.end; ++k)
      if (text_[k] == U' ') ends_.push_back(k), begins_.push_back(k + 1);
    ends_.push_back(name.end);
  }

  // The mention is but the rest of a company's name: 세미컨덕터.
  bool joins(const Mention& tail) const { return (classes(tail.span) & kAnyName) == 0; }

  // How many words are the name; 0 where it is one as it stands.
  size_t name_words(const Mention* tail) const {
    const size_t n = ends_.size();
    constexpr size_t kMost = 6;
    if (n > kMost || n < kFewest) return 0;
    for (size_t k = 1; k + 1 < n; ++k)
      if (families_.contains(r_.key(Span{begins_[k], ends_[k]}))) return k + 1;
    for (size_t k = 2; k < n; ++k) {
      const Span rest{begins_[k], ends_.back()};
      const std::u32string_view key = r_.key(rest);
      if (bodies_.contains(key) || (classes(rest) & (kOrganization | kAmbiguous)) == kOrganization) return k;
    }
    if (tail != nullptr && (classes(tail->span) & kOrganizationEnding) != 0) return n - 1;
    const Span last{begins_.back(), ends_.back()};
    if (phrase_after(r_, Span{begins_[0], ends_.back()}).role.empty()) return 0;
    if ((classes(last) & kOrganizationEnding) != 0) return n > 3 ? n - 2 : 0;
    return ends_as_company(last) ? n - 1 : 0;
  }
  // 노르트에너지
  bool ends_as_company(Span word) const {
    constexpr uint32_t kShortest = 2;
    for (uint32_t k = word.begin + kShortest; k + kShortest <= word.end; ++k)
      if ((classes(Span{k, word.end}) & (kOrganizationEnding | kAmbiguousEnding)) == kOrganizationEnding) return true;
    return false;
  }

  Reading& r_;
  const Text& text_;
  std::vector<uint32_t> begins_, ends_;  // of the words of the name at hand
  Arena arena_;
  ArenaSet<std::u32string_view> bodies_{arena_};    // what the text names besides persons
  ArenaSet<std::u32string_view> families_{arena_};  // single words before titles
};

}  // namespace

void split_rows(Reading& reading) { Splitter(reading).run(); }

}  // namespace kn::entities
