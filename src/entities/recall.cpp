// Mentions that the tagger missed and that the rest of the text makes plain.
#include <algorithm>
#include <bitset>
#include <optional>
#include <unordered_map>

#include "base/interrupt.h"
#include "entities/gather.h"
#include "entities/titles.h"

namespace kn::entities {

namespace {

std::optional<EntityKind> kind_of(uint32_t classes) {
  if ((classes & (kAmbiguous | kCommonWord)) != 0) return std::nullopt;
  if ((classes & (kCountry | kDivision | kPlace)) != 0) return EntityKind::location;
  if ((classes & kOrganization) != 0) return EntityKind::organization;
  if ((classes & kPerson) != 0) return EntityKind::person;
  if ((classes & kProduct) != 0) return EntityKind::product;
  return EntityKind::event;
}

// Where a name of the tables that would end at `at` ends: there, with the word of a division behind it (도마코마이|시),
// or with that of a works (부평|공장); 0 where the word goes on.
uint32_t end_of_name(const Reading& reading, const Nouns& nouns, uint32_t at, uint32_t classes) {
  if (reading.ends_name(at)) return at;
  // 부평|공장은
  constexpr uint32_t kShortestSite = 2, kLongestSite = 4;
  if ((classes & kDivision) != 0)
    for (uint32_t end = at + kShortestSite; end <= at + kLongestSite && reading.is_word(end - 1); ++end)
      if (nouns.is_used_as(reading.text.chars(Span{at, end}), Nouns::Use::site) && reading.ends_name(end)) return end;
  if ((classes & (kCountry | kDivision | kPlace)) == 0 || (reading.is_word(at + 1) && !reading.particles(at + 1)))
    return 0;
  const std::u32string_view letter = reading.text.chars(Span{at, at + 1});
  if (nouns.is_used_as(letter, Nouns::Use::glued)) return at;  // 시드니|행
  return (classes & kCountry) == 0 && nouns.is_used_as(letter, Nouns::Use::abroad) ? at + 1 : 0;
}

}  // namespace

void recall_tables(Reading& reading, const Nouns& nouns) {
  constexpr size_t kShortest = 2;  // of that length only what the dictionary has as no noun: 번리, 모디
  std::vector<Mention> more;
  InterruptPacer pacer;
  size_t next = 0;
  uint32_t past = 0;  // of the last one found
  const auto size = static_cast<uint32_t>(reading.text.size());
  for (const Span run : reading.runs) {
    pacer.tick();
    const uint32_t i = run.begin;
    if (i < past) continue;
    while (next < reading.mentions.size() && reading.mentions[next].span.end <= i) ++next;
    if (next < reading.mentions.size() && reading.mentions[next].span.begin < i) continue;
    // Letters from i on without blanks, within the line.
    uint32_t at = i, longest = i;
    const auto letter = [&] {
      while (reading.text[at] == U' ') ++at;
      return reading.text[at] == U'\n' || at >= size ? U'\0' : reading.folded[at++];
    };
    std::optional<EntityKind> kind;
    reading.words.walk(letter, [&](uint32_t length, uint32_t classes) {
      // 한 전 대표 is no 한전.
      if ((classes & kAnyName) == 0 || length < kShortest || (length == kShortest && at - i != length) ||
          !kind_of(classes))
        return;
      // 캘리포니아 주|지사, 서울 시|장: the last letter begins a word of its own.
      if (at - i > 2 && reading.text[at - 2] == U' ' && reading.is_word(at) && !reading.particles(at)) return;
      const uint32_t end = end_of_name(reading, nouns, at, classes);
      if (end == 0) return;
      longest = end;
      kind = kind_of(classes);
    });
    if (!kind || (longest - i == kShortest &&
                  (!is_hangul_syllable(reading.text[i]) || reading.is_common_noun(Span{i, longest}))))
      continue;
    Mention mention;
    mention.kind = *kind;
    mention.span = Span{i, longest};
    // Where the tagger has something, only a longer reading of it counts.
    bool free = true;
    size_t last = next;
    for (; last < reading.mentions.size() && reading.mentions[last].span.begin < mention.span.end; ++last)
      free = free && !reading.mentions[last].by_user && mention.span.contains(reading.mentions[last].span) &&
             reading.mentions[last].span.size() < mention.span.size();
    if (!free) continue;
    // Empty: dropped below.
    for (size_t k = next; k < last; ++k) reading.mentions[k].span.end = reading.mentions[k].span.begin;
    next = last;
    past = mention.span.end;
    more.push_back(std::move(mention));
  }
  std::erase_if(reading.mentions, [](const Mention& mention) { return mention.span.empty(); });
  add_mentions(reading, std::move(more));
}

namespace {

// The names that the text has, where the tagger saw them and where it did not.
class NamesOfText {
 public:
  explicit NamesOfText(Reading& reading) : r_(reading), found_(arena_, 2 * reading.mentions.size()) {}

