// Stems of verb forms; see verb_forms.h.
#include "search/verb_forms.h"

#include <algorithm>
#include <climits>
#include <cstdint>

#include "base/unicode.h"

namespace kn {

bool is_stem(const Word& word, std::u32string_view surface) {
  constexpr int kN = 4, kSS = 20;
  if ((word.tag() != Tag::VV && word.tag() != Tag::VA) || word.type() != WordType::plain) return false;
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
    dictionary_.trie().prefixes(form_.substr(i), [&](uint32_t length, uint32_t value) { surfaces_.push_back({i + length, dictionary_.range(value)}); });
  }
  rest_[form_.size()].surfaces = static_cast<uint32_t>(surfaces_.size());
}

// From the end to the beginning.
void FormReader::read_rests() {
  becomes_behind_.clear();
  rest_[form_.size()].ends = true;
  for (size_t i = form_.size(); i-- > 1;) {
    Rest& rest = rest_[i];
    rest.become_first = static_cast<uint32_t>(becomes_behind_.size());
    each_word(i, [&](uint32_t number, Word word, uint32_t end) {
      const Tag tag = word.tag();
      if (is_ending(tag)) {
        rest.ends = rest.ends || rest_[end].ends;
        if (tag == Tag::EC && rest_[end].becomes) becomes_behind_.push_back(end);
      } else if (tag == Tag::VX && rest_[end].ends && first_form(number, i, end) == U"지") {
        rest.becomes = true;
      }
    });
    rest.become_past = static_cast<uint32_t>(becomes_behind_.size());
  }
}

void FormReader::find_stems() {
  found_.clear();
  each_word(0, [&](uint32_t number, Word word, uint32_t end) {
    const Tag tag = word.tag();
    if (tag != Tag::VV && tag != Tag::VA && tag != Tag::VCN) return;
    if (word.type() == WordType::plain && tag != Tag::VCN && !is_stem(word, form_.substr(0, end))) return;
    const Rest& rest = rest_[end];
    if (rest.ends) {
      const uint32_t become = inner_become(number);
      // A stem and 다 is how dictionaries cite the verb (밝히다), and that reading comes first.
      const bool cited = end + 1 == form_.size() && form_.back() == U'다' && word.type() == WordType::plain;
      add(cited ? INT16_MIN + word.cost : word.cost, become > 0 ? become_stem(become) : first_form(number, 0, end));
    }
    // 싸지다 is cited, too, where 싸 and the endings 지 and 다 would cost the same.
    if (rest.becomes) add(end + 2 == form_.size() && form_.ends_with(U"지다") ? INT16_MIN + word.cost : word.cost, become_stem(end));
    // 좋 + 아 + 졌다: an ending of one word between stem and auxiliary.
    for (uint32_t b = rest.become_first; b < rest.become_past; ++b) add(word.cost, become_stem(becomes_behind_[b]));
  });
  std::sort(found_.begin(), found_.end());
  stems_.clear();
  for (auto& [cost, stem] : found_)
    if (std::find(stems_.begin(), stems_.end(), stem) == stems_.end()) stems_.push_back(std::move(stem));
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
  dictionary_.parts(number, [&](const WordPart& part) {
    if (out.empty()) out = part.form.empty() ? std::u32string(piece(begin + part.from, begin + part.to)) : decode_utf8(part.form);
  });
  return out.empty() ? std::u32string(form_.substr(begin, end - begin)) : out;
}

// Where in the word its auxiliary -지 begins, 0 for none.
uint32_t FormReader::inner_become(uint32_t number) const {
  uint32_t at = 0;
  dictionary_.parts(number, [&](const WordPart& part) {
    if (part.tag == Tag::VX && (part.form == "지" || piece(part.from, part.to) == U"지")) at = part.from;
  });
  return at;
}

// The form's letters from one place to another, which a damaged image may put anywhere.
std::u32string_view FormReader::piece(size_t from, size_t to) const { return form_.substr(std::min(from, form_.size()), to > from ? to - from : 0); }

std::u32string FormReader::become_stem(size_t at) const { return std::u32string(form_.substr(0, at)) + U"지"; }

void FormReader::add(int cost, const std::u32string& stem) { found_.emplace_back(cost, settled_stem(stem)); }

}  // namespace kn
