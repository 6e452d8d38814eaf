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
constexpr uint32_t kBlock = Dictionary::kBlock;  // words that are laid out at once
static_assert(kBlock == kLanes);
using Costs = uint16_t __attribute__((vector_size(2 * kLanes)));
using SignedCosts = int16_t __attribute__((vector_size(2 * kLanes)));
using Halves = uint64_t __attribute__((vector_size(2 * kLanes)));

SignedCosts lesser(SignedCosts a, SignedCosts b) { return a < b ? a : b; }

SignedCosts loaded(const int16_t* costs) {
  SignedCosts out;
  std::memcpy(&out, costs, sizeof out);
  return out;
}

// a0 b0 a1 b1 a2 b2 a3 b3, or the same of the upper halves.
template <bool kUpper>
SignedCosts interleaved(SignedCosts a, SignedCosts b) {
  constexpr int16_t f = kUpper ? 4 : 0;
#ifdef __clang__
  return __builtin_shufflevector(a, b, f, f + 8, f + 1, f + 9, f + 2, f + 10, f + 3, f + 11);
#else
  return __builtin_shuffle(a, b, SignedCosts{f, f + 8, f + 1, f + 9, f + 2, f + 10, f + 3, f + 11});
#endif
}

// The least of each of four rows, in the first four lanes: rows and lanes change places on the way, which costs less than
// four times the least of one row.
[[gnu::always_inline]] inline SignedCosts least_of_each(const SignedCosts (&rows)[4]) {
  const SignedCosts even = lesser(interleaved<false>(rows[0], rows[2]), interleaved<true>(rows[0], rows[2]));
  const SignedCosts odd = lesser(interleaved<false>(rows[1], rows[3]), interleaved<true>(rows[1], rows[3]));
  // 0 2 0 2 0 2 0 2 and 1 3 1 3 1 3 1 3
  const SignedCosts all = lesser(interleaved<false>(even, odd), interleaved<true>(even, odd));
  const Halves h = reinterpret_cast<const Halves&>(all);
  return lesser(all, reinterpret_cast<SignedCosts>(Halves{h[1], h[0]}));
}

template <typename T>
void store(T* to, SignedCosts values) { std::memcpy(to, &values, sizeof values); }

}  // namespace

Lattice::Lattice(const Dictionary& dictionary) : dictionary_(dictionary), settings_(dictionary.settings()),
      last_left_(static_cast<int16_t>(std::min(settings_.lefts, 0x4000U) - 1)), last_right_(static_cast<int16_t>(std::min(settings_.rights, 0x4000U) - 1)) {
  for (int32_t& penalty : settings_.space_penalty) penalty = std::clamp(penalty, -kLargestPenalty, kLargestPenalty);
  settings_.space_category &= 31U;
  for (unsigned kind = 0; kind < 256; ++kind) blank_cost_[kind] = (kind & Word::kPenalised) != 0 ? settings_.space_penalty[kind & Word::kTagMask] : 0;
  for (uint32_t r = 0; r < settings_.rights; ++r)
    rights_.push_back(dictionary.right_offset(r) << 1 | static_cast<uint32_t>(wants_blank(dictionary.last_tag(static_cast<uint16_t>(r)))));
}

size_t Lattice::memory() const {
  return words_.ends.capacity() * (sizeof(Word) + sizeof(uint32_t)) * 2 + nodes_.capacity() * sizeof(Node) + matches_.capacity() * sizeof(Match) +
         (rights_.capacity() + offsets_.capacity() * 2) * sizeof(uint32_t) + (connections_.capacity() + best_.capacity()) * sizeof(int16_t) +
         path_.capacity() * sizeof(PathWord);
}

void Lattice::find_runs() {
  size_ = static_cast<uint32_t>(chars_.size());
  class_.resize(size_ + 1);
  run_end_.resize(size_ + 1);
  for (uint32_t i = 0; i < size_; ++i) class_[i] = dictionary_.character(chars_[i]);
  class_[size_] = CharacterClass{0};
  run_end_[size_] = size_;
  for (uint32_t i = size_; i-- > 0;) run_end_[i] = i + 1 < size_ && (class_[i].kinds() & class_[i + 1].kinds()) != 0 ? run_end_[i + 1] : i + 1;
}

