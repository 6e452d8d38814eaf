// See titles.h.
#include "entities/titles.h"

#include <algorithm>
#include <optional>

namespace kn::entities {

namespace {

constexpr int kMostWords = 8;       // of a phrase
constexpr int kMostPlainWords = 3;  // nouns between name and title that belong to the title
constexpr uint32_t kTitle = kTitleAfter | kTitleBefore;

class PhraseReader {
 public:
  PhraseReader(const Reading& reading, Span name) : r_(reading), name_(name) {}

  Span role;
  int organization = -1;

  bool after();
  bool before(uint32_t taken);

 private:
  struct Title {
    uint32_t end;    // of the title, without a particle
    bool particle;   // one is glued on
    bool honorific;  // 씨: says nothing about the person
  };
  std::optional<Title> title_in(uint32_t begin, uint32_t end) const;
  bool is_modifier(uint32_t begin, uint32_t end) const {
    return (r_.words.classes(std::u32string_view(r_.folded).substr(begin, end - begin)) &
            (kTitleModifier | kTitleFollower)) == kTitleModifier;
  }
  // 신경과 of 서울대병원 신경과 문소영 교수: what ends as parts of a body do, and nouns alone.
  bool is_section(uint32_t begin, uint32_t end) const {
    constexpr uint32_t kShortest = 2;
    return end >= begin + kShortest &&
           (r_.words.classes(std::u32string_view(r_.folded).substr(end - 1, 1)) & kOrganizationEnding) != 0 &&
           r_.is_plain(Span{begin, end});
  }
  // 문화예술과 of 안동시 문화예술과 주무관: what could be a particle ends a section, since a title follows.
  bool is_section_before_title(uint32_t begin, uint32_t end) const {
    constexpr uint32_t kShortest = 3;
    return end >= begin + kShortest && organization >= 0 && r_.text[end] == U' ' &&
           (r_.words.classes(std::u32string_view(r_.folded).substr(end - 1, 1)) & kOrganizationEnding) != 0 &&
           is_plain(begin, end - 1) && title_in(end + 1, r_.word_end(end + 1));
  }
  bool is_plain(uint32_t begin, uint32_t end) const { return r_.is_plain(Span{begin, end}); }
  // A title that begins inside the name before `at` and ends behind it: 위원장 of [법사위]원장, 청장 of [국세청]장.
  std::optional<Title> title_across(uint32_t from, uint32_t at, uint32_t end) const;
  bool parenthesis(uint32_t from, uint32_t to);
  bool walk(uint32_t at);
  void extend(Title title);
  uint32_t with_gloss(uint32_t end) const;

