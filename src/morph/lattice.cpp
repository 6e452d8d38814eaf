// Viterbi search.
#include "morph/lattice.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "base/unicode.h"

namespace kn {

namespace {

constexpr uint32_t kLongestGroup = 24;  // MeCab's max-grouping-size; ours knows no limit
constexpr int32_t kLargestPenalty = 30000;
// What a missing blank costs, the same as mecab-ko-dic's price for most blanks that should not be there.
constexpr int32_t kMissingBlank = 3000;
// A path that is dearer by this than another one to the same place has lost: no two connections differ by so much that it
// would matter (in 25,000 eojeols of news no answer changes).
constexpr int32_t kHopeless = 8000;

// More than any path through a stretch costs: a word that cannot be is dearer than a place that was never reached.
constexpr int32_t kImpossible = 1 << 30, kUnreached = 1 << 29;
constexpr uint32_t kLanes = 8;
static_assert(kHopeless + kMissingBlank + MorphSettings::kDearestConnection <= std::numeric_limits<int16_t>::max());

bool wants_blank(Tag last) {
  return is_particle(last) || last == Tag::ETM || last == Tag::EF || last == Tag::EC || in_range(last, Tag::MM, Tag::IC);
}

// Eight costs at a time, in the compiler's own vectors, which any processor has something for.
using Costs = uint16_t __attribute__((vector_size(2 * kLanes)));
using SignedCosts = int16_t __attribute__((vector_size(2 * kLanes)));
using Halves = uint64_t __attribute__((vector_size(2 * kLanes)));

SignedCosts lesser(SignedCosts a, SignedCosts b) { return a < b ? a : b; }

SignedCosts loaded(const int16_t* costs) {
  SignedCosts out;
  std::memcpy(&out, costs, sizeof out);
  return out;
}

// What eight endings cost before the left context of the row.
[[gnu::always_inline]] inline SignedCosts connected(SignedCosts costs, const uint32_t* rights, const int16_t* row) {
  const SignedCosts connection = {row[rights[0]], row[rights[1]], row[rights[2]], row[rights[3]], row[rights[4]], row[rights[5]], row[rights[6]], row[rights[7]]};
  return reinterpret_cast<SignedCosts>(reinterpret_cast<Costs>(costs) + reinterpret_cast<Costs>(connection));
}

[[gnu::always_inline]] inline int16_t least_of(SignedCosts costs) {
  Halves h = reinterpret_cast<Halves>(costs);
  h = Halves{h[1], h[0]};
  costs = lesser(costs, reinterpret_cast<SignedCosts>(h));
  for (const int distance : {32, 16}) {
    h = reinterpret_cast<Halves>(costs) >> distance;
    costs = lesser(costs, reinterpret_cast<SignedCosts>(h));
  }
  return costs[0];
}

}  // namespace

Lattice::Lattice(const Dictionary& dictionary) : dictionary_(dictionary), settings_(dictionary.settings()) {
  for (int32_t& penalty : settings_.space_penalty) penalty = std::clamp(penalty, -kLargestPenalty, kLargestPenalty);
  settings_.space_category &= 31U;
  for (unsigned kind = 0; kind < 256; ++kind) blank_cost_[1][kind] = (kind & Word::kPenalised) != 0 ? settings_.space_penalty[kind & Word::kTagMask] : 0;
  for (std::vector<int16_t>& costs : endings_.costs) costs.resize(settings_.rights + kLanes);
  endings_.rights.resize(settings_.rights + kLanes);
  for (uint32_t r = 0; r < settings_.rights; ++r)
    rights_.push_back(Right{dictionary.right_offset(r), wants_blank(dictionary.last_tag(static_cast<uint16_t>(r))) ? kMissingBlank : 0, 0, 0});
}

size_t Lattice::memory() const {
  return nodes_.capacity() * sizeof(Node) + matches_.capacity() * sizeof(Match) +
         rights_.capacity() * (sizeof(Right) + 2 * sizeof(int16_t) + sizeof(uint32_t)) + path_.capacity() * sizeof(PathWord);
}

void Lattice::find_runs() {
  size_ = static_cast<uint32_t>(chars_.size());
  class_.resize(size_ + 1);
  run_end_.resize(size_ + 1);
  ending_at_.assign(size_ + 1, kNone);
  least_at_.assign(size_ + 1, kUnreached);
  node_count_ = 0;
  if (nodes_.empty()) nodes_.resize(1024);
  for (uint32_t i = 0; i < size_; ++i) class_[i] = dictionary_.character(chars_[i]);
  class_[size_] = CharacterClass{0};
  run_end_[size_] = size_;
  for (uint32_t i = size_; i-- > 0;) run_end_[i] = i + 1 < size_ && (class_[i].kinds() & class_[i + 1].kinds()) != 0 ? run_end_[i + 1] : i + 1;
}

// All words of the stretch first, since a walk through the trie mostly waits for memory: all cells and words are on
// their way before the first of them is needed.
void Lattice::find_words() {
  words_at_.resize(size_ + 1);
  matches_.clear();
  const Word* const words = dictionary_.words().data();
  uint32_t place = 0;
  dictionary_.trie().prefixes_everywhere(chars_, size_, codes_, [&](size_t begin, uint32_t length, uint32_t value) {
    for (; place <= begin; ++place) words_at_[place] = static_cast<uint32_t>(matches_.size());
    // AI is no word in AIDS.
    const uint32_t end = static_cast<uint32_t>(begin) + length;
    if (!plain_ && run_end_[end - 1] > end && is_ascii_letter(chars_[end - 1])) return;
    const WordRange range = dictionary_.range(value);
    __builtin_prefetch(words + range.first);
    matches_.push_back(Match{end, range});
  });
  for (; place <= size_; ++place) words_at_[place] = static_cast<uint32_t>(matches_.size());
}

uint32_t Lattice::skip_blanks(uint32_t place) const {
  const uint32_t space = 1U << settings_.space_category;
  while (place < size_ && (class_[place].kinds() & space) != 0) ++place;
  return place;
}

void Lattice::gather(uint32_t place, bool joined) {
  if (++stamp_ == 0) {
    for (Right& right : rights_) right.stamp = 0;
    stamp_ = 1;
  }
  const uint32_t stamp = stamp_;
  const int32_t cheapest = least_at_[place], missing = joined && !plain_ ? -1 : 0;
  int16_t* const costs = endings_.costs[0].data();
  int16_t* const joined_costs = endings_.costs[1].data();
  uint32_t* const offsets = endings_.rights.data();
  Right* const rights = rights_.data();
  const Node* const nodes = nodes_.data();
  uint32_t count = 0;
  for (uint32_t at = ending_at_[place]; at != kNone; at = nodes[at].next_ending) {
    const int32_t more = nodes[at].cost - cheapest;
    Right& right = rights[nodes[at].word.right];
    // Of several with one right context only the cheapest can win.
    const bool hopeful = more <= kHopeless, known = right.stamp == stamp;
    const uint32_t i = known ? right.at : count;
    const int32_t cost = std::min(more, known ? int32_t{costs[i]} : kHopeless);
    costs[i] = static_cast<int16_t>(cost);
    joined_costs[i] = static_cast<int16_t>(cost + (right.missing_blank & missing));
    offsets[i] = right.offset;
    right.at = i;
    right.stamp = hopeful ? stamp : right.stamp;
    count += static_cast<uint32_t>(hopeful && !known);
  }
  for (; count % kLanes != 0; ++count) costs[count] = costs[0], joined_costs[count] = joined_costs[0], offsets[count] = offsets[0];
  endings_.count = count;
  endings_.least = cheapest;
}

int32_t Lattice::cheapest_before(uint32_t left, bool free) const {
  const int16_t* const costs = endings_.costs[free].data();
  const int16_t* const row = dictionary_.connections(left);
  SignedCosts best = connected(loaded(costs), endings_.rights.data(), row);
  for (uint32_t i = kLanes; i < endings_.count; i += kLanes) best = lesser(best, connected(loaded(costs + i), endings_.rights.data() + i, row));
  return endings_.least + least_of(best);
}

// Adds cheapest_before() to the costs of the words that begin here.
void Lattice::find_costs(uint32_t n) {
  if (endings_.count == kLanes) return find_costs_of<1>(n);
  if (endings_.count == 2 * kLanes) return find_costs_of<2>(n);
  for (uint32_t i = 0; i < n; ++i) costs_[i] += cheapest_before(lefts_[i] >> 1, (lefts_[i] & 1U) != 0);
}

// The same where the endings are so many groups of eight: one mostly.
template <uint32_t kGroups>
void Lattice::find_costs_of(uint32_t n) {
  SignedCosts costs[2][kGroups];
  uint32_t rights[kGroups * kLanes];
  for (uint32_t g = 0; g < kGroups; ++g)
    for (const int free : {0, 1}) costs[free][g] = loaded(endings_.costs[free].data() + g * kLanes);
  std::copy_n(endings_.rights.data(), kGroups * kLanes, rights);
  const int32_t least = endings_.least;
  for (uint32_t i = 0; i < n; ++i) {
    const int16_t* const row = dictionary_.connections(lefts_[i] >> 1);
    const SignedCosts* const from = costs[lefts_[i] & 1U];
    SignedCosts best = connected(from[0], rights, row);
    for (uint32_t g = 1; g < kGroups; ++g) best = lesser(best, connected(from[g], rights + g * kLanes, row));
    costs_[i] += least + least_of(best);
  }
}

// The ending at the place that gather() and find_costs() chose.  Of equal costs the node added last wins, as in MeCab.
uint32_t Lattice::predecessor(uint32_t place, uint16_t left, bool free) const {
  const bool joined = skip_blanks(place) == place && place < size_;
  const int32_t missing = joined && free && !plain_ ? -1 : 0;
  const int32_t most = least_at_[place] + kHopeless;
  const int16_t* const row = dictionary_.connections(left);
  uint32_t best = kNone;
  int32_t least = kImpossible;
  for (uint32_t at = ending_at_[place]; at != kNone; at = nodes_[at].next_ending) {
    const Node& node = nodes_[at];
    const Right& right = rights_[node.word.right];
    const int32_t cost = node.cost + row[right.offset] + (right.missing_blank & missing);
    const bool better = node.cost <= most && cost < least;
    best = better ? at : best;
    least = better ? cost : least;
  }
  return best;
}

void Lattice::add(Place place, uint32_t end, uint32_t number, const Word& word) {
  if (word.left >= settings_.lefts || word.right >= settings_.rights) return;
  const int32_t cost = cheapest_before(word.left, (word.kind & Word::kFree) != 0) + word.cost + blank_cost_[place.blank_before()][word.kind];
  if (cost > least_at_[end] + kHopeless) return;
  least_at_[end] = std::min(least_at_[end], cost);
  if (node_count_ == nodes_.size()) nodes_.resize(nodes_.size() * 2);
  nodes_[node_count_] = Node{place.place, number, ending_at_[end], cost, word};
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
    word.flags = static_cast<uint8_t>(static_cast<unsigned>(user_terms_->parts(index) > 1 ? WordType::compound : WordType::plain) << Word::kTypeShift);
    add(place, place.begin + length, index | kUserTerm, word);
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

// As add() for each word of the dictionary that begins here, in rounds: costs first, since that waits for memory and
// should wait for all of them at once, and then the nodes, which depend on the costs.
template <bool kPlain>
void Lattice::add_words(Place place) {
  constexpr uint8_t kSkipped = kPlain ? Word::kOwn : Word::kMended;
  const Word* const words = dictionary_.words().data();
  const int32_t* const blank_cost = blank_cost_[place.blank_before()];
  const Match* const from = matches_.data() + words_at_[place.begin];
  const Match* const to = matches_.data() + words_at_[place.begin + 1];
  uint32_t n = 0;
  for (const Match* m = from; m != to; ++m) n += m->words.end - m->words.first;
  if (n > costs_.size()) costs_.resize(size_t{2} * n), lefts_.resize(size_t{2} * n);
  if (node_count_ + n > nodes_.size()) nodes_.resize(nodes_.size() * 2 + n);

  const uint32_t lefts = settings_.lefts, rights = settings_.rights;
  bool found = false;
  int32_t* cost = costs_.data();
  uint32_t* left = lefts_.data();
  for (const Match* m = from; m != to; ++m)
    for (uint32_t i = m->words.first; i != m->words.end; ++i) {
      const Word word = words[i];
      const bool usable = (word.flags & kSkipped) == 0 && word.left < lefts && word.right < rights;
      *cost++ = usable ? word.cost + blank_cost[word.kind] - (kPlain && word.rare() ? Word::kRareCost : 0) : kImpossible;
      *left++ = usable ? uint32_t{word.left} << 1 | static_cast<uint32_t>((word.kind & Word::kFree) != 0) : 0U;
      found |= usable;
    }
  find_costs(n);

  cost = costs_.data();
  Node* node = nodes_.data() + node_count_;
  for (const Match* m = from; m != to; ++m) {
    int32_t least = least_at_[m->end];
    uint32_t latest = ending_at_[m->end];
    for (uint32_t i = m->words.first; i != m->words.end; ++i, ++cost) {
      const Word word = words[i];
      *node = Node{place.place, i, latest, *cost, word};
      // Beyond hope, its place is the next one's.
      const bool hopeful = *cost <= least + kHopeless;
      latest = hopeful ? node_count_ : latest;
      node_count_ += static_cast<uint32_t>(hopeful);
      node += hopeful;
      least = std::min(least, *cost);
    }
    least_at_[m->end] = least;
    ending_at_[m->end] = latest;
  }
  add_unknown(place, found);
}

const std::vector<PathWord>& Lattice::best_path(std::u32string_view chars, uint32_t from, uint32_t to, uint16_t right_before, bool closed) {
  chars_ = chars.substr(from, to - from);
  find_runs();
  find_words();
  nodes_[node_count_++] = Node{0, Dictionary::kNoWord, kNone, 0, Word{0, right_before, 0, 0, 0}};
  ending_at_[0] = 0;
  least_at_[0] = 0;
  uint32_t last = 0;
  for (uint32_t place = 0; place < size_; ++place) {
    if (ending_at_[place] == kNone) continue;
    last = place;
    const Place at{place, skip_blanks(place)};
    if (at.begin == size_) break;
    pacer_.tick();
    gather(place, !at.blank_before());
    if (user_terms_ != nullptr && !plain_) add_user_terms(chars_.substr(at.begin), at);
    plain_ ? add_words<true>(at) : add_words<false>(at);
  }
  if (ending_at_[size_] != kNone) last = size_;

  uint32_t best = kNone;
  if (closed) {
    best = predecessor(last, static_cast<uint16_t>(settings_.border_left), false);
  } else {
    for (uint32_t at = ending_at_[last]; at != kNone; at = nodes_[at].next_ending)
      if (best == kNone || nodes_[at].cost < nodes_[best].cost) best = at;
  }
  path_.clear();
  for (uint32_t at = best, end = last; at != 0;) {
    const Node& node = nodes_[at];
    const Word& word = node.word;
    const bool users = node.number != Dictionary::kNoWord && (node.number & kUserTerm) != 0;
    path_.push_back(PathWord{from + skip_blanks(node.place), from + end, users ? node.number & ~kUserTerm : node.number, node.cost, word.right, word.tag(),
                             static_cast<uint8_t>(users ? word.flags | PathWord::kUser : word.flags & ~PathWord::kUser)});
    end = node.place;
    at = predecessor(end, word.left, (word.kind & Word::kFree) != 0);
  }
  std::reverse(path_.begin(), path_.end());
  return path_;
}

}  // namespace kn