  void run() {
    for (const Mention& mention : r_.mentions) {
      pace();
      learn(mention);
    }
    if (found_.empty()) return;
    find_missed();
    add_missed();
  }

 private:
  static constexpr size_t kShortest = 2, kLongest = 30, kKoreanName = 3;
  struct Known {
    size_t tagged = 0;
    EntityKind kind = EntityKind::person;
    ArenaVector<uint32_t> missed;
    explicit Known(Arena& arena) : missed(arena) {}
  };

  Known& known(std::u32string_view name) {
    lengths_[name.size()] = true;
    return found_.try_emplace(name, arena_).first->second;
  }

  void learn(const Mention& mention) {
    const std::u32string_view name = r_.text.chars(mention.span);
    if (name.size() < kShortest || name.size() > kLongest || is_ascii_digit(name[0])) return;
    Known& entry = known(name);
    if (entry.tagged++ == 0) entry.kind = mention.kind;
    if (mention.kind != EntityKind::person) return;
    if (name.find(U' ') != std::u32string_view::npos)
      learn_words(name);
    else if (name.size() == kKoreanName)
      learn_given_name(mention.span);
  }

  // A Korean given name stands alone later: 임찬규 … 찬규가.
  void learn_given_name(Span name) {
    constexpr uint32_t kTold = kAnyName | kCommonWord | kTitleAfter | kTitleBefore | kGenericBody;
    const Span surname{name.begin, name.begin + 1}, given{name.begin + 1, name.end};
    const std::u32string_view letters = r_.text.chars(given);
    if ((r_.words.classes(r_.key(surname)) & kSurname) != 0 && (r_.words.classes(letters) & kTold) == 0 &&
        !r_.is_common_noun(given))
      ++known(letters).tagged;
  }

  // So do the words of a foreign name: 마르타 코발 … 코발은.
  void learn_words(std::u32string_view name) {
    for (size_t from = 0; from < name.size();) {
      const size_t blank = std::min(name.find(U' ', from), name.size());
      const std::u32string_view part = name.substr(from, blank - from);
      if (part.size() >= kShortest) ++known(part).tagged;
      from = blank + 1;
    }
  }

  void find_missed() {
    std::bitset<4096> begins;  // letters that begin one of them, as it were
    for (const auto& [name, entry] : found_) {
      pace();
      begins[name[0] % begins.size()] = true;
    }
    InterruptPacer pacer;
    auto next = r_.mentions.begin();
    uint32_t past = 0;  // of the last one found
    const auto size = static_cast<uint32_t>(r_.text.size());
    for (const Span run : r_.runs) {
      pacer.tick();
      const uint32_t i = run.begin;
      if (i < past || !begins[r_.text[i] % begins.size()]) continue;
      while (next != r_.mentions.end() && next->span.end <= i) ++next;
      if (next != r_.mentions.end() && next->span.begin <= i) continue;
      const uint32_t free = (next != r_.mentions.end() ? next->span.begin : size) - i;
      for (uint32_t n = std::min<uint32_t>(kLongest, free); n >= kShortest; --n) {
        if (!lengths_[n]) continue;
        const auto it = found_.find(r_.text.chars(Span{i, i + n}));
        if (it == found_.end() || !r_.ends_name(i + n)) continue;
        it->second.missed.push_back(i);
        past = i + n;
        break;
      }
    }
  }

  void add_missed() {
    std::vector<Mention> more;
    for (const auto& [name, entry] : found_) {
      // A word that is mostly no name was a slip where it was one.
      if (entry.missed.size() > 2 * entry.tagged) continue;
      for (const uint32_t at : entry.missed) {
        pace();
        Mention mention;
        mention.kind = entry.kind;
        mention.span = Span{at, at + static_cast<uint32_t>(name.size())};
        more.push_back(std::move(mention));
      }
    }
    add_mentions(r_, std::move(more));
  }

