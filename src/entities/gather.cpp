// The spans to begin with: the user's terms and the tagger's names.  See gather.h.
#include "entities/gather.h"

#include <algorithm>

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
      return terms.kind(index) != UserTermKind::word &&
             reading.ends_name(i + static_cast<uint32_t>(terms.folded(index).size()));
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
  if (!std::is_sorted(more.begin(), more.end(), by_place)) std::stable_sort(more.begin(), more.end(), by_place);
  std::vector<Mention> all;
  all.reserve(reading.mentions.size() + more.size());
  auto old = reading.mentions.begin();
  for (Mention& mention : more) {
    pace();
    while (old != reading.mentions.end() && old->span.begin < mention.span.end) all.push_back(std::move(*old++));
    if (all.empty() || all.back().span.end <= mention.span.begin) all.push_back(std::move(mention));
  }
  all.insert(all.end(), std::make_move_iterator(old), std::make_move_iterator(reading.mentions.end()));
  if (!std::is_sorted(all.begin(), all.end(), by_place)) std::stable_sort(all.begin(), all.end(), by_place);
  reading.mentions = std::move(all);
}

void gather(Reading& reading, Tagger& tagger, const std::vector<Sentence>& sentences, const UserTerms* terms) {
  std::vector<Tagged> tagged;
  for (const Sentence& sentence : sentences) {
    check_interrupt();
    tagger.tag(reading.text, sentence.span, tagged);
  }
  std::vector<Mention> by_tagger;
  by_tagger.reserve(tagged.size());
  for (const Tagged& t : tagged) {
    pace();
    Mention mention;
    mention.kind = static_cast<EntityKind>(t.kind);
    mention.span = t.span;
    by_tagger.push_back(std::move(mention));
  }
  if (terms != nullptr && !terms->empty()) reading.mentions = user_mentions(reading, *terms);
  add_mentions(reading, std::move(by_tagger));
}

}  // namespace kn::entities