void Lattice::Words::make_room(size_t size) {
  if (size <= ends.size()) return;
  size += size / 2 + 256;
  lefts.resize(size), rights.resize(size), costs.resize(size), ends.resize(size), matches.resize(size);
}

// All words of the stretch first, since a walk through the trie mostly waits for memory: all cells and words are on
// their way before the first of them is needed.
void Lattice::find_words() {
  matches_.clear();
  word_count_ = 1;  // 0 is the word before the stretch
  words_at_.assign(size_ + 1, 1);
  endings_at_.assign(size_ + 1, Endings{kUnreached, 0});
  const Word* const words = dictionary_.words().data();
  size_t room = 1;
  dictionary_.trie().prefixes_everywhere(chars_, size_, codes_, [&](size_t begin, uint32_t length, uint32_t value) {
    // AI is no word in AIDS.
    const uint32_t end = static_cast<uint32_t>(begin) + length;
    if (!plain_ && run_end_[end - 1] > end && is_ascii_letter(chars_[end - 1])) return;
    const WordRange range = dictionary_.range(value);
    __builtin_prefetch(words + range.first);
    room += range.end - range.first;
    matches_.push_back(Match{static_cast<uint32_t>(begin), end, range.first, range.end});
  });
  const auto found = static_cast<uint32_t>(matches_.size());
  words_.make_room(room + kBlock);
  for (uint32_t m = 0; m < found; ++m) {
    Match& match = matches_[m];
    uint32_t past = match.first;
    if (plain_) {
      lay_out_plain(m, match.number, past);
    } else {
      while (past > match.number && words[past - 1].mended()) --past;
      lay_out(m, words + match.number, past - match.number);
    }
    words_at_[matches_[m].begin + 1] = word_count_;
  }
  for (uint32_t i = 0; i < size_; ++i) words_at_[i + 1] = std::max(words_at_[i + 1], words_at_[i]);
  find_other_words();
}

// MeCab's words alone, at MeCab's price.
void Lattice::lay_out_plain(uint32_t match, uint32_t first, uint32_t past) {
  matches_[match].first = word_count_;
  for (uint32_t i = first; i < past; ++i) {
    Word word = dictionary_.word(i);
    if (word.own()) continue;
    if (word.rare()) word.cost = static_cast<int16_t>(word.cost - Word::kRareCost);
    matches_.push_back(Match{matches_[match].begin, matches_[match].end, i, 0});
    lay_out_one(static_cast<uint32_t>(matches_.size() - 1), word);
  }
}

// Puts words of the dictionary behind those of the stretch, a block at a time, for which there is room.
void Lattice::lay_out(uint32_t m, const Word* from, uint32_t count) {
  Match& match = matches_[m];
  const uint32_t first = word_count_;
  for (uint32_t i = 0; i < count; i += kBlock) lay_out_block(from + i, first + i, match.end, m);
  if (match.begin > 0 && is_blank(match.begin - 1))
    for (uint32_t i = 0; i < count; ++i) words_.costs[first + i] = static_cast<int16_t>(std::min(from[i].cost + blank_cost_[from[i].kind], 0x7FFF));
  match.first = first;
  word_count_ = first + count;
  endings_at_[match.end].past += count;
}

void Lattice::lay_out_one(uint32_t match, const Word& word) {
  const Word block[kBlock] = {word};
  words_.make_room(word_count_ + kBlock);
  lay_out(match, block, 1);
}

