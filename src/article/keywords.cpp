// Ranking of keywords; see keywords.h.
#include "article/keywords.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/arena.h"
#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn {

namespace {

struct Candidate {
  uint32_t first;  // where it stands first
  uint32_t count;
  unsigned share;
  bool name;
};

constexpr double kLeadBonus = 4.0 / 3;  // stands in the first two sentences
constexpr double kWholeBonus = 1.1;     // a name, or a noun of four letters and more, which is nearly always a compound
constexpr size_t kCompound = 4;

// Whether one of the spans, which are in order, overlaps this one.
template <typename Items, typename SpanOf>
bool overlaps_any(const Items& items, Span span, SpanOf span_of) {
  const auto after = std::lower_bound(items.begin(), items.end(), span.begin,
                                      [&](const auto& item, uint32_t at) { return span_of(item).end <= at; });
  return after != items.end() && span_of(*after).begin < span.end;
}

// Where the titles of people stand, in order: beside the name.
std::vector<Span> titles_of(const Text& text, const std::vector<Entity>& names) {
  constexpr uint32_t kFarthest = 24;  // letters between a name and its title
  std::vector<Span> titles;
  const auto size = static_cast<uint32_t>(text.size());
  for (const Entity& name : names) {
    pace();
    if (name.role.empty()) continue;
    const std::u32string role = decode_utf8(name.role);
    const auto length = static_cast<uint32_t>(role.size());
    const uint32_t stop = std::min(size, name.span.end + kFarthest + length),
                   start = name.span.begin - std::min(name.span.begin, kFarthest + length);
    const size_t after = text.chars(Span{name.span.end, stop}).find(role),
                 before = text.chars(Span{start, name.span.begin}).rfind(role);
    if (after == std::u32string_view::npos && before == std::u32string_view::npos) continue;
    const uint32_t at = after != std::u32string_view::npos ? name.span.end + static_cast<uint32_t>(after)
                                                           : start + static_cast<uint32_t>(before);
    titles.push_back(Span{at, at + length});
  }
  std::sort(titles.begin(), titles.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  return titles;
}

bool is_word(std::u32string_view chars) {
  return chars.size() > 1 && std::any_of(chars.begin(), chars.end(), [](char32_t c) { return is_letter(c); });
}

// 죽는다 of “…죽는다”고: the end of what is said, whatever noun it may be elsewhere.
bool ends_quotation(const Text& text, Span noun) {
  constexpr std::u32string_view kClosing = U"”’\"'";
  return text[noun.end - 1] == U'다' && noun.end < text.size() &&
         kClosing.find(text[noun.end]) != std::u32string_view::npos;
}

}  // namespace

KeywordRanker::KeywordRanker(const Image& image)
    : shares_(FactTable::open(image, "noun_frequency")), weight_(shares_.column("weight")) {}

std::vector<Keyword> KeywordRanker::rank(const Text& text, const std::vector<Sentence>& sentences,
                                         const std::vector<Span>& nouns, const std::vector<Entity>& names,
                                         const std::vector<Span>& taken, size_t count) const {
  Arena arena;
  ArenaMap<std::string_view, Candidate> candidates(arena, names.size() + nouns.size());
  const auto share_of = [&](std::u32string_view word) {
    unsigned share = 1;
    if (const auto row = shares_.find(word)) {
      const std::string_view digits = shares_.cell(*row, weight_);
      std::from_chars(digits.data(), digits.data() + digits.size(), share);
    }
    return std::clamp(share, 1U, 900U);
  };
  const auto add = [&](const std::string& word, Span span, bool name) {
    auto place = candidates.find(word);
    if (place == candidates.end())
      place = candidates.emplace(arena.keep(word), Candidate{span.begin, 0, 1, name}).first;
    place->second.name |= name;
    place->second.first = std::min(place->second.first, span.begin);
    ++place->second.count;
    place->second.share = std::max(place->second.share, share_of(text.chars(span)));
  };
  for (const Entity& name : names) {
    pace();
    if (is_word(decode_utf8(name.name))) add(name.name, name.span, true);
  }
  const auto itself = [](const Span& s) { return s; };
  const std::vector<Span> titles = titles_of(text, names);
  for (const Span& noun : nouns) {
    pace();
    if (!is_word(text.chars(noun)) || ends_quotation(text, noun) ||
        overlaps_any(names, noun, [](const Entity& e) { return e.span; }))
      continue;
    if (overlaps_any(taken, noun, itself) || overlaps_any(titles, noun, itself)) continue;
    add(text.folded(noun), noun, false);
  }

  const uint32_t lead = sentences.empty() ? 0 : sentences[std::min<size_t>(1, sentences.size() - 1)].span.end;
  struct Ranked {
    std::string_view word;
    double score;
    uint32_t first;
  };
  std::vector<Ranked> ranked;
  ranked.reserve(candidates.size());
  for (const auto& [word, candidate] : candidates) {
    pace();
    const std::u32string letters = decode_utf8(word);
    const double whole = candidate.name || letters.size() >= kCompound ? kWholeBonus : 1;
    const double score = (1 + std::log(candidate.count)) *
                         std::log(1000.0 / std::max(candidate.share, share_of(letters))) * whole *
                         (candidate.first < lead ? kLeadBonus : 1);
    ranked.push_back(Ranked{word, std::round(score * 1000) / 1000, candidate.first});
  }
  const auto better = [](const Ranked& a, const Ranked& b) {
    pace();
    return a.score != b.score ? a.score > b.score : a.first != b.first ? a.first < b.first : a.word < b.word;
  };
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(count, ranked.size()));
  std::nth_element(ranked.begin(), end, ranked.end(), better);
  std::sort(ranked.begin(), end, better);
  std::vector<Keyword> out;
  for (auto i = ranked.begin(); i != end; ++i) {
    pace();
    out.push_back(Keyword{std::string(i->word), i->score});
  }
  return out;
}

}  // namespace kn