  Reading& r_;
  Arena arena_;
  ArenaMap<std::u32string_view, Known> found_;
  bool lengths_[kLongest + 1] = {};  // of the names
};

}  // namespace

void recall(Reading& reading) { NamesOfText(reading).run(); }

void recall_listed(Reading& reading, const Nouns& nouns) {
  constexpr uint32_t kFarthest = 4, kShortest = 3, kLongest = 24;
  std::vector<Mention> more;
  for (size_t k = 0; k < reading.mentions.size(); ++k) {
    pace();
    const Mention& named = reading.mentions[k];
    if (named.kind == EntityKind::person || named.span.size() < kShortest) continue;
    const uint32_t at = named.span.end;
    uint32_t i = at + 1;
    while (i <= at + kFarthest && (reading.is_word(i - 1) || !is_hangul_syllable(reading.text[i]))) ++i;
    if (i > at + kFarthest) continue;
    std::u32string_view between = reading.text.chars(Span{at, i});
    if (between.size() > 1 && between.back() == U' ') between.remove_suffix(1);
    if (between.size() > 1 && between.front() == U' ') between.remove_prefix(1);
    if (!nouns.is_used_as(between, Nouns::Use::joins)) continue;
    const Span ending{at - 1, at};
    if ((reading.words.classes(reading.key(ending)) & (kOrganizationEnding | kPlaceEnding)) == 0) continue;
    const uint32_t end = reading.word_end(i);
    if (end < i + kShortest || end - i > kLongest ||
        (k + 1 < reading.mentions.size() && reading.mentions[k + 1].span.begin < end))
      continue;
    for (uint32_t stop = end; stop >= i + kShortest; --stop) {
      const Span name{i, stop};
      if (reading.text[stop - 1] != reading.text[ending.begin] || (stop < end && !reading.particles(stop))) continue;
      const uint32_t told = kAnyName | kCommonWord | kGenericBody | kTitleAfter | kTitleBefore;
      if ((reading.words.classes(reading.key(name)) & told) != 0 || reading.is_common_noun(name)) break;
      Mention mention;
      mention.kind = named.kind;
      mention.span = name;
      more.push_back(std::move(mention));
      break;
    }
  }
  add_mentions(reading, std::move(more));
}

// 방보람씨 … 방씨, 이재명 대통령 … 이 대통령: the surname of one named in full, before the same title or 씨.
bool recall_surnames(Reading& reading) {
  struct Named {
    std::vector<Span> roles;
    bool plain = false;  // without a title
  };
  constexpr size_t kMostRoles = 8;
  std::unordered_map<char32_t, Named> surnames;
  for (const Mention& mention : reading.mentions) {
    pace();
    if (mention.kind != EntityKind::person) continue;
    const std::u32string_view name = reading.text.chars(mention.span);
    const bool words = name.find(U' ') != std::u32string_view::npos;
    const size_t last = words ? name.rfind(U' ') + 1 : 0;
    if (words ? name.size() - last != 1 : name.size() != 3) continue;
    Named& named = surnames[name[last]];
    if (mention.role.empty())
      named.plain = true;
    else if (named.roles.size() < kMostRoles)
      named.roles.push_back(mention.role);
  }
  if (surnames.empty()) return false;
  std::bitset<4096> begins;  // as it were
  for (const auto& [surname, named] : surnames) begins[surname % begins.size()] = true;
  std::vector<Mention> more;
  InterruptPacer pacer;
  for (const Span run : reading.runs) {
    pacer.tick();
    const uint32_t i = run.begin;
    if (!begins[reading.text[i] % begins.size()]) continue;
    const auto it = surnames.find(reading.text[i]);
    if (it == surnames.end()) continue;
    Mention mention;
    mention.span = Span{i, i + 1};
    const Phrase phrase = phrase_after(reading, mention.span);
    if (!phrase.titled) continue;
    const bool same = std::any_of(it->second.roles.begin(), it->second.roles.end(),
                                  [&](Span role) { return same_title(reading, role, phrase.role); });
    if (phrase.role.empty() ? reading.text[i + 1] == U'씨' || reading.text[i + 2] == U'씨' : same)
      more.push_back(std::move(mention));
  }
  const size_t before = reading.mentions.size();
  add_mentions(reading, std::move(more));
  return reading.mentions.size() > before;
}

}  // namespace kn::entities