// Rows into columns.
inline void Lattice::lay_out_block(const Word* block, uint32_t first, uint32_t end, uint32_t match) {
  const auto row = [&](unsigned i) { return loaded(reinterpret_cast<const int16_t*>(block + i)); };
  const SignedCosts a = interleaved<false>(row(0), row(2)), b = interleaved<true>(row(0), row(2));
  const SignedCosts c = interleaved<false>(row(4), row(6)), d = interleaved<true>(row(4), row(6));
  const Halves contexts[2] = {reinterpret_cast<Halves>(interleaved<false>(a, b)), reinterpret_cast<Halves>(interleaved<false>(c, d))};
  const Halves rest[2] = {reinterpret_cast<Halves>(interleaved<true>(a, b)), reinterpret_cast<Halves>(interleaved<true>(c, d))};
  const Costs lefts = reinterpret_cast<Costs>(Halves{contexts[0][0], contexts[1][0]}), rights = reinterpret_cast<Costs>(Halves{contexts[0][1], contexts[1][1]});
  const Costs costs = reinterpret_cast<Costs>(Halves{rest[0][0], rest[1][0]}), kinds = reinterpret_cast<Costs>(Halves{rest[0][1], rest[1][1]});
  // A context that the matrix does not have is taken for its last one.
  const auto within = [](Costs contexts_of, int16_t last) { return lesser(reinterpret_cast<SignedCosts>(contexts_of & 0x7FFF), SignedCosts{} + last); };
  store(words_.lefts.data() + first, within(lefts, last_left_) * 2 + reinterpret_cast<SignedCosts>(kinds >> 6 & 1));
  store(words_.rights.data() + first, within(rights, last_right_));
  store(words_.costs.data() + first, reinterpret_cast<SignedCosts>(costs));
  std::fill_n(words_.ends.data() + first, kBlock, end);
  std::fill_n(words_.matches.data() + first, kBlock, match);
}

// The user's words, and where the dictionary has none or their characters ask for it unknown ones.
void Lattice::find_other_words() {
  others_at_.resize(size_ + 1);
  for (uint32_t place = 0; place < size_; ++place) {
    others_at_[place] = word_count_;
    if (user_terms_ != nullptr && !plain_)
      user_terms_->prefixes(chars_.substr(place), [&](uint32_t length, uint32_t index) {
        add_other(place, place + length, index | kUserTerm, user_word(index, place, place + length));
      });
    add_unknown(place);
  }
  others_at_[size_] = word_count_;
}

void Lattice::add_other(uint32_t begin, uint32_t end, uint32_t number, const Word& word) {
  matches_.push_back(Match{begin, end, number, 0});
  lay_out_one(static_cast<uint32_t>(matches_.size() - 1), word);
}

// The user's words are nouns and names.  They come cheap, since somebody asked for them: the longer, the cheaper.
Word Lattice::user_word(uint32_t index, uint32_t begin, uint32_t end) const {
  const bool name = user_terms_->kind(index) != UserTermKind::word;
  const bool consonant = final_consonant(chars_[end - 1]) > 0;
  Word word{};
  word.left = settings_.noun_left[name][consonant];
  word.right = settings_.noun_right[name][consonant];
  word.cost = static_cast<int16_t>(1500 - 700 * static_cast<int>(std::min(end - begin, 8U)));
  word.kind = static_cast<uint8_t>(static_cast<unsigned>(name ? Tag::NNP : Tag::NNG) | Word::kFree);
  word.flags = static_cast<uint8_t>(static_cast<unsigned>(user_terms_->parts(index) > 1 ? WordType::compound : WordType::plain) << Word::kTypeShift);
  return word;
}

// Words that no dictionary has, by the kind of their characters (MeCab's rules).
void Lattice::add_unknown(uint32_t begin) {
  const CharacterClass c = class_[begin];
  bool found = word_count_ > others_at_[begin] || words_at_[begin] != words_at_[begin + 1];
  if (found && !c.invoke()) return;
  const Word word = dictionary_.unknown(c.category());
  const uint32_t run = run_end_[begin];
  bool grouped = false;
  if (c.group() && (!plain_ || run - begin - 1 <= kLongestGroup)) {
    add_other(begin, run, Dictionary::kNoWord, word);
    grouped = found = true;
  }
  for (uint32_t length = 1; length <= c.length() && begin + length <= run; ++length) {
    if (grouped && begin + length == run) continue;
    add_other(begin, begin + length, Dictionary::kNoWord, word);
    found = true;
  }
  if (!found) add_other(begin, begin + 1, Dictionary::kNoWord, word);
}

