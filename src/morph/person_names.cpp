// Costs of names from how usual their syllables are; see person_names.h.
#include "morph/person_names.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/unicode.h"

namespace kn {

namespace {

// MeCab's costs are negative logarithms; mecab-ko-dic has about so many to a nat.
constexpr int kCostPerNat = 300;
// What a name costs besides its syllables.
constexpr int kName = 700;
// Bearers among 10,000, given names among 1,000; a syllable that is rounded to none of them is rare, not impossible.
constexpr char32_t kFirst = U'가', kLast = U'힣';
constexpr double kBearers = 10000, kGivenNames = 1000, kRare = 0.3;

// In steps; a syllable more usual than all would cost nothing.
uint8_t steps_of(std::string_view cell, double all, int step) {
  int count = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), count);
  return static_cast<uint8_t>(
      std::clamp(kCostPerNat * std::log(all / std::max<double>(count, kRare)) / step, 0.0, 254.0));
}

}  // namespace

PersonNames::PersonNames(const Image& image, const Dictionary& dictionary) : dictionary_(dictionary) {
  for (const char* table :
       {"facts/surnames", "facts/given_syllables", "facts/titles", "facts/particles", "facts/derived_nouns"})
    if (!image.has(table)) return;
  syllables_.resize(kLast - kFirst + 1);
  const auto of = [&](std::string_view term) -> Syllable* {
    const std::u32string chars = decode_utf8(term);
    return chars.size() == 1 && is_hangul_syllable(chars[0]) ? &syllables_[chars[0] - kFirst] : nullptr;
  };
  surnames_.emplace(FactTable::open(image, "surnames"));
  titles_.emplace(FactTable::open(image, "titles"));
  particles_.emplace(FactTable::open(image, "particles"));
  derived_nouns_.emplace(FactTable::open(image, "derived_nouns"));
  weight_ = surnames_->column("weight");
  for (uint32_t row = 0; row < surnames_->rows(); ++row)
    if (Syllable* s = of(surnames_->term(row))) s->surname = steps_of(surnames_->cell(row, weight_), kBearers, kStep);
  const FactTable given = FactTable::open(image, "given_syllables");
  const uint32_t first = given.column("first"), second = given.column("second");
  for (uint32_t row = 0; row < given.rows(); ++row)
    if (Syllable* s = of(given.term(row)))
      s->first = steps_of(given.cell(row, first), kGivenNames, kStep),
      s->second = steps_of(given.cell(row, second), kGivenNames, kStep);
}

const PersonNames::Syllable* PersonNames::syllable(char32_t c) const {
  return is_hangul_syllable(c) && c - kFirst < syllables_.size() ? &syllables_[c - kFirst] : nullptr;
}

int PersonNames::surname_cost(std::u32string_view surname) const {
  if (surname.size() == 1) {
    const Syllable* s = syllable(surname[0]);
    return s == nullptr || s->surname == kNever ? kNone : kName + s->surname * kStep;
  }
  const auto row = surnames_->find(surname);
  return row ? kName + steps_of(surnames_->cell(*row, weight_), kBearers, kStep) * kStep : kNone;
}

// A title of so many letters or more, and nothing behind it but particles: 씨, 대표는.
bool PersonNames::titled(std::u32string_view rest, uint32_t least) const {
  bool title = false;
  titles_->prefixes(rest, [&](FactMatch m) { title = title || (m.length >= least && glued(rest.substr(m.length))); });
  return title;
}

// Title and particles are glued to it, and no title stands in its place: 맹청장은 is 맹 + 청장, 최영장군 is 최영 +
// 장군.
bool PersonNames::stands_alone(std::u32string_view run, uint32_t surname) const {
  const std::u32string_view rest = run.substr(surname + 2);
  return (glued(rest) || titled(rest, 1)) && !titled(run.substr(surname), 2) && !titled(run.substr(surname + 1), 2);
}

bool PersonNames::is_noun(std::u32string_view word) const {
  const WordRange range = dictionary_.words_of(word);
  for (uint32_t w = range.first; w < range.end; ++w)
    if (const Word known = dictionary_.word(w); known.tag() == Tag::NNG && !known.rare()) return true;
  return false;
}

// The dictionary has a word of the same letters, a noun in front of a particle or a suffix (정부 + 의, 변호 + 단), or
// two words for all of the run (정상 + 회의).
bool PersonNames::is_known(std::u32string_view run, uint32_t name) const {
  const auto known = [&](std::u32string_view word, auto&& is) {
    const WordRange range = dictionary_.words_of(word);
    for (uint32_t w = range.first; w < range.end; ++w)
      if (is(dictionary_.word(w).tag())) return true;
    return false;
  };
  const auto any = [](Tag) { return true; };
  const std::u32string_view front = run.substr(0, name - 1), last = run.substr(name - 1, 1);
  if (known(run.substr(0, name), any)) return true;
  if (is_noun(front) &&
      (derived_nouns_->find(last) || known(last, [](Tag tag) { return is_particle(tag) || tag == Tag::XSN; })))
    return true;
  return run.size() == name + 1 && known(front, any) && known(run.substr(name - 1), any);
}

int PersonNames::given_cost(char32_t first, char32_t second) const {
  const Syllable *a = syllable(first), *b = syllable(second);
  return a == nullptr || b == nullptr || a->first == kNever || b->second == kNever ? kNone
                                                                                   : (a->first + b->second) * kStep;
}

}  // namespace kn
