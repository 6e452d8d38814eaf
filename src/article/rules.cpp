// Reading and applying data/article_rules.tsv; see rules.h.
#include "article/rules.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/unicode.h"

namespace kn {

namespace {

constexpr std::array<std::pair<std::string_view, RuleKind>, 22> kKinds = {
    {{"byline", RuleKind::byline},   {"date", RuleKind::date},       {"caption", RuleKind::caption},
     {"credit", RuleKind::credit},   {"rights", RuleKind::rights},   {"tip", RuleKind::tip},
     {"list", RuleKind::list},       {"related", RuleKind::related}, {"chrome", RuleKind::chrome},
     {"summary", RuleKind::summary}, {"profile", RuleKind::profile}, {"label", RuleKind::label},
     {"outlet", RuleKind::outlet},   {"stamp", RuleKind::stamp},     {"role", RuleKind::role},
     {"name", RuleKind::name},       {"menu", RuleKind::menu},       {"speaker", RuleKind::speaker},
     {"author", RuleKind::author},   {"mailbox", RuleKind::mailbox}, {"owner", RuleKind::owner},
     {"scene", RuleKind::scene}}};

// [2026-09-05, < 2026. 9. 5.: bytes in front of a date that begins a line.
constexpr size_t kBeforeDate = 4;

// A cut is looked for in so many bytes at the beginning or the end of a long line.
constexpr size_t kPartBytes = 480;

std::vector<std::string_view> split(std::string_view list, char separator) {
  std::vector<std::string_view> out;
  while (!list.empty()) {
    const size_t end = std::min(list.find(separator), list.size());
    out.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return out;
}

size_t characters(std::string_view utf8) {
  return static_cast<size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

size_t start_hash(const char* three) {
  const auto byte = [&](int i) { return static_cast<size_t>(static_cast<unsigned char>(three[i])); };
  return (byte(0) * 193 + byte(1) * 31 + byte(2)) & 1023U;
}

// 2026. 9. 5, 26.10.08, 2026년 9월 5일, 2026-09-05: up to four digits, two and two, with a mark between.  Where the
// first one stands.
size_t date_in(std::string_view line) {
  const auto digits_at = [&](size_t& at, size_t most) {
    const size_t begin = at;
    while (at < line.size() && at < begin + most && is_ascii_digit(static_cast<unsigned char>(line[at]))) ++at;
    return at - begin;
  };
  const auto mark_at = [&](size_t& at, std::string_view word) {
    while (at < line.size() && line[at] == ' ') ++at;
    if (line.substr(at).starts_with(word))
      at += word.size();
    else if (at < line.size() && (line[at] == '.' || line[at] == '-' || line[at] == '/'))
      ++at;
    else
      return false;
    while (at < line.size() && line[at] == ' ') ++at;
    return true;
  };
  for (size_t at = line.find_first_of("0123456789"); at != std::string_view::npos;
       at = line.find_first_of("0123456789", at)) {
    size_t end = at;
    if (digits_at(end, 4) >= 2 && mark_at(end, "년") && digits_at(end, 2) > 0 && mark_at(end, "월") &&
        digits_at(end, 2) > 0)
      return at;
    digits_at(at, line.size());
  }
  return std::string_view::npos;
}

// …했다. 사진: a sentence, which no line of names or dates has.
bool has_sentence(std::string_view line) {
  constexpr std::string_view kEnd = "다.";
  for (size_t at = line.find(kEnd); at != std::string_view::npos; at = line.find(kEnd, at + 1))
    if (at > 0 && (at + kEnd.size() == line.size() || line[at + kEnd.size()] == ' ')) return true;
  return false;
}

// A letter or a digit, not a bracket or another sign: Latin, or the first byte of a Hanja or of a syllable of Hangul.
bool begins_with_letter(std::string_view line) {
  const auto first = static_cast<unsigned char>(line.front());
  return is_ascii_letter(first) || is_ascii_digit(first) || (first >= 0xE4 && first <= 0xED);
}

// ESA/NASA, [AFP/Getty Images]
bool ends_in_latin(std::string_view line) {
  if (line.size() > 1 && (line.back() == ')' || line.back() == ']')) line.remove_suffix(1);
  return !line.empty() && is_ascii_letter(static_cast<unsigned char>(line.back()));
}

bool is_email_char(char c) {
  return is_ascii_letter(static_cast<unsigned char>(c)) || is_ascii_digit(static_cast<unsigned char>(c)) || c == '.' ||
         c == '_' || c == '-' || c == '+' || c == '%';
}

}  // namespace

ArticleRules::ArticleRules(const Image& image) : words_(image) {
  const FactTable table = FactTable::open(image, "article_rules");
  const uint32_t kind = table.column("kind"), scope = table.column("scope"), groups = table.column("groups"),
                 longest = table.column("longest"), trigger_column = table.column("trigger"),
                 pattern = table.column("pattern"), example = table.column("example"), never = table.column("never");
  for (uint32_t row = 0; row < table.rows(); ++row) {
    if (table.cell(row, kind) == "macro") {
      macros_.emplace_back(table.term(row), table.cell(row, pattern));
      continue;
    }
    const auto* known =
        std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& k) { return k.first == table.cell(row, kind); });
    const std::string_view where = table.cell(row, scope);
    Rule rule{};
    rule.name = table.term(row);
    rule.pattern = table.cell(row, pattern);
    rule.example = table.cell(row, example);
    rule.never = table.cell(row, never);
    rule.kind = known == kKinds.end() ? RuleKind::none : known->second;
    rule.scope = where == "start"  ? RuleScope::start
                 : where == "end"  ? RuleScope::end
                 : where == "head" ? RuleScope::head
                 : where == "body" ? RuleScope::body
                                   : RuleScope::line;
    rule.groups = split(table.cell(row, groups), ',');
    for (std::string_view rest = table.cell(row, trigger_column); !rest.empty();) {
      const size_t end = std::min(rest.find(" & "), rest.size());
      rule.triggers.push_back(triggers_of(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 3, rest.size()));
    }
    rule.longest = 0;
    for (char d : table.cell(row, longest))
      if (d >= '0' && d <= '9' && rule.longest < 100000)
        rule.longest = rule.longest * 10 + static_cast<size_t>(d - '0');
    const auto index = static_cast<uint16_t>(rules_.size());
    if (rule.triggers.empty()) always_.push_back(index);
    for (size_t t = 0; t < triggers_.size() && !rule.triggers.empty(); ++t)
      if (rule.triggers[0].test(t)) rules_of_[t].push_back(index);
    rules_.push_back(std::move(rule));
  }
}

ArticleRules::Words ArticleRules::triggers_of(std::string_view words) {
  Words set;
  for (std::string_view word : split(words, '|')) set.set(trigger(word == "{bar}" ? "|" : word));
  return set;
}

size_t ArticleRules::trigger(std::string_view word) {
  const auto known = std::find(triggers_.begin(), triggers_.end(), word);
  if (known != triggers_.end()) return static_cast<size_t>(known - triggers_.begin());
  if (triggers_.size() == kTriggers) throw Error(sqlstate::kInternal, "too many trigger words in article_rules");
  const auto index = static_cast<uint16_t>(triggers_.size());
  triggers_.push_back(word);
  if (word == "{date}")
    date_ = index;
  else if (word == "{^date}")
    begins_with_date_ = index;
  else if (word == "{latin}")
    latin_ = index;
  else if (word == "{bare}")
    bare_ = index;
  else if (word == "{letter}")
    letter_ = index;
  else if (word.size() > 1 && word.front() == '^')
    begins_[static_cast<unsigned char>(word[1])].push_back(index);
  else if (word.size() > 1 && word.back() == '$')
    ends_[static_cast<unsigned char>(word[word.size() - 2])].push_back(index);
  else if (word.size() < 3)
    short_starts_[static_cast<unsigned char>(word[0])].push_back(index);
  else
    long_starts_[start_hash(word.data())].push_back(index);
  return index;
}

// One walk over the line: most places are passed on the hash of their three bytes alone.
ArticleRules::Present ArticleRules::present(std::string_view line) const {
  Present present;
  if (line.empty()) return present;
  Words& found = present.words;
  const auto try_bucket = [&](const std::vector<uint16_t>& bucket, size_t at) {
    for (uint16_t t : bucket)
      if (line.substr(at).starts_with(triggers_[t])) found.set(t);
  };
  for (size_t at = 0; at < line.size(); ++at) {
    if ((static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80) continue;  // within a character
    try_bucket(short_starts_[static_cast<unsigned char>(line[at])], at);
    if (at + 3 <= line.size()) try_bucket(long_starts_[start_hash(line.data() + at)], at);
  }
  for (uint16_t t : begins_[static_cast<unsigned char>(line.front())])
    if (line.starts_with(triggers_[t].substr(1))) found.set(t);
  for (uint16_t t : ends_[static_cast<unsigned char>(line.back())])
    if (line.ends_with(triggers_[t].substr(0, triggers_[t].size() - 1))) found.set(t);
  if (const size_t at = date_in(line); at != std::string_view::npos) {
    if (date_) found.set(*date_);
    if (begins_with_date_ && at <= kBeforeDate) found.set(*begins_with_date_);
  }
  if (bare_ && !has_sentence(line)) found.set(*bare_);
  if (letter_ && begins_with_letter(line)) found.set(*letter_);
  if (latin_ && ends_in_latin(line)) found.set(*latin_);
  return present;
}

const std::vector<uint16_t>& ArticleRules::rules_for(const Present& present) const {
  if (present.rules) return *present.rules;
  std::vector<uint16_t>& rules = present.rules.emplace(always_);
  const Words& found = present.words;
  if (found.none()) return rules;
  for (size_t t = 0; t < triggers_.size(); ++t) {
    if (!found.test(t)) continue;
    for (uint16_t rule : rules_of_[t])
      if (allows(found, rules_[rule])) rules.push_back(rule);
  }
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

bool ArticleRules::allows(const Words& words, const Rule& rule) {
  return std::all_of(rule.triggers.begin(), rule.triggers.end(), [&](const Words& set) { return (set & words).any(); });
}

// Of a damaged image a macro may be all its text, with each rule in it.
constexpr size_t kLongestPattern = 1 << 16;

std::string ArticleRules::expanded(std::string_view pattern) const {
  std::string out(pattern);
  const auto check = [&] {
    if (out.size() > kLongestPattern)
      throw Error(sqlstate::kDataCorrupted, "a rule of the korean_news dictionary image is too long");
  };
  check();
  // Macros may use those written above them.
  for (int depth = 0; depth < 4; ++depth) {
    for (const auto& [name, text] : macros_) {
      const std::string key = "{{" + std::string(name) + "}}";
      for (size_t at = out.find(key); at != std::string::npos; at = out.find(key, at + text.size())) {
        out.replace(at, key.size(), text);
        check();
      }
    }
  }
  return out;
}

const Pattern& ArticleRules::compiled(const Rule& rule) const {
  if (rule.compiled == nullptr) {
    const std::string body = "(?:" + expanded(rule.pattern) + ")";
    rule.compiled = std::make_unique<Pattern>(rule.scope == RuleScope::start ? "^" + body
                                              : rule.scope == RuleScope::end ? body + "$"
                                                                             : "^" + body + "$");
  }
  return *rule.compiled;
}

std::optional<RuleMatch> ArticleRules::match(const Rule& rule, std::string_view line) const {
  std::vector<std::string_view> found;
  if (!compiled(rule).find(line, 0, &found)) return {};
  RuleMatch match{rule.kind, found[0], {}};
  for (size_t g = 0; g < rule.groups.size() && g + 1 < found.size(); ++g) {
    if (found[g + 1].data() == nullptr || found[g + 1].empty()) continue;
    if (rule.groups[g] == "cut")
      match.whole = found[g + 1];
    else
      match.groups.emplace_back(rule.groups[g], found[g + 1]);
  }
  return match;
}

std::optional<RuleMatch> ArticleRules::line(std::string_view line, const Present& words, bool above) const {
  if (const std::optional<RuleKind> kind = words_.line(line)) return RuleMatch{*kind, line, {}};
  const size_t length = characters(line);
  for (uint16_t index : rules_for(words)) {
    const Rule& rule = rules_[index];
    if ((rule.scope != RuleScope::line && rule.scope != (above ? RuleScope::head : RuleScope::body)) ||
        rule.kind >= RuleKind::outlet || (rule.longest != 0 && length > rule.longest))
      continue;
    if (auto found = match(rule, line)) return found;
  }
  return {};
}

std::optional<RuleMatch> ArticleRules::part(std::string_view line, const Present& words, RuleScope scope,
                                            RuleKind only) const {
  std::string_view window = line;
  if (line.size() > kPartBytes) {
    size_t from = scope == RuleScope::start ? kPartBytes : line.size() - kPartBytes;
    while ((static_cast<unsigned char>(line[from]) & 0xC0U) == 0x80) ++from;
    window = scope == RuleScope::start ? line.substr(0, from) : line.substr(from);
  }
  for (uint16_t index : rules_for(words)) {
    const Rule& rule = rules_[index];
    if (rule.scope != scope || (only != RuleKind::none && rule.kind != only)) continue;
    if (auto found = match(rule, window)) return found;
  }
  return {};
}

std::optional<RuleMatch> ArticleRules::whole(RuleKind kind, std::string_view text) const {
  const size_t length = characters(text);
  const Present words = present(text);
  for (uint16_t index : rules_for(words)) {
    const Rule& rule = rules_[index];
    if (rule.kind != kind || (rule.longest != 0 && length > rule.longest)) continue;
    if (auto found = match(rule, text)) return found;
  }
  return {};
}

std::vector<ArticleRules::Entry> ArticleRules::entries() const {
  std::vector<Entry> out;
  for (const Rule& rule : rules_) out.push_back(Entry{rule.name, rule.example, rule.never, rule.scope});
  return out;
}

bool ArticleRules::matches(std::string_view name, std::string_view line) const {
  const auto rule = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& r) { return r.name == name; });
  if (rule == rules_.end()) return false;
  return (rule->longest == 0 || characters(line) <= rule->longest) && allows(present(line).words, *rule) &&
         match(*rule, line).has_value();
}

std::vector<std::string_view> email_addresses(std::string_view line) {
  std::vector<std::string_view> out;
  for (size_t at = line.find('@'); at != std::string_view::npos; at = line.find('@', at + 1)) {
    size_t begin = at, end = at + 1;
    while (begin > 0 && is_email_char(line[begin - 1])) --begin;
    while (end < line.size() && is_email_char(line[end]) && line[end] != '+' && line[end] != '%' && line[end] != '_')
      ++end;
    while (end > at + 1 && (line[end - 1] == '.' || line[end - 1] == '-')) --end;
    while (begin < at && line[begin] == '.') ++begin;
    if (begin < at && line.substr(at + 1, end - at - 1).find('.') != std::string_view::npos)
      out.push_back(line.substr(begin, end - begin));
  }
  return out;
}

}  // namespace kn
