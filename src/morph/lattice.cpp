// Viterbi search.
#include "morph/lattice.h"

#include <algorithm>
#include <limits>

#include "base/unicode.h"

namespace kn {

namespace {

constexpr uint32_t kLongestGroup = 24;  // MeCab's max-grouping-size; ours knows no limit
constexpr int32_t kLargestPenalty = 30000;
// What a missing blank costs, the same as mecab-ko-dic's price for most blanks that should not be there.
constexpr int64_t kMissingBlank = 3000;
// A path that is dearer by this than another one to the same place has lost: no two connections differ by so much that it
// would matter (in 25,000 eojeols of news no answer changes).
constexpr int32_t kHopeless = 8000;

// Cost and number of a node as one number, so that the least is found without a branch.  Of equal costs the node added
// last wins, as in MeCab.
constexpr int64_t scaled(int64_t cost) { return cost * (int64_t{1} << 32); }
constexpr int64_t key(int32_t cost, uint32_t node) { return scaled(cost) + (0xFFFFFFFFU - node); }
constexpr int32_t cost_of(int64_t key) { return static_cast<int32_t>(key >> 32); }
constexpr uint32_t node_of(int64_t key) { return 0xFFFFFFFFU - static_cast<uint32_t>(key & 0xFFFFFFFF); }
constexpr int64_t kWorst = std::numeric_limits<int64_t>::max() / 2;

bool wants_blank(Tag last) {
  return is_particle(last) || last == Tag::ETM || last == Tag::EF || last == Tag::EC || in_range(last, Tag::MM, Tag::IC);
}

int64_t least(const int64_t* keys, const uint32_t* rights, uint32_t count, const int16_t* row) {
  int64_t even = kWorst, odd = kWorst;
  uint32_t i = 0;
  for (; i + 1 < count; i += 2) {
    const int64_t a = keys[i] + scaled(row[rights[i]]), b = keys[i + 1] + scaled(row[rights[i + 1]]);
    even = a < even ? a : even;
    odd = b < odd ? b : odd;
  }
  if (i < count) {
    const int64_t a = keys[i] + scaled(row[rights[i]]);
    even = a < even ? a : even;
  }
  return odd < even ? odd : even;
}

}  // namespace

Lattice::Lattice(const Dictionary& dictionary, const UserTerms* user_terms)
    : dictionary_(dictionary), user_terms_(user_terms), settings_(dictionary.settings()) {
  for (int32_t& penalty : settings_.space_penalty) penalty = std::clamp(penalty, -kLargestPenalty, kLargestPenalty);
  settings_.space_category &= 31U;
  for (unsigned kind = 0; kind < 256; ++kind) blank_cost_[1][kind] = (kind & Word::kPenalised) != 0 ? settings_.space_penalty[kind & Word::kTagMask] : 0;
  before_.resize(size_t{2} * settings_.lefts, Before{0, 0});
  wants_blank_.resize(settings_.rights);
  for (uint32_t r = 0; r < settings_.rights; ++r) wants_blank_[r] = wants_blank(dictionary.last_tag(static_cast<uint16_t>(r)));
}

void Lattice::find_runs(std::u32string_view chars, uint32_t from, uint32_t to) {
  size_ = to - from;
  class_.resize(size_ + 1);
  run_end_.resize(size_ + 1);
  ending_at_.assign(size_ + 1, kNone);
  least_at_.assign(size_ + 1, std::numeric_limits<int32_t>::max() / 2);
  node_count_ = 0;
  if (nodes_.empty()) nodes_.resize(1024);
  for (uint32_t i = 0; i < size_; ++i) class_[i] = dictionary_.character(chars[from + i]);
  class_[size_] = CharacterClass{0};
  run_end_[size_] = size_;
  for (uint32_t i = size_; i-- > 0;) run_end_[i] = i + 1 < size_ && (class_[i].kinds() & class_[i + 1].kinds()) != 0 ? run_end_[i + 1] : i + 1;
}

uint32_t Lattice::skip_blanks(uint32_t place) const {
  const uint32_t space = 1U << settings_.space_category;
  while (place < size_ && (class_[place].kinds() & space) != 0) ++place;
  return place;
}

void Lattice::gather(uint32_t place, bool joined) {
  if (++stamp_ == 0) {
    std::fill(before_.begin(), before_.end(), Before{0, 0});
    stamp_ = 1;
  }
  hot_.count = cold_.count = 0;
  const int64_t missing = joined && !plain_ ? scaled(kMissingBlank) : 0;
  const int32_t limit = least_at_[place] + kHopeless;
  const uint32_t hot = dictionary_.hot();
  for (uint32_t at = ending_at_[place]; at != kNone; at = nodes_[at].next_ending) {
    const LatticeNode& node = nodes_[at];
    if (node.cost > limit) continue;
    const int64_t k = key(node.cost, at), joined_k = k + missing * wants_blank_[node.right];
    if (node.right < hot)
      hot_.add(k, joined_k, node.right);
    else
      cold_.add(k, joined_k, node.right - hot);
  }
}

int64_t Lattice::cheapest(uint16_t left, bool free) const {
  const int64_t best = least(free ? hot_.joined_keys.data() : hot_.keys.data(), hot_.rights.data(), hot_.count, dictionary_.hot_row(left));
  if (cold_.count == 0) return best;
  return std::min(best, least(free ? cold_.joined_keys.data() : cold_.keys.data(), cold_.rights.data(), cold_.count, dictionary_.cold_row(left)));
}

inline int64_t Lattice::cheapest_before(uint16_t left, bool free) {
  Before& before = before_[size_t{left} * 2 + (free ? 1U : 0U)];
  if (before.stamp != stamp_) before = Before{stamp_, cheapest(left, free)};
  return before.key;
}

void Lattice::add(Place place, uint32_t end, uint32_t number, const Word& word) {
  if (word.left >= settings_.lefts || word.right >= settings_.rights) return;
  const int64_t before = cheapest_before(word.left, (word.kind & Word::kFree) != 0);
  const int32_t cost = cost_of(before) + word.cost + blank_cost_[place.blank_before][word.kind];
  if (cost > least_at_[end] + kHopeless) return;
  least_at_[end] = std::min(least_at_[end], cost);
  if (node_count_ == nodes_.size()) nodes_.resize(nodes_.size() * 2);
  nodes_[node_count_] = LatticeNode{place.begin, end, number, node_of(before), ending_at_[end], cost, word.right, static_cast<Tag>(word.kind & Word::kTagMask), word.flags};
  ending_at_[end] = node_count_++;
}

// The user's words are nouns and names.  They come cheap, since somebody asked for them: the longer, the cheaper.
void Lattice::add_user_terms(std::u32string_view rest, Place place) {
  user_terms_->prefixes(rest, [&](uint32_t length, uint32_t index) {
    const bool name = user_terms_->kind(index) != UserTermKind::word;
    const bool consonant = final_consonant(rest[length - 1]) > 0;
    Word word{};
    word.left = settings_.noun_left[name][consonant];
    word.right = settings_.noun_right[name][consonant];
    word.cost = static_cast<int16_t>(1500 - 700 * static_cast<int>(std::min(length, 8U)));
    word.kind = static_cast<uint8_t>(static_cast<unsigned>(name ? Tag::NNP : Tag::NNG) | Word::kFree);
    word.flags = static_cast<uint8_t>(LatticeNode::kUser | static_cast<unsigned>(user_terms_->parts(index) > 1 ? WordType::compound : WordType::plain) << Word::kTypeShift);
    add(place, place.begin + length, index, word);
  });
}

// Words that no dictionary has, by the kind of their characters (MeCab's rules).
void Lattice::add_unknown(Place place, bool found) {
  const CharacterClass c = class_[place.begin];
  if (found && !c.invoke()) return;
  const Word word = dictionary_.unknown(c.category());
  const uint32_t run = run_end_[place.begin];
  bool grouped = false;
  if (c.group() && (!plain_ || run - place.begin - 1 <= kLongestGroup)) {
    add(place, run, Dictionary::kNoWord, word);
    grouped = found = true;
  }
  for (uint32_t length = 1; length <= c.length() && place.begin + length <= run; ++length) {
    if (grouped && place.begin + length == run) continue;
    add(place, place.begin + length, Dictionary::kNoWord, word);
    found = true;
  }
  if (!found) add(place, place.begin + 1, Dictionary::kNoWord, word);
}

// As add() for each word of the dictionary that begins here.  This is where the time goes, hence everything in locals.
void Lattice::add_words(std::u32string_view rest, Place place) {
  if (user_terms_ != nullptr && !plain_) add_user_terms(rest, place);
  bool found = false;
  const bool plain = plain_;
  const uint8_t skipped = plain ? Word::kOwn : Word::kMended;
  const Word* const words = dictionary_.words().data();
  const size_t word_count = dictionary_.words().size();
  const uint32_t lefts = settings_.lefts, rights = settings_.rights, stamp = stamp_, begin = place.begin;
  const int32_t* const blank_cost = blank_cost_[place.blank_before];
  Before* const before = before_.data();
  uint32_t* const ending_at = ending_at_.data();
  int32_t* const least_at = least_at_.data();
  const uint32_t* const run_end = run_end_.data();
  LatticeNode* nodes = nodes_.data();
  uint32_t count = node_count_;
  auto room = static_cast<uint32_t>(nodes_.size());
  dictionary_.trie().prefixes(rest, [&](uint32_t length, uint32_t first) {
    const uint32_t end = begin + length;
    // AI is no word in AIDS.
    if (!plain && is_ascii_letter(rest[length - 1]) && run_end[end - 1] > end) return;
    int32_t least = least_at[end];
    uint32_t latest = ending_at[end];
    for (size_t i = first; i < word_count; ++i) {
      const Word word = words[i];
      if ((word.flags & skipped) == 0 && word.left < lefts && word.right < rights) {
        found = true;
        const bool free = (word.kind & Word::kFree) != 0;
        Before& best = before[size_t{word.left} * 2 + (free ? 1U : 0U)];
        if (best.stamp != stamp) best = Before{stamp, cheapest(word.left, free)};
        const int32_t cost = cost_of(best.key) + word.cost + blank_cost[word.kind];
        if (cost <= least + kHopeless) {
          least = cost < least ? cost : least;
          if (count == room) {
            nodes_.resize(size_t{room} * 2);
            nodes = nodes_.data();
            room = static_cast<uint32_t>(nodes_.size());
          }
          nodes[count] = LatticeNode{begin, end, static_cast<uint32_t>(i), node_of(best.key), latest, cost, word.right, static_cast<Tag>(word.kind & Word::kTagMask),
                                     static_cast<uint8_t>(word.flags & ~LatticeNode::kUser)};
          latest = count++;
        }
      }
      if (word.last()) break;
    }
    least_at[end] = least;
    ending_at[end] = latest;
  });
  node_count_ = count;
  add_unknown(place, found);
}

const std::vector<LatticeNode>& Lattice::best_path(std::u32string_view chars, uint32_t from, uint32_t to, uint16_t right_before, bool closed) {
  find_runs(chars, from, to);
  nodes_[node_count_++] = LatticeNode{0, 0, Dictionary::kNoWord, kNone, kNone, 0, right_before, Tag::SP, 0};
  ending_at_[0] = 0;
  least_at_[0] = 0;
  uint32_t last = 0;
  for (uint32_t place = 0; place < size_; ++place) {
    if (ending_at_[place] == kNone) continue;
    last = place;
    const uint32_t begin = skip_blanks(place);
    if (begin == size_) break;
    pacer_.tick();
    gather(place, begin == place);
    add_words(chars.substr(from + begin, to - from - begin), Place{begin, begin != place});
  }
  if (ending_at_[size_] != kNone) last = size_;

  uint32_t best = 0;
  gather(last, false);
  if (closed) {
    best = node_of(cheapest_before(static_cast<uint16_t>(settings_.border_left), false));
  } else {
    int64_t least = kWorst;
    for (uint32_t at = ending_at_[last]; at != kNone; at = nodes_[at].next_ending) least = std::min(least, key(nodes_[at].cost, at));
    best = node_of(least);
  }
  path_.clear();
  for (uint32_t at = best; nodes_[at].previous != kNone; at = nodes_[at].previous) path_.push_back(nodes_[at]);
  std::reverse(path_.begin(), path_.end());
  for (LatticeNode& node : path_) node.begin += from, node.end += from;
  return path_;
}

}  // namespace kn
