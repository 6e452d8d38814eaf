// Names that the tagger missed and that the words beside them show.
//
//   여모(29)씨, 감모 씨           a surname whose given name is hidden           (data/name_words.tsv, use hidden)
//   이호은 작가는, 서울아산병원 감신우 감염내과 교수는, 윤명 소비자시민모임 사무총장은    what looks like a Korean name, with a title
//   쁘라싯 분마 태국 내무부 국장은    two words of no dictionary before a body and a title
//   공유수면법 위반, 방송통신위원회 설치법 개정안    a law before words of laws       (data/name_words.tsv, use law)
//   한채양 이마트 대표            a Korean name and a body that the tagger took for one
//   걸그룹 루미에르가, 출판사 새벽달은    an unknown word behind a noun that wants a name     (data/name_words.tsv, use leads)
//   소설가 장독대는, 리더 시온은          … behind a word that goes before persons        (data/titles.tsv, place before)
//
// Words of the dictionary are none of these, unless they look very much like a Korean name (표지원).
#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/interrupt.h"
#include "entities/gather.h"
#include "entities/titles.h"

namespace kn::entities {

namespace {

// Longer ones are no words, and looking at every letter of them would take for ever.
constexpr uint32_t kLongestWord = 24;
constexpr uint32_t kTold =
    kAnyName | kCommonWord | kTitleAfter | kTitleBefore | kGenericBody | kTitleModifier | kHonorific;

class ShownNames {
 public:
  ShownNames(Reading& reading, const Nouns& nouns) : r_(reading), text_(reading.text), nouns_(nouns) {}

  void run() {
    InterruptPacer pacer;
    size_t next = 0;
    for (size_t run = 0; run < r_.runs.size(); ++run) {
      pacer.tick();
      const auto [i, end] = r_.runs[run];
      if (!is_hangul_syllable(text_[i])) continue;
      while (next < r_.mentions.size() && r_.mentions[next].span.end <= i) ++next;
      const bool free = next == r_.mentions.size() || r_.mentions[next].span.begin >= end;
      if (free && !hidden(i) && !hidden_before(i, end) && !law(i, end) && !led(run) && !foreign(run, next))
        titled(i, end);
      else if (!free && r_.mentions[next].span.begin == i) {
        Mention& m = r_.mentions[next];
        cut_hidden(m);
        split_person(m, end);
        turn_person(m);
        cut_law(m);
      }
    }
    add_mentions(r_, std::move(more_));
  }

 private:
  uint32_t classes(Span span) const { return r_.words.classes(r_.key(span)); }
  // The same of one syllable, which is asked for all over: the last answers are remembered.
  uint32_t classes(uint32_t at) const {
    Syllable& known = syllables_[text_[at] % syllables_.size()];
    if (known.c != text_[at]) known = Syllable{text_[at], classes(Span{at, at + 1})};
    return known.classes;
  }
  void add(EntityKind kind, Span span) {
    Mention mention;
    mention.kind = kind;
    mention.span = span;
    more_.push_back(std::move(mention));
  }

  bool hides(uint32_t at) const { return nouns_.hides(text_[at]); }
  // 여모(29)씨, 최모군(17)
  bool is_hidden(uint32_t i) const {
    uint32_t at = i + 1;
    if (!hides(at) || (classes(i) & kSurname) == 0) return false;
    ++at;
    const uint32_t past = r_.past_parenthesis(at);
    const bool age = past > at && is_digit(text_[at + 1]);
    if (age) at = past;
    if (text_[at] == U' ') ++at;
    return age || is_honorific(at);
  }
  void add_hidden(uint32_t i) {
    add(EntityKind::person, Span{i, i + 1});
    more_.back().hidden = true;
    hidden_.insert(text_[i]);
  }
  bool hidden(uint32_t i) {
    if (!is_hidden(i)) return false;
    add_hidden(i);
    return true;
  }
  // The tagger takes 모 and what stands behind it along before an age: 최모군(17).
  void cut_hidden(Mention& m) {
    constexpr uint32_t kWithHonorific = 3;
    const uint32_t i = m.span.begin, size = m.span.size();
    if (m.by_user || m.kind != EntityKind::person || size > kWithHonorific) return;
    if (size == 1 ? !hides(i + 1) && !(hidden_.contains(text_[i]) && is_honorific(i + 1)) : !is_hidden(i)) return;
    m.span.end = i + 1;
    m.hidden = true;
    hidden_.insert(text_[i]);
  }
  bool is_honorific(uint32_t at) const { return (classes(at) & kHonorific) != 0; }
  // … 여씨는
  bool hidden_before(uint32_t i, uint32_t end) {
    if (hidden_.empty() || !hidden_.contains(text_[i]) || !is_honorific(i + 1) ||
        (i + 2 != end && !r_.particles(i + 2)))
      return false;
    add_hidden(i);
    return true;
  }

