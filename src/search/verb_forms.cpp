// Stems of verb forms; see verb_forms.h.
#include "search/verb_forms.h"

#include <algorithm>
#include <climits>
#include <cstdint>

#include "base/unicode.h"

namespace kn {

bool is_stem(const Word& word, std::u32string_view surface) {
  constexpr int kN = 4, kSS = 20;
  if ((word.tag() != Tag::VV && word.tag() != Tag::VA) || word.type() != WordType::plain ||
      (word.mended() && !word.own()))
    return false;
  const int final = final_consonant(surface.back());
  return final == kN ? surface.back() == U'안' || surface.back() == U'신' : final != kSS || surface.back() == U'있';
}

std::u32string settled_stem(std::u32string_view stem) {
  std::u32string out(stem);
  if (out.size() < 2 || out.back() != U'지') return out;
  // 이뤄지 is short for 이루어지: ㅝ, ㅘ, ㅕ and ㅙ before -지 are ㅜ어, ㅗ아, ㅣ어 and ㅚ어.
  const char32_t c = out[out.size() - 2];
  if (!is_hangul_syllable(c) || final_consonant(c) != 0) return out;
  struct Contraction {
    char32_t contracted, vowel, ending;
  };
  constexpr Contraction kContractions[] = {{14, 13, U'어'}, {9, 8, U'아'}, {6, 20, U'어'}, {10, 11, U'어'}};
  const char32_t vowel = (c - 0xAC00) / 28 % 21;
  for (const Contraction& k : kContractions)
    if (vowel == k.contracted) {
      out[out.size() - 2] = c + (k.vowel - vowel) * 28;
      out.insert(out.size() - 1, 1, k.ending);
      break;
    }
  return out;
}

namespace {

// What comes first: a stem as cited, then a compound; other readings in the order of their costs.
constexpr int32_t kCited = 1 << 26, kCompound = 1 << 25;

// Whether two syllables begin with the same consonant.
bool begin_alike(char32_t a, char32_t b) {
  return is_hangul_syllable(a) && is_hangul_syllable(b) && (a - 0xAC00) / 588 == (b - 0xAC00) / 588;
}

}  // namespace

const std::vector<std::u32string>& FormReader::stems(std::u32string_view form) {
  form_ = form;
  find_surfaces();
  read_rests();
  find_stems();
  return stems_;
}

void FormReader::find_surfaces() {
  surfaces_.clear();
  rest_.assign(form_.size() + 1, Rest{});
  for (uint32_t i = 0; i < form_.size(); ++i) {
    rest_[i].surfaces = static_cast<uint32_t>(surfaces_.size());
    dictionary_.trie().prefixes(form_.substr(i), [&](uint32_t length, uint32_t value) {
      surfaces_.push_back({i + length, dictionary_.range(value)});
    });
  }
  rest_[form_.size()].surfaces = static_cast<uint32_t>(surfaces_.size());
}

// What it costs to go on from the end of a word by endings alone.
int32_t FormReader::cost_on(const Word& word, uint32_t end) const {
  const Rest& rest = rest_[end];
  int32_t least = kNoWay;
  if (!dictionary_.fits(word)) return least;
  for (uint32_t t = 0; t < rest.tails; ++t)
    least = std::min(
        least, rest.tail[t].cost + dictionary_.connections(rest.tail[t].left)[dictionary_.right_offset(word.right)]);
  return least;
}

// From the end to the beginning.
void FormReader::read_rests() {
  becomes_behind_.clear();
  inner_.clear();
  Rest& end_of_form = rest_[form_.size()];
  end_of_form.tails = 1;
  end_of_form.tail[0] = Tail{0, static_cast<uint16_t>(dictionary_.settings().border_left)};
  for (uint32_t i = static_cast<uint32_t>(form_.size()); i-- > 1;) {
    Rest& rest = rest_[i];
    rest.become_first = static_cast<uint32_t>(becomes_behind_.size());
    each_word(i, [&](uint32_t number, Word word, uint32_t end) {
      const Tag tag = word.tag();
      const bool ending = is_ending(tag), verb = tag == Tag::VV || tag == Tag::VA || tag == Tag::VX || tag == Tag::XSV;
      if (!ending && !verb) return;
      const int32_t cost = word.cost + cost_on(word, end);
      if (ending) {
        if (cost < kNoWay) add_tail(rest, Tail{cost, word.left});
        if (tag == Tag::EC && rest_[end].become_cost < kNoWay)
          becomes_behind_.push_back(Become{end, word.cost + rest_[end].become_cost});
        // 지 alone is an ending (오지 않는다)
      } else if (cost < kNoWay && (end < form_.size() || word.type() == WordType::inflected)) {
        if (tag == Tag::VX && first_form(number, i, end) == U"지") rest.become_cost = std::min(rest.become_cost, cost);
        inner_.push_back(Inner{i, end, number, cost});
      }
    });
    rest.become_past = static_cast<uint32_t>(becomes_behind_.size());
  }
}

void FormReader::add_tail(Rest& rest, Tail tail) {
  size_t at = std::min<size_t>(rest.tails, kTails);
  while (at > 0 && rest.tail[at - 1].cost > tail.cost) --at;
  if (at == kTails) return;
  std::move_backward(rest.tail.begin() + at, rest.tail.end() - 1, rest.tail.end());
  rest.tail[at] = tail;
  rest.tails = static_cast<uint32_t>(std::min<size_t>(rest.tails + 1, kTails));
}

void FormReader::find_stems() {
  found_.clear();
  each_word(0, [&](uint32_t number, Word word, uint32_t end) {
    const Tag tag = word.tag();
    if ((tag != Tag::VV && tag != Tag::VA && tag != Tag::VCN) || (word.mended() && !word.own())) return;
    if (word.type() == WordType::plain && tag != Tag::VCN && !is_stem(word, form_.substr(0, end))) return;
    const Rest& rest = rest_[end];
    if (const int32_t cost = word.cost + cost_on(word, end); cost < kNoWay) {
      const uint32_t become = inner_become(number);
      // A stem and 다 is how dictionaries cite the verb (밝히다), and that reading comes first.
      const bool cited = end + 1 == form_.size() && form_.back() == U'다' && word.type() == WordType::plain;
      add(cited ? cost - kCited : cost, become > 0 ? become_stem(become) : first_form(number, 0, end));
    }
    // 싸지다 is cited, too, where 싸 and the endings 지 and 다 would cost the same.
    if (rest.become_cost < kNoWay)
      add(word.cost + rest.become_cost - (end + 2 == form_.size() && form_.ends_with(U"지다") ? kCited : 0),
          become_stem(end));
    // 좋 + 아 + 졌다: an ending of one word between stem and auxiliary.
    for (uint32_t b = rest.become_first; b < rest.become_past; ++b)
      add(word.cost + becomes_behind_[b].cost, become_stem(becomes_behind_[b].at));
  });
  find_compounds();
  std::sort(found_.begin(), found_.end());
  stems_.clear();
  for (auto& [cost, stem] : found_) stems_.push_back(std::move(stem));
}

// 알아 + 봤다, 힘 + 쓴다: what stands before a verb belongs to it where the dictionary has both as one.  Not 실 + 었다,
// which ends in an ending more likely than in a verb, and not what the dictionary takes for a verb that is swallowed
// whole (다 for 하다).
void FormReader::find_compounds() {
  for (const Inner& verb : inner_) {
    const Rest& rest = rest_[verb.begin];
    if (rest.tails > 0 && rest.tail[0].cost < verb.cost) continue;
    const std::u32string own = first_form(verb.number, verb.begin, verb.end);
    if (!begin_alike(own.front(), form_[verb.begin])) continue;
    const std::u32string stem = std::u32string(form_.substr(0, verb.begin)) + own;
    if (is_listed(stem)) add(verb.cost - kCompound, stem);
  }
}

bool FormReader::is_listed(std::u32string_view stem) const {
  const WordRange range = dictionary_.words_of(stem);
  for (uint32_t w = range.first; w < range.end; ++w)
    if (is_stem(dictionary_.word(w), stem)) return true;
  return false;
}

// Calls found(number, word, end) for the words that begin here, but not for those whose end leads nowhere.
template <typename Found>
void FormReader::each_word(size_t begin, Found&& found) const {
  if (begin >= form_.size()) return;
  for (uint32_t s = rest_[begin].surfaces; s < rest_[begin + 1].surfaces; ++s)
    if (const auto [end, words] = surfaces_[s]; rest_[end].leads_on())
      for (uint32_t w = words.first; w < words.end; ++w) found(w, dictionary_.word(w), end);
}

// The first morpheme of the word at [begin, end), as in its dictionary form.
std::u32string FormReader::first_form(uint32_t number, size_t begin, size_t end) const {
  std::u32string out;
  dictionary_.parts(number, end - begin, [&](const WordPart& part) {
    if (out.empty())
      out = part.form.empty() ? std::u32string(piece(begin + part.from, begin + part.to)) : decode_utf8(part.form);
  });
  return out.empty() ? std::u32string(form_.substr(begin, end - begin)) : out;
}

// Where in the word its auxiliary -지 begins, 0 for none.
uint32_t FormReader::inner_become(uint32_t number) const {
  uint32_t at = 0;
  dictionary_.parts(number, form_.size(), [&](const WordPart& part) {
    if (part.tag == Tag::VX && (part.form == "지" || piece(part.from, part.to) == U"지")) at = part.from;
  });
  return at;
}

// The form's letters from one place to another, which a damaged image may put anywhere.
std::u32string_view FormReader::piece(size_t from, size_t to) const {
  return form_.substr(std::min(from, form_.size()), to > from ? to - from : 0);
}

std::u32string FormReader::become_stem(size_t at) const { return std::u32string(form_.substr(0, at)) + U"지"; }

// A stem that is found again may be cheaper so.
void FormReader::add(int32_t cost, const std::u32string& stem) {
  std::u32string settled = settled_stem(stem);
  const auto same =
      std::find_if(found_.begin(), found_.end(), [&](const auto& found) { return found.second == settled; });
  if (same == found_.end())
    found_.emplace_back(cost, std::move(settled));
  else
    same->first = std::min(same->first, cost);
}

}  // namespace kn