// For the nodes of all words, by the place where they end; the first is the word before the stretch.
void Lattice::make_room(uint16_t right_before) {
  first_at_.resize(size_ + 2);
  uint32_t count = 1;
  for (uint32_t i = 0; i <= size_; ++i) {
    first_at_[i] = count;
    count += endings_at_[i].past;
    endings_at_[i].past = first_at_[i];
  }
  if (count + 1 > nodes_.size()) nodes_.resize(count + count / 2 + 1024);
  words_.rights[0] = right_before;
  nodes_[0] = Node{0, 0};
  first_at_[0] = 0;
  endings_at_[0] = Endings{0, 1};
}

uint32_t Lattice::skip_blanks(uint32_t place) const {
  while (place < size_ && is_blank(place)) ++place;
  return place;
}

template <bool kJoined>
void Lattice::gather(uint32_t place) {
  const uint32_t first = first_at_[place], past = endings_at_[place].past;
  if (past - first + 2 * kLanes > offsets_.size()) {
    offsets_.resize(2 * (past - first + kLanes));
    for (std::vector<int16_t>& costs : costs_) costs.resize(offsets_.size());
  }
  const int32_t cheapest = endings_at_[place].least;
  const Node* const nodes = nodes_.data();
  const uint16_t* const word_rights = words_.rights.data();
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
  store(costs + count, SignedCosts{} + static_cast<int16_t>(kHopeless));
  if (kJoined) store(joined_costs + count, SignedCosts{} + static_cast<int16_t>(kHopeless + kMissingBlank));
  std::fill_n(offsets + count, kLanes, offsets[0]);
  ending_count_ = static_cast<uint32_t>(count);
  least_ = cheapest;
  free_costs_ = kJoined ? joined_costs : costs;
}

// What eight endings cost before the words, four at a time: the least of each word.  `more` is what other endings cost.
template <bool kFirst, bool kLast>
void Lattice::find_costs_of(uint32_t group, const uint16_t* lefts, size_t n) {
  const SignedCosts costs[2] = {loaded(costs_[0].data() + group), loaded(free_costs_ + group)};
  const int16_t* const matrix = dictionary_.connections(0);
  int16_t* const connections = connections_.data();
  int16_t* const best = best_.data();
  size_t o[kLanes];
  std::copy_n(offsets_.data() + group, kLanes, o);
  const auto row_of = [&](size_t i) __attribute__((always_inline)) {
    const size_t left = lefts[i];
    const int16_t* const row = matrix + (left >> 1) * Dictionary::kTile;
    SignedCosts connection{};
    connection[0] = row[o[0]], connection[1] = row[o[1]], connection[2] = row[o[2]], connection[3] = row[o[3]];
    connection[4] = row[o[4]], connection[5] = row[o[5]], connection[6] = row[o[6]], connection[7] = row[o[7]];
    const auto sum = reinterpret_cast<SignedCosts>(reinterpret_cast<Costs>(costs[left & 1U]) + reinterpret_cast<Costs>(connection));
    return kFirst ? sum : lesser(sum, loaded(best + i * kLanes));
  };
  for (size_t i = 0; i < n; i += 4) {
    const SignedCosts rows[4] = {row_of(i), row_of(i + 1), row_of(i + 2), row_of(i + 3)};
    if (kLast) {
      const SignedCosts least = least_of_each(rows);
      std::memcpy(connections + i, &least, 4 * sizeof(int16_t));
    } else {
      for (size_t k = 0; k < 4; ++k) store(best + (i + k) * kLanes, rows[k]);
    }
  }
}

// connections_ of the words.
void Lattice::find_costs(uint32_t first, uint32_t past) {
  const size_t n = past - first;
  const uint16_t* const lefts = words_.lefts.data() + first;
  if (n + 4 > connections_.size()) {
    connections_.resize(2 * n + 64);
    best_.resize(connections_.size() * kLanes);
  }
  if (ending_count_ <= kLanes) return find_costs_of<true, true>(0, lefts, n);
  find_costs_of<true, false>(0, lefts, n);
  uint32_t group = kLanes;
  for (; group + kLanes < ending_count_; group += kLanes) find_costs_of<false, false>(group, lefts, n);
  find_costs_of<false, true>(group, lefts, n);
}