  // How much the letters look like surname and given name: 0 for not at all, up to 9.
  uint32_t likeness(Span name) const {
    if (name.size() < 2 || name.size() > 3) return 0;
    const uint32_t surname = classes(name.begin);
    if ((surname & kSurname) == 0) return 0;
    uint32_t sum = weight_of(surname, kSurnameWeight);
    for (uint32_t i = name.begin + 1; i < name.end; ++i) {
      const uint32_t syllable = classes(i);
      if ((syllable & kGivenSyllable) == 0) return 0;
      sum += weight_of(syllable, i + 1 == name.end && name.size() == 3 ? kSecondWeight : kFirstWeight);
    }
    return sum + 1;
  }
  bool is_usual(Span name) const {
    constexpr uint32_t kUsual = 5;
    return likeness(name) >= kUsual;
  }

  // Whether the word is a noun of the dictionary with a particle: 시인은.
  bool is_inflected(Span word) const {
    for (uint32_t stop = word.begin + 2; stop < word.end; ++stop) {
      const Span stem{word.begin, stop};
      if (r_.particles(stop) && ((classes(stem) & kTold) != 0 || r_.is_common_noun(stem))) return true;
    }
    return false;
  }
  // Whether a name may be this word: in no table, and nothing that the dictionary has as common nouns.
  bool is_open(Span name) const {
    return (classes(name) & kTold) == 0 && !r_.is_made_of_nouns(name) && !is_inflected(name);
  }

