// The rules of data/article_rules.tsv: what a line of a page is besides article.
//
// A rule is compiled when a line first holds its trigger words, so that the first call pays for the handful it needs. A
// rule of scope `line` must match the whole line, one of scope `head` or `body` likewise, but only above the report or
// below its first line; one of scope `start` or `end` a part that is then cut off.  Lines of the page's own words
// (data/page_words.tsv) need no rule.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/page_words.h"
#include "base/pattern.h"
#include "dict/facts.h"

namespace kn {

// What a rule found in a line; views into the line.
struct RuleMatch {
  RuleKind kind = RuleKind::none;
  std::string_view whole;                                             // what the rule covers (what is cut off)
  std::vector<std::pair<std::string_view, std::string_view>> groups;  // name and text, only those that took part

  // Text of the group, "" where there is none.
  std::string_view group(std::string_view name) const {
    for (const auto& [key, text] : groups)
      if (key == name) return text;
    return {};
  }
};

class ArticleRules {
 public:
  explicit ArticleRules(const Image& image);

  // The trigger words of a line, found once for all that is asked of it.
  static constexpr size_t kTriggers = 896;
  using Words = std::bitset<kTriggers>;
  struct Present {
    Words words;
    mutable std::optional<std::vector<uint16_t>> rules;  // those that the words allow, in their order, once asked for
  };
  Present present(std::string_view line) const;

  // The first rule that matches the whole line; `above`: no line of the report stood before it.
  std::optional<RuleMatch> line(std::string_view line, const Present& words, bool above) const;
  // The first rule that matches at the beginning or at the end of the line.
  std::optional<RuleMatch> start(std::string_view line, const Present& words) const {
    return part(line, words, RuleScope::start);
  }
  std::optional<RuleMatch> end(std::string_view line, const Present& words) const {
    return part(line, words, RuleScope::end);
  }
  // Of those at the end, only the credits of pictures.
  std::optional<RuleMatch> end_credit(std::string_view line, const Present& words) const {
    return part(line, words, RuleScope::end, RuleKind::caption);
  }
  // The rule of this kind against the whole string (outlet, stamp).
  std::optional<RuleMatch> whole(RuleKind kind, std::string_view text) const;

  // 국제경제, 문화뉴스: nothing but names of sections.
  bool is_section(std::string_view name) const { return words_.line(name) == RuleKind::menu; }

  // For the test of the table: name, kind and scope of each rule, and whether it alone matches the line.
  struct Entry {
    std::string_view name, example, never;
    RuleScope scope;
  };
  std::vector<Entry> entries() const;
  bool matches(std::string_view name, std::string_view line) const;

 private:
  struct Rule {
    std::string_view name, pattern, example, never;
    RuleKind kind;
    RuleScope scope;
    size_t longest;  // characters
    std::vector<std::string_view> groups;
    std::vector<Words> triggers;  // of each of these sets one must occur
    mutable std::unique_ptr<Pattern> compiled;
  };

  std::optional<RuleMatch> part(std::string_view line, const Present& words, RuleScope scope,
                                RuleKind only = RuleKind::none) const;
  const std::vector<uint16_t>& rules_for(const Present& present) const;
  static bool allows(const Words& words, const Rule& rule);
  std::optional<RuleMatch> match(const Rule& rule, std::string_view line) const;
  size_t trigger(std::string_view word);
  Words triggers_of(std::string_view words);
  const Pattern& compiled(const Rule& rule) const;
  std::string expanded(std::string_view pattern) const;

  PageWords words_;
  std::vector<Rule> rules_;
  std::vector<std::string_view> triggers_;
  // ^[ and 기자$: triggers that stand at an end of the line, by the byte there.
  std::array<std::vector<uint16_t>, 256> begins_, ends_;
  std::array<std::vector<uint16_t>, kTriggers> rules_of_;  // rules by a word of their first set
  std::vector<uint16_t> always_;                           // rules without triggers
  // {date}, {^date}, {latin}, {bare}, {letter}
  std::optional<uint16_t> date_, begins_with_date_, latin_, bare_, letter_;
  // Other trigger words by a hash of their first three bytes, or by their first byte where they have fewer.
  std::array<std::vector<uint16_t>, 1024> long_starts_;
  std::array<std::vector<uint16_t>, 256> short_starts_;
  std::vector<std::pair<std::string_view, std::string_view>> macros_;
};

// E-mail addresses in a piece of a line, in order.
std::vector<std::string_view> email_addresses(std::string_view line);

}  // namespace kn
