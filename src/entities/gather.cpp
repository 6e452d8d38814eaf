// See gather.h.
#include "entities/gather.h"

#include <algorithm>
#include <unordered_map>

#include "base/interrupt.h"
#include "dict/lexicon.h"

namespace kn::entities {

namespace {

bool by_place(const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; }

// The user's terms that stand as words of their own, longest first.
std::vector<Mention> user_mentions(const Reading& reading, const UserTerms& terms) {
  std::vector<Mention> found;
  InterruptPacer pacer;
  const auto size = static_cast<uint32_t>(reading.text.size());
  for (uint32_t i = 0; i < size; ++i) {
    pacer.tick();
    if (i > 0 && reading.is_word(i - 1) && reading.is_word(i)) continue;
    const auto match = terms.longest(reading.text.rest(i), [&](uint32_t index) {
      return terms.kind(index) != UserTermKind::word && reading.ends_name(i + static_cast<uint32_t>(terms.folded(index).size()));
    });
    if (!match) continue;
    Mention mention;
    mention.kind = static_cast<EntityKind>(terms.kind(match->index));
    mention.span = Span{i, i + match->length};
    mention.by_user = true;
    mention.name = terms.name(match->index);
    found.push_back(std::move(mention));
    i += match->length - 1;
  }
  return found;
}

}  // namespace

void add_mentions(Reading& reading, std::vector<Mention> more) {
  if (more.empty()) return;
  std::stable_sort(more.begin(), more.end(), by_place);
  std::vector<Mention> all;
  all.reserve(reading.mentions.size() + more.size());
  auto old = reading.mentions.begin();
  for (Mention& mention : more) {
    while (old != reading.mentions.end() && old->span.begin < mention.span.end) all.push_back(std::move(*old++));
    if (all.empty() || all.back().span.end <= mention.span.begin) all.push_back(std::move(mention));
  }
  all.insert(all.end(), std::make_move_iterator(old), std::make_move_iterator(reading.mentions.end()));
  std::stable_sort(all.begin(), all.end(), by_place);
  reading.mentions = std::move(all);
}

void gather(Reading& reading, Tagger& tagger, const std::vector<Sentence>& sentences, const UserTerms* terms) {
  std::vector<Tagged> tagged;
  for (const Sentence& sentence : sentences) {
    check_interrupt();
    tagger.tag(reading.text, sentence.span, tagged);
    for (const Token& token : tagger.analysis().tokens)
      std::fill(reading.tags.begin() + token.span.begin, reading.tags.begin() + token.span.end, token.tag);
  }
  std::vector<Mention> by_tagger;
  for (const Tagged& t : tagged) {
    if (t.kind > static_cast<int>(EntityKind::event)) continue;
    Mention mention;
    mention.kind = static_cast<EntityKind>(t.kind);
    mention.span = t.span;
    by_tagger.push_back(std::move(mention));
  }
  if (terms != nullptr && !terms->empty()) reading.mentions = user_mentions(reading, *terms);
  add_mentions(reading, std::move(by_tagger));
}

void recall(Reading& reading) {
  constexpr size_t kShortest = 2, kLongest = 30;
  struct Known {
    size_t tagged = 0;
    std::vector<uint32_t> missed;
    EntityKind kind = EntityKind::person;
  };
  std::unordered_map<std::u32string_view, Known> known;
  bool lengths[kLongest + 1] = {};
  for (const Mention& mention : reading.mentions) {
    const std::u32string_view name = reading.text.chars(mention.span);
    if (name.size() < kShortest || name.size() > kLongest || is_ascii_digit(name[0])) continue;
    Known& entry = known[name];
    if (entry.tagged++ == 0) entry.kind = mention.kind;
    lengths[name.size()] = true;
  }
  if (known.empty()) return;
  InterruptPacer pacer;
  auto next = reading.mentions.begin();
  const auto size = static_cast<uint32_t>(reading.text.size());
  for (uint32_t i = 0; i < size; ++i) {
    pacer.tick();
    while (next != reading.mentions.end() && next->span.end <= i) ++next;
    if (next != reading.mentions.end() && next->span.begin <= i) {
      i = next->span.end - 1;
      continue;
    }
    if (!reading.is_word(i) || (i > 0 && reading.is_word(i - 1))) continue;
    const uint32_t free = (next != reading.mentions.end() ? next->span.begin : size) - i;
    for (uint32_t n = std::min<uint32_t>(kLongest, free); n >= kShortest; --n) {
      if (!lengths[n]) continue;
      const auto it = known.find(reading.text.chars(Span{i, i + n}));
      if (it == known.end() || !reading.ends_name(i + n)) continue;
      it->second.missed.push_back(i);
      i += n - 1;
      break;
    }
  }
  std::vector<Mention> more;
  for (const auto& [name, entry] : known) {
    // A word that is mostly no name was a slip where it was one.
    if (entry.missed.size() > 2 * entry.tagged) continue;
    for (const uint32_t at : entry.missed) {
      Mention mention;
      mention.kind = entry.kind;
      mention.span = Span{at, at + static_cast<uint32_t>(name.size())};
      more.push_back(std::move(mention));
    }
  }
  add_mentions(reading, std::move(more));
}

}  // namespace kn::entities