  void titled(uint32_t i, uint32_t end) {
    const Span name{i, end};
    if (text_[end] != U' ' || likeness(name) == 0 || (classes(name) & kTold) != 0) return;
    const int before = i > 0 && text_[i - 1] == U' ' ? r_.mention_until(i - 1) : -1;
    const bool led_by_body = is_body(before);
    const int next = r_.mention_from(end + 1);
    const bool before_body = is_body(next);
    if (name.size() == 2 && !before_body) return;
    const uint32_t title = past_modifier(end + 1);
    if (!led_by_body && next < 0 && !begins_title(title)) return;
    const Phrase phrase = phrase_after(r_, name);
    if (!phrase.titled || phrase.role.size() < 2) return;
    if (!led_by_body && !before_body && phrase.role.begin == end + 1 && title == end + 1 && !closes_title(phrase.role))
      return;
    if (is_usual(name) ? is_inflected(name) : !is_open(name)) return;
    if (!is_usual(name) && ends_as_body(name)) return;
    if (r_.is_conjunction(name) || r_.is_verb(name)) return;
    // 노아름 한빛대 교수: behind a person's name a body, if anything.
    const bool of_person = before >= 0 && r_.mentions[static_cast<size_t>(before)].kind == EntityKind::person;
    if (of_person && !ends_as_body(name)) return;
    add(of_person ? EntityKind::organization : EntityKind::person, name);
  }
  // Behind a word that ends as those before titles do, and its blank: 재무담당 상무는; else the word itself.
  uint32_t past_modifier(uint32_t at) const {
    constexpr uint32_t kEnding = 2;
    const uint32_t end = r_.word_end(at);
    if (end < at + 2 * kEnding || end - at > kLongestWord || text_[end] != U' ') return at;
    return (classes(Span{end - kEnding, end}) & (kTitleModifier | kTitleFollower)) == kTitleModifier ? end + 1 : at;
  }
  // Whether a title of the tables begins here, blanks aside: looking for the whole phrase would take long.
  bool begins_title(uint32_t at) const {
    constexpr size_t kLongestTitle = 24;
    std::u32string ahead;
    for (; at < text_.size() && ahead.size() < kLongestTitle; ++at)
      if (text_[at] != U' ') ahead.push_back(r_.folded[at]);
    bool found = false;
    r_.words.prefixes(
        ahead, [&](uint32_t, uint32_t classes) { found = found || (classes & (kTitleAfter | kTitleBefore)) != 0; });
    return found;
  }
  // 공유수면법의 취지, 방송통신위원회 설치법 개정안: with the body that it is about.
  bool law(uint32_t i, uint32_t end) {
    constexpr uint32_t kShortest = 3;
    if (end - i < kShortest || end - i > kLongestWord) return false;
    for (uint32_t stop = end; stop >= i + kShortest; --stop) {
      if ((classes(stop - 1) & kProductEnding) == 0) continue;
      if (stop < end && !r_.particles(stop) && !nouns_.is_used_as(text_.chars(Span{stop, end}), Nouns::Use::under))
        continue;
      if (!is_law(Span{i, stop})) continue;
      const int body = i > 0 && text_[i - 1] == U' ' ? r_.mention_until(i - 1) : -1;
      if (body < 0 && stop - i == kShortest) return false;
      if (!before_law_word(end) || r_.is_common_noun(Span{i, stop})) return false;
      if (is_body(body) && !r_.mentions[static_cast<size_t>(body)].by_user) {
        r_.mentions[static_cast<size_t>(body)].span.end = stop;
        r_.mentions[static_cast<size_t>(body)].kind = EntityKind::product;
      } else {
        add(EntityKind::product, Span{i, stop});
      }
      return true;
    }
    return false;
  }
  bool is_law(Span name) const { return (classes(name.end - 1) & kProductEnding) != 0 && (classes(name) & kTold) == 0; }
  bool before_law_word(uint32_t end) const {
    if (text_[end] != U' ') return false;
    const uint32_t begin = end + 1, stop = r_.word_end(begin);
    if (stop - begin > kLongestWord) return false;
    for (uint32_t k = stop; k > begin; --k)
      if ((k == stop || r_.particles(k)) && nouns_.is_used_as(text_.chars(Span{begin, k}), Nouns::Use::law))
        return true;
    return false;
  }
  // 특정경제범죄가중처벌법상
  void cut_law(Mention& m) const {
    constexpr uint32_t kShortest = 4;
    if (m.by_user || m.span.size() < kShortest ||
        !nouns_.is_used_as(text_.chars(Span{m.span.end - 1, m.span.end}), Nouns::Use::under))
      return;
    if ((classes(m.span) & kTold) != 0 || !is_law(Span{m.span.begin, m.span.end - 1})) return;
    --m.span.end;
    m.kind = EntityKind::product;
  }

  // 쁘라싯 분마 태국 내무부 재난방지국장은; `next` is the first mention behind the word.
  bool foreign(size_t run, size_t next) {
    constexpr uint32_t kShortest = 2, kLongest = 6;
    const auto fits = [&](Span word) { return word.size() >= kShortest && word.size() <= kLongest; };
    const auto is_hangul = [&](Span word) {
      const std::u32string_view letters = text_.chars(word);
      return std::all_of(letters.begin(), letters.end(), is_hangul_syllable);
    };
    if (run + 1 == r_.runs.size()) return false;
    const Span first = r_.runs[run], second = r_.runs[run + 1];
    if (!fits(first) || !fits(second) || second.begin != first.end + 1 || text_[first.end] != U' ' ||
        text_[second.end] != U' ')
      return false;
    for (; next < r_.mentions.size() && r_.mentions[next].span.begin <= second.end; ++next)
      if (r_.mentions[next].span.begin == second.begin) return false;
    if (next == r_.mentions.size() || r_.mentions[next].span.begin != second.end + 1 ||
        r_.mentions[next].kind == EntityKind::person)
      return false;
    if (!is_hangul(first) || !is_hangul(second) || (classes(first) & kTold) != 0 || (classes(second) & kTold) != 0)
      return false;
    const Span name{first.begin, second.end};
    const Phrase phrase = phrase_after(r_, name);
    if (!phrase.titled || phrase.organization < 0 || !r_.is_strange(first) || r_.is_common_noun(second)) return false;
    add(EntityKind::person, name);
    return true;
  }

