// Viterbi search.
#include "morph/lattice.h"

#include <algorithm>
#include <limits>

#include "morph/lanes.h"

namespace kn {

namespace {

// What a missing blank costs, the same as mecab-ko-dic's price for most blanks that should not be there.
constexpr int32_t kMissingBlank = 3000;
// A path that is dearer by this than another one to the same place has lost: no two connections differ by so much that
// it would matter (in 25,000 eojeols of news no answer changes).
constexpr int32_t kHopeless = 8000;
static_assert(kHopeless + kMissingBlank + MorphSettings::kDearestConnection <= std::numeric_limits<int16_t>::max());

// More than any path through a stretch costs.
constexpr int32_t kUnreached = 1 << 29;

bool wants_blank(Tag last) {
  return is_particle(last) || last == Tag::ETM || last == Tag::EF || last == Tag::EC ||
         in_range(last, Tag::MM, Tag::IC);
}

}  // namespace

Lattice::Lattice(const Dictionary& dictionary) : dictionary_(dictionary), stretch_(dictionary) {
  for (uint32_t r = 0; r < dictionary.settings().rights; ++r)
    rights_.push_back(dictionary.right_offset(r) << 1 |
                      static_cast<uint32_t>(wants_blank(dictionary.last_tag(static_cast<uint16_t>(r)))));
}

size_t Lattice::memory() const {
  return stretch_.memory() + nodes_.capacity() * sizeof(Node) +
         (rights_.capacity() + 2 * offsets_.capacity()) * sizeof(uint32_t) +
         (connections_.capacity() + best_.capacity()) * sizeof(int16_t) + path_.capacity() * sizeof(PathWord);
}

// For the nodes of all words, by the place where they end.
void Lattice::make_room() {
  const uint32_t size = stretch_.size();
  first_at_.resize(size + 1);
  endings_at_.resize(size + 1);
  uint32_t count = 1;  // the word before the stretch
  for (uint32_t i = 0; i <= size; ++i) {
    first_at_[i] = count;
    endings_at_[i] = Endings{kUnreached, count};
    count += stretch_.words_ending_at(i);
  }
  if (count + 1 > nodes_.size()) nodes_.resize(count + count / 2 + 1024);
  nodes_[0] = Node{0, 0};
  first_at_[0] = 0;
  endings_at_[0] = Endings{0, 1};
}

// The endings of the place that are not beyond hope.
template <bool kJoined>
void Lattice::gather(uint32_t place) {
  const uint32_t first = first_at_[place], past = endings_at_[place].past;
  if (past - first + 2 * kLanes > offsets_.size()) {
    const size_t room = 2 * (past - first + kLanes);
    for (std::vector<int16_t>& costs : costs_) costs.resize(room);
    offsets_.resize(room);  // the last, so that it tells whether there was memory for all
  }
  const int32_t cheapest = endings_at_[place].least;
  const Node* const nodes = nodes_.data();
  const uint16_t* const word_rights = stretch_.words().rights.data();
  const uint32_t* const rights = rights_.data();
  int16_t* const costs = costs_[0].data();
  int16_t* const joined_costs = costs_[1].data();
  uint32_t* const offsets = offsets_.data();
  size_t count = 0;
  for (const Node *node = nodes + first, *const end = nodes + past; node != end; ++node) {
    const int32_t more = node->cost - cheapest;
    const uint32_t right = rights[word_rights[node->word]];
    costs[count] = static_cast<int16_t>(more);
    if (kJoined) joined_costs[count] = static_cast<int16_t>(more + static_cast<int32_t>(right & 1U) * kMissingBlank);
    offsets[count] = right >> 1;
    count += more <= kHopeless ? 1 : 0;
  }
  // What fills the last eight comes from where the first comes, and is no cheaper.
  store_lanes(costs + count, all_lanes(kHopeless));
  if (kJoined) store_lanes(joined_costs + count, all_lanes(kHopeless + kMissingBlank));
  std::fill_n(offsets + count, kLanes, offsets[0]);
  ending_count_ = static_cast<uint32_t>(count);
  least_ = cheapest;
  free_costs_ = kJoined ? joined_costs : costs;
}

// Eight endings before words with these left contexts, four words at a time.  kFirst: there are no costs yet of other
// endings in best_; kLast: no other endings come, and the least of each word goes to connections_.
template <bool kFirst, bool kLast>
void Lattice::connect_eight(uint32_t endings, const uint16_t* lefts, size_t n) {
  const Lanes costs[2] = {load_lanes(costs_[0].data() + endings), load_lanes(free_costs_ + endings)};
  const int16_t* const matrix = dictionary_.connections(0);
  int16_t* const connections = connections_.data();
  int16_t* const best = best_.data();
  size_t o[kLanes];
  std::copy_n(offsets_.data() + endings, kLanes, o);
  const auto row_of = [&](size_t i) __attribute__((always_inline)) {
    const size_t left = lefts[i];
    const int16_t* const row = matrix + (left >> 1) * Dictionary::kTile;
    Lanes connection{};
    connection[0] = row[o[0]], connection[1] = row[o[1]], connection[2] = row[o[2]], connection[3] = row[o[3]];
    connection[4] = row[o[4]], connection[5] = row[o[5]], connection[6] = row[o[6]], connection[7] = row[o[7]];
    const Lanes from_here = sum(costs[left & 1U], connection);
    return kFirst ? from_here : lesser(from_here, load_lanes(best + i * kLanes));
  };
  for (size_t i = 0; i < n; i += 4) {
    const Lanes rows[4] = {row_of(i), row_of(i + 1), row_of(i + 2), row_of(i + 3)};
    if (kLast) {
      const Lanes least = least_of_each(rows);
      std::memcpy(connections + i, &least, 4 * sizeof(int16_t));
    } else {
      for (size_t k = 0; k < 4; ++k) store_lanes(best + (i + k) * kLanes, rows[k]);
    }
  }
}

void Lattice::connect(Stretch::Range matches) {
  const uint32_t first = stretch_.match(matches.first).first;
  const size_t n = stretch_.match(matches.past).first - first;
  const uint16_t* const lefts = stretch_.words().lefts.data() + first;
  if (n + 4 > connections_.size()) {
    best_.resize((2 * n + 64) * kLanes);
    connections_.resize(2 * n + 64);
  }
  if (ending_count_ <= kLanes) return connect_eight<true, true>(0, lefts, n);
  connect_eight<true, false>(0, lefts, n);
  uint32_t endings = kLanes;
  for (; endings + kLanes < ending_count_; endings += kLanes) connect_eight<false, false>(endings, lefts, n);
  connect_eight<false, true>(endings, lefts, n);
}

// Nodes of the words, as far as there is hope for them.
void Lattice::add_nodes(Stretch::Range matches) {
  const int16_t* const costs = stretch_.words().costs.data();
  uint32_t i = stretch_.match(matches.first).first;
  const int16_t* const connections = connections_.data() - i;
  const int32_t least_before = least_;
  for (uint32_t m = matches.first; m != matches.past; ++m) {
    Endings& endings = endings_at_[stretch_.match(m).end];
    Node* node = nodes_.data() + endings.past;
    int32_t least = endings.least;
    for (const uint32_t past = stretch_.match(m + 1).first; i != past; ++i) {
      const int32_t cost = least_before + connections[i] + costs[i];
      *node = Node{cost, i};
      // Beyond hope, its place is the next one's.
      node += cost <= least + kHopeless ? 1 : 0;
      least = std::min(least, cost);
    }
    endings = Endings{least, static_cast<uint32_t>(node - nodes_.data())};
  }
}

// What coming from a node costs before a word with this left context (as in Stretch::Words).
int32_t Lattice::cost_from(const Node& node, uint32_t left, int32_t missing) const {
  const uint32_t right = rights_[stretch_.words().rights[node.word]];
  return node.cost + dictionary_.connections(left >> 1)[right >> 1] + static_cast<int32_t>(right & 1U) * missing;
}

// The ending at the place from which such a word comes at this cost; of several the one added last, as in MeCab.
uint32_t Lattice::predecessor(uint32_t place, uint32_t left, int32_t cost) const {
  const int32_t missing = (left & 1U) != 0 && is_joined(place) ? kMissingBlank : 0;
  uint32_t at = endings_at_[place].past;
  while (--at > first_at_[place] && cost_from(nodes_[at], left, missing) != cost) {
  }
  return at;
}

void Lattice::read_path(uint32_t node, uint32_t from, uint32_t end) {
  path_.clear();
  while (node != 0) {
    const uint32_t at = nodes_[node].word;
    const Stretch::Described is = stretch_.describe(at);
    path_.push_back(PathWord{from + is.begin, from + end, is.number, nodes_[node].cost, is.word.right, is.word.tag(),
                             is.word.flags, is.users});
    for (end = is.begin; end > 0 && stretch_.is_blank(end - 1);) --end;
    node = predecessor(end, stretch_.words().lefts[at], nodes_[node].cost - stretch_.words().costs[at]);
  }
  std::reverse(path_.begin(), path_.end());
}

const std::vector<PathWord>& Lattice::best_path(std::u32string_view chars, uint32_t from, uint32_t to,
                                                uint16_t right_before, bool closed) {
  stretch_.read(chars.substr(from, to - from), right_before);
  make_room();
  const uint32_t size = stretch_.size();
  uint32_t last = 0;
  for (uint32_t place = 0; place < size; ++place) {
    if (endings_at_[place].past == first_at_[place]) continue;
    last = place;
    uint32_t begin = place;
    while (begin < size && stretch_.is_blank(begin)) ++begin;
    if (begin == size) break;
    pacer_.tick();
    is_joined(place) ? gather<true>(place) : gather<false>(place);
    for (const Stretch::Range matches : {stretch_.matches_at(begin), stretch_.others_at(begin)}) {
      if (matches.empty()) continue;
      connect(matches);
      add_nodes(matches);
    }
  }
  if (endings_at_[size].past != first_at_[size]) last = size;

  const uint32_t border = dictionary_.settings().border_left << 1;
  int32_t least = std::numeric_limits<int32_t>::max();
  uint32_t best = first_at_[last];
  for (uint32_t at = endings_at_[last].past; at-- != first_at_[last];) {
    const int32_t cost = closed ? cost_from(nodes_[at], border, 0) : nodes_[at].cost;
    if (cost < least) least = cost, best = at;
  }
  read_path(best, from, last);
  return path_;
}

}  // namespace kn