// Nodes of the words, as far as there is hope for them.
void Lattice::add_nodes(uint32_t first, uint32_t past) {
  const int16_t* const costs = words_.costs.data();
  const uint32_t* const ends = words_.ends.data();
  const int16_t* const connections = connections_.data() - first;
  const int32_t least = least_;
  Node* const nodes = nodes_.data();
  Endings* const endings_at = endings_at_.data();
  for (size_t i = first; i != past; ++i) {
    const int32_t cost = least + connections[i] + costs[i];
    Endings& endings = endings_at[ends[i]];
    const uint32_t at = endings.past;
    const int32_t before = endings.least;
    nodes[at] = Node{cost, static_cast<uint32_t>(i)};
    // Beyond hope, its place is the next one's.
    endings.past = at + (cost <= before + kHopeless ? 1 : 0);
    endings.least = std::min(before, cost);
  }
}

// What coming from a node costs before a word with this left context.
int32_t Lattice::cost_from(const Node& node, uint32_t left, int32_t missing) const {
  const uint32_t right = rights_[words_.rights[node.word]];
  return node.cost + dictionary_.connections(left >> 1)[right >> 1] + static_cast<int32_t>(right & 1U) * missing;
}

// The ending at the place from which such a word comes at this cost; of several the one added last, as in MeCab.
uint32_t Lattice::predecessor(uint32_t place, uint32_t left, int32_t cost) const {
  const int32_t missing = (left & 1U) != 0 && joined(place) ? kMissingBlank : 0;
  uint32_t at = endings_at_[place].past;
  while (--at > first_at_[place] && cost_from(nodes_[at], left, missing) != cost) {}
  return at;
}

void Lattice::read_path(uint32_t node, uint32_t from, uint32_t end) {
  path_.clear();
  while (node != 0) {
    const uint32_t at = nodes_[node].word;
    const Match& match = matches_[words_.matches[at]];
    const bool unknown = match.number == Dictionary::kNoWord, users = !unknown && (match.number & kUserTerm) != 0;
    const uint32_t number = unknown ? match.number : (match.number & ~kUserTerm) + (at - match.first);
    const Word word = unknown ? dictionary_.unknown(class_[match.begin].category()) : users ? user_word(number, match.begin, match.end) : dictionary_.word(number);
    path_.push_back(PathWord{from + match.begin, from + end, number, nodes_[node].cost, word.right, word.tag(),
                             static_cast<uint8_t>(users ? word.flags | PathWord::kUser : word.flags & ~PathWord::kUser)});
    end = match.begin;
    while (end > 0 && is_blank(end - 1)) --end;
    node = predecessor(end, words_.lefts[at], nodes_[node].cost - words_.costs[at]);
  }
  std::reverse(path_.begin(), path_.end());
}

const std::vector<PathWord>& Lattice::best_path(std::u32string_view chars, uint32_t from, uint32_t to, uint16_t right_before, bool closed) {
  chars_ = chars.substr(from, to - from);
  find_runs();
  find_words();
  make_room(right_before);
  uint32_t last = 0;
  for (uint32_t place = 0; place < size_; ++place) {
    if (endings_at_[place].past == first_at_[place]) continue;
    last = place;
    const uint32_t begin = skip_blanks(place);
    if (begin == size_) break;
    pacer_.tick();
    joined(place) ? gather<true>(place) : gather<false>(place);
    for (const std::vector<uint32_t>* const at : {&words_at_, &others_at_}) {
      const uint32_t first = (*at)[begin], past = (*at)[begin + 1];
      if (first == past) continue;
      find_costs(first, past);
      add_nodes(first, past);
    }
  }
  if (endings_at_[size_].past != first_at_[size_]) last = size_;

  const uint32_t border = settings_.border_left << 1;
  int32_t least = kImpossible;
  uint32_t best = first_at_[last];
  for (uint32_t at = endings_at_[last].past; at-- != first_at_[last];) {
    const int32_t cost = closed ? cost_from(nodes_[at], border, 0) : nodes_[at].cost;
    if (cost < least) least = cost, best = at;
  }
  read_path(best, from, last);
  return path_;
}

}  // namespace kn