  bool is_body(int m) const { return m >= 0 && r_.mentions[static_cast<size_t>(m)].kind == EntityKind::organization; }
  // The title is one word, known as a whole.
  bool closes_title(Span role) const { return (classes(role) & (kTitleAfter | kTitleBefore)) != 0; }
  bool ends_as_body(Span name) const {
    return (classes(name.end - 1) & (kOrganizationEnding | kPlaceEnding | kProductEnding | kEventEnding)) != 0;
  }

  // 표지원 의원은: an organisation by its ending, but in front of a title and as usual a name as can be.
  void turn_person(Mention& m) const {
    if (m.by_user || m.kind != EntityKind::organization || m.span.size() != 3 || text_[m.span.end] != U' ' ||
        (classes(m.span) & kTold) != 0)
      return;
    if (!is_usual(m.span)) return;
    const Phrase phrase = phrase_after(r_, m.span);
    if (phrase.titled && phrase.role.begin == m.span.end + 1 && closes_title(phrase.role)) m.kind = EntityKind::person;
  }

  // [한채양 이마트] 대표: a body of the tables behind what looks like a Korean name, and a title behind both.
  void split_person(Mention& m, uint32_t end) {
    constexpr uint32_t kName = 3;
    if (m.by_user || m.kind != EntityKind::organization || end - m.span.begin != kName || m.span.end <= end + 1 ||
        text_[end] != U' ')
      return;
    const Span name{m.span.begin, end}, body{end + 1, m.span.end};
    if ((classes(m.span) & kAnyName) != 0 || (classes(name) & kTold) != 0 ||
        (classes(body) & (kOrganization | kAmbiguous)) != kOrganization)
      return;
    if (likeness(name) == 0 || (!is_usual(name) && (!is_open(name) || ends_as_body(name)))) return;
    if (text_[m.span.end] != U' ' || phrase_after(r_, m.span).role.begin != m.span.end + 1) return;
    add(EntityKind::person, name);
    m.span = body;
  }

  // 걸그룹 루미에르가, 소설가 장독대는
  bool led(size_t run) {
    constexpr uint32_t kLongestLead = 7, kShortest = 2, kLongest = 8;
    const auto [i, end] = r_.runs[run];
    if (run == 0 || end - i > kLongestWord || text_[i - 1] != U' ' || r_.runs[run - 1].end + 1 != i) return false;
    const Span before = r_.runs[run - 1],
               lead{std::max(before.begin, before.end - std::min(before.end, kLongestLead)), before.end};
    if (lead.size() < 2) return false;
    const bool body = nouns_.is_used_as(text_.chars(lead), Nouns::Use::leads);
    const uint32_t title = classes(lead) & (kTitleBefore | kTitleAfter);
    if (!body && title == 0) return false;
    // The word without its particle.
    uint32_t stop = i + kShortest;
    while (stop < end && !r_.particles(stop)) ++stop;
    if (stop == end && text_[end] != U'(') return false;
    const Span name{i, stop};
    if (name.size() > kLongest || (classes(name) & kTold) != 0 || (classes(Span{i, end}) & kTold) != 0) return false;
    if (!is_open(name) || !is_open(Span{i, end})) return false;
    // Behind 교장 and the like stands a name of the usual form; behind 소설가 any word that is none of the
    // dictionary's.
    const bool korean = likeness(name) != 0 && (name.size() == 3 || (title & kTitleBefore) != 0);
    const bool unknown = (title & kTitleBefore) != 0 && r_.is_unknown(name);
    if (!body && !korean && !unknown) return false;
    add(body ? EntityKind::organization : EntityKind::person, name);
    return true;
  }

  Reading& r_;
  const Text& text_;
  const Nouns& nouns_;
  std::vector<Mention> more_;
  struct Syllable {
    char32_t c = 0;
    uint32_t classes = 0;
  };
  mutable std::array<Syllable, 1024> syllables_{};
  std::unordered_set<char32_t> hidden_;  // surnames of those whose given name is hidden
};

}  // namespace

void recall_shown(Reading& reading, const Nouns& nouns) { ShownNames(reading, nouns).run(); }

}  // namespace kn::entities