  const Reading& r_;
  Span name_;
};

// The title that closes the word, be it the whole word (회장) or its end (시장감시국장은).
std::optional<PhraseReader::Title> PhraseReader::title_in(uint32_t begin, uint32_t end) const {
  constexpr uint32_t kLongestWord = 16;
  if (end - begin > kLongestWord) return std::nullopt;
  for (uint32_t k = begin; k < end; ++k) {
    std::optional<Title> found;
    r_.words.prefixes(std::u32string_view(r_.folded).substr(k, end - k), [&](uint32_t length, uint32_t classes) {
      const uint32_t stop = k + length;
      if ((classes & (kTitle | (k == begin ? uint32_t{kHonorific | kTitleFollower} : 0U))) == 0) return;
      // One syllable is a title only as a whole word: 말 ends in no 말 of rank.
      if (length == 1 && k > begin) return;
      const bool honorific = (classes & (kTitle | kTitleFollower)) == 0;
      if (stop == end || r_.particles(stop)) found = Title{stop, stop != end, honorific};
      // 교수팀은: those around somebody, in one syllable.
      else if (length > 1 && !honorific && (stop + 1 == end || r_.particles(stop + 1)) &&
               (r_.words.classes(std::u32string_view(r_.folded).substr(stop, 1)) & kGenericBody) != 0)
        found = Title{stop, true, honorific};
    });
    if (found) return found;
  }
  return std::nullopt;
}

std::optional<PhraseReader::Title> PhraseReader::title_across(uint32_t from, uint32_t at, uint32_t end) const {
  for (uint32_t k = from; k < at; ++k) {
    std::optional<Title> found;
    r_.words.prefixes(std::u32string_view(r_.folded).substr(k, end - k), [&](uint32_t length, uint32_t classes) {
      const uint32_t stop = k + length;
      // Heads (…장) only: in 새길당대표 the title is 대표, though 당대표 is one, too.
      if ((classes & kTitle) != 0 && stop > at && r_.text[stop - 1] == U'장' && (stop == end || r_.particles(stop)))
        found = Title{stop, stop != end, false};
    });
    if (found) return found;
  }
  return std::nullopt;
}

// 최고경영자(CEO): the parenthesis belongs to the title when it is Latin or a title.
uint32_t PhraseReader::with_gloss(uint32_t end) const {
  const uint32_t past = r_.past_parenthesis(end);
  if (past == end) return end;
  bool latin = true;
  for (uint32_t i = end + 1; i + 1 < past; ++i)
    latin = latin && (is_ascii_letter(r_.text[i]) || r_.text[i] == U' ' || r_.text[i] == U'&');
  return latin || title_in(end + 1, past - 1) ? past : end;
}

// From a first title on: 겸 and a second one, 직무대행 and other words that follow a title, a title behind a title.
void PhraseReader::extend(Title title) {
  role.end = with_gloss(title.end);
  bool open = !title.particle;
  for (int words = 0; open && words < kMostWords && r_.text[role.end] == U' '; ++words) {
    uint32_t at = role.end + 1, end = r_.word_end(at);
    int inner = -1;
    if (r_.folded.compare(at, end - at, U"겸") == 0 && r_.text[end] == U' ') {
      at = end + 1;
      for (int m = r_.mention_from(at); m >= 0; m = r_.mention_from(at)) {
        const Mention& mention = r_.mentions[static_cast<size_t>(m)];
        if (mention.kind == EntityKind::organization) inner = m;
        at = mention.span.end;
        if (r_.text[at] == U' ') ++at;
      }
      end = r_.word_end(at);
      while (end > at && is_plain(at, end) && !title_in(at, end) && r_.text[end] == U' ')
        at = end + 1, end = r_.word_end(at);
    } else if (r_.mention_from(at) >= 0) {
      return;
    }
    const std::optional<Title> next = end > at ? title_in(at, end) : std::nullopt;
    if (next && !next->honorific) {
      role.end = with_gloss(next->end);
      open = !next->particle;
      if (inner >= 0) organization = inner;
      continue;
    }
    // 직무대행, 후보자, 당선인: with or without a particle.
    uint32_t longest = 0;
    r_.words.prefixes(std::u32string_view(r_.folded).substr(at, end - at), [&](uint32_t length, uint32_t classes) {
      if ((classes & kTitleModifier) != 0 && length > 1 && (at + length == end || r_.particles(at + length)))
        longest = length;
    });
    if (longest == 0) return;
    role.end = at + longest;
    open = role.end == end;
  }
}

// Words from `at` on until a title closes the phrase.
bool PhraseReader::walk(uint32_t at) {
  constexpr uint32_t kNone = 0xFFFFFFFFU;
  uint32_t begin = kNone;
  int plain = 0;
  for (int words = 0; words < kMostWords; ++words) {
    const int m = r_.mention_from(at);
    if (m >= 0) {
      const Mention& mention = r_.mentions[static_cast<size_t>(m)];
      if (mention.kind != EntityKind::organization && mention.kind != EntityKind::location) return false;
      if (mention.kind == EntityKind::organization) organization = m;
      // 전 한남방송 사장: what began before the organisation is part of the title; plain nouns are not.
      if (plain > 0) begin = kNone, plain = 0;
      at = r_.past_parenthesis(mention.span.end);
      if (r_.text[at] == U'의' && r_.text[at + 1] == U' ') ++at;
      if (r_.text[at] == U' ') {
        ++at;
        continue;
      }
      // 체코사업단장: the place is part of the title; 새길당대표: the organisation is not, save where they share
      // letters (법사위원장).
      const uint32_t closes = r_.word_end(at);
      std::optional<Title> glued = title_across(mention.span.begin + 1, at, closes);
      const bool within = glued || mention.kind == EntityKind::location;
      if (!glued) glued = title_in(at, closes);
      if (!glued || glued->honorific) return false;
      role = Span{!within ? at : begin == kNone ? mention.span.begin : begin, at};
      extend(*glued);
      return true;
    }
    const uint32_t end = r_.word_end(at);
    if (end == at) return false;
    if (const std::optional<Title> title = title_in(at, end)) {
      if (title->honorific) return words == 0;
      role = Span{begin == kNone ? at : begin, at};
      extend(*title);
      return true;
    }
    if (is_modifier(at, end)) {
      if (begin == kNone) begin = at;
    } else if (plain < kMostPlainWords && (is_plain(at, end) || is_section_before_title(at, end))) {
      if (begin == kNone) begin = at;
      ++plain;
    } else {
      return false;
    }
    if (r_.text[end] != U' ') return false;
    at = end + 1;
  }
  return false;
}

// 단우재(변호사), 단우희(충남대 교수)
bool PhraseReader::parenthesis(uint32_t from, uint32_t to) {
  PhraseReader inner(r_, name_);
  if (!inner.walk(from) || inner.role.empty() || inner.role.end != to) return false;
  role = inner.role;
  organization = inner.organization;
  return true;
}

bool PhraseReader::after() {
  uint32_t at = name_.end;
  const uint32_t past = r_.past_parenthesis(at);
  if (past > at) {
    if (parenthesis(at + 1, past - 1)) return true;
    at = past;
  }
  if (r_.text[at] == U' ')
    ++at;
  else if (r_.is_word(at)) {
    const std::optional<Title> glued = title_in(at, r_.word_end(at));
    if (!glued) return false;
    if (glued->honorific) return true;
    role = Span{at, at};
    extend(*glued);
    return true;
  } else {
    return false;
  }
  const bool found = walk(at);
  if (!found) organization = -1, role = Span{};
  return found;
}

// `taken` is the end of the title of the person before.
bool PhraseReader::before(uint32_t taken) {
  uint32_t at = name_.begin;
  if (at == 0) return false;
  if (r_.text[at - 1] == U' ') --at;
  const auto organization_before = [&](uint32_t end) {
    for (const uint32_t stop : {end, end > 0 && r_.text[end - 1] == U'의' ? end - 1 : end}) {
      const uint32_t open = r_.before_parenthesis(stop);
      for (const uint32_t e : {stop, open}) {
        const int m = r_.mention_until(e);
        if (m >= 0 && r_.mentions[static_cast<size_t>(m)].kind == EntityKind::organization) return m;
      }
    }
    return -1;
  };
  organization = organization_before(at);
  if (organization >= 0 || at == name_.begin) return organization >= 0;
  uint32_t end = r_.before_parenthesis(at), stop = end;
  if (end > 1 && r_.text[end - 1] == U'인' && r_.is_word(end - 2)) --end;  // 재판장인
  uint32_t begin = end;
  while (begin > 0 && r_.is_word(begin - 1)) --begin;
  if (begin == end || begin < taken) return false;
  std::optional<Title> title = title_in(begin, end);
  if (!title || title->end != end) {
    end = stop;
    title = title_in(begin, end);
  }
  if (!title && is_section(begin, end) && begin > 1 && r_.text[begin - 1] == U' ') {
    organization = organization_before(begin - 1);
    return organization >= 0;
  }
  if (!title || title->honorific || title->end != end) return false;
  if (const int m = r_.mention_from(begin); m >= 0) {
    // 국세청장 임광현: the body shares letters with the title.
    const Mention& mention = r_.mentions[static_cast<size_t>(m)];
    if (mention.kind == EntityKind::person || mention.span.end >= end ||
        !title_across(begin + 1, mention.span.end, end))
      return false;
    if (mention.kind == EntityKind::organization) organization = m;
    role = Span{begin, end == stop ? at : end};
    return true;
  }
  role = Span{begin, end == stop ? at : end};
  while (role.begin > 1 && r_.text[role.begin - 1] == U' ') {
    uint32_t word = role.begin - 1;
    while (word > 0 && r_.is_word(word - 1)) --word;
    if (word == role.begin - 1 || word < taken || !is_modifier(word, role.begin - 1)) break;
    // …”고 소설가: the 고 of what is said
    if (word > 0 && r_.text[word - 1] != U' ' && r_.text[word - 1] != U'\n') break;
    role.begin = word;
  }
  if (role.begin > 0 && r_.text[role.begin - 1] == U' ') organization = organization_before(role.begin - 1);
  return true;
}

// The title without its gloss, and the gloss.
std::pair<std::u32string_view, std::u32string_view> split_gloss(std::u32string_view role) {
  const size_t open = role.find(U'(');
  if (open == std::u32string_view::npos || role.back() != U')') return {role, {}};
  return {role.substr(0, open), role.substr(open + 1, role.size() - open - 2)};
}

}  // namespace

Phrase phrase_after(const Reading& reading, Span name) {
  PhraseReader reader(reading, name);
  const bool titled = reader.after();
  return Phrase{titled, reader.role, reader.organization};
}

bool same_title(const Reading& reading, Span a, Span b) {
  if (a.empty() || b.empty()) return false;
  const auto [x, x_gloss] = split_gloss(reading.text.chars(a));
  const auto [y, y_gloss] = split_gloss(reading.text.chars(b));
  if (x.ends_with(y) || y.ends_with(x)) return true;
  if ((!x_gloss.empty() && (x_gloss == y || x_gloss == y_gloss)) || (!y_gloss.empty() && y_gloss == x)) return true;
  // A candidate who was elected: both words say that the post is to come.
  const auto coming = [&](std::u32string_view role) {
    return (reading.words.classes(WordClasses::fold(role)) & kTitleFollower) != 0;
  };
  return coming(x) && coming(y);
}

void read_title(Reading& reading, size_t person) {
  Mention& mention = reading.mentions[person];
  Phrase phrase = phrase_after(reading, mention.span);
  if (phrase.role.empty() || phrase.organization < 0) {
    uint32_t taken = 0;
    for (size_t i = person; i > 0 && person - i < 3; --i) taken = std::max(taken, reading.mentions[i - 1].role.end);
    PhraseReader front(reading, mention.span);
    if (front.before(taken)) {
      if (phrase.role.empty()) phrase.role = front.role;  // 요리사 서다래 씨, too
      if (phrase.organization < 0) phrase.organization = front.organization;
    }
  }
  mention.role = phrase.role;
  mention.organization = phrase.organization;
}

}  // namespace kn::entities
