// Surfaces of the dictionary into columns of words.
#include "morph/stretch.h"

#include <algorithm>

#include "base/unicode.h"
#include "morph/lanes.h"

namespace kn {

namespace {

constexpr uint32_t kLongestWithName = 24;  // a name, a title and particles
constexpr uint32_t kLongestGroup = 24;     // MeCab's max-grouping-size; ours knows no limit
constexpr int32_t kLargestPenalty = 30000;
constexpr uint32_t kBlock = Dictionary::kBlock;
static_assert(kBlock == kLanes);

// The last context of a matrix of so many; left ones stand twice in sixteen bits.
int16_t last_of(uint32_t contexts) { return static_cast<int16_t>(std::min(contexts, 0x4000U) - 1); }

}  // namespace

Stretch::Stretch(const Dictionary& dictionary)
    : dictionary_(dictionary),
      space_category_(dictionary.settings().space_category & 31U),
      last_left_(last_of(dictionary.settings().lefts)),
      last_right_(last_of(dictionary.settings().rights)) {
  for (unsigned kind = 0; kind < 256; ++kind)
    if ((kind & Word::kPenalised) != 0)
      blank_cost_[kind] =
          std::clamp(dictionary.settings().space_penalty[kind & Word::kTagMask], -kLargestPenalty, kLargestPenalty);
}

size_t Stretch::memory() const {
  return words_.matches.capacity() * (3 * sizeof(uint16_t) + sizeof(uint32_t)) + matches_.capacity() * sizeof(Match) +
         surfaces_.capacity() * sizeof(Surface) + class_.capacity() * 6 * sizeof(uint32_t);
}

void Stretch::Words::make_room(size_t size) {
  if (size <= matches.size()) return;
  size += size / 2 + 256;
  lefts.resize(size), rights.resize(size), costs.resize(size);
  matches.resize(size);  // the last, so that it tells whether there was memory for all
}

void Stretch::read(std::u32string_view chars, uint16_t right_before) {
  chars_ = chars;
  find_runs();
  find_words();
  find_other_words();
  matches_.push_back(Match{size_, size_, Dictionary::kNoWord, count_});
  words_.rights[0] = std::min(right_before, static_cast<uint16_t>(last_right_));
}

void Stretch::find_runs() {
  size_ = static_cast<uint32_t>(chars_.size());
  class_.resize(size_ + 1);
  run_end_.resize(size_ + 1);
  for (uint32_t i = 0; i < size_; ++i) class_[i] = dictionary_.character(chars_[i]);
  class_[size_] = CharacterClass{0};
  run_end_[size_] = size_;
  for (uint32_t i = size_; i-- > 0;)
    run_end_[i] = i + 1 < size_ && (class_[i].kinds() & class_[i + 1].kinds()) != 0 ? run_end_[i + 1] : i + 1;
}

// Surfaces first, since a walk through the trie mostly waits for memory: all cells and words are on their way before
// the first of them is needed.
void Stretch::find_words() {
  surfaces_.clear();
  matches_.clear();
  count_ = 1;
  matches_at_.assign(size_ + 1, 0);
  ending_at_.assign(size_ + 1, 0);
  const Word* const words = dictionary_.words().data();
  size_t room = count_;
  dictionary_.trie().prefixes_everywhere(chars_, size_, codes_, [&](size_t begin, uint32_t length, uint32_t value) {
    // AI is no word in AIDS.
    const uint32_t end = static_cast<uint32_t>(begin) + length;
    if (!plain_ && run_end_[end - 1] > end && is_ascii_letter(chars_[end - 1])) return;
    const WordRange range = dictionary_.range(value);
    __builtin_prefetch(words + range.first);
    room += range.end - range.first;
    surfaces_.push_back(Surface{static_cast<uint32_t>(begin), end, range});
  });
  words_.make_room(room + kBlock);
  for (Surface& surface : surfaces_) {
    while (!plain_ && surface.words.end > surface.words.first && words[surface.words.end - 1].mended())
      --surface.words.end;
    plain_ ? lay_out_plain(surface) : lay_out(surface);
    matches_at_[surface.begin + 1] = static_cast<uint32_t>(matches_.size());
  }
  for (uint32_t i = 0; i < size_; ++i) matches_at_[i + 1] = std::max(matches_at_[i + 1], matches_at_[i]);
}

// For words of the dictionary there is room, and behind the last of them so many that a block can be read.
void Stretch::lay_out(const Surface& surface) {
  const Word* const from = dictionary_.words().data() + surface.words.first;
  const uint32_t count = surface.words.end - surface.words.first;
  for (uint32_t i = 0; i < count; i += kBlock)
    lay_out_block(from + i, count_ + i, static_cast<uint32_t>(matches_.size()));
  if (behind_blank(surface.begin))
    for (uint32_t i = 0; i < count; ++i) words_.costs[count_ + i] = cost_behind_blank(from[i]);
  matches_.push_back(Match{surface.begin, surface.end, surface.words.first, count_});
  count_ += count;
  ending_at_[surface.end] += count;
}

// Rows into columns.  A context that the matrix does not have is taken for its last one.
inline void Stretch::lay_out_block(const Word* block, uint32_t first, uint32_t match) {
  static_assert(sizeof(Word) == 4 * sizeof(int16_t));  // left, right, cost, kind and flags
  const auto pair = [&](unsigned i) { return load_lanes(block + i); };
  const Lanes a = interleaved<false>(pair(0), pair(2)), b = interleaved<true>(pair(0), pair(2));
  const Lanes c = interleaved<false>(pair(4), pair(6)), d = interleaved<true>(pair(4), pair(6));
  const Lanes contexts[2] = {interleaved<false>(a, b), interleaved<false>(c, d)},
              rest[2] = {interleaved<true>(a, b), interleaved<true>(c, d)};
  const auto within = [](Lanes of, int16_t last) { return lesser(of & all_lanes(0x7FFF), all_lanes(last)); };
  const Lanes lefts = within(joined_halves<false>(contexts[0], contexts[1]), last_left_),
              kinds = joined_halves<true>(rest[0], rest[1]);
  store_lanes(words_.lefts.data() + first, lefts * 2 + (kinds >> 6 & 1));
  static_assert(Word::kFree == 1 << 6);
  store_lanes(words_.rights.data() + first, within(joined_halves<true>(contexts[0], contexts[1]), last_right_));
  store_lanes(words_.costs.data() + first, joined_halves<false>(rest[0], rest[1]));
  std::fill_n(words_.matches.data() + first, kBlock, match);
}

// MeCab's words alone, at MeCab's price.
void Stretch::lay_out_plain(const Surface& surface) {
  for (uint32_t number = surface.words.first; number < surface.words.end; ++number) {
    Word word = dictionary_.word(number);
    if (word.own()) continue;
    if (word.rare()) word.cost = static_cast<int16_t>(word.cost - Word::kRareCost);
    lay_out_one(Match{surface.begin, surface.end, number, 0}, word);
  }
}

// A word as a match of its own.
void Stretch::lay_out_one(Match match, const Word& word) {
  if (!dictionary_.fits(word)) return;
  const uint32_t at = match.first = count_++;
  words_.make_room(count_ + kBlock);
  words_.lefts[at] = static_cast<uint16_t>(word.left << 1 | ((word.kind & Word::kFree) != 0 ? 1 : 0));
  words_.rights[at] = word.right;
  words_.costs[at] = behind_blank(match.begin) ? cost_behind_blank(word) : word.cost;
  words_.matches[at] = static_cast<uint32_t>(matches_.size());
  matches_.push_back(match);
  ++ending_at_[match.end];
}

int16_t Stretch::cost_behind_blank(const Word& word) const {
  return static_cast<int16_t>(std::min(word.cost + blank_cost_[word.kind], 0x7FFF));
}

void Stretch::find_other_words() {
  others_at_.resize(size_ + 1);
  for (uint32_t place = 0; place < size_; ++place) {
    others_at_[place] = static_cast<uint32_t>(matches_.size());
    if (is_blank(place)) continue;
    if (user_terms_ != nullptr && !plain_)
      user_terms_->prefixes(chars_.substr(place), [&](uint32_t length, uint32_t index) {
        lay_out_one(Match{place, place + length, index | kUserTerm, 0}, user_word(index, place, place + length));
      });
    if (person_names_ != nullptr && !plain_ && (place == 0 || !is_hangul_syllable(chars_[place - 1])))
      add_person_names(place);
    if (matches_at(place).empty() || class_[place].invoke()) add_unknown(place);
  }
  others_at_[size_] = static_cast<uint32_t>(matches_.size());
}

// The user's words are nouns and names.  They come cheap, since somebody asked for them: the longer, the cheaper.
Word Stretch::user_word(uint32_t index, uint32_t begin, uint32_t end) const {
  const bool name = user_terms_->kind(index) != UserTermKind::word;
  const bool consonant = final_consonant(chars_[end - 1]) > 0;
  const MorphSettings& settings = dictionary_.settings();
  Word word{};
  word.left = settings.noun_left[name][consonant];
  word.right = settings.noun_right[name][consonant];
  word.cost = static_cast<int16_t>(1500 - 700 * static_cast<int>(std::min(end - begin, 8U)));
  word.kind = static_cast<uint8_t>(static_cast<unsigned>(name ? Tag::NNP : Tag::NNG) | Word::kFree);
  word.flags = static_cast<uint8_t>(
      static_cast<unsigned>(user_terms_->parts(index) > 1 ? WordType::compound : WordType::plain) << Word::kTypeShift);
  return word;
}

void Stretch::add_person_names(uint32_t begin) {
  const uint32_t run = std::min(run_end_[begin] - begin, kLongestWithName);
  person_names_->prefixes(chars_.substr(begin, run), [&](uint32_t length, int16_t cost) {
    lay_out_one(Match{begin, begin + length, kPersonName, 0}, person_name(begin + length, cost));
  });
}

Word Stretch::person_name(uint32_t end, int16_t cost) const {
  const bool consonant = final_consonant(chars_[end - 1]) > 0;
  const MorphSettings& settings = dictionary_.settings();
  Word word{};
  word.left = settings.person_left[consonant];
  word.right = settings.person_right[consonant];
  word.cost = cost;
  word.kind = static_cast<uint8_t>(static_cast<unsigned>(Tag::NNP) | Word::kFree);
  word.flags = static_cast<uint8_t>(static_cast<unsigned>(NameClass::person) << Word::kNameShift);
  return word;
}

// Words that no dictionary has, by the kind of their characters.
void Stretch::add_unknown(uint32_t begin) {
  const CharacterClass c = class_[begin];
  const Word word = dictionary_.unknown(c.category());
  const uint32_t run = run_end_[begin];
  bool found = !matches_at(begin).empty(), grouped = false;
  const auto add = [&](uint32_t end) {
    lay_out_one(Match{begin, end, Dictionary::kNoWord, 0}, word);
    found = true;
  };
  if (c.group() && (!plain_ || run - begin - 1 <= kLongestGroup)) {
    add(run);
    grouped = true;
  }
  for (uint32_t length = 1; length <= c.length() && begin + length <= run; ++length)
    if (!grouped || begin + length != run) add(begin + length);
  if (!found) add(begin + 1);
}

Stretch::Described Stretch::describe(uint32_t word) const {
  const Match& match = matches_[words_.matches[word]];
  if (match.number == Dictionary::kNoWord)
    return {match.begin, match.number, false, dictionary_.unknown(class_[match.begin].category())};
  if (match.number == kPersonName) return {match.begin, Dictionary::kNoWord, false, person_name(match.end, 0)};
  if ((match.number & kUserTerm) != 0)
    return {match.begin, match.number & ~kUserTerm, true, user_word(match.number & ~kUserTerm, match.begin, match.end)};
  const uint32_t number = match.number + (word - match.first);
  return {match.begin, number, false, dictionary_.word(number)};
}

}  // namespace kn
