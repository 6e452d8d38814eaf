// Viterbi search.
#include "morph/lattice.h"

#include <algorithm>
#include <limits>

#include "base/unicode.h"

namespace kn {

namespace {

constexpr uint32_t kLongestGroup = 24;  // MeCab's max-grouping-size
// A word that does not fit the matrix is not taken; neither is a sum that could overflow.
constexpr int32_t kWorst = std::numeric_limits<int32_t>::max() / 2;

// What a missing blank costs, the same as mecab-ko-dic's price for most of those that should not be there.
constexpr int32_t kMissingBlank = 3000;

// Whether a blank follows a word that ends in this, if a free word comes next.
constexpr bool wants_blank(Tag last) {
  return is_particle(last) || last == Tag::ETM || last == Tag::EF || last == Tag::EC || in_range(last, Tag::MM, Tag::IC);
}

// Words that stand behind a blank, other than particles, endings, suffixes, bound nouns, auxiliaries, symbols.
constexpr bool is_free(Tag tag) {
  return tag == Tag::NNG || tag == Tag::NNP || tag == Tag::NP || tag == Tag::VV || tag == Tag::VA || tag == Tag::VCN || in_range(tag, Tag::MM, Tag::IC) ||
         tag == Tag::XPN || tag == Tag::XR || tag == Tag::UNKNOWN;
}

}  // namespace

Lattice::Lattice(const Dictionary& dictionary, const UserTerms* user_terms) : dictionary_(dictionary), user_terms_(user_terms) {
  const MorphSettings& settings = dictionary.settings();
  slot_of_right_.resize(settings.rights);
  slot_stamp_.resize(settings.rights);
  before_left_.resize(size_t{2} * settings.lefts);
  before_stamp_.resize(size_t{2} * settings.lefts);
}

void Lattice::find_runs(std::u32string_view chars, uint32_t from, uint32_t to) {
  size_ = to - from;
  class_.resize(size_ + 1);
  run_end_.resize(size_ + 1);
  ending_at_.assign(size_ + 1, kNone);
  nodes_.clear();
  for (uint32_t i = 0; i < size_; ++i) class_[i] = dictionary_.character(chars[from + i]);
  class_[size_] = CharacterClass{0};
  run_end_[size_] = size_;
  for (uint32_t i = size_; i-- > 0;) run_end_[i] = i + 1 < size_ && (class_[i].kinds() & class_[i + 1].kinds()) != 0 ? run_end_[i + 1] : i + 1;
}

uint32_t Lattice::skip_blanks(uint32_t place) const {
  const uint32_t space = 1U << dictionary_.settings().space_category;
  while (place < size_ && (class_[place].kinds() & space) != 0) ++place;
  return place;
}

void Lattice::gather(uint32_t place, bool joined) {
  ++stamp_;
  if (stamp_ == 0) {
    std::fill(slot_stamp_.begin(), slot_stamp_.end(), 0U);
    std::fill(before_stamp_.begin(), before_stamp_.end(), 0U);
    stamp_ = 1;
  }
  ending_cost_.clear();
  ending_right_.clear();
  ending_node_.clear();
  for (uint32_t at = ending_at_[place]; at != kNone; at = nodes_[at].next_ending) {
    const LatticeNode& node = nodes_[at];
    if (slot_stamp_[node.right] != stamp_) {
      slot_stamp_[node.right] = stamp_;
      slot_of_right_[node.right] = static_cast<uint32_t>(ending_cost_.size());
      ending_cost_.push_back(node.cost);
      ending_right_.push_back(node.right);
      ending_node_.push_back(at);
    } else if (const uint32_t slot = slot_of_right_[node.right]; node.cost < ending_cost_[slot]) {
      ending_cost_[slot] = node.cost;
      ending_node_[slot] = at;
    }
  }
  endings_ = static_cast<uint32_t>(ending_cost_.size());
  joined_cost_ = ending_cost_;
  if (joined && !plain_)
    for (uint32_t i = 0; i < endings_; ++i) joined_cost_[i] += wants_blank(dictionary_.last_tag(ending_right_[i])) ? kMissingBlank : 0;
}

const Lattice::Ending& Lattice::cheapest_before(uint16_t left, bool free) {
  const size_t at = left + (free ? before_left_.size() / 2 : 0);
  Ending& best = before_left_[at];
  if (before_stamp_[at] == stamp_) return best;
  before_stamp_[at] = stamp_;
  const int16_t* row = dictionary_.row(left);
  const int32_t* costs = free ? joined_cost_.data() : ending_cost_.data();
  int32_t cost = kWorst;
  uint32_t slot = 0;
  for (uint32_t i = 0; i < endings_; ++i) {
    const int32_t sum = costs[i] + row[ending_right_[i]];
    if (sum < cost) cost = sum, slot = i;
  }
  best = Ending{cost, ending_node_[slot]};
  return best;
}

void Lattice::add(uint32_t begin, uint32_t end, uint32_t number, const Word& word, bool blank_before) {
  if (!dictionary_.fits(word)) return;
  const Ending& before = cheapest_before(word.left, is_free(static_cast<Tag>(word.tag)));
  int32_t cost = before.cost + word.cost;
  const WordType type = word.type();
  if (blank_before && (type == WordType::plain || type == WordType::inflected)) cost += dictionary_.settings().space_penalty[word.tag & 63U];
  nodes_.push_back(LatticeNode{begin, end, number, before.node, ending_at_[end], cost, word.right, static_cast<Tag>(word.tag), word.flags});
  ending_at_[end] = static_cast<uint32_t>(nodes_.size() - 1);
}

void Lattice::add_unknown(uint32_t begin, uint32_t end, uint32_t category, bool blank_before) {
  add(begin, end, Dictionary::kNoWord, dictionary_.unknown(category), blank_before);
}

// The user's words are nouns and names.  They come cheap, since somebody asked for them: the longer, the cheaper.
void Lattice::add_user_terms(std::u32string_view rest, uint32_t place, bool blank_before) {
  const MorphSettings& settings = dictionary_.settings();
  user_terms_->prefixes(rest, [&](uint32_t length, uint32_t index) {
    const bool name = user_terms_->kind(index) != UserTermKind::word;
    const bool consonant = final_consonant(rest[length - 1]) > 0;
    Word word{};
    word.left = settings.noun_left[name][consonant];
    word.right = settings.noun_right[name][consonant];
    word.cost = static_cast<int16_t>(1500 - 700 * static_cast<int>(std::min(length, 8U)));
    word.tag = static_cast<uint8_t>(name ? Tag::NNP : Tag::NNG);
    word.flags = static_cast<uint8_t>(LatticeNode::kUser | static_cast<unsigned>(user_terms_->parts(index) > 1 ? WordType::compound : WordType::plain) << Word::kTypeShift);
    add(place, place + length, index, word, blank_before);
  });
}

void Lattice::add_words(std::u32string_view chars, uint32_t from, uint32_t place, uint32_t to, bool blank_before) {
  bool found = false;
  const std::u32string_view rest = chars.substr(from + place, to - from - place);
  if (user_terms_ != nullptr && !plain_) add_user_terms(rest, place, blank_before);
  dictionary_.trie().prefixes(rest, [&](uint32_t length, uint32_t first) {
    for (uint32_t i = first; dictionary_.has(i); ++i) {
      const Word word = dictionary_.word(i);
      if (plain_ ? !word.own() : !word.mended()) {
        add(place, place + length, i, word, blank_before);
        found = true;
      }
      if (word.last()) break;
    }
  });
  const CharacterClass c = class_[place];
  if (found && !c.invoke()) return;
  const uint32_t run = run_end_[place];
  bool grouped = false;
  if (c.group() && run - place - 1 <= kLongestGroup) {
    add_unknown(place, run, c.category(), blank_before);
    grouped = found = true;
  }
  for (uint32_t length = 1; length <= c.length() && place + length <= run; ++length) {
    if (grouped && place + length == run) continue;
    add_unknown(place, place + length, c.category(), blank_before);
    found = true;
  }
  if (!found) add_unknown(place, place + 1, c.category(), blank_before);
}

const std::vector<LatticeNode>& Lattice::best_path(std::u32string_view chars, uint32_t from, uint32_t to, uint16_t right_before, bool closed) {
  find_runs(chars, from, to);
  nodes_.push_back(LatticeNode{0, 0, Dictionary::kNoWord, kNone, kNone, 0, right_before, Tag::SP, 0});
  ending_at_[0] = 0;
  uint32_t last = 0;
  for (uint32_t place = 0; place < size_; ++place) {
    if (ending_at_[place] == kNone) continue;
    last = place;
    const uint32_t begin = skip_blanks(place);
    if (begin == size_) break;
    pacer_.tick();
    gather(place, begin == place);
    add_words(chars, from, begin, to, begin != place);
  }
  if (ending_at_[size_] != kNone) last = size_;

  path_.clear();
  gather(last, false);
  uint32_t best = 0;
  if (closed) {
    best = cheapest_before(static_cast<uint16_t>(dictionary_.settings().border_left), false).node;
  } else {
    const auto cheapest = std::min_element(ending_cost_.begin(), ending_cost_.end());
    best = ending_node_[static_cast<size_t>(cheapest - ending_cost_.begin())];
  }
  for (uint32_t at = best; nodes_[at].previous != kNone; at = nodes_[at].previous) path_.push_back(nodes_[at]);
  std::reverse(path_.begin(), path_.end());
  for (LatticeNode& node : path_) node.begin += from, node.end += from;
  return path_;
}

}  // namespace kn
