// Emits the features of features.h.
#include "entities/features.h"

#include <algorithm>

#include "base/interrupt.h"

namespace kn::entities {

namespace {

constexpr uint64_t kMix = 0x9E3779B97F4A7C15ULL;

inline uint64_t mix(uint64_t h, uint64_t v) {
  h = (h ^ v) * kMix;
  return h ^ (h >> 32U);
}
// Two rounds for one value; small values are packed into one first.
template <typename... V>
inline uint64_t hash(uint64_t kind, V... v) {
  uint64_t h = kind * 0xD6E8FEB86659FD93ULL;
  ((h = mix(h, static_cast<uint64_t>(v))), ...);
  return mix(h, 0x2545F4914F6CDD1DULL);
}
// Letters as 17 bits each (with their blank), three to a value.
inline uint64_t pack(uint64_t a, uint64_t b) { return a << 17U | b; }
inline uint64_t pack(uint64_t a, uint64_t b, uint64_t c) { return (a << 34U | b << 17U) | c; }
inline uint64_t small(uint64_t a, uint64_t b) { return a << 8U | b; }
inline uint64_t small(uint64_t a, uint64_t b, uint64_t c) { return a << 16U | b << 8U | c; }
inline uint64_t small(uint64_t a, uint64_t b, uint64_t c, uint64_t d) { return a << 24U | b << 16U | c << 8U | d; }

constexpr char32_t kEdge = 0xFFFF;

inline uint64_t few(size_t n, size_t most) { return n < most ? n : most; }

// Longest name that is looked up, in letters.
constexpr size_t kLongestWord = 24;

uint8_t ending_bits(uint32_t classes) { return static_cast<uint8_t>((classes / kOrganizationEnding) & 15U); }

}  // namespace

void Features::assign(const Letters& letters) {
  letters_ = &letters;
  const size_t n = letters.size();
  known_.assign(n, Known{});
  prefix_.resize(n);
  suffix_.resize(n);
  for (size_t i = 0; i < n; ++i) {
    const uint64_t c = letters.shape[i] == Shape::digit ? U'0' : letters.chars[i];
    prefix_[i] = mix(letters.word[i] == i ? 1 : prefix_[i - 1], c);
  }
  for (size_t i = n; i-- > 0;) {
    const uint64_t c = letters.shape[i] == Shape::digit ? U'0' : letters.chars[i];
    suffix_[i] = mix(letters.end[i] == i + 1 ? 2 : suffix_[i + 1], c);
  }
  find_words();
  find_marks();
  find_people();
  find_neighbours();
}

bool Features::border(size_t i) const {
  const Letters& l = *letters_;
  return i >= l.size() || i == 0 || l.word[i] == i || known_[i - 1].particle_next;
}

// The words of the tables that begin at each letter.
void Features::look_up() {
  const std::u32string_view chars(letters_->chars);
  const size_t n = chars.size();
  hits_.clear();
  first_hit_.resize(n + 1);
  single_.assign(n, 0);
  size_t next = 0;  // letter whose first hit is not known yet
  words_.everywhere(chars, kLongestWord, codes_, [&](size_t i, uint32_t length, uint32_t classes) {
    while (next <= i) first_hit_[next++] = static_cast<uint32_t>(hits_.size());
    if (length == 1) single_[i] = classes;
    hits_.push_back({length, classes});
  });
  while (next <= n) first_hit_[next++] = static_cast<uint32_t>(hits_.size());
}

// What ends with the word and is a particle stands behind a name.
void Features::find_particles() {
  const Letters& l = *letters_;
  for (size_t i = 1; i < l.size(); ++i) {
    if (l.word[i] == i) continue;
    for (uint32_t h = first_hit_[i]; h < first_hit_[i + 1]; ++h)
      if ((hits_[h].classes & kParticle) != 0 && i + hits_[h].length == l.end[i]) known_[i - 1].particle_next = true;
  }
}

// A title of that length begins at letter i.
void Features::note_title(size_t i, uint32_t length, uint32_t classes) {
  const Letters& l = *letters_;
  uint8_t kinds = 0;
  if ((classes & kTitleAfter) != 0) kinds |= 1;
  if ((classes & kTitleBefore) != 0) kinds |= 2;
  if ((classes & kHonorific) != 0) kinds |= 4;
  if ((classes & kTitleModifier) != 0) kinds |= 8;
  if (border(i + length)) kinds |= 16;
  known_[i].title_here = kinds;
  known_[i].title_length = static_cast<uint8_t>(few(length, 3));
  if (l.word[i] == i || border(i + length))
    for (size_t k = i; k < i + length && k < l.size(); ++k)
      known_[k].in_title = static_cast<uint8_t>(known_[k].in_title | kinds | (k == i ? 32 : 0));
}

void Features::find_words() {
  const Letters& l = *letters_;
  const size_t n = l.size();
  look_up();
  find_particles();
  uint32_t covered[4] = {0, 0, 0, 0};
  InterruptPacer pacer;
  for (size_t i = 0; i < n; ++i) {
    pacer.tick();
    if (first_hit_[i] == first_hit_[i + 1]) continue;
    uint32_t best[4] = {0, 0, 0, 0}, best_classes[4] = {0, 0, 0, 0}, names = 0;
    uint32_t title = 0, title_classes = 0, foreign = 0;
    for (uint32_t h = first_hit_[i]; h < first_hit_[i + 1]; ++h) {
      const auto [length, classes] = hits_[h];
      const size_t end = i + length;
      if ((classes & kForeignGivenName) != 0 && l.word[i] == i && l.end[i] == end) foreign = length;
      // A word of one letter is a name only by itself; a key that runs over a blank must begin with the word.
      const bool crosses = l.end[i] < end;
      if ((classes & kAnyName) != 0 && (length > 1 || (l.word[i] == i && border(end))) &&
          (!crosses || (l.word[i] == i && length > 2))) {
        const uint32_t groups[4] = {kCountry | kDivision, kPlace, kOrganization, kPerson | kProduct | kEvent};
        for (int g = 0; g < 4; ++g)
          if ((classes & groups[g]) != 0) best[g] = length, best_classes[g] = classes;
        names = 1;
      }
      if (crosses) continue;
      if (ending_bits(classes) != 0 && i > l.word[i]) {
        for (size_t k = i; k < end; ++k) known_[k].ending_in |= ending_bits(classes);
        known_[end - 1].ending_here |= ending_bits(classes);
        known_[i - 1].ending_next |= ending_bits(classes);
        if (border(end)) known_[l.word[i]].word_ending |= ending_bits(classes);
      }
      if ((classes & (kTitleAfter | kTitleBefore | kHonorific | kTitleModifier)) != 0)
        title = length, title_classes = classes;
    }
    for (size_t k = i; k < i + foreign; ++k) known_[k].foreign |= 1;
    if (foreign > 0 && i + foreign < n && l.in_word(i + foreign))
      for (size_t k = i + foreign; k < l.end[i + foreign]; ++k) known_[k].foreign |= 2;
    for (int g = 0; names != 0 && g < 4; ++g) {
      if (best[g] == 0 || i < covered[g]) continue;
      const bool left = l.word[i] == i, right = border(i + best[g]);
      // A shorter one inside a word is noise, unless it begins or ends the word.
      if (!left && !right) continue;
      covered[g] = static_cast<uint32_t>(i + best[g]);
      const uint64_t mark = hash(900, best_classes[g] & (kAnyName | kAmbiguous), left, right, few(best[g], 4));
      for (size_t k = i; k < i + best[g]; ++k)
        known_[k].name[g] = hash(901, mark, k == i ? 0 : k + 1 == i + best[g] ? 2 : 1);
    }
    if (title != 0) note_title(i, title, title_classes);
  }
  for (size_t i = 0; i < n; ++i) known_[i].word_ending = known_[l.word[i]].word_ending;
}

// Quotation marks and brackets: only pairs within a line, of at most 40 letters, are told apart from apostrophes.
void Features::find_marks() {
  const Letters& l = *letters_;
  constexpr size_t kLongest = 40;
  for (size_t i = 0; i < l.size(); ++i) {
    if (l.shape[i] != Shape::quote && l.shape[i] != Shape::open) continue;
    const bool quote = l.shape[i] == Shape::quote;
    for (size_t k = i + 1; k < l.size() && k - i <= kLongest; ++k) {
      if (quote ? l.shape[k] != Shape::quote : l.shape[k] != Shape::close) {
        if (l.shape[k] == Shape::stop && quote && l.chars[k] == U'.') break;
        continue;
      }
      if (quote && l.spaced[k] != 0 && !l.spaced[i]) break;
      const size_t length = k - i - 1;
      for (size_t m = i + 1; m < k; ++m) {
        Known& at = known_[m];
        at.enclosed = quote ? (l.chars[i] == U'\'' || l.chars[i] == U'‘' ? 1 : 2) : l.chars[i] == U'(' ? 3 : 4;
        at.enclosed_length = static_cast<uint8_t>(length < 3    ? length
                                                  : length < 6  ? 3
                                                  : length < 10 ? 4
                                                  : length < 16 ? 5
                                                                : 6);
        at.from_mark = static_cast<uint8_t>(few(m - i - 1, 3));
        at.to_mark = static_cast<uint8_t>(few(k - m - 1, 3));
        at.after_mark = k + 1 < l.size() ? (l.spaced[k + 1] != 0 ? U' ' : l.chars[k + 1]) : kEdge;
      }
      if (quote) i = k;
      break;
    }
  }
}

// Words that could be a Korean personal name: surname and one or two letters, then a border.
void Features::find_people() {
  const Letters& l = *letters_;
  for (size_t i = 0; i < l.size(); ++i) {
    if (l.word[i] != i || (single_[i] & kSurname) == 0) continue;
    for (size_t length = 1; length <= 4 && i + length <= l.end[i]; ++length) {
      if (!border(i + length)) continue;
      const uint64_t first = length > 1 ? weight_of(single_[i + 1], kFirstWeight) : 0,
                     second = length > 2 ? weight_of(single_[i + 2], kSecondWeight) : 0;
      const uint64_t fit = ((weight_of(single_[i], kSurnameWeight) * 4 + first) * 4 + second) * 8 + length * 2 +
                           (i + length == l.end[i] ? 1 : 0);
      for (size_t k = 0; k < length; ++k)
        if (known_[i + k].person == 0 || length == 3)
          known_[i + k].person = static_cast<uint16_t>((fit * 4 + few(k, 3)) * 2 + 1);
    }
  }
}

// What the letters of a word have in common, once a word.
void Features::find_neighbours() {
  const Letters& l = *letters_;
  const size_t n = l.size();
  words_of_.clear();
  word_number_.resize(n);
  constexpr size_t kFar = 3;  // punctuation marks that may stand between two words
  for (size_t begin = 0; begin < n;) {
    const size_t end = l.end[begin];
    Word word;
    word.ending = known_[begin].word_ending;
    word.mark_after = end >= n ? kEdge : l.in_word(end) ? U' ' : l.chars[end];
    size_t p = begin, q = end;
    while (p > 0 && begin - p < kFar && !l.in_word(p - 1)) --p;
    while (q < n && q - end < kFar && !l.in_word(q)) ++q;
    if (p > 0 && l.in_word(p - 1)) {
      word.has_previous = true;
      word.previous = suffix_[l.word[p - 1]];
      word.previous_last = mix(l.chars[p - 1], p > 1 ? l.chars[p - 2] : 0);
      word.previous_title = known_[p - 1].in_title;
    }
    if (q < n && l.in_word(q)) {
      const size_t stop = l.end[q];
      word.has_next = true;
      word.next = suffix_[q];
      word.next_first = mix(l.chars[q], q + 1 < n ? l.chars[q + 1] : 0);
      word.next_last = mix(l.chars[stop - 1], stop > 1 ? l.chars[stop - 2] : 0);
      word.next_title = known_[q].title_here * 4U + known_[q].title_length;
    }
    for (size_t i = begin; i < end; ++i) word_number_[i] = static_cast<uint32_t>(words_of_.size());
    words_of_.push_back(word);
    begin = end;
  }
  // Shapes of three letters on the left to two on the right, with blanks.
  plain_.resize(n);
  shapes_.resize(n);
  for (size_t i = 0; i < n; ++i)
    plain_[i] = static_cast<uint32_t>(l.shape[i] == Shape::digit ? U'0' : l.chars[i] & 0xFFFFU) * 2 + l.spaced[i];
  const auto shape = [&](size_t i) -> uint64_t {
    return i < n ? static_cast<uint64_t>(l.shape[i]) * 2 + l.spaced[i] : 31;
  };
  uint64_t row = 0x3FF;
  for (size_t i = 0; i < n; ++i) {
    if (i == 0)
      row = 31ULL << 20U | 31ULL << 15U | shape(0) << 10U | shape(1) << 5U | shape(2);
    else
      row = (row << 5U | shape(i + 2)) & 0x1FFFFFFU;
    shapes_[i] = static_cast<uint32_t>(row);
  }
}

size_t Features::at(size_t i, std::array<uint64_t, kMost>& out) const {
  const Letters& l = *letters_;
  const size_t n = l.size();
  size_t count = 0;
  const auto add = [&](uint64_t h) { out[count++] = h; };
  const auto letter = [&](ptrdiff_t d) -> uint64_t {
    const ptrdiff_t k = static_cast<ptrdiff_t>(i) + d;
    if (k < 0 || k >= static_cast<ptrdiff_t>(n)) return kEdge * 2;
    return plain_[static_cast<size_t>(k)];
  };
  const uint64_t a2 = letter(-2), a1 = letter(-1), c0 = letter(0);
  const size_t begin = l.word[i], end = l.end[i];
  const size_t into = i - begin, left = end - i - 1;
  const Known& k = known_[i];
  const uint64_t before = into > 0 ? prefix_[i - 1] : 3, after = left > 0 ? suffix_[i + 1] : 4;
  const bool last = left == 0 || k.particle_next;

  const Word& word = words_of_[word_number_[i]];

  // The word, the letters beside, endings, titles and names.
  add(hash(40, prefix_[i]));
  add(hash(41, suffix_[i]));
  add(hash(42, before));
  add(hash(43, after));
  add(hash(10, pack(a1, c0)));
  add(hash(15, pack(a2, a1, c0)));
  add(hash(45, small(few(into, 6), few(left, 6), last)));
  add(hash(70, small(small(k.ending_here, k.ending_next, k.ending_in, word.ending), few(into, 4), last)));
  add(hash(73, small(word.next_title, few(left, 4), into == 0)));
  const uint64_t names = ((k.name[0] * 31 + k.name[1]) * 31 + k.name[2]) * 31 + k.name[3];
  if (names != 0) {
    add(hash(60, names));
    add(hash(64, names, after));
  }

  // More of the letters.
  add(hash(2, c0));
  add(hash(31, shapes_[i]));

  // Neighbours.
  add(hash(48, small(word.mark_after, few(left, 3))));
  if (word.has_previous) {
    add(hash(50, word.previous, few(into, 3)));
    add(hash(51, word.previous_last, few(into, 2)));
  }
  if (word.has_next) {
    add(hash(55, word.next, few(left, 3)));
    add(hash(56, word.next_first, few(left, 3)));
    add(hash(57, word.next_last, few(left, 2)));
  }

  // Tables and marks.
  add(hash(75, small(k.in_title, last, left > 0 ? known_[i + 1].title_here * 4U + known_[i + 1].title_length : 0)));
  if (word.previous_title != 0) add(hash(76, small(word.previous_title, few(into, 3), few(left, 3))));
  if (k.person != 0) {
    add(hash(78, k.person));
    add(hash(79, uint64_t{k.person} << 32U | word.next_title));
  }
  if (k.foreign != 0) add(hash(83, small(k.foreign, few(into, 2), few(left, 2), word.next_title)));
  if (k.enclosed != 0) {
    add(hash(81, small(k.enclosed, k.enclosed_length, k.from_mark, k.to_mark)));
    add(hash(82, small(k.after_mark, k.enclosed, few(k.from_mark, 1), few(k.to_mark, 1))));
  }
  return count;
}

// The whole word, how it begins and ends, its neighbours, and what the tables say of its first letter.
size_t Features::of_word(size_t i, std::array<uint64_t, kMost>& out) const {
  const Letters& l = *letters_;
  const size_t n = l.size(), end = l.end[i], length = end - i;
  const Known& k = known_[i];
  const Word& word = words_of_[word_number_[i]];
  size_t count = 0;
  const auto add = [&](uint64_t h) { out[count++] = h; };
  add(hash(100, suffix_[i]));
  add(hash(101, prefix_[i]));
  if (length > 1) {
    add(hash(102, prefix_[i + 1]));
    add(hash(103, suffix_[end - 1]));
  }
  if (length > 2) {
    add(hash(104, prefix_[i + 2]));
    add(hash(105, suffix_[end - 2]));
  }
  uint64_t inner = 0;
  size_t stem = end;
  for (size_t m = i; m < end; ++m) {
    const Known& at = known_[m];
    if (m > i) inner |= (at.name[0] | at.name[1] | at.name[2] | at.name[3]) != 0 ? 1 : 0;
    if (at.particle_next && stem == end) stem = m + 1;
  }
  if (stem < end) add(hash(106, prefix_[stem - 1]));
  add(hash(107, word.previous));
  add(hash(108, word.previous_last));
  add(hash(109, word.next));
  add(hash(110, word.next_first));
  add(hash(111, ((k.name[0] * 31 + k.name[1]) * 31 + k.name[2]) * 31 + k.name[3], inner));
  add(hash(112, small(word.ending, k.in_title, word.next_title, word.previous_title)));
  add(hash(113, uint64_t{k.person} << 32U | word.next_title));
  add(hash(114, shapes_[i], few(length, 7)));
  add(hash(115, small(k.foreign, k.enclosed, k.enclosed_length, few(end < n ? 1 : 0, 1))));
  return count;
}

}  // namespace kn::entities
