// Titles of works between marks, which look like any words and are known by where they stand.
//
//   영화 ‘늦은 귀가’를 연출한     소설 『물 아래 학교』     개인전 ‘식은 방’ (an event)     《회색 문》의 각본가
//
//   창업팀 ‘짐꾼’ (an organisation)     책방 ‘사월의 눈’ (a place)     태풍 ‘너울’ (an event)
//
//   ‘미래투자이니셔티브’ 행사 (an event: the noun behind tells)
//
//   ‘3분기 가계신용’에 따르면 (a document)     동아오츠카 ‘나랑드사이다’ 등 (what a body names, right behind it)
//
// A noun of data/work_nouns.tsv before the marks says so, or the marks themselves (『』, 《》) do.  What is said
// between marks after such a noun is none: 영화 “다시 봐도 좋다”고.
#include <algorithm>
#include <optional>

#include "base/interrupt.h"
#include "entities/gather.h"
#include "entities/titles.h"

namespace kn::entities {

namespace {

constexpr uint32_t kLongestTitle = 24;  // letters between the marks

struct Marks {
  char32_t open, close;
  bool of_works;  // nothing but works stands between them
};
constexpr Marks kMarks[] = {{U'‘', U'’', false},   {U'“', U'”', false},   {U'\'', U'\'', false}, {U'"', U'"', false},
                            {U'「', U'」', false}, {U'〈', U'〉', false}, {U'『', U'』', true},  {U'《', U'》', true}};

// The span between marks that open at i, empty where there is none near.
Span between(const Text& text, uint32_t i, char32_t close) {
  for (uint32_t k = i + 1; k < text.size() && k - i <= kLongestTitle + 1 && text[k] != U'\n'; ++k)
    if (text[k] == close) return {i + 1, k};
  return {};
}

// The kind that the noun before i tells.
std::optional<Nouns::Behind> kind_before(const Reading& reading, const Nouns& nouns, uint32_t i) {
  constexpr uint32_t kLongestNoun = 12;
  uint32_t end = i;
  if (end > 0 && reading.text[end - 1] == U' ') --end;
  uint32_t begin = end;
  while (begin > 0 && end - begin < kLongestNoun && reading.is_word(begin - 1)) --begin;
  return nouns.kind_behind(std::u32string_view(reading.folded).substr(begin, end - begin));
}

// The kind that the noun behind the marks tells: ‘세계 고용 전망’ 보고서에서.  What stands before it must look like a
// name: 찾아가는 is none.
std::optional<EntityKind> kind_after(const Reading& reading, const Nouns& nouns, Span title) {
  constexpr uint32_t kShortest = 4, kLongestNoun = 12;
  uint32_t begin = title.end + 1;
  if (title.size() < kShortest || reading.text[begin] != U' ') return std::nullopt;
  const uint32_t end = reading.word_end(++begin);
  if (end == begin || end - begin > kLongestNoun) return std::nullopt;
  for (uint32_t stop = end; stop > begin + 1; --stop) {
    if (stop < end && !reading.particles(stop)) continue;
    const auto noun = nouns.kind_behind(std::u32string_view(reading.folded).substr(begin, stop - begin));
    if (!noun || !noun->either) continue;
    uint32_t last = title.end;
    while (last > title.begin && reading.text[last - 1] != U' ') --last;
    return reading.is_plain(Span{last, title.end}) ? std::optional(noun->kind) : std::nullopt;
  }
  return std::nullopt;
}

// ‘3분기 가계신용’에 따르면, 카카오 ‘카나나’를: what follows the marks, or a body right before them, shows a name.
bool is_shown(const Reading& reading, const Nouns& nouns, uint32_t open, Span title) {
  const uint32_t after = title.end + 1, end = reading.word_end(after);
  if (end > after && reading.text[end] == U' ' && reading.particles(after)) {
    const uint32_t next = reading.word_end(end + 1);
    if (nouns.is_used_as(reading.text.chars(Span{end + 1, next}), Nouns::Use::cites)) return true;
  }
  // BMW는 ‘노이에 클라세’를
  uint32_t topic = open;
  if (topic > 1 && reading.text[topic - 1] == U' ') --topic;
  while (topic > 0 && open - topic < 4 && is_hangul_syllable(reading.text[topic - 1]) &&
         reading.mention_until(topic) < 0)
    --topic;
  const bool made = topic > 0 && topic + 1 < open && reading.particles(topic) &&
                    nouns.is_used_as(reading.text.chars(Span{after, end}), Nouns::Use::object);
  const int maker = made ? reading.mention_until(topic) : -1;
  if (maker >= 0 && reading.mentions[static_cast<size_t>(maker)].kind == EntityKind::organization &&
      reading.is_unknown(title))
    return true;
  const int body = open > 0 ? std::max(reading.mention_until(open),
                                       reading.text[open - 1] == U' ' ? reading.mention_until(open - 1) : -1)
                            : -1;
  if (body < 0 || reading.mentions[static_cast<size_t>(body)].kind != EntityKind::organization) return false;
  const uint32_t list = reading.text[after] == U' ' ? after + 1 : after;
  const bool closed = reading.particles(after) ||
                      nouns.is_used_as(reading.text.chars(Span{list, reading.word_end(list)}), Nouns::Use::lists);
  return closed && reading.is_unknown(title);
}

// 주민 모임 ‘양림지기’ 대표: a body, since a title follows.
bool is_led_body(const Reading& reading, const Nouns::Behind& noun, Span title) {
  const Span marked{title.begin, title.end + 1};
  return noun.kind == EntityKind::organization && phrase_after(reading, marked).role.begin == marked.end + 1;
}

// “다시 봐도 좋다”고: words that somebody says, by the particle of quotations behind a sentence.
bool is_said(const Text& text, Span title) {
  const char32_t last = text[title.end - 1], next = text[title.end + 1];
  if (next == U'고' || next == U'라' || next == U'며') return true;
  return next == U'는' && (last == U'다' || last == U'라' || last == U'자' || last == U'냐');
}

}  // namespace

void recall_works(Reading& reading, const Nouns& nouns) {
  const Text& text = reading.text;
  std::vector<Mention> more;
  size_t next = 0;
  const auto size = static_cast<uint32_t>(text.size());
  for (uint32_t i = 0; i + 2 < size; ++i) {
    pace();
    if (is_hangul_syllable(text[i]) || text[i] == U' ') continue;
    const auto marks =
        std::find_if(std::begin(kMarks), std::end(kMarks), [&](const Marks& m) { return m.open == text[i]; });
    if (marks == std::end(kMarks)) continue;
    const Span title = between(text, i, marks->close);
    if (title.size() < (marks->of_works ? 2U : 1U)) continue;
    const std::optional<Nouns::Behind> noun = kind_before(reading, nouns, i);
    std::optional<EntityKind> kind;
    if (noun && (!noun->weak || ((reading.particles(title.end + 1) || is_led_body(reading, *noun, title)) &&
                                 !reading.is_common_noun(title))))
      kind = noun->kind;
    const std::optional<EntityKind> behind = kind ? std::nullopt : kind_after(reading, nouns, title);
    if (!kind) kind = behind;
    if (!kind && (marks->of_works || is_shown(reading, nouns, i, title))) kind = EntityKind::product;
    const auto counts = [&](char32_t c) { return is_letter(c) || (marks->of_works && is_digit(c)); };
    if (!kind || !std::any_of(text.chars(title).begin(), text.chars(title).end(), counts)) continue;
    if (text[title.begin] == U' ' || text[title.end - 1] == U' ' || is_said(text, title)) continue;
    // A name that fills the marks keeps its kind; shorter ones inside give way.
    while (next < reading.mentions.size() && reading.mentions[next].span.end <= title.begin) ++next;
    size_t last = next;
    bool free = true;
    for (; last < reading.mentions.size() && reading.mentions[last].span.begin < title.end; ++last) {
      const Mention& m = reading.mentions[last];
      free = free && !m.by_user && title.contains(m.span) && m.span.size() < title.size();
      // The noun knows better what a name is that no table has: 사이클론 ‘디트완다’.
      const bool fills = m.span.begin == title.begin && m.span.end == title.end;
      if (fills && (noun || behind) && !m.by_user && m.kind != EntityKind::person &&
          (reading.words.classes(reading.key(title)) & kAnyName) == 0)
        reading.mentions[last].kind = *kind;
    }
    if (!free) continue;
    // Empty: dropped below.
    for (size_t k = next; k < last; ++k) reading.mentions[k].span.end = reading.mentions[k].span.begin;
    next = last;
    Mention mention;
    mention.kind = *kind;
    mention.span = title;
    more.push_back(std::move(mention));
    i = title.end;
  }
  std::erase_if(reading.mentions, [](const Mention& mention) { return mention.span.empty(); });
  add_mentions(reading, std::move(more));
}

}  // namespace kn::entities
